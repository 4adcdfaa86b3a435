/** All commands, in the order of the help. */
import type { Command } from "./Command.ts"
import { serve } from "./serve.ts"

export const commands: ReadonlyArray<Command> = [serve]
