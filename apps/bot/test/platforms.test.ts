/** The whole bot, with a target on every platform: what each holds when three orchestrations have been told of. */
import { assert, describe, it } from "vitest"

import { segueBot } from "./support/command.ts"
import * as Discord from "./support/Discord.ts"
import * as GoogleChat from "./support/GoogleChat.ts"
import * as Slack from "./support/Slack.ts"
import * as Teams from "./support/Teams.ts"
import * as Telegram from "./support/Telegram.ts"

/** What a target's messages and replies came to in the end. */
interface Held {
  readonly messages: ReadonlyArray<string>
  readonly replies: ReadonlyArray<string>
}

const last = <A>(all: ReadonlyArray<A>): string => JSON.stringify(all.at(-1))

const split = <A>(all: ReadonlyArray<A>, isReply: (one: A) => boolean, textOf: (one: A) => string): Held => ({
  messages: all.filter((one) => !isReply(one)).map(textOf),
  replies: all.filter(isReply).map(textOf)
})

/** What ended before it was told of needs no reply, so there may be fewer. */
const isTold = ({ messages, replies }: Held): boolean => {
  const text = messages.join("\n").replaceAll("\\", "")
  const ends = ["COMPLETED: 1250.00", "FAILED: 80.00", "PENDING: 500000.00"]
  return messages.length === 3 && replies.length <= 2 && ends.every((end) => text.includes(end))
}

describe("segue-bot", () => {
  it("tells every platform how each orchestration stands, in one message for each", async () => {
    await using slack = await Slack.listen()
    await using discord = await Discord.listen()
    await using telegram = await Telegram.listen()
    await using teams = await Teams.listen()
    await using gchat = await GoogleChat.listen()
    const config = JSON.stringify({
      targets: {
        slack: { type: "slack", channel: Slack.channel, apiUrl: slack.apiUrl },
        discord: { type: "discord", channel: Discord.channel, apiUrl: `${discord.url}/api/v10` },
        telegram: { type: "telegram", chat: Telegram.person, apiUrl: telegram.url },
        teams: {
          type: "teams",
          conversation: Teams.conversation,
          tenant: Teams.tenant,
          appId: Teams.appId,
          serviceUrl: teams.url,
          tokenUrl: `${teams.url}/token`
        },
        gchat: { type: "gchat", space: GoogleChat.space, apiUrl: `${gchat.url}/` },
        log: { type: "console" }
      }
    })
    const env = {
      SLACK_BOT_TOKEN: Slack.token,
      DISCORD_BOT_TOKEN: Discord.token,
      TELEGRAM_BOT_TOKEN: Telegram.token,
      TEAMS_APP_PASSWORD: Teams.password,
      GOOGLE_CHAT_CREDENTIALS: GoogleChat.keyFor(gchat.url)
    }
    const held = (): Readonly<Record<string, Held>> => ({
      slack: split(
        slack.messages,
        ({ threadTs }) => threadTs !== undefined,
        ({ texts }) => last(texts)
      ),
      discord: split(
        discord.messages,
        ({ repliesTo }) => repliesTo !== undefined,
        ({ payloads }) => last(payloads)
      ),
      telegram: split(
        telegram.messages,
        ({ repliesTo }) => repliesTo !== undefined,
        ({ texts }) => last(texts)
      ),
      teams: split(
        teams.messages,
        ({ conversation }) => conversation.includes(";messageid="),
        ({ activities }) => last(activities)
      ),
      gchat: split(
        gchat.messages,
        ({ name, thread }) => thread.split("/t").at(-1) !== name.split("/m").at(-1),
        ({ payloads }) => last(payloads)
      )
    })
    const { code, err } = await segueBot([], {
      config,
      env,
      isEnoughMs: 250,
      isEnough: () => Object.values(held()).every(isTold)
    })
    assert.strictEqual(code, 0, err)
    for (const [name, one] of Object.entries(held())) assert.isTrue(isTold(one), `${name}: ${JSON.stringify(one)}`)
    for (const secret of Object.values(env)) assert.notInclude(err, secret)
  })
})
