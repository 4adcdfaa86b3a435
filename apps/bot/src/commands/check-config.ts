/** `segue-bot check-config`: the configuration was read when a command runs; this one says what it comes to. */
import * as Effect from "effect/Effect"

import type { Command } from "./Command.ts"

export const checkConfig: Command = {
  name: "check-config",
  usage: "",
  summary: "Reads the configuration and the environment, and says what they come to",
  run: (config) =>
    Effect.succeed(
      [
        `environment: ${config.environment}`,
        `source: ${config.source.type}, telling from ${config.from}`,
        ...config.targets.map(({ name, settings }) => `target ${name}: ${settings.type}`),
        ...config.routes.map((route) => `route ${route.name}: to ${route.targets.join(", ")}`)
      ].join("\n")
    )
}
