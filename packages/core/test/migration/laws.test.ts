/** Laws of the migration map, over generated traffic. */
import { assert, describe, it } from "@effect/vitest"
import { Conversion, Decimal, Id, Issue, Migration, type Note, Orchestration } from "@segue/core"
import { Result, Schema } from "effect"

import * as generate from "../generators.ts"

const strictRequest = Issue.decoder(Orchestration.OrchestrationRequest, { unknownFields: "refuse" })
const requestTo = Schema.decodeUnknownResult(Migration.Transformations.OrchestrationRequestFromConversionRequest)
const requestBack = Schema.encodeUnknownResult(Migration.Transformations.OrchestrationRequestFromConversionRequest)
const objectTo = Schema.decodeUnknownResult(Migration.Transformations.OrchestrationFromConversion)
const decodeConversion = Schema.decodeUnknownResult(Conversion.Conversion)

/** JSON text with sorted keys: two values that differ show their whole difference when a generated case fails. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  )

const same = (actual: unknown, expected: unknown): void => assert.strictEqual(canonical(actual), canonical(expected))

/** What the map says is the same request: empty fields gone, a recipient that is the payer gone. */
const normal = (request: Conversion.ConversionRequest): Conversion.ConversionRequest => {
  const { account_id, identity_id, metadata, recipient_profile_id, ...rest } = request
  return {
    ...rest,
    ...(Id.isNone(account_id) ? {} : { account_id: account_id! }),
    ...(Id.isNone(identity_id) ? {} : { identity_id: identity_id! }),
    ...(metadata ? { metadata } : {}),
    ...(recipient_profile_id && recipient_profile_id !== request.profile_id ? { recipient_profile_id } : {})
  }
}

/** Every leaf of a JSON value with its path. */
const leaves = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<readonly [string, unknown]> =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [[path.join("/"), value]]

/** Where a field's value stands afterwards; every other field keeps its place. */
const renamed: Readonly<Record<string, string>> = {
  amount: "source_amount",
  target_asset: "destination_asset",
  profile_id: "source/profile/profile_id",
  recipient_profile_id: "destination/profile/profile_id"
}
const renamedBack = Object.fromEntries(Object.entries(renamed).map(([from, to]) => [to, from]))

/** Leaves of the input that are neither at their place in the output nor named by a note. */
const unaccounted = (
  input: object,
  output: object,
  notes: ReadonlyArray<Note.Note>,
  places: Readonly<Record<string, string>> = renamed
): ReadonlyArray<string> => {
  const kept = new Map(leaves(output))
  const said = notes.map((note) => note.path.join("/")).filter((head) => head !== "")
  return leaves(input)
    .filter(([path]) => path !== "status") // mapped word for word; the statuses have laws of their own
    .filter(([path, value]) => JSON.stringify(kept.get(places[path] ?? path)) !== JSON.stringify(value))
    .filter(([path]) => !said.some((head) => path === head || path.startsWith(`${head}/`)))
    .map(([path]) => path)
}

