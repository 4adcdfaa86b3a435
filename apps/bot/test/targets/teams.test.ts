import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"

import type { TeamsTarget } from "../../src/config/targets.ts"
import * as workflow from "../../src/targets/teams-workflow.ts"
import * as teams from "../../src/targets/teams.ts"
import { endOf, keepsTheContract } from "../support/contract.ts"
import * as Teams from "../support/Teams.ts"
import { view } from "../support/views.ts"

const stand = Effect.acquireDisposable(Effect.promise(Teams.listen))

const open = (
  { url }: { readonly url: string },
  more: { readonly secret?: string; readonly callMs?: number } & Partial<TeamsTarget> = {}
) => {
  const { callMs, secret = Teams.password, ...target } = more
  return teams.make(
    "team",
    {
      type: "teams",
      conversation: Teams.conversation,
      tenant: Teams.tenant,
      appId: Teams.appId,
      serviceUrl: url,
      tokenUrl: `${url}/token`,
      ...target
    },
    Redacted.make(secret),
    callMs
  )
}

const openWorkflow = (
  { url }: { readonly url: string },
  more: { readonly secret?: string; readonly callMs?: number } = {}
) =>
  workflow.make(
    "team",
    Redacted.make(`${url}/${more.secret === undefined ? "workflow" : `no/${more.secret}`}`),
    more.callMs
  )

describe("teams", () => {
  keepsTheContract(Teams.listen, open)

  it.live("posts, edits in place and replies in the thread, with one token", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const bot = open(stood)
      const ref = yield* bot.send(view("PROCESSING"), "k1")
      assert.deepStrictEqual(yield* bot.update(ref, view("FAILED"), "k2"), ref)
      yield* bot.reply(ref, view("FAILED"), "k3")
      const [message, reply] = stood.messages
      assert.strictEqual(stood.messages.length, 2)
      assert.match(message!.activities[0]!.summary!, /PROCESSING: 1250\.00 USD to PYUSD/u)
      assert.include(JSON.stringify(message!.activities[1]), "Check balances before sending again.")
      assert.strictEqual(reply!.conversation, `${Teams.conversation};messageid=${message!.id}`)
      assert.strictEqual(stood.state.grants, 1)
    })
  )

  it.live("gets a new token before the old one ends, and when it is refused", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      stood.state.livesS = 60
      const bot = open(stood)
      yield* bot.send(view("PROCESSING"), "k1")
      yield* bot.send(view("PROCESSING"), "k2")
      assert.strictEqual(stood.state.grants, 2)
      stood.state.livesS = 3_600
      yield* bot.send(view("PROCESSING"), "k3")
      stood.state.token = "eyJ0.second.x"
      assert.strictEqual(yield* endOf(bot.send(view("PROCESSING"), "k4")), "target")
      assert.strictEqual(yield* endOf(bot.send(view("PROCESSING"), "k5")), "taken")
    })
  )

  it.live("says what to do about a conversation, a password and a message that are gone", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const lost = yield* Effect.flip(open(stood, { conversation: "19:none@thread.tacv2" }).send(view("FAILED"), "k"))
      assert.match(lost.message, /^Teams \(team\) answered 404: there is no such conversation/u)
      const revoked = yield* Effect.flip(open(stood, { secret: "old" }).send(view("FAILED"), "k"))
      assert.deepStrictEqual(
        [revoked.kind, revoked.message],
        ["target", "Teams (team) got no token (invalid_client): check the app's id, tenant and password"]
      )
      assert.strictEqual(yield* endOf(open(stood).update({ id: "1" }, view("FAILED"), "k")), "gone")
      assert.strictEqual(yield* endOf(open(stood).reply({ id: "1" }, view("FAILED"), "k")), "gone")
      // The first goes to the token endpoint.
      stood.faults.push({ type: "status", status: 503 })
      assert.strictEqual(yield* endOf(open(stood).send(view("FAILED"), "k")), "retryable")
      const bot = open(stood)
      yield* bot.send(view("FAILED"), "k")
      stood.faults.push({ type: "status", status: 412 })
      assert.strictEqual(yield* endOf(bot.send(view("FAILED"), "k")), "retryable")
    })
  )

  it.live("gives its token to no address that is not Microsoft's", () =>
    Effect.gen(function* () {
      const bot = open(yield* stand, { serviceUrl: "https://teams.example/" })
      const refused = yield* Effect.flip(bot.send(view("FAILED"), "k"))
      assert.strictEqual(refused.kind, "target")
      assert.match(refused.message, /untrusted/u)
    })
  )
})

describe("teams-workflow", () => {
  keepsTheContract(Teams.listen, openWorkflow)

  it.live("posts each change, since it cannot edit", () =>
    Effect.gen(function* () {
      const stood = yield* stand
      const hook = openWorkflow(stood)
      yield* hook.update(yield* hook.send(view("PROCESSING"), "k1"), view("FAILED"), "k2")
      assert.isFalse(hook.canEdit)
      assert.deepStrictEqual(
        stood.messages.map(({ activities }) => /(\w+): 1250/u.exec(activities[0]!.summary!)![1]),
        ["PROCESSING", "FAILED"]
      )
    })
  )
})
