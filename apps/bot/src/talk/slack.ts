import { readSlackWebhook, SlackWebhookVerificationError, type SlackWebhookPayload } from "@chat-adapter/slack/webhook"
/**
 * Asked in Slack: slash commands and mentions, over HTTP with the app's signature checked. The channel's targets decide
 * what is told; the name is Slack's word for who asks.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

import type { Config, ConfiguredTarget } from "../config/Config.ts"
import type { SlackTarget } from "../config/targets.ts"
import { ask, attempt, fieldsOf } from "../targets/ask.ts"
import { cut } from "../targets/Fit.ts"
import { answerIn } from "./Answering.ts"
import type { Answer, Needs } from "./Feature.ts"
import { isFirst } from "./Heard.ts"

const API = "https://slack.com/api"

/** Characters of an answer; Slack takes 3,000 in a section. */
const TEXT_MAX = 2_900

/** Slack writes what people write with entities, and mentions and links in angle brackets. */
const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" }

/** What was asked, without the mention before it. */
const asked = (text: string): string =>
  text
    .replaceAll(/<[@!#][^>]*>/gu, " ")
    .replaceAll(
      /<(?:https?|mailto):[^|>]*\|([^>]*)>|<(https?:[^|>]*)>/gu,
      (_, shown: string, bare: string) => shown ?? bare
    )
    .replaceAll(/&(?:amp|lt|gt);/gu, (entity) => entities[entity]!)
    .trim()

/** An answer as a message: its block is plain text, in which nobody is mentioned and nothing is markup. */
const said = ({ lines }: Answer) => {
  const text = cut(lines.join("\n"), TEXT_MAX)
  return {
    text: text.replaceAll(/[&<>]/gu, (one) => Object.keys(entities).find((entity) => entities[entity] === one)!),
    blocks: [{ type: "section", text: { type: "plain_text", text, emoji: false } }]
  }
}

interface Channel extends ConfiguredTarget {
  readonly settings: SlackTarget
}

const targetsOf = (config: Config, channelId: string): ReadonlyArray<Channel> =>
  config.targets.flatMap((target) =>
    target.settings.type === "slack" && target.settings.channel === channelId
      ? [{ ...target, settings: target.settings }]
      : []
  )

/** Answers by what the channel may know. */
const answered = (config: Config, channelId: string, name: string, text: string) =>
  answerIn(config, targetsOf(config, channelId), name, asked(text))

type Mention = Extract<SlackWebhookPayload, { readonly kind: "app_mention" | "direct_message" }>

/** Answers a mention in its thread. */
const reply = (config: Config, mention: Mention) =>
  Effect.gen(function* () {
    const { channelId, eventId, text, threadTs, ts, userId } = mention
    // What bots say, the bot itself among them, is no question.
    if (userId === undefined || "bot_id" in mention.raw) return
    const [target] = targetsOf(config, channelId)
    if (target === undefined) return yield* Effect.logInfo("Asked in a channel that is no target", { channelId })
    if (!(yield* isFirst(`slack:${eventId ?? `${channelId}:${ts}`}`))) return
    const message = said(yield* answered(config, channelId, userId, text))
    const what = `Slack (${target.name})`
    const result = yield* Effect.result(
      attempt(what, () =>
        ask(what, `${(target.settings.apiUrl ?? API).replace(/\/+$/u, "")}/chat.postMessage`, {
          method: "POST",
          headers: {
            "content-type": "application/json; charset=utf-8",
            authorization: `Bearer ${Redacted.value(target.secret ?? Redacted.make(""))}`
          },
          body: JSON.stringify({
            channel: channelId,
            thread_ts: threadTs,
            ...message,
            unfurl_links: false,
            unfurl_media: false
          })
        })
      )
    )
    const isTaken = Result.isSuccess(result) && fieldsOf(result.success.text)["ok"] === true
    if (!isTaken) yield* Effect.logWarning("An answer was not taken", { target: target.name })
  }).pipe(Effect.catch(({ message }) => Effect.logWarning("A question could not be answered", { message })))

const json = (value: object) => Response.json(value, { headers: { "cache-control": "no-store" } })

/**
 * Answers one request of Slack's; a mention is answered afterwards, by `later`, because Slack waits three seconds.
 * Whatever is not signed with the app's secret, just now, is refused.
 */
export const handle = (
  config: Config,
  secret: Redacted.Redacted,
  later: (work: Effect.Effect<void, never, Needs>) => void
) => {
  const read = async (request: Request): Promise<SlackWebhookPayload | number> => {
    try {
      return await readSlackWebhook(request, { signingSecret: Redacted.value(secret) })
    } catch (error) {
      return error instanceof SlackWebhookVerificationError ? 401 : 400
    }
  }
  return (request: Request): Effect.Effect<Response, never, Needs> =>
    Effect.gen(function* () {
      if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } })
      const payload = yield* Effect.promise(() => read(request))
      if (typeof payload === "number") return new Response(null, { status: payload })
      switch (payload.kind) {
        case "url_verification":
          return json({ challenge: payload.challenge })
        case "slash_command": {
          const { channelId, text, userId, userName } = payload
          const answer = yield* answered(config, channelId, userName ?? userId, text)
          return json({ response_type: "ephemeral", ...said(answer) })
        }
        case "app_mention":
          later(reply(config, payload))
          return new Response(null, { status: 200 })
        default:
          return new Response(null, { status: 200 })
      }
    })
}
