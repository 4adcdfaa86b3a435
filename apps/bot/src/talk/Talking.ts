/** Listens for what is asked in chat, where the configuration says so. */
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import * as Listener from "../Listener.ts"
import type { Needs } from "./Feature.ts"
import * as slack from "./slack.ts"

/** A bug in an answer is told to the log, and to nobody else. */
const guarded = <R>(answering: Effect.Effect<Response, never, R>) =>
  Effect.catchDefect(answering, (defect) =>
    Effect.as(Effect.logError("A question met a bug", { defect }), new Response(null, { status: 500 }))
  )

/** Until the scope ends; answers the port, or undefined where nobody may ask. */
export const listen = (config: Config) =>
  Effect.gen(function* () {
    const { talk } = config
    if (talk === undefined) return undefined
    const context = yield* Effect.context<Needs>()
    const handle = slack.handle(config, talk.slackSecret, (work) => void Effect.runForkWith(context)(work))
    const port = yield* Listener.listen("talk", talk, async (request) =>
      new URL(request.url).pathname === "/talk/slack"
        ? Effect.runPromiseWith(context)(guarded(handle(request)))
        : undefined
    )
    yield* Effect.logInfo("May be asked in chat", { at: `http://${talk.host}:${port}/talk/slack` })
    return port
  })
