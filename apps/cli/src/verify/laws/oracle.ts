import * as Ledger from "@segue/sandbox/Ledger"

import * as Balances from "../Balances.ts"
import type { Law } from "./Law.ts"

/** What the legacy documentation says must have happened, worked out from the request alone. */
const expected = (before: Balances.Balances, request: Parameters<Law["check"]>[0]["request"]): Balances.Balances => {
  const { amount, profile_id, recipient_profile_id, source_asset, target_asset } = request
  const recipient = recipient_profile_id === undefined || recipient_profile_id === null ? "" : recipient_profile_id
  const units = Ledger.unitsOf(amount)
  return Balances.apply(before, [
    { account: Ledger.profile(profile_id, "available"), asset: source_asset, units: -units },
    { account: Ledger.profile(recipient === "" ? profile_id : recipient, "available"), asset: target_asset, units },
    { account: Ledger.ISSUANCE, asset: source_asset, units },
    { account: Ledger.ISSUANCE, asset: target_asset, units: -units }
  ])
}

export const oracle: Law = {
  name: "oracle",
  states: "both moved what the request says, reckoned without either emulation; a refusal moved nothing",
  check: ({ legacy, migrated, request }) =>
    [["legacy", legacy] as const, ["new", migrated] as const].flatMap(([name, trial]) =>
      Balances.explain(name, trial.after, trial.verdict === "refused" ? trial.before : expected(trial.before, request))
    )
}
