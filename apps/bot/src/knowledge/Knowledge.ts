/**
 * Looks every so often for what the source knows beside statuses, and has it told: once for each thing, edited when it
 * is over. What was told is in the database, so restarts and replicas repeat nothing.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import { Orchestrations } from "@segue/core/Orchestrations"
import { rfc3339, stored, transaction } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import type { Found } from "../outbox/Content.ts"
import type { Finding, Kind } from "./Finding.ts"
import * as gateway from "./gateway.ts"
import { rules } from "./rules.ts"
import { webhooks } from "./webhooks.ts"

type Sql = PgClient.PgClient

/** Between two looks; each costs the source a request or a few. */
const LOOK_MS = 120_000

/** Ways of finding, each told apart: what one of them cannot read now is not over because of that. */
type Way = "gateway" | "rules" | "webhooks"

const contentOf = ({ advice, fields, title }: Finding, id: string, at: string): Found => ({
  type: "found",
  id,
  title,
  fields,
  advice,
  at,
  until: undefined
})

/** Tells targets of a finding; answers whether it is new. */
const tell = (sql: Sql, way: Way, targets: ReadonlyArray<string>, finding: Finding) =>
  Effect.gen(function* () {
    const [made] = yield* sql<{ number: bigint; at: string }>`INSERT INTO bot_finding (way, key, is_event)
      VALUES (${way}, ${finding.key}, ${finding.isEvent}) ON CONFLICT DO NOTHING
      RETURNING number, ${sql.literal(rfc3339("found_at"))} AS at`
    if (made === undefined) return 0
    const id = `finding-${made.number}`
    yield* sql`INSERT INTO bot_message (target, orchestration_id, route, kind, wanted_sequence, wanted)
      SELECT target, ${id}, '', 'finding', 1, ${sql.json(contentOf(finding, id, made.at))}::jsonb
      FROM unnest(${targets}::text[]) AS t (target)`
    return 1
  })

/** Has it said of a finding that it is over. */
const end = (sql: Sql, way: Way, keys: ReadonlyArray<string>) =>
  sql`WITH over AS (
      UPDATE bot_finding SET over_at = clock_timestamp()
      WHERE way = ${way} AND NOT is_event AND over_at IS NULL AND NOT key = ANY(${keys}::text[])
      RETURNING number, over_at)
    UPDATE bot_message m SET wanted = m.wanted || jsonb_build_object('until', ${sql.literal(rfc3339("o.over_at"))}),
      wanted_sequence = m.wanted_sequence + 1, attempts = 0, failing_since = NULL,
      state = CASE WHEN m.state = 'sending' THEN m.state ELSE 'waiting' END
    FROM over o WHERE m.orchestration_id = concat('finding-', o.number)`

/** Keeps what one way has found; all that it finds now, or what happened. Answers how much is new. */
const keep = (sql: Sql, way: Way, targets: ReadonlyArray<string>, findings: ReadonlyArray<Finding>) =>
  Effect.gen(function* () {
    let count = 0
    for (const finding of findings) count += yield* tell(sql, way, targets, finding)
    yield* end(
      sql,
      way,
      findings.map(({ key }) => key)
    )
    return count
  })

type Knowing = NonNullable<Config["findings"]>

const lookAtGateway = (config: Config, { kinds, targets }: Knowing, sql: Sql) =>
  Effect.gen(function* () {
    const wanted: ReadonlySet<Kind> = new Set(kinds)
    const { source } = config
    if (source.type !== "backend") return 0
    const found = gateway.findings(yield* gateway.read(source.url, source.key), wanted)
    return yield* stored("keep findings")(transaction(sql, keep(sql, "gateway", targets, found)))
  })

const lookAtRules = ({ targets }: Knowing, sql: Sql) =>
  Effect.gen(function* () {
    const { findings, remember } = yield* rules
    const kept = Effect.tap(keep(sql, "rules", targets, findings), remember)
    return yield* stored("keep findings")(transaction(sql, kept))
  })

const lookAtWebhooks = ({ targets }: Knowing, sql: Sql) =>
  Effect.gen(function* () {
    const found = yield* webhooks
    return yield* stored("keep findings")(transaction(sql, keep(sql, "webhooks", targets, found)))
  })

/** One look at everything that is wanted; answers how much is new. What cannot be read now is told to the log, once. */
export const look = (config: Config, failing: Set<Way> = new Set()) =>
  Effect.gen(function* () {
    const { findings } = config
    const sql = yield* PgClient.PgClient
    if (findings === undefined) return 0
    const attempt = <R>(way: Way, looking: Effect.Effect<number, { readonly message: string }, R>) =>
      Effect.matchEffect(looking, {
        onFailure: ({ message }) => {
          const isNew = !failing.has(way)
          failing.add(way)
          return Effect.as(
            isNew ? Effect.logWarning("What else the source knows cannot be read", { way, message }) : Effect.void,
            0
          )
        },
        onSuccess: (count) => {
          failing.delete(way)
          return Effect.succeed(count)
        }
      })
    const has = (...some: ReadonlyArray<Kind>) => some.some((kind) => findings.kinds.includes(kind))
    return (
      (has("creates-in-doubt", "differences", "foreign")
        ? yield* attempt("gateway", lookAtGateway(config, findings, sql))
        : 0) +
      (has("rules") ? yield* attempt("rules", lookAtRules(findings, sql)) : 0) +
      (has("webhooks") ? yield* attempt("webhooks", lookAtWebhooks(findings, sql)) : 0)
    )
  })

/** Looks every so often, for ever; does nothing where nobody wants to be told. */
export const run = (config: Config): Effect.Effect<never, never, Orchestrations | PgClient.PgClient> => {
  const failing = new Set<Way>()
  return config.findings === undefined
    ? Effect.never
    : Effect.forever(Effect.andThen(look(config, failing), Effect.sleep(LOOK_MS)))
}
