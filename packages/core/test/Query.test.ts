import { assert, describe, it } from "@effect/vitest"
import * as Migration from "@segue/core/Migration"
import * as Query from "@segue/core/Query"
import { Result } from "effect"

const migrate = (text: string) => {
  const read = Result.getOrThrow(Query.read(Query.conversions, Query.parse(text)))
  return Migration.ListQuery.toOrchestration(read.query, read.unknown)
}
const issueCodes = (result: ReturnType<typeof migrate>) =>
  Result.isFailure(result) ? result.failure.issues.map((issue) => issue.code) : []

describe("reading", () => {
  it("percent escapes, plus signs and repeated keys", () => {
    assert.deepStrictEqual(Query.parse("?a=1%2B2+3&b=&c&status=A&status=B"), [
      ["a", "1+2 3"],
      ["b", ""],
      ["c", ""],
      ["status", "A"],
      ["status", "B"]
    ])
    assert.deepStrictEqual(Query.parse("a=100%"), [["a", "100%"]])
    assert.deepStrictEqual(Query.parse("a=%ff"), [["a", "%ff"]])
  })

  it("an offset's plus survives writing", () => {
    const pairs = [["created_at.gte", "2026-04-20T11:00:00+02:00"]] as const
    assert.deepStrictEqual(Query.parse(Query.format(pairs)), pairs)
  })

  it("arrays repeat the key; limits are numbers between 1 and 1000", () => {
    const { query } = Result.getOrThrow(Query.read(Query.orchestrations, Query.parse("status=A&status=B&limit=5")))
    assert.deepStrictEqual(query, { status: ["A", "B"], limit: 5 })
    assert.strictEqual(Query.format(Query.toPairs(query)), "status=A&status=B&limit=5")
    for (const limit of ["0", "1001", "abc", "1e2", "-1", "1.5"]) {
      assert.isTrue(Result.isFailure(Query.read(Query.orchestrations, [["limit", limit]])), limit)
    }
  })

  it("a raw plus in an offset is told, and a parameter given a thousand times is one issue", () => {
    const raw = Query.read(Query.conversions, Query.parse("created_at.begin=2026-04-20T11:00:00+02:00"))
    assert.match(Result.isFailure(raw) ? (raw.failure[0]?.remedy ?? "") : "", /%2B/)
    const many = Query.read(Query.conversions, Query.parse("ref_id=a&".repeat(1000)))
    assert.strictEqual(Result.isFailure(many) ? many.failure.length : 0, 1)
  })

  it("a single parameter given twice is an issue, a foreign one is told apart", () => {
    assert.isTrue(Result.isFailure(Query.read(Query.conversions, Query.parse("ref_id=a&ref_id=b"))))
    const read = Result.getOrThrow(Query.read(Query.conversions, Query.parse("status=SETTLED&__proto__=x")))
    assert.deepStrictEqual(read, {
      query: {},
      unknown: [
        ["status", "SETTLED"],
        ["__proto__", "x"]
      ]
    })
  })
})

describe("migrating", () => {
  it("maps bounds and arrays, and says what cannot be known", () => {
    const { notes, value } = Result.getOrThrow(
      migrate("ref_id=r&created_at.end=2026-01-01T00:00:00Z&order=ASC&limit=7&cursor=x")
    )
    assert.deepStrictEqual(value, { ref_id: ["r"], "created_at.lte": "2026-01-01T00:00:00Z", order: "ASC", limit: 7 })
    assert.deepStrictEqual(
      notes.map((note) => note.code),
      ["unknown-parameter", "population"]
    )
    assert.deepStrictEqual(Result.getOrThrow(Migration.ListQuery.toConversion(value)).value, {
      ref_id: "r",
      "created_at.end": "2026-01-01T00:00:00Z",
      order: "ASC",
      limit: 7
    })
  })

  it("refuses what would widen the query", () => {
    assert.deepStrictEqual(
      issueCodes(migrate("updated_at.begin=2026-01-01T00:00:00Z&updated_at.end=2026-01-02T00:00:00Z")),
      ["updated-at-filter", "updated-at-filter"]
    )
    assert.deepStrictEqual(issueCodes(migrate("page_cursor=abc")), ["page-cursor"])
  })

  it("two bounds of one side are refused: choosing one would change the query", () => {
    const result = Migration.ListQuery.toConversion({
      "created_at.eq": "2026-04-20T00:00:00Z",
      "created_at.gte": "2026-01-01T00:00:00Z"
    })
    assert.deepStrictEqual(Result.isFailure(result) ? result.failure.issues.map((issue) => issue.code) : [], [
      "several-bounds"
    ])
  })

  it("the way back refuses filters the legacy listing lacks", () => {
    const codes = (query: Parameters<typeof Migration.ListQuery.toConversion>[0]) => {
      const result = Migration.ListQuery.toConversion(query)
      return Result.isFailure(result) ? result.failure.issues.map((issue) => issue.code) : result.success.value
    }
    assert.deepStrictEqual(codes({ status: ["COMPLETED"] }), ["no-legacy-filter"])
    assert.deepStrictEqual(codes({ profile_id: ["a", "b"] }), ["several-values"])
    assert.deepStrictEqual(codes({ "created_at.gt": "2026-01-01T00:00:00Z" }), ["exclusive-bound"])
    assert.deepStrictEqual(codes({ "created_at.eq": "2026-01-01T00:00:00Z" }), {
      "created_at.begin": "2026-01-01T00:00:00Z",
      "created_at.end": "2026-01-01T00:00:00Z"
    })
  })
})

describe("scopes", () => {
  it("replaces whole scopes, keeps others, drops doubles with a note, says typos", () => {
    const { notes, value } = Result.getOrThrow(
      Migration.Scopes.toOrchestration([
        "funding:read_profile",
        "conversion:read_conversion_stablecoin",
        "orchestration:read_orchestration",
        "orchestration:read_orchestration_rule",
        "event:read_event"
      ])
    )
    assert.deepStrictEqual(value, [
      "funding:read_profile",
      "orchestration:read_orchestration",
      "orchestration:read_orchestration_rule",
      "event:read_event"
    ])
    assert.deepStrictEqual(
      notes.map((note) => [note.code, note.path]),
      [
        ["scope-duplicate", [2]],
        ["scope-typo", [4]],
        ["grant-first", []],
        ["keep-while-draining", []]
      ]
    )
  })
})
