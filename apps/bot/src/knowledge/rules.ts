/** Rules that came, went or changed their status; whoever makes one decides where deposits go. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { Orchestrations } from "@segue/core/Orchestrations"
import type { Rule } from "@segue/core/Rule"
import { stored } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

import { shown } from "../view/View.ts"
import type { Finding } from "./Finding.ts"

const NAME = "rules"

type Statuses = Readonly<Record<string, string>>

const destinationOf = ({ destination }: Rule): string => {
  if (destination?.profile?.profile_id !== undefined) return `profile ${destination.profile.profile_id}`
  if (destination?.crypto !== undefined) {
    return `crypto address ${destination.crypto.address ?? "not told"} on ${destination.crypto.network ?? "a network not told"}`
  }
  if (destination?.fiat !== undefined) return `bank account ${destination.fiat.fiat_account_id ?? "not told"}`
  return "not told, as for money that stays in the profile"
}

const toFinding = (rule: Rule, before: string | undefined): Finding => {
  const status = shown(rule.status)
  const field = (name: string, value: string | undefined) =>
    value === undefined || value === "" ? [] : [{ name, value: shown(value) }]
  return {
    key: `rule:${rule.id}:${before ?? ""}:${rule.status}`,
    title: before === undefined ? `NEW RULE, ${status}` : `A RULE IS ${status}, it was ${shown(before)}`,
    fields: [
      ...field("Moves", `${rule.source_asset} to ${rule.destination_asset}`),
      ...field("To", destinationOf(rule)),
      ...field("Profile", rule.profile_id),
      ...field("Name", rule.nickname),
      ...field("Reference", rule.ref_id),
      ...field("Id", rule.id)
    ],
    advice: "Deposits that meet a rule start orchestrations. If nobody of yours did this, ask the vendor now.",
    isEvent: true
  }
}

/**
 * Findings since the last look, and how to remember that they were told; to be run with them in one transaction. The
 * first look finds nothing: what was there before is no news.
 */
export const rules = Effect.gen(function* () {
  const [{ rules: api }, sql] = [yield* Orchestrations, yield* PgClient.PgClient]
  const all = yield* Stream.runCollect(api.stream({}))
  const [row] = yield* sql<{ value: Statuses }>`SELECT value FROM bot_snapshot WHERE name = ${NAME}`.pipe(
    stored("read the rules of before")
  )
  const now = Object.fromEntries(all.map(({ id, status }) => [id, status]))
  const findings =
    row === undefined
      ? []
      : all.flatMap((rule) => {
          const before = Object.hasOwn(row.value, rule.id) ? row.value[rule.id] : undefined
          return before === rule.status ? [] : [toFinding(rule, before)]
        })
  const remember = sql`INSERT INTO bot_snapshot (name, value) VALUES (${NAME}, ${sql.json({ ...row?.value, ...now })}::jsonb)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`
  return { findings, remember }
})
