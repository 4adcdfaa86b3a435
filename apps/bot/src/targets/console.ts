/** Standard output: a block of lines at a terminal, one line when piped. */
import * as Effect from "effect/Effect"

import { lineOf, type Tone, type View } from "../view/View.ts"
import { NotifyError, type Notifier } from "./Notifier.ts"
import { postOnly } from "./post-only.ts"

const colours: Readonly<Record<Tone, number>> = { waiting: 33, running: 36, done: 32, bad: 31 }

/** A message as a terminal shows it. */
export const blockOf = (view: View): string => {
  const width = Math.max(...view.fields.map(({ name }) => name.length), 0)
  return [
    `\u001b[1;${colours[view.tone]}m${view.title}\u001b[0m`,
    ...view.fields.flatMap(({ name, value }) =>
      value.split("\n").map((line, index) => `  ${(index === 0 ? name : "").padEnd(width)}  ${line}`)
    ),
    ...(view.mention === undefined ? [] : [`  ${view.mention}`]),
    ...(view.advice === undefined ? [] : [`  ${view.advice}`]),
    ...(view.link === undefined ? [] : [`  ${view.link}`]),
    `  \u001b[2m${view.footer}\u001b[0m`,
    ""
  ].join("\n")
}

/** What standard output needs to be here. */
export interface Output {
  readonly isTTY?: boolean
  readonly write: (text: string, done: (error?: Error | null) => void) => boolean
}

/** The console under a name. */
export const make = (name: string, output: Output = process.stdout): Notifier => {
  const send = (view: View) =>
    Effect.callback<Readonly<Record<string, string>>, NotifyError>((resume) => {
      output.write(`${output.isTTY === true ? blockOf(view) : lineOf(view)}\n`, (error) => {
        resume(
          error === undefined || error === null
            ? Effect.succeed({})
            : Effect.fail(new NotifyError({ kind: "target", message: "standard output cannot be written" }))
        )
      })
    })
  return postOnly(name, 0, send)
}
