/**
 * A vendor made of one function: what is sent goes in, what is answered comes out. Bodies are answered without leaving
 * virtual time, so that a test clock decides when anything times out.
 */
import * as ConversionsHttp from "@segue/core/ConversionsHttp"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import * as ProfilesHttp from "@segue/core/ProfilesHttp"
import * as Query from "@segue/core/Query"
import { Clock, type Duration, Effect, Fiber, Layer, Redacted, Stream } from "effect"
import { Headers, HttpClient, HttpClientError, type HttpClientRequest, type HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"

/** A request as the vendor sees it. */
export interface Sent {
  readonly method: string
  /** Without the version, with the query: `GET /orchestration/orchestrations?limit=1`. */
  readonly line: string
  readonly path: string
  readonly query: Query.Pairs
  readonly headers: Headers.Headers
  /** The body: JSON, or the pairs of a form. */
  readonly body: unknown
  readonly atMs: number
}

export type Reply =
  | {
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
      readonly afterMs?: number
    }
  | "hang"
  | "reset"
  | "cut off"

export const ok = (body: unknown): Reply => ({ status: 200, body })

/** A problem body, with a type of the vendor's where a slug is given. */
export const problem = (status: number, slug?: string, meta?: object, headers?: Record<string, string>): Reply => ({
  status,
  body: {
    type: slug === undefined ? "about:blank" : `https://developer.paxos.com/docs/v2/problems/${slug}`,
    title: "Title",
    status,
    detail: "Words that nobody may read",
    ...(meta === undefined ? {} : { meta })
  },
  ...(headers === undefined ? {} : { headers })
})

export const SECRET = "s3cret/with+signs"
export const TOKEN = "t0ken-"

export const options: PaxosHttp.Options = {
  apiUrl: "https://api.vendor.test",
  tokenUrl: "https://oauth.vendor.test/oauth2/token",
  clientId: "client",
  clientSecret: Redacted.make(SECRET),
  scopes: ["orchestration:read_orchestration", "orchestration:write_orchestration"]
}

const utf8 = (bytes: Uint8Array): string =>
  decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""))

const bodyOf = (request: HttpClientRequest.HttpClientRequest): unknown => {
  if (request.body._tag !== "Uint8Array") return undefined
  const text = utf8(request.body.body)
  return request.body.contentType.startsWith("application/json") ? JSON.parse(text) : Query.parse(text)
}

const respond = (request: HttpClientRequest.HttpClientRequest, reply: Reply) => {
  const lost = (cause: unknown) =>
    Effect.fail(new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) }))
  if (reply === "hang") return Effect.never
  if (reply === "reset") return lost({ message: `secret words ${SECRET}`, cause: { code: "ECONNRESET" } })
  const isCut = reply === "cut off"
  const body = isCut ? '{"id":' : typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? {})
  const text = Stream.encodeText(Stream.succeed(body))
  const response = {
    status: isCut ? 200 : reply.status,
    headers: Headers.fromInput(isCut ? {} : (reply.headers ?? {})),
    stream: isCut ? Stream.concat(text, Stream.fromEffect(lost({ code: "ECONNRESET" }))) : text
  }
  const answer = Effect.succeed(response as unknown as HttpClientResponse.HttpClientResponse)
  return isCut || reply.afterMs === undefined ? answer : Effect.delay(answer, reply.afterMs)
}

export interface Vendor {
  readonly client: HttpClient.HttpClient
  /** Everything but token requests. */
  readonly calls: Array<Sent>
  readonly tokens: Array<Sent>
  /** How often each line was sent. */
  readonly lines: () => ReadonlyArray<string>
}

const grant = (count: number): Reply => ok({ access_token: `${TOKEN}${count}`, expires_in: 3599, token_type: "bearer" })

/** A vendor that answers calls with `answer`, and token requests with `token` or a fresh token each. */
export const make = (
  answer: (sent: Sent, count: number) => Reply,
  token: (sent: Sent, count: number) => Reply = (_, count) => grant(count)
): Vendor => {
  const calls: Array<Sent> = []
  const tokens: Array<Sent> = []
  const client = HttpClient.make((request, url) =>
    Effect.flatMap(Clock.currentTimeMillis, (atMs) => {
      const isToken = url.href === options.tokenUrl
      const path = url.pathname.replace(/^\/v2/u, "")
      const sent: Sent = {
        method: request.method,
        line: `${request.method} ${path}${url.search}`,
        path,
        query: Query.parse(url.search),
        headers: request.headers,
        body: bodyOf(request),
        atMs
      }
      const log = isToken ? tokens : calls
      log.push(sent)
      return respond(request, (isToken ? token : answer)(sent, log.length))
    })
  )
  return { client, calls, tokens, lines: () => calls.map((sent) => sent.line) }
}

/** Answers one after the other, the last one for good. */
export const inTurn =
  (...replies: ReadonlyArray<Reply>) =>
  (_: Sent, count: number): Reply =>
    replies[Math.min(count, replies.length) - 1]!

/** Every service over this vendor. */
export const layer = (vendor: Vendor, more: Partial<PaxosHttp.Options> = {}) =>
  Layer.mergeAll(OrchestrationsHttp.layer, ConversionsHttp.layer, ProfilesHttp.layer).pipe(
    Layer.provideMerge(PaxosHttp.layer({ ...options, ...more })),
    Layer.provide(Layer.succeed(HttpClient.HttpClient, vendor.client))
  )

/** Runs an effect while virtual time passes; fails when it is not done by then. */
export const during = <A, E, R>(effect: Effect.Effect<A, E, R>, time: Duration.Input = "10 minutes") =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    yield* TestClock.adjust(time)
    const exit = fiber.pollUnsafe()
    if (exit === undefined) {
      yield* Fiber.interrupt(fiber)
      return yield* Effect.die(new Error("still running"))
    }
    return yield* exit
  })