describe("requests", () => {
  it.prop("what the legacy API accepts becomes a valid orchestration request", [generate.request], ([request]) => {
    const { value } = Result.getOrThrow(Migration.Request.toOrchestration(request))
    same(Result.getOrThrow(strictRequest(JSON.parse(JSON.stringify(value)))), value)
  })

  it.prop("there and back is the same request", [generate.request], ([request]) => {
    const there = Result.getOrThrow(Migration.Request.toOrchestration(request)).value
    const back = Result.getOrThrow(Migration.Request.toConversion(there)).value
    same(back, normal(request))
    same(Result.getOrThrow(Migration.Request.toOrchestration(back)).value, there)
  })

  it.prop("amounts keep value and text", [generate.request], ([request]) => {
    const { value } = Result.getOrThrow(Migration.Request.toOrchestration(request))
    assert.strictEqual(value.source_amount, request.amount)
  })

  it.prop("migrate then decode equals decode then migrate", [generate.request], ([request]) => {
    const raw = JSON.parse(JSON.stringify(request)) as unknown
    const decoded = Result.getOrThrow(Issue.decoder(Conversion.ConversionRequest)(raw))
    const typed = Result.getOrThrow(Migration.Request.toOrchestration(decoded)).value
    same(Result.getOrThrow(requestTo(raw)), typed)
    same(Result.getOrThrow(requestBack(typed)), normal(request))
  })

  it.prop("nothing is dropped without a note", [generate.request], ([request]) => {
    const input = { ...request, not_in_any_schema: { deep: ["value"] } }
    const { notes, value } = Result.getOrThrow(Migration.Request.toOrchestration(input))
    assert.deepStrictEqual(unaccounted(input, value, notes), [])
    assert.isTrue(notes.some((note) => note.code === "unknown-field" && note.path[0] === "not_in_any_schema"))
  })

  it.prop("without a ref_id it is refused, whatever else it says", [generate.request], ([request]) => {
    for (const empty of [undefined, null, ""]) {
      const { ref_id: _, ...rest } = request
      const result = Migration.Request.toOrchestration(empty === undefined ? rest : { ...rest, ref_id: empty })
      assert.isTrue(Result.isFailure(result) && result.failure.issues.some((issue) => issue.code === "ref-id-missing"))
    }
    const { ref_id: _, ...rest } = request
    assert.strictEqual(
      Result.getOrThrow(Migration.Request.toOrchestration(rest, { refId: "order-7" })).value.ref_id,
      "order-7"
    )
  })
})

describe("objects", () => {
  it.prop("only CANCELLED is refused", [generate.conversion], ([conversion]) => {
    const result = Migration.Object.toOrchestration(conversion)
    assert.strictEqual(Result.isFailure(result), conversion.status === "CANCELLED")
  })

  it.prop("there and back is the same object, zero UUIDs restored", [generate.conversion], ([conversion]) => {
    if (conversion.status !== "CREATED" && conversion.status !== "SETTLED") return
    const there = Result.getOrThrow(Migration.Object.toOrchestration(conversion)).value
    const back = Result.getOrThrow(
      Migration.Object.toConversion(
        there,
        conversion.settled_at === undefined ? {} : { settledAt: conversion.settled_at }
      )
    ).value
    const { recipient_profile_id, ...rest } = conversion
    same(back, {
      ...rest,
      ...(recipient_profile_id && recipient_profile_id !== conversion.profile_id ? { recipient_profile_id } : {})
    })
    // The other way round holds without any help.
    same(Result.getOrThrow(Migration.Object.toOrchestration(back)).value, there)
  })

  it.prop("nothing is dropped without a note, and unknown fields stay", [generate.conversion], ([conversion]) => {
    const result = Migration.Object.toOrchestration(conversion)
    if (Result.isFailure(result)) return
    const { notes, value } = result.success
    assert.deepStrictEqual(unaccounted(conversion, value, notes), [])
    assert.deepStrictEqual((value as Record<string, unknown>)["vendor_added_this"], { later: true })
  })

  it.prop("migrate then decode equals decode then migrate", [generate.conversion], ([conversion]) => {
    const raw = JSON.parse(JSON.stringify(conversion)) as unknown
    const typed = Migration.Object.toOrchestration(Result.getOrThrow(decodeConversion(raw)))
    const through = objectTo(raw)
    assert.strictEqual(Result.isFailure(typed), Result.isFailure(through))
    if (Result.isSuccess(typed)) same(Result.getOrThrow(through), typed.success.value)
  })
})

