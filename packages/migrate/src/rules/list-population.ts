import * as Rule from "./Rule.ts"

/** A listing that will answer more than it did. */
export const listPopulation = Rule.make({
  id: "list-population",
  summary: "A listing of conversions: the new listing also holds other orchestrations.",
  why: "The legacy listing held conversions only. The new one also holds deposits, withdrawals and whatever rules started, so code that adds rows up will count too much.",
  example: {
    language: "http",
    before: "GET https://api.paxos.com/v2/conversion/stablecoins?limit=100\n",
    after: "GET https://api.paxos.com/v2/orchestration/orchestrations?limit=100\n"
  },
  severity: "info",
  safety: "review",
  rows: ["Q10", "Q11"],
  check: (subject) =>
    subject.kind === "site" && subject.api === "legacy" && subject.operation === "list"
      ? [
          {
            range: subject.evidence.range,
            message: "The new listing answers every orchestration, not conversions only.",
            safety: "review",
            needs:
              "Filter by assets, or keep rows whose source and destination are both profiles with differing assets and no orchestration_rule_id."
          }
        ]
      : []
})
