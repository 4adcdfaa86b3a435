/** What else uses a variable that a call is made of: half of its users cannot change alone. */
import type { Blocker } from "../../model/Subject.ts"
import type { Range } from "../../text/Range.ts"
import * as Script from "./Script.ts"

/** Commands that show a text, or ask whether there is one. */
const SHOWS = /^(?:echo|printf|print|log\w*|info|warn|debug|error|\[|\[\[|test|:)$/u

/** A blocker where something else than these calls uses a variable, a file or a function. */
export const blockers = (
  name: string | undefined,
  range: Range,
  { calls, script }: { readonly calls: ReadonlySet<Script.Step>; readonly script: Script.Script }
): ReadonlyArray<Blocker> =>
  name === undefined || !(hasStranger(name, calls, script) || isExported(name, script))
    ? []
    : [
        {
          range,
          message: `Something else than calls that are followed uses ${name}, too.`,
          needs: `Find out what else uses ${name}, and migrate all of it together.`
        }
      ]

const hasStranger = (name: string, calls: ReadonlySet<Script.Step>, script: Script.Script): boolean =>
  (script.uses.get(name) ?? []).some(({ isSet, step }) => !isSet && !calls.has(step) && !isShown(step, calls)) ||
  (isFunction(name, script) && Script.callsOf(script, name).some((step) => !isTakenBy(step, calls))) ||
  (isFile(name) && !isFunction(name, script) && script.steps.some((step) => isReader(step, name, calls)))

/** A variable or a function has no such letters in its name; `$file` has. */
const isFile = (name: string): boolean => /[./$~-]/u.test(name)

/** Commands that do not look into a file. */
const HANDLES = /^(?:rm|trap|mktemp|chmod|touch|\[|\[\[|test|ls)$/u

/** Whether a step does something with a file other than to write it, to show it, or to be one of the calls. */
const isReader = (step: Script.Step, file: string, calls: ReadonlySet<Script.Step>): boolean => {
  const { words } = step.command
  if (calls.has(step) || !words.some(({ content }) => content.text.includes(file))) return false
  const program = step.words[0]?.content.text ?? ""
  const isWriter = words.some(({ content, redirect }) => redirect === ">" && content.text === file)
  if (isWriter || HANDLES.test(program)) return false
  const next = Script.next(step)
  if (Script.isPiped(step.command)) return next === undefined || !calls.has(next)
  return program !== "cat" || isWritten(step) || isTaken(step, calls)
}

const isFunction = (name: string, script: Script.Script): boolean =>
  script.root.functions.some((one) => one.name === name)

/** Whether what a command prints goes into one of the calls, directly or through a variable that is looked at itself. */
const isTakenBy = (step: Script.Step, calls: ReadonlySet<Script.Step>): boolean => {
  const next = Script.next(step)
  if (Script.isPiped(step.command)) return next !== undefined && calls.has(next)
  return Script.assignedBy(step) !== undefined || (step.scope.holder !== undefined && calls.has(step.scope.holder.step))
}

/** Commands that show what they read. */
const PRETTY = /^(?:jq|cat|head|tail|less|more|fold|column)$/u

/** Names whose readers have to change. */
const MOVING = /\b(?:amount|target_asset|profile_id|recipient_profile_id)\b/u

/** Whether a command only shows a text: on the terminal, or to one of the calls. */
const isShown = (step: Script.Step, calls: ReadonlySet<Script.Step>): boolean => {
  const program = step.words[0]?.content.text ?? ""
  const next = Script.next(step)
  // `cat <<< "$body" | curl -d @-`
  if (program === "cat" && !isWritten(step) && Script.isPiped(step.command))
    return next !== undefined && calls.has(next)
  if (!SHOWS.test(program) || isWritten(step)) return false
  // `[[ $body =~ \"amount\":\"([0-9.]+)\" ]]`
  if (/^(?:\[\[?|test)$/u.test(program) && step.words.some(({ content }) => MOVING.test(content.text))) return false
  if (!Script.isPiped(step.command)) return !isTaken(step, calls)
  return (
    next !== undefined &&
    (calls.has(next) ||
      (PRETTY.test(next.words[0]?.content.text ?? "") &&
        !isWritten(next) &&
        !isTaken(next, calls) &&
        !Script.isPiped(next.command) &&
        !next.words.some(({ content }) => MOVING.test(content.text))))
  )
}

/** `"$(echo "$body")"`, `<(echo "$body")`: something gets it. */
const isTaken = ({ command, scope }: Script.Step, calls: ReadonlySet<Script.Step>): boolean =>
  /^\s*\)/u.test(command.after) || (scope.holder !== undefined && !calls.has(scope.holder.step))

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
