/** The outcomes of comparing with the vendor; the newest ones are kept. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import type { Difference } from "@segue/follow/Difference"
import type * as Store from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import { stored, transaction } from "./Stored.ts"

/** Runs that are kept. */
export const RUNS_MAX = 60

type Operations = Pick<Store.Store["Service"], "saveReconciliation" | "lastReconciliation">

interface DifferenceRow extends Omit<Difference, "ref_id" | "here" | "there"> {
  readonly ref_id: string | null
  readonly here: string | null
  readonly there: string | null
}

/** Keeping and reading outcomes. */
export const make = (sql: PgClient.PgClient): Operations => ({
  saveReconciliation: (run) =>
    transaction(
      sql,
      Effect.gen(function* () {
        const [made] = yield* sql<{ id: bigint }>`INSERT INTO reconciliation_run (from_text, compared)
          VALUES (${run.from}, ${run.compared}::int) RETURNING id`
        const rows = run.differences.map((difference, position) => ({ ...difference, position }))
        yield* sql`INSERT INTO reconciliation_difference (run, position, kind, orchestration_id, ref_id, fields, here, there)
          SELECT ${made!.id}, position, kind, id, ref_id, fields, here, there
          FROM jsonb_to_recordset(${sql.json(rows)}) AS r (position int, kind text, id text, ref_id text, fields text[],
            here text, there text)`
        yield* sql`DELETE FROM reconciliation_run WHERE id <= ${made!.id} - ${RUNS_MAX}::bigint`
      })
    ).pipe(stored("keep a reconciliation")),

  lastReconciliation: Effect.gen(function* () {
    const [run] = yield* sql<{ id: bigint; from: string; compared: number }>`SELECT id, from_text AS "from", compared
      FROM reconciliation_run ORDER BY id DESC LIMIT 1`
    if (run === undefined) return Option.none()
    const rows = yield* sql<DifferenceRow>`SELECT kind, orchestration_id AS id, ref_id, fields, here, there
      FROM reconciliation_difference WHERE run = ${run.id} ORDER BY position`
    return Option.some({
      from: run.from,
      compared: run.compared,
      differences: rows.map((row) => ({
        ...row,
        ref_id: row.ref_id ?? undefined,
        here: row.here ?? undefined,
        there: row.there ?? undefined
      }))
    })
  }).pipe(stored("read the last reconciliation"))
})
