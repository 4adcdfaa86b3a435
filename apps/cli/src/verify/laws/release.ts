import * as Balances from "../Balances.ts"
import type { Law } from "./Law.ts"

export const release: Law = {
  name: "release",
  states: "a conversion that is CANCELLED, an orchestration that is FAILED or REJECTED leaves the world as it was",
  check: ({ releases }) =>
    releases.flatMap(({ after, before, expected, how, status }) =>
      status === expected ? Balances.explain(how, after, before) : [`${how}: it is ${status} instead`]
    )
}
