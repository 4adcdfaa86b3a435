import { assert, describe, it } from "@effect/vitest"

import type { Match, Route } from "../../src/config/Settings.ts"
import { isNews } from "../../src/routing/Reader.ts"
import * as Routing from "../../src/routing/Routing.ts"
import { change, orchestration, profile } from "../support/changes.ts"

const verdict = (match: Match) => Routing.explain([{ name: "r", match, targets: ["t"] }], orchestration())[0]!

describe("Routing", () => {
  it("matches by every criterion, and says what did not match", () => {
    const right: ReadonlyArray<Match> = [
      {},
      { profiles: [profile] },
      { assets: ["PYUSD"] },
      { amount: { from: "1250", below: "1250.01" } },
      { networks: ["SOLANA", "ETHEREUM"] },
      { statuses: ["PROCESSING"] },
      { metadata: { team: "treasury" } }
    ]
    for (const match of right) assert.isTrue(verdict(match).isTaken, JSON.stringify(match))
    const wrong: ReadonlyArray<[Match, RegExp]> = [
      [{ profiles: ["other"] }, /^profile .*, not one of other$/u],
      [{ assets: ["USDC"] }, /^asset USD, PYUSD, not one of USDC$/u],
      [{ amount: { from: "1250.000001" } }, /less than/u],
      [{ amount: { below: "1250.0" } }, /not below/u],
      [{ networks: ["SOLANA"] }, /^network ETHEREUM/u],
      [{ statuses: ["FAILED"] }, /^status PROCESSING/u],
      [{ rules: ["rule-1"] }, /^rule not given/u],
      [{ metadata: { team: "sales" } }, /^metadata team is not "sales"$/u]
    ]
    for (const [match, because] of wrong) {
      assert.isFalse(verdict(match).isTaken, JSON.stringify(match))
      assert.match(verdict(match).because, because)
    }
  })

  it("ends at the first route that matches, unless that one says to go on", () => {
    const routes: ReadonlyArray<Route> = [
      { name: "none", match: { assets: ["EUR"] }, targets: ["x"] },
      { name: "big", match: { amount: { from: "1000" } }, targets: ["a"], continue: true },
      { name: "usd", targets: ["a", "b"] },
      { name: "rest", targets: ["c"] }
    ]
    assert.deepStrictEqual(
      [...Routing.targetsOf(routes, orchestration())],
      [
        ["a", "big"],
        ["b", "usd"]
      ]
    )
    assert.strictEqual(Routing.explain(routes, orchestration()).length, 3)
  })
})

describe("isNews", () => {
  const reader = { sequence: 0, startedMs: Date.parse("2026-11-22T11:00:00Z") }
  it("from now: what was open before is silent until it changes", () => {
    assert.isFalse(isNews(change(), reader, "now", true))
    assert.isTrue(isNews(change({ kind: "advance" }), reader, "now", true))
    assert.isTrue(isNews(change({ status: "COMPLETED" }), reader, "now", false))
    assert.isTrue(isNews(change({}, { created_at: "2026-11-22T11:00:00Z" }), reader, "now", true))
  })
  it("from open: what was seen before counts only while it is open", () => {
    const old = { observed_at: "2026-11-22T10:30:00Z" }
    assert.isTrue(isNews(change(old), reader, "open", true))
    assert.isFalse(isNews(change({ ...old, status: "COMPLETED" }), reader, "open", false))
    assert.isTrue(isNews(change({ status: "COMPLETED" }), reader, "open", false))
  })
})
