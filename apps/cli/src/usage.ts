/** What commands share: saying no, options that may be given again and again, and owning up to mistakes. */
import { type ExitCode, exitCodes } from "./exit.ts"
import type { Skipped } from "./files/Skipped.ts"
import type { Host } from "./Host.ts"

/** Says each sentence on standard error. */
export const refuse = (host: Host, sentences: ReadonlyArray<string>): ExitCode => {
  for (const sentence of sentences) host.stderr.write(`segue: ${sentence}\n`)
  return exitCodes.unusable
}

/** `--rule a --rule b`: each time one more. */
export const repeated = (value: string, before: ReadonlyArray<string>): ReadonlyArray<string> => [...before, value]

/** Says over which files segue itself failed; `undefined` when over none. The rest of the report stands. */
export const mistakes = (host: Host, skipped: ReadonlyArray<Skipped>): ExitCode | undefined => {
  const own = skipped.filter(({ mistake }) => mistake !== undefined)
  for (const { file, mistake, why } of own) {
    host.stderr.write(`segue: internal error: ${file} ${why}\n`)
    if (host.args.includes("--debug") && mistake instanceof Error) host.stderr.write(`${mistake.stack}\n`)
  }
  return own.length === 0 ? undefined : exitCodes.internal
}
