import * as Balances from "../Balances.ts"
import type { Law } from "./Law.ts"

export const final: Law = {
  name: "final",
  states: "at the end every balance of every profile, and what is issued, is the same",
  check: ({ legacy, migrated }) => Balances.explain("new instead of legacy", migrated.after, legacy.after)
}
