/**
 * What a message says, as plain data that every target renders. It never shows a received amount, which no answer of the
 * vendor carries, and never says that money came back.
 */
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import { toMillisFloor } from "@segue/core/Timestamp"
import type { Change } from "@segue/follow/Store"

/** What every message needs to know beside the change. */
export interface Surroundings {
  readonly environment: string
  readonly timeZone: string
  readonly statusPage: string | undefined
  readonly metadataKeys: ReadonlyArray<string>
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

/** The message for a change. */
export const make = (change: Change, surroundings: Surroundings): View => {
  const { orchestration: row } = change
  const id = shown(change.id)
  const field = (name: string, value: string | undefined): ReadonlyArray<Field> =>
    value === undefined || value === "" ? [] : [{ name, value: shown(value) }]
  const status = shown(change.status)
  const title = `${change.kind === "incident" ? "CONTRADICTION, " : ""}${status}: ${row.source_amount} ${shown(row.source_asset)} to ${shown(row.destination_asset)}`
  const legs = [
    row.source_transfer?.status === undefined ? undefined : `source ${row.source_transfer.status}`,
    row.destination_transfer?.status === undefined ? undefined : `destination ${row.destination_transfer.status}`
  ].filter((leg) => leg !== undefined)
  const ageMs = toMillisFloor(change.observed_at) - toMillisFloor(row.created_at)
  return {
    id,
    sequence: change.sequence,
    status,
    tone: change.kind === "incident" ? "bad" : (tones.get(change.status) ?? "running"),
    isFinal: isTerminal(change.status),
    title,
    fields: [
      ...field("From", sideOf(row.source)),
      ...field("To", sideOf(row.destination)),
      ...field("Legs", legs.length === 0 ? undefined : legs.join(", ")),
      ...field("Reason", row.fail_reason?.detail),
      ...field("Age", ageText(ageMs)),
      ...field("Reference", row.ref_id),
      ...field("Id", change.id),
      ...field("Rule", row.orchestration_rule_id),
      ...surroundings.metadataKeys.flatMap((key) => field(shown(key), row.metadata?.[key]))
    ],
    advice: adviceFor(change),
    link: surroundings.statusPage?.replaceAll("{id}", encodeURIComponent(change.id)),
    footer: `${surroundings.environment}, as of ${timeText(change.observed_at, surroundings.timeZone)}`
  }
}

/** The message that a state lasts too long; `nowMs` since 1970. */
export const makeStuck = (change: Change, surroundings: Surroundings, nowMs: number): View => {
  const view = make(change, surroundings)
  const ageMs = nowMs - toMillisFloor(change.orchestration.created_at)
  return {
    ...view,
    tone: "bad",
    title: `STUCK, ${view.title}`,
    fields: view.fields.map((field) => (field.name === "Age" ? { name: "Age", value: ageText(ageMs) } : field)),
    advice: "It has been under way for longer than it should. Do not send it again: it may still complete."
  }
}

/** Whether a change deserves a message of its own beside the edited one: edits notify nobody. */
export const isNoticed = ({ kind, status }: Pick<Change, "kind" | "status">): boolean =>
  kind === "incident" || isTerminal(status)

/** All of it in one line, for logs and previews. */
export const lineOf = (view: View): string =>
  [
    view.title,
    ...view.fields.map(({ name, value }) => `${name.toLowerCase()} ${value}`),
    ...(view.mention === undefined ? [] : [view.mention]),
    ...(view.advice === undefined ? [] : [view.advice]),
    ...(view.link === undefined ? [] : [view.link]),
    view.footer
  ].join("; ")
