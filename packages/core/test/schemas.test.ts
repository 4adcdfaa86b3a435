/** What the object schemas keep, and what they refuse. */
import { assert, describe, it } from "@effect/vitest"
import { Conversion, Event, Issue, Migration, Orchestration, Problem, Profile, Rule } from "@segue/core"
import { Result, Schema } from "effect"

const orchestration = {
  id: "o1",
  source_amount: "1",
  source_asset: "USD",
  destination_asset: "PYUSD",
  status: "PROCESSING",
  created_at: "2026-01-01T00:00:00Z"
}

describe("replies", () => {
  it("keep fields and statuses that are not known yet, at every depth", () => {
    const raw = {
      ...orchestration,
      status: "ON_HOLD",
      source: { profile: { profile_id: "p", nickname: "till" }, wallet: {} },
      source_transfer: { status: "QUEUED", eta: 5 },
      brand_new: [1]
    }
    const list = { items: [raw], total: 1 }
    const schema = Orchestration.OrchestrationList
    const decoded = Result.getOrThrow(Schema.decodeUnknownResult(schema)(list))
    assert.deepStrictEqual(Result.getOrThrow(Schema.encodeUnknownResult(schema)(decoded)), list)
  })

  it("read null as absent where a field may be missing, and keep every other null", () => {
    const nulls = {
      ...orchestration,
      ref_id: null,
      source_transfer: { transfer_id: null, status: "PENDING" },
      destination_transfer: null,
      fail_reason: null,
      source: { profile: { profile_id: "p" }, crypto: null, fiat: null },
      destination: null,
      orchestration_rule_id: null,
      updated_at: null,
      metadata: null,
      brand_new: null
    }
    const plain = {
      ...orchestration,
      source_transfer: { status: "PENDING" },
      source: { profile: { profile_id: "p" } },
      brand_new: null
    }
    const read = Schema.decodeUnknownSync(Orchestration.OrchestrationList)
    const list = read({ items: null, orchestrations: [nulls], next_page_cursor: null })
    assert.deepStrictEqual(list, { orchestrations: [plain] } as never)
    assert.deepStrictEqual<unknown>(Schema.encodeSync(Orchestration.OrchestrationList)(list), list)
    assert.isTrue(
      Orchestration.isConversion({ ...list.orchestrations![0]!, destination: { profile: { profile_id: "p" } } })
    )

    const conversion = {
      id: "c",
      profile_id: "p",
      amount: "1",
      source_asset: "USD",
      target_asset: "PYUSD",
      status: "CREATED",
      created_at: "2026-01-01T00:00:00Z"
    }
    const rule = { id: "r", status: "ACTIVE", source_asset: "USDC", destination_asset: "USD" }
    const event = { id: "e", type: "t", object: { deep: null }, created_at: "2026-01-01T00:00:00Z" }
    const cases: ReadonlyArray<readonly [Schema.Codec<object, unknown>, object, ReadonlyArray<string>]> = [
      [
        Conversion.Conversion,
        conversion,
        ["ref_id", "identity_id", "account_id", "updated_at", "settled_at", "cancelled_at", "metadata"]
      ],
      [Rule.Rule, rule, ["ref_id", "nickname", "profile_id", "source", "destination", "created_at"]],
      [Event.Event, event, ["object_type", "undelivered_webhooks"]],
      [Profile.Profile, { id: "p" }, ["nickname", "description", "type", "created_at"]]
    ]
    for (const [schema, value, fields] of cases) {
      const withNulls = { ...value, ...Object.fromEntries(fields.map((field) => [field, null])) }
      assert.deepStrictEqual(Schema.decodeUnknownSync(schema)(withNulls), value)
      for (const field of Object.keys(value)) {
        assert.throws(() => Schema.decodeUnknownSync(schema)({ ...value, [field]: null }))
      }
    }
  })

  it("the deprecated array is read only where items is missing", () => {
    const read = Schema.decodeUnknownSync(Orchestration.OrchestrationList)
    const other = { ...orchestration, id: "o2" }
    assert.deepStrictEqual(Orchestration.rows(read({ items: [], orchestrations: [other] })), [])
    assert.deepStrictEqual(Orchestration.rows(read({ orchestrations: [other] })), [other])
    assert.deepStrictEqual(Orchestration.rows(read({})), [])
    assert.deepStrictEqual(Rule.rows(Schema.decodeUnknownSync(Rule.RuleList)({})), [])
  })

  it("an event and a delivery are not each other", () => {
    const event = {
      id: "e",
      type: "orchestration.completed",
      object: { id: "o", status: "COMPLETED" },
      created_at: "2026-01-01T00:00:00Z"
    }
    const delivery = {
      id: "e",
      type: "orchestration.completed",
      source: "com.paxos",
      time: "2026-01-01T00:00:00Z",
      object: "event"
    }
    assert.isTrue(Schema.is(Event.Event)(event))
    assert.isFalse(Schema.is(Event.Event)(delivery))
    assert.isTrue(Schema.is(Event.WebhookDelivery)(delivery))
    assert.isFalse(Schema.is(Event.WebhookDelivery)(event))
  })
})

