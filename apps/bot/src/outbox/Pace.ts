/** What limits calls to targets, kept in the database: it holds across restarts, replicas and targets of one platform. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"

type Sql = PgClient.PgClient

/** So many calls in so long, by whoever has the name. */
export interface Pace {
  readonly name: string
  readonly calls: number
  readonly perMs: number
}

const gapMs = ({ calls, perMs }: Pace): number => perMs / Math.max(1, calls)
/** How far ahead of an even pace a burst may run. */
const burstMs = (pace: Pace): number => pace.perMs - gapMs(pace)

/** How long a name has to wait; 0 when a call is free now. */
export const waitOf = (sql: Sql, name: string) =>
  Effect.map(
    sql<{ wait: number }>`SELECT (extract(epoch FROM free_at - clock_timestamp()) * 1000)::float8 AS wait
      FROM bot_pace WHERE name = ${name}`,
    ([row]) => Math.max(0, Math.ceil(row?.wait ?? 0))
  )

/** Takes one call of each; answers how long to wait when one of them is not free, and then nothing was taken. */
export const take = (sql: Sql, paces: ReadonlyArray<Pace>) =>
  Effect.gen(function* () {
    const limiting = paces.filter((pace) => gapMs(pace) > 0)
    if (limiting.length === 0) return 0
    // `free_at` is when an even pace would allow the next call; a burst may come before that.
    const rows = limiting.map((pace) => ({ name: pace.name, gap: gapMs(pace), burst: burstMs(pace) }))
    yield* sql`INSERT INTO bot_pace (name, free_at)
      SELECT name, clock_timestamp() FROM jsonb_to_recordset(${sql.json(rows)}) AS r (name text) ORDER BY name
      ON CONFLICT DO NOTHING`
    // Locked until the claim is made: two targets must not take the same call.
    const [held] = yield* sql<{ wait: number }>`SELECT
        COALESCE(max(extract(epoch FROM free_at - clock_timestamp()) * 1000 - burst), 0)::float8 AS wait
      FROM (SELECT p.free_at, r.burst FROM jsonb_to_recordset(${sql.json(rows)}) AS r (name text, burst float8)
        JOIN bot_pace p ON p.name = r.name ORDER BY p.name FOR UPDATE OF p) a`
    if (held!.wait > 0) return Math.ceil(held!.wait)
    yield* sql`UPDATE bot_pace p
      SET free_at = GREATEST(p.free_at, clock_timestamp()) + r.gap * interval '1 millisecond'
      FROM jsonb_to_recordset(${sql.json(rows)}) AS r (name text, gap float8) WHERE p.name = r.name`
    return 0
  })

/** Nobody with these names calls for so long; as the platform asked. */
export const hold = (sql: Sql, paces: ReadonlyArray<Pace>, forMs: number) =>
  sql`INSERT INTO bot_pace AS p (name, free_at)
    SELECT name, clock_timestamp() + (burst + ${forMs}::float8) * interval '1 millisecond'
    FROM jsonb_to_recordset(${sql.json(paces.map((pace) => ({ name: pace.name, burst: burstMs(pace) })))})
      AS r (name text, burst float8) ORDER BY name
    ON CONFLICT (name) DO UPDATE SET free_at = GREATEST(p.free_at, excluded.free_at)`
