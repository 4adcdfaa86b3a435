/** `segue-backend serve`: the gateway itself, until it is told to stop. */
import { Database } from "@segue/storage/Database"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

import type { Config } from "../Config.ts"
import { Fatal } from "../ExitCode.ts"
import * as Logs from "../Logs.ts"
import { start, type Running } from "../Start.ts"
import * as Beside from "./Beside.ts"
import type { Command } from "./Command.ts"

const announce = (config: Config, running: Running) =>
  Effect.gen(function* () {
    const { devKey, url } = running
    if (config.vendor === undefined) {
      yield* Effect.logWarning(
        "NO MONEY MOVES: PAXOS_BASE_URL is not set, so a sandbox in this process answers for the vendor. What it knows is kept in the data directory"
      )
    }
    if (devKey !== undefined) {
      // Standard output, not the log: logs are collected, and this is a key.
      const text = devKey.isNew ? `${Redacted.value(devKey.key)} (kept in ${devKey.file})` : `see ${devKey.file}`
      yield* Effect.sync(() => process.stdout.write(`development key: ${text}\n`))
    }
    yield* Effect.logInfo("The gateway listens", { url, api: `${url}/trpc`, openapi: `${url}/openapi.json` })
  })

/** Commands of others on this machine, where the database is in this process. */
const takeCommands = (config: Config, { runtime }: Running) =>
  Effect.gen(function* () {
    const context = yield* runtime.contextEffect
    if (Context.get(context, Database).kind !== "development") return
    const { commands } = yield* Effect.promise(() => import("./registry.ts"))
    yield* Beside.listen(config.dataDir, ([name, ...args]) => {
      const command = commands.find((one) => one.name === name && one.isOnDatabase)
      return command === undefined
        ? Effect.fail(new Fatal({ code: "configuration", message: `there is no command ${name}` }))
        : Effect.scoped(Effect.provideService(command.run(config, args), Beside.Here, context))
    })
  })

/** Serves until it is interrupted, then stops gently. */
export const serve: Command = {
  name: "serve",
  usage: "",
  summary: "Starts the gateway (the default)",
  isOnDatabase: false,
  run: (config) =>
    Effect.gen(function* () {
      const running = yield* start(config)
      yield* takeCommands(config, running)
      yield* announce(config, running)
      return yield* Effect.onInterrupt(Effect.never, () =>
        Effect.gen(function* () {
          yield* Effect.logInfo("Stopping: what is under way is finished first")
          yield* running.drain
        })
      )
    }).pipe(Effect.provide(Layer.merge(Logs.logger(config.log), Logs.telemetry(config))))
}
