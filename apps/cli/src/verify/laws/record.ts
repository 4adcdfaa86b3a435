import * as Id from "@segue/core/Id"

import type { Law } from "./Law.ts"

type Record_ = Readonly<Record<string, unknown>>

const at = (record: Record_, ...path: ReadonlyArray<string>): unknown =>
  path.reduce<unknown>((value, key) => (value as Record_ | undefined)?.[key], record)

/** The zero UUID is the legacy API's way of writing none; on the new API it would be an id. */
const idOrNone = (value: unknown): unknown => (Id.isNone(value as string | undefined) ? undefined : value)

/** What each API's record says of the same thing. */
const fields: ReadonlyArray<
  readonly [name: string, legacy: (record: Record_) => unknown, now: (record: Record_) => unknown]
> = [
  // Amounts keep their text, not only their value.
  ["amount", (old) => old["amount"], (now) => now["source_amount"]],
  ["source asset", (old) => old["source_asset"], (now) => now["source_asset"]],
  ["target asset", (old) => old["target_asset"], (now) => now["destination_asset"]],
  ["source profile", (old) => old["profile_id"], (now) => at(now, "source", "profile", "profile_id")],
  [
    "destination profile",
    (old) => old["recipient_profile_id"] ?? old["profile_id"],
    (now) => at(now, "destination", "profile", "profile_id")
  ],
  ["ref_id", (old) => old["ref_id"], (now) => now["ref_id"]],
  ["identity_id", (old) => idOrNone(old["identity_id"]), (now) => now["identity_id"]],
  ["account_id", (old) => idOrNone(old["account_id"]), (now) => now["account_id"]]
]

const sorted = (value: unknown): string =>
  JSON.stringify(Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)))

export const record: Law = {
  name: "record",
  states: "amount, assets, profiles, ref_id, ids and metadata of both records say the same",
  check: ({ legacy, migrated }) => {
    if (legacy.record === undefined || migrated.record === undefined) return []
    const [old, now] = [legacy.record, migrated.record]
    return [
      ...fields.flatMap(([name, ofOld, ofNew]) =>
        ofOld(old) === ofNew(now)
          ? []
          : [`${name}: legacy ${JSON.stringify(ofOld(old)) ?? "absent"}, new ${JSON.stringify(ofNew(now)) ?? "absent"}`]
      ),
      ...("metadata" in old === "metadata" in now && sorted(old["metadata"]) === sorted(now["metadata"])
        ? []
        : [`metadata: legacy ${sorted(old["metadata"])}, new ${sorted(now["metadata"])}`])
    ]
  }
}
