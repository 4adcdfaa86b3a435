import * as Rule from "./Rule.ts"

/** Loops that ask. */
export const polling = Rule.make({
  id: "polling",
  summary: "A loop that asks for a status: webhooks and events exist now.",
  why: "The legacy API had no events, so everybody polled. Orchestrations send orchestration.processing, orchestration.completed and orchestration.failed. Keep a slow poll for what a webhook may lose.",
  example: {
    language: "typescript",
    before: "while (true) await fetch(`${base}/v2/conversion/stablecoins/${id}`)\n",
    after: "while (true) await fetch(`${base}/v2/orchestration/orchestrations/${id}`)\n"
  },
  severity: "info",
  safety: "manual",
  rows: ["B4", "B10"],
  check: (subject) =>
    subject.kind === "site" &&
    subject.api === "legacy" &&
    subject.loop !== undefined &&
    (subject.operation === "get" || subject.operation === "list")
      ? [
          {
            range: subject.loop,
            message: "This loop polls for a status; the new API can tell by webhook or event.",
            safety: "manual",
            blocks: false,
            needs: "Consider the events orchestration.completed and orchestration.failed, with a slow poll beside them."
          }
        ]
      : []
})
