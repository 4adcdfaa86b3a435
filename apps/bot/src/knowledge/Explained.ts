/** What was found and told, for people: by its name in messages, by what it names, or all that is not over. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { rfc3339, stored } from "@segue/storage/Stored"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import { viewOf } from "../delivery/Contents.ts"
import type { Content } from "../outbox/Content.ts"
import { Outbox, type Told } from "../outbox/Outbox.ts"
import * as View from "../view/View.ts"
import { all, targetsOf } from "./Finding.ts"

/** Findings that are explained at once. */
const ROWS_MAX = 20

/** The word for all that is not over. */
export const EVERYTHING = "findings"

interface Row {
  readonly id: string
  readonly kind: string
  readonly isEvent: boolean
  readonly foundAt: string
  readonly overAt: string | null
  /** What its messages say; none where no target was told. */
  readonly wanted: Content | null
}

/** Those that a key means: `finding-7`, a `ref_id` or an id that one names, or `findings` for all that are not over. */
const read = (key: string) =>
  Effect.flatMap(PgClient.PgClient, (sql) => {
    const number = /^finding-(\d{1,18})$/u.exec(key)?.[1]
    // Text as JSON writes it, without its quotes: what is looked for stands so in what is told.
    const written = JSON.stringify(key).slice(1, -1)
    const meant =
      key === EVERYTHING
        ? sql`f.over_at IS NULL AND NOT f.is_event`
        : number === undefined
          ? sql`position(${written} IN m.wanted::text) > 0`
          : sql`f.number = ${number}::text::bigint`
    return sql<Row>`SELECT DISTINCT ON (f.number) concat('finding-', f.number) AS id, f.way AS kind, f.is_event AS "isEvent",
        ${sql.literal(rfc3339("f.found_at"))} AS "foundAt", ${sql.literal(rfc3339("f.over_at"))} AS "overAt", m.wanted
      FROM bot_finding f LEFT JOIN bot_message m ON m.orchestration_id = concat('finding-', f.number)
      WHERE ${meant} ORDER BY f.number DESC, m.target LIMIT ${ROWS_MAX}::int`.pipe(stored("read what was found"))
  })

const toldLine = ({ attempts, dueAt, failure, shownAt, state, target }: Told): string =>
  [
    `  ${target}: ${state}`,
    ...(shownAt === null ? [] : [`last taken ${shownAt}`]),
    ...(dueAt === null ? [] : [`waits until ${dueAt}`]),
    ...(attempts === 0 ? [] : [`${attempts} attempts failed: ${failure ?? ""}`])
  ].join("; ")

const nowLine = ({ findings }: Config, name: string): string => {
  const kind = all.find((one) => one === name)
  if (findings === undefined || kind === undefined || !findings.kinds.includes(kind)) return "nowhere"
  const by = findings.instead[kind] === undefined ? "findings.targets" : `findings.instead.${kind}`
  return `${targetsOf(findings, kind).join(", ")}, by ${by}`
}

const explained = (config: Config, { foundAt, id, isEvent, kind, overAt, wanted }: Row) =>
  Effect.gen(function* () {
    const told = yield* (yield* Outbox).told(id)
    const nowMs = yield* Clock.currentTimeMillis
    const state = isEvent ? "it happened once" : overAt === null ? "not over" : `over since ${overAt}`
    return [
      `${id}: ${kind}, found ${foundAt}; ${state}`,
      told.length === 0 ? "told so far: nothing" : "told so far:",
      ...told.map(toldLine),
      `this kind is told now: ${nowLine(config, kind)}`,
      ...(wanted === null ? [] : ["what its message says now:", `  ${View.lineOf(viewOf(wanted, 1, config, nowMs))}`])
    ].join("\n")
  })

/** Explains those that a key means, the newest first; undefined where it means none. */
export const explain = (config: Config, key: string) =>
  Effect.gen(function* () {
    const rows = yield* read(key)
    if (rows.length === 0) return key === EVERYTHING ? "nothing is found that is not over" : undefined
    return (yield* Effect.forEach(rows, (row) => explained(config, row))).join("\n\n")
  })
