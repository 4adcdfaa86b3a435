/** The command as users run it. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "vitest"

import * as Discord from "./support/Discord.ts"
import * as Slack from "./support/Slack.ts"
import * as Teams from "./support/Teams.ts"
import * as Telegram from "./support/Telegram.ts"

const MAIN = path.join(import.meta.dirname, "..", "src", "main.ts")

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs it in a folder of its own; stopped as a user would stop it as soon as `isEnough`. */
const segueBot = async (
  args: ReadonlyArray<string>,
  options: {
    readonly config?: string
    readonly env?: Readonly<Record<string, string>>
    readonly isEnough?: (out: string) => boolean
  } = {}
): Promise<Ended> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-bot-"))
  if (options.config !== undefined) fs.writeFileSync(path.join(folder, "segue-bot.config.jsonc"), options.config)
  const env = { PATH: process.env["PATH"] ?? "", ...options.env }
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] })
  let [out, err] = ["", ""]
  child.stderr.on("data", (text) => (err += String(text)))
  child.stdout.on("data", (text) => {
    out += String(text)
    if (options.isEnough?.(out) === true) child.kill("SIGTERM")
  })
  const late = setTimeout(() => child.kill("SIGKILL"), 150_000)
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve))
  clearTimeout(late)
  fs.rmSync(folder, { recursive: true, force: true })
  return { code, out, err }
}

describe("segue-bot", () => {
  it("goes from nothing to messages in one command, with nothing else on standard output", async () => {
    const isEnough = (out: string) => out.includes("COMPLETED: ") && out.includes("FAILED: ")
    const { code, err, out } = await segueBot([], { isEnough })
    assert.strictEqual(code, 0, err)
    assert.include(err, "NO MONEY MOVES")
    const lines = out.trim().split("\n")
    for (const line of lines)
      assert.match(line, /^(?:PENDING|PROCESSING|COMPLETED|FAILED): .*sandbox in this process, as of/u)
    assert.match(
      lines.find((line) => line.startsWith("FAILED"))!,
      /Check balances before sending again/u
    )
  })

  it("tells a configuration's mistakes with their lines, and ends with 2", async () => {
    const { code, err, out } = await segueBot(["check-config"], { config: '{\n  "colour": 1,\n  "from": "soon"\n}' })
    assert.strictEqual(code, 2)
    assert.strictEqual(out, "")
    assert.match(err, /segue-bot\.config\.jsonc:2: colour: /u)
    assert.match(err, /segue-bot\.config\.jsonc:3: from: /u)
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
