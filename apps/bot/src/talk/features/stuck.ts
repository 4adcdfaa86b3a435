/** `stuck`: what has been under way for longer than it should. */
import { toMillisFloor } from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import { Alarms } from "../../routing/Alarms.ts"
import { sees } from "../../routing/Sight.ts"
import * as View from "../../view/View.ts"
import { brief } from "../About.ts"
import { asOf } from "../AsOf.ts"
import { type Feature, refuse, say } from "../Feature.ts"

const SHOWN_MAX = 20
const READ_MAX = 2_000

export const stuck: Feature = {
  name: "stuck",
  usage: "",
  summary: "what has been under way for longer than it should",
  answer: (config, asker, rest) =>
    Effect.gen(function* () {
      if (rest !== "") return refuse("stuck takes nothing after it; for one of them: orchestration <id or ref_id>")
      const alarms = yield* (yield* Alarms).stuck(READ_MAX)
      // Several routes may call the same state stuck.
      const visible = new Map(
        alarms
          .filter(({ told }) => sees(asker.sight, config.routes, told.orchestration))
          .map((alarm) => [alarm.orchestrationId, alarm])
      )
      if (visible.size === 0) return say("Nothing that may be told of here is stuck.", yield* asOf(config))
      const nowMs = yield* Clock.currentTimeMillis
      const lines = [...visible.values()].slice(0, SHOWN_MAX).map(({ acknowledgedBy, told }) => {
        const age = View.ageText(nowMs - toMillisFloor(told.orchestration.created_at))
        const by = acknowledgedBy === null ? "acknowledged by nobody" : `acknowledged by ${View.shown(acknowledgedBy)}`
        return `${brief({ change: told })}, for ${age}, ${by}`
      })
      const first = visible.size > SHOWN_MAX ? `, the oldest ${SHOWN_MAX}` : ""
      return say(
        `${visible.size} stuck${first}:`,
        ...lines,
        "Do not send them again: they may still complete.",
        yield* asOf(config)
      )
    })
}
