/** The payloads of the vendor's migration guide, both ways. */
import { assert, describe, it } from "@effect/vitest"
import { Migration, Query } from "@segue/core"
import { Result } from "effect"

const profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
const metadata = { my_id: "4f8a2b6c-9d1e-4c3a-b5f7-0e2d8a7c1b9f" }
const legacyRequest = {
  ref_id: "usd-pyusd-a3b1c2d4",
  profile_id,
  amount: "100",
  source_asset: "USD",
  target_asset: "PYUSD",
  metadata
}
const newRequest = {
  ref_id: "usd-pyusd-a3b1c2d4",
  source_amount: "100",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id } },
  destination: { profile: { profile_id } },
  metadata
}
const codes = (notes: ReadonlyArray<{ code: string }>) => notes.map((note) => note.code)

describe("the vendor guide's own payloads", () => {
  it("request: same keys and values as the guide's", () => {
    const { notes, value } = Result.getOrThrow(Migration.Request.toOrchestration(legacyRequest))
    assert.deepStrictEqual(value, newRequest)
    assert.deepStrictEqual(codes(notes), [
      "ref-id-namespace",
      "precision-undocumented",
      "fees-undocumented",
      "limits-undocumented"
    ])
    assert.deepStrictEqual(Result.getOrThrow(Migration.Request.toConversion(newRequest)).value, legacyRequest)
  })

  it("response: as far as a conversion can tell; the rest is in notes", () => {
    const { notes, value } = Result.getOrThrow(
      Migration.Object.toOrchestration({
        id: "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
        profile_id,
        amount: "100",
        source_asset: "USD",
        target_asset: "PYUSD",
        status: "CREATED",
        ref_id: "usd-pyusd-a3b1c2d4",
        created_at: "2026-04-20T12:30:01.397730Z",
        updated_at: "2026-04-20T12:30:01.472464Z",
        metadata
      })
    )
    assert.deepStrictEqual(value, {
      id: "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
      profile_id,
      source_amount: "100",
      source_asset: "USD",
      destination_asset: "PYUSD",
      status: "PROCESSING",
      ref_id: "usd-pyusd-a3b1c2d4",
      created_at: "2026-04-20T12:30:01.397730Z",
      updated_at: "2026-04-20T12:30:01.472464Z",
      source: { profile: { profile_id } },
      destination: { profile: { profile_id } },
      metadata
    })
    assert.deepStrictEqual(codes(notes), [
      "status-waiting",
      "status-final",
      "id-space",
      "updated-at",
      "new-fields-absent"
    ])
  })

  it("list query: created_at.begin becomes created_at.gte, the rest keeps its place", () => {
    const text = `profile_id=${profile_id}&created_at.begin=2026-04-20T11:00:00Z`
    const { query, unknown } = Result.getOrThrow(Query.read(Query.conversions, Query.parse(text)))
    const { value } = Result.getOrThrow(Migration.ListQuery.toOrchestration(query, unknown))
    assert.strictEqual(
      Query.format(Query.toPairs(value)),
      `profile_id=${profile_id}&created_at.gte=2026-04-20T11:00:00Z`
    )
  })

  it("scopes", () => {
    const { value } = Result.getOrThrow(
      Migration.Scopes.toOrchestration([
        "conversion:read_conversion_stablecoin",
        "conversion:write_conversion_stablecoin"
      ])
    )
    assert.deepStrictEqual(value, ["orchestration:read_orchestration", "orchestration:write_orchestration"])
  })
})
