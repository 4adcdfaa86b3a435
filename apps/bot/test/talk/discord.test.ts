/** Asked in Discord: interactions signed by the application's key, as Discord documents them. */
import * as crypto from "node:crypto"

import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"

import { load } from "../../src/config/Config.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import { asking } from "../support/asked.ts"
import { orchestration } from "../support/changes.ts"
import * as Discord from "../support/Discord.ts"
import { database, until } from "../support/telling.ts"

const { privateKey, publicKey } = crypto.generateKeyPairSync("ed25519")
/** As Discord shows it: the key's 32 bytes in hexadecimal. */
const PUBLIC = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex")

const world = Effect.gen(function* () {
  const stood = yield* Effect.acquireDisposable(Effect.promise(() => Discord.listen()))
  const settings = {
    environment: "test",
    talk: { discord: {}, port: 0 },
    targets: { team: { type: "discord", channel: Discord.channel, apiUrl: `${stood.url}/api/v10` } }
  }
  const env = {
    SEGUE_DATABASE_URL: yield* database,
    DISCORD_BOT_TOKEN: Discord.token,
    DISCORD_PUBLIC_KEY: PUBLIC
  }
  return { stood, config: Result.getOrThrow(load("config", JSON.stringify(settings), env)) }
})

interface Sent {
  readonly key?: crypto.KeyObject
  readonly agoS?: number
  /** The body that is signed, where it is another one. */
  readonly signed?: string
}

const post = (port: number, body: string, { agoS = 0, key = privateKey, signed = body }: Sent = {}) =>
  Effect.promise(async () => {
    const at = String(Math.floor(Date.now() / 1_000) - agoS)
    const answer = await fetch(`http://127.0.0.1:${port}/talk/discord`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-signature-ed25519": crypto.sign(null, Buffer.from(at + signed), key).toString("hex"),
        "x-signature-timestamp": at
      },
      body
    })
    const text = await answer.text()
    return { status: answer.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) }
  })

const command = (what: string | undefined, channel_id = Discord.channel) =>
  JSON.stringify({
    type: 2,
    id: "1",
    token: "interaction-token",
    channel_id,
    member: { user: { id: "80351110224678912", username: "ada" } },
    data: {
      id: "2",
      name: "segue",
      type: 1,
      ...(what === undefined ? {} : { options: [{ type: 3, name: "what", value: what }] })
    }
  })

type Send = (body: string, sent?: Sent) => ReturnType<typeof post>

const about = asking("invoice-7 *x* <@1> @everyone", world)

const live = (
  name: string,
  test: (stood: Effect.Success<typeof world>["stood"], send: Send) => Effect.Effect<void, unknown, Alarms>
) => about(name, (stood, port) => test(stood, (body, sent) => post(port, body, sent)))

const contentOf = (body: unknown) => {
  const { data, type } = body as {
    readonly type: number
    readonly data: { readonly content: string; readonly flags: number; readonly allowed_mentions: unknown }
  }
  // A message that only whoever asks sees, and that calls nobody.
  assert.deepStrictEqual([type, data.flags, data.allowed_mentions], [4, 64, { parse: [] }])
  assert.isAtMost(data.content.length, 2_000)
  return data.content
}

describe("Discord asks", () => {
  live("by its command, and is answered alone, by what the channel may know", (stood, send) =>
    Effect.gen(function* () {
      yield* until("Discord knows of it", () => stood.commands.length === 1)
      assert.deepStrictEqual(
        stood.commands.map(({ name, options }) => [name, options.map((one) => one.name)]),
        [["segue", ["what"]]]
      )
      assert.deepStrictEqual(yield* send('{"type":1}'), { status: 200, body: { type: 1 } })
      const asked = (what: string | undefined, channel?: string) =>
        Effect.map(send(command(what, channel)), ({ body, status }) => {
          assert.strictEqual(status, 200)
          return contentOf(body)
        })
      const text = yield* asked(`orchestration ${orchestration().id}`)
      assert.match(text, /^FAILED: 1250\.00 USD to PYUSD\n/u)
      assert.include(text, String.raw`invoice-7 \*x\* \<\@1\> \@everyone`)
      assert.include(text, "Check balances before sending again.")
      assert.match(yield* asked(undefined), /^orchestration \\<id or ref\\_id\\>: /u)
      const elsewhere = "Ask me in a channel that I write to: what I may say depends on the channel."
      assert.strictEqual(yield* asked(`orchestration ${orchestration().id}`, "1093517250417709999"), elsewhere)
      assert.match(yield* asked("approve it"), /moves and approves no money/u)
      assert.match(yield* asked(`ack ${orchestration().id}`), /^Acknowledged by ada/u)
      const alarms = yield* (yield* Alarms).of(orchestration().id)
      assert.deepStrictEqual(
        alarms.map(({ acknowledgedBy }) => acknowledgedBy),
        ["ada"]
      )
    })
  )

  live("and nobody else: unsigned, changed, old and endless requests are refused", (_, send) =>
    Effect.gen(function* () {
      const other = crypto.generateKeyPairSync("ed25519").privateKey
      const body = command("open")
      const status = (text: string, sent?: Sent) => Effect.map(send(text, sent), (answer) => answer.status)
      assert.strictEqual(yield* status(body, { key: other }), 401)
      assert.strictEqual(yield* status(body, { signed: command("stuck") }), 401)
      assert.strictEqual(yield* status(body, { agoS: 600 }), 401)
      assert.strictEqual(yield* status(body, { agoS: -600 }), 401)
      assert.strictEqual(yield* status("x".repeat(100_000)), 413)
      assert.strictEqual(yield* status("{ no json"), 400)
      assert.strictEqual(yield* status('{"type":3}'), 400)
      assert.strictEqual(yield* status(body), 200)
    })
  )
})

describe("the configuration of talk", () => {
  it("needs the application's public key, and a channel to be asked in", () => {
    const wrong = load("config", '{ "talk": { "discord": {} } }', { DISCORD_PUBLIC_KEY: "zz" })
    assert(Result.isFailure(wrong))
    assert.match(wrong.failure.message, /DISCORD_PUBLIC_KEY: Expected 64 hexadecimal digits/u)
    assert.match(wrong.failure.message, /talk: There is no target of type discord/u)
  })
})
