/** What commands share: saying no to how they were called, and options that may be given again and again. */
import { type ExitCode, exitCodes } from "./exit.ts"
import type { Host } from "./Host.ts"

/** Says each sentence on standard error. */
export const refuse = (host: Host, sentences: ReadonlyArray<string>): ExitCode => {
  for (const sentence of sentences) host.stderr.write(`segue: ${sentence}\n`)
  return exitCodes.unusable
}

/** `--rule a --rule b`: each time one more. */
export const repeated = (value: string, before: ReadonlyArray<string>): ReadonlyArray<string> => [...before, value]
