/** Listens for what is asked in chat, where the configuration says so. */
import * as Effect from "effect/Effect"

import type { Config } from "../config/Config.ts"
import * as Listener from "../Listener.ts"
import * as discord from "./discord.ts"
import type { Needs } from "./Feature.ts"
import * as slack from "./slack.ts"
import * as telegram from "./telegram.ts"

type Handle = (request: Request) => Effect.Effect<Response, never, Needs>
type Later = (work: Effect.Effect<void, never, Needs>) => void

/** A bug in an answer is told to the log, and to nobody else. */
const guarded = <R>(answering: Effect.Effect<Response, never, R>) =>
  Effect.catchDefect(answering, (defect) =>
    Effect.as(Effect.logError("A question met a bug", { defect }), new Response(null, { status: 500 }))
  )

const ANNOUNCE_MS = 60_000

/** Tells a platform of us until it takes it; a platform that is away holds nothing else up. */
const announced = (what: string, announce: Effect.Effect<boolean>) =>
  Effect.gen(function* () {
    for (let count = 0; !(yield* announce); count++) {
      if (count === 0) yield* Effect.logWarning("A platform was not told of where to ask: it is tried again", { what })
      yield* Effect.sleep(ANNOUNCE_MS)
    }
  })

/** Who answers at which path, and what a platform has to be told for it. */
const platformsOf = (config: Config, later: Later) => {
  const answering = new Map<string, Handle>()
  const announcing: Array<Effect.Effect<void>> = []
  const { talk } = config
  if (talk?.slack !== undefined) answering.set("/talk/slack", slack.handle(config, talk.slack.secret, later))
  if (talk?.discord !== undefined) {
    answering.set("/talk/discord", discord.handle(config, talk.discord.publicKey))
    announcing.push(announced("discord", discord.announce(config)))
  }
  if (talk?.telegram !== undefined) {
    const { secret, url } = talk.telegram
    let botName: string | undefined
    answering.set(
      "/talk/telegram",
      telegram.handle(config, secret, () => botName, later)
    )
    const announce = Effect.map(telegram.announce(config, url, secret), (name) => (botName = name) !== undefined)
    announcing.push(announced("telegram", announce))
  }
  return { answering, announcing }
}

/** Until the scope ends; answers the port, or undefined where nobody may ask. */
export const listen = (config: Config) =>
  Effect.gen(function* () {
    const { talk } = config
    if (talk === undefined) return undefined
    const context = yield* Effect.context<Needs>()
    const { announcing, answering } = platformsOf(config, (work) => void Effect.runForkWith(context)(work))
    const port = yield* Listener.listen("talk", talk, async (request) => {
      const handle = answering.get(new URL(request.url).pathname)
      return handle === undefined ? undefined : Effect.runPromiseWith(context)(guarded(handle(request)))
    })
    yield* Effect.forEach(announcing, (announce) => Effect.forkScoped(announce), { discard: true })
    const at = [...answering.keys()].map((path) => `http://${talk.host}:${port}${path}`)
    yield* Effect.logInfo("May be asked in chat", { at })
    return port
  })
