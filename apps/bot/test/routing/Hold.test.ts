import { assert, describe, it } from "@effect/vitest"

import * as Hold from "../../src/routing/Hold.ts"
import type { Matcher, Silence } from "../../src/routing/Silence.ts"
import * as Silences from "../../src/routing/Silence.ts"
import { orchestration, profile } from "../support/changes.ts"

const night = Date.parse("2026-11-23T22:00:00Z")
const morning = Date.parse("2026-11-24T06:00:00Z")
const rules: Hold.Rules = {
  timeZone: "Europe/Berlin",
  routes: [
    { name: "nights", targets: ["team"], quietHours: [{ from: "20:00", to: "07:00" }] },
    { name: "always", targets: ["log"], quietHours: [] }
  ]
}

const silence = (matcher: Matcher, expires: string, id = 1): Silence => ({
  id,
  matcher,
  author: "anna",
  reason: "a test",
  madeAt: "2026-11-23T10:00:00Z",
  expiresAt: expires,
  expiresMs: Date.parse(expires)
})

const due = (more: Partial<Hold.Due> = {}): Hold.Due => ({
  target: "team",
  route: "nights",
  orchestration: orchestration(),
  kind: "advance",
  status: "COMPLETED",
  isStuck: false,
  ...more
})

describe("Hold", () => {
  it("holds in quiet hours what can wait, and lets pass what cannot", () => {
    const hold = Hold.judge(due(), [], rules, night)
    assert.deepStrictEqual(hold, { untilMs: morning, because: "quiet hours 20:00 to 07:00 Europe/Berlin" })
    const loud: ReadonlyArray<Partial<Hold.Due>> = [
      { status: "FAILED" },
      { status: "REJECTED" },
      { status: "PENDING", isStuck: true },
      { kind: "incident" },
      { route: "always" },
      { route: "gone" }
    ]
    for (const one of loud) assert.isUndefined(Hold.judge(due(one), [], rules, night), JSON.stringify(one))
    assert.isUndefined(Hold.judge(due(), [], rules, morning))
  })

  it("holds what somebody silenced, also failures, but no contradiction", () => {
    const silences = [silence({ profiles: [profile], targets: ["team"] }, "2026-11-24T12:00:00Z")]
    const hold = Hold.judge(due({ status: "FAILED" }), silences, rules, morning)
    assert.deepStrictEqual(hold, {
      untilMs: Date.parse("2026-11-24T12:00:00Z"),
      because: "silence 1 of anna until 2026-11-24T12:00:00Z: a test"
    })
    assert.isUndefined(Hold.judge(due({ kind: "incident" }), silences, rules, morning))
    assert.isUndefined(Hold.judge(due({ target: "log" }), silences, rules, morning))
    const other: ReadonlyArray<Matcher> = [{ ids: ["other"] }, { assets: ["EUR"] }, { statuses: ["PROCESSING"] }]
    for (const matcher of other) {
      assert.isUndefined(Hold.judge(due(), [silence(matcher, "2026-11-24T12:00:00Z")], rules, morning))
    }
  })

  it("goes from a silence into quiet hours and on, until nothing holds", () => {
    const silences = [
      silence({}, "2026-11-24T20:00:00Z", 1),
      silence({ ids: [orchestration().id] }, "2026-11-25T12:00:00Z", 2)
    ]
    const hold = Hold.judge(due(), silences.slice(0, 1), rules, morning)
    assert.strictEqual(hold!.untilMs, Date.parse("2026-11-25T06:00:00Z"))
    assert.match(hold!.because, /^silence 1 of anna .*; quiet hours/u)
    assert.strictEqual(Hold.judge(due(), silences, rules, morning)!.untilMs, Date.parse("2026-11-25T12:00:00Z"))
  })
})

describe("a silence", () => {
  it("says what it is about", () => {
    assert.strictEqual(
      Silences.describe({ assets: ["USDC", "USD"], amount: { below: "10" }, metadata: { team: "test" } }),
      "asset USDC or USD, amount below 10, metadata team = test"
    )
    assert.strictEqual(Silences.describe({}), "everything")
  })
})
