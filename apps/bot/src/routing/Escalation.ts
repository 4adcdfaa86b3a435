/** What follows when nobody acknowledges an alarm: the steps of its route, each once, whoever of the replicas looks. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { stored, transaction } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Route, Step } from "../config/Settings.ts"
import { type Alarm, fields, toAlarm } from "./Alarms.ts"
import type { Rules } from "./Hold.ts"
import * as Holding from "./Holding.ts"
import * as Remarks from "./Remarks.ts"

type Sql = PgClient.PgClient

/** Alarms that are looked at in one go. */
const PAGE = 200

type Row = Parameters<typeof toAlarm>[0]

/** Alarms of a route whose next step is due. While the vendor is away nobody knows what is stuck still. */
const due = (sql: Sql, { escalation = [], name }: Route, isBlind: boolean) =>
  Effect.map(
    sql<Row>`SELECT ${sql.literal(fields)} FROM bot_alarm
      WHERE route = ${name} AND acknowledged_at IS NULL AND NOT is_over AND steps_taken < ${escalation.length}::int
        AND NOT (${isBlind}::boolean AND reason = 'STUCK')
        AND raised_at <= clock_timestamp()
          - (${escalation.map(({ afterMinutes }) => afterMinutes)}::int[])[steps_taken + 1] * interval '1 minute'
      ORDER BY raised_at, orchestration_id LIMIT ${PAGE}::int`,
    (rows) => rows.map(toAlarm)
  )

/** Whom a step tells: those whom it mentions, and targets that are told from now on. */
const recipients = ({ mention = {}, targets = [] }: Step) =>
  [...new Set([...Object.keys(mention), ...targets])].map((target) => ({ target, mention: mention[target] }))

/** Takes a step, unless somebody has taken it, or acknowledged the alarm, meanwhile. */
const take = (sql: Sql, rules: Rules, alarm: Alarm, step: Step) =>
  Effect.gen(function* () {
    const { orchestrationId: id, raisedAt, reason, route, sequence, stepsTaken, told } = alarm
    const taken = yield* sql`UPDATE bot_alarm SET steps_taken = steps_taken + 1
      WHERE orchestration_id = ${id} AND sequence = ${sequence}::bigint AND route = ${route}
        AND steps_taken = ${stepsTaken}::int AND acknowledged_at IS NULL AND NOT is_over RETURNING route`
    if (taken.length === 0) return 0
    yield* sql`INSERT INTO bot_message (target, orchestration_id, route, wanted_sequence, wanted, created_at)
      SELECT t.target, m.orchestration_id, m.route, m.wanted_sequence, m.wanted, m.created_at
      FROM unnest(${step.targets ?? []}::text[]) AS t (target)
      CROSS JOIN (SELECT * FROM bot_message WHERE orchestration_id = ${id} AND kind = 'change'
        ORDER BY wanted_sequence DESC LIMIT 1) m
      ON CONFLICT DO NOTHING`
    const remark = {
      type: "remark",
      word: "escalated",
      reason,
      at: raisedAt,
      by: undefined,
      state: sequence,
      change: told
    } as const
    yield* Remarks.write(sql, id, remark, recipients(step))
    yield* Holding.judge(sql, rules, { ids: [id] })
    return 1
  })

/** One look; answers how many steps were taken. */
export const look = (rules: Rules, isBlind: boolean) =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    let count = 0
    for (const route of rules.routes) {
      if (route.escalation === undefined || route.escalation.length === 0) continue
      while (true) {
        const alarms = yield* due(sql, route, isBlind)
        for (const alarm of alarms) {
          count += yield* transaction(sql, take(sql, rules, alarm, route.escalation[alarm.stepsTaken]!))
        }
        // A step that came due long ago is followed by the next one at once.
        if (alarms.length === 0) break
      }
    }
    return count
  }).pipe(stored("look for what is to be escalated"))
