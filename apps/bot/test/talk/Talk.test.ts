import { PgClient } from "@effect/sql-pg"
/** What is answered, over a real database. */
import { assert, describe, it } from "@effect/vitest"
import { Store } from "@segue/follow/Store"
import { FollowingState } from "@segue/storage/FollowingState"
import { Effect, Logger, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { ask } from "../../src/commands/ask.ts"
import { silence } from "../../src/commands/silence.ts"
import { load } from "../../src/config/Config.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import * as Judging from "../../src/routing/Judging.ts"
import * as Routing from "../../src/routing/Routing.ts"
import { sees } from "../../src/routing/Sight.ts"
import { Silences } from "../../src/routing/Silences.ts"
import type { Asker } from "../../src/talk/Feature.ts"
import * as Talk from "../../src/talk/Talk.ts"
import { orchestration, profile } from "../support/changes.ts"
import { freshDatabase } from "../support/server.ts"

const others = "0f8b1b60-0000-4000-8000-000000000002"
const mine = orchestration({ status: "FAILED", fail_reason: { detail: "no liquidity" } })
const theirs = orchestration({
  id: "22222222-2222-4333-8444-555555555555",
  ref_id: "secret-9",
  profile_id: others,
  source: { profile: { profile_id: others } },
  status: "HELD"
})
const waits = orchestration({ id: "33333333-2222-4333-8444-555555555555", ref_id: "waits", status: "PENDING" })

const settings = {
  environment: "test",
  targets: { team: { type: "console" }, exec: { type: "console" } },
  routes: [
    { name: "failures", match: { profiles: [profile], statuses: ["FAILED"] }, targets: ["team"] },
    { name: "theirs", match: { profiles: [others] }, targets: ["exec"] },
    { name: "all", targets: ["team"] }
  ]
}

const team: Asker = { name: "anna", sight: new Set(["team"]) }
const exec: Asker = { name: "ben", sight: new Set(["exec"]) }

const world = Effect.gen(function* () {
  const { url } = yield* Effect.acquireRelease(
    Effect.promise(() => freshDatabase()),
    ({ drop }) => Effect.promise(() => drop())
  )
  const config = Result.getOrThrow(load("config", JSON.stringify(settings), { SEGUE_DATABASE_URL: url }))
  const seen = Effect.gen(function* () {
    const [outbox, sql, store] = [yield* Outbox, yield* PgClient.PgClient, yield* Store]
    yield* outbox.begin("now", 0)
    const rows = [mine, theirs, waits]
    const changes = yield* store.apply(rows.map((row) => ({ orchestration: row, origin: "event" })))
    const routed = changes.map((change) => ({
      change,
      targets: Routing.targetsOf(config.routes, change.orchestration)
    }))
    yield* outbox.advance(() => Effect.succeed({ routed, sequence: changes.length }), Judging.written(sql, config))
  })
  return { config, seen }
})

const quiet = Logger.layer([])

describe("Talk", () => {
  it.live("answers by what the channel's routes cover; what is hidden looks like what is not there", () =>
    Effect.gen(function* () {
      const { config, seen } = yield* world
      yield* Effect.gen(function* () {
        yield* seen
        const says = (asker: Asker, text: string) =>
          Effect.map(Talk.answer(config, asker, text), ({ lines }) => lines.join("\n"))

        const one = yield* says(team, "orchestration `invoice-7`")
        assert.match(one, /^FAILED: 1250\.00 USD to PYUSD\n/u)
        assert.include(one, "Reason: no liquidity")
        assert.match(one, /FAILED since .* UTC, acknowledged by nobody/u)
        assert.include(one, "Check balances before sending again.")
        assert.match(one, /test, nothing was heard of the source yet; its last change was seen .* UTC$/u)
        assert.notMatch(one, /returned|refund|received/iu)
        assert.strictEqual(yield* says(team, `Orchestration ${mine.id}`), one)

        assert.strictEqual(yield* says(team, '  orchestration\n"invoice-7" '), one)
        // The same words for theirs, for nothing at all, and whatever is asked about it.
        for (const word of ["orchestration", "mute", "unmute", "ack"]) {
          const nothing = yield* says(team, `${word} nothing`)
          assert.include(nothing, "No orchestration nothing was seen that may be told of here.")
          for (const key of [theirs.id, theirs.ref_id!]) {
            assert.strictEqual((yield* says(team, `${word} ${key}`)).replaceAll(key, "nothing"), nothing)
          }
          assert.include(yield* says(exec, `${word} invoice-7`), "No orchestration invoice-7 was seen")
        }
        assert.include(yield* says(exec, "orchestration secret-9"), "HELD: 1250.00 USD")

        assert.match(yield* says(team, "open"), /^1 under way:\nPENDING for .*, waits, 3333/u)
        assert.match(yield* says(exec, "OPEN"), /^1 under way:\nHELD for .*, secret-9, /u)
        assert.match(yield* says({ ...team, sight: "everything" }, "open"), /^2 under way:/u)
        yield* (yield* FollowingState).save([{ way: "tail", succeededAgoMs: 5_000 }])
        assert.match(
          yield* says(team, "stuck"),
          /^Nothing that may be told of here is stuck\.\ntest, data as of 20\d\d-.* UTC$/u
        )
        yield* (yield* FollowingState).save([{ way: "tail", failing: { forMs: 5_000, message: "refused" } }])
        assert.match(yield* says(team, "open"), /data as of 20\d\d-.* UTC; the source does not answer now$/u)
      }).pipe(Effect.provide(Bot.database(config)))
    }).pipe(Effect.provide(quiet))
  )

  it.live("mutes here, for as long as asked, and acknowledges once, by name", () =>
    Effect.gen(function* () {
      const { config, seen } = yield* world
      yield* Effect.gen(function* () {
        yield* seen
        const [alarms, silences] = [yield* Alarms, yield* Silences]
        const asked = (asker: Asker, text: string) => Talk.answer(config, asker, text)

        assert.match((yield* asked(team, "mute waits for 2h")).lines[0]!, /^Muted until .* UTC: PENDING: 1250\.00 USD/u)
        yield* asked(team, "mute waits 30 min")
        const inForce = yield* silences.list
        assert.deepStrictEqual(
          inForce.map(({ author, matcher }) => [author, matcher]),
          [["anna", { ids: [waits.id], targets: ["team"] }]]
        )
        assert.isTrue((yield* asked(team, "mute waits 99999d")).isRefused)
        assert.match(
          (yield* asked(team, "orchestration waits")).lines.join("\n"),
          /Held back at team: silence \d+ of anna/u
        )
        assert.match((yield* asked(team, "unmute waits")).lines[0]!, /^Told again/u)
        assert.isTrue((yield* asked(team, "unmute waits")).isRefused)
        assert.deepStrictEqual(yield* silences.list, [])

        assert.isTrue((yield* asked(team, "ack waits")).isRefused)
        assert.match((yield* asked(team, "ack invoice-7")).lines[0]!, /^Acknowledged by anna: FAILED/u)
        assert.match((yield* asked({ ...team, name: "ben" }, "ack invoice-7")).lines[0]!, /^anna acknowledged it/u)
        assert.deepStrictEqual(
          (yield* alarms.of(mine.id)).map(({ acknowledgedBy }) => acknowledgedBy),
          ["anna"]
        )
      }).pipe(Effect.provide(Bot.database(config)))
    }).pipe(Effect.provide(quiet))
  )

  it.live("helps with bad input, and moves no money whatever it is told", () =>
    Effect.gen(function* () {
      const { config } = yield* world
      yield* Effect.gen(function* () {
        const asked = (text: string) => Talk.answer(config, team, text)
        for (const text of ["", "  help ", "HELP"]) {
          assert.match((yield* asked(text)).lines.join("\n"), /^orchestration <id or ref_id>: .*\nopen: /u)
        }
        const bad: ReadonlyArray<readonly [string, RegExp]> = [
          ["sing", /^sing is nothing I know\. One of: orchestration, open/u],
          ["constructor x", /^constructor is nothing I know/u],
          ["orchestration", /^Say which one: orchestration <id or ref_id>/u],
          ["orchestration a\0b", /^No orchestration .* was seen/u],
          ["mute 2h", /^No orchestration 2h was seen|^Say which one/u],
          ["open sesame", /^open takes nothing after it/u],
          ["approve invoice-7", /moves and approves no money/u],
          ["Retry invoice-7", /moves and approves no money/u],
          [`orchestration ${"x".repeat(300)}`, /^Say which one/u],
          ["x".repeat(2_000), /too long/u]
        ]
        for (const [text, expected] of bad) {
          const { isRefused, lines } = yield* asked(text)
          assert.isTrue(isRefused, text)
          assert.match(lines[0]!, expected)
        }
      }).pipe(Effect.provide(Bot.database(config)))
    }).pipe(Effect.provide(quiet))
  )

  it.live("is asked at the console, where silences are made as well", () =>
    Effect.gen(function* () {
      const { config, seen } = yield* world
      yield* Effect.provide(seen, Bot.database(config))
      const run = (command: typeof ask, ...args: ReadonlyArray<string>) => Effect.scoped(command.run(config, args))
      assert.include(yield* run(ask, "orchestration", "secret-9"), "HELD")
      const hidden = yield* Effect.flip(run(ask, "--target", "team", "orchestration", "secret-9"))
      assert.strictEqual(hidden.code, "refused")
      assert.strictEqual((yield* Effect.flip(run(ask, "--target", "nobody", "open"))).code, "configuration")

      assert.match(
        (yield* run(silence, "add", "asset=USD", "asset=USDC", "below=10", "--for", "2h", "--reason", "a test"))!,
        /^1: asset USD or USDC, amount below 10, until .*, by .*, a test\n/u
      )
      assert.match((yield* run(silence, "list"))!, /^1: asset USD or USDC/u)
      assert.include(yield* run(silence, "remove", "1"), "has ended")
      assert.strictEqual(yield* run(silence, "list"), "none")
      const wrong: ReadonlyArray<ReadonlyArray<string>> = [
        ["add", "asset=USD"],
        ["add", "--for", "2h"],
        ["add", "colour=red", "--for", "2h"],
        ["add", "below=cheap", "--for", "2h"],
        ["add", "target=nowhere", "--for", "2h"],
        ["add", "asset", "--for", "2h"],
        ["remove", "all"],
        []
      ]
      for (const args of wrong) {
        assert.strictEqual((yield* Effect.flip(run(silence, ...args))).code, "configuration", args.join(" "))
      }
      assert.strictEqual((yield* Effect.flip(run(silence, "remove", "1"))).code, "refused")
    }).pipe(Effect.provide(quiet))
  )
})

describe("sees", () => {
  it("is by whatever status would be told there, and by the first route that matches", () => {
    const row = orchestration()
    const of = (target: string, routes: Parameters<typeof sees>[1]) => sees(new Set([target]), routes, row)
    assert.isTrue(of("a", [{ name: "failed", match: { statuses: ["FAILED"] }, targets: ["a"] }]))
    assert.isTrue(of("a", [{ name: "odd", match: { statuses: ["HELD"] }, targets: ["a"] }]))
    assert.isFalse(of("a", [{ name: "other", match: { assets: ["EUR"] }, targets: ["a"] }]))
    const first = { name: "first", targets: ["b"] }
    assert.isFalse(of("a", [first, { name: "rest", targets: ["a"] }]))
    assert.isTrue(
      of("a", [
        { ...first, continue: true },
        { name: "rest", targets: ["a"] }
      ])
    )
    assert.isTrue(sees("everything", [], row))
  })
})
