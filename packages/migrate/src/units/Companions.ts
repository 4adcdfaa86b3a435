/** What files that stand beside an edit ask of a person, in sentences. */
import type { Beside } from "../project/Traffic.ts"

type Files = ReadonlyArray<string> | undefined

/** One sentence about some files, its verb in the right number. */
const about = (files: Files, [one, many]: readonly [string, string], rest: string): ReadonlyArray<string> =>
  files === undefined ? [] : [`${files.join(", ")} ${files.length > 1 ? many : one} ${rest}`]

/** What is to be seen before a create moves. */
export const ofCreate = ({ doubles, guards, hooks, lookups, speakers }: Beside): ReadonlyArray<string> => [
  ...about(
    doubles,
    ["answers or expects", "answer or expect"],
    "such a request in the old form; change them together."
  ),
  ...(hooks === undefined
    ? []
    : [
        `Hooks in ${hooks.join(", ")} read fields of what passes through a client; see whether this call's request or reply is among it, and change them together.`
      ]),
  ...about(
    guards,
    ["compares", "compare"],
    "addresses with the old path: see whether this call's is among them (a limit, a signature, a retry), and change them together."
  ),
  ...about(
    lookups,
    ["asks", "ask"],
    "the legacy API which conversions there are, and it does not know what the new call creates: move them together."
  ),
  ...about(
    speakers,
    ["says", "say"],
    "fields or statuses in their old form: see whether those are what this call sends or answers."
  )
]

/** What is to be seen before a type changes. */
export const ofType = ({ users }: Beside): ReadonlyArray<string> =>
  about(
    users,
    ["names", "name"],
    "a type that changes here: see what is made, kept or answered with it, and change them together."
  )
