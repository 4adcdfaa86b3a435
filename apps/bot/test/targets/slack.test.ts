import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

import * as blocks from "../../src/targets/slack-blocks.ts"
import * as slackWebhook from "../../src/targets/slack-webhook.ts"
import * as slack from "../../src/targets/slack.ts"
import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"
import { endOf, keepsTheContract } from "../support/contract.ts"
import * as Slack from "../support/Slack.ts"
import { surroundings, view } from "../support/views.ts"

const stand = Effect.acquireDisposable(Effect.promise(() => Slack.listen()))

const appAt = (
  { apiUrl }: { readonly apiUrl: string },
  token = Slack.token,
  channel = Slack.channel,
  callMs?: number
) => slack.make("team", { type: "slack", channel, apiUrl }, Redacted.make(token), callMs)

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

  keepsTheContract(Slack.listen, (stood, { callMs, secret }) => appAt(stood, secret, Slack.channel, callMs))

  it.live("knows Slack's words for failures", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const app = appAt(stood)
      const words = {
        token_revoked: "target",
        msg_too_long: "refused",
        internal_error: "retryable",
        ratelimited: "rate-limited"
      }
      for (const [word, kind] of Object.entries(words)) {
        stood.faults.push(Slack.failure(word))
        assert.strictEqual(yield* endOf(app.send(view("PROCESSING"), "k")), kind)
      }
      const edit = app.update({ ts: "1.2", channel: Slack.channel }, view("FAILED"), "k")
      assert.strictEqual(yield* endOf(edit), "gone")
      assert.strictEqual(yield* endOf(appAt(stood, Slack.token, "C0000000000").send(view("FAILED"), "k")), "target")
    })
  )

  it("lets nobody else write markup, mentions or links", () => {
    const detail = "<!channel> *paid* <https://x|here> @here"
    const { blocks: shown, text } = blocks.render(
      View.make(change({ status: "FAILED" }, { fail_reason: { detail }, source_asset: "<!here>" }), surroundings)
    )
    assert.include(text, "&lt;!here&gt;")
    assert.notMatch(text, /<!/u)
    const inMarkup: Array<string> = []
    // Only texts of the type mrkdwn have markup.
    JSON.stringify(shown, (_key, value: unknown) => {
      const { text: said, type } = (value ?? {}) as { readonly type?: string; readonly text?: string }
      if (type === "mrkdwn") inMarkup.push(said ?? "")
      return value
    })
    assert.deepStrictEqual(inMarkup, [])
    assert.include(JSON.stringify(shown), detail)
  })
})

const hookAt = ({ url }: Slack.Slack, secret = "T00/B00/secret", callMs?: number) =>
  slackWebhook.make("team", Redacted.make(`${url}/hook/${secret}`), callMs)

describe("slack-webhook", () => {
  keepsTheContract(Slack.listen, (stood, { callMs, secret }) => hookAt(stood, secret, callMs))
})
