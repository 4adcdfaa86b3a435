import { assert, describe, it } from "@effect/vitest"
import * as Issue from "@segue/core/Issue"
import * as Timestamp from "@segue/core/Timestamp"
import { Result } from "effect"

const read = Issue.decoder(Timestamp.Timestamp)

describe("timestamps", () => {
  it.each([
    "2026-04-20T12:30:01.397730Z",
    "2025-01-02T18:29:18.929305155Z",
    "2024-02-29T00:00:00+05:30",
    "0001-01-01T00:00:00Z",
    "2026-12-31T23:59:60Z",
    "2026-04-20t12:30:01z"
  ])("%s is kept as it is", (text) => {
    assert.strictEqual(Result.getOrThrow(read(text)), text)
  })

  it.each([
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-04-20T24:00:00Z",
    "2026-04-20",
    "2026-04-20T12:30:01",
    "22 Nov 2026",
    "2026-04-20 12:30:01Z",
    "2026-04-20T12:30:01.Z",
    "0000-01-01T00:30:00+01:00",
    "9999-12-31T23:30:00-01:00",
    1,
    null
  ])("%j is refused", (value) => {
    assert.isTrue(Result.isFailure(read(value)))
  })

  it("orders beyond milliseconds and across offsets", () => {
    assert.strictEqual(Timestamp.compare("2026-04-20T12:30:01.9Z", "2026-04-20T12:30:01.899999999999Z"), 1)
    assert.strictEqual(Timestamp.compare("2026-04-20T12:30:01.5Z", "2026-04-20T14:30:01.500+02:00"), 0)
    assert.strictEqual(Timestamp.compare("1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z"), -1)
  })

  it("rounds down, never up", () => {
    assert.strictEqual(Timestamp.floor("2026-04-20T12:30:01.999999Z", 3), "2026-04-20T12:30:01.999Z")
    assert.strictEqual(Timestamp.floor("2026-04-20T00:30:01.5+02:00", 0), "2026-04-19T22:30:01Z")
    assert.strictEqual(Timestamp.toMillisFloor("1969-12-31T23:59:59.9999Z"), -1)
    assert.strictEqual(Timestamp.toMillisFloor("1970-01-01T00:00:01.0019Z"), 1001)
  })

  it.each([0, 1, -1, 951_782_400_000, 1_776_688_201_397, -62_135_596_800_000, 253_402_300_799_999])(
    "%i ms is written and read back",
    (millis) => {
      const text = Timestamp.fromMillis(millis)
      assert.strictEqual(Timestamp.toMillisFloor(text), millis)
      assert.strictEqual(text.slice(0, 19), new Date(millis).toISOString().slice(-24).slice(0, 19))
    }
  )

  it("microseconds are exact, before 1970 too", () => {
    assert.strictEqual(Timestamp.fromMicros(1_776_688_201_397_730n), "2026-04-20T12:30:01.397730Z")
    assert.strictEqual(Timestamp.fromMicros(-1n), "1969-12-31T23:59:59.999999Z")
    assert.strictEqual(Timestamp.fromMillis(1_776_688_201_397.999, 6), "2026-04-20T12:30:01.397000Z")
  })
})
