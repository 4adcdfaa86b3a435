/** The steps of the database's shape. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"

import * as Migrations from "../../src/Migrations.ts"
import type { Suite } from "../databases.ts"

/** What a database holds before a step, by the step's number: it must be there afterwards. */
const before: Readonly<Record<number, ReadonlyArray<string>>> = {
  2: [
    `INSERT INTO orchestration (id, source_asset, destination_asset, source_amount, status, is_open, rank_max, fingerprint,
      created_at, created_at_text, first_body, body)
      VALUES ('o', 'USD', 'PYUSD', '1', 'PENDING', true, 0, 'f', now(), 'now', '{}', '{}')`,
    `INSERT INTO orchestration_change (sequence, kind, orchestration_id, status, origin, observed_at, body)
      VALUES (1, 'first', 'o', 'PENDING', 'look', now(), '{}')`,
    `INSERT INTO reader_cursor (name, version, value) VALUES ('events', 1, '{}')`
  ],
  3: [
    `INSERT INTO create_intent (ref_id, caller, request_hash, request, asset, amount, api, state)
      VALUES ('r', 'c', 'h', '{}', 'USD', 1, 'conversion', 'recorded')`
  ],
  4: [
    `INSERT INTO caller (name) VALUES ('c')`,
    `INSERT INTO api_key (id, caller, label, hash, scopes) VALUES ('k', 'c', 'l', decode(repeat('00', 32), 'hex'), '{}')`
  ],
  5: [`INSERT INTO audit (actor, action, subject, detail) VALUES ('a', 'b', 'c', '{}')`],
  6: [`INSERT INTO vendor_budget (endpoint, tokens, refilled_at) VALUES ('e', 1, now())`],
  7: [
    `INSERT INTO reconciliation_run (from_text, compared) VALUES ('2026-01-01T00:00:00Z', 1)`,
    `UPDATE feed_head SET last = 1`
  ]
}

const tables = [
  "orchestration",
  "orchestration_change",
  "reader_cursor",
  "create_intent",
  "caller",
  "api_key",
  "audit",
  "vendor_budget",
  "reconciliation_run",
  "feed_head"
]

export const migrations: Suite<PgClient.PgClient | SqlClient.SqlClient> = (it) => {
  it.effect("each leads on from the one before, with what the database held", () =>
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      for (let number = 1; number <= Migrations.steps.length; number++) {
        for (const statement of before[number] ?? []) yield* sql.unsafe(statement)
        assert.deepStrictEqual(yield* Migrations.upTo(number), [number])
      }
      for (const table of tables) {
        const [row] = yield* sql.unsafe<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)
        assert.strictEqual(row?.count, 1, table)
      }
      assert.deepStrictEqual(yield* Migrations.run, [])
    })
  )
}

export const fromNothing: Suite<PgClient.PgClient | SqlClient.SqlClient> = (it) => {
  it.effect("several that start at once apply each step once", () =>
    Effect.gen(function* () {
      const all = yield* Effect.all([Migrations.run, Migrations.run, Migrations.run], { concurrency: "unbounded" })
      assert.deepStrictEqual(all.flat(), [1, 2, 3, 4, 5, 6, 7, 8, 9])
      const sql = yield* PgClient.PgClient
      const rows = yield* sql.unsafe<{ n: number }>(`SELECT migration_id AS n FROM ${Migrations.TABLE} ORDER BY 1`)
      assert.deepStrictEqual(
        rows.map(({ n }) => n),
        [1, 2, 3, 4, 5, 6, 7, 8, 9]
      )
    })
  )
}
