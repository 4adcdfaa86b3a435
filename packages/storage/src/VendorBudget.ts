/**
 * The vendor's request budget for all replicas together: so many requests per second to each endpoint, and a closed
 * endpoint for five minutes after a 429. Sources: docs/vendor-facts.md#rate-limits, #auth-token-limit.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import { TOKEN_OPERATION } from "@segue/core/PaxosError"
import { Budget, BudgetClosed } from "@segue/core/PaxosHttp"
import type { Operation } from "@segue/core/Scope"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** Requests per second that the vendor allows to one endpoint. */
export const REQUESTS_PER_SECOND = 50
/** Requests per second that the vendor allows to the token endpoint. */
export const TOKENS_PER_SECOND = 1
/** How long the vendor throttles whoever exceeded its budget. */
export const PENALTY_MS = 300_000
/** The longest wait for a request's turn; beyond it the caller is told instead. */
export const WAIT_MAX_MS = 30_000
/** While an endpoint may have opened again one request at a time asks, and it has this long for its answer. */
export const PROBE_MS = 30_000
/** How long to wait when the budget itself cannot be read: without it nothing is sent. */
const UNREADABLE_MS = 1_000

/**
 * Endpoints that a create asks before it is sent, or when its outcome is in doubt, and that others ask as well: so much
 * of their budget is kept for creates, however much the others list, get and sweep.
 */
export const RESERVED: ReadonlyMap<string, number> = new Map<Operation, number>([
  ["ListOrchestrations", 0.5],
  ["ListStablecoinConversions", 0.5]
])

/** How much of the vendor's limits is ours. */
export interface Options {
  /** Above 0, up to 1: the rest is for others behind the same address. */
  readonly share: number
  /** Requests per second that the vendor allows to one endpoint, where it allows us other than usual. */
  readonly perSecond?: number
}

/** What requests are for. Set it around the work on a create: it may use what is kept for creates. */
export const Purpose = Context.Reference<"create" | "other">("@segue/storage/VendorBudget/Purpose", {
  defaultValue: () => "other"
})

/** Rates of an endpoint, in requests per second. */
interface Rates {
  readonly common: number
  readonly reserved: number
}

interface Taken {
  /** Milliseconds until this request's turn. */
  readonly wait_ms: number
  readonly is_probe: boolean
}

interface Refused {
  readonly retry_ms: number
}

