import * as Rule from "./Rule.ts"

/** Cancelling: it has no successor. */
export const cancel = Rule.make({
  id: "cancel",
  summary: "A call that cancels a conversion: orchestrations cannot be cancelled.",
  why: "No operation cancels an orchestration, and deleting a rule is something else. Pointing the call at the new path would call something that does not exist. Decide before you create, hold back by approval in the dashboard, or convert back after COMPLETED with a ref_id of its own.",
  example: {
    language: "http",
    before: "DELETE https://api.paxos.com/v2/conversion/stablecoins/e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c\n"
  },
  severity: "error",
  safety: "manual",
  rows: ["E4", "B3"],
  check: (subject) => {
    const isCancel =
      (subject.kind === "site" && subject.api === "legacy" && subject.operation === "cancel") ||
      (subject.kind === "mention" &&
        subject.zone === "code" &&
        subject.method === "DELETE" &&
        subject.path.api === "legacy")
    return isCancel
      ? [
          {
            range: subject.evidence.range,
            message: "This call cancels a conversion; nothing cancels an orchestration, so the call is left alone.",
            safety: "manual",
            needs:
              "Remove the feature or move its decision before the create; a hold can be an approval, an undo is a conversion back after COMPLETED with a ref_id of its own."
          }
        ]
      : []
  }
})
