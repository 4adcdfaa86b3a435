/** The statements of digests: what is due at a target at once, gathered into one message. */
import * as crypto from "node:crypto"

import type * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"

import type { Count, Digest, Lines, Listed } from "./Content.ts"

type Sql = PgClient.PgClient

/** When and how a target's changes are gathered. */
export interface Gathering {
  /** More than this many at once are told in a digest. */
  readonly above: number
  /** How many are listed in one message. */
  readonly listedMax: number
  /** Whether a digest can be edited; where not, each is told once, and the next one tells what came after it. */
  readonly canEdit: boolean
}

/** Between two edits of a digest. */
const EVERY = "5 seconds"
/** A digest that nothing was added to for so long is over; one that is this old as well, so that people see a new one. */
const QUIET = "30 seconds"
const OLD = "10 minutes"

/** Edits in the minute that a target's `above` is meant for. */
const ROUNDS = 12

/** Statuses and the rest that a person has to look at. */
const isListed = `wanted ->> 'kind' = 'incident' OR wanted ->> 'status' IN ('FAILED', 'REJECTED')`

interface Open {
  readonly id: string
  readonly isOver: boolean
  readonly isDue: boolean
}

const openOf = (sql: Sql, target: string) =>
  Effect.map(
    sql<Open>`SELECT d.id, d.absorbed_at < clock_timestamp() - ${sql.literal(`interval '${QUIET}'`)}
          OR d.opened_at < clock_timestamp() - ${sql.literal(`interval '${OLD}'`)} AS "isOver",
        COALESCE(m.shown_at <= clock_timestamp() - ${sql.literal(`interval '${EVERY}'`)}, m.state = 'shown', true) AS "isDue"
      FROM bot_digest d LEFT JOIN bot_message m ON m.target = d.target AND m.orchestration_id = d.id
      WHERE d.target = ${target}`,
    ([row]) => row
  )

/** How much is due that a digest would tell, counted up to a bit more than matters. */
const dueUpTo = (sql: Sql, target: string, most: number) =>
  Effect.map(
    sql<{ due: number }>`SELECT count(*)::int AS due FROM (
        SELECT 1 FROM bot_message WHERE target = ${target} AND kind = 'change' AND state IN ('waiting', 'sending')
          AND next_at <= clock_timestamp()
        UNION ALL
        SELECT 1 FROM bot_reply WHERE target = ${target} AND state IN ('waiting', 'sending')
          AND next_at <= clock_timestamp() AND told ->> 'type' IS NULL
        LIMIT ${most}::int) a`,
    ([row]) => row?.due ?? 0
  )

interface Gathered {
  readonly wanted: {
    readonly kind: string
    readonly status: string
    readonly observed_at: string
    readonly orchestration: {
      readonly ref_id?: string
      readonly source_amount: string
      readonly source_asset: string
      readonly destination_asset: string
    }
  }
  readonly id: string
  readonly isStuck: boolean
}

const toListed = ({ id, isStuck, wanted }: Gathered): Listed => ({
  label: `${isStuck ? "STUCK, " : wanted.kind === "incident" ? "CONTRADICTION, " : ""}${wanted.status}`,
  id,
  ref_id: wanted.orchestration.ref_id,
  amount: wanted.orchestration.source_amount,
  assets: `${wanted.orchestration.source_asset} to ${wanted.orchestration.destination_asset}`
})

/**
 * Marks as told what is due, but not what may stand there already since a crash or an error: its reference is lost, so it is
 * posted again by itself, lest the newest that people see of it be old. Answers those that are listed one by one, oldest first,
 * and how many it was in all.
 */
const take = (sql: Sql, target: string, epoch: number, id: string, canEdit: boolean) =>
  Effect.gen(function* () {
    const messages = yield* sql<{ newest: bigint; count: number; listed: ReadonlyArray<Gathered> }>`
      WITH taken AS (
        UPDATE bot_message SET digest = ${id}, shown_sequence = wanted_sequence, shown_at = clock_timestamp(),
          shown_hash = NULL, epoch = ${epoch}::bigint, attempts = 0, failing_since = NULL, failure = NULL,
          state = CASE WHEN ref IS NULL OR NOT ${canEdit}::boolean THEN 'shown' ELSE 'owed' END
        WHERE target = ${target} AND kind = 'change' AND NOT is_unsure
          AND (state = 'waiting' OR (state = 'sending' AND ref IS NOT NULL))
          AND next_at <= clock_timestamp() AND epoch <= ${epoch}::bigint
        RETURNING orchestration_id, wanted_sequence, wanted)
      SELECT COALESCE(max(wanted_sequence), 0) AS newest, count(*)::int AS count,
        COALESCE(jsonb_agg(jsonb_build_object('id', orchestration_id, 'isStuck', false, 'wanted', wanted)
          ORDER BY wanted_sequence) FILTER (WHERE ${sql.literal(isListed)}), '[]') AS listed
      FROM taken`
    const told = messages[0]!
    // A reply says something of its own only where the message was not gathered just now.
    const replies = yield* sql<{ count: number; listed: ReadonlyArray<Gathered> }>`
      WITH taken AS (
        UPDATE bot_reply r SET state = 'digested', shown_at = clock_timestamp(), epoch = ${epoch}::bigint
        FROM bot_message m
        WHERE r.target = ${target} AND r.state IN ('waiting', 'sending') AND r.next_at <= clock_timestamp()
          AND r.epoch <= ${epoch}::bigint AND m.target = r.target AND m.orchestration_id = r.orchestration_id
          AND m.kind = 'change' AND r.told ->> 'type' IS NULL
        RETURNING r.orchestration_id, r.sequence, r.told AS wanted, m.wanted_sequence, m.wanted AS newest)
      SELECT count(*)::int AS count, COALESCE(jsonb_agg(jsonb_build_object(
          'id', orchestration_id, 'isStuck', sequence < 0, 'wanted', wanted) ORDER BY abs(sequence))
          FILTER (WHERE CASE WHEN sequence < 0 THEN -sequence = wanted_sequence
            ELSE (${sql.literal(isListed)}) AND NOT orchestration_id = ANY(${told.listed.map((one) => one.id)}::text[]) END),
          '[]') AS listed
      FROM taken`
    const listed = [...told.listed, ...replies[0]!.listed]
    return {
      newest: Number(told.newest),
      count: told.count + replies[0]!.count,
      listed: listed.map(toListed)
    }
  })

