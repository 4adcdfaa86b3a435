import { assert, describe, it } from "@effect/vitest"

import * as Ledger from "../src/Ledger.ts"

describe("ledger", () => {
  it("books only what sums to zero and overdraws nobody", () => {
    const ledger = new Ledger.Ledger()
    const mine = Ledger.profile("p", "available")
    ledger.post("DEPOSIT", "d", 0, Ledger.move(Ledger.WORLD, mine, "USD", 10n))
    assert.throws(() => ledger.post("X", "x", 0, [{ account: mine, asset: "USD", units: 1n }]), /off by/)
    assert.throws(() => ledger.post("X", "x", 0, Ledger.move(mine, Ledger.WORLD, "USD", 11n)), /overdraws/)
    // A batch that passes through below zero is judged by its end.
    ledger.post("X", "x", 0, [
      ...Ledger.move(mine, Ledger.WORLD, "USD", 20n),
      ...Ledger.move(Ledger.WORLD, mine, "USD", 15n)
    ])
    assert.strictEqual(ledger.balance(mine, "USD"), 5n)
    ledger.post("C", "c", 1, Ledger.convert(mine, mine, "USD", "USDP", 5n))
    assert.strictEqual(ledger.balance(Ledger.ISSUANCE, "USDP"), -5n)
    const copy = new Ledger.Ledger()
    copy.load(JSON.parse(JSON.stringify(ledger.dump())))
    assert.deepStrictEqual(copy.postings, ledger.postings)
    assert.deepStrictEqual(copy.accounts(), ledger.accounts())
  })

  it.each([
    [0n, "0"],
    [100_000_000n, "1"],
    [1n, "0.00000001"],
    [-150_000_000n, "-1.5"],
    [1_000_000_000n, "10"]
  ])("writes %s units as %s", (units, text) => {
    assert.strictEqual(Ledger.format(units), text)
  })
})
