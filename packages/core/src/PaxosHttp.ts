/**
 * The vendor's API over HTTP, below the services: token, budget, time limits, and repetition where it does no harm. It
 * needs an `HttpClient` from its host. Redirects are not followed: they would take the secret, a token or a create to an
 * address that nobody has checked. See `exchange`.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

import * as BudgetModule from "./internal/http/budget.ts"
import { type Call, toRequest, versioned } from "./internal/http/call.ts"
import { exchange } from "./internal/http/exchange.ts"
import { type Answer, parseJson, toReason, withoutSecrets } from "./internal/http/problem.ts"
import type { Progress } from "./internal/http/progress.ts"
import { repeatRead } from "./internal/http/retry.ts"
import * as Tokens from "./internal/http/token.ts"
import * as PaxosError from "./PaxosError.ts"

export {
  Budget,
  BudgetClosed,
  layerMemory as budgetMemory,
  layerMemoryWith as budgetMemoryWith
} from "./internal/http/budget.ts"
export type { Call } from "./internal/http/call.ts"
export type { Progress } from "./internal/http/progress.ts"

/** Times in milliseconds, sizes in bytes; every one of them bounds something. */
export interface Limits {
  /** One attempt, from sending to the last byte of the answer. */
  readonly timeoutMs: number
  /** One call with everything it needs: waiting for the budget, fetching a token, repeating. */
  readonly totalTimeoutMs: number
  /** A create with its look-ups and repetitions. */
  readonly createTimeoutMs: number
  /** Times that a create may be sent. */
  readonly createAttemptsMax: number
  /** Look-ups after each send whose outcome is in doubt. */
  readonly lookUpsMax: number
  readonly retriesMax: number
  readonly retryBaseMs: number
  readonly retryMaxMs: number
  /** A `Retry-After` beyond this is not waited for. */
  readonly retryAfterMaxMs: number
  readonly responseBytesMax: number
}

/** What holds unless told otherwise. */
export const defaults: Limits = {
  timeoutMs: 30_000,
  totalTimeoutMs: 120_000,
  createTimeoutMs: 300_000,
  createAttemptsMax: 3,
  lookUpsMax: 3,
  retriesMax: 4,
  retryBaseMs: 250,
  retryMaxMs: 10_000,
  retryAfterMaxMs: 60_000,
  responseBytesMax: 16 * 1024 * 1024
}

/** Where the API is and who calls it. */
export interface Options extends Partial<Limits> {
  /** The API's address, with or without its version: `https://api.paxos.com/v2`. */
  readonly apiUrl: string
  /** The token endpoint in full, on its own host. Source: docs/vendor-facts.md#auth-hosts. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: Redacted.Redacted
  /**
   * Asked for all at once, and one that is not granted refuses the whole token (docs/vendor-facts.md#auth-ungranted-scope).
   * While both APIs are in use, give each its own `PaxosHttp` with its own scopes.
   */
  readonly scopes: ReadonlyArray<string>
}

/** What a token endpoint granted. */
export interface Grant {
  /** Empty where the endpoint does not say. */
  readonly scopes: ReadonlyArray<string>
}

/** The vendor's API over HTTP. */
export class PaxosHttp extends Context.Service<
  PaxosHttp,
  {
    readonly limits: Limits
    /** A call without effect: repeated on 429, 5xx, a lost connection or a time-out, as long as the limits allow. */
    readonly read: <A>(call: Call<A>) => Effect.Effect<A, PaxosError.PaxosError>
    /**
     * A call with effect: sent once. Only a 401 is answered with a fresh token and the same request again, because it
     * says that the first was not carried out. `PaxosError.isInDoubt` tells whether a failure leaves the effect unknown.
     * Who interrupts it reads from `progress` whether the request was under way.
     */
    readonly write: <A>(call: Call<A>, progress?: Progress) => Effect.Effect<A, PaxosError.PaxosError>
    /** Asks the token endpoint for just these scopes; the token is thrown away. */
    readonly grant: (scopes: ReadonlyArray<string>) => Effect.Effect<Grant, PaxosError.PaxosError>
  }
>()("@segue/core/PaxosHttp") {}

