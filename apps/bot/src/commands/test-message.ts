/** `segue-bot test-message`: one message to every target, or to one, so that it is known before it matters. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

import type { Config } from "../config/Config.ts"
import { Fatal } from "../ExitCode.ts"
import * as registry from "../targets/registry.ts"
import * as View from "../view/View.ts"
import type { Command } from "./Command.ts"

const view = (config: Config, nowMs: number): View.View => ({
  id: "test-message",
  sequence: 0,
  status: "TEST",
  tone: "running",
  isFinal: false,
  title: "TEST: this bot can write here",
  fields: [],
  advice: "No orchestration and no money is meant.",
  link: undefined,
  footer: `${config.environment}, as of ${View.timeText(new Date(nowMs).toISOString(), config.timeZone)}`
})

export const testMessage: Command = {
  name: "test-message",
  usage: "[target]",
  summary: "Sends a message that says it is a test, to every target or to one",
  run: (config, [only]) =>
    Effect.gen(function* () {
      const chosen = config.targets.filter(({ name }) => only === undefined || name === only)
      if (chosen.length === 0) {
        return yield* new Fatal({ code: "configuration", message: `there is no target ${only ?? ""}` })
      }
      const nowMs = yield* Clock.currentTimeMillis
      const lines = yield* Effect.forEach(chosen, (target) =>
        Effect.gen(function* () {
          const notifier = yield* registry.open(target)
          const sent = yield* Effect.result(notifier.send(view(config, nowMs), `test_${target.name}_${nowMs}`))
          return Result.isSuccess(sent)
            ? { isTaken: true, text: `${target.name}: taken` }
            : { isTaken: false, text: `${target.name}: not taken: ${sent.failure.message}` }
        })
      )
      const text = lines.map((line) => line.text).join("\n")
      return lines.every(({ isTaken }) => isTaken) ? text : yield* new Fatal({ code: "refused", message: `\n${text}` })
    })
}
