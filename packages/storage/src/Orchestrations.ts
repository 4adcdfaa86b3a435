/** Orchestrations as last seen, the feed of their changes, and readers' positions: following's store in PostgreSQL. */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestration } from "@segue/core/Orchestration"
import * as Progress from "@segue/follow/Progress"
import * as Store from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import { applyPlan, type Plan, type Seen, toRow } from "./internal/observations.ts"
import * as Reconciliations from "./Reconciliations.ts"
import { instant, rfc3339, stored, storedExcept, transaction } from "./Stored.ts"

interface ChangeRow {
  readonly sequence: bigint
  readonly kind: Store.Change["kind"]
  readonly id: string
  readonly status: string
  readonly previous: string | null
  readonly origin: Store.Origin
  readonly event_id: string | null
  readonly observed_at: string
  readonly body: Orchestration
}

const toChange = (row: ChangeRow): Store.Change => ({
  sequence: Number(row.sequence),
  kind: row.kind,
  id: row.id,
  status: row.status,
  previous: row.previous ?? undefined,
  origin: row.origin,
  event_id: row.event_id ?? undefined,
  observed_at: row.observed_at,
  orchestration: row.body
})

interface SeenRow {
  readonly id: string
  readonly status: string
  readonly rank_max: number
  readonly disputed: string | null
  readonly fingerprint: string
  readonly updated_at: string | null
}

const toSeen = (row: SeenRow): Seen => ({
  status: row.status,
  rankMax: row.rank_max,
  disputed: row.disputed ?? undefined,
  fingerprint: row.fingerprint,
  updatedAt: row.updated_at ?? undefined
})

interface FirstRow {
  readonly id: string
  readonly status: string
  readonly rank_max: number
  readonly disputed: string | null
  readonly created_at: string
  readonly first: Orchestration
}

const toKnownRow = ({ created_at, disputed, first, id, rank_max, status }: FirstRow): Store.KnownRow => ({
  id,
  status,
  rankMax: rank_max,
  disputed: disputed ?? undefined,
  created_at,
  first
})

const seenFields = `id, status, rank_max, disputed, fingerprint, body ->> 'updated_at' AS updated_at`
const firstFields = `id, status, rank_max, disputed, created_at_text AS created_at, first_body AS first`

