/** `segue-bot test-message`: one message to every target, or to one, so that it is known before it matters. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import type { Config, ConfiguredTarget } from "../config/Config.ts"
import { Fatal } from "../ExitCode.ts"
import { type NotifyError, type Notifier } from "../targets/Notifier.ts"
import * as registry from "../targets/registry.ts"
import * as View from "../view/View.ts"
import type { Command } from "./Command.ts"

const viewOf = (config: Config, nowMs: number, title: string): View.View => ({
  id: "test-message",
  sequence: 0,
  status: "TEST",
  tone: "running",
  isFinal: false,
  title,
  fields: [],
  advice: "No orchestration and no money is meant.",
  link: undefined,
  footer: `${config.environment}, as of ${View.timeText(new Date(nowMs).toISOString(), config.timeZone)}`
})

/** What became of it at one target. */
interface Outcome {
  readonly isGood: boolean
  readonly text: string
}

/** What can be done where the failure itself does not say it. */
const remedyFor = ({ kind, retryAfterMs = 60_000 }: NotifyError): string => {
  if (kind === "retryable") return ": check its address and the network, or try again later"
  return kind === "rate-limited" ? `: try again in ${Math.ceil(retryAfterMs / 1_000)} s` : ""
}

const sendTo = (notifier: Notifier, config: Config, nowMs: number): Effect.Effect<Outcome, NotifyError> =>
  Effect.gen(function* () {
    const key = `test_${notifier.name}_${nowMs}`
    const ref = yield* notifier.send(viewOf(config, nowMs, "TEST: this bot can write here"), key)
    if (!notifier.canEdit) return { isGood: true, text: "taken" }
    const edited = viewOf(config, nowMs, "TEST: this bot can write here, and edit what it wrote")
    return yield* Effect.match(notifier.update(ref, edited, `${key}_edited`), {
      onFailure: (error) => ({
        isGood: false,
        text: `taken, but cannot be edited: ${error.message}${remedyFor(error)}`
      }),
      onSuccess: () => ({ isGood: true, text: "taken, and edited" })
    })
  })

/** Whatever is wrong with one target stands in the way of no other. */
const test = (target: ConfiguredTarget, config: Config, nowMs: number): Effect.Effect<Outcome> =>
  Effect.flatMap(registry.open(target), (notifier) => sendTo(notifier, config, nowMs)).pipe(
    Effect.catch((error) => Effect.succeed({ isGood: false, text: `not taken: ${error.message}${remedyFor(error)}` })),
    Effect.catchDefect((defect) => Effect.succeed({ isGood: false, text: `not taken, a bug: ${String(defect)}` })),
    Effect.map(({ isGood, text }) => ({ isGood, text: `${target.name}: ${text}` }))
  )

export const testMessage: Command = {
  name: "test-message",
  usage: "[target]",
  summary: "Sends a message that says it is a test, to every target or to one, and edits it where it can",
  run: (config, [only]) =>
    Effect.gen(function* () {
      const chosen = config.targets.filter(({ name }) => only === undefined || name === only)
      if (chosen.length === 0) {
        return yield* new Fatal({ code: "configuration", message: `there is no target ${only ?? ""}` })
      }
      const nowMs = yield* Clock.currentTimeMillis
      // Who does not answer keeps nobody waiting.
      const outcomes = yield* Effect.forEach(chosen, (target) => test(target, config, nowMs), {
        concurrency: "unbounded"
      })
      const text = outcomes.map((one) => one.text).join("\n")
      return outcomes.every(({ isGood }) => isGood) ? text : yield* new Fatal({ code: "refused", message: `\n${text}` })
    })
}
