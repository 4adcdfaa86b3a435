/**
 * What a message says, as plain data that every target renders. It never shows a received amount, which no answer of the
 * vendor carries, and never says that money came back.
 */
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import { toMillisFloor } from "@segue/core/Timestamp"
import type { Change } from "@segue/follow/Store"

import { dress } from "../templates/dress.ts"
import type { Templates, Values } from "../templates/Template.ts"

/** What every message needs to know beside the change. */
export interface Surroundings {
  readonly environment: string
  readonly timeZone: string
  readonly statusPage: string | undefined
  readonly metadataKeys: ReadonlyArray<string>
  /** Texts in place of the usual ones. */
  readonly templates?: Templates
}

/** A fact with its name. */
interface Field {
  readonly name: string
  readonly value: string
}

/** How much it asks for attention. */
export type Tone = "waiting" | "running" | "done" | "bad"

/** One message. */
export interface View {
  /** What else than an orchestration's state it tells: many of them, the source, or a remark about one. */
  readonly kind?: "digest" | "notice" | "remark"
  /** Whom to mention, in the markup of the target's platform as the configuration has it: not to be escaped. */
  readonly mention?: string
  readonly id: string
  readonly sequence: number
  readonly status: string
  readonly tone: Tone
  readonly isFinal: boolean
  /** `COMPLETED: 10.00 USD to PYUSD`. */
  readonly title: string
  readonly fields: ReadonlyArray<Field>
  /** What a person should know or do, if anything. */
  readonly advice: string | undefined
  readonly link: string | undefined
  readonly footer: string
}

/** Texts of others are shown up to this many characters. */
const TEXT_MAX = 300

// Control characters would let a text of somebody else's write lines of ours.
/** A text of somebody else's on one line, not too long. */
export const shown = (text: string): string => {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
  return plain.length > TEXT_MAX ? `${plain.slice(0, TEXT_MAX - 1)}…` : plain
}

const tones: ReadonlyMap<string, Tone> = new Map([
  ["PENDING", "waiting"],
  ["PROCESSING", "running"],
  ["COMPLETED", "done"],
  ["FAILED", "bad"],
  ["REJECTED", "bad"]
])

type Side = Orchestration["source"] | Orchestration["destination"]

const sideOf = (side: Side): string => {
  if (side?.profile !== undefined) return `profile ${side.profile.profile_id}`
  const { crypto, fiat } = (side ?? {}) as {
    readonly crypto?: { readonly address?: string; readonly address_id?: string; readonly network?: string }
    readonly fiat?: { readonly bank_account_id?: string; readonly deposit_instructions_id?: string }
  }
  if (crypto !== undefined) {
    const where = crypto.address ?? crypto.address_id
    return ["crypto address", where, crypto.network === undefined ? undefined : `on ${crypto.network}`]
      .filter((part) => part !== undefined)
      .join(" ")
  }
  if (fiat?.bank_account_id !== undefined) return `bank account ${fiat.bank_account_id}`
  if (fiat?.deposit_instructions_id !== undefined) return `bank deposit ${fiat.deposit_instructions_id}`
  return "not told"
}

const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1]
] as const

/** A duration in its two largest units: `2 h 5 min`. */
export const ageText = (ms: number): string => {
  const parts: Array<string> = []
  let rest = Math.max(0, Math.floor(ms / 1_000))
  for (const [unit, seconds] of units) {
    const count = Math.floor(rest / seconds)
    rest -= count * seconds
    if (count > 0) parts.push(`${count} ${unit}`)
  }
  return parts.slice(0, 2).join(" ") || "0 s"
}

/** A time as people of a zone read it: `2026-11-22 16:45:03 UTC`. */
export const timeText = (at: string, timeZone: string): string => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium"
  })
  return `${format.format(new Date(toMillisFloor(at)))} ${timeZone}`
}

const adviceFor = ({ kind, previous, status }: Change): string | undefined => {
  if (kind === "incident") {
    return `It was final before${previous === undefined ? "" : ` (${previous})`}, and is now answered as ${status}. Ask the vendor which is true; do nothing with this money until then.`
  }
  if (status === "FAILED" || status === "REJECTED") return "Check balances before sending again."
  if (status === "PENDING") return "It waits for approval."
  return !tones.has(status) ? "A status that this bot does not know." : undefined
}

