/** `/metrics`: figures in Prometheus's text format, from this process and from the database. */
import { Store } from "@segue/follow/Store"
import { CreateIntents } from "@segue/storage/CreateIntents"
import { Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as PrometheusMetrics from "effect/observability/PrometheusMetrics"

import { Freshness } from "../following/Freshness.ts"
import type { Routes } from "./Serving.ts"

/** Beyond this the number of open creates is told as this. */
const OPEN_MAX = 1_000

const gauges = {
  head: Metric.gauge("segue_feed_head", { description: "The newest entry of the change feed" }),
  age: Metric.gauge("segue_following_age_seconds", { description: "Since the vendor's newest event was seen" }),
  open: Metric.gauge("segue_creates_open", { description: "Creates that are not settled, by state" }),
  flight: Metric.gauge("segue_orchestrations_open", { description: "Orchestrations that are not final" })
}

const states = ["recorded", "sending", "in_doubt"] as const

const collect = Effect.gen(function* () {
  const [store, intents, views, freshness] = [yield* Store, yield* CreateIntents, yield* Views, yield* Freshness]
  yield* Metric.update(gauges.head, yield* store.head)
  const ageMs = yield* freshness.ageMs
  if (ageMs !== undefined) yield* Metric.update(gauges.age, ageMs / 1_000)
  const open = yield* intents.open(OPEN_MAX)
  for (const state of states) {
    const gauge = Metric.withAttributes(gauges.open, { state })
    yield* Metric.update(gauge, open.filter((intent) => intent.state === state).length)
  }
  const flights = yield* views.inFlight
  yield* Metric.update(
    gauges.flight,
    flights.reduce((sum, { count }) => sum + count, 0)
  )
})

/** The figures; those of the database are left as they were when it does not answer. */
export const metrics: Routes = (app, { runtime }) => {
  app.get("/metrics", async (context) => {
    const text = await runtime.runPromise(Effect.andThen(Effect.ignore(collect), PrometheusMetrics.format()))
    return context.text(text, 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" })
  })
}
