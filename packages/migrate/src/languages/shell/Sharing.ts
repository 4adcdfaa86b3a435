/** What else uses a variable that a call is made of: half of its users cannot change alone. */
import type { Blocker } from "../../model/Subject.ts"
import type { Range } from "../../text/Range.ts"
import * as Script from "./Script.ts"

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
  (script.uses.get(name) ?? []).some(({ isSet, step }) => !isSet && !calls.has(step) && !isShown(step, calls))

/** Commands that show what they read. */
const PRETTY = /^(?:jq|cat|head|tail|less|more|fold|column)$/u

/** Whether a command only shows a text: on the terminal, or to one of the calls. */
const isShown = (step: Script.Step, calls: ReadonlySet<Script.Step>): boolean => {
  if (!SHOWS.test(step.words[0]?.content.text ?? "") || isWritten(step)) return false
  if (!Script.isPiped(step.command)) return true
  const next = Script.next(step)
  return (
    next !== undefined &&
    (calls.has(next) ||
      (PRETTY.test(next.words[0]?.content.text ?? "") && !isWritten(next) && !Script.isPiped(next.command)))
  )
}

/** `>> audit.jsonl` */
const isWritten = ({ command: { words } }: Script.Step): boolean =>
  words.some(
    ({ content, redirect }, index) =>
      /^&?>+$/u.test(redirect) && words[index - 1]?.content.text !== "2" && !/^(?:\/dev\/|&|\d$)/u.test(content.text)
  )

const isExported = (name: string, script: Script.Script): boolean =>
  ["export", "declare"].some((command) =>
    (script.byName.get(command) ?? []).some(({ words }) =>
      words.some(
        ({ content }) => content.text === name || (command === "export" && content.text.startsWith(`${name}=`))
      )
    )
  )
