import * as Balances from "../Balances.ts"
import type { Law } from "./Law.ts"

export const release: Law = {
  name: "release",
  states: "a conversion that is cancelled leaves the world as it was",
  check: ({ cancelled, legacy }) =>
    cancelled === undefined ? [] : Balances.explain("after a cancel", cancelled, legacy.before)
}
