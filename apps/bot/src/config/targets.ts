/** Where messages can go, and what each place needs to know. Secrets are in variables that this names. */
import * as Schema from "effect/Schema"

import { Address, described, Variable } from "./shapes.ts"

const apiUrl = (platform: string) => described(Address, `Another address of ${platform}'s API, for a stand-in.`)

const matching = (pattern: RegExp, expected: string) => Schema.String.check(Schema.isPattern(pattern, { expected }))

const Console = Schema.Struct({ type: Schema.Literal("console") }).annotate({
  description: "Lines on standard output."
})
const Webhook = Schema.Struct({
  type: Schema.Literal("webhook"),
  url: Address.annotate({ description: "Where JSON is posted, signed as Standard Webhooks says." }),
  secretVariable: described(Variable, "The variable with the secret (whsec_…). Default SEGUE_BOT_WEBHOOK_SECRET.")
})
const Slack = Schema.Struct({
  type: Schema.Literal("slack"),
  channel: matching(/^[CDG][A-Z0-9]{2,}$/u, "a channel's id such as C0123456789, not its name"),
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
  channel: matching(/^\d{15,20}$/u, "a channel's id such as 1093517250417709107, as a string"),
  tokenVariable: described(Variable, "The variable with the bot's token. Default DISCORD_BOT_TOKEN."),
  apiUrl: apiUrl("Discord")
})

/** Where messages go. */
export const Target = Schema.Union([Console, Webhook, Slack, SlackWebhook, Discord])
export type Target = typeof Target.Type
export type WebhookTarget = typeof Webhook.Type
export type SlackTarget = typeof Slack.Type
export type DiscordTarget = typeof Discord.Type