describe("the way back", () => {
  const sides = { source: { profile: { profile_id: "p" } }, destination: { profile: { profile_id: "q" } } }
  const full: Orchestration.Orchestration = {
    id: "o1",
    profile_id: "q",
    customer_id: "c",
    ref_id: "r",
    source_asset: "USD",
    destination_asset: "PYUSD",
    source_amount: "1",
    status: "PROCESSING",
    ...sides,
    source_transfer: { transfer_id: "t", status: "COMPLETED" },
    destination_transfer: { status: "PENDING" },
    fail_reason: { detail: "why" },
    orchestration_rule_id: "rule",
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:01Z",
    metadata: { a: "b" }
  }
  const back = (value: object) => Migration.Object.toConversion(value as Orchestration.Orchestration)

  it("drops nothing without a note, at any depth, whoever's field it is", () => {
    const strange = {
      ...full,
      source: { profile: { profile_id: "p", nickname: "till" }, wallet: { deep: 1 } },
      settled_at: "2026-01-01T00:00:02Z",
      vendor_added_this: { later: true }
    }
    const { notes, value } = Result.getOrThrow(back(strange))
    // The destination of one's own profile is said by the absence of a recipient; here it is another's.
    assert.deepStrictEqual(unaccounted(strange, value, notes, { ...renamedBack, profile_id: "nowhere" }), [])
    assert.strictEqual(notes.find((note) => note.code === "field-of-the-other")?.path[0], "settled_at")
    assert.isUndefined(value.settled_at)
  })

  it("a conversion with fields of the new API does not pass them on silently", () => {
    const strange = {
      id: "c1",
      profile_id: "p",
      amount: "1",
      source_asset: "USD",
      target_asset: "PYUSD",
      status: "CREATED",
      created_at: "2026-01-01T00:00:00Z",
      customer_id: "c",
      source_transfer: { transfer_id: "t" }
    }
    const { notes, value } = Result.getOrThrow(Migration.Object.toOrchestration(strange))
    assert.deepStrictEqual(unaccounted(strange, value, notes), [])
    assert.strictEqual(notes.filter((note) => note.code === "field-of-the-other").length, 2)
  })

  it("only a legacy pair becomes a conversion", () => {
    for (const [source_asset, destination_asset] of [
      ["PYUSD", "USDG"],
      ["USD", "USD"],
      ["USD", "USDC"]
    ]) {
      const result = back({ ...full, source_asset, destination_asset })
      assert.isTrue(Result.isFailure(result) && result.failure.issues[0]!.code === "unsupported-pair")
    }
  })

  it("an unknown status is not called kept: its word is in the note", () => {
    const { notes, value } = Result.getOrThrow(back({ ...full, status: "WAITING" }))
    const note = notes.find((one) => one.code === "status-replaced")
    assert.deepStrictEqual([value.status, note?.lost], ["CREATED", "WAITING"])
    assert.isFalse(notes.some((one) => one.code === "status-unknown"))
  })

  it("a request names profiles, and large amounts are said", () => {
    const request: Orchestration.OrchestrationRequest = {
      ref_id: "r",
      source_amount: "600000",
      source_asset: "USD",
      destination_asset: "PYUSD",
      ...sides
    }
    const { notes } = Result.getOrThrow(Migration.Request.toConversion(request))
    assert.isTrue(notes.some((note) => note.code === "above-default-limit"))
    const zero = Migration.Request.toConversion({ ...request, source: { profile: { profile_id: Id.ZERO_UUID } } })
    assert.isTrue(Result.isFailure(zero) && zero.failure.issues[0]!.code === "zero-profile")
    const swap = Migration.Request.toConversion({
      ...request,
      source_asset: "PYUSD",
      destination_asset: "USDG",
      source_amount: "1.001"
    })
    assert.deepStrictEqual(Result.isFailure(swap) ? swap.failure.issues.map((issue) => issue.code) : [], [
      "unsupported-pair"
    ])
  })

  it("a conflict whose record cannot be shown says so", () => {
    const existing = {
      id: "c1",
      profile_id: "p",
      amount: "1",
      source_asset: "USD",
      target_asset: "PYUSD",
      status: "CANCELLED",
      created_at: "2026-01-01T00:00:00Z"
    }
    const { notes, value } = Result.getOrThrow(
      Migration.ProblemBody.toOrchestration({ status: 409, meta: { existing } })
    )
    assert.deepStrictEqual(value.meta!["existing"], existing)
    assert.isTrue(notes.some((note) => note.code === "existing-kept"))
  })
})

