import { assert, describe, it } from "@effect/vitest"

import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"

const surroundings: View.Surroundings = {
  environment: "production",
  timeZone: "Europe/Berlin",
  statusPage: "https://gateway.example/o/{id}",
  metadataKeys: ["team"]
}

const lineOf = (...args: Parameters<typeof change>) => View.lineOf(View.make(change(...args), surroundings))

describe("View", () => {
  it("says what moves, from where to where, and as of when", () => {
    assert.strictEqual(
      lineOf({}, { source_transfer: { status: "COMPLETED" }, destination_transfer: { status: "PENDING" } }),
      "PROCESSING: 1250.00 USD to PYUSD; from profile 0f8b1b60-0000-4000-8000-000000000001; " +
        "to crypto address 0xabc on ETHEREUM; legs source COMPLETED, destination PENDING; age 2 h 5 min; " +
        "reference invoice-7; id 11111111-2222-4333-8444-555555555555; team treasury; " +
        "https://gateway.example/o/11111111-2222-4333-8444-555555555555; " +
        "production, as of 2026-11-22 13:05:09 Europe/Berlin"
    )
  })

  it("after a failure says to check balances, and never that money came back", () => {
    for (const status of ["FAILED", "REJECTED"]) {
      const line = lineOf({ status }, { fail_reason: { detail: "no liquidity" } })
      assert.include(line, "reason no liquidity")
      assert.include(line, "Check balances before sending again.")
      assert.notMatch(line, /returned|refund|received|credited/iu)
    }
  })

  it("shows allowed metadata only, and no line breaks or endless texts of others", () => {
    const line = lineOf({ status: "FAILED" }, { fail_reason: { detail: `a\n\u202Eb${"x".repeat(5_000)}` } })
    assert.notInclude(line, "hidden")
    assert.notMatch(line, /[\n\u202E]/u)
    assert.isBelow(line.length, 1_500)
  })

  it("tells a contradiction and an unknown status as what they are", () => {
    assert.match(lineOf({ kind: "incident", status: "FAILED", previous: "COMPLETED" }), /^CONTRADICTION, FAILED: /u)
    for (const status of ["HELD", "constructor"]) {
      assert.include(lineOf({ status }), "A status that this bot does not know.")
    }
  })
})