/** Writes to the rows and to the feed, inside a transaction. */
const makeWrites = (sql: PgClient.PgClient) => ({
  /** Moves a cursor, if it still is where the caller read it. */
  moveCursor: ({ name, value, version }: Store.Advance) =>
    Effect.flatMap(
      version === 0
        ? sql`INSERT INTO reader_cursor (name, version, value) VALUES (${name}, 1, ${sql.json(value)})
              ON CONFLICT (name) DO NOTHING RETURNING name`
        : sql`UPDATE reader_cursor SET version = version + 1, value = ${sql.json(value)}, moved_at = clock_timestamp()
              WHERE name = ${name} AND version = ${version} RETURNING name`,
      (rows) => (rows.length === 1 ? Effect.void : Effect.fail(new Store.CursorMoved({ name })))
    ),

  /** Inserts rows that are not there; answers the ids of those it inserted. In order of id, so that two never wait for each other. */
  insertMissing: (orchestrations: ReadonlyArray<Orchestration>) =>
    Effect.map(
      sql<{ id: string }>`INSERT INTO orchestration (id, ref_id, profile_id, source_profile_id, destination_profile_id,
          source_asset, destination_asset, source_amount, rule_id, status, is_open, rank_max, fingerprint, created_at,
          created_at_text, first_body, body)
        SELECT id, ref_id, profile_id, source_profile_id, destination_profile_id, source_asset, destination_asset,
          source_amount, rule_id, status, is_open, rank_max, fingerprint, created_at::timestamptz, created_at, first_body, body
        FROM jsonb_to_recordset(${sql.json(orchestrations.map(toRow))}) AS r (id text, ref_id text, profile_id text,
          source_profile_id text, destination_profile_id text, source_asset text, destination_asset text,
          source_amount text, rule_id text, status text, is_open boolean, rank_max smallint, fingerprint text,
          created_at text, first_body jsonb, body jsonb)
        ORDER BY id
        ON CONFLICT (id) DO NOTHING RETURNING id`,
      (rows) => new Set(rows.map(({ id }) => id))
    ),

  lock: (ids: ReadonlyArray<string>) =>
    Effect.map(
      sql<SeenRow>`SELECT ${sql.literal(seenFields)} FROM orchestration WHERE id = ANY(${ids}::text[])
        ORDER BY id FOR UPDATE`,
      (rows) => new Map(rows.map((row) => [row.id, toSeen(row)]))
    ),

  update: (updates: Plan["updates"]) =>
    sql`UPDATE orchestration o SET status = r.status, is_open = r.is_open, rank_max = r.rank_max, disputed = r.disputed,
        fingerprint = r.fingerprint, body = COALESCE(r.body, o.body), changed_at = clock_timestamp(),
        final_at = COALESCE(o.final_at, CASE WHEN r.is_open THEN NULL
          ELSE COALESCE(r.event_at, ${sql.literal(rfc3339("clock_timestamp()"))}) END),
        final_at_from = COALESCE(o.final_at_from, CASE WHEN r.is_open THEN NULL
          WHEN r.event_at IS NULL THEN 'observed' ELSE 'event' END)
      FROM jsonb_to_recordset(${sql.json(updates)}) AS r (id text, status text, is_open boolean, rank_max smallint,
        disputed text, fingerprint text, body jsonb, event_at text)
      WHERE o.id = r.id`,

  /** Appends to the feed. It is held until commit, so this comes last in a transaction. */
  append: (entries: Plan["entries"]) =>
    Effect.gen(function* () {
      const [head] = yield* sql<{
        last: bigint
      }>`UPDATE feed_head SET last = last + ${entries.length}::int RETURNING last`
      const first = Number(head!.last) - entries.length + 1
      const rows = entries.map((entry, index) => ({ ...entry, sequence: first + index }))
      return yield* sql<ChangeRow>`INSERT INTO orchestration_change (sequence, kind, orchestration_id, status, previous,
          origin, event_id, observed_at, body)
        SELECT sequence, kind, id, status, previous, origin, event_id, clock_timestamp(), body
        FROM jsonb_to_recordset(${sql.json(rows)}) AS r (sequence bigint, kind text, id text, status text, previous text,
          origin text, event_id text, body jsonb)
        ORDER BY sequence
        RETURNING sequence, kind, orchestration_id AS id, status, previous, origin, event_id,
          ${sql.literal(rfc3339("observed_at"))} AS observed_at, body`
    })
})

const makeApply = (sql: PgClient.PgClient): Store.Store["Service"]["apply"] => {
  const writes = makeWrites(sql)
  /** Most of what sweeps read is known already: that costs one query and no lock. */
  const candidates = (observations: ReadonlyArray<Store.Observation>) =>
    Effect.map(
      sql<SeenRow>`SELECT ${sql.literal(seenFields)} FROM orchestration
        WHERE id = ANY(${observations.map(({ orchestration }) => orchestration.id)}::text[])`,
      (rows) => {
        const seen = new Map(rows.map((row) => [row.id, toSeen(row)]))
        return observations.filter(({ orchestration }) => {
          const known = seen.get(orchestration.id)
          const verdict = Progress.judge(known, orchestration.status)
          return (
            verdict !== "stale" && (verdict !== "same" || known?.fingerprint !== Progress.fingerprint(orchestration))
          )
        })
      }
    )

  const record = (observations: ReadonlyArray<Store.Observation>, advance: Store.Advance | undefined) =>
    Effect.gen(function* () {
      if (advance !== undefined) yield* writes.moveCursor(advance)
      if (observations.length === 0) return []
      const firsts = new Map(observations.toReversed().map(({ orchestration }) => [orchestration.id, orchestration]))
      const inserted = yield* writes.insertMissing([...firsts.values()])
      const plan = applyPlan(observations, yield* writes.lock([...firsts.keys()]), inserted)
      if (plan.updates.length > 0) yield* writes.update(plan.updates)
      return plan.entries.length === 0 ? [] : (yield* writes.append(plan.entries)).map(toChange)
    })

  return (observations, advance) =>
    Effect.gen(function* () {
      const chosen = observations.length === 0 ? [] : yield* candidates(observations)
      if (chosen.length === 0 && advance === undefined) return []
      return yield* transaction(sql, record(chosen, advance))
    }).pipe(storedExcept("record what was observed", "CursorMoved"))
}

