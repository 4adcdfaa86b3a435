/** The command line: which command, its settings, its words on the right stream, its exit code. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

import { ask } from "./commands/Beside.ts"
import type { Command } from "./commands/Command.ts"
import { commands } from "./commands/registry.ts"
import { load } from "./Config.ts"
import { exitCodes, Fatal } from "./ExitCode.ts"

const isHelp = (text: string): boolean => text === "--help" || text === "-h"

const help = (shown: ReadonlyArray<Command> = commands): string =>
  [
    "segue-backend: the gateway over Paxos's Orchestrations API",
    "",
    ...shown.map(({ name, summary, usage }) => `  segue-backend ${`${name} ${usage}`.trim()}\n      ${summary}`),
    "",
    "Settings come from the environment; README.md of this folder lists them."
  ].join("\n")

/** Runs what the arguments ask for. */
export const main = (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string | undefined>>
): Effect.Effect<void, Fatal> =>
  Effect.gen(function* () {
    const [name = "serve", ...rest] = args
    if (name === "help" || isHelp(name)) return void process.stdout.write(`${help()}\n`)
    const command = commands.find((one) => one.name === name)
    if (command === undefined) {
      return yield* new Fatal({ code: "configuration", message: `there is no command ${name}\n\n${help()}` })
    }
    if (rest.some(isHelp)) return void process.stdout.write(`${help([command])}\n`)
    const config = load(environment)
    if (Result.isFailure(config)) return yield* new Fatal({ code: "configuration", message: config.failure.message })
    const handed = command.isOnDatabase ? yield* ask(config.success, [name, ...rest]) : Option.none()
    const text = Option.isSome(handed) ? handed.value : yield* Effect.scoped(command.run(config.success, rest))
    if (text !== undefined) process.stdout.write(`${text}\n`)
  })

/** The exit code of an end; what went wrong is told on standard error. */
export const teardown = <E, A>(exit: Exit.Exit<E, A>, onExit: (code: number) => void): void => {
  if (Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause)) return onExit(exitCodes.stopped)
  const error = Cause.squash(exit.cause)
  if (error instanceof Fatal) {
    process.stderr.write(`segue-backend: ${error.message}\n`)
    return onExit(exitCodes[error.code])
  }
  process.stderr.write(`segue-backend: a bug. Please report it with this:\n${Cause.pretty(exit.cause)}\n`)
  return onExit(exitCodes.internal)
}
