/** Asked in Slack: signed requests over HTTP, as Slack documents them; answers to mentions go to a stand-in. */
import * as crypto from "node:crypto"

import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"

import { load } from "../../src/config/Config.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import { asking } from "../support/asked.ts"
import { orchestration } from "../support/changes.ts"
import * as Slack from "../support/Slack.ts"
import { database, until } from "../support/telling.ts"

const SECRET = "8f742231b10e8888abcd99yyyzzz85a5"

const world = Effect.gen(function* () {
  const stood = yield* Effect.acquireDisposable(Effect.promise(() => Slack.listen()))
  const url = yield* database
  const settings = {
    environment: "test",
    talk: { slack: {}, port: 0 },
    targets: { team: { type: "slack", channel: Slack.channel, apiUrl: stood.apiUrl } }
  }
  const env = { SEGUE_DATABASE_URL: url, SLACK_BOT_TOKEN: Slack.token, SLACK_SIGNING_SECRET: SECRET }
  return { stood, config: Result.getOrThrow(load("config", JSON.stringify(settings), env)) }
})

interface Sent {
  readonly type?: string
  readonly secret?: string
  readonly agoS?: number
  readonly path?: string
}

const sender =
  (port: number) =>
  (body: string, sent: Sent = {}) =>
    Effect.promise(async () => {
      const at = String(Math.floor(Date.now() / 1_000) - (sent.agoS ?? 0))
      const signature = crypto
        .createHmac("sha256", sent.secret ?? SECRET)
        .update(`v0:${at}:${body}`)
        .digest("hex")
      const answer = await fetch(`http://127.0.0.1:${port}${sent.path ?? "/talk/slack"}`, {
        method: "POST",
        headers: {
          "content-type": sent.type ?? "application/x-www-form-urlencoded",
          "x-slack-request-timestamp": at,
          "x-slack-signature": `v0=${signature}`
        },
        body
      })
      return { status: answer.status, text: await answer.text() }
    })

const command = (text: string, channel_id = Slack.channel) =>
  new URLSearchParams({ command: "/segue", text, channel_id, user_id: "U0ANNA", user_name: "anna" }).toString()

const mention = (event_id: string, text: string, more: object = {}) =>
  JSON.stringify({
    type: "event_callback",
    event_id,
    event: {
      type: "app_mention",
      user: "U0ANNA",
      text: `<@U0BOT> ${text}`,
      ts: "1700000001.000100",
      channel: Slack.channel,
      ...more
    }
  })

const JSON_TYPE = { type: "application/json" }

const about = asking("invoice-7 <&> *x*", world)

const live = (
  name: string,
  test: (stood: Slack.Slack, send: ReturnType<typeof sender>) => Effect.Effect<void, unknown, Alarms>
) => about(name, (stood, port) => test(stood, sender(port)))

describe("Slack asks", () => {
  live("by a slash command, and is answered alone, by what the channel may know", (_, send) =>
    Effect.gen(function* () {
      const asked = (text: string, channel?: string) =>
        Effect.map(send(command(text, channel)), ({ status, text: body }) => {
          assert.strictEqual(status, 200)
          const answer = JSON.parse(body) as { readonly response_type: string; readonly text: string }
          assert.strictEqual(answer.response_type, "ephemeral")
          return answer.text
        })
      // Slack writes what people write with entities.
      const text = yield* asked("orchestration invoice-7 &lt;&amp;&gt; *x*")
      assert.match(text, /^FAILED: 1250\.00 USD to PYUSD\n/u)
      assert.include(text, "invoice-7 &lt;&amp;&gt;")
      assert.include(text, "Check balances before sending again.")
      assert.match(yield* asked("help"), /^orchestration &lt;id or ref_id&gt;: /u)
      const elsewhere = "Ask me in a channel that I write to: what I may say depends on the channel."
      assert.strictEqual(yield* asked(`orchestration ${orchestration().id}`, "C9999999999"), elsewhere)
      assert.strictEqual(yield* asked("orchestration nothing", "C9999999999"), elsewhere)
      assert.match(yield* asked(`ack ${orchestration().id}`), /^Acknowledged by anna/u)
      const alarms = yield* (yield* Alarms).of(orchestration().id)
      assert.deepStrictEqual(
        alarms.map(({ acknowledgedBy }) => acknowledgedBy),
        ["anna"]
      )
    })
  )

  live("by a mention, and is answered once in its thread, however often Slack repeats it", (stood, send) =>
    Effect.gen(function* () {
      const verification = JSON.stringify({ type: "url_verification", challenge: "c-1" })
      assert.deepStrictEqual(JSON.parse((yield* send(verification, JSON_TYPE)).text), { challenge: "c-1" })
      for (let turn = 0; turn < 3; turn++) {
        assert.strictEqual((yield* send(mention("Ev1", `orchestration ${orchestration().id}`), JSON_TYPE)).status, 200)
      }
      // What is said elsewhere, and by bots, is not answered.
      yield* send(mention("Ev2", "help", { channel: "C9999999999" }), JSON_TYPE)
      yield* send(mention("Ev3", "help", { bot_id: "B1" }), JSON_TYPE)
      yield* send(mention("Ev4", "help", { thread_ts: "1700000000.000100" }), JSON_TYPE)
      yield* until("both are answered", () => stood.messages.length === 2)
      const [first, second] = stood.messages.toSorted((a, b) => a.texts[0]!.localeCompare(b.texts[0]!))
      assert.match(first!.texts[0]!, /^FAILED: 1250\.00 USD/u)
      assert.strictEqual(first!.threadTs, "1700000001.000100")
      assert.strictEqual(second!.threadTs, "1700000000.000100")
      yield* send(mention("Ev1", "help"), JSON_TYPE)
      yield* send(mention("Ev5", "stuck"), JSON_TYPE)
      yield* until("the last one is answered", () => stood.messages.length === 3)
      assert.match(stood.messages[2]!.texts[0]!, /is stuck\.\ntest, /u)
    })
  )

  live("and nobody else: unsigned, old, foreign and endless requests are refused", (stood, send) =>
    Effect.gen(function* () {
      const body = command("open")
      assert.strictEqual((yield* send(body, { secret: "another" })).status, 401)
      assert.strictEqual((yield* send(body, { agoS: 600 })).status, 401)
      assert.strictEqual((yield* send(body, { agoS: -600 })).status, 401)
      assert.strictEqual((yield* send(body, { path: "/talk/other" })).status, 404)
      assert.strictEqual((yield* send("x".repeat(100_000))).status, 413)
      assert.strictEqual((yield* send("{ no json", JSON_TYPE)).status, 400)
      assert.strictEqual((yield* send('{"type":"something"}', JSON_TYPE)).status, 200)
      assert.strictEqual(stood.messages.length, 0)
    })
  )
})

describe("the configuration of talk", () => {
  it("needs a secret and a channel to be asked in", () => {
    const wrong = load("config", '{ "talk": { "slack": {} } }', {})
    assert(Result.isFailure(wrong))
    assert.match(wrong.failure.message, /SLACK_SIGNING_SECRET: Needed to be asked in Slack/u)
    assert.match(wrong.failure.message, /talk: There is no target of type slack/u)
  })
})
