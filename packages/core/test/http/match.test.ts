import { assert, describe, it } from "@effect/vitest"
import type { ConversionRequest } from "@segue/core/Conversion"
import { ZERO_UUID } from "@segue/core/Id"
import * as Migration from "@segue/core/Migration"
import type { OrchestrationRequest } from "@segue/core/Orchestration"
import { Result } from "effect"

import {
  compare,
  conversionTerms,
  inWordsOf,
  metadataNotes,
  orchestrationTerms
} from "../../src/internal/http/match.ts"
import * as generate from "../generators.ts"
import { orchestration, other, profile, request } from "./records.ts"

const migrated = (input: ConversionRequest): OrchestrationRequest =>
  Result.getOrThrow(Migration.Request.toOrchestration(input)).value

const same = { differing: [], hidden: [] }

describe("matching", () => {
  it.prop(
    "a request matches itself, in both APIs' words and however its amount is written",
    [generate.request],
    ([it]) => {
      assert.deepStrictEqual(compare(conversionTerms(it), conversionTerms({ ...it, amount: `0${it.amount}` })), same)
      assert.deepStrictEqual(compare(conversionTerms(it), orchestrationTerms(migrated(it))), same)
      assert.deepStrictEqual(compare(orchestrationTerms(migrated(it)), conversionTerms(it)), same)
    }
  )

  it.prop("a request does not match one that moves other money", [generate.request], ([it]) => {
    const changes: ReadonlyArray<readonly [Partial<ConversionRequest>, string]> = [
      [{ amount: `1${it.amount}` }, "source_amount"],
      [{ source_asset: it.target_asset }, "source_asset"],
      [{ target_asset: it.source_asset }, "destination_asset"],
      [{ profile_id: "another" }, "source.profile.profile_id"],
      [{ recipient_profile_id: "another" }, "destination.profile.profile_id"],
      [{ identity_id: "another" }, "identity_id"],
      [{ account_id: "another" }, "account_id"]
    ]
    for (const [change, path] of changes) {
      assert.include(compare(conversionTerms(it), conversionTerms({ ...it, ...change })).differing, path)
    }
  })

  it("absent, null, empty and the zero UUID are one", () => {
    const plain = conversionTerms({ profile_id: "p", amount: "1", source_asset: "USD", target_asset: "USDP" })
    for (const none of [null, "", ZERO_UUID]) {
      const written = conversionTerms({
        profile_id: "p",
        amount: "1.0",
        source_asset: "USD",
        target_asset: "USDP",
        identity_id: none,
        account_id: none,
        recipient_profile_id: none
      })
      assert.deepStrictEqual(compare(plain, written), same)
    }
  })

  it("bank accounts and memos count", () => {
    const to = (destination: object) => orchestrationTerms({ ...request, destination } as OrchestrationRequest)
    const plain = to({ fiat: { bank_account_id: "bank" } })
    assert.deepStrictEqual(compare(plain, to({ fiat: { bank_account_id: "bank", memo: "" } })), same)
    assert.deepStrictEqual(compare(plain, to({ fiat: { bank_account_id: "bank", memo: "hello" } })).differing, [
      "destination.fiat.memo"
    ])
    assert.deepStrictEqual(compare(to({ fiat: { bank_account_id: "bank", memo: "hello" } }), plain).differing, [
      "destination.fiat.memo"
    ])
    assert.deepStrictEqual(compare(plain, to({ fiat: { bank_account_id: "another" } })).differing, [
      "destination.fiat.bank_account_id"
    ])
    assert.deepStrictEqual(compare(plain, to({ profile: { profile_id: profile } })).differing, [
      "destination.fiat.bank_account_id",
      "destination.profile.profile_id"
    ])
  })

  it("saved addresses count by the name the request gives them", () => {
    const to = (crypto: object) => orchestrationTerms({ ...request, destination: { crypto } } as OrchestrationRequest)
    const address = "0xAbCdEf0123456789aBcDeF0123456789AbCdEf01"
    const byAddress = { address, network: "ETHEREUM" }
    assert.deepStrictEqual(compare(to(byAddress), to({ ...byAddress, address_id: "id" })), same)
    assert.deepStrictEqual(compare(to(byAddress), to({ ...byAddress, address: address.toLowerCase() })), same)
    assert.deepStrictEqual(compare(to({ address_id: "id" }), to({ ...byAddress, address_id: "id" })), same)
    assert.deepStrictEqual(compare(to({ address_id: "id" }), to({ address_id: "another" })).differing, [
      "destination.crypto.address_id"
    ])
    assert.deepStrictEqual(compare(to({ address_id: "id" }), to(byAddress)).differing, [
      "destination.crypto.address_id"
    ])
    assert.deepStrictEqual(compare(to(byAddress), to({ ...byAddress, network: "BASE" })).differing, [
      "destination.crypto.network"
    ])
    // Case tells addresses of other chains apart.
    const solana = { address: "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", network: "SOLANA" }
    assert.deepStrictEqual(compare(to(solana), to({ ...solana, address: solana.address.toLowerCase() })).differing, [
      "destination.crypto.address"
    ])
  })

  it("a side that the record does not show is told, not guessed", () => {
    const { destination: _, source: __, ...hiding } = orchestration
    assert.deepStrictEqual(compare(orchestrationTerms(request), orchestrationTerms(hiding)), {
      differing: [],
      hidden: ["source", "destination"]
    })
    assert.deepStrictEqual(
      compare(orchestrationTerms(request), orchestrationTerms({ ...hiding, source_amount: "7" })).differing,
      ["source_amount"]
    )
  })

  it("what no request can say makes no record another one", () => {
    const wanted = orchestrationTerms({ ...request, destination: { crypto: { address: "a", network: "BASE" } } })
    const telling = {
      ...orchestration,
      source: { profile: { profile_id: profile, nickname: "till" }, till: { id: "7" } },
      destination: { crypto: { address: "a", network: "BASE", nickname: "shop" } }
    }
    assert.deepStrictEqual(compare(wanted, orchestrationTerms(telling)), same)
    // Only what is new: that is nothing which could be compared.
    const elsewhere = { ...telling, source: { till: { id: "7" } }, destination: { crypto: { nickname: "shop" } } }
    assert.deepStrictEqual(compare(wanted, orchestrationTerms(elsewhere as never)), {
      differing: [],
      hidden: ["source", "destination"]
    })
    // A record that a rule started comes from somewhere else.
    const byRule = { ...telling, source: { fiat: { deposit_instructions_id: "d" } } }
    assert.deepStrictEqual(compare(wanted, orchestrationTerms(byRule)), {
      differing: ["source.profile.profile_id"],
      hidden: []
    })
  })

  it("a party that the record leaves out is hidden, and one that it denies differs", () => {
    for (const path of ["identity_id", "account_id"] as const) {
      const wanted = orchestrationTerms({ ...request, [path]: other })
      for (const none of [{}, { [path]: "" }]) {
        const found = orchestrationTerms({ ...orchestration, ...none })
        assert.deepStrictEqual(compare(wanted, found), { differing: [], hidden: [path] })
      }
      const denied = orchestrationTerms({ ...orchestration, [path]: ZERO_UUID })
      assert.deepStrictEqual(compare(wanted, denied), { differing: [path], hidden: [] })
      assert.deepStrictEqual(compare(orchestrationTerms(request), denied), same)
    }
  })

  it("paths are in the words of the request that was made", () => {
    const paths = ["source_amount", "destination_asset", "source.profile.profile_id", "destination.profile.profile_id"]
    assert.deepStrictEqual(inWordsOf("conversion", paths), [
      ["amount"],
      ["target_asset"],
      ["profile_id"],
      ["recipient_profile_id"]
    ])
    assert.deepStrictEqual(inWordsOf("orchestration", paths.slice(2, 3)), [["source", "profile", "profile_id"]])
  })

  it("metadata is noted key by key, with what the request had", () => {
    assert.deepStrictEqual(metadataNotes(null, undefined), [])
    assert.deepStrictEqual(metadataNotes({ a: "1" }, { a: "1" }), [])
    const notes = metadataNotes({ a: "1" }, { a: other, b: "2" })
    assert.deepStrictEqual(
      notes.map(({ lost, path }) => ({ path, lost })),
      [
        { path: ["metadata", "a"], lost: "1" },
        { path: ["metadata", "b"], lost: undefined }
      ]
    )
  })
})
