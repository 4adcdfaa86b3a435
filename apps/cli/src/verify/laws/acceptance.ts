import * as Ledger from "@segue/sandbox/Ledger"

import * as Balances from "../Balances.ts"
import type { Law } from "./Law.ts"

export const acceptance: Law = {
  name: "acceptance",
  states: "after acceptance the amount is out of available and in reserve, and nothing has arrived",
  check: ({ legacy, migrated, request }) => {
    if (legacy.verdict !== "settled") return []
    const { amount, profile_id, source_asset: asset } = request
    const units = Ledger.unitsOf(amount)
    const expected = Balances.apply(legacy.before, [
      { account: Ledger.profile(profile_id, "available"), asset, units: -units },
      { account: Ledger.profile(profile_id, "reserve"), asset, units }
    ])
    return [["legacy", legacy] as const, ["new", migrated] as const].flatMap(([name, { accepted }]) =>
      accepted === undefined ? [] : Balances.explain(`${name} after acceptance`, accepted, expected)
    )
  }
}
