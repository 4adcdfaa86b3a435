/** Values as plain data, for core's schemas: computed parts become unique stand-ins. */
import type { Value } from "./Value.ts"
import { textOf } from "./Value.ts"

/** What a stand-in has to look like: an amount must be a decimal, the rest is text. */
export type Role = "amount" | "asset" | "timestamp" | "text"

/** Remembers which text got which stand-in, so that the same expression reads the same before and after a change. */
export interface StandIns {
  readonly byText: Map<string, string>
}

export const standIns = (): StandIns => ({ byText: new Map() })

const standIn = (table: StandIns, text: string, role: Role): string => {
  const key = `${role} ${text}`
  const known = table.byText.get(key)
  if (known !== undefined) return known
  const index = table.byText.size + 1
  const made = {
    // Whole amounts no source is likely to write, one per expression.
    amount: `4${String(index).padStart(5, "0")}`,
    asset: `asset-${index}`,
    timestamp: `2001-01-01T00:00:00.${String(index).padStart(6, "0")}Z`,
    text: `expression-${index}`
  }[role]
  table.byText.set(key, made)
  return made
}

const roles: Readonly<Record<string, Role>> = {
  amount: "amount",
  source_amount: "amount",
  source_asset: "asset",
  target_asset: "asset",
  destination_asset: "asset",
  created_at: "timestamp",
  updated_at: "timestamp",
  settled_at: "timestamp",
  cancelled_at: "timestamp"
}

const isComputed = (text: string): boolean => /\{\{|\$\{|\$\(|\$[A-Za-z_]|<%|^<[^<>]+>$|^\{\w+\}$/u.test(text)

/** How languages say that one value stands in for another. */
const FALLBACKS = [" ?? ", " or ", " ?: ", " || "]

/** Offset of the first fallback that stands in no parentheses, or -1. */
const fallbackAt = (text: string): number => {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if ("([{".includes(text[at]!)) depth++
    else if (")]}".includes(text[at]!)) depth--
    else if (depth === 0 && FALLBACKS.some((word) => text.startsWith(word, at))) return at
  }
  return -1
}

/** Whether parentheses around a text belong together. */
const isWhole = (text: string): boolean => {
  let depth = 0
  for (const character of text) {
    if (character === "(") depth++
    else if (character === ")" && --depth < 0) return false
  }
  return true
}

/** `recipient != null ? recipient : profile` */
const CHECKED = /^(.+) !== ?null \? (.+) : .+$|^(.+) != null \? (.+) : .+$/su

/** Java's way for what must not be evaluated twice. */
const ELSE = /^java\.util\.Objects\.requireNonNullElse\((.*)\)$/su

/** The first argument of several. */
const firstOf = (text: string): string => {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if ("([{".includes(text[at]!)) depth++
    else if (")]}".includes(text[at]!)) depth--
    else if (depth === 0 && text[at] === ",") return text.slice(0, at)
  }
  return text
}

/** What `recipient ?? profile` is when there is a recipient: the fallback is ours, for when there is none. */
const preferred = (text: string): string => {
  const chosen = ELSE.exec(text)?.[1]
  if (chosen !== undefined) return preferred(firstOf(chosen))
  const inner = /^\((.*)\)$/su.exec(text)?.[1]
  if (inner !== undefined && isWhole(inner)) return preferred(inner)
  const checked = CHECKED.exec(text)
  if (checked !== null && (checked[1] ?? checked[3]) === (checked[2] ?? checked[4])) return checked[2] ?? checked[4]!
  const at = fallbackAt(text)
  return at < 0 ? text : preferred(text.slice(0, at).replace(/^\((.*)\)$/su, "$1"))
}

/** The value as `JSON.parse` would give it; a repeated key takes its last value, as there. */
export const of = (value: Value, table: StandIns, role: Role = "text"): unknown => {
  switch (value.kind) {
    case "object":
      return Object.fromEntries(value.entries.map((entry) => [entry.key, of(entry.value, table, roles[entry.key])]))
    case "array":
      return value.items.map((item) => of(item, table, role))
    case "string":
      return value.holes.length > 0 || isComputed(value.text) ? standIn(table, value.text, role) : value.text
    case "number":
      // Amounts are strings, so a number never passes for one; whole numbers are a problem's status.
      return /^\d{1,9}$/u.test(value.text) ? Number(value.text) : { number: value.text }
    case "constant":
      return value.value
    case "expression":
      return standIn(table, preferred(textOf(value)), role)
  }
}
