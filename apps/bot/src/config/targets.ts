/** Where messages can go, and what each place needs to know. Secrets are in variables that this names. */
import * as Schema from "effect/Schema"

import { Address, described, told, Variable } from "./shapes.ts"

const apiUrl = (platform: string) => described(Address, `Another address of ${platform}'s API, for a stand-in.`)

const matching = (pattern: RegExp, expected: string) => Schema.String.check(Schema.isPattern(pattern, { expected }))

const Console = Schema.Struct({ type: Schema.Literal("console") }).annotate({
  description: "Lines on standard output."
})
const Webhook = Schema.Struct({
  type: Schema.Literal("webhook"),
  url: told(Address, "Where JSON is posted, signed as Standard Webhooks says."),
  secretVariable: described(Variable, "The variable with the secret (whsec_…). Default SEGUE_BOT_WEBHOOK_SECRET.")
})
const Slack = Schema.Struct({
  type: Schema.Literal("slack"),
  channel: told(
    matching(/^[CDG][A-Z0-9]{2,}$/u, "a channel's id such as C0123456789, not its name"),
    "The channel's id, at the end of its details in Slack."
  ),
  tokenVariable: described(Variable, "The variable with the app's bot token (xoxb-…). Default SLACK_BOT_TOKEN."),
  apiUrl: apiUrl("Slack")
})
const SlackWebhook = Schema.Struct({
  type: Schema.Literal("slack-webhook"),
  urlVariable: described(
    Variable,
    "The variable with the incoming webhook's address, which is a secret. Default SLACK_WEBHOOK_URL."
  )
})
const Discord = Schema.Struct({
  type: Schema.Literal("discord"),
  channel: told(
    matching(/^\d{15,20}$/u, "a channel's id such as 1093517250417709107, as a string"),
    "The channel's id, in its menu once Discord's developer mode is on."
  ),
  tokenVariable: described(Variable, "The variable with the bot's token. Default DISCORD_BOT_TOKEN."),
  apiUrl: apiUrl("Discord")
})
const Telegram = Schema.Struct({
  type: Schema.Literal("telegram"),
  chat: told(
    matching(
      /^-?\d{1,20}$|^@[A-Za-z]\w{3,31}$/u,
      "a chat's id such as -1001234567890, as a string, or a channel's @name"
    ),
    "The chat's id, or a public channel's name."
  ),
  topic: described(
    Schema.Int.check(Schema.isGreaterThan(0, { expected: "a topic's id" })),
    "The topic of a group with topics. Default: none."
  ),
  tokenVariable: described(Variable, "The variable with the bot's token from @BotFather. Default TELEGRAM_BOT_TOKEN."),
  apiUrl: apiUrl("Telegram")
})
const Teams = Schema.Struct({
  type: Schema.Literal("teams"),
  conversation: told(
    matching(/^[^\s;/?#]{3,300}$/u, "a conversation's id such as 19:…@thread.tacv2"),
    "The channel or chat, where the app is installed."
  ),
  tenant: told(matching(/^[\w.-]{3,100}$/u, "the tenant's id or domain"), "The tenant of the bot's app registration."),
  appId: told(matching(/^[\w-]{3,100}$/u, "the bot's app id"), "The id of the bot's app registration."),
  passwordVariable: described(Variable, "The variable with the app's client secret. Default TEAMS_APP_PASSWORD."),
  serviceUrl: described(Address, "The service's address for your cloud or region. Default: Microsoft's worldwide one."),
  tokenUrl: described(Address, "Another token endpoint, for a stand-in.")
})
const TeamsWorkflow = Schema.Struct({
  type: Schema.Literal("teams-workflow"),
  urlVariable: described(
    Variable,
    "The variable with the workflow's address, which is a secret. Default TEAMS_WORKFLOW_URL."
  )
})
const GoogleChat = Schema.Struct({
  type: Schema.Literal("gchat"),
  space: told(
    matching(/^spaces\/[\w-]+$/u, "a space's name such as spaces/AAAAMpdlehY"),
    "The space's resource name; its address in the browser ends with it."
  ),
  keyVariable: described(
    Variable,
    "The variable with the JSON of the service account's key. Default GOOGLE_CHAT_CREDENTIALS."
  ),
  apiUrl: apiUrl("Google Chat")
})

/** Where messages go. */
export const Target = Schema.Union([
  Console,
  Webhook,
  Slack,
  SlackWebhook,
  Discord,
  Telegram,
  Teams,
  TeamsWorkflow,
  GoogleChat
])
export type Target = typeof Target.Type
export type WebhookTarget = typeof Webhook.Type
export type SlackTarget = typeof Slack.Type
export type DiscordTarget = typeof Discord.Type
export type TelegramTarget = typeof Telegram.Type
export type TeamsTarget = typeof Teams.Type
export type GoogleChatTarget = typeof GoogleChat.Type
