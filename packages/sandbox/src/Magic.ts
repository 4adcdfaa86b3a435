/**
 * Magic values: what a client writes into `metadata.sandbox` of a create decides what becomes of it. The vendor knows
 * nothing of them. README.md shows the same table; a test keeps the two equal.
 */
import type * as Exchange from "./Exchange.ts"
import * as FaultyAnswer from "./FaultyAnswer.ts"
import * as Problems from "./Problems.ts"
import type * as World from "./World.ts"

/** One value. */
interface Value {
  /** Conversions have no failure and no approval, so some values are for orchestrations only. */
  readonly on: "both" | "orchestrations"
  /** Cents of the amount that mean the same, where `magicAmounts` is switched on. */
  readonly cents?: string
  readonly effect: string
}

/** Every value and what it does. */
export const values = {
  "insufficient-funds": { on: "both", cents: "01", effect: "403 insufficient funds; nothing is written" },
  conflict: { on: "both", cents: "04", effect: "409 without a record, and a look-up finds none; nothing is written" },
  "rate-limited": { on: "both", cents: "05", effect: "429; nothing is written" },
  unavailable: { on: "both", effect: "503; nothing is written" },
  "error-after-write": { on: "both", cents: "06", effect: "written, then 500" },
  "reset-after-write": { on: "both", effect: "written, then the connection is cut" },
  "timeout-after-write": { on: "both", cents: "07", effect: "written, then no answer for two minutes" },
  "truncate-after-write": { on: "both", effect: "written, then half of the answer" },
  slow: { on: "both", effect: "answered after five seconds" },
  stay: { on: "both", cents: "02", effect: "stays CREATED or PROCESSING for ever" },
  late: { on: "both", effect: "settles or completes after 24 hours" },
  pending: { on: "orchestrations", effect: "PENDING until approved or rejected through the control API" },
  reject: { on: "orchestrations", cents: "03", effect: "PENDING, then REJECTED; no money moves" },
  fail: { on: "orchestrations", cents: "08", effect: "PROCESSING, then FAILED; the money is given back" },
  "duplicate-events": { on: "orchestrations", effect: "every event is written twice, with two ids" },
  "reversed-events": { on: "orchestrations", effect: "the event of the end comes before that of the start" },
  "no-events": { on: "orchestrations", effect: "no event is ever written" },
  "fail-after-source": {
    on: "orchestrations",
    effect: "FAILED after the source leg was COMPLETED; the money is given back"
  }
} as const satisfies Record<string, Value>
export type Name = keyof typeof values

/** What is being created. */
export type Kind = "conversion" | "orchestration"

const entries = Object.entries(values) as ReadonlyArray<[Name, Value]>

const isFor = (kind: Kind, value: Value): boolean => value.on === "both" || kind === "orchestration"

/** The magic of a create, if it carries any; 400 for a value that does not exist or cannot happen to this kind. */
export const read = (
  world: World.World,
  kind: Kind,
  metadata: Readonly<Record<string, string>> | null | undefined,
  amount: string
): Name | undefined => {
  const name = metadata?.["sandbox"]
  if (name !== undefined) {
    const found = entries.find(([known, value]) => known === name && isFor(kind, value))
    if (found !== undefined) return found[0]
    const known = entries.filter(([, value]) => isFor(kind, value)).map(([one]) => one)
    throw Problems.blank(400, `metadata.sandbox: for a ${kind} one of ${known.join(", ")}`)
  }
  if (!world.magicAmounts) return undefined
  const cents = /\.(\d\d)0*$/u.exec(amount)?.[1]
  return entries.find(([, value]) => value.cents !== undefined && value.cents === cents && isFor(kind, value))?.[0]
}

/** Refuses where the value says so, before anything is written. */
export const refuse = (
  magic: Name | undefined,
  create: {
    readonly kind: Kind
    readonly refId: string | undefined
    readonly profileId: string
    readonly asset: string
    readonly amount: string
  }
): void => {
  if (magic === "insufficient-funds") {
    throw Problems.insufficientFunds({
      profile_id: create.profileId,
      asset: create.asset,
      needed: create.amount,
      available: "0"
    })
  }
  if (magic === "conflict") throw Problems.alreadyExists(create.kind, create.refId ?? "", undefined)
  if (magic === "rate-limited") throw Problems.blank(429, "too many requests")
  if (magic === "unavailable") throw Problems.blank(503, "the service is unavailable")
}

/** How long a client is left waiting by `timeout-after-write`. */
export const TIMEOUT_MS = 120_000
const SLOW_MS = 5000

/** Breaks the answer of a create that was written, where the value says so. */
export const after = (magic: Name | undefined, answer: Exchange.Answer, problemType: string): Exchange.Answer => {
  switch (magic) {
    case "error-after-write":
      return FaultyAnswer.failed(500, problemType)
    case "reset-after-write":
      return FaultyAnswer.reset(answer)
    case "timeout-after-write":
      return FaultyAnswer.delayed(answer, TIMEOUT_MS)
    case "truncate-after-write":
      return FaultyAnswer.truncated(answer, 0.5)
    case "slow":
      return FaultyAnswer.delayed(answer, SLOW_MS)
    default:
      return answer
  }
}
