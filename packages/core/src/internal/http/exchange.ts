/** One request and its answer: the time an attempt may take, the bytes a body may have, and what went wrong. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"

import * as PaxosError from "../../PaxosError.ts"
import type { Answer } from "./problem.ts"

/** What bounds an exchange. */
export interface ExchangeLimits {
  readonly timeoutMs: number
  readonly responseBytesMax: number
}

type Failure = PaxosError.TransportFailed | PaxosError.TimedOut | PaxosError.UnreadableReply

const CAUSES_MAX = 5

/** A longer `Retry-After` is read as a day: it is far above what anybody waits for. */
const RETRY_AFTER_READ_MAX_MS = 86_400_000

/** The platform's code of a failure (`ECONNREFUSED`), wherever in the chain of causes it stands. */
const codeOf = (error: unknown): string | undefined => {
  let current: unknown = error
  for (let depth = 0; depth < CAUSES_MAX && typeof current === "object" && current !== null; depth++) {
    const code = "code" in current ? current.code : undefined
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/u.test(code)) return code
    current = "cause" in current ? current.cause : undefined
  }
  return undefined
}

// The client's own error holds the request with its token: only the phase and the platform's code leave this file.
const toFailure = (error: HttpClientError.HttpClientError): PaxosError.TransportFailed => {
  const code = codeOf(error.reason)
  const tag = error.reason._tag
  return new PaxosError.TransportFailed({
    phase:
      tag === "EncodeError" || tag === "InvalidUrlError" ? "encode" : tag === "TransportError" ? "send" : "receive",
    ...(code === undefined ? {} : { code })
  })
}

const tooLarge = (status: number, bytesMax: number): PaxosError.UnreadableReply =>
  new PaxosError.UnreadableReply({
    status,
    issues: [{ path: [], message: `Larger than ${bytesMax} bytes`, remedy: "Ask for fewer rows per page" }]
  })

const readBody = (response: HttpClientResponse.HttpClientResponse, bytesMax: number): Effect.Effect<string, Failure> =>
  response.stream.pipe(
    Stream.mapError((error) => (error.reason._tag === "EmptyBodyError" ? undefined : toFailure(error))),
    Stream.limitBytes<Failure | undefined, never>(bytesMax, () => Stream.fail(tooLarge(response.status, bytesMax))),
    Stream.decodeText(),
    Stream.mkString,
    Effect.catchIf(Predicate.isUndefined, () => Effect.succeed(""))
  )

const retryAfter = (response: HttpClientResponse.HttpClientResponse, nowMs: number): number | undefined => {
  const header = response.headers["retry-after"]
  if (header === undefined) return undefined
  const parsed = Headers.parseRetryAfter(header)
  if (Result.isFailure(parsed)) return undefined
  return Math.min(Math.ceil(Duration.toMillis(Headers.retryAfterDelay(parsed.success, nowMs))), RETRY_AFTER_READ_MAX_MS)
}

/**
 * The client, told not to follow redirects. Only fetch follows them by itself, and only its own options forbid it. They
 * are set from within, beside those that its host has given it; the fibre they are set in is the exchange's own.
 */
const withoutRedirects = HttpClient.mapRequestEffect((request: HttpClientRequest.HttpClientRequest) =>
  Effect.withFiber((fiber) => {
    const options = Context.getOrUndefined(fiber.context, FetchHttpClient.RequestInit) ?? {}
    fiber.setContext(Context.add(fiber.context, FetchHttpClient.RequestInit, { ...options, redirect: "manual" }))
    return Effect.succeed(request)
  })
)

const addressOf = (url: string): string => url.replace(/[?#].*$/u, "")

/** An answer of somebody else's, where the client tells: it followed a redirect after all. */
const isElsewhere = (
  request: HttpClientRequest.HttpClientRequest,
  response: HttpClientResponse.HttpClientResponse
): boolean => {
  const asked = Option.getOrUndefined(HttpClientRequest.toUrl(request))?.href
  const answered: string | undefined = response.url
  return asked !== undefined && (answered ?? "") !== "" && addressOf(asked) !== addressOf(answered)
}

const elsewhere = (status: number): PaxosError.UnreadableReply =>
  new PaxosError.UnreadableReply({
    status,
    issues: [
      { path: [], message: "Answered by another address", remedy: "Use an HTTP client that does not follow redirects" }
    ]
  })

/**
 * Sends a request and reads the whole answer, within `timeoutMs`. Outside 2xx an unreadable body is left out: the
 * status already says what matters. Redirects are answers, not followed; the answer of another address is none.
 */
export const exchange = (
  client: HttpClient.HttpClient,
  request: HttpClientRequest.HttpClientRequest,
  limits: ExchangeLimits
): Effect.Effect<Answer, Failure> =>
  Effect.gen(function* () {
    const response = yield* Effect.mapError(withoutRedirects(client).execute(request), toFailure)
    if (isElsewhere(request, response)) return yield* elsewhere(response.status)
    const nowMs = yield* Clock.currentTimeMillis
    const isOk = response.status >= 200 && response.status < 300
    const read = readBody(response, limits.responseBytesMax)
    const body = yield* isOk ? read : Effect.orElseSucceed(read, () => undefined)
    return { status: response.status, body, retryAfterMs: retryAfter(response, nowMs) }
  }).pipe(
    Effect.timeoutOrElse({
      duration: limits.timeoutMs,
      orElse: () => Effect.fail(new PaxosError.TimedOut({ timeoutMs: limits.timeoutMs }))
    }),
    // The vendor has no use for our trace ids.
    Effect.provideService(HttpClient.TracerPropagationEnabled, false)
  )