/** By the newest status of each orchestration that is in it. */
const countsOf = (sql: Sql, target: string, id: string) =>
  sql<Count & { readonly from: string; readonly to: string }>`SELECT wanted ->> 'status' AS status,
      concat(wanted #>> '{orchestration,source_asset}', ' to ', wanted #>> '{orchestration,destination_asset}') AS assets,
      route, count(*)::int AS count, min(wanted ->> 'observed_at') AS "from", max(wanted ->> 'observed_at') AS "to"
    FROM bot_message WHERE target = ${target} AND digest = ${id}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

const pagesOf = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

const add = (sql: Sql, target: string, epoch: number, id: string, gathering: Gathering) =>
  Effect.gen(function* () {
    const { count, listed, newest } = yield* take(sql, target, epoch, id, gathering.canEdit)
    if (count === 0) return
    const [before] = yield* sql<{ wanted: Digest }>`SELECT wanted FROM bot_message
      WHERE target = ${target} AND orchestration_id = ${id}`
    const counts = yield* countsOf(sql, target, id)
    const head = [...(before?.wanted.listed ?? [])]
    const free = gathering.listedMax - head.length
    const below = listed.slice(Math.max(0, free))
    const to = counts.reduce((last, one) => (one.to > last ? one.to : last), before?.wanted.to ?? "")
    const digest: Digest = {
      type: "digest",
      id,
      from: counts.reduce((first, one) => (one.from < first ? one.from : first), before?.wanted.from ?? to),
      to,
      counts: counts.map(({ assets, count: size, route, status }) => ({ status, assets, route, count: size })),
      listed: [...head, ...listed.slice(0, Math.max(0, free))],
      listedBelow: (before?.wanted.listedBelow ?? 0) + below.length
    }
    yield* sql`INSERT INTO bot_message AS m (target, orchestration_id, route, kind, wanted_sequence, wanted)
      VALUES (${target}, ${id}, '', 'digest', ${newest}::bigint, ${sql.json(digest)}::jsonb)
      ON CONFLICT (target, orchestration_id) DO UPDATE SET wanted = excluded.wanted,
        wanted_sequence = GREATEST(m.wanted_sequence + 1, excluded.wanted_sequence),
        attempts = 0, state = CASE WHEN m.state = 'sending' THEN m.state ELSE 'waiting' END`
    const pages = pagesOf(below, gathering.listedMax).map((some, index): Lines & { readonly place: number } => ({
      type: "lines",
      id,
      to,
      listed: some,
      place: index + 1
    }))
    if (pages.length > 0) {
      yield* sql`INSERT INTO bot_reply (target, orchestration_id, sequence, told)
        SELECT ${target}, ${id}, p.place + COALESCE((SELECT max(sequence) FROM bot_reply
          WHERE target = ${target} AND orchestration_id = ${id}), 0), to_jsonb(p.*) - 'place'
        FROM jsonb_to_recordset(${sql.json(pages)}) AS p (type text, id text, "to" text, listed jsonb, place bigint)`
    }
    // Told once where it cannot be edited: what comes next is told by itself, or in another one.
    if (!gathering.canEdit) yield* sql`DELETE FROM bot_digest WHERE target = ${target}`
    // A trickle that could be told one by one does not keep it open.
    else if (count * ROUNDS > gathering.above) {
      yield* sql`UPDATE bot_digest SET absorbed_at = clock_timestamp() WHERE target = ${target}`
    }
  })

/** Gathers what is due, if it is too much to be told one by one; answers whether it is. In a transaction. */
export const gather = (sql: Sql, target: string, epoch: number, gathering: Gathering) =>
  Effect.gen(function* () {
    let open = yield* openOf(sql, target)
    if (open?.isOver === true) {
      yield* sql`DELETE FROM bot_digest WHERE target = ${target}`
      open = undefined
    }
    if (open === undefined) {
      if ((yield* dueUpTo(sql, target, gathering.above + 1)) <= gathering.above) return false
      const id = `digest-${crypto.randomUUID()}`
      yield* sql`INSERT INTO bot_digest (target, id) VALUES (${target}, ${id})`
      open = { id, isOver: false, isDue: true }
    }
    if (open.isDue) yield* add(sql, target, epoch, open.id, gathering)
    return true
  })
