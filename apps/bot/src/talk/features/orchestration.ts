/** `orchestration`: where one stands, and what is being done about it. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import { Alarms } from "../../routing/Alarms.ts"
import * as Hold from "../../routing/Hold.ts"
import * as Routing from "../../routing/Routing.ts"
import { Silences } from "../../routing/Silences.ts"
import * as View from "../../view/View.ts"
import { about } from "../About.ts"
import { asOf } from "../AsOf.ts"
import { type Feature, say } from "../Feature.ts"

/** Steps of a history that are shown. */
const STEPS_MAX = 10

const usage = "<id or ref_id>"
const name = "orchestration"

export const orchestration: Feature = {
  name,
  usage,
  summary: "where an orchestration stands",
  answer: (config, asker, rest) =>
    about(config, asker, { name, usage }, rest, ({ change, steps }) =>
      Effect.gen(function* () {
        const alarms = yield* (yield* Alarms).of(change.id)
        const silences = yield* (yield* Silences).list
        const nowMs = yield* Clock.currentTimeMillis
        const view = View.make(change, { ...config, templates: {} })
        const current = alarms.filter(({ isOver }) => !isOver)
        const time = (at: string) => View.timeText(at, config.timeZone)
        const holds = [...Routing.targetsOf(config.routes, change.orchestration)]
          .filter(([target]) => asker.sight === "everything" || asker.sight.has(target))
          .flatMap(([target, route]) => {
            const { kind, orchestration: row, status } = change
            const due = { target, route, orchestration: row, kind, status, isStuck: current.length > 0 }
            const hold = Hold.judge(due, silences, config, nowMs)
            return hold === undefined ? [] : [`Held back at ${target}: ${hold.because}`]
          })
        return say(
          view.title,
          ...view.fields.map((field) => `${field.name}: ${field.value}`),
          ...(steps.length < 2
            ? []
            : [
                `History: ${steps
                  .slice(-STEPS_MAX)
                  .map(({ observedAt, status }) => `${View.shown(status)} ${time(observedAt)}`)
                  .join(", ")}`
              ]),
          ...current.map(({ acknowledgedAt, acknowledgedBy, raisedAt, reason }) =>
            acknowledgedAt === null
              ? `${reason} since ${time(raisedAt)}, acknowledged by nobody`
              : `${reason} since ${time(raisedAt)}, acknowledged by ${View.shown(acknowledgedBy ?? "")} ${time(acknowledgedAt)}`
          ),
          ...holds,
          ...(view.advice === undefined ? [] : [view.advice]),
          ...(view.link === undefined ? [] : [view.link]),
          `${yield* asOf(config)}; its last change was seen ${time(change.observed_at)}`
        )
      })
    )
}
