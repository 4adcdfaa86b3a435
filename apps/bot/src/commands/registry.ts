/** Every command, in the order of the help. */
import { checkConfig } from "./check-config.ts"
import type { Command } from "./Command.ts"
import { run } from "./run.ts"

export const commands: ReadonlyArray<Command> = [run, checkConfig]
