/**
 * Brings deliveries to their receivers over an injected `HttpClient`. The receiver's clock is the real one: an answer
 * is waited for in real time, what follows from it happens in the sandbox's.
 * Sources: docs/vendor-facts.md#webhook-auth, #webhook-delivery.
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Queue from "effect/Queue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import * as Webhooks from "./Webhooks.ts"
import * as World from "./World.ts"

/** How long a receiver may take. */
const ANSWER_MS = 10_000
/** Deliveries under way to one webhook at the same time. */
const UNDER_WAY_MAX = 100

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
  const client = HttpClient.withScope(yield* HttpClient.HttpClient)
  const request = HttpClientRequest.post(webhook.url).pipe(
    HttpClientRequest.bodyText(delivery.body, "application/json")
  )
  const response = yield* client.execute(yield* authorized(request, webhook.auth))
  return response.status
  // With the scope the connection ends too, however much of a body the receiver has still to say.
}, Effect.scoped)

/** Why there was no answer, without anything secret: a receiver's address may carry a key. */
const reason = (error: { readonly _tag: string; readonly message: string }): string =>
  error._tag === "NoToken" ? error.message : Cause.isTimeoutError(error) ? "no answer in time" : "no connection"

/** A redirect is an answer like any other that is not 2xx: nobody else gets what was meant for the receiver. */
const asIs = Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" })

/** One attempt. Whatever goes wrong with it is its own outcome; an interrupted one never took place. */
const bring = Effect.fnUntraced(function* (world: World.World, delivery: Webhooks.Delivery) {
  const webhook = world.store(Webhooks.key).get(delivery.webhookId)!
  const startMs = yield* Clock.currentTimeMillis
  const exit = yield* Effect.exit(Effect.result(Effect.timeout(asIs(post(webhook, delivery)), ANSWER_MS)))
  const tookMs = (yield* Clock.currentTimeMillis) - startMs
  // Only a clock in mode `real` goes on while a receiver takes its time.
  const tookMicros = world.clock.mode === "real" ? Math.round(tookMs * 1000) : 0
  const answered = Exit.isSuccess(exit) ? exit.value : undefined
  if (answered === undefined) Webhooks.report(world, delivery, { error: "the request cannot be made", tookMicros })
  else if (Result.isSuccess(answered)) Webhooks.report(world, delivery, { status: answered.success, tookMicros })
  else Webhooks.report(world, delivery, { error: reason(answered.failure), tookMicros })
})

/** Deliveries under way, by id. */
type UnderWay = Map<string, Webhooks.Delivery>

/**
 * What can be sent to a webhook now. Where time stands still there may be a day of retries to catch up with: those are
 * sent in the order of their times, that is, nothing before what an attempt under way may still lead to.
 */
const ready = (world: World.World, webhookId: string, underWay: UnderWay): ReadonlyArray<Webhooks.Delivery> => {
  const own = [...underWay.values()].filter((delivery) => delivery.webhookId === webhookId)
  const waiting = Webhooks.ready(world, webhookId, UNDER_WAY_MAX).filter(({ id }) => !underWay.has(id))
  const free = waiting.slice(0, UNDER_WAY_MAX - own.length)
  if (world.clock.mode === "real") return free
  const due = (delivery: Webhooks.Delivery): number => Webhooks.dueMicros(world, delivery)
  const firstMicros = Math.min(...[...own, ...free].map(due))
  return free.filter((one) => due(one) < firstMicros + Webhooks.RETRY_SOONEST_MICROS).sort((a, b) => due(a) - due(b))
}

/**
 * Sends everything that is ready, and what becomes ready meanwhile, and waits for the answers; gives how many attempts
 * that took. No receiver waits for another. It may run any number of times at once: each delivery is sent by one of them.
 */
export const deliver = (getWorld: () => World.World): Effect.Effect<number, never, HttpClient.HttpClient> => {
  const ways = new WeakMap<World.World, UnderWay>()
  const take = (world: World.World): ReadonlyArray<Webhooks.Delivery> => {
    world.observe(World.TASKS_PER_TURN)
    const underWay = ways.get(world) ?? new Map<string, Webhooks.Delivery>()
    ways.set(world, underWay)
    const taken = Webhooks.live(world).flatMap(({ id }) => ready(world, id, underWay))
    for (const delivery of taken) underWay.set(delivery.id, delivery)
    return taken
  }
  return Effect.gen(function* () {
    const ends = yield* Queue.unbounded<void>()
    let attempts = 0
    let running = 0
    for (;;) {
      const world = getWorld()
      const taken = take(world)
      for (const delivery of taken) {
        const end = Effect.sync(() => {
          ways.get(world)!.delete(delivery.id)
          Queue.offerUnsafe(ends, undefined)
        })
        yield* Effect.forkChild(Effect.ensuring(bring(world, delivery), end), { startImmediately: true })
      }
      attempts += taken.length
      running += taken.length
      if (running === 0 && !world.isBehind) return attempts
      // Where a lot is due, others get their turn before the rest of it.
      if (running === 0) yield* Effect.yieldNow
      else running -= (yield* Queue.takeAll(ends)).length
    }
  })
}
