/** One table from core's errors to tRPC's, and nothing in an answer that its reader may not know. */
import { type Conversion, type Orchestrations as Core, PaxosError } from "@segue/core"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"

import { Grants } from "../src/index.ts"
import { allGrants, failing, record, request, startGateway } from "./support/gateway.ts"
import { call } from "./support/wire.ts"

const problem = { type: "about:blank", title: "T", detail: "D", meta: { existing: { secret_amount: "1" } } }
const at = (status: number) => ({ status, problem })

/** Each reason with the status it must be answered with. */
const table: { readonly [T in PaxosError.Reason["_tag"]]: readonly [PaxosError.Reason, number] } = {
  BadRequest: [new PaxosError.BadRequest(at(400)), 400],
  Unauthorized: [new PaxosError.Unauthorized(at(401)), 502],
  Forbidden: [new PaxosError.Forbidden(at(403)), 502],
  InsufficientFunds: [new PaxosError.InsufficientFunds({ ...at(403), needed: "2" }), 412],
  AlreadyExists: [new PaxosError.AlreadyExists({ ...at(409), existing: { secret_amount: "1" } }), 409],
  TravelRuleRequired: [new PaxosError.TravelRuleRequired(at(403)), 412],
  IdentityVerificationRequired: [new PaxosError.IdentityVerificationRequired(at(403)), 412],
  UnsupportedAddress: [new PaxosError.UnsupportedAddress(at(400)), 422],
  ExceedsPrecision: [new PaxosError.ExceedsPrecision(at(400)), 422],
  NotFound: [new PaxosError.NotFound(at(404)), 404],
  Gone: [new PaxosError.Gone(at(410)), 501],
  RateLimited: [new PaxosError.RateLimited({ ...at(429), retryAfterMs: 7000 }), 429],
  Unavailable: [new PaxosError.Unavailable(at(503)), 503],
  TokenRefused: [new PaxosError.TokenRefused(at(401)), 502],
  TransportFailed: [new PaxosError.TransportFailed({ phase: "receive" }), 502],
  TimedOut: [new PaxosError.TimedOut({ timeoutMs: 5 }), 504],
  UnreadableReply: [new PaxosError.UnreadableReply({ status: 200, issues: [] }), 502],
  InvalidRequest: [new PaxosError.InvalidRequest({ issues: [{ path: ["x"], message: "wrong" }] }), 400],
  UnknownProblem: [new PaxosError.UnknownProblem(at(418)), 502]
}

describe("the table", () => {
  it.each(Object.entries(table))("%s", async (tag, [reason, status]) => {
    await using gateway = await startGateway({
      grants: allGrants,
      basics: { create: () => failing(reason, "CreateOrchestration") }
    })
    const { error, status: answered } = await call(gateway, "orchestrations.create", request)
    expect(answered).toBe(status)
    expect(error?.data).toMatchObject({
      httpStatus: status,
      requestId: "request-1",
      failure: { _tag: "PaxosError", operation: "CreateOrchestration", reason: { _tag: tag }, sent: true }
    })
    expect(error?.data.inDoubt).toBe(
      PaxosError.isInDoubt(new PaxosError.PaxosError({ operation: "CreateOrchestration", reason, sent: true }))
    )
    expect(error?.data.retryAfterMs).toBe(tag === "RateLimited" ? 7000 : null)
    expect(error?.data.issues).toEqual(tag === "InvalidRequest" ? [{ path: ["x"], message: "wrong" }] : [])
    expect(error?.data.problem?.detail).toBe("problem" in reason ? "D" : undefined)
    expect(error?.data.stack).toBeUndefined()
    expect(JSON.stringify(error).includes("secret_amount")).toBe("problem" in reason && tag !== "AlreadyExists")
  })

  it("tells inputs by path, with the remedy and without a stack", async () => {
    await using gateway = await startGateway({ grants: allGrants })
    const { error, status } = await call(gateway, "orchestrations.create", {
      ...request,
      source_amount: 12.5,
      profile_id: "p"
    })
    expect([status, error?.data.code]).toEqual([400, "BAD_REQUEST"])
    expect(error?.data.issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining([["source_amount"], ["profile_id"]])
    )
    expect(error?.data.issues.every(({ remedy }) => remedy !== undefined)).toBe(true)
    expect(JSON.stringify(error)).not.toContain("node_modules")
    expect(gateway.calls).toEqual([])
  })

  it("keeps what went wrong inside to itself", async () => {
    await using gateway = await startGateway({
      grants: allGrants,
      basics: { list: () => Effect.die(new Error("password=hunter2")) }
    })
    const { error, status } = await call(gateway, "orchestrations.list", {})
    expect(status).toBe(500)
    expect(JSON.stringify(error)).not.toContain("hunter2")
    expect(error?.data.requestId).toBe("request-1")
  })

  it("tells refusals of a migration by path", async () => {
    await using gateway = await startGateway()
    const payload = { profile_id: "p", amount: "1.001", source_asset: "USD", target_asset: "PYUSD" }
    const { error, status } = await call(gateway, "migration.request", { to: "orchestration", payload })
    expect([status, error?.data.failure?._tag]).toEqual([422, "MigrationRefused"])
    expect(error?.data.issues.map(({ path }) => path)).toContainEqual(["amount"])
    const unreadable = await call(gateway, "migration.request", { to: "orchestration", payload: { amount: 1 } })
    expect(unreadable.status).toBe(400)
    expect(unreadable.error?.data.issues.map(({ path }) => path)).toContainEqual(["payload", "amount"])
  })
})

