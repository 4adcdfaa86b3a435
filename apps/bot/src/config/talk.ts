/** Where the bot is asked in chat, and what each platform needs for it. Values of the environment are never told. */
import type * as Issue from "@segue/core/Issue"
import * as Redacted from "effect/Redacted"

import type { Settings } from "./Settings.ts"
import type { Target } from "./targets.ts"

type Told = NonNullable<Settings["talk"]>
type Environment = Readonly<Record<string, string | undefined>>

/** Where it listens, and for whom. */
export interface Talk {
  readonly host: string
  readonly port: number
  readonly slack: { readonly secret: Redacted.Redacted } | undefined
  /** 64 hexadecimal digits. */
  readonly discord: { readonly publicKey: string } | undefined
  /** `url`: where Telegram reaches it. */
  readonly telegram: { readonly url: string; readonly secret: Redacted.Redacted } | undefined
}

const variables = ({ discord, slack, telegram }: Told) => ({
  slack: slack?.signingSecretVariable ?? "SLACK_SIGNING_SECRET",
  discord: discord?.publicKeyVariable ?? "DISCORD_PUBLIC_KEY",
  telegram: telegram?.secretVariable ?? "TELEGRAM_WEBHOOK_SECRET"
})

interface Needed {
  readonly name: string
  readonly remedy: string
  readonly isRight?: (value: string) => boolean
  readonly expected?: string
}

const platforms: Readonly<Record<"slack" | "discord" | "telegram", Needed>> = {
  slack: { name: "Slack", remedy: "Copy it from your Slack app's Basic Information" },
  discord: {
    name: "Discord",
    remedy: "Copy the public key from your application's General Information",
    isRight: (value) => /^[0-9a-f]{64}$/iu.test(value),
    expected: "64 hexadecimal digits"
  },
  telegram: {
    name: "Telegram",
    remedy: 'Make one: node -p "crypto.randomUUID()"',
    // What Telegram takes (and sends back in a header), and nobody guesses.
    isRight: (value) => /^[\w-]{16,256}$/u.test(value),
    expected: "16 to 256 letters, digits, _ and -"
  }
}

/** What is missing or wrong: a secret, or a target of the platform that is asked. */
export const issuesOf = (
  talk: Told,
  targets: Readonly<Record<string, Target>>,
  env: Environment
): ReadonlyArray<Issue.Issue> =>
  (["slack", "discord", "telegram"] as const).flatMap((type) => {
    if (talk[type] === undefined) return []
    const { expected = "", isRight = () => true, name, remedy } = platforms[type]
    const variable = variables(talk)[type]
    const value = env[variable]
    const isTarget = Object.values(targets).some((target) => target.type === type)
    const because = "Questions are answered by what a channel's routes cover"
    return [
      ...(!value
        ? [{ path: [variable], message: `Needed to be asked in ${name}`, remedy }]
        : isRight(value)
          ? []
          : [{ path: [variable], message: `Expected ${expected}`, remedy }]),
      ...(isTarget ? [] : [{ path: ["talk"], message: `There is no target of type ${type}`, remedy: because }])
    ]
  })

/** As the bot uses it. */
export const toTalk = (talk: Told, env: Environment): Talk => {
  const names = variables(talk)
  return {
    host: talk.host ?? "127.0.0.1",
    port: talk.port ?? 4411,
    slack: talk.slack && { secret: Redacted.make(env[names.slack] ?? "") },
    discord: talk.discord && { publicKey: env[names.discord] ?? "" },
    telegram: talk.telegram && { url: talk.telegram.url, secret: Redacted.make(env[names.telegram] ?? "") }
  }
}