const make = (sql: PgClient.PgClient, { perSecond = REQUESTS_PER_SECOND, share }: Options): Budget["Service"] => {
  const ratesOf = (endpoint: string): Rates => {
    const rate = (endpoint === TOKEN_OPERATION ? TOKENS_PER_SECOND : perSecond) * share
    const reserved = rate * (RESERVED.get(endpoint) ?? 0)
    return { common: rate - reserved, reserved }
  }
  /** Endpoints that this process asks with a probe: their answer opens or closes them for everybody. */
  const probing = new Set<string>()

  /**
   * Takes a place in a line: the number of tokens goes below zero by as much as there is to wait. A create takes what is
   * kept for creates, then what is free in common, and waits in its own line only. `now` is read once, and may lie
   * before another's refill when the row had to be waited for: time never runs backwards here.
   */
  const take = (endpoint: string, { common, reserved }: Rates, isCreate: boolean) => {
    const full = { common: Math.max(common, 1), reserved: reserved === 0 ? 0 : Math.max(reserved, 1) }
    const own = isCreate && reserved > 0
    const elapsed = sql`GREATEST(0, extract(epoch FROM excluded.refilled_at - b.refilled_at)::float8)`
    const nowCommon = sql`LEAST(${full.common}::float8, b.tokens + ${common}::float8 * ${elapsed})`
    const nowReserved = sql`LEAST(${full.reserved}::float8,
      COALESCE(b.reserved, ${full.reserved}::float8) + ${reserved}::float8 * ${elapsed})`
    const isFromCommon = own ? sql`(${nowReserved} < 1 AND ${nowCommon} >= 1)` : sql`true`
    const isNear = own
      ? sql`(${nowCommon} >= 1 OR ${nowReserved} - 1 >= ${(-reserved * WAIT_MAX_MS) / 1_000}::float8)`
      : sql`${nowCommon} - 1 >= ${(-common * WAIT_MAX_MS) / 1_000}::float8`
    const wait = own
      ? sql`CASE WHEN ${isFromCommon} THEN 0 ELSE GREATEST(0, 1 - ${nowReserved}) / ${reserved}::float8 * 1000 END`
      : sql`GREATEST(0, 1 - ${nowCommon}) / ${common}::float8 * 1000`
    return sql<Taken>`WITH t AS MATERIALIZED (SELECT clock_timestamp() AS now)
      INSERT INTO vendor_budget AS b (endpoint, tokens, reserved, wait_ms, refilled_at)
      SELECT ${endpoint}, ${full.common - (own ? 0 : 1)}::float8, ${full.reserved - (own ? 1 : 0)}::float8, 0, now FROM t
      ON CONFLICT (endpoint) DO UPDATE SET
        tokens = ${nowCommon} - CASE WHEN ${isFromCommon} THEN 1 ELSE 0 END,
        reserved = ${nowReserved} - CASE WHEN ${isFromCommon} THEN 0 ELSE 1 END,
        wait_ms = ${wait},
        refilled_at = GREATEST(b.refilled_at, excluded.refilled_at),
        probing_until = CASE WHEN b.closed_until IS NULL THEN NULL
          ELSE excluded.refilled_at + ${PROBE_MS}::int * interval '1 millisecond' END
      WHERE (b.closed_until IS NULL
          OR (b.closed_until <= excluded.refilled_at
            AND (b.probing_until IS NULL OR b.probing_until <= excluded.refilled_at)))
        AND ${isNear}
      RETURNING wait_ms, closed_until IS NOT NULL AS is_probe`
  }

  const refusal = (endpoint: string) =>
    sql<Refused>`SELECT ceil(GREATEST(1, COALESCE(
        extract(epoch FROM GREATEST(closed_until, probing_until) - clock_timestamp()) * 1000, ${WAIT_MAX_MS}::int)))::float8
        AS retry_ms FROM vendor_budget WHERE endpoint = ${endpoint}`

  const close = (endpoint: string, forMs: number) =>
    sql`INSERT INTO vendor_budget AS b (endpoint, tokens, refilled_at, closed_until)
      VALUES (${endpoint}, 0, clock_timestamp(), clock_timestamp() + ${forMs}::float8 * interval '1 millisecond')
      ON CONFLICT (endpoint) DO UPDATE SET closed_until = GREATEST(b.closed_until, excluded.closed_until),
        probing_until = NULL`

  const open = (endpoint: string) =>
    sql`UPDATE vendor_budget SET closed_until = NULL, probing_until = NULL
      WHERE endpoint = ${endpoint} AND closed_until <= clock_timestamp()`

  return Budget.of({
    take: Effect.fnUntraced(function* (endpoint) {
      const unreadable = (error: unknown) =>
        Effect.andThen(
          Effect.logError("The vendor budget cannot be read; nothing is sent", { error: String(error) }),
          new BudgetClosed({ retryAfterMs: UNREADABLE_MS })
        )
      const isCreate = (yield* Purpose) === "create"
      const [taken] = yield* Effect.catch(take(endpoint, ratesOf(endpoint), isCreate), unreadable)
      if (taken === undefined) {
        const [refused] = yield* Effect.catch(refusal(endpoint), unreadable)
        return yield* new BudgetClosed({ retryAfterMs: refused?.retry_ms ?? WAIT_MAX_MS })
      }
      if (taken.is_probe) probing.add(endpoint)
      yield* Effect.sleep(taken.wait_ms)
    }),
    report: (endpoint, status, retryAfterMs) =>
      Effect.suspend(() => {
        const isProbe = probing.delete(endpoint)
        // The vendor's word may be shorter than its penalty; the penalty is what it applies.
        if (status === 429) return Effect.asVoid(close(endpoint, Math.max(PENALTY_MS, retryAfterMs ?? 0)))
        return isProbe ? Effect.asVoid(open(endpoint)) : Effect.void
      }).pipe(Effect.catch((error) => Effect.logError("The vendor budget could not be told", { error: String(error) })))
  })
}

/** The budget in PostgreSQL, shared by all that use the same database. Throws a RangeError for a share that is none. */
export const layer = (options: Options): Layer.Layer<Budget, never, PgClient.PgClient> => {
  if (!(options.share > 0 && options.share <= 1)) throw new RangeError("the share lies above 0 and is at most 1")
  return Layer.effect(
    Budget,
    Effect.map(PgClient.PgClient, (sql) => make(sql, options))
  )
}
