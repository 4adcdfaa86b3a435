/** The command as users run it. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "vitest"

import * as Slack from "./support/Slack.ts"

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

  it("tests targets, and says which one did not take the message", async () => {
    await using slack = await Slack.listen()
    const target = (channel: string) => ({ type: "slack", channel, apiUrl: slack.apiUrl })
    const config = JSON.stringify({ targets: { team: target(Slack.channel), lost: target("C0000000000") } })
    const { code, err } = await segueBot(["test-message"], { config, env: { SLACK_BOT_TOKEN: Slack.token } })
    assert.strictEqual(code, 1)
    assert.include(err, "team: taken")
    assert.include(err, "lost: not taken: Slack (lost) answered channel_not_found: check the channel's id")
    assert.notInclude(err, Slack.token)
    assert.strictEqual(slack.posts().length, 1)
  })
})
