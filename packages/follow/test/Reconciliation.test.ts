import { assert, describe, it } from "@effect/vitest"
import type { Orchestration } from "@segue/core/Orchestration"
import { Effect } from "effect"
import { TestClock } from "effect/testing"

import { Vendor } from "../src/planned/Vendor.ts"
import * as Reconciliation from "../src/Reconciliation.ts"
import { Store } from "../src/Store.ts"
import { orchestration } from "../src/StoreContract.ts"
import { during, layer, START_MS } from "./run.ts"

const DAY_MS = 86_400_000
const now = TestClock.setTime(START_MS)

const plan = (vendor: Vendor, id: string, daysAgo: number, status: string, more: Partial<Orchestration> = {}) => {
  const createdMs = START_MS - daysAgo * DAY_MS
  vendor.plan({ id, createdMs, steps: [{ atMs: createdMs, status }], more })
}

/** Makes known what the vendor shows now, or a changed version of it. */
const know = (vendor: Vendor, id: string, more: Partial<Orchestration> = {}) =>
  Effect.flatMap(Store, (store) =>
    store.apply([{ orchestration: { ...vendor.show(vendor.rows.get(id)!, START_MS)!, ...more }, origin: "look" }])
  )

describe("reconciliation", () => {
  it.effect("names every kind of difference, and puts what was missed into the feed", () => {
    const vendor = new Vendor({ isLost: () => true })
    for (const id of ["same", "amount", "missed"]) plan(vendor, id, 3, "COMPLETED")
    plan(vendor, "new", 2, "FAILED")
    plan(vendor, "by-rule", 2, "COMPLETED", { orchestration_rule_id: "rule-1", ref_id: "generated" })
    plan(vendor, "foreign", 2, "COMPLETED", { ref_id: "somebody-else" })
    plan(vendor, "gone", 2, "COMPLETED")
    plan(vendor, "hidden", 2, "COMPLETED")
    plan(vendor, "young", 0, "COMPLETED")
    const ours = new Set(["same", "amount", "missed", "new", "gone", "hidden"].map((id) => `ref-${id}`))
    return Effect.gen(function* () {
      yield* now
      for (const id of ["same", "by-rule", "foreign", "gone"]) yield* know(vendor, id)
      yield* know(vendor, "amount", { source_amount: "100.01" })
      yield* know(vendor, "missed", { status: "PROCESSING" })
      vendor.rows.delete("gone")
      const before = yield* (yield* Store).head
      const run = yield* during(Reconciliation.run())
      assert.deepStrictEqual(
        run.differences
          .map(({ fields, here, id, kind, there }) => `${kind} ${id} ${here ?? there ?? fields.join(",")}`)
          .toSorted(),
        [
          "missing-here hidden COMPLETED",
          "missing-here new FAILED",
          "missing-there gone COMPLETED",
          "money amount source_amount",
          "not-ours foreign COMPLETED",
          "status missed PROCESSING"
        ]
      )
      const news = (yield* (yield* Store).changes(before, 100)).map(({ id, kind, status }) => `${kind} ${id} ${status}`)
      assert.deepStrictEqual(news.toSorted(), [
        "advance missed COMPLETED",
        "first hidden COMPLETED",
        "first new FAILED"
      ])
      // What was found is known now; what cannot be repaired is said again.
      const again = yield* during(Reconciliation.run())
      assert.deepStrictEqual(again.differences.map(({ kind }) => kind).toSorted(), [
        "missing-there",
        "money",
        "not-ours"
      ])
    }).pipe(Effect.provide(layer(vendor, ours)))
  })

  it.effect("reaches back to a week before the oldest open row", () => {
    const vendor = new Vendor({ isLost: () => true })
    plan(vendor, "old", 40, "PROCESSING")
    plan(vendor, "in-reach", 46, "COMPLETED")
    plan(vendor, "beyond", 48, "COMPLETED")
    return Effect.gen(function* () {
      yield* now
      yield* know(vendor, "old")
      const { differences, from } = yield* during(Reconciliation.run())
      assert.strictEqual(from, new Date(START_MS - 47 * DAY_MS).toISOString())
      assert.deepStrictEqual(
        differences.map(({ id, kind }) => [kind, id]),
        [["missing-here", "in-reach"]]
      )
    }).pipe(Effect.provide(layer(vendor)))
  })

  it("compares amounts by value and sides by where they are", () => {
    const one = orchestration("a", "COMPLETED")
    assert.deepStrictEqual(Reconciliation.moneyFields(one, { ...one, source_amount: "0100.0" }), [])
    const other = {
      ...one,
      source_amount: "100.0000000000000001",
      source_asset: "USDP",
      destination: { crypto: { address: "0x1", network: "ETHEREUM" } },
      source: { profile: { profile_id: "profile-2" } }
    }
    assert.deepStrictEqual(Reconciliation.moneyFields(one, other), [
      "source_amount",
      "source_asset",
      "source",
      "destination"
    ])
    const omitted = { ...one }
    delete (omitted as { destination?: unknown }).destination
    assert.deepStrictEqual(Reconciliation.moneyFields(one, omitted), ["destination"])
  })
})
