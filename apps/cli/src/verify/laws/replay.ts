import type { Law } from "./Law.ts"

export const replay: Law = {
  name: "replay",
  states: "the same ref_id again is answered with 409 and moves nothing, on both",
  check: ({ legacy, migrated }) =>
    [["legacy", legacy.replay] as const, ["new", migrated.replay] as const].flatMap(([name, again]) =>
      again === undefined || (again.status === 409 && again.postings === 0)
        ? []
        : [`${name}: the same request again was answered with ${again.status} and made ${again.postings} postings`]
    )
}
