/** What follows when nobody acknowledges an alarm: the steps of its route, each once, whoever of the replicas looks. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { stored, transaction } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Route, Step } from "../config/Settings.ts"
import type { Found } from "../outbox/Content.ts"
import { shown } from "../view/View.ts"
import { type Alarm, fields, toAlarm } from "./Alarms.ts"
import type { Rules } from "./Hold.ts"
import * as Holding from "./Holding.ts"
import * as Remarks from "./Remarks.ts"
import * as Silence from "./Silence.ts"

type Sql = PgClient.PgClient

/** Alarms that are looked at in one go. */
const PAGE = 1_000

/** More than these that come to the same step at once are told in one message: one outage is one thing to look at. */
const ONE_BY_ONE_MAX = 5

const LISTED_MAX = 12

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

const lineOf = ({ orchestrationId, reason, told: { orchestration: row } }: Alarm): string =>
  [
    reason,
    `${row.source_amount} ${shown(row.source_asset)} to ${shown(row.destination_asset)}`,
    ...(row.ref_id === undefined ? [] : [shown(row.ref_id)]),
    shown(orchestrationId)
  ].join(", ")

const crowd = (alarms: ReadonlyArray<Alarm>): Omit<Found, "mention"> => {
  const more = alarms.length - LISTED_MAX
  return {
    type: "found",
    id: "escalated",
    title: `NOT ACKNOWLEDGED: ${alarms.length} orchestrations`,
    fields: [
      { name: "Which", value: alarms.slice(0, LISTED_MAX).map(lineOf).join("\n") },
      ...(more > 0 ? [{ name: "More", value: `${more} others of the same route` }] : [])
    ],
    advice: "Check balances before sending any of them again. What is stuck may still complete.",
    at: alarms[0]!.raisedAt,
    until: undefined
  }
}

/** Takes a step for many at once, those of them for which nobody has taken it meanwhile. */
const takeTogether = (sql: Sql, alarms: ReadonlyArray<Alarm>, step: Step) =>
  Effect.gen(function* () {
    const [first] = alarms
    const rows = alarms.map(({ orchestrationId: id, sequence }) => ({ id, state: sequence }))
    const taken = yield* sql<Row>`UPDATE bot_alarm a SET steps_taken = steps_taken + 1
      FROM jsonb_to_recordset(${sql.json(rows)}) AS g (id text, state bigint)
      WHERE a.orchestration_id = g.id AND a.sequence = g.state AND a.route = ${first!.route}
        AND steps_taken = ${first!.stepsTaken}::int AND acknowledged_at IS NULL AND NOT is_over
      RETURNING ${sql.literal(fields)}`
    if (taken.length === 0) return 0
    const told = crowd(taken.map(toAlarm).toSorted((a, b) => (a.raisedAt < b.raisedAt ? -1 : 1)))
    const messages = recipients(step).map(({ mention, target }) => ({ target, wanted: { ...told, mention } }))
    yield* sql`INSERT INTO bot_message (target, orchestration_id, route, kind, wanted_sequence, wanted)
      SELECT target, concat('escalated-', nextval('bot_remark')), '', 'finding', 1, wanted
      FROM jsonb_to_recordset(${sql.json(messages)}) AS m (target text, wanted jsonb)`
    return taken.length
  })

/** What is silenced anywhere is told one by one, each at its time. */
const isSilenced = (alarm: Alarm, step: Step, silences: ReadonlyArray<Silence.Silence>): boolean =>
  silences.some(({ matcher }) =>
    recipients(step).some(({ target }) => Silence.isAbout(matcher, target, alarm.told.orchestration))
  )

/** Takes the next step of alarms that have taken as many. */
const advance = (
  sql: Sql,
  rules: Rules,
  alarms: ReadonlyArray<Alarm>,
  step: Step,
  silences: ReadonlyArray<Silence.Silence>
) =>
  Effect.gen(function* () {
    const audible = alarms.filter((alarm) => !isSilenced(alarm, step, silences))
    const together = audible.length > ONE_BY_ONE_MAX ? audible : []
    let count = together.length === 0 ? 0 : yield* transaction(sql, takeTogether(sql, together, step))
    for (const alarm of alarms) {
      if (!together.includes(alarm)) count += yield* transaction(sql, take(sql, rules, alarm, step))
    }
    return count
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
        // A step that came due long ago is followed by the next one at once.
        if (alarms.length === 0) break
        const silences = yield* Silence.inForce(sql)
        for (const [index, step] of route.escalation.entries()) {
          const next = alarms.filter(({ stepsTaken }) => stepsTaken === index)
          count += yield* advance(sql, rules, next, step, silences)
        }
      }
    }
    return count
  }).pipe(stored("look for what is to be escalated"))
