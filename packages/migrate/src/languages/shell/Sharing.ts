/** What else uses a variable that a call is made of: half of its users cannot change alone. */
import type { Blocker } from "../../model/Subject.ts"
import type { Range } from "../../text/Range.ts"
import type * as Script from "./Script.ts"

/** Commands that show a text, or ask whether there is one. */
const SHOWS = /^(?:echo|printf|print|log\w*|info|warn|debug|error|\[|\[\[|test|:)$/u

/** A blocker for each of these variables that something else than the known calls uses. */
export const blockers = (
  names: ReadonlyArray<string | undefined>,
  range: Range,
  { calls, script }: { readonly calls: ReadonlySet<Script.Step>; readonly script: Script.Script }
): ReadonlyArray<Blocker> =>
  names.flatMap((name): ReadonlyArray<Blocker> => {
    if (name === undefined || !(hasStranger(name, calls, script) || isExported(name, script))) return []
    return [
      {
        range,
        message: `Something else than calls that are followed uses ${name}, too.`,
        needs: `Find out what else uses ${name}, and migrate all of it together.`
      }
    ]
  })

const hasStranger = (name: string, calls: ReadonlySet<Script.Step>, script: Script.Script): boolean =>
  (script.uses.get(name) ?? []).some(
    ({ isSet, step }) => !isSet && !calls.has(step) && !SHOWS.test(step.words[0]?.content.text ?? "")
  )

const isExported = (name: string, script: Script.Script): boolean =>
  ["export", "declare"].some((command) =>
    (script.byName.get(command) ?? []).some(({ words }) =>
      words.some(
        ({ content }) => content.text === name || (command === "export" && content.text.startsWith(`${name}=`))
      )
    )
  )
