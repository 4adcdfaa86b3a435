/**
 * What watches the bot: `/healthz` (the process runs), `/readyz` (its database answers), `/metrics` in Prometheus's text
 * format. On this machine only, unless told otherwise; none of it asks the vendor or a target.
 */
import { Database } from "@segue/storage/Database"
import * as FollowingFigures from "@segue/storage/FollowingFigures"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as PrometheusMetrics from "effect/observability/PrometheusMetrics"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"

import type { Config } from "./config/Config.ts"
import type { Fatal } from "./ExitCode.ts"
import * as Listener from "./Listener.ts"
import { Outbox } from "./outbox/Outbox.ts"

/** A database that takes longer does not answer. */
const READY_MS = 2_000

const gauges = {
  behind: Metric.gauge("segue_bot_reader_behind", { description: "Changes in the feed that are not routed yet" }),
  queue: Metric.gauge("segue_bot_queue_depth", { description: "Messages and replies that wait, by target" }),
  dead: Metric.gauge("segue_bot_dead_letters", { description: "Messages and replies that were given up, by target" })
}

const waiting: ReadonlySet<string> = new Set(["waiting", "sending", "owed"])

const collect = (targets: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const outbox = yield* Outbox
    const head = yield* FollowingFigures.collect
    yield* Metric.update(gauges.behind, Math.max(0, head - (yield* outbox.position)))
    const counts = yield* outbox.counts
    const sum = (target: string, isCounted: (state: string) => boolean) =>
      counts.reduce((total, one) => total + (one.target === target && isCounted(one.state) ? one.count : 0), 0)
    for (const target of targets) {
      const dead = sum(target, (state) => state === "dead")
      yield* Metric.update(
        Metric.withAttributes(gauges.queue, { target }),
        sum(target, (state) => waiting.has(state))
      )
      yield* Metric.update(Metric.withAttributes(gauges.dead, { target }), dead)
    }
  })

/** The figures as text; those of the database are left as they were when it does not answer. */
const metrics = (targets: ReadonlyArray<string>) =>
  Effect.map(
    Effect.andThen(Effect.ignore(collect(targets)), PrometheusMetrics.format()),
    (text) => new Response(text, { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } })
  )

const ready = Effect.gen(function* () {
  const { check } = yield* Database
  const isReady = Option.isSome(yield* Effect.option(Effect.timeout(check, READY_MS)))
  return Response.json({ status: isReady ? "ok" : "down" }, { status: isReady ? 200 : 503 })
})

type Needs = Database | Outbox | Effect.Services<typeof FollowingFigures.collect>

/** Answers until the scope ends; tells the port, or undefined where nobody listens. */
export const listen = (
  config: Pick<Config, "health" | "targets">
): Effect.Effect<number | undefined, Fatal, Needs | Scope.Scope> =>
  Effect.gen(function* () {
    const { health } = config
    if (health === undefined) return undefined
    const context = yield* Effect.context<Needs>()
    const targets = config.targets.map(({ name }) => name)
    const listening = Listener.listen("health", health, async (request) => {
      switch (new URL(request.url).pathname) {
        case "/healthz":
          return Response.json({ status: "ok" })
        case "/readyz":
          return Effect.runPromiseWith(context)(ready)
        case "/metrics":
          return Effect.runPromiseWith(context)(metrics(targets))
        default:
          return undefined
      }
    })
    const port = yield* health.isChosen
      ? listening
      : // Where nobody chose the address, another bot on this machine may have it.
        Effect.catch(listening, ({ message }) =>
          Effect.as(Effect.logInfo("Nobody can ask how this bot is", { message }), undefined)
        )
    if (port !== undefined) {
      yield* Effect.logInfo("Tells how it is", { at: `http://${health.host}:${port}/metrics` })
    }
    return port
  })
