/** What replicas share: the lead, how following goes, and how far back the feed reaches. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import { Effect, Option } from "effect"

import { FeedRetention } from "../../src/FeedRetention.ts"
import { FollowingState } from "../../src/FollowingState.ts"
import { Leadership } from "../../src/Leadership.ts"
import type { Suite } from "../databases.ts"

type Needs = PgClient.PgClient | Leadership | FollowingState | FeedRetention

export const gateway: Suite<Needs> = (it) => {
  it.effect("one leads at a time; a lead that is not renewed goes to another, with a higher epoch", () =>
    Effect.gen(function* () {
      const leadership = yield* Leadership
      const take = (holder: string, forMs = 60_000) =>
        Effect.map(
          leadership.take({ name: "test", holder, forMs }),
          Option.map(({ epoch }) => epoch)
        )
      assert.deepStrictEqual(yield* take("a"), Option.some(1))
      assert.deepStrictEqual(yield* take("b"), Option.none())
      assert.deepStrictEqual(yield* take("a", 0), Option.some(1))
      assert.deepStrictEqual(yield* take("b"), Option.some(2))
      assert.deepStrictEqual(yield* take("a"), Option.none())
      yield* leadership.release({ name: "test", holder: "a" })
      assert.deepStrictEqual(yield* take("a"), Option.none())
      yield* leadership.release({ name: "test", holder: "b" })
      assert.deepStrictEqual(yield* take("a"), Option.some(3))
    })
  )

  it.effect("of many that reach for the lead at once, one has it", () =>
    Effect.gen(function* () {
      const leadership = yield* Leadership
      const all = yield* Effect.forEach(
        Array.from({ length: 10 }, (_, index) => `holder-${index}`),
        (holder) => leadership.take({ name: "raced", holder, forMs: 60_000 }),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(all.filter(Option.isSome).length, 1)
    })
  )

  it.effect("keeps how following goes; a failure ends, a success never moves back", () =>
    Effect.gen(function* () {
      const state = yield* FollowingState
      const tail = Effect.map(state.read, (states) => states.find(({ way }) => way === "tail"))
      yield* state.save([
        { way: "tail", succeededAgoMs: 1_000 },
        { way: "deep", failing: { forMs: 5_000, message: "no" } }
      ])
      const first = yield* tail
      assert.isAtLeast(first?.succeededAgoMs ?? 0, 1_000)
      yield* state.save([{ way: "tail", succeededAgoMs: 900_000, failing: { forMs: 10, message: "down" } }])
      const second = yield* tail
      assert.strictEqual(second?.succeededAt, first?.succeededAt)
      assert.strictEqual(second?.failing?.message, "down")
      yield* state.save([{ way: "tail", succeededAgoMs: 0 }])
      assert.isUndefined((yield* tail)?.failing)
      assert.strictEqual((yield* state.read).find(({ way }) => way === "deep")?.failing?.message, "no")
    })
  )

  it.effect("trims the feed from its old end, and says from where it begins", () =>
    Effect.gen(function* () {
      const [retention, sql] = [yield* FeedRetention, yield* PgClient.PgClient]
      const before = yield* retention.extent
      yield* sql`INSERT INTO orchestration (id, source_asset, destination_asset, source_amount, status, is_open, rank_max,
          fingerprint, created_at, created_at_text, first_body, body)
        VALUES ('trimmed', 'USD', 'PYUSD', '1', 'PENDING', true, 0, 'f', now(), 'now', '{}', '{}')`
      yield* sql`INSERT INTO orchestration_change (sequence, kind, orchestration_id, status, origin, observed_at, body)
        SELECT ${before.last}::bigint + n, 'first', 'trimmed', 'PENDING', 'look',
          clock_timestamp() - CASE WHEN n <= 3 THEN interval '10 days' ELSE interval '1 day' END, '{}'
        FROM generate_series(1, 5) n`
      yield* sql`UPDATE feed_head SET last = last + 5`
      yield* sql`UPDATE orchestration_change SET observed_at = now() - interval '10 days' WHERE sequence <= ${before.last}`
      const olderThanMs = 5 * 86_400_000
      assert.isAbove(yield* retention.prune({ olderThanMs, max: 1_000 }), 0)
      assert.deepStrictEqual(yield* retention.extent, { floor: before.last + 3, last: before.last + 5 })
      assert.strictEqual(yield* retention.prune({ olderThanMs, max: 1_000 }), 0)
      const [row] = yield* sql<{ count: number }>`SELECT count(*)::int AS count FROM orchestration_change`
      assert.strictEqual(row?.count, 2)
    })
  )
}