describe("grants", () => {
  it("deny everything unless somebody provides them", async () => {
    await using gateway = await startGateway()
    const denied = await call(gateway, "orchestrations.create", request)
    expect([denied.status, denied.error?.data.failure?._tag]).toEqual([403, "Denied"])
    expect(gateway.calls).toEqual([])
    expect((await call(gateway, "orchestrations.list", {})).data).toEqual({ items: [] })
    expect((await call(gateway, "profiles.list", {})).data).toEqual({ items: [] })
    expect((await call(gateway, "rules.list", {})).data).toEqual({ items: [] })
    expect((await call(gateway, "events.list", {})).data).toEqual({ items: [] })
    expect((await call(gateway, "rules.delete", { id: "rule-1" })).status).toBe(404)
    expect((await call(gateway, "profiles.balances", { profile_id: "profile-1" })).status).toBe(404)
    expect((await call(gateway, "events.get", { id: "event-1" })).status).toBe(404)
  })

  it.each([{ id: "a" }, { ref_id: "ref-of-a" }])("hide %o as if it did not exist", async (which) => {
    await using hiding = await startGateway()
    await using empty = await startGateway({ grants: allGrants })
    empty.records.clear()
    for (const path of ["orchestrations.get", "orchestrations.wait"]) {
      const hidden = await call(hiding, path, which)
      expect(hidden.status).toBe(404)
      expect(hidden).toEqual(await call(empty, path, which))
    }
  })

  const conversion: Conversion.Conversion = {
    id: "c",
    profile_id: "other",
    amount: "1",
    source_asset: "USD",
    target_asset: "PYUSD",
    status: "SETTLED",
    created_at: "2026-04-20T12:30:01Z"
  }
  const outcomes: ReadonlyArray<readonly [string, ReturnType<Core.Basics["create"]>]> = [
    [
      "a conflict",
      Effect.fail(new PaxosError.RefIdConflict({ ref_id: "ref-1", paths: [["source_amount"]], existing: record("z") }))
    ],
    [
      "a conflict with a conversion",
      Effect.fail(new PaxosError.RefIdConflict({ ref_id: "ref-1", paths: [["amount"]], existing: conversion }))
    ],
    ["a matching record", Effect.succeed({ _tag: "AlreadyExists", orchestration: record("z"), notes: [] })],
    ["a matching conversion", Effect.succeed({ _tag: "LegacyConversion", conversion })]
  ]
  const mayCreateOnly: Grants.Service = { ...allGrants, shows: Grants.none.shows }

  it.each(outcomes)("make %s of somebody else a bare conflict", async (_, outcome) => {
    await using hidden = await startGateway({ grants: mayCreateOnly, basics: { create: () => outcome } })
    const { error, status } = await call(hidden, "orchestrations.create", request)
    expect([status, error?.data.failure, error?.data.issues, error?.data.problem]).toEqual([
      409,
      { _tag: "RefIdTaken", ref_id: "ref-1" },
      [],
      null
    ])
  })

  it("let a caller see a conflict with a record of its own", async () => {
    await using gateway = await startGateway({ grants: allGrants, basics: { create: () => outcomes[0]![1] } })
    const { error, status } = await call(gateway, "orchestrations.create", request)
    expect([status, error?.data.failure]).toEqual([
      409,
      { _tag: "RefIdConflict", ref_id: "ref-1", paths: [["source_amount"]], existing: record("z") }
    ])
    expect(error?.data.issues.map(({ path }) => path)).toEqual([["source_amount"]])
  })
})
