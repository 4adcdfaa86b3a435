/** The switch between the two APIs: one row for all replicas, read where a create is recorded. */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import * as Audit from "./Audit.ts"
import { rfc3339, type StorageError, stored, storedExcept, transaction } from "./Stored.ts"

/**
 * - `on`: creates of old clients go to the legacy API;
 * - `drain`: their creates become orchestrations, old ids are still read and cancelled at the legacy API;
 * - `off`: the legacy API is not called.
 */
export type Mode = "on" | "drain" | "off"

/** The switch as it stands. */
export interface Position {
  readonly mode: Mode
  readonly version: number
  /** RFC 3339. */
  readonly changedAt: string
  readonly changedBy: string
}

/** Somebody else changed the switch meanwhile: look at it, and decide again. */
export class CutOverChanged extends Data.TaggedError("CutOverChanged")<{ readonly now: Position }> {
  override get message(): string {
    return `the switch was changed to ${this.now.mode} by ${this.now.changedBy} meanwhile; look at it and decide again`
  }
}

/** The switch. */
export class CutOver extends Context.Service<
  CutOver,
  {
    readonly get: Effect.Effect<Position, StorageError>
    /**
     * Changes the switch and audits it, if it still is at the version the caller saw. It waits for creates that are
     * being recorded: afterwards every new one is recorded for the new mode.
     */
    readonly change: (to: {
      readonly mode: Mode
      readonly version: number
      readonly by: string
    }) => Effect.Effect<Position, StorageError | CutOverChanged>
  }
>()("@segue/storage/CutOver") {}

interface Row {
  readonly mode: Mode
  readonly version: bigint
  readonly changed_at: string
  readonly changed_by: string
}

const fields = `mode, version, ${rfc3339("changed_at")} AS changed_at, changed_by`

const toPosition = (row: Row | undefined): Position => ({
  mode: row!.mode,
  version: Number(row!.version),
  changedAt: row!.changed_at,
  changedBy: row!.changed_by
})

/** The switch in PostgreSQL. */
export const layer: Layer.Layer<CutOver, never, PgClient.PgClient> = Layer.effect(
  CutOver,
  Effect.map(PgClient.PgClient, (sql) =>
    CutOver.of({
      get: sql<Row>`SELECT ${sql.literal(fields)} FROM cut_over`.pipe(
        Effect.map(([row]) => toPosition(row)),
        stored("read the cut-over switch")
      ),
      change: ({ by, mode, version }) =>
        transaction(
          sql,
          Effect.gen(function* () {
            const [row] = yield* sql<Row>`SELECT ${sql.literal(fields)} FROM cut_over FOR UPDATE`
            const now = toPosition(row)
            if (now.version !== version) return yield* new CutOverChanged({ now })
            const [changed] = yield* sql<Row>`UPDATE cut_over SET mode = ${mode}, version = version + 1,
                changed_at = clock_timestamp(), changed_by = ${by}
              RETURNING ${sql.literal(fields)}`
            yield* Audit.insert(sql, {
              actor: by,
              action: "cut-over.changed",
              subject: "cut-over",
              detail: { from: now.mode, to: mode }
            })
            return toPosition(changed)
          })
        ).pipe(storedExcept("change the cut-over switch", "CutOverChanged"))
    })
  )
)
