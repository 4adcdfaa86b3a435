/** A first start that begins at a time, against a sandbox that has a past. */
import { assert, describe, it } from "@effect/vitest"
import { Orchestrations } from "@segue/core/Orchestrations"
import { Store } from "@segue/follow/Store"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { Effect, Logger, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { load } from "../../src/config/Config.ts"
import type { Notifier } from "../../src/targets/Notifier.ts"
import type { View } from "../../src/view/View.ts"
import { freshDatabase } from "../support/server.ts"

const HOUR_MS = 3_600_000

const refIdOf = (view: View) => view.fields.find(({ name }) => name === "Reference")?.value

describe("from a time", () => {
  it.live("tells what happened since, once, and nothing that was over before", () =>
    Effect.gen(function* () {
      const { url } = yield* Effect.acquireRelease(
        Effect.promise(() => freshDatabase()),
        ({ drop }) => Effect.promise(() => drop())
      )
      let agoMs = 3 * HOUR_MS
      const sandbox = Sandbox.make({ rateLimits: false, clock: { hostMs: () => Date.now() - agoMs } })
      const from = new Date(Date.now() - 2 * HOUR_MS).toISOString()
      const settings = { from, targets: { console: { type: "console" } } }
      const env = { SEGUE_DATABASE_URL: url, SEGUE_VENDOR_SHARE: "1" }
      const config = Result.getOrThrow(load("config", JSON.stringify(settings), env))
      const told: Array<string> = []
      const send = (view: View) =>
        Effect.as(
          Effect.sync(() => told.push(`${view.status} ${refIdOf(view)}`)),
          {}
        )
      const notifier: Notifier = {
        name: "console",
        canEdit: false,
        canReply: false,
        gapMs: 0,
        send,
        update: (_, view) => send(view),
        reply: (_, view) => send(view)
      }
      const timing = { tailMs: 100, ringMs: 50, pendingMs: 400, safetyMs: 2_000, againMs: 200 }
      const options = { client: Sandbox.layerHttpClient(sandbox), timing, pollMs: 50, notifiers: [notifier] }
      yield* Effect.gen(function* () {
        const orchestrations = yield* Orchestrations
        const side = { profile: { profile_id: sandbox.control.state().profiles[0]!.id } }
        const create = (ref_id: string, behaviour?: string) =>
          orchestrations.create({
            ref_id,
            source_amount: "10.00",
            source_asset: "USD",
            destination_asset: "PYUSD",
            source: side,
            destination: side,
            ...(behaviour === undefined ? {} : { metadata: { sandbox: behaviour } })
          })
        yield* create("over-before")
        yield* create("waits-since-before", "pending")
        yield* create("rejected-before", "reject")
        const later = yield* create("rejected-later", "pending")
        agoMs = HOUR_MS
        yield* create("completed-since")
        yield* create("rejected-since", "reject")
        yield* create("waits-since", "pending")
        assert(later._tag === "Created")
        sandbox.control.approvals.reject(later.orchestration.id)
        agoMs = 0
        sandbox.tick()
        yield* Effect.forkScoped(Bot.run(config, options))
        const expected = [
          "COMPLETED completed-since",
          "PENDING waits-since",
          "REJECTED rejected-later",
          "REJECTED rejected-since"
        ]
        for (let turn = 0; turn < 600 && new Set(told).size < expected.length; turn++) yield* Effect.sleep(50)
        // What else there is to find has been found when the next one has been told.
        yield* create("now", "reject")
        for (let turn = 0; turn < 600 && !told.includes("REJECTED now"); turn++) yield* Effect.sleep(50)
        assert.deepStrictEqual([...new Set(told)].filter((one) => !one.endsWith(" now")).toSorted(), expected)
        assert.strictEqual(new Set(told).size, told.length)
        const known = yield* (yield* Store).changes(0, 100)
        assert.include(
          known.map(({ orchestration }) => orchestration.ref_id),
          "waits-since-before"
        )
      }).pipe(Effect.provide(Bot.layer(config, options)))
    }).pipe(Effect.provide(Logger.layer([])))
  )

  it("is refused while it has not come", () => {
    const from = "2026-11-22T12:00:00Z"
    const at = (now: string) => load("config", JSON.stringify({ from }), {}, Date.parse(now))
    assert.isTrue(Result.isSuccess(at("2026-11-22T12:00:01Z")))
    const early = at("2026-11-22T11:59:59Z")
    assert(Result.isFailure(early))
    assert.match(early.failure.message, /config:1: from: This time has not come yet\. Write "now"/u)
    const wrong = load("config", '{ "from": "yesterday" }', {})
    assert(Result.isFailure(wrong))
    assert.match(wrong.failure.message, /from: /u)
  })
})
