/** Orchestrations as last seen, for whoever shows them: by id, by `ref_id`, as pages, with their history. */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestration } from "@segue/core/Orchestration"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import { readPlace, writePlace } from "./internal/place.ts"
import { together } from "./internal/together.ts"
import { instant, rfc3339, type StorageError, stored } from "./Stored.ts"

/** An orchestration as last seen. Times of ours are RFC 3339 by the database's clock. */
export interface View {
  readonly orchestration: Orchestration
  /** A status seen after the final one that contradicts it. */
  readonly disputed: string | undefined
  readonly firstSeenAt: string
  readonly changedAt: string
  /** When it became final: by its event, else when we first saw it. Never changes. */
  readonly finalAt: string | undefined
  readonly finalAtFrom: "event" | "observed" | undefined
}

/** One step of an orchestration's history. */
export interface Step {
  readonly sequence: number
  readonly kind: "first" | "advance" | "incident"
  readonly status: string
  readonly origin: string
  readonly observedAt: string
}

/** Which ones; every condition that is given must hold. All times are RFC 3339, all bounds inclusive. */
export interface Query {
  readonly ids?: ReadonlyArray<string>
  readonly refIds?: ReadonlyArray<string>
  readonly statuses?: ReadonlyArray<string>
  /** Debited profiles. */
  readonly sourceProfiles?: ReadonlyArray<string>
  /** Credited profiles. */
  readonly destinationProfiles?: ReadonlyArray<string>
  /** Either side: what a caller with grants for these profiles may see. */
  readonly eitherProfiles?: ReadonlyArray<string>
  readonly createdFrom?: string
  readonly createdTo?: string
  readonly changedFrom?: string
  readonly changedTo?: string
  /** True: between two profiles, and no rule made it. */
  readonly isPlain?: boolean
  readonly order: "ASC" | "DESC"
  readonly limit: number
  /** From the page before. */
  readonly cursor?: string
}

/** A page in order of creation. */
export interface Page {
  readonly items: ReadonlyArray<View>
  readonly cursor: string | undefined
}

/** What is under way out of one profile in one asset. `amount` is exact decimal text. */
export interface InFlight {
  readonly profileId: string | undefined
  readonly asset: string
  readonly count: number
  readonly amount: string
}

/** Orchestrations as last seen. */
export class Views extends Context.Service<
  Views,
  {
    readonly get: (id: string) => Effect.Effect<Option.Option<View>, StorageError>
    readonly getByRefId: (refId: string) => Effect.Effect<Option.Option<View>, StorageError>
    /** A page. A cursor that is not ours is as good as none given by us: the first page. */
    readonly list: (query: Query) => Effect.Effect<Page, StorageError>
    readonly history: (id: string) => Effect.Effect<ReadonlyArray<Step>, StorageError>
    readonly inFlight: Effect.Effect<ReadonlyArray<InFlight>, StorageError>
  }
>()("@segue/storage/Views") {}

interface Row {
  readonly body: Orchestration
  readonly status: string
  readonly disputed: string | null
  readonly first_seen_at: string
  readonly changed_at: string
  readonly final_at: string | null
  readonly final_at_from: "event" | "observed" | null
  readonly position: string
}

const fields = `body, status, disputed, ${rfc3339("first_seen_at")} AS first_seen_at, ${rfc3339("changed_at")} AS changed_at,
  final_at, final_at_from, ${rfc3339("created_at")} AS position`

const toView = (row: Row): View => ({
  orchestration: row.body,
  disputed: row.disputed ?? undefined,
  firstSeenAt: row.first_seen_at,
  changedAt: row.changed_at,
  finalAt: row.final_at ?? undefined,
  finalAtFrom: row.final_at_from ?? undefined
})

