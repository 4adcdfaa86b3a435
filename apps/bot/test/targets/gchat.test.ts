import { generateKeyPairSync } from "node:crypto"

import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

import * as gchat from "../../src/targets/gchat.ts"
import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"
import { endOf, keepsTheContract, WRONG } from "../support/contract.ts"
import * as GoogleChat from "../support/GoogleChat.ts"
import { surroundings, view } from "../support/views.ts"

const stand = Effect.acquireDisposable(Effect.promise(GoogleChat.listen))
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export({
  type: "pkcs8",
  format: "pem"
})

const open = (
  { url }: { readonly url: string },
  more: { readonly secret?: string; readonly callMs?: number; readonly space?: string } = {}
) => {
  const secret = more.secret === undefined ? GoogleChat.keyFor(url) : GoogleChat.keyFor(url, String(otherKey))
  const key = more.secret === WRONG ? secret.replace("bot@", `${WRONG}@`) : secret
  return gchat.make(
    "team",
    { type: "gchat", space: more.space ?? GoogleChat.space, apiUrl: url },
    Redacted.make(key),
    more.callMs
  )
}

describe("gchat", () => {
  keepsTheContract(GoogleChat.listen, open)

  it.live("posts, edits in place and replies in the thread, with one token", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const app = open(stood)
      const ref = yield* app.send(view("PROCESSING"), "k1")
      assert.deepStrictEqual(yield* app.update(ref, view("FAILED"), "k2"), ref)
      yield* app.reply(ref, view("FAILED"), "k3")
      const [message, reply] = stood.messages
      assert.strictEqual(stood.messages.length, 2)
      assert.match(message!.payloads[0]!.cardsV2[0]!.card.header.title, /PROCESSING: 1250\.00 USD to PYUSD/u)
      assert.match(message!.payloads[0]!.fallbackText!, /PROCESSING: 1250\.00/u)
      assert.include(JSON.stringify(message!.payloads[1]), "Check balances before sending again.")
      assert.strictEqual(reply!.thread, message!.thread)
      assert.strictEqual(stood.state.grants, 1)
    })
  )

  it.live("posts once when what was posted is posted again, as after a crash", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const ref = yield* open(stood).send(view("FAILED"), "message_team_1_7")
      assert.deepStrictEqual(yield* open(stood).send(view("FAILED"), "message_team_1_7"), ref)
      assert.strictEqual(stood.messages.length, 1)
    })
  )

  it.live("replies by a message where there are no threads", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      stood.state.hasThreads = false
      const app = open(stood)
      const ref = yield* app.send(view("PROCESSING"), "k1")
      yield* app.reply(ref, view("FAILED"), "k2")
      assert.strictEqual(stood.messages.length, 2)
    })
  )

  it.live("gets a new token when the old one is refused", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const app = open(stood)
      yield* app.send(view("PROCESSING"), "k1")
      stood.state.token = "ya29.second"
      assert.strictEqual(yield* endOf(app.send(view("PROCESSING"), "k2")), "target")
      assert.strictEqual(yield* endOf(app.send(view("PROCESSING"), "k3")), "taken")
    })
  )

  it.live("says what to do about a space, a key and a message that are gone", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const lost = yield* Effect.flip(open(stood, { space: "spaces/none" }).send(view("FAILED"), "k"))
      assert.match(lost.message, /^Google Chat \(team\) answered 404: there is no such space/u)
      const revoked = yield* Effect.flip(open(stood, { secret: "other" }).send(view("FAILED"), "k"))
      assert.deepStrictEqual(
        [revoked.kind, revoked.message],
        ["target", "Google Chat (team) got no token (invalid_grant): make the service account a new key"]
      )
      const gone = { name: `${GoogleChat.space}/messages/none`, thread: "t" }
      assert.strictEqual(yield* endOf(open(stood).update(gone, view("FAILED"), "k")), "gone")
      stood.faults.push({ type: "status", status: 503 })
      assert.strictEqual(yield* endOf(open(stood).send(view("FAILED"), "k")), "retryable")
    })
  )

  it.live("lets nobody else write markup", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const detail = '<users/all> <a href="https://x">paid</a>'
      yield* open(stood).send(View.make(change({ status: "FAILED" }, { fail_reason: { detail } }), surroundings), "k")
      const text = JSON.stringify(stood.messages[0]!.payloads[0]!.cardsV2)
      assert.include(text, "&lt;users/all&gt;")
      assert.notMatch(text, /<users|<a /u)
    })
  )
})
