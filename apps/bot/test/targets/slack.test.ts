import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

import type { NotifyError } from "../../src/targets/Notifier.ts"
import * as blocks from "../../src/targets/slack-blocks.ts"
import * as slackWebhook from "../../src/targets/slack-webhook.ts"
import * as slack from "../../src/targets/slack.ts"
import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"
import * as Slack from "../support/Slack.ts"

const surroundings = { environment: "test", timeZone: "UTC", statusPage: undefined, metadataKeys: [] }
const view = (status: string) => View.make(change({ status }), surroundings)
const stand = Effect.acquireDisposable(Effect.promise(() => Slack.listen()))

const appAt = ({ apiUrl }: { readonly apiUrl: string }, token = Slack.token, channel = Slack.channel) =>
  slack.make("team", { type: "slack", channel, apiUrl }, Redacted.make(token))

const failing = (effect: Effect.Effect<unknown, NotifyError>) => Effect.map(Effect.flip(effect), ({ kind }) => kind)

describe("slack", () => {
  it.live("posts, edits in place and replies in the thread", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const app = appAt(stood)
      const ref = yield* app.send(view("PROCESSING"), "k1")
      const same = yield* app.update(ref, view("FAILED"), "k2")
      yield* app.reply(same, view("FAILED"), "k3")
      assert.deepStrictEqual(same, ref)
      const [message] = stood.posts()
      assert.strictEqual(stood.posts().length, 1)
      assert.match(message!.texts[0]!, /PROCESSING: 1250\.00 USD to PYUSD/u)
      assert.match(message!.texts[1]!, /FAILED: .*Check balances before sending again\./u)
      assert.strictEqual(stood.replies(message!.ts).length, 1)
      assert.deepStrictEqual(stood.calls, ["chat.postMessage", "chat.update", "chat.postMessage"])
    })
  )

  it.live("asks once, and says what a failure means", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const app = appAt(stood)
      stood.faults.push({ type: "limited", retryAfter: 7 })
      const limited = yield* Effect.flip(app.send(view("PROCESSING"), "k"))
      assert.strictEqual(limited.kind, "rate-limited")
      assert.strictEqual(limited.retryAfterMs, 7_000)
      stood.faults.push({ type: "status", status: 503 })
      assert.strictEqual(yield* failing(app.send(view("PROCESSING"), "k")), "retryable")
      stood.faults.push({ type: "cut" })
      assert.strictEqual(yield* failing(app.send(view("PROCESSING"), "k")), "retryable")
      stood.faults.push({ type: "error", error: "token_revoked" })
      assert.strictEqual(yield* failing(app.send(view("PROCESSING"), "k")), "target")
      stood.faults.push({ type: "error", error: "msg_too_long" })
      assert.strictEqual(yield* failing(app.send(view("PROCESSING"), "k")), "refused")
      assert.strictEqual(yield* failing(app.update({ ts: "1.2", channel: Slack.channel }, view("FAILED"), "k")), "gone")
      assert.strictEqual(yield* failing(appAt(stood, Slack.token, "C0000000000").send(view("FAILED"), "k")), "target")
      // Seven calls, seven requests: nothing is repeated behind our back.
      assert.strictEqual(stood.calls.length, 7)
    })
  )

  it.live("never shows the token in a failure", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const secret = "xoxb-wrong-and-secret"
      const error = yield* Effect.flip(appAt(stood, secret).send(view("FAILED"), "k"))
      assert.strictEqual(error.kind, "target")
      assert.notInclude(JSON.stringify(error) + error.message, secret)
    })
  )

  it.live("keeps Slack's limits whatever an orchestration says", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const long = "<&\u{1F534}".repeat(5_000)
      const keys = Array.from({ length: 900 }, (_, index) => `key ${index} ${long}`)
      const metadata = Object.fromEntries(keys.map((key) => [key, long]))
      const extreme = View.make(
        change(
          { status: "FAILED" },
          { ref_id: long, source_amount: "1".repeat(64), source_asset: long, fail_reason: { detail: long }, metadata }
        ),
        {
          ...surroundings,
          environment: "e".repeat(4_000),
          metadataKeys: keys,
          statusPage: `https://s/{id}?${"q".repeat(4_000)}`
        }
      )
      yield* appAt(stood).send(extreme, "k")
      const message = stood.messages[0]!
      assert.isAtMost(message.blocks.length, 50)
      assert.notMatch(JSON.stringify(message.blocks), /&[a-z]{0,3}…/u)
    })
  )

  it("lets nobody else write markup, mentions or links", () => {
    const rendered = blocks.render(
      View.make(
        change({ status: "FAILED" }, { fail_reason: { detail: "<!channel> *paid* <https://x|here> @here" } }),
        surroundings
      )
    )
    const text = JSON.stringify(rendered.blocks)
    assert.include(text, "&lt;!channel&gt;")
    assert.notMatch(text, /<!channel>|<https|\*paid\*|@here/u)
  })
})

describe("slack-webhook", () => {
  it.live("is told by the status what to do, and never shows its address", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const secret = "T00/B00/secret"
      const hook = slackWebhook.make("team", Redacted.make(`${stood.apiUrl}/${secret}`))
      stood.faults.push(
        { type: "limited", retryAfter: 30 },
        { type: "status", status: 404 },
        { type: "status", status: 500 }
      )
      const limited = yield* Effect.flip(hook.send(view("FAILED"), "k"))
      assert.strictEqual(limited.retryAfterMs, 30_000)
      assert.strictEqual(yield* failing(hook.send(view("FAILED"), "k")), "target")
      const down = yield* Effect.flip(hook.send(view("FAILED"), "k"))
      assert.strictEqual(down.kind, "retryable")
      assert.notInclude(down.message, secret)
    })
  )
})
