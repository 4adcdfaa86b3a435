import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

import * as telegram from "../../src/targets/telegram.ts"
import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"
import { endOf, keepsTheContract } from "../support/contract.ts"
import * as Telegram from "../support/Telegram.ts"
import { surroundings, view } from "../support/views.ts"

const stand = Effect.acquireDisposable(Effect.promise(Telegram.listen))

const open = (
  { url }: { readonly url: string },
  more: { readonly secret?: string; readonly callMs?: number; readonly chat?: string; readonly topic?: number } = {}
) =>
  telegram.make(
    "team",
    {
      type: "telegram",
      chat: more.chat ?? Telegram.chat,
      apiUrl: url,
      ...(more.topic === undefined ? {} : { topic: more.topic })
    },
    Redacted.make(more.secret ?? Telegram.token),
    more.callMs
  )

describe("telegram", () => {
  keepsTheContract(Telegram.listen, open)

  it.live("posts, edits in place and replies to the message, in its topic", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const bot = open(stood, { topic: 5 })
      const ref = yield* bot.send(view("PROCESSING"), "k1")
      assert.deepStrictEqual(yield* bot.update(ref, view("FAILED"), "k2"), ref)
      yield* bot.reply(ref, view("FAILED"), "k3")
      const [message, reply] = stood.messages
      assert.strictEqual(stood.messages.length, 2)
      assert.include(message!.texts[0], "*PROCESSING: 1250\\.00 USD to PYUSD*")
      assert.include(message!.texts[0], "Reference: `invoice-7`")
      assert.include(message!.texts[1], "Check balances before sending again\\.")
      assert.deepStrictEqual([reply!.repliesTo, reply!.topic, message!.topic], [message!.id, 5, 5])
    })
  )

  it.live("takes an edit that changes nothing as done", () =>
    Effect.gen(function* () {
      const bot = open(yield* stand)
      const ref = yield* bot.send(view("PROCESSING"), "k1")
      assert.deepStrictEqual(yield* bot.update(ref, view("PROCESSING"), "k2"), ref)
    })
  )

  it.live("says what to do about a chat, a token and a message that are gone", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const lost = yield* Effect.flip(open(stood, { chat: "-100" }).send(view("FAILED"), "k"))
      assert.deepStrictEqual(
        [lost.kind, lost.message],
        ["target", "Telegram (team) answered 400: there is no such chat: check its id and add the bot to it"]
      )
      const revoked = yield* Effect.flip(open(stood, { secret: "1:old" }).send(view("FAILED"), "k"))
      assert.match(revoked.message, /401: the bot token is wrong or was revoked/u)
      assert.strictEqual(yield* endOf(open(stood).update({ message: "77" }, view("FAILED"), "k")), "gone")
      stood.faults.push({
        type: "status",
        status: 400,
        body: {
          ok: false,
          description: "Bad Request: group chat was upgraded to a supergroup chat",
          parameters: { migrate_to_chat_id: -1009 }
        }
      })
      const moved = yield* Effect.flip(open(stood).send(view("FAILED"), "k"))
      assert.match(moved.message, /its chat is now -1009/u)
    })
  )

  it.live("lets nobody else write markup, mentions or links", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const detail = "*paid* `a` [x](https://x) @everyone"
      yield* open(stood).send(View.make(change({ status: "FAILED" }, { fail_reason: { detail } }), surroundings), "k")
      assert.include(stood.messages[0]!.texts[0], "Reason: `*paid* 'a' [x](https://x) @everyone`")
    })
  )
})
