/** What callers may do with whose money, and how much of it. Nothing is allowed that is not listed. */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import * as Audit from "./Audit.ts"
import { together } from "./internal/together.ts"
import { type StorageError, stored, transaction } from "./Stored.ts"

/**
 * - `debit`: money may leave the profile `target`;
 * - `credit`: money may arrive at the profile `target`;
 * - `crypto`: money may leave to `target`, a network and an address as `ETHEREUM:0x…`;
 * - `fiat`: money may leave to the bank account `target`;
 * - `rules`: rules may be made for the profile `target`.
 */
export type Kind = "debit" | "credit" | "crypto" | "fiat" | "rules"

/** Any profile; not for `crypto` and `fiat`, where each target is listed by itself. */
export const ANY = "*"

/** One grant. */
export interface Grant {
  readonly kind: Kind
  readonly target: string
}

/** Limits of one caller for one asset, whatever its case, or for `*`: all amounts are decimal texts; absent means none. */
export interface Limit {
  readonly asset: string
  readonly createMax?: string
  /** Within the last 24 hours. */
  readonly dayMax?: string
  /** Creates within the last minute. */
  readonly minuteCountMax?: number
}

/** Everything that a caller may. */
export interface Granted {
  readonly debit: ReadonlySet<string>
  readonly credit: ReadonlySet<string>
  readonly crypto: ReadonlySet<string>
  readonly fiat: ReadonlySet<string>
  readonly rules: ReadonlySet<string>
}

/** Whether a grant covers a target. */
export const allows = (granted: Granted, kind: Kind, target: string): boolean =>
  granted[kind].has(target) || (kind !== "crypto" && kind !== "fiat" && granted[kind].has(ANY))

interface Change {
  readonly caller: string
  /** Who changes it, for the audit. */
  readonly by: string
}

/** Grants and limits. The caller has to exist: its first key makes it. */
export class Grants extends Context.Service<
  Grants,
  {
    readonly of: (caller: string) => Effect.Effect<Granted, StorageError>
    readonly add: (change: Change & { readonly grants: ReadonlyArray<Grant> }) => Effect.Effect<void, StorageError>
    readonly remove: (change: Change & { readonly grants: ReadonlyArray<Grant> }) => Effect.Effect<void, StorageError>
    readonly limits: (caller: string) => Effect.Effect<ReadonlyArray<Limit>, StorageError>
    /** Replaces the limits for one asset, whatever its case. */
    readonly setLimit: (change: Change & { readonly limit: Limit }) => Effect.Effect<void, StorageError>
  }
>()("@segue/storage/Grants") {}

interface LimitRow {
  readonly asset: string
  readonly create_max: string | null
  readonly day_max: string | null
  readonly minute_count_max: number | null
}

const toLimit = (row: LimitRow): Limit => ({
  asset: row.asset,
  ...(row.create_max === null ? {} : { createMax: row.create_max }),
  ...(row.day_max === null ? {} : { dayMax: row.day_max }),
  ...(row.minute_count_max === null ? {} : { minuteCountMax: row.minute_count_max })
})

const toGranted = (grants: ReadonlyArray<Grant>): Granted => {
  const of = (kind: Kind) => new Set(grants.flatMap((grant) => (grant.kind === kind ? [grant.target] : [])))
  return { debit: of("debit"), credit: of("credit"), crypto: of("crypto"), fiat: of("fiat"), rules: of("rules") }
}

const make = (sql: PgClient.PgClient): Grants["Service"] => {
  const audited = (change: Change, action: string, detail: Readonly<Record<string, unknown>>) =>
    Audit.insert(sql, { actor: change.by, action, subject: change.caller, detail })
  const grantsOf = together((callers) =>
    Effect.map(
      sql<Grant & { readonly caller: string }>`SELECT caller, kind, target FROM caller_grant
        WHERE caller = ANY(${callers}::text[])`,
      (rows): ReadonlyMap<string, ReadonlyArray<Grant>> => Map.groupBy(rows, ({ caller }) => caller)
    )
  )
  return {
    of: (caller) =>
      Effect.map(stored("read grants")(grantsOf(caller)), (rows) => toGranted(Option.getOrElse(rows, () => []))),
    add: ({ grants, ...change }) =>
      transaction(
        sql,
        Effect.gen(function* () {
          yield* sql`INSERT INTO caller_grant (caller, kind, target) SELECT ${change.caller}, kind, target
            FROM jsonb_to_recordset(${sql.json(grants)}) AS r (kind text, target text) ON CONFLICT DO NOTHING`
          yield* audited(change, "grant.added", { grants })
        })
      ).pipe(stored("add grants")),
    remove: ({ grants, ...change }) =>
      transaction(
        sql,
        Effect.gen(function* () {
          yield* sql`DELETE FROM caller_grant g USING jsonb_to_recordset(${sql.json(grants)}) AS r (kind text, target text)
            WHERE g.caller = ${change.caller} AND g.kind = r.kind AND g.target = r.target`
          yield* audited(change, "grant.removed", { grants })
        })
      ).pipe(stored("remove grants")),
    limits: (caller) =>
      sql<LimitRow>`SELECT asset, create_max, day_max, minute_count_max FROM caller_limit WHERE caller = ${caller}
        ORDER BY asset`.pipe(
        Effect.map((rows) => rows.map(toLimit)),
        stored("read limits")
      ),
    setLimit: ({ limit, ...change }) =>
      transaction(
        sql,
        Effect.gen(function* () {
          yield* sql`DELETE FROM caller_limit WHERE caller = ${change.caller} AND upper(asset) = upper(${limit.asset})
            AND asset <> ${limit.asset}`
          yield* sql`INSERT INTO caller_limit (caller, asset, create_max, day_max, minute_count_max)
            VALUES (${change.caller}, ${limit.asset}, ${limit.createMax ?? null}::numeric, ${limit.dayMax ?? null}::numeric,
              ${limit.minuteCountMax ?? null}::int)
            ON CONFLICT (caller, asset) DO UPDATE SET create_max = excluded.create_max, day_max = excluded.day_max,
              minute_count_max = excluded.minute_count_max`
          yield* audited(change, "limit.set", { limit })
        })
      ).pipe(stored("set limits"))
  }
}

/** Grants in PostgreSQL. */
export const layer: Layer.Layer<Grants, never, PgClient.PgClient> = Layer.effect(
  Grants,
  Effect.map(PgClient.PgClient, (sql) => Grants.of(make(sql)))
)
