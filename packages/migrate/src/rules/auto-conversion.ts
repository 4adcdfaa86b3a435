import * as Rule from "./Rule.ts"

/** Deposit addresses that convert. */
export const autoConversion = Rule.make({
  id: "auto-conversion",
  summary: "A deposit address that converts what arrives; rules do that now.",
  why: "conversion_target_asset is not deprecated, and nothing has to change. Orchestration rules do the same and more, but one rule takes one asset on one network and makes an address of its own, so payers would have to be told.",
  example: {
    language: "json",
    before: `{ "profile_id": "p-1", "crypto_network": "ETHEREUM", "conversion_target_asset": "USD" }\n`
  },
  severity: "info",
  safety: "manual",
  rows: ["O1", "O2"],
  check: (subject) =>
    subject.kind === "auto-conversion"
      ? [
          {
            range: subject.evidence.range,
            message:
              "Deposits to this address are converted by themselves. That still works; orchestration rules are the successor.",
            safety: "manual",
            needs: "Nothing has to change. A rule takes one asset on one network and makes a new address."
          }
        ]
      : []
})
