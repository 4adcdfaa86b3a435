import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Result, Schema } from "effect"

import * as Json from "../../src/input/Json.ts"

const document = (text: string) => Result.getOrThrow(Json.parse(text))

describe("Json", () => {
  it.prop("reads what JSON writes, whatever the spacing", [Arbitrary.schema(Schema.Json)], ([value]) => {
    for (const spacing of [0, 2]) {
      const text = JSON.stringify(value, null, spacing)
      assert.deepStrictEqual(document(text).plain, JSON.parse(text))
      assert.strictEqual(JSON.stringify(document(text).exact, null, spacing), text)
    }
  })

  it("keeps numbers as they were written", () => {
    for (const number of ["1.10", "12345678901234567890", "1e2", "-0", "0.1000", "1E+400"]) {
      assert.strictEqual(JSON.stringify(document(`[${number}]`).exact), `[${number}]`)
    }
  })

  it("takes a key for a key, whatever it is called", () => {
    const { plain } = document('{"__proto__":{"a":1},"constructor":2,"toString":3}')
    assert.deepStrictEqual(Object.keys(plain as object), ["__proto__", "constructor", "toString"])
  })

  it("allows the same key in different objects", () => {
    assert.deepStrictEqual(document('[{"a":1},{"a":{"a":2}}]').plain, [{ a: 1 }, { a: { a: 2 } }])
  })

  it("counts lines and columns from one, over CRLF and characters outside the basic plane", () => {
    const failed = Json.parse('{\r\n  "\u{1F600}": oops\r\n}')
    assert.deepStrictEqual(Result.isFailure(failed) && failed.failure.place, { line: 2, column: 9 })
  })

  it("allows a hundred levels and no more", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth)
    assert.isTrue(Result.isSuccess(Json.parse(nested(Json.NESTING_MAX))))
    assert.isTrue(Result.isFailure(Json.parse(nested(Json.NESTING_MAX + 1))))
  })

  it("finds the place of a value, and of what surrounds a missing one", () => {
    const text = '{\n  "source": {\n    "profile": {}\n  }\n}'
    assert.deepStrictEqual(Json.places(text)(["source", "profile"]), { line: 3, column: 16 })
    assert.deepStrictEqual(Json.places(text)(["source", "profile", "profile_id"]), { line: 3, column: 16 })
  })
})