describe("statuses", () => {
  const orchestration = (status: string, leg?: string): Orchestration.Orchestration => ({
    id: "o1",
    source_asset: "USD",
    destination_asset: "PYUSD",
    source_amount: "1",
    status,
    source: { profile: { profile_id: "p" } },
    destination: { profile: { profile_id: "p" } },
    created_at: "2026-01-01T00:00:00Z",
    ...(leg === undefined ? {} : { source_transfer: { status: leg } })
  })

  it("an end without any completed leg is CANCELLED, everything else stays CREATED", () => {
    const value = (status: string, leg?: string) => Migration.Status.toConversion(orchestration(status, leg)).value
    assert.deepStrictEqual(
      [value("FAILED"), value("REJECTED"), value("FAILED", "PROCESSING"), value("FAILED", "COMPLETED")],
      ["CANCELLED", "CANCELLED", "CANCELLED", "CREATED"]
    )
    assert.deepStrictEqual(
      [value("PENDING"), value("PROCESSING"), value("COMPLETED"), value("NEW_WORD")],
      ["CREATED", "CREATED", "SETTLED", "CREATED"]
    )
    const { destination: _, ...oneSided } = orchestration("FAILED")
    assert.strictEqual(Migration.Status.toConversion(oneSided).value, "CREATED")
  })

  it("spellings are said", () => {
    const settled = Result.getOrThrow(Migration.Status.toOrchestration("settled"))
    assert.deepStrictEqual([settled.value, settled.notes[0]?.code], ["COMPLETED", "status-spelling"])
    for (const word of ["CANCELLED", "canceled"]) {
      assert.isTrue(Result.isFailure(Migration.Status.toOrchestration(word)))
    }
    assert.strictEqual(Migration.Status.rollup("toString"), "unknown")
  })
})

describe("amounts", () => {
  const migrate = (amount: string) =>
    Migration.Request.toOrchestration({
      ref_id: "r",
      profile_id: "p",
      amount,
      source_asset: "USD",
      target_asset: "PYUSD"
    })
  const code = (amount: string) => {
    const result = migrate(amount)
    return Result.isFailure(result) ? result.failure.issues.map((issue) => issue.code) : "migrated"
  }

  it("zero and more than two decimals are refused, never rounded", () => {
    assert.deepStrictEqual(["0", "0.00", "000"].map(code), [["amount-zero"], ["amount-zero"], ["amount-zero"]])
    assert.deepStrictEqual(["1.001", "0.005"].map(code), [["precision"], ["precision"]])
    assert.deepStrictEqual(["1.10000", ".5", "007", "500000.01"].map(code), Array(4).fill("migrated"))
  })

  it("unusual spellings and large amounts are said", () => {
    const said = (amount: string) => Result.getOrThrow(migrate(amount)).notes.map((note) => note.code)
    assert.include(said(".5"), "unusual-amount")
    assert.include(said("1.10000"), "unusual-amount")
    assert.include(said("500000.01"), "above-default-limit")
    assert.notInclude(said("500000"), "above-default-limit")
  })

  it("pairs: only USD with a coin of the legacy table", () => {
    const pair = (source_asset: string, target_asset: string) => {
      const result = Migration.Request.toOrchestration({
        ref_id: "r",
        profile_id: "p",
        amount: "1",
        source_asset,
        target_asset
      })
      return Result.isFailure(result) ? result.failure.issues.map((issue) => issue.code) : []
    }
    assert.deepStrictEqual(pair("PYUSD", "USDG"), ["unsupported-pair"])
    assert.deepStrictEqual(pair("USD", "USD"), ["unsupported-pair"])
    assert.deepStrictEqual(pair("USD", "USDC"), ["unsupported-pair"])
    assert.deepStrictEqual(pair("usd", "DOGE"), ["unknown-asset", "unknown-asset"])
    assert.deepStrictEqual(pair("USDG", "USD"), [])
  })

  it.prop("arithmetic is exact", [generate.amount, generate.amount], ([a, b]) => {
    assert.isTrue(Decimal.equals(Decimal.subtract(Decimal.add(a, b), b), a))
    assert.strictEqual(Decimal.compare(a, b), -Decimal.compare(b, a) as -1 | 0 | 1)
  })
})
