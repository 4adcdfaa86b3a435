/** Rules that came, went or changed their status; whoever makes one decides where deposits go. */
import { Orchestrations } from "@segue/core/Orchestrations"
import type { Rule } from "@segue/core/Rule"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

import { shown } from "../view/View.ts"
import { exactly, type Finding } from "./Finding.ts"
import { recall, remember } from "./Snapshot.ts"

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

/** What changed since the last look. The first look finds nothing: what was there before is no news. */
export const lookAtRules = Effect.gen(function* () {
  const { rules: api } = yield* Orchestrations
  const all = yield* Stream.runCollect(api.stream({}))
  const before = yield* recall<Statuses>(NAME)
  const now = Object.fromEntries(all.map(({ id, status }) => [id, status]))
  const findings =
    before === undefined
      ? []
      : all.flatMap((rule) => {
          const status = Object.hasOwn(before, rule.id) ? before[rule.id] : undefined
          return status === rule.status ? [] : [toFinding(rule, status)]
        })
  return { look: exactly(findings), remember: remember(NAME, { ...before, ...now }) }
})
