/**
 * Asked in Telegram: commands to the bot, by the webhook that the bot sets for itself, with a secret that Telegram sends
 * along. The chat's targets decide what is told; the name is Telegram's word for who asks.
 */
import { timingSafeEqual } from "node:crypto"

import * as Issue from "@segue/core/Issue"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import type { Config, ConfiguredTarget } from "../config/Config.ts"
import type { TelegramTarget } from "../config/targets.ts"
import { ask, attempt, fieldsOf } from "../targets/ask.ts"
import { cut } from "../targets/Fit.ts"
import { answerIn } from "./Answering.ts"
import type { Answer, Needs } from "./Feature.ts"
import { isFirst } from "./Heard.ts"

const API = "https://api.telegram.org"

/** Characters of an answer; Telegram takes 4,096 in a message. */
const TEXT_MAX = 4_000

const Message = Schema.Struct({
  message_id: Schema.Int,
  message_thread_id: Schema.optional(Schema.Int),
  chat: Schema.Struct({ id: Schema.Int, username: Schema.optional(Schema.String) }),
  from: Schema.optional(
    Schema.Struct({ id: Schema.Int, is_bot: Schema.Boolean, username: Schema.optional(Schema.String) })
  ),
  text: Schema.optional(Schema.String)
})
type Message = typeof Message.Type

const decode = Issue.decoder(Schema.Struct({ update_id: Schema.Int, message: Schema.optional(Message) }))

interface Chat extends ConfiguredTarget {
  readonly settings: TelegramTarget
}

const chats = (config: Config): ReadonlyArray<Chat> =>
  config.targets.flatMap((target) =>
    target.settings.type === "telegram" ? [{ ...target, settings: target.settings }] : []
  )

/** Those that write where this was said; a target with a topic speaks for that topic alone. */
const targetsOf = (config: Config, { chat, message_thread_id }: Message): ReadonlyArray<Chat> =>
  chats(config).filter(({ settings }) => {
    const isHere =
      settings.chat === String(chat.id) ||
      (chat.username !== undefined && settings.chat.toLowerCase() === `@${chat.username.toLowerCase()}`)
    return isHere && (settings.topic === undefined || settings.topic === message_thread_id)
  })

/** A command to this bot, as a question; undefined for what is none, or is another bot's. `/segue open` and `/open` are one. */
export const asked = (text: string, botName: string | undefined): string | undefined => {
  const [, name, bot, rest = ""] = /^\/(\w{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?$/su.exec(text.trim()) ?? []
  if (name === undefined) return undefined
  if (bot !== undefined && bot.toLowerCase() !== botName?.toLowerCase()) return undefined
  if (name === "segue") return rest
  return name === "start" ? "help" : `${name} ${rest}`
}

/** One call of the Bot API; its answer's result, where it is well. */
const call = (target: Chat, method: string, payload: object) => {
  const what = `Telegram (${target.name})`
  const url = `${(target.settings.apiUrl ?? API).replace(/\/+$/u, "")}/bot${Redacted.value(target.secret ?? Redacted.make(""))}/${method}`
  const request = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload)
  }
  return Effect.map(Effect.result(attempt(what, () => ask(what, url, request))), (answer) => {
    const fields = Result.isSuccess(answer) ? fieldsOf(answer.success.text) : {}
    return fields["ok"] === true ? { result: fields["result"] } : undefined
  })
}

/** As a block of plain text, in which nobody is mentioned and nothing is a link. */
const said = ({ lines }: Answer) => {
  const text = cut(lines.join("\n"), TEXT_MAX)
  return {
    text,
    entities: [{ type: "pre", offset: 0, length: text.length }],
    link_preview_options: { is_disabled: true }
  }
}

/** Answers below the question. */
const reply = (config: Config, message: Message, updateId: number, question: string) =>
  Effect.gen(function* () {
    const targets = targetsOf(config, message)
    const [target] = targets
    if (target === undefined) {
      return yield* Effect.logInfo("Asked in a chat that is no target", { chat: message.chat.id })
    }
    if (!(yield* isFirst(`telegram:${updateId}`))) return
    const name = message.from!.username ?? String(message.from!.id)
    const answer = yield* answerIn(config, targets, name, question)
    const taken = yield* call(target, "sendMessage", {
      chat_id: message.chat.id,
      ...(message.message_thread_id === undefined ? {} : { message_thread_id: message.message_thread_id }),
      reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
      ...said(answer)
    })
    if (taken === undefined) yield* Effect.logWarning("An answer was not taken", { target: target.name })
  }).pipe(Effect.catch(({ message: why }) => Effect.logWarning("A question could not be answered", { message: why })))

/** Says to Telegram where it is to tell what is asked; answers the bot's own name, or undefined where it was not taken. */
export const announce = (config: Config, url: string, secret: Redacted.Redacted): Effect.Effect<string | undefined> =>
  Effect.gen(function* () {
    const [target] = chats(config)
    if (target === undefined) return undefined
    const set = yield* call(target, "setWebhook", {
      url,
      secret_token: Redacted.value(secret),
      allowed_updates: ["message"]
    })
    const me = set && (yield* call(target, "getMe", {}))?.result
    const name = typeof me === "object" && me !== null ? (me as { readonly username?: unknown }).username : undefined
    return typeof name === "string" ? name : undefined
  })

const isSame = (given: string, secret: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Takes one update of Telegram's; it is answered afterwards, by `later`. What comes without the secret is refused. */
export const handle =
  (
    config: Config,
    secret: Redacted.Redacted,
    /** The bot's own name, once it is known: before that nothing is answered that names a bot. */
    botName: () => string | undefined,
    later: (work: Effect.Effect<void, never, Needs>) => void
  ) =>
  (request: Request): Effect.Effect<Response, never, Needs> =>
    Effect.gen(function* () {
      if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } })
      const given = request.headers.get("x-telegram-bot-api-secret-token") ?? ""
      if (!isSame(given, Redacted.value(secret))) return new Response(null, { status: 401 })
      const update = decode(fieldsOf(yield* Effect.promise(() => request.text())))
      // An update of a kind that we did not ask for is taken, or Telegram would send it again for a day.
      if (Result.isFailure(update)) return new Response(null, { status: 200 })
      const { message, update_id } = update.success
      // What bots say is no question; nor is what nobody is known to have said.
      if (message?.from === undefined || message.from.is_bot) return new Response(null, { status: 200 })
      const question = asked(message.text ?? "", botName())
      if (question !== undefined) later(reply(config, message, update_id, question))
      return new Response(null, { status: 200 })
    })