// Only the limits themselves: they are public, the rest of the options is not.
const resolve = (options: Options): Limits =>
  Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [key, options[key as keyof Limits] ?? value])
  ) as unknown as Limits

const make = Effect.fnUntraced(function* (options: Options) {
  const client = yield* HttpClient.HttpClient
  const budget = yield* BudgetModule.Budget
  const limits = resolve(options)
  const baseUrl = versioned(options.apiUrl)
  const tokens = yield* Tokens.make({ client, budget, limits, credential: options })

  const send = Effect.fnUntraced(function* (call: Call<unknown>, token: Tokens.Token, progress: Progress) {
    const request = yield* Effect.fromResult(toRequest(baseUrl, call, token.value))
    const failWith = (reason: PaxosError.Reason, sent: boolean) =>
      new PaxosError.PaxosError({ operation: call.operation, reason, sent })
    yield* Effect.mapError(budget.take(call.operation), ({ retryAfterMs }) =>
      failWith(new PaxosError.RateLimited({ retryAfterMs: Math.ceil(retryAfterMs) }), false)
    )
    progress.maySucceed = true
    const answer = yield* Effect.mapError(exchange(client, request, limits), (reason) =>
      failWith(reason, !(reason._tag === "TransportFailed" && reason.phase === "encode"))
    )
    yield* budget.report(call.operation, answer.status, answer.retryAfterMs)
    return answer
  })

  const settle = <A>(call: Call<A>, answer: Answer, token: Tokens.Token): Result.Result<A, PaxosError.PaxosError> => {
    const failWith = (reason: PaxosError.Reason) =>
      new PaxosError.PaxosError({ operation: call.operation, reason, sent: true })
    if (answer.status >= 200 && answer.status < 300) {
      return Result.mapError(call.decode(parseJson(answer.body ?? "")), (issues) =>
        failWith(new PaxosError.UnreadableReply({ status: answer.status, issues }))
      )
    }
    return Result.fail(failWith(toReason(withoutSecrets(answer, [token.value, options.clientSecret]))))
  }

  const attempt = Effect.fnUntraced(function* <A>(call: Call<A>, progress: Progress) {
    const token = yield* tokens.get
    const answer = yield* send(call, token, progress)
    if (answer.status !== 401) return yield* Effect.fromResult(settle(call, answer, token))
    progress.maySucceed = false // refused for its token
    yield* tokens.drop(token)
    const fresh = yield* tokens.get
    return yield* Effect.fromResult(settle(call, yield* send(call, fresh, progress), fresh))
  })

  const bounded = <A>(
    call: Call<A>,
    run: (progress: Progress) => Effect.Effect<A, PaxosError.PaxosError>,
    given?: Progress
  ): Effect.Effect<A, PaxosError.PaxosError> =>
    Effect.suspend(() => {
      const progress = given ?? { maySucceed: false }
      const timeoutMs = limits.totalTimeoutMs
      const orElse = () => {
        const reason = new PaxosError.TimedOut({ timeoutMs })
        return Effect.fail(new PaxosError.PaxosError({ operation: call.operation, reason, sent: progress.maySucceed }))
      }
      return Effect.timeoutOrElse(run(progress), { duration: timeoutMs, orElse })
    }).pipe(Effect.withSpan(call.operation))

  return PaxosHttp.of({
    limits,
    read: (call) => bounded(call, (progress) => repeatRead(limits)(attempt(call, progress))),
    write: (call, progress) => bounded(call, (own) => attempt(call, own), progress),
    grant: (scopes) => Effect.map(tokens.probe(scopes), (token) => ({ scopes: token.scopes }))
  })
})

/** The API over HTTP with a budget of somebody else's, shared with other processes for instance. */
export const layerNoDeps = (
  options: Options
): Layer.Layer<PaxosHttp, never, HttpClient.HttpClient | BudgetModule.Budget> => Layer.effect(PaxosHttp, make(options))

/** The API over HTTP, with the vendor's limits counted for this process. */
export const layer = (options: Options): Layer.Layer<PaxosHttp, never, HttpClient.HttpClient> =>
  layerNoDeps(options).pipe(Layer.provide(BudgetModule.layerMemory))
