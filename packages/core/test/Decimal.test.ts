import { assert, describe, it } from "@effect/vitest"
import * as Decimal from "@segue/core/Decimal"
import * as Issue from "@segue/core/Issue"
import { Result } from "effect"

const read = Issue.decoder(Decimal.Decimal)

describe("decimal strings", () => {
  it.each(["0", "100", "100.00", ".5", "007", "0.000000000000000001", "9".repeat(64)])(
    "%s is kept as it is",
    (text) => {
      assert.strictEqual(Result.getOrThrow(read(text)), text)
    }
  )

  it.each([
    "",
    ".",
    "5.",
    "-1",
    "+1",
    "1e3",
    "1,000",
    " 1",
    "1 ",
    "0x10",
    "NaN",
    "Infinity",
    "١٢",
    "1.2.3",
    "9".repeat(65),
    100,
    null,
    {}
  ])("%j is refused", (value) => {
    assert.isTrue(Result.isFailure(read(value)))
  })

  it("a number is told to be quoted", () => {
    const result = read(100)
    assert.match(Result.isFailure(result) ? Issue.format(result.failure[0]!) : "", /quote it/)
  })

  it("compares by value", () => {
    assert.strictEqual(Decimal.compare("1.10", "1.1"), 0)
    assert.strictEqual(Decimal.compare("0.30", "0.3000000000000000000001"), -1)
    assert.strictEqual(Decimal.compare("10", "9.99"), 1)
    assert.strictEqual(Decimal.compare("-1", "1"), -1)
  })

  it("adds and subtracts where floating point would not", () => {
    assert.strictEqual(Decimal.add("0.1", "0.2"), "0.3")
    assert.strictEqual(Decimal.add("9007199254740993.01", "0.02"), "9007199254740993.03")
    assert.strictEqual(Decimal.subtract("1", "1.01"), "-0.01")
    assert.strictEqual(Decimal.subtract("5", "5.000"), "0.000")
  })

  it("counts decimals by value and as written", () => {
    assert.deepStrictEqual(["1.500", "7.00", ".05", "0.00", "120"].map(Decimal.decimals), [1, 0, 2, 0, 0])
    assert.deepStrictEqual(["1.500", "7", ".05"].map(Decimal.writtenDecimals), [3, 0, 2])
  })

  it("counts units only where they are exact", () => {
    assert.strictEqual(Decimal.toUnits("1.23", 2), 123n)
    assert.strictEqual(Decimal.toUnits("1.230", 2), 123n)
    assert.strictEqual(Decimal.toUnits("1.234", 2), undefined)
    assert.strictEqual(Decimal.fromUnits(-5n, 2), "-0.05")
    assert.strictEqual(Decimal.fromUnits(1234n, 0), "1234")
  })

  it("results of arithmetic are amounts again, however long", () => {
    const sum = Decimal.add("9".repeat(64), `.${"1".repeat(63)}`)
    assert.strictEqual(Decimal.compare(sum, "1"), 1)
    assert.isTrue(Decimal.equals(Decimal.subtract(sum, "9".repeat(64)), `.${"1".repeat(63)}`))
  })

  it("does not compare what is no amount", () => {
    assert.throws(() => Decimal.compare("1e3", "1"), RangeError)
  })
})
