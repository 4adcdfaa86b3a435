/**
 * One OAuth token for every fibre: fetched once however many ask, renewed early, dropped when the API refuses it.
 * Sources: docs/vendor-facts.md#auth-token, #auth-token-encoding, #auth-token-limit.
 */
import * as Cache from "effect/Cache"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import * as Issue from "../../Issue.ts"
import * as PaxosError from "../../PaxosError.ts"
import * as Scope from "../../Scope.ts"
import { optional } from "../open.ts"
import type { Budget } from "./budget.ts"
import { exchange, type ExchangeLimits } from "./exchange.ts"
import { type Answer, parseJson, toTokenReason } from "./problem.ts"
import { repeatRead, type RetryLimits } from "./retry.ts"

/** Where tokens come from, and for whom. */
export interface Credential {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: Redacted.Redacted
  readonly scopes: ReadonlyArray<string>
}

/** A token and how long it may be used. */
export interface Token {
  readonly value: Redacted.Redacted
  /** What the endpoint says it granted; empty where it does not say. */
  readonly scopes: ReadonlyArray<string>
  readonly expiresAtMs: number
  /** How long it is used before the next one is fetched. */
  readonly freshForMs: number
}

export interface Tokens {
  readonly get: Effect.Effect<Token, PaxosError.PaxosError>
  /** Forgets this token, but not one that somebody has fetched since. */
  readonly drop: (token: Token) => Effect.Effect<void>
  /** Asks for a token with these scopes and forgets it: what was granted. */
  readonly probe: (scopes: ReadonlyArray<string>) => Effect.Effect<Token, PaxosError.PaxosError>
}

/** Renewed this long before it expires, or after four fifths of a shorter life. */
const REFRESH_EARLY_MS = 300_000
/** The life assumed where the endpoint does not state one (RFC 6749 allows that). */
const LIFE_ASSUMED_S = 300
/** How long an ageing token goes on being used after a renewal failed, before the next try. */
const RENEWAL_PAUSE_MS = 10_000

const Reply = Schema.Struct({
  access_token: Schema.String.check(Schema.isMinLength(1)),
  expires_in: optional(Schema.Finite.check(Schema.isGreaterThan(0))),
  scope: optional(Schema.String),
  token_type: optional(Schema.String.check(Schema.isPattern(/^bearer$/iu, { expected: "the token type bearer" })))
})
const decodeReply = Issue.decoder(Reply)

const tokenError = (reason: PaxosError.Reason): PaxosError.PaxosError =>
  new PaxosError.PaxosError({ operation: PaxosError.TOKEN_OPERATION, reason, sent: false })

const toToken = (
  answer: Answer,
  nowMs: number,
  { clientSecret, scopes }: Credential
): Result.Result<Token, PaxosError.PaxosError> => {
  if (answer.status < 200 || answer.status >= 300)
    return Result.fail(tokenError(toTokenReason(answer, clientSecret, scopes)))
  return decodeReply(parseJson(answer.body ?? "")).pipe(
    Result.mapError((issues) => tokenError(new PaxosError.UnreadableReply({ status: answer.status, issues }))),
    Result.map((reply) => {
      const lifeMs = Math.floor((reply.expires_in ?? LIFE_ASSUMED_S) * 1000)
      return {
        value: Redacted.make(reply.access_token),
        scopes: Scope.split(reply.scope ?? ""),
        expiresAtMs: nowMs + lifeMs,
        freshForMs: Math.max(lifeMs - REFRESH_EARLY_MS, Math.floor(lifeMs * 0.8))
      }
    })
  )
}

/**
 * Errors of the token endpoint carry `TOKEN_OPERATION` and `sent: false`: the call that needed the token has not been
 * made. Asking again is harmless, so it is repeated as a read is.
 */
export const make = Effect.fnUntraced(function* (options: {
  readonly client: HttpClient.HttpClient
  readonly credential: Credential
  readonly budget: Budget["Service"]
  readonly limits: ExchangeLimits & RetryLimits
}): Effect.fn.Return<Tokens> {
  const { budget, client, credential, limits } = options
  const endpoint = PaxosError.TOKEN_OPERATION

  const fetchOnce = Effect.fnUntraced(function* (scopes: ReadonlyArray<string>) {
    const request = HttpClientRequest.post(credential.tokenUrl, { acceptJson: true }).pipe(
      HttpClientRequest.bodyUrlParams({
        grant_type: "client_credentials",
        client_id: credential.clientId,
        client_secret: Redacted.value(credential.clientSecret),
        ...(scopes.length === 0 ? {} : { scope: scopes.join(" ") })
      })
    )
    yield* Effect.mapError(budget.take(endpoint), ({ retryAfterMs }) =>
      tokenError(new PaxosError.RateLimited({ retryAfterMs: Math.ceil(retryAfterMs) }))
    )
    const answer = yield* Effect.mapError(exchange(client, request, limits), tokenError)
    yield* budget.report(endpoint, answer.status, answer.retryAfterMs)
    return yield* Effect.fromResult(toToken(answer, yield* Clock.currentTimeMillis, credential))
  })
  const fetch = (scopes: ReadonlyArray<string>) => fetchOnce(scopes).pipe(repeatRead(limits), Effect.withSpan(endpoint))

  let last: Token | undefined
  const renew = fetch(credential.scopes).pipe(
    Effect.tap((token) => {
      last = token
      const missing = credential.scopes.filter((scope) => !token.scopes.includes(scope))
      return token.scopes.length === 0 || missing.length === 0
        ? Effect.void
        : Effect.logWarning("The token lacks scopes that were asked for", { missing })
    }),
    // An ageing token is better than none while the endpoint cannot answer; a refusal is believed.
    Effect.catchIf(PaxosError.isRetryable, (error) =>
      Effect.flatMap(Clock.currentTimeMillis, (nowMs) => {
        const leftMs = last === undefined ? 0 : last.expiresAtMs - nowMs
        return last !== undefined && leftMs > 0
          ? Effect.succeed({ ...last, freshForMs: Math.min(RENEWAL_PAUSE_MS, leftMs) })
          : Effect.fail(error)
      })
    )
  )

  const cache = yield* Cache.makeWith((_key: "token") => renew, {
    capacity: 1,
    timeToLive: (exit) => (Exit.isSuccess(exit) ? exit.value.freshForMs : 0)
  })
  return {
    get: Cache.get(cache, "token"),
    drop: (token) =>
      Effect.suspend(() => {
        if (last !== undefined && last.value === token.value) last = undefined
        return Effect.asVoid(Cache.invalidateWhen(cache, "token", (held) => held.value === token.value))
      }),
    probe: fetch
  }
})
