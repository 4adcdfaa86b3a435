/** The command as users run it. */
import { assert, describe, it } from "vitest"

import { segueBot } from "./support/command.ts"
import * as Discord from "./support/Discord.ts"
import * as Slack from "./support/Slack.ts"
import * as Teams from "./support/Teams.ts"
import * as Telegram from "./support/Telegram.ts"

describe("segue-bot", () => {
  it("tells a configuration's mistakes with their lines, and ends with 2", async () => {
    const { code, err, out } = await segueBot(["check-config"], { config: '{\n  "colour": 1,\n  "from": "soon"\n}' })
    assert.strictEqual(code, 2)
    assert.strictEqual(out, "")
    assert.match(err, /segue-bot\.config\.jsonc:2: colour: /u)
    assert.match(err, /segue-bot\.config\.jsonc:3: from: /u)
  })

  it("says that a configuration names nobody, and that --config names no file", async () => {
    const silent = await segueBot(["check-config"], { config: '{ "targets": {} }' })
    assert.strictEqual(silent.code, 2)
    assert.match(silent.err, /segue-bot\.config\.jsonc:1: targets: It names nobody to tell\. Name a target/u)
    const unnamed = await segueBot(["check-config", "--config"])
    assert.deepStrictEqual([unnamed.code, unnamed.err.split(":")[1]], [2, " say which file"])
  })

  it("refuses to lose what it was told about real money", async () => {
    const env = {
      PAXOS_BASE_URL: "https://paxos.example/v2",
      PAXOS_CLIENT_ID: "id",
      PAXOS_CLIENT_SECRET: "very-secret-value",
      SEGUE_DATABASE_KIND: "development"
    }
    const { code, err } = await segueBot(["run"], { env })
    assert.strictEqual(code, 3)
    assert.include(err, "SEGUE_DATABASE_URL")
    assert.notInclude(err, "very-secret-value")
  })

  it("does not answer from an empty database where a bot keeps all in its own memory", async () => {
    const commands = [
      ["ask", "open"],
      ["silence", "add", "asset=USD", "--for", "2h"]
    ]
    const all = await Promise.all(commands.map((args) => segueBot(args)))
    for (const { code, err, out } of all) {
      assert.deepStrictEqual([code, out], [3, ""])
      assert.match(err, /^segue-bot: a bot over the sandbox .* Set SEGUE_DATABASE_URL for both/u)
    }
    const { code, out } = await segueBot(["ask", "help"])
    assert.strictEqual(code, 0)
    assert.match(out, /^open: /mu)
  })

  it("tests targets, and says what to do about each that did not take the message", async () => {
    await using slack = await Slack.listen()
    await using discord = await Discord.listen()
    await using telegram = await Telegram.listen()
    await using teams = await Teams.listen()
    await using gone = await Teams.listen()
    await gone[Symbol.asyncDispose]()
    telegram.faults.push({ type: "limited", retryAfter: 9 })
    const config = JSON.stringify({
      targets: {
        team: { type: "slack", channel: Slack.channel, apiUrl: slack.apiUrl },
        lost: { type: "slack", channel: "C0000000000", apiUrl: slack.apiUrl },
        guild: { type: "discord", channel: Discord.channel, apiUrl: `${discord.url}/api/v10` },
        group: { type: "telegram", chat: Telegram.chat, apiUrl: telegram.url },
        flow: { type: "teams-workflow" },
        ledger: { type: "webhook", url: `${gone.url}/hook` },
        log: { type: "console" }
      }
    })
    const env = {
      SLACK_BOT_TOKEN: Slack.token,
      DISCORD_BOT_TOKEN: "revoked-token",
      TELEGRAM_BOT_TOKEN: Telegram.token,
      TEAMS_WORKFLOW_URL: `${teams.url}/workflow`,
      SEGUE_BOT_WEBHOOK_SECRET: "whsec_c2VjcmV0c2VjcmV0c2VjcmV0"
    }
    const { code, err, out } = await segueBot(["test-message"], { config, env })
    assert.strictEqual(code, 1)
    assert.deepStrictEqual(err.trim().split("\n"), [
      "segue-bot: ",
      "team: taken, and edited",
      "lost: not taken: Slack (lost) answered channel_not_found: check the channel's id and invite the app into the channel",
      "guild: not taken: Discord (guild) answered 401: the bot token is wrong or was reset",
      "group: not taken: Telegram (group) answered 429: try again in 9 s",
      "flow: taken",
      "ledger: not taken: the webhook ledger cannot be reached: check its address and the network, or try again later",
      "log: taken"
    ])
    assert.match(out, /^TEST: this bot can write here; No orchestration and no money is meant\./u)
    for (const secret of Object.values(env)) assert.notInclude(err + out, secret)
    assert.strictEqual(slack.posts().length, 1)
  })
})
