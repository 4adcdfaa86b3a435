/** The command line: which command, its settings, its words on the right stream, its exit code. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Result from "effect/Result"

import { commands } from "./commands/registry.ts"
import * as Config from "./config/Config.ts"
import { fileName } from "./config/Settings.ts"
import { exitCodes, Fatal } from "./ExitCode.ts"

const help = (): string =>
  [
    "segue-bot: tells team chat where every orchestration stands",
    "",
    ...commands.map(({ name, summary, usage }) => `  segue-bot ${`${name} ${usage}`.trim()}\n      ${summary}`),
    "",
    `  --config <file>   another file than ${fileName} in this folder`,
    "",
    "Secrets and databases come from the environment; README.md of this folder lists them."
  ].join("\n")

const misused = (message: string) => new Fatal({ code: "configuration", message })

/** Takes `--config file` out of the arguments. */
const split = (args: ReadonlyArray<string>) => {
  const at = args.indexOf("--config")
  return at < 0
    ? { rest: args, file: undefined }
    : { rest: args.filter((_, index) => index !== at && index !== at + 1), file: args[at + 1] ?? "" }
}

/** The file's text; no file is no error unless it was named. */
const read = (name: string | undefined): Effect.Effect<string | undefined, Fatal> =>
  Effect.try({
    try: () => fs.readFileSync(path.resolve(name ?? fileName), "utf8"),
    catch: (error) => {
      const { code = "unknown reason" } = error as NodeJS.ErrnoException
      return { isMissing: code === "ENOENT", fatal: misused(`${name ?? fileName} cannot be read (${code})`) }
    }
  }).pipe(
    Effect.catch(({ fatal, isMissing }) =>
      isMissing && name === undefined ? (Effect.void as Effect.Effect<undefined>) : Effect.fail(fatal)
    )
  )

// Standard output is the console target's.
const logs = (log: Config.Config["log"]) =>
  Layer.merge(
    Logger.layer([log === "json" ? Logger.consoleJson : Logger.consolePretty()]),
    Layer.succeed(Logger.LogToStderr, true)
  )

/** Runs what the arguments ask for. */
export const main = (args: ReadonlyArray<string>, environment: Config.Environment): Effect.Effect<void, Fatal> =>
  Effect.gen(function* () {
    const { file, rest } = split(args)
    if (file === "") return yield* misused("say which file: --config segue-bot.config.jsonc")
    const [name = "run", ...more] = rest
    if (name === "help" || name === "--help" || name === "-h") return void process.stdout.write(`${help()}\n`)
    const command = commands.find((one) => one.name === name)
    if (command === undefined) return yield* misused(`there is no command ${name}\n\n${help()}`)
    const config = Config.load(file ?? fileName, yield* read(file), environment)
    if (Result.isFailure(config)) return yield* misused(config.failure.message)
    const running = Effect.scoped(command.run(config.success, more))
    const text = yield* Effect.provide(running, logs(config.success.log))
    if (text !== undefined) process.stdout.write(`${text}\n`)
  })

/** The exit code of an end; what went wrong is told on standard error. */
export const teardown = <E, A>(exit: Exit.Exit<E, A>, onExit: (code: number) => void): void => {
  if (Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause)) return onExit(exitCodes.stopped)
  const error = Cause.squash(exit.cause)
  if (error instanceof Fatal) {
    process.stderr.write(`segue-bot: ${error.message}\n`)
    return onExit(exitCodes[error.code])
  }
  process.stderr.write(`segue-bot: a bug. Please report it with this:\n${Cause.pretty(exit.cause)}\n`)
  return onExit(exitCodes.internal)
}
