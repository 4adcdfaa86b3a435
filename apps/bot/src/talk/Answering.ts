/** What every chat's questions have in common: a channel's targets decide what is told, and a failure is told as one. */
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import { refuse } from "./Feature.ts"
import * as Talk from "./Talk.ts"

const elsewhere = "Ask me in a channel that I write to: what I may say depends on the channel."
const failedText = "I cannot look that up now. Ask again in a minute."

/**
 * Answers by what these targets may be told. Without any the channel learns nothing, not even which ones do; a question
 * that cannot be answered now is told so, and the log says why.
 */
export const answerIn = (
  config: Config,
  targets: ReadonlyArray<{ readonly name: string }>,
  name: string,
  text: string
) =>
  (targets.length === 0
    ? Effect.succeed(refuse(elsewhere))
    : Talk.answer(config, { name, sight: new Set(targets.map((target) => target.name)) }, text)
  ).pipe(
    Effect.catch(({ message }) =>
      Effect.as(Effect.logWarning("A question could not be answered", { message }), refuse(failedText))
    )
  )
