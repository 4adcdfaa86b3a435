/** `segue-bot redrive`: what was given up is tried again. */
import * as Effect from "effect/Effect"

import * as Bot from "../Bot.ts"
import { Fatal } from "../ExitCode.ts"
import { Outbox } from "../outbox/Outbox.ts"
import type { Command } from "./Command.ts"

export const redrive: Command = {
  name: "redrive",
  usage: "[target]",
  summary: "Has messages tried again that were given up, all or those of one target",
  run: (config, [target, ...more]) => {
    const isKnown = target === undefined || config.targets.some(({ name }) => name === target)
    if (!isKnown || more.length > 0) {
      return Effect.fail(
        new Fatal({ code: "configuration", message: `there is no target ${[target, ...more].join(" ")}` })
      )
    }
    return Effect.flatMap(Outbox, (outbox) => outbox.redrive(target)).pipe(
      Effect.map((count) => `${count} wait to be told again`),
      Effect.provide(Bot.databaseBeside(config)),
      Effect.catchTag("StoreError", (error) => Effect.fail(Bot.toFatal(error)))
    )
  }
}
