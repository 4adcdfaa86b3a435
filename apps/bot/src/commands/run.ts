/** `segue-bot run`: tells until it is told to stop. */
import * as Sandbox from "@segue/sandbox/Sandbox"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"

import * as Bot from "../Bot.ts"
import * as Example from "../Example.ts"
import * as Health from "../Health.ts"
import type { Command } from "./Command.ts"

export const run: Command = {
  name: "run",
  usage: "",
  summary: "Follows orchestrations and tells the targets (the default)",
  run: (config) =>
    Effect.gen(function* () {
      const sandbox = config.source.type === "sandbox" ? yield* Sandbox.makeEffect() : undefined
      const options = sandbox === undefined ? {} : { client: Sandbox.layerHttpClient(sandbox) }
      if (sandbox !== undefined) {
        yield* Effect.logWarning(
          "NO MONEY MOVES: PAXOS_BASE_URL is not set, so a sandbox in this process answers for the vendor, with three orchestrations as examples"
        )
      }
      const told = Effect.gen(function* () {
        const running = yield* Effect.forkScoped(Bot.run(config, options))
        if (sandbox !== undefined) yield* Effect.forkScoped(Example.create(sandbox))
        yield* Health.listen(config)
        yield* Effect.logInfo("The bot runs", {
          environment: config.environment,
          targets: config.targets.map(({ name }) => name)
        })
        return yield* Fiber.join(running)
      })
      return yield* Effect.provide(told, Bot.layer(config, options))
    }).pipe(Effect.catchTag("StoreError", (error) => Effect.fail(Bot.toFatal(error))))
}
