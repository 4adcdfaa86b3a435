/** What everything above relies on: the driver behaves alike on a server and on PGlite. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import * as SqlError from "effect/sql/SqlError"

import * as Database from "../../src/Database.ts"
import { transaction } from "../../src/Stored.ts"
import type { Suite } from "../databases.ts"

export const driver: Suite<Database.Database | PgClient.PgClient> = (it, isServer) => {
  it.effect("reads and writes values as they are", () =>
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      const json = { text: "ä'\"\\", list: [1, null], deep: { amount: "0.10" } }
      const [row] =
        yield* sql`SELECT 9007199254740993::int8 AS large, 1.10::numeric AS amount, ${json.text}::text AS text,
        ${sql.json(json)}::jsonb AS json, ${["a", "b,c"]}::text[] AS list, ${new Uint8Array([0, 255])}::bytea AS bytes,
        ${null}::text AS nothing, ${true}::boolean AS yes, '2026-11-22T12:00:00.123456Z'::timestamptz AS at`
      assert.strictEqual(row!["large"], 9_007_199_254_740_993n)
      assert.strictEqual(row!["amount"], "1.10")
      assert.strictEqual(row!["text"], json.text)
      assert.deepStrictEqual(row!["json"], json)
      assert.deepStrictEqual(row!["list"], ["a", "b,c"])
      assert.deepStrictEqual([...(row!["bytes"] as Uint8Array)], [0, 255])
      assert.strictEqual(row!["nothing"], null)
      assert.strictEqual(row!["yes"], true)
      assert.strictEqual((row!["at"] as Date).toISOString(), "2026-11-22T12:00:00.123Z")
    })
  )

  it.effect("rolls back what failed, and only the inner part of what was nested", () =>
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      yield* sql`CREATE TABLE rolled (id int PRIMARY KEY)`
      const failing = sql.withTransaction(Effect.andThen(sql`INSERT INTO rolled VALUES (1)`, Effect.fail("no")))
      assert.strictEqual(yield* Effect.flip(failing), "no")
      yield* sql.withTransaction(
        Effect.gen(function* () {
          yield* sql`INSERT INTO rolled VALUES (2)`
          yield* Effect.ignore(
            sql.withTransaction(Effect.andThen(sql`INSERT INTO rolled VALUES (3)`, Effect.fail("undo")))
          )
        })
      )
      assert.deepStrictEqual(yield* sql`SELECT id FROM rolled`, [{ id: 2 }])
      const twice = yield* Effect.flip(sql`INSERT INTO rolled VALUES (2)`)
      assert.strictEqual(twice.reason._tag, "UniqueViolation")
    })
  )

  if (isServer) {
    it.effect("a transaction that loses its connection fails, as any statement does, and no bug is reported", () =>
      Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        const losing = transaction(sql, sql`SELECT pg_terminate_backend(pg_backend_pid())`)
        const error = yield* Effect.flip(losing)
        assert.isTrue(SqlError.isSqlError(error))
        // Whatever failed before, a rollback that cannot reach the database is the database's failure.
        const leaving = transaction(
          sql,
          Effect.andThen(Effect.ignore(sql`SELECT pg_terminate_backend(pg_backend_pid())`), Effect.fail("no"))
        )
        const other = yield* Effect.flip(leaving)
        assert.isTrue(SqlError.isSqlError(other))
        assert.strictEqual((yield* sql`SELECT 1 AS one`).length, 1)
      })
    )
  }

  it.effect("keeps transactions of several fibers apart", () =>
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      yield* sql`CREATE TABLE counted (n int NOT NULL)`
      yield* sql`INSERT INTO counted VALUES (0)`
      const increment = sql.withTransaction(
        Effect.gen(function* () {
          const [row] = yield* sql<{ n: number }>`SELECT n FROM counted FOR UPDATE`
          yield* Effect.yieldNow
          yield* sql`UPDATE counted SET n = ${(row?.n ?? 0) + 1}`
        })
      )
      yield* Effect.all(
        Array.from({ length: 20 }, () => increment),
        { concurrency: 8 }
      )
      assert.deepStrictEqual(yield* sql`SELECT n FROM counted`, [{ n: 20 }])
    })
  )

  it.effect("an interrupted transaction leaves nothing and holds nothing", () =>
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      yield* sql`CREATE TABLE interrupted (id int)`
      const hanging = sql.withTransaction(Effect.andThen(sql`INSERT INTO interrupted VALUES (1)`, Effect.never))
      const fiber = yield* Effect.forkChild(hanging, { startImmediately: true })
      yield* Effect.yieldNow
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(yield* sql`SELECT id FROM interrupted`, [])
    })
  )

  it.effect("carries large values", () =>
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      const text = "x".repeat(3_000_000)
      const [row] = yield* sql<{ text: string }>`SELECT ${text}::text AS text`
      assert.strictEqual(row?.text.length, text.length)
    })
  )

  it.effect("is new enough and answers", () =>
    Effect.gen(function* () {
      const { check, version } = yield* Database.Database
      assert.isAtLeast(version, Database.VERSION_MIN)
      yield* check
    })
  )

  // In one thread nothing can end a statement that runs: the limits are a server's.
  if (isServer) {
    it.effect("has limits for statements and idle transactions", () =>
      Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        const [row] = yield* sql`SELECT current_setting('statement_timeout') AS statement,
          current_setting('idle_in_transaction_session_timeout') AS idle`
        assert.deepStrictEqual(row, { statement: "30s", idle: "10s" })
      })
    )

    it.effect("tells a statement that takes too long from other failures", () =>
      Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        const slow = sql.withTransaction(
          Effect.andThen(sql`SET LOCAL statement_timeout = '50ms'`, sql`SELECT pg_sleep(5)`)
        )
        const error = yield* Effect.flip(slow)
        assert.strictEqual(error.reason._tag, "StatementTimeoutError")
      })
    )
  }
}
