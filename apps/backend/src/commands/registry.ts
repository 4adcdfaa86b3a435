/** All commands, in the order of the help. */
import type { Command } from "./Command.ts"
import { conversions } from "./conversions.ts"
import { creates } from "./creates.ts"
import { cutover } from "./cutover.ts"
import { grants } from "./grants.ts"
import { keys } from "./keys.ts"
import { serve } from "./serve.ts"

export const commands: ReadonlyArray<Command> = [serve, keys, grants, cutover, creates, conversions]
