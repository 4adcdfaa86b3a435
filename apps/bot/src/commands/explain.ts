/**
 * `segue-bot explain`: which routes an orchestration takes and why, what was told where, what would be said now; or the
 * same of what was found beside statuses.
 */
import { isTerminal } from "@segue/core/Orchestration"
import { toMillisFloor } from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import * as Bot from "../Bot.ts"
import type { Config } from "../config/Config.ts"
import type { Route } from "../config/Settings.ts"
import { Fatal } from "../ExitCode.ts"
import * as Findings from "../knowledge/Explained.ts"
import { Outbox, type Told } from "../outbox/Outbox.ts"
import { type Alarm, Alarms } from "../routing/Alarms.ts"
import * as Hold from "../routing/Hold.ts"
import * as Routing from "../routing/Routing.ts"
import { Silences } from "../routing/Silences.ts"
import * as Stuck from "../routing/Stuck.ts"
import { find, type Found } from "../talk/Found.ts"
import * as View from "../view/View.ts"
import type { Command } from "./Command.ts"

const present = (...parts: ReadonlyArray<string | undefined>): string =>
  parts.filter((part) => part !== undefined).join("; ")

const toldLine = ({ attempts, dueAt, failure, held, inDigest, kind, route, shownAt, state, status, target }: Told) =>
  present(
    `  ${target}: ${kind}${route === null ? "" : ` by route ${route}`}, ${status} ${state}`,
    shownAt === null ? undefined : `last taken ${shownAt}${inDigest ? " in a digest" : ""}`,
    dueAt === null ? undefined : `waits until ${dueAt}${held === null ? "" : `: ${held}`}`,
    attempts === 0 ? undefined : `${attempts} attempts failed: ${failure ?? ""}`
  )

/** What a route has to say about how long it lasts. */
const stuckLine = (route: Route, { change }: Found, config: Config, nowMs: number): string | undefined => {
  const { orchestration, status } = change
  if (isTerminal(status)) return undefined
  const minutes = (route.stuckAfterMinutes as Readonly<Record<string, number>> | undefined)?.[status]
  if (minutes === undefined) return `${route.name}: nothing is called stuck while ${View.shown(status)}`
  const createdMs = toMillisFloor(orchestration.created_at)
  const ageMs = Stuck.ageMs(orchestration, createdMs, nowMs, config)
  const counted = ageMs === Math.max(0, nowMs - createdMs) ? "" : ", of which banks worked so long"
  const is = ageMs >= minutes * 60_000 ? "stuck" : "not stuck"
  return `${route.name}: ${is}, ${View.ageText(ageMs)} old${counted}; called stuck from ${View.ageText(minutes * 60_000)} on`
}

const alarmLine = (alarm: Alarm, config: Config): string => {
  const { acknowledgedAt, acknowledgedBy, isOver, raisedAt, reason, route, stepsTaken } = alarm
  const steps = config.routes.find(({ name }) => name === route)?.escalation ?? []
  const next = steps[stepsTaken]
  const nextMs = next === undefined ? 0 : toMillisFloor(raisedAt) + next.afterMinutes * 60_000
  return present(
    `  ${reason} by route ${route} since ${raisedAt}`,
    `${stepsTaken} of ${steps.length} steps taken`,
    isOver
      ? "over: the orchestration went on"
      : acknowledgedAt === null
        ? next === undefined
          ? "acknowledged by nobody"
          : `acknowledged by nobody; the next step comes ${new Date(nextMs).toISOString()}`
        : `acknowledged by ${acknowledgedBy} ${acknowledgedAt}`
  )
}

/** Where and when it would be told if it changed to what it is just now. */
const nowLines = (config: Config, { change }: Found, alarms: ReadonlyArray<Alarm>, nowMs: number) =>
  Effect.gen(function* () {
    const silences = yield* (yield* Silences).list
    const { kind, orchestration, status } = change
    const isStuck = alarms.some(({ isOver, reason }) => reason === "STUCK" && !isOver)
    return [...Routing.targetsOf(config.routes, orchestration)].map(([target, route]) => {
      const hold = Hold.judge({ target, route, orchestration, kind, status, isStuck }, silences, config, nowMs)
      return hold === undefined
        ? `  ${target}: at once, nothing holds it back`
        : `  ${target}: ${new Date(hold.untilMs).toISOString()}, held back by ${hold.because}`
    })
  })

const explained = (config: Config, key: string) =>
  Effect.gen(function* () {
    if (key === Findings.EVERYTHING) return yield* Findings.explain(config, key)
    const found = Option.getOrUndefined(yield* find(key, "everything", config.routes))
    const findings = yield* Findings.explain(config, key)
    if (found === undefined) {
      if (findings !== undefined) return findings
      const message = `${key} is no id and no ref_id of an orchestration seen here, and nothing that was found names it`
      return yield* new Fatal({ code: "refused", message })
    }
    const { change } = found
    const told = yield* (yield* Outbox).told(change.id)
    const alarms = yield* (yield* Alarms).of(change.id)
    const nowMs = yield* Clock.currentTimeMillis
    const verdicts = Routing.explain(config.routes, change.orchestration)
    const stuck = verdicts.flatMap(({ isTaken, route }) => {
      const line = isTaken ? stuckLine(route, found, config, nowMs) : undefined
      return line === undefined ? [] : [`  ${line}`]
    })
    const targets = yield* nowLines(config, found, alarms, nowMs)
    return [
      "routes, in order:",
      ...verdicts.map(
        ({ because, isTaken, route }) =>
          `  ${route.name}: ${isTaken ? `taken, to ${route.targets.join(", ")}` : "not taken"} (${because})`
      ),
      ...(stuck.length === 0 ? [] : ["how long it may last:", ...stuck]),
      ...(alarms.length === 0 ? [] : ["alarms, the newest first:", ...alarms.map((alarm) => alarmLine(alarm, config))]),
      told.length === 0 ? "told so far: nothing" : "told so far:",
      ...told.map(toldLine),
      targets.length === 0 ? "told now: nowhere" : "told now, where and when:",
      ...targets,
      "what a message says now:",
      `  ${View.lineOf(View.make(change, config))}`,
      ...(findings === undefined ? [] : ["found beside its statuses:", findings])
    ].join("\n")
  })

export const explain: Command = {
  name: "explain",
  usage: "<id or ref_id> | findings | finding-<number>",
  summary:
    "Says which routes an orchestration takes and why, what was told where, what holds it, what a message says now; likewise what was found",
  run: (config, [key, ...more]) =>
    key === undefined || more.length > 0
      ? Effect.fail(new Fatal({ code: "configuration", message: "explain takes one id or ref_id, or findings" }))
      : Effect.provide(explained(config, key), Bot.databaseBeside(config)).pipe(
          Effect.catchTag("StoreError", (error) => Effect.fail(Bot.toFatal(error)))
        )
}
