/** Creates that somebody should look at: those in doubt, and those that the vendor refused; as pages, oldest first. */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import type { Intent } from "./CreateIntents.ts"
import { fields, type Row, toIntent } from "./internal/intent-row.ts"
import { readPlace, writePlace } from "./internal/place.ts"
import { instant, rfc3339, type StorageError, stored } from "./Stored.ts"

/** One refusal, as the audit has it. */
export interface Refused {
  /** Its number in the audit. */
  readonly sequence: number
  readonly refId: string
  readonly caller: string
  /** What was asked for; absent where the create is not kept any more. */
  readonly request: unknown
  /** How it ended, as whoever worked on it kept it. */
  readonly outcome: unknown
  /** RFC 3339, by the database's clock. */
  readonly at: string
}

/** A page. */
interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly cursor: string | undefined
  /** RFC 3339, by the database's clock: when it was read. */
  readonly asOf: string
}

/** Where a page begins, and how much it holds. A cursor that is not ours is as good as none: the first page. */
interface Paging {
  readonly limit: number
  readonly cursor?: string
}

/** They. */
export class CreateFindings extends Context.Service<
  CreateFindings,
  {
    readonly inDoubt: (paging: Paging) => Effect.Effect<Page<Intent>, StorageError>
    /**
     * Since a time, RFC 3339; since a day ago without one. A refusal that is being written just now may come to stand
     * before one that was read already: whoever goes on from a time begins some minutes before it.
     */
    readonly refused: (query: Paging & { readonly since?: string }) => Effect.Effect<Page<Refused>, StorageError>
  }
>()("@segue/storage/CreateFindings") {}

/** One row more than fits says that there is another page. */
const pageOf = <R, A>(
  rows: ReadonlyArray<R>,
  limit: number,
  asOf: string,
  toItem: (row: R) => A,
  placeOf: (row: R) => readonly [at: string, key: string]
): Page<A> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const cursor = rows.length > limit && last !== undefined ? writePlace(placeOf(last)) : undefined
  return { items: items.map(toItem), cursor, asOf }
}

const now = (sql: PgClient.PgClient) =>
  Effect.map(sql<{ now: string }>`SELECT ${sql.literal(rfc3339("clock_timestamp()"))} AS now`, ([row]) => row!.now)

const inDoubt = (sql: PgClient.PgClient, { cursor, limit }: Paging) =>
  Effect.gen(function* () {
    const asOf = yield* now(sql)
    const after = readPlace(cursor)
    const rows = yield* sql<Row>`SELECT ${sql.literal(fields)} FROM create_intent
      WHERE state = 'in_doubt' AND ${
        after === undefined
          ? sql`true`
          : sql`(recorded_at, ref_id) > (${instant(after[0])}::timestamptz, ${after[1]}::text)`
      }
      ORDER BY recorded_at, ref_id LIMIT ${limit + 1}::int`
    return pageOf(rows, limit, asOf, toIntent, ({ recorded_at, ref_id }) => [recorded_at, ref_id])
  })

interface RefusedRow {
  readonly sequence: bigint
  readonly subject: string
  readonly actor: string
  readonly at: string
  readonly outcome: unknown
  readonly request: unknown
}

const toRefused = ({ actor, at, outcome, request, sequence, subject }: RefusedRow): Refused => ({
  sequence: Number(sequence),
  refId: subject,
  caller: actor,
  request: request ?? undefined,
  outcome: outcome ?? undefined,
  at
})

const refused = (sql: PgClient.PgClient, query: Paging & { readonly since?: string }) =>
  Effect.gen(function* () {
    const { cursor, limit, since } = query
    const asOf = yield* now(sql)
    const place = readPlace(cursor)
    const after = place !== undefined && /^\d{1,18}$/u.test(place[1]) ? place : undefined
    const rows =
      yield* sql<RefusedRow>`SELECT a.sequence, a.subject, a.actor, a.detail -> 'outcome' AS outcome, i.request,
        ${sql.literal(rfc3339("a.at"))} AS at
      FROM audit a LEFT JOIN create_intent i ON i.ref_id = a.subject
      WHERE a.action = 'create.refused' AND ${
        since === undefined
          ? sql`a.at >= clock_timestamp() - interval '1 day'`
          : sql`a.at >= ${instant(since)}::timestamptz`
      } AND ${
        after === undefined
          ? sql`true`
          : sql`(a.at, a.sequence) > (${instant(after[0])}::timestamptz, ${after[1]}::text::bigint)`
      }
      ORDER BY a.at, a.sequence LIMIT ${limit + 1}::int`
    return pageOf(rows, limit, asOf, toRefused, ({ at, sequence }) => [at, String(sequence)])
  })

/** They in PostgreSQL. */
export const layer: Layer.Layer<CreateFindings, never, PgClient.PgClient> = Layer.effect(
  CreateFindings,
  Effect.map(PgClient.PgClient, (sql) =>
    CreateFindings.of({
      inDoubt: (paging) => stored("read creates in doubt")(inDoubt(sql, paging)),
      refused: (query) => stored("read refused creates")(refused(sql, query))
    })
  )
)
