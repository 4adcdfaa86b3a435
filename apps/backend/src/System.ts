/** What the gateway says of itself. */
import { type Check, type Health, System } from "@segue/api/System"
import * as Timestamp from "@segue/core/Timestamp"
import { CutOver } from "@segue/storage/CutOver"
import { Database } from "@segue/storage/Database"
import type { State } from "@segue/storage/FollowingState"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import type { Config } from "./Config.ts"
import { Draining } from "./Draining.ts"
import { Freshness } from "./following/Freshness.ts"
import { version } from "./Version.ts"

/** Whose money moves, for people: the vendor's host, or the sandbox in this process. */
const environmentOf = ({ vendor }: Config): string => {
  if (vendor === undefined) return "sandbox in this process"
  const { hostname } = new URL(vendor.apiUrl)
  return hostname === "api.paxos.com" ? "production" : hostname
}

const followingCheck = (state: State): typeof Check.Type => ({
  name: `following: ${state.way}`,
  status: state.failing === undefined ? "ok" : "degraded",
  ...(state.failing === undefined ? {} : { detail: `since ${state.failing.since}: ${state.failing.message}` })
})

const worst = (checks: ReadonlyArray<typeof Check.Type>): Health["status"] =>
  checks.some(({ status }) => status === "down")
    ? "down"
    : checks.some(({ status }) => status !== "ok")
      ? "degraded"
      : "ok"

const make = (config: Config) =>
  Effect.gen(function* () {
    const [database, freshness, cutOver, draining] = [
      yield* Database,
      yield* Freshness,
      yield* CutOver,
      yield* Draining
    ]
    const startedAt = Timestamp.fromMillis(yield* Clock.currentTimeMillis)
    const health = Effect.gen(function* () {
      const reached = yield* Effect.option(Effect.timeout(database.check, "2 seconds"))
      const asOf = yield* freshness.asOf
      const checks: ReadonlyArray<typeof Check.Type> = [
        Option.isSome(reached)
          ? { name: "database", status: "ok" }
          : { name: "database", status: "down", detail: "It does not answer: creates are refused" },
        ...((yield* draining.isDraining)
          ? [{ name: "serving", status: "down", detail: "The gateway stops" } as const]
          : []),
        ...(yield* freshness.states).map(followingCheck)
      ]
      return { status: worst(checks), checks, ...(asOf === undefined ? {} : { data_as_of: asOf }) }
    })
    const info = Effect.gen(function* () {
      const at = yield* Effect.option(cutOver.get)
      return {
        version,
        environment: environmentOf(config),
        started_at: startedAt,
        ...(Option.isSome(at) ? { cut_over: at.value.mode } : {})
      }
    })
    return System.of({ info, health })
  })

/** It. */
export const layer = (config: Config) => Layer.effect(System, make(config))
