import type { Law } from "./Law.ts"

const told = (verdict: string, refusal: string | undefined): string =>
  refusal === undefined ? verdict : `${verdict} (${refusal})`

export const verdict: Law = {
  name: "verdict",
  states: "both settle, or both refuse, and a lack of funds is told as such by both",
  check: ({ legacy, migrated }) => {
    const isJudged = legacy.verdict === "settled" || legacy.verdict === "refused"
    if (!isJudged || legacy.verdict !== migrated.verdict) {
      return [`legacy ${told(legacy.verdict, legacy.refusal)}, new ${told(migrated.verdict, migrated.refusal)}`]
    }
    // A refusal of the migration itself comes before any kind of problem.
    if (legacy.kind === migrated.kind || migrated.refusal?.startsWith("not sent") === true) return []
    return [`legacy refused with ${legacy.refusal}, new with ${migrated.refusal}`]
  }
}
