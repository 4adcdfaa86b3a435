/**
 * The vendor's request budget: so many requests per second to each endpoint, counted per address, and a penalty of five
 * minutes for whoever exceeds it. Source: docs/vendor-facts.md#rate-limits, #auth-token-limit.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"

import { TOKEN_OPERATION } from "../../PaxosError.ts"

/** The endpoint is closed for longer than a caller waits. */
export class BudgetClosed extends Data.TaggedError("BudgetClosed")<{ readonly retryAfterMs: number }> {}

/**
 * Who may send now. The vendor counts per address, so processes that share one should share one budget: replace
 * `layerMemory`, which knows its own process only.
 */
export class Budget extends Context.Service<
  Budget,
  {
    /** Waits for leave to send one request to an endpoint (an operationId). */
    readonly take: (endpoint: string) => Effect.Effect<void, BudgetClosed>
    /** Tells what came back, so that a 429 stops everybody and not only its own caller. */
    readonly report: (endpoint: string, status: number, retryAfterMs: number | undefined) => Effect.Effect<void>
  }
>()("@segue/core/internal/http/budget") {}

/** Requests per second to one endpoint. */
const REQUESTS_PER_SECOND = 50
/** Requests per second to the token endpoint. */
const TOKENS_PER_SECOND = 1
/** How long the vendor throttles an address that exceeded its budget. */
const PENALTY_MS = 300_000
/** The longest time that `take` waits for a closed endpoint before it says so instead. */
const WAIT_MAX_MS = 60_000

/** How long an endpoint stays closed after the first 429 that does not say; it doubles with each further one. */
const FIRST_CLOSURE_MS = 1_000

interface Gate {
  closedUntilMs: number
  /** Closures in a row; the first other answer ends the row. */
  closures: number
}

const make = (options: { readonly requestsPerSecond: number; readonly tokensPerSecond: number }) =>
  Effect.map(RateLimiter.make, (limiter) => {
    const gates = new Map<string, Gate>()

    const open = (endpoint: string): Effect.Effect<void, BudgetClosed> =>
      Effect.gen(function* () {
        for (;;) {
          const remainingMs = (gates.get(endpoint)?.closedUntilMs ?? 0) - (yield* Clock.currentTimeMillis)
          if (remainingMs <= 0) return
          if (remainingMs > WAIT_MAX_MS) return yield* new BudgetClosed({ retryAfterMs: remainingMs })
          yield* Effect.sleep(remainingMs)
        }
      })

    return Budget.of({
      take: Effect.fnUntraced(function* (endpoint) {
        yield* open(endpoint)
        const limit = endpoint === TOKEN_OPERATION ? options.tokensPerSecond : options.requestsPerSecond
        // In memory the limiter fails for no other reason than being asked to fail, which "delay" does not.
        yield* Effect.orDie(
          RateLimiter.sleep(limiter, { algorithm: "token-bucket", key: endpoint, limit, window: "1 second" })
        )
        yield* open(endpoint) // somebody may have met a 429 while this one waited
      }),
      report: (endpoint, status, retryAfterMs) =>
        Effect.map(Clock.currentTimeMillis, (nowMs) => {
          const gate = gates.get(endpoint) ?? { closedUntilMs: 0, closures: 0 }
          gates.set(endpoint, gate)
          if (status !== 429) {
            gate.closures = 0
            return
          }
          if (retryAfterMs !== undefined) {
            gate.closedUntilMs = Math.max(gate.closedUntilMs, nowMs + retryAfterMs)
          } else if (nowMs >= gate.closedUntilMs) {
            // Requests that were under way together count as one: the endpoint closed once.
            gate.closedUntilMs = nowMs + Math.min(FIRST_CLOSURE_MS * 2 ** gate.closures, PENALTY_MS)
            gate.closures += 1
          }
        })
    })
  })

/** A budget of this process alone, with the vendor's limits unless told otherwise. */
export const layerMemoryWith = (options: {
  readonly requestsPerSecond: number
  readonly tokensPerSecond: number
}): Layer.Layer<Budget> => Layer.effect(Budget, make(options)).pipe(Layer.provide(RateLimiter.layerStoreMemory))

/** A budget of this process alone, with the vendor's limits. */
export const layerMemory: Layer.Layer<Budget> = layerMemoryWith({
  requestsPerSecond: REQUESTS_PER_SECOND,
  tokensPerSecond: TOKENS_PER_SECOND
})
