/** `open`: what is under way, the oldest first; also what has a status that nobody knows. */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestration } from "@segue/core/Orchestration"
import { toMillisFloor } from "@segue/core/Timestamp"
import { stored } from "@segue/storage/Stored"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import { sees } from "../../routing/Sight.ts"
import * as View from "../../view/View.ts"
import { asOf } from "../AsOf.ts"
import { type Feature, refuse, say } from "../Feature.ts"

const SHOWN_MAX = 20
const PAGE = 500
/** Beyond so many pages nobody is kept waiting for a number. */
const PAGES_MAX = 20

interface Row {
  readonly body: Orchestration
  /** To the microsecond: where the next page begins. */
  readonly at: string
}

const page = (after: Row | undefined) =>
  Effect.flatMap(
    PgClient.PgClient,
    (sql) => sql<Row>`SELECT body, created_at::text AS at FROM orchestration
      WHERE is_open AND (created_at, id) > (${after?.at ?? "-infinity"}::timestamptz, ${after?.body.id ?? ""}::text)
      ORDER BY created_at, id LIMIT ${PAGE}::int`
  ).pipe(stored("read what is under way"))

const lineOf = (row: Orchestration, nowMs: number): string =>
  [
    `${View.shown(row.status)} for ${View.ageText(nowMs - toMillisFloor(row.created_at))}`,
    `${row.source_amount} ${View.shown(row.source_asset)} to ${View.shown(row.destination_asset)}`,
    ...(row.ref_id === undefined ? [] : [View.shown(row.ref_id)]),
    View.shown(row.id)
  ].join(", ")

export const open: Feature = {
  name: "open",
  usage: "",
  summary: "what is under way, the oldest first",
  answer: (config, asker, rest) =>
    Effect.gen(function* () {
      if (rest !== "") return refuse("open takes nothing after it; for one of them: orchestration <id or ref_id>")
      const shown: Array<Orchestration> = []
      let [count, pages]: [number, number] = [0, 0]
      let rows: ReadonlyArray<Row> = []
      do {
        rows = yield* page(rows.at(-1))
        for (const { body } of rows) {
          if (!sees(asker.sight, config.routes, body)) continue
          count += 1
          if (shown.length < SHOWN_MAX) shown.push(body)
        }
        pages += 1
      } while (rows.length === PAGE && pages < PAGES_MAX)
      const isCut = rows.length === PAGE
      if (count === 0) {
        return say(
          isCut
            ? `Nothing that may be told of here is among the oldest ${PAGES_MAX * PAGE} that are under way.`
            : "Nothing that may be told of here is under way.",
          yield* asOf(config)
        )
      }
      const nowMs = yield* Clock.currentTimeMillis
      const first = count > SHOWN_MAX ? `, the oldest ${SHOWN_MAX}` : ""
      return say(
        `${isCut ? "At least " : ""}${count} under way${first}:`,
        ...shown.map((row) => lineOf(row, nowMs)),
        yield* asOf(config)
      )
    })
}
