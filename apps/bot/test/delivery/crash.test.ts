/** Bots that are killed at each place where it hurts, one after the other, over one database. */
import { type ChildProcess, spawn } from "node:child_process"
import * as path from "node:path"

import * as Host from "@segue/sandbox/node/Host"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { assert, describe, it } from "vitest"

import { points } from "../../src/CrashPoint.ts"
import { freshDatabase } from "../support/server.ts"
import * as Slack from "../support/Slack.ts"

const COMMAND = path.join(import.meta.dirname, "bot-command.ts")
/** For one step of it; machines that do other things as well are slow. */
const STEP_MS = 180_000
const TEST_MS = 900_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const ranks = ["PENDING", "PROCESSING", "COMPLETED", "FAILED"]
const rankOf = (text: string): number =>
  Math.min(
    2,
    ranks.findIndex((status) => text.includes(`${status}: `))
  )

const world = async () => {
  const sandbox = Sandbox.make({ rateLimits: false, settings: { profileLegDelayMs: 900 } })
  const host = await Host.listen(sandbox, { port: 0 })
  const slack = await Slack.listen()
  const database = await freshDatabase()
  const said: Array<string> = []
  const children: Array<ChildProcess> = []
  const config = {
    source: { type: "paxos" },
    from: "open",
    targets: { team: { type: "slack", channel: Slack.channel, apiUrl: slack.apiUrl } }
  }
  const start = (crashAt: string) => {
    const child = spawn(process.execPath, [COMMAND], {
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"] ?? "",
        PAXOS_BASE_URL: `${host.url}/v2`,
        PAXOS_CLIENT_ID: "sandbox",
        PAXOS_CLIENT_SECRET: "sandbox",
        SEGUE_DATABASE_URL: database.url,
        SEGUE_VENDOR_SHARE: "1",
        SLACK_BOT_TOKEN: Slack.token,
        CONFIG: JSON.stringify(config),
        CRASH_AT: crashAt
      }
    })
    children.push(child)
    child.stdout.on("data", (text) => said.push(String(text)))
    child.stderr.on("data", (text) => said.push(String(text)))
    let how: string | undefined
    const exited = new Promise<void>((resolve) => {
      child.once("exit", (code, signal) => {
        how = signal ?? String(code)
        resolve()
      })
    })
    return { child, exited, how: () => how }
  }
  let count = 0
  /** Creates one through the vendor's API; each has an amount of its own, by which messages tell them apart. */
  const create = async () => {
    count += 1
    const profile_id = sandbox.control.state().profiles[0]!.id
    const side = { profile: { profile_id } }
    const token = await sandbox.fetch(Sandbox.TOKEN_URL, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&scope=orchestration:write_orchestration"
    })
    const { access_token } = (await token.json()) as { readonly access_token: string }
    const answer = await sandbox.fetch(`${Sandbox.BASE_URL}/orchestration/orchestrations`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${access_token}` },
      body: JSON.stringify({
        ref_id: `r-${count}`,
        source_amount: `${count}.5`,
        source_asset: "USD",
        destination_asset: "PYUSD",
        source: side,
        destination: side,
        ...(count % 3 === 0 ? { metadata: { sandbox: "fail-after-source" } } : {})
      })
    })
    assert.isTrue(answer.ok, `create: ${answer.status} ${answer.ok ? "" : await answer.text()}`)
  }
  return {
    slack,
    said,
    start,
    create,
    count: () => count,
    [Symbol.asyncDispose]: async () => {
      for (const child of children) child.kill("SIGKILL")
      await slack[Symbol.asyncDispose]()
      await host.close()
      await database.drop()
    }
  }
}

describe("a bot that is killed", () => {
  it(
    `at ${points.join(", ")}: all is told, once or once more for a crash, and nothing goes back`,
    { timeout: TEST_MS },
    async () => {
      await using it = await world()
      const { slack } = it
      for (const point of points) {
        const bot = it.start(point)
        const end = Date.now() + STEP_MS
        // Something new, for as long as it lives: every point is passed by a bot that has work.
        for (let turn = 0; bot.how() === undefined; turn++) {
          assert.isBelow(Date.now(), end, `${point} was never passed: ${it.said.join("")}`)
          if (turn % 4 === 0) await it.create()
          await pause(150)
        }
        assert.strictEqual(bot.how(), "SIGKILL", it.said.join(""))
      }
      const last = it.start("")
      const numbers = Array.from({ length: it.count() }, (_, index) => index + 1)
      const of = (number: number) => slack.posts().filter(({ texts }) => texts[0]!.includes(` ${number}.5 USD`))
      const end = Date.now() + STEP_MS
      const isTold = (number: number) => of(number).some(({ texts }) => rankOf(texts.at(-1)!) === 2)
      while (!numbers.every(isTold)) {
        assert.isBelow(
          Date.now(),
          end,
          `not told: ${numbers.filter((number) => !isTold(number)).join()} ${it.said.join("")}`
        )
        await pause(100)
      }
      // A reply may still be due; it is told before the bot has nothing left to do.
      await pause(1_000)
      last.child.kill("SIGTERM")
      await last.exited

      const surplus = numbers.reduce((sum, number) => sum + of(number).length - 1, 0)
      // Only the crash between a taken message and its reference can repeat one.
      assert.isAtMost(surplus, 1)
      const replied = slack.posts().map(({ ts }) => slack.replies(ts).length)
      assert.isAtMost(replied.filter((count) => count > 1).length, 1, `replies: ${replied.join()}`)
      for (const { texts, ts } of slack.posts()) {
        const seen = texts.map(rankOf)
        assert.deepStrictEqual(
          seen,
          seen.toSorted((a, b) => a - b),
          `went back: ${texts.join(" / ")}`
        )
        assert.isAtMost(slack.replies(ts).length, 2)
        // A message that went on to its end has it in its thread as well, because an edit notifies nobody.
        const number = numbers.find((one) => of(one).some((post) => post.ts === ts))!
        const isNewest = of(number).at(-1)!.ts === ts
        if (isNewest && of(number).length === 1 && seen[0]! < 2)
          assert.isAtLeast(slack.replies(ts).length, 1, texts.join(" / "))
      }
    }
  )
})
