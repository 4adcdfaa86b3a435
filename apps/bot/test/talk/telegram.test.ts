/** Asked in Telegram: updates with the webhook's secret, as Telegram documents them; answers go to a stand-in. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"

import { load } from "../../src/config/Config.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import { asked } from "../../src/talk/telegram.ts"
import { asking } from "../support/asked.ts"
import { orchestration } from "../support/changes.ts"
import * as Telegram from "../support/Telegram.ts"
import { database, until } from "../support/telling.ts"

const SECRET = "a_secret-for_the_webhook-1234567890"
const ADDRESS = "https://bot.example/talk/telegram"

const world = Effect.gen(function* () {
  const stood = yield* Effect.acquireDisposable(Effect.promise(() => Telegram.listen()))
  const settings = {
    environment: "test",
    talk: { telegram: { url: ADDRESS }, port: 0 },
    targets: { group: { type: "telegram", chat: Telegram.chat, apiUrl: stood.url } }
  }
  const env = {
    SEGUE_DATABASE_URL: yield* database,
    TELEGRAM_BOT_TOKEN: Telegram.token,
    TELEGRAM_WEBHOOK_SECRET: SECRET
  }
  return { stood, config: Result.getOrThrow(load("config", JSON.stringify(settings), env)) }
})

const post = (port: number, body: string, secret: string | undefined = SECRET) =>
  Effect.promise(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/talk/telegram`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret === "" ? {} : { "x-telegram-bot-api-secret-token": secret })
      },
      body
    })
    return answer.status
  })

const update = (update_id: number, text: string, more: object = {}) =>
  JSON.stringify({
    update_id,
    message: {
      message_id: 77,
      date: 1_700_000_000,
      chat: { id: Number(Telegram.chat), type: "supergroup", title: "Treasury" },
      from: { id: 5, is_bot: false, first_name: "Ada", username: "ada" },
      text,
      ...more
    }
  })

type Send = (body: string, secret?: string) => Effect.Effect<number>

const about = asking("invoice-7 *x* @ada", world)

const live = (
  name: string,
  test: (stood: Effect.Success<typeof world>["stood"], send: Send) => Effect.Effect<void, unknown, Alarms>
) => about(name, (stood, port) => test(stood, (body, secret) => post(port, body, secret)))

describe("Telegram asks", () => {
  live("by commands, and is answered once, below the question, as plain text", (stood, send) =>
    Effect.gen(function* () {
      yield* until("Telegram knows of it", () => stood.calls("getMe").length === 1)
      assert.deepStrictEqual(stood.webhooks, [{ url: ADDRESS, secret_token: SECRET, allowed_updates: ["message"] }])
      for (let turn = 0; turn < 3; turn++) {
        assert.strictEqual(yield* send(update(1, `/segue orchestration ${orchestration().id}`)), 200)
      }
      yield* until("it is answered", () => stood.messages.length === 1)
      const [answer] = stood.messages
      assert.match(answer!.texts[0]!, /^FAILED: 1250\.00 USD to PYUSD\n/u)
      assert.include(answer!.texts[0]!, "invoice-7 *x* @ada")
      assert.include(answer!.texts[0]!, "Check balances before sending again.")
      assert.strictEqual(answer!.repliesTo, 77)
      // One block of plain text: nobody is mentioned, nothing is a link.
      const [{ entities, parse_mode }] = stood.calls("sendMessage") as [
        { readonly entities: unknown; readonly parse_mode?: string }
      ]
      assert.isUndefined(parse_mode)
      assert.deepStrictEqual(entities, [{ type: "pre", offset: 0, length: answer!.texts[0]!.length }])
      // By its name as soon as the bot knows it; what it has answered is not answered again.
      for (let turn = 0; turn < 500 && stood.messages.length < 2; turn++) {
        yield* send(update(2, "/ack@segue_stand_in_bot invoice-7 *x* @ada", { message_thread_id: 9 }))
        yield* Effect.sleep(20)
      }
      assert.match(stood.messages[1]!.texts[0]!, /^Acknowledged by ada/u)
      assert.strictEqual(stood.messages[1]!.topic, 9)
      const alarms = yield* (yield* Alarms).of(orchestration().id)
      assert.deepStrictEqual(
        alarms.map(({ acknowledgedBy }) => acknowledgedBy),
        ["ada"]
      )
    })
  )

  live("and nobody else: without the secret, in other chats, as a bot, or by what is no command", (stood, send) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* send(update(1, "/open"), ""), 401)
      assert.strictEqual(yield* send(update(2, "/open"), `${SECRET}x`), 401)
      assert.strictEqual(yield* send("x".repeat(100_000)), 413)
      const unanswered = [
        "{ no json",
        '{"update_id":3,"my_chat_member":{}}',
        update(4, "/open", { chat: { id: 99, type: "private" } }),
        update(5, "/open", { from: { id: 6, is_bot: true, username: "other_bot" } }),
        update(6, "/open", { from: undefined }),
        update(7, "open"),
        update(8, "/open@other_bot"),
        JSON.stringify({ update_id: 9, message: { ...JSON.parse(update(9, "")).message, text: undefined } })
      ]
      for (const body of unanswered) assert.strictEqual(yield* send(body), 200, body)
      yield* until("Telegram knows of it", () => stood.calls("getMe").length === 1)
      yield* send(update(10, "/help"))
      yield* until("the last one is answered", () => stood.messages.length > 0)
      assert.strictEqual(stood.messages.length, 1)
      assert.match(stood.messages[0]!.texts[0]!, /^orchestration <id or ref_id>: /u)
    })
  )
})

describe("a command", () => {
  it("is to this bot or to nobody in particular", () => {
    const table = [
      ["/segue stuck", "stuck"],
      ["/segue@Other stuck", undefined],
      ["/segue@bot  mute x 2h", "mute x 2h"],
      ["/segue", ""],
      ["/start", "help"],
      ["/ack a\nb", "ack a\nb"],
      ["stuck", undefined],
      ["/", undefined]
    ] as const
    for (const [text, question] of table) {
      assert.strictEqual(asked(text, "bot"), question, text)
    }
    assert.isUndefined(asked("/open@bot", undefined))
  })
})

describe("the configuration of talk", () => {
  it("needs an address, a secret that Telegram takes, and a chat to be asked in", () => {
    const told = (settings: object, env = {}) => load("config", JSON.stringify(settings), env)
    const wrong = told({ talk: { telegram: { url: "http://bot.example/" } } }, { TELEGRAM_WEBHOOK_SECRET: "a b" })
    assert(Result.isFailure(wrong))
    assert.match(wrong.failure.message, /talk\.telegram\.url: Expected an https address/u)
    const unset = told({ talk: { telegram: { url: ADDRESS } } }, { TELEGRAM_WEBHOOK_SECRET: "a b" })
    assert(Result.isFailure(unset))
    assert.match(unset.failure.message, /TELEGRAM_WEBHOOK_SECRET: Expected /u)
    assert.match(unset.failure.message, /talk: There is no target of type telegram/u)
    const empty = told({ talk: {} })
    assert(Result.isFailure(empty))
  })
})
