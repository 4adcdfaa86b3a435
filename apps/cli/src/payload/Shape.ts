/** Which API a payload belongs to, by the fields that only one of the two has. */
import type { RefusalIssue } from "@segue/core/migration/Migrated"

import type { Target } from "./Answer.ts"

const only = {
  conversion: ["amount", "target_asset", "recipient_profile_id", "settled_at", "cancelled_at"],
  orchestration: [
    "source_amount",
    "destination_asset",
    "source",
    "destination",
    "source_transfer",
    "destination_transfer",
    "fail_reason",
    "orchestration_rule_id"
  ]
} as const satisfies Record<Target, ReadonlyArray<string>>

const names = { conversion: "legacy API", orchestration: "new API" } as const

/** An object, and not an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** That the payload is in the shape it is to be brought into. */
export const alreadyMigrated = (to: Target, row: string): RefusalIssue => ({
  code: "already-migrated",
  row,
  path: [],
  message: `This is already in the shape of the ${names[to]}`,
  remedy: `There is nothing to do; for the other direction say --to ${to === "conversion" ? "orchestration" : "conversion"}`
})

/** A refusal for a payload that is in the target's shape already, or in both shapes at once. */
export const wrongShape = (
  value: Readonly<Record<string, unknown>>,
  to: Target,
  row: string
): RefusalIssue | undefined => {
  const from = to === "conversion" ? "orchestration" : "conversion"
  const has = (fields: ReadonlyArray<string>) => fields.filter((field) => Object.hasOwn(value, field))
  const [own] = has(only[from])
  const [foreign] = has(only[to])
  if (foreign === undefined) return undefined
  if (own === undefined) return alreadyMigrated(to, row)
  return {
    code: "mixed-shapes",
    row,
    path: [foreign],
    message: `${own} belongs to the ${names[from]} and ${foreign} to the ${names[to]}; which of them counts is not ours to guess`,
    remedy: "Take the fields of one of the two out"
  }
}
