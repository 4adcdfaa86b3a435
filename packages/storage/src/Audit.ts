/** What was done, by whom: added to, never changed; the database itself refuses anything else. */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import { rfc3339, type StorageError, stored } from "./Stored.ts"

/** One thing done. `detail` must hold no secrets. */
export interface Entry {
  /** Who: a caller, a command's user, or a part of ours. */
  readonly actor: string
  /** What, as a dotted word: `create.recorded`, `cut-over.changed`. */
  readonly action: string
  /** To what: a `ref_id`, a key's id. */
  readonly subject: string
  readonly requestId?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** An entry as it is kept. */
export interface Kept extends Required<Omit<Entry, "requestId">> {
  readonly sequence: number
  readonly requestId: string | undefined
  /** RFC 3339, by the database's clock. */
  readonly at: string
}

interface Row extends Omit<Kept, "sequence" | "requestId"> {
  readonly sequence: bigint
  readonly request_id: string | null
}

/** The audit. Inside a transaction of the same client an entry stands and falls with it. */
export class Audit extends Context.Service<
  Audit,
  {
    readonly write: (entry: Entry) => Effect.Effect<void, StorageError>
    /** Entries about a subject, or all, oldest first, after a sequence. */
    readonly read: (query: {
      readonly subject?: string
      readonly after?: number
      readonly limit: number
    }) => Effect.Effect<ReadonlyArray<Kept>, StorageError>
  }
>()("@segue/storage/Audit") {}

/** Adds an entry, for repositories that write in a transaction of theirs. */
export const insert = (sql: PgClient.PgClient, entry: Entry) =>
  sql`INSERT INTO audit (actor, action, subject, request_id, detail) VALUES (${entry.actor}, ${entry.action},
    ${entry.subject}, ${entry.requestId ?? null}, ${sql.json(entry.detail ?? {})})`

const toKept = ({ request_id, sequence, ...row }: Row): Kept => ({
  ...row,
  sequence: Number(sequence),
  requestId: request_id ?? undefined
})

/** The audit in PostgreSQL. */
export const layer: Layer.Layer<Audit, never, PgClient.PgClient> = Layer.effect(
  Audit,
  Effect.map(PgClient.PgClient, (sql) =>
    Audit.of({
      write: (entry) => Effect.asVoid(stored("write the audit")(insert(sql, entry))),
      read: ({ after, limit, subject }) =>
        sql<Row>`SELECT sequence, actor, action, subject, request_id, detail,
            ${sql.literal(rfc3339("at"))} AS at
          FROM audit WHERE sequence > ${after ?? 0} AND (${subject ?? null}::text IS NULL OR subject = ${subject ?? null}::text)
          ORDER BY sequence LIMIT ${limit}::int`.pipe(
          Effect.map((rows) => rows.map(toKept)),
          stored("read the audit")
        )
    })
  )
)
