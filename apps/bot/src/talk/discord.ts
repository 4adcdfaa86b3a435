/**
 * Asked in Discord: the command /segue, by interactions that Discord signs with the application's key. The channel's
 * targets decide what is told; the name is Discord's word for who asks.
 */
import { DiscordAdapter } from "@chat-adapter/discord"
import * as Issue from "@segue/core/Issue"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import type { Config, ConfiguredTarget } from "../config/Config.ts"
import type { DiscordTarget } from "../config/targets.ts"
import { silent } from "../targets/adapter.ts"
import { ask, attempt, fieldsOf } from "../targets/ask.ts"
import { shown } from "../targets/discord-embed.ts"
import { answerIn } from "./Answering.ts"
import type { Answer, Needs } from "./Feature.ts"

const API = "https://discord.com/api/v10"

/** Discord's numbers: kinds of interactions and of their answers, of commands and options, and who sees a message. */
const PING = 1
const COMMAND = 2
const PONG = { type: 1 }
const MESSAGE = 4
const CHAT_INPUT = 1
const STRING = 3
const EPHEMERAL = 64

/** Characters of an answer, and of a line of it; Discord takes 2,000 in a message. */
const TEXT_MAX = 1_900
const LINE_MAX = 600

/** An older request is somebody's who has kept it. */
const OLD_MS = 300_000

const User = Schema.Struct({ id: Schema.String, username: Schema.optional(Schema.String) })

const Interaction = Schema.Struct({
  type: Schema.Int,
  channel_id: Schema.optional(Schema.String),
  member: Schema.optional(Schema.Struct({ user: Schema.optional(User) })),
  user: Schema.optional(User),
  data: Schema.optional(
    Schema.Struct({
      name: Schema.optional(Schema.String),
      options: Schema.optional(
        Schema.Array(Schema.Struct({ name: Schema.String, value: Schema.optional(Schema.Unknown) }))
      )
    })
  )
})
type Interaction = typeof Interaction.Type

const decode = Issue.decoder(Interaction)

/** The adapter's check of signatures, and nothing else of it. */
class Verifier extends DiscordAdapter {
  constructor(publicKey: string) {
    super({ botToken: "unused", applicationId: "0", publicKey, logger: silent })
  }

  /** Whether Discord signed this body, at this time. */
  isSigned(body: string, signature: string, timestamp: string): Promise<boolean> {
    return this.verifySignature(new TextEncoder().encode(body), signature, timestamp)
  }
}

interface Channel extends ConfiguredTarget {
  readonly settings: DiscordTarget
}

const channels = (config: Config): ReadonlyArray<Channel> =>
  config.targets.flatMap((target) =>
    target.settings.type === "discord" ? [{ ...target, settings: target.settings }] : []
  )

/** As many lines as Discord takes: half of one could lose the half of an escape. */
const fitting = (lines: ReadonlyArray<string>): ReadonlyArray<string> => {
  let length = 0
  const count = lines.findIndex((line) => (length += line.length + 1) > TEXT_MAX)
  return count < 0 ? lines : [...lines.slice(0, count), "…"]
}

/** Only whoever asks sees it; what others wrote in it is shown as it is and mentions nobody. */
const said = ({ lines }: Answer) => ({
  type: MESSAGE,
  data: {
    content: fitting(lines.map((line) => shown(line, LINE_MAX))).join("\n"),
    flags: EPHEMERAL,
    allowed_mentions: { parse: [] }
  }
})

const OPTION = "what"

const answer = (config: Config, { channel_id, data, member, user }: Interaction) => {
  const who = member?.user ?? user
  const targets = channels(config).filter(({ settings }) => settings.channel === channel_id)
  const text = data?.options?.find(({ name }) => name === OPTION)?.value
  return Effect.map(
    answerIn(config, targets, who?.username ?? who?.id ?? "somebody", typeof text === "string" ? text : "help"),
    said
  )
}

/** The command as Discord offers it to people. */
const command = {
  name: "segue",
  type: CHAT_INPUT,
  description: "Where orchestrations stand",
  options: [
    {
      type: STRING,
      name: OPTION,
      description: "orchestration <id or ref_id>, open, stuck, ack, mute or help",
      required: false
    }
  ]
}

const call = (target: Channel, method: "GET" | "POST", path: string, payload?: object) => {
  const what = `Discord (${target.name})`
  const token = Redacted.value(target.secret ?? Redacted.make(""))
  const request = {
    method,
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) })
  }
  const url = `${(target.settings.apiUrl ?? API).replace(/\/+$/u, "")}${path}`
  return Effect.map(Effect.result(attempt(what, () => ask(what, url, request))), (answered) =>
    Result.isSuccess(answered) && answered.success.status < 300 ? fieldsOf(answered.success.text) : undefined
  )
}

/** Makes the command known to Discord, which keeps it, in place of one of the same name; answers whether it was taken. */
export const announce = (config: Config): Effect.Effect<boolean> =>
  Effect.gen(function* () {
    const [target] = channels(config)
    if (target === undefined) return false
    const id = (yield* call(target, "GET", "/applications/@me"))?.["id"]
    if (typeof id !== "string") return false
    return (yield* call(target, "POST", `/applications/${id}/commands`, command)) !== undefined
  })

const json = (value: object) => Response.json(value, { headers: { "cache-control": "no-store" } })

/** Answers one interaction; whatever the application's key did not sign, just now, is refused, as Discord tries out. */
export const handle = (config: Config, publicKey: string) => {
  const verifier = new Verifier(publicKey)
  return (request: Request): Effect.Effect<Response, never, Needs> =>
    Effect.gen(function* () {
      if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } })
      const body = yield* Effect.promise(() => request.text())
      const [signature, timestamp] = ["x-signature-ed25519", "x-signature-timestamp"].map(
        (name) => request.headers.get(name) ?? ""
      ) as [string, string]
      const isSigned = yield* Effect.promise(() => verifier.isSigned(body, signature, timestamp).catch(() => false))
      const ageMs = (yield* Clock.currentTimeMillis) - Number(timestamp) * 1_000
      if (!isSigned || !(Math.abs(ageMs) <= OLD_MS)) return new Response(null, { status: 401 })
      const interaction = decode(fieldsOf(body))
      if (Result.isFailure(interaction)) return new Response(null, { status: 400 })
      if (interaction.success.type === PING) return json(PONG)
      if (interaction.success.type !== COMMAND) return new Response(null, { status: 400 })
      return json(yield* answer(config, interaction.success))
    })
}
