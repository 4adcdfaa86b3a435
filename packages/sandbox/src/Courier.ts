/**
 * Brings deliveries to their receivers over an injected `HttpClient`. The receiver's clock is the real one: an answer
 * is waited for in real time, what follows from it happens in the sandbox's.
 * Sources: docs/vendor-facts.md#webhook-auth, #webhook-delivery.
 */
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import * as Webhooks from "./Webhooks.ts"
import type * as World from "./World.ts"

/** How long a receiver may take. */
const ANSWER_MS = 10_000
/** Deliveries under way at the same time. */
const CONCURRENCY = 8
/** Deliveries taken in one round. */
const ROUND = 100

const TokenReply = Schema.Struct({ access_token: Schema.NonEmptyString })

/** The receiver's token endpoint did not give a token. */
class NoToken extends Data.TaggedError("NoToken")<{ readonly status: number }> {
  override get message(): string {
    return `the receiver's token endpoint answered ${this.status}`
  }
}

/** Both ways of naming the client at once, as the vendor does: docs/vendor-facts.md#webhook-auth-dual. */
const token = Effect.fnUntraced(function* (auth: Extract<Webhooks.Auth, { readonly type: "oauth" }>) {
  const client = yield* HttpClient.HttpClient
  const response = yield* HttpClientRequest.post(auth.tokenUrl).pipe(
    HttpClientRequest.basicAuth(encodeURIComponent(auth.clientId), encodeURIComponent(auth.clientSecret)),
    HttpClientRequest.bodyUrlParams({
      grant_type: "client_credentials",
      client_id: auth.clientId,
      client_secret: auth.clientSecret
    }),
    client.execute
  )
  const body = yield* Effect.option(HttpClientResponse.schemaBodyJson(TokenReply)(response))
  if (response.status !== 200 || Option.isNone(body)) return yield* new NoToken({ status: response.status })
  return body.value.access_token
})

const authorized = Effect.fnUntraced(function* (request: HttpClientRequest.HttpClientRequest, auth: Webhooks.Auth) {
  switch (auth.type) {
    case "none":
      return request
    case "api-key":
      return HttpClientRequest.setHeader(request, auth.header, auth.value)
    case "oauth":
      return HttpClientRequest.bearerToken(request, yield* token(auth))
  }
})

const post = Effect.fnUntraced(function* (webhook: Webhooks.Webhook, delivery: Webhooks.Delivery) {
  const client = yield* HttpClient.HttpClient
  const request = HttpClientRequest.post(webhook.url).pipe(
    HttpClientRequest.bodyText(delivery.body, "application/json")
  )
  const response = yield* client.execute(yield* authorized(request, webhook.auth))
  return response.status
})

/** Why there was no answer, without anything secret: a receiver's address may carry a key. */
const reason = (error: { readonly _tag: string; readonly message: string }): string =>
  error._tag === "NoToken" ? error.message : Cause.isTimeoutError(error) ? "no answer in time" : "no connection"

const bring = Effect.fnUntraced(function* (world: World.World, delivery: Webhooks.Delivery) {
  const webhook = world.store(Webhooks.key).get(delivery.webhookId)!
  const answered = yield* Effect.result(Effect.timeout(post(webhook, delivery), ANSWER_MS))
  Webhooks.report(
    world,
    delivery.id,
    Result.isSuccess(answered) ? { status: answered.success } : { error: reason(answered.failure) }
  )
})

/** Sends everything that is ready, and what becomes ready meanwhile; returns how many attempts that took. */
export const deliver = Effect.fnUntraced(function* (getWorld: () => World.World) {
  let attempts = 0
  for (;;) {
    const world = getWorld()
    world.observe()
    const round = Webhooks.ready(world, ROUND)
    if (round.length === 0) return attempts
    yield* Effect.forEach(round, (delivery) => bring(world, delivery), { concurrency: CONCURRENCY, discard: true })
    attempts += round.length
  }
})
