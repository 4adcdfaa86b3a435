import { assert, describe, it } from "@effect/vitest"

import type { Window } from "../../src/config/Hours.ts"
import * as Hours from "../../src/routing/Hours.ts"

const zone = "Europe/Berlin"
const free = (windows: ReadonlyArray<Window>, at: string) =>
  new Date(Hours.freeAt(windows, Date.parse(at), zone)).toISOString()

describe("quiet hours", () => {
  const nights: ReadonlyArray<Window> = [{ from: "20:00", to: "07:00" }]
  const weekend: Window = { days: ["sat", "sun"], from: "00:00", to: "24:00" }

  it("end in the morning of the zone, whatever its clocks do in the night", () => {
    assert.strictEqual(free(nights, "2026-11-23T10:00:00Z"), "2026-11-23T10:00:00.000Z")
    assert.strictEqual(free(nights, "2026-11-23T19:00:00Z"), "2026-11-24T06:00:00.000Z")
    assert.strictEqual(free(nights, "2026-11-24T05:59:59Z"), "2026-11-24T06:00:00.000Z")
    // Clocks go back on the 25th of October, forward on the 29th of March.
    assert.strictEqual(free(nights, "2026-10-24T19:30:00Z"), "2026-10-25T06:00:00.000Z")
    assert.strictEqual(free(nights, "2026-03-28T20:00:00Z"), "2026-03-29T05:00:00.000Z")
  })

  it("follow one another, and belong to the day on which they begin", () => {
    assert.strictEqual(free([...nights, weekend], "2026-11-27T22:00:00Z"), "2026-11-30T06:00:00.000Z")
    const friday: ReadonlyArray<Window> = [{ days: ["fri"], from: "22:00", to: "06:30" }]
    assert.strictEqual(free(friday, "2026-11-28T03:00:00Z"), "2026-11-28T05:30:00.000Z")
    assert.strictEqual(free(friday, "2026-11-27T03:00:00Z"), "2026-11-27T03:00:00.000Z")
    assert.strictEqual(Hours.windowAt(nights, Date.parse("2026-11-23T22:00:00Z"), zone), "20:00 to 07:00 Europe/Berlin")
    assert.isUndefined(Hours.windowAt(nights, Date.parse("2026-11-23T12:00:00Z"), zone))
  })

  it("that never end are looked at again", () => {
    const always: ReadonlyArray<Window> = [{ from: "00:00", to: "24:00" }]
    const days = (Hours.freeAt(always, 0, "UTC") - 0) / 86_400_000
    assert.isTrue(days > 7 && days < 9, String(days))
  })
})

describe("bank hours", () => {
  const hours = { from: "09:00", to: "17:00", timeZone: "America/New_York", holidays: ["2026-11-26"] }
  const worked = (from: string, to: string) => Hours.bankMs(hours, Date.parse(from), Date.parse(to), "UTC") / 3_600_000

  it("count while banks work, in their zone, not on weekends and holidays", () => {
    // 15:00 on a Wednesday to 10:00 on the Friday after Thanksgiving, in New York.
    assert.strictEqual(worked("2026-11-25T20:00:00Z", "2026-11-27T15:00:00Z"), 3)
    assert.strictEqual(worked("2026-11-27T22:00:00Z", "2026-11-30T13:59:59Z"), 0)
    assert.strictEqual(worked("2026-11-23T15:00:00Z", "2026-11-23T15:30:00Z"), 0.5)
    // A week with the change of clocks has as many hours as any other.
    assert.strictEqual(worked("2026-10-29T00:00:00Z", "2026-11-05T00:00:00Z"), 40)
    assert.strictEqual(worked("2026-11-25T20:00:00Z", "2026-11-25T19:00:00Z"), 0)
  })
})