/** What is known about it, each on one line; what nobody told is empty. `prefix` comes before the status. */
const factsOf = (change: Change, prefix: string, surroundings: Surroundings, nowMs: number): Values => {
  const { orchestration: row } = change
  const told = (value: string | undefined) => (value === undefined ? undefined : shown(value))
  const legs = [
    row.source_transfer?.status === undefined ? undefined : `source ${row.source_transfer.status}`,
    row.destination_transfer?.status === undefined ? undefined : `destination ${row.destination_transfer.status}`
  ].filter((leg) => leg !== undefined)
  return {
    status: `${prefix}${shown(change.status)}`,
    amount: row.source_amount,
    asset: shown(row.source_asset),
    toAsset: shown(row.destination_asset),
    from: shown(sideOf(row.source)),
    to: shown(sideOf(row.destination)),
    legs: legs.length === 0 ? undefined : shown(legs.join(", ")),
    reason: told(row.fail_reason?.detail),
    age: ageText(nowMs - toMillisFloor(row.created_at)),
    ref: told(row.ref_id),
    id: shown(change.id),
    rule: told(row.orchestration_rule_id),
    created: timeText(row.created_at, surroundings.timeZone),
    link: surroundings.statusPage?.replaceAll("{id}", encodeURIComponent(change.id)),
    environment: surroundings.environment,
    asOf: timeText(change.observed_at, surroundings.timeZone),
    metadata: Object.fromEntries(
      surroundings.metadataKeys.flatMap((key) => {
        const value = row.metadata?.[key]
        return value === undefined ? [] : [[key, shown(value)]]
      })
    )
  }
}

const field = (name: string, value: string | undefined): ReadonlyArray<Field> =>
  value === undefined || value === "" ? [] : [{ name, value }]

const viewOf = (change: Change, facts: Values): View => ({
  id: shown(change.id),
  sequence: change.sequence,
  status: shown(change.status),
  tone: change.kind === "incident" ? "bad" : (tones.get(change.status) ?? "running"),
  isFinal: isTerminal(change.status),
  title: `${facts.status}: ${facts.amount} ${facts.asset} to ${facts.toAsset}`,
  fields: [
    ...field("From", facts.from),
    ...field("To", facts.to),
    ...field("Legs", facts.legs),
    ...field("Reason", facts.reason),
    ...field("Age", facts.age),
    ...field("Reference", facts.ref),
    ...field("Id", facts.id),
    ...field("Rule", facts.rule),
    ...Object.entries(facts.metadata).flatMap(([key, value]) => field(shown(key), value))
  ],
  advice: adviceFor(change),
  link: facts.link,
  footer: `${facts.environment}, as of ${facts.asOf}`
})

/** The message for a change. */
export const make = (change: Change, surroundings: Surroundings): View => {
  const prefix = change.kind === "incident" ? "CONTRADICTION, " : ""
  const facts = factsOf(change, prefix, surroundings, toMillisFloor(change.observed_at))
  return dress(viewOf(change, facts), change, false, surroundings.templates, facts)
}

/** The message that a state lasts too long; `nowMs` since 1970. */
export const makeStuck = (change: Change, surroundings: Surroundings, nowMs: number): View => {
  const facts = factsOf(change, "STUCK, ", surroundings, nowMs)
  const view: View = {
    ...viewOf(change, facts),
    tone: "bad",
    advice: "It has been under way for longer than it should. Do not send it again: it may still complete."
  }
  return dress(view, change, true, surroundings.templates, facts)
}

/** Whether a change deserves a message of its own beside the edited one: edits notify nobody. */
export const isNoticed = ({ kind, status }: Pick<Change, "kind" | "status">): boolean =>
  kind === "incident" || isTerminal(status)

/** All of it in one line, for logs and previews. */
export const lineOf = (view: View): string =>
  [
    view.title,
    ...view.fields.map(({ name, value }) => `${name.toLowerCase()} ${value.replaceAll("\n", ", ")}`),
    ...(view.mention === undefined ? [] : [view.mention]),
    ...(view.advice === undefined ? [] : [view.advice]),
    ...(view.link === undefined ? [] : [view.link]),
    view.footer
  ].join("; ")