const list = (sql: PgClient.PgClient, query: Query) =>
  Effect.gen(function* () {
    const after = readPlace(query.cursor)
    const among = (column: string, values: ReadonlyArray<string> | undefined) =>
      values === undefined ? [] : [sql`${sql(column)} = ANY(${values}::text[])`]
    const bound = (column: string, sign: ">=" | "<=", at: string | undefined) =>
      // The column holds microseconds: an upper bound that is rounded down still takes in its own row.
      at === undefined ? [] : [sql`${sql(column)} ${sql.literal(sign)} ${instant(at)}::timestamptz`]
    const either = query.eitherProfiles
    const isAscending = query.order === "ASC"
    const conditions = [
      sql`true`,
      ...among("id", query.ids),
      ...among("ref_id", query.refIds),
      ...among("status", query.statuses),
      ...among("source_profile_id", query.sourceProfiles),
      ...among("destination_profile_id", query.destinationProfiles),
      ...(either === undefined
        ? []
        : [sql`(source_profile_id = ANY(${either}::text[]) OR destination_profile_id = ANY(${either}::text[]))`]),
      ...bound("created_at", ">=", query.createdFrom),
      ...bound("created_at", "<=", query.createdTo),
      ...bound("changed_at", ">=", query.changedFrom),
      ...bound("changed_at", "<=", query.changedTo),
      ...(query.isPlain === true
        ? [sql`source_profile_id IS NOT NULL AND destination_profile_id IS NOT NULL AND COALESCE(rule_id, '') = ''`]
        : []),
      ...(after === undefined
        ? []
        : [
            sql`(created_at, id) ${sql.literal(isAscending ? ">" : "<")} (${instant(after[0])}::timestamptz, ${after[1]}::text)`
          ])
    ]
    const direction = sql.literal(isAscending ? "ASC" : "DESC")
    const rows = yield* sql<Row>`SELECT ${sql.literal(fields)} FROM orchestration WHERE ${sql.and(conditions)}
      ORDER BY created_at ${direction}, id ${direction} LIMIT ${query.limit + 1}::int`
    const items = rows.slice(0, query.limit)
    const last = items.at(-1)
    const cursor =
      rows.length > query.limit && last !== undefined ? writePlace([last.position, last.body.id]) : undefined
    return { items: items.map(toView), cursor }
  })

/** Rows by what they were asked for. */
const byKey = (rows: ReadonlyArray<Row & { readonly key: string }>): ReadonlyMap<string, View> =>
  new Map(rows.map((row) => [row.key, toView(row)]))

const getters = (sql: PgClient.PgClient) => ({
  byId: together((ids) =>
    Effect.map(
      sql<Row & { readonly key: string }>`SELECT id AS key, ${sql.literal(fields)} FROM orchestration
        WHERE id = ANY(${ids}::text[])`,
      byKey
    )
  ),
  // A rule's generated ref_id might repeat one of ours: the oldest is the one a caller means.
  byRefId: together((refIds) =>
    Effect.map(
      sql<Row & { readonly key: string }>`SELECT DISTINCT ON (ref_id) ref_id AS key, ${sql.literal(fields)}
        FROM orchestration WHERE ref_id = ANY(${refIds}::text[]) ORDER BY ref_id, orchestration.created_at, id`,
      byKey
    )
  )
})

/** Views in PostgreSQL. */
export const layer: Layer.Layer<Views, never, PgClient.PgClient> = Layer.effect(
  Views,
  Effect.map(PgClient.PgClient, (sql) => {
    const { byId, byRefId } = getters(sql)
    return Views.of({
      get: (id) => stored("read an orchestration")(byId(id)),
      getByRefId: (refId) => stored("read an orchestration")(byRefId(refId)),
      list: (query) => stored("list orchestrations")(list(sql, query)),
      history: (id) =>
        sql<Omit<Step, "sequence"> & { readonly sequence: bigint }>`SELECT sequence, kind, status, origin,
            ${sql.literal(rfc3339("observed_at"))} AS "observedAt"
          FROM orchestration_change WHERE orchestration_id = ${id} ORDER BY sequence`.pipe(
          Effect.map((rows) => rows.map((row): Step => ({ ...row, sequence: Number(row.sequence) }))),
          stored("read an orchestration's history")
        ),
      inFlight: sql<{
        readonly profile: string | null
        readonly asset: string
        readonly count: number
        readonly amount: string
      }>`SELECT source_profile_id AS profile, source_asset AS asset, count(*)::int AS count,
          sum(source_amount::numeric) AS amount
        FROM orchestration WHERE is_open GROUP BY 1, 2 ORDER BY 1, 2`.pipe(
        Effect.map((rows) =>
          rows.map(({ profile, ...row }): InFlight => ({ ...row, profileId: profile ?? undefined }))
        ),
        stored("add up what is under way")
      )
    })
  })
)