const makeReads = (sql: PgClient.PgClient) => ({
  cursor: (name: string) =>
    sql<{ version: bigint; value: unknown }>`SELECT version, value FROM reader_cursor WHERE name = ${name}`.pipe(
      Effect.map(([row]) => ({ version: Number(row?.version ?? 0), value: row?.value })),
      stored("read a position")
    ),
  known: (ids: ReadonlyArray<string>) =>
    sql<SeenRow>`SELECT ${sql.literal(seenFields)} FROM orchestration WHERE id = ANY(${ids}::text[])`.pipe(
      Effect.map((rows) => new Map(rows.map((row) => [row.id, toSeen(row)]))),
      stored("read orchestrations")
    ),
  open: ({ after, limit, status }: Store.OpenQuery) =>
    sql<Store.OpenRow>`SELECT id, status, created_at_text AS created_at FROM orchestration
      WHERE is_open AND id > ${after ?? ""} AND (${status ?? null}::text IS NULL OR status = ${status ?? null}::text)
      ORDER BY id LIMIT ${limit}::int`.pipe(stored("read open orchestrations")),
  oldestOpen: sql<{ at: string }>`SELECT created_at_text AS at FROM orchestration WHERE is_open
    ORDER BY created_at LIMIT 1`.pipe(
    Effect.map(([row]) => Option.map(Option.fromUndefinedOr(row), ({ at }) => at)),
    stored("read the oldest open orchestration")
  ),
  rows: (ids: ReadonlyArray<string>) =>
    sql<FirstRow>`SELECT ${sql.literal(firstFields)} FROM orchestration WHERE id = ANY(${ids}::text[])`.pipe(
      Effect.map((rows) => rows.map(toKnownRow)),
      stored("read orchestrations")
    ),
  createdSince: ({ after, from, limit }: { readonly from: string; readonly after?: string; readonly limit: number }) =>
    // The column holds microseconds, the vendor may write more: a little earlier, so that rounding hides nothing.
    sql<FirstRow>`SELECT ${sql.literal(firstFields)} FROM orchestration
      WHERE created_at >= ${instant(from)}::timestamptz - interval '1 microsecond' AND id > ${after ?? ""}
      ORDER BY id LIMIT ${limit}::int`.pipe(
      Effect.map((rows) => rows.map(toKnownRow)),
      stored("read orchestrations")
    ),
  ours: (ref_ids: ReadonlyArray<string>) =>
    sql<{
      ref_id: string
    }>`SELECT ref_id FROM create_intent WHERE attempts > 0 AND ref_id = ANY(${ref_ids}::text[])`.pipe(
      Effect.map((rows) => new Set(rows.map(({ ref_id }) => ref_id))),
      stored("read what we created")
    ),
  changes: (after: number, limit: number) =>
    sql<ChangeRow>`SELECT sequence, kind, orchestration_id AS id, status, previous, origin, event_id,
        ${sql.literal(rfc3339("observed_at"))} AS observed_at, body
      FROM orchestration_change WHERE sequence > ${after} ORDER BY sequence LIMIT ${limit}::int`.pipe(
      Effect.map((rows) => rows.map(toChange)),
      stored("read the feed")
    ),
  head: sql<{ last: bigint }>`SELECT last FROM feed_head`.pipe(
    Effect.map(([row]) => Number(row?.last ?? 0)),
    stored("read the feed's head")
  )
})

/** Following's store in PostgreSQL. */
export const layer: Layer.Layer<Store.Store, never, PgClient.PgClient> = Layer.effect(
  Store.Store,
  Effect.map(PgClient.PgClient, (sql) =>
    Store.Store.of({ ...makeReads(sql), ...Reconciliations.make(sql), apply: makeApply(sql) })
  )
)
