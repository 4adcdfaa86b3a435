/** The HTTP client to the vendor, counted, and with the place where an answer has come and nobody has read it. */
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"

import * as CrashPoint from "../CrashPoint.ts"

const requests = Metric.counter("segue_vendor_requests_total", {
  description: "Requests to the vendor that were answered, by method and status",
  incremental: true
})

/** A client over another one. */
export const layer: Layer.Layer<HttpClient.HttpClient, never, HttpClient.HttpClient> = Layer.effect(
  HttpClient.HttpClient,
  Effect.map(HttpClient.HttpClient, (client) =>
    HttpClient.tap(client, ({ request, status }) =>
      Effect.andThen(
        Metric.update(Metric.withAttributes(requests, { method: request.method, status: String(status) }), 1),
        request.method === "POST" && !request.url.includes("oauth2") ? CrashPoint.at("create.answered") : Effect.void
      )
    )
  )
)
