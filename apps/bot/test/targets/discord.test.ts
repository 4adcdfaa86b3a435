import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

import { render } from "../../src/targets/discord-embed.ts"
import * as discord from "../../src/targets/discord.ts"
import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"
import { endOf, keepsTheContract } from "../support/contract.ts"
import * as Discord from "../support/Discord.ts"
import { extreme, surroundings, view } from "../support/views.ts"

const stand = Effect.acquireDisposable(Effect.promise(Discord.listen))

const open = (
  { url }: { readonly url: string },
  more: { readonly secret?: string; readonly callMs?: number; readonly channel?: string } = {}
) =>
  discord.make(
    "team",
    { type: "discord", channel: more.channel ?? Discord.channel, apiUrl: `${url}/api/v10` },
    Redacted.make(more.secret ?? Discord.token),
    more.callMs
  )

describe("discord", () => {
  keepsTheContract(Discord.listen, open)

  it.live("posts, edits in place and replies to the message", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const bot = open(stood)
      const ref = yield* bot.send(view("PROCESSING"), "k1")
      assert.deepStrictEqual(yield* bot.update(ref, view("FAILED"), "k2"), ref)
      yield* bot.reply(ref, view("FAILED"), "k3")
      const [message, reply] = stood.messages
      assert.strictEqual(stood.messages.length, 2)
      assert.include(message!.payloads[0]!.content, "PROCESSING: 1250.00 USD to PYUSD")
      assert.include(message!.payloads[1]!.embeds![0]!.description, "Check balances before sending again.")
      assert.strictEqual(reply!.repliesTo, message!.id)
      for (const { payloads } of stood.messages) {
        for (const { allowed_mentions } of payloads) assert.deepStrictEqual(allowed_mentions, { parse: [] })
      }
    })
  )

  it.live("posts once when what was posted is posted again, as after a crash", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const ref = yield* open(stood).send(view("FAILED"), "message_team_1_7")
      assert.deepStrictEqual(yield* open(stood).send(view("FAILED"), "message_team_1_7"), ref)
      yield* open(stood).send(view("FAILED"), "message_team_1_8")
      assert.strictEqual(stood.messages.length, 2)
    })
  )

  it.live("says what to do about a channel, a token and a message that are gone", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const lost = yield* Effect.flip(open(stood, { channel: "999999999999999999" }).send(view("FAILED"), "k"))
      assert.deepStrictEqual(
        [lost.kind, lost.message],
        ["target", "Discord (team) answered 404: there is no such channel: check its id"]
      )
      const revoked = yield* Effect.flip(open(stood, { secret: "old" }).send(view("FAILED"), "k"))
      assert.match(revoked.message, /401: the bot token is wrong or was reset/u)
      assert.strictEqual(yield* endOf(open(stood).update({ id: "1" }, view("FAILED"), "k")), "gone")
      stood.faults.push({ type: "status", status: 403, body: { code: 50_013, message: "Missing Permissions" } })
      const denied = yield* Effect.flip(open(stood).send(view("FAILED"), "k"))
      assert.match(denied.message, /Embed Links/u)
      stood.faults.push({ type: "status", status: 400, body: { code: 50_035, message: "Invalid Form Body" } })
      const refused = yield* Effect.flip(open(stood).send(view("FAILED"), "k"))
      assert.deepStrictEqual(
        [refused.kind, refused.message],
        ["refused", "Discord (team) answered 400: Invalid Form Body"]
      )
      stood.faults.push({ type: "limited", retryAfter: 0.35 })
      const limited = yield* Effect.flip(open(stood).send(view("FAILED"), "k"))
      assert.strictEqual(limited.retryAfterMs, 350)
    })
  )

  it("lets nobody else write markup, mentions or links, and says what it left out", () => {
    const { embeds } = render(
      View.make(
        change({ status: "FAILED" }, { fail_reason: { detail: "<@1> **paid** [x](https://x) @everyone `a`" } }),
        surroundings
      )
    )
    const reason = embeds[0]!.fields.find(({ name }) => name === "Reason")!.value
    assert.strictEqual(reason, "\\<\\@1\\> \\*\\*paid\\*\\* \\[x\\]\\(https\\://x\\) \\@everyone \\`a\\`")
    const fields = render(extreme()).embeds[0]!.fields
    assert.match(fields.at(-1)!.value, /^\d+ more fields, which do not fit here$/u)
    for (const { value } of fields) assert.notMatch(value, /(?<!\\)(?:\\\\)*\\…?$/u)
  })
})
