/** `segue-bot ask`: what can be asked in chat, asked at the console. */
import * as Effect from "effect/Effect"

import * as Bot from "../Bot.ts"
import { Fatal } from "../ExitCode.ts"
import * as Talk from "../talk/Talk.ts"
import type { Command } from "./Command.ts"
import { operator } from "./operator.ts"

const misused = (message: string) => Effect.fail(new Fatal({ code: "configuration", message }))

export const ask: Command = {
  name: "ask",
  usage: "[--target <name>] <what>",
  summary: "Answers as in chat, by what a target's channel may know or by everything; ask help lists what",
  run: (config, args) => {
    const at = args.indexOf("--target")
    const target = at < 0 ? undefined : (args[at + 1] ?? "")
    const words = at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1)
    if (target !== undefined && !config.targets.some(({ name }) => name === target)) {
      return misused(`there is no target ${target}`)
    }
    const question = words.join(" ").trim()
    if (question === "" || question === "help") return Effect.succeed(Talk.help.lines.join("\n"))
    const asker = { name: operator(), sight: target === undefined ? ("everything" as const) : new Set([target]) }
    return Talk.answer(config, asker, question).pipe(
      Effect.flatMap(({ isRefused, lines }) => {
        const text = lines.join("\n")
        return isRefused ? Effect.fail(new Fatal({ code: "refused", message: text })) : Effect.succeed(text)
      }),
      Effect.provide(Bot.databaseBeside(config)),
      Effect.catchTag("StoreError", (error) => Effect.fail(Bot.toFatal(error)))
    )
  }
}
