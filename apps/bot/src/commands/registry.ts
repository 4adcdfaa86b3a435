/** Every command, in the order of the help. */
import { ask } from "./ask.ts"
import { checkConfig } from "./check-config.ts"
import type { Command } from "./Command.ts"
import { explain } from "./explain.ts"
import { redrive } from "./redrive.ts"
import { run } from "./run.ts"
import { silence } from "./silence.ts"
import { testMessage } from "./test-message.ts"

export const commands: ReadonlyArray<Command> = [run, checkConfig, testMessage, explain, ask, silence, redrive]
