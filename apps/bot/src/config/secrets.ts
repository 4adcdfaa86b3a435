/** Which variable holds which target's secret, and whether what it holds can be one. Values are never told. */
import type * as Issue from "@segue/core/Issue"

import { parse as serviceAccount } from "../targets/service-account.ts"
import { isHttp } from "./shapes.ts"
import type { Target } from "./targets.ts"

/** A target's secret. */
interface Secret {
  readonly variable: string
  /** What it is, for whoever has to set it. */
  readonly what: string
  readonly isRight?: (value: string) => boolean
  readonly expected?: string
  readonly remedy?: string
}

const address = (variable: string, what: string): Secret => ({
  variable,
  what,
  isRight: isHttp,
  expected: "an address",
  remedy: "Copy it as it is, https:// and all"
})

// A token goes into a header: what cannot stand there was copied wrongly.
const token = (variable: string, what: string): Secret => ({
  variable,
  what,
  isRight: (value) => /^[\x21-\x7E]+$/u.test(value),
  expected: "a token, without spaces or line breaks",
  remedy: "Copy it again"
})

/** The secret of a target; none for a target without one. */
export const secretOf = (target: Target): Secret | undefined => {
  switch (target.type) {
    case "console":
      return undefined
    case "webhook":
      return {
        variable: target.secretVariable ?? "SEGUE_BOT_WEBHOOK_SECRET",
        what: "the secret that signs, whsec_…",
        isRight: (value) => /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/u.test(value),
        expected: "whsec_ and then base64",
        remedy: 'Make one: node -p "`whsec_${crypto.randomBytes(32).toString(`base64`)}`"'
      }
    case "slack":
      return token(target.tokenVariable ?? "SLACK_BOT_TOKEN", "the bot token of your Slack app, xoxb-…")
    case "slack-webhook":
      return address(target.urlVariable ?? "SLACK_WEBHOOK_URL", "the address that Slack gave you")
    case "discord":
      return token(target.tokenVariable ?? "DISCORD_BOT_TOKEN", "the bot token of your Discord application")
    case "telegram":
      return {
        ...token(target.tokenVariable ?? "TELEGRAM_BOT_TOKEN", "the token that @BotFather gave you"),
        isRight: (value) => /^\d+:[\w-]+$/u.test(value),
        expected: "a number, a colon and letters"
      }
    case "teams":
      return token(target.passwordVariable ?? "TEAMS_APP_PASSWORD", "a client secret of the bot's app registration")
    case "teams-workflow":
      return address(target.urlVariable ?? "TEAMS_WORKFLOW_URL", "the address of the workflow's webhook trigger")
    case "gchat":
      return {
        variable: target.keyVariable ?? "GOOGLE_CHAT_CREDENTIALS",
        what: "the JSON of the service account's key, as Google gave it to you",
        isRight: (value) => serviceAccount(value) !== undefined,
        expected: "JSON with client_email and private_key",
        remedy: "Copy the whole key file into it"
      }
  }
}

/** What is wrong with the secrets of all targets. */
export const issuesOf = (
  targets: Readonly<Record<string, Target>>,
  env: Readonly<Record<string, string | undefined>>
): ReadonlyArray<Issue.Issue> =>
  Object.entries(targets).flatMap(([name, target]): ReadonlyArray<Issue.Issue> => {
    const secret = secretOf(target)
    if (secret === undefined) return []
    const path = [secret.variable]
    const value = env[secret.variable]
    if (!value) return [{ path, message: `Needed for the target ${name}`, remedy: `Set it to ${secret.what}` }]
    if (secret.isRight === undefined || secret.isRight(value)) return []
    return [{ path, message: `Expected ${secret.expected ?? ""}`, remedy: secret.remedy ?? "Set it again" }]
  })
