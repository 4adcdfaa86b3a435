/** Refused creates and creates in doubt, as messages: few, whatever their number. */
import { assert, describe, it } from "@effect/vitest"

import { doubts } from "../../src/knowledge/doubts.ts"
import type { ItemOf, Read } from "../../src/knowledge/gateway.ts"
import { leftOver } from "../../src/knowledge/left-over.ts"
import { refusals } from "../../src/knowledge/refusals.ts"

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 15, 0, second)).toISOString()

const refused = (caller: string, index: number, reason = "InsufficientFunds"): ItemOf<"refused-create"> => ({
  type: "refused-create",
  id: `${caller}-${index}`,
  ref_id: `ref-${index}`,
  caller,
  reason,
  why: "the source profile holds too little of the source asset",
  at: at(index)
})

const many = (count: number, caller = "payments", reason?: string) =>
  Array.from({ length: count }, (_, index) => refused(caller, index, reason))

const look = (items: ReadonlyArray<ItemOf<"refused-create">>, isCut = false) => refusals({ items, isCut }, "UTC")

const read = (items: Read["items"], isCut = false): Read => ({ items, isCut, asOf: at(0), notKnown: undefined })

describe("refused creates", () => {
  it("are one message for a caller that is refused a thousand times", () => {
    const { findings, still } = look(many(1_000))
    assert.strictEqual(findings.length, 1)
    const [{ advice, fields, isEvent, key, title }] = findings as [(typeof findings)[number]]
    assert.strictEqual(title, "CREATES ARE REFUSED: payments")
    assert.isFalse(isEvent)
    assert.deepStrictEqual([...still!], [key])
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
    assert.strictEqual(values["Refused"], "1000, 2026-11-22 15:00:00 UTC to 2026-11-22 15:16:39 UTC")
    assert.strictEqual(values["Why"], "1000 InsufficientFunds: the source profile holds too little of the source asset")
    assert.strictEqual(values["The newest"], "ref-999\nref-998\nref-997\nref-996\nref-995")
    assert.include(advice, "with the same ref_id")
  })

  it("are said anew when they grow tenfold or have another reason, not for each one", () => {
    const sizeOf = (items: ReadonlyArray<ItemOf<"refused-create">>) => look(items).findings[0]!.size!
    const sizes = [1, 2, 9, 10, 99, 100, 999].map((count) => sizeOf(many(count)))
    const [one, ten, hundred] = [sizes[0]!, sizes[3]!, sizes[5]!]
    assert.deepStrictEqual(sizes, [one, one, one, ten, ten, hundred, hundred])
    assert.isTrue(one < ten && ten < hundred)
    assert.isAbove(sizeOf([...many(1), refused("payments", 7, "BadRequest")]), sizes.at(-1)!)
  })

  it("of many callers are few messages, and of what could not be read to its end nothing is over", () => {
    const items = Array.from({ length: 30 }, (_, index) => many(2, `caller-${index}`)).flat()
    const { findings, still } = look(items)
    assert.strictEqual(findings.length, 11)
    assert.deepStrictEqual(findings.at(-1)!.fields, [{ name: "Beside those told", value: "20 callers" }])
    assert.strictEqual(still!.size, 31)
    const cut = look(many(3), true)
    assert.isUndefined(cut.still)
    assert.match(cut.findings[0]!.fields[1]!.value, /^3 or more, /u)
  })

  it("say what a hostile caller wrote on one line, and not at length", () => {
    const [finding] = look([{ ...refused("x\nFAKE: all is well", 0), why: "y".repeat(5_000) }]).findings
    assert.strictEqual(finding!.title, "CREATES ARE REFUSED: x FAKE: all is well")
    for (const { value } of finding!.fields) assert.isBelow(value.length, 1_024)
  })
})

const doubtful = (ref_id: string, doubt_age_ms: number): ItemOf<"create-in-doubt"> => ({
  type: "create-in-doubt",
  ref_id,
  caller: "c",
  api: "orchestration",
  attempts: 1,
  recorded_at: at(0),
  doubt_age_ms
})

describe("creates in doubt", () => {
  const creates = Array.from({ length: 50 }, (_, index) => doubtful(`r-${index}`, 200_000))

  it("are one outage when they are many, and young ones are not told", () => {
    const { findings } = doubts(read([...creates, doubtful("young", 5_000)]))
    assert.strictEqual(findings.length, 21)
    assert.deepStrictEqual(findings.at(-1)!.fields, [{ name: "Beside those told", value: "30" }])
  })

  it("are not over because an older one came before them, or because they were tried again", () => {
    const told = doubts(read(creates.slice(0, 20))).findings.map(({ key }) => key)
    const { still } = doubts(read([doubtful("older", 900_000), ...creates.map((one) => ({ ...one, doubt_age_ms: 1 }))]))
    assert.deepStrictEqual(
      told.filter((key) => !still!.has(key)),
      []
    )
    assert.isUndefined(doubts(read(creates, true)).still)
  })
})

describe("legacy conversions", () => {
  const conversion = (index: number, created_at: string) => ({
    id: `conversion-${index}`,
    profile_id: "p",
    amount: "5.00",
    source_asset: "USD",
    target_asset: "PYUSD",
    status: "CREATED",
    created_at,
    ...(index % 2 === 0 ? { ref_id: `ref-${index}` } : {})
  })
  const nowMs = Date.UTC(2026, 10, 22, 18)

  it("that are old are one message, the oldest first; young ones are under way", () => {
    const old = Array.from({ length: 12 }, (_, index) => conversion(index, at(59 - index)))
    const { findings } = leftOver([...old, conversion(99, new Date(nowMs - 60_000).toISOString())], nowMs, "UTC")
    assert.strictEqual(findings.length, 1)
    const [{ fields, size, title }] = findings as [(typeof findings)[number]]
    assert.strictEqual(title, "LEGACY CONVERSIONS HAVE NOT ENDED: 12")
    assert.strictEqual(size, 2)
    const lines = fields[0]!.value.split("\n")
    assert.strictEqual(lines.length, 6)
    assert.strictEqual(lines[1], "CREATED conversion-10: 5.00 USD to PYUSD, ref-10, since 2026-11-22 15:00:49 UTC")
    assert.deepStrictEqual(fields[1], { name: "More", value: "6" })
    assert.deepStrictEqual(leftOver([], nowMs, "UTC").findings, [])
  })
})