describe("requests", () => {
  const read = Issue.decoder(Orchestration.OrchestrationRequest, { unknownFields: "refuse" })
  const request = {
    ref_id: "r",
    source_amount: "1",
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: { profile: { profile_id: "p" } },
    destination: { profile: { profile_id: "p" } }
  }
  const paths = (value: unknown) => {
    const result = read(value)
    return Result.isFailure(result) ? result.failure.map((issue) => Issue.formatPath(issue.path)) : []
  }

  it("need both sides, one variant each, and have no profile_id on top", () => {
    assert.deepStrictEqual(paths(request), [])
    const { destination: _, ...oneSided } = request
    assert.deepStrictEqual(paths(oneSided), ["destination"])
    assert.deepStrictEqual(paths({ ...request, source: {} }), ["source"])
    assert.deepStrictEqual(
      paths({ ...request, destination: { ...request.destination, fiat: { bank_account_id: "b" } } }),
      ["destination"]
    )
    assert.deepStrictEqual(paths({ ...request, profile_id: "p" }), ["profile_id"])
  })

  it("say what to do about a profile_id on top", () => {
    const result = read({ ...request, profile_id: "p", nonsense: 1 })
    const text = Result.isFailure(result) ? result.failure.map(Issue.format).join("\n") : ""
    assert.match(text, /profile_id: Not a field that is known here\. An orchestration names its profiles in source/)
    assert.match(text, /nonsense: .*correct its name/)
  })

  it("tell every wrong place at once, without the values", () => {
    const result = Issue.decoder(Conversion.ConversionRequest)({
      amount: 5,
      metadata: { a: 1 },
      source_asset: "",
      target_asset: "SECRET".repeat(200)
    })
    const text = Result.isFailure(result) ? result.failure.map(Issue.format).join("\n") : ""
    for (const place of ["profile_id:", "amount:", "metadata.a:", "source_asset:", "target_asset:"])
      assert.include(text, place)
    assert.notInclude(text, "SECRET")
  })

  it("metadata may hold any key", () => {
    const raw = JSON.parse('{"__proto__":"a","constructor":"b","":"c"}') as Record<string, string>
    const legacy = Result.getOrThrow(
      Issue.decoder(Conversion.ConversionRequest)({
        ref_id: "r",
        profile_id: "p",
        amount: "1",
        source_asset: "USD",
        target_asset: "PYUSD",
        metadata: raw
      })
    )
    const { value } = Result.getOrThrow(Migration.Request.toOrchestration(legacy))
    assert.strictEqual(JSON.stringify(value.metadata), JSON.stringify(raw))
  })
})

describe("problems", () => {
  it("are told apart by the last part of their type, with - and _ alike", () => {
    assert.strictEqual(
      Problem.kind({ type: "https://developer.paxos.com/docs/v2/problems/already-exists" }),
      "already-exists"
    )
    assert.strictEqual(
      Problem.kind({ type: "https://api.paxos.com/v2/problems/insufficient_funds" }),
      "insufficient-funds"
    )
    assert.strictEqual(Problem.kind({ type: "about:blank", title: "Already Exists" }), undefined)
    assert.strictEqual(Problem.kind({}), undefined)
    assert.strictEqual(Problem.kind({ type: "https://x/toString" }), undefined)
  })

  it("may hold nulls: the envelope and its meta are read all the same", () => {
    const read = Schema.decodeUnknownSync(Problem.Problem)
    assert.deepStrictEqual(
      read({ type: null, title: "Already Exists", status: 409, detail: null, meta: { existing: { a: null } } }),
      {
        title: "Already Exists",
        status: 409,
        meta: { existing: { a: null } }
      }
    )
  })

  it("of a conflict migrate their existing record and the scopes in their text", () => {
    const conversion = {
      id: "c1",
      profile_id: "p",
      amount: "1",
      source_asset: "USD",
      target_asset: "PYUSD",
      status: "SETTLED",
      created_at: "2026-01-01T00:00:00Z"
    }
    const problem = {
      type: "https://developer.paxos.com/docs/v2/problems/already-exists",
      status: 409,
      meta: { existing: conversion }
    }
    const { notes, value } = Result.getOrThrow(Migration.ProblemBody.toOrchestration(problem))
    assert.strictEqual((value.meta!["existing"] as Orchestration.Orchestration).status, "COMPLETED")
    assert.isTrue(notes.some((note) => note.code === "existing-migrated"))
    const back = Result.getOrThrow(Migration.ProblemBody.toConversion(value)).value
    assert.strictEqual((back.meta!["existing"] as Conversion.Conversion).target_asset, "PYUSD")
    const forbidden = {
      status: 403,
      detail: "found [conversion:read_conversion_stablecoin] required orchestration:read_orchestration_rule"
    }
    assert.strictEqual(
      Result.getOrThrow(Migration.ProblemBody.toOrchestration(forbidden)).value.detail,
      "found [orchestration:read_orchestration] required orchestration:read_orchestration_rule"
    )
  })
})
