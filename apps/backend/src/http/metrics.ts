/** `/metrics`: figures in Prometheus's text format, from this process and from the database. */
import { CreateIntents } from "@segue/storage/CreateIntents"
import * as FollowingFigures from "@segue/storage/FollowingFigures"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as PrometheusMetrics from "effect/observability/PrometheusMetrics"

import type { Routes } from "./Serving.ts"

/** Beyond this the number of open creates is told as this. */
const OPEN_MAX = 1_000

const creates = Metric.gauge("segue_creates_open", { description: "Creates that are not settled, by state" })

const states = ["recorded", "sending", "in_doubt"] as const

const collect = Effect.gen(function* () {
  const intents = yield* CreateIntents
  yield* FollowingFigures.collect
  const open = yield* intents.open(OPEN_MAX)
  for (const state of states) {
    const gauge = Metric.withAttributes(creates, { state })
    yield* Metric.update(gauge, open.filter((intent) => intent.state === state).length)
  }
})

/** The figures; those of the database are left as they were when it does not answer. */
export const metrics: Routes = (app, { runtime }) => {
  app.get("/metrics", async (context) => {
    const text = await runtime.runPromise(Effect.andThen(Effect.ignore(collect), PrometheusMetrics.format()))
    return context.text(text, 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" })
  })
}
