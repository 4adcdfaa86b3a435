/** Every procedure is denied without a caller, and without its scope; with it, it answers what it declares. */
import { Issue, type Linter } from "@segue/core"
import { Effect, Result, type Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { procedures } from "../src/OpenApi.ts"
import { allGrants, everyScope, type Gateway, record, request, startGateway } from "./support/gateway.ts"
import { call, subscribe } from "./support/wire.ts"

const legacy = { ref_id: "r", profile_id: "p", amount: "1.00", source_asset: "USD", target_asset: "PYUSD" }

/** Finds nothing; a linter that does stands in the gateway's tests. */
const quiet: Linter.Service = { check: () => Effect.succeed({ findings: [], units: [], notes: [], skipped: [] }) }

/** A good input for each procedure. */
const inputs: Record<string, unknown> = {
  "orchestrations.create": request,
  "orchestrations.get": { id: "a" },
  "orchestrations.list": {},
  "orchestrations.wait": { id: "a", timeout_ms: 0 },
  "orchestrations.watch": { ids: ["a"] },
  "rules.create": {
    ref_id: "rule",
    profile_id: "p",
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: { fiat: { network: "WIRE" } }
  },
  "rules.list": {},
  "rules.delete": { id: "rule-1" },
  "profiles.list": {},
  "profiles.balances": { profile_id: "profile-1" },
  "events.get": { id: "event-1" },
  "events.list": {},
  "migration.request": { to: "orchestration", payload: legacy },
  "migration.response": { to: "conversion", payload: record("a", "COMPLETED") },
  "migration.query": { to: "orchestration", payload: { profile_id: "p" } },
  "migration.scopes": { to: "orchestration", scopes: ["conversion:read_conversion_stablecoin"] },
  "migration.lint": { files: [{ path: "a.http", text: "GET https://example.com/\n" }] },
  "system.info": undefined,
  "system.health": undefined,
  "system.findings": { kind: "creates-in-doubt" }
}

describe("procedures", () => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway({ grants: allGrants, linter: quiet })
  })
  afterAll(() => gateway[Symbol.asyncDispose]())

  it("are all in this table", () => {
    expect(procedures.map(({ path }) => path).toSorted()).toEqual(Object.keys(inputs).toSorted())
  })

  const plain = procedures.filter(({ type }) => type !== "subscription")

  it.each(plain)("$path needs a caller", async ({ path }) => {
    const { error, status } = await call(gateway, path, inputs[path], "none")
    expect([status, error?.data.code, error?.data.requestId]).toEqual([401, "UNAUTHORIZED", "request-1"])
  })

  it.each(plain)("$path needs its scope, before its input is looked at", async ({ meta, path }) => {
    const others = [...everyScope].filter((scope) => scope !== meta.scope).join(",")
    const { error, status } = await call(gateway, path, { nonsense: true }, `scopes:${others}`)
    expect([status, error?.data.code]).toEqual([403, "FORBIDDEN"])
    expect(error?.message).toContain(meta.scope)
    expect(error?.data.issues).toEqual([])
  })

  it.each(plain)("$path needs no other scope, and answers what it declares", async ({ meta, path }) => {
    const { data, error, status } = await call(gateway, path, inputs[path], `scopes:${meta.scope}`)
    expect([status, error]).toEqual([200, undefined])
    const read = Issue.decoder(meta.output as Schema.Codec<unknown>)(data)
    expect(Result.isSuccess(read) ? [] : read.failure).toEqual([])
  })

  it("watch needs its scope, and its messages are what it declares", async () => {
    const { meta } = procedures.find(({ type }) => type === "subscription")!
    const others = [...everyScope].filter((scope) => scope !== meta.scope).join(",")
    const denied = await subscribe(gateway, { ids: ["a"] }, `scopes:${others}`)
    // A stream is open before tRPC asks anybody; the refusal is its first event, and its last.
    expect(await denied.next()).toMatchObject({ event: "serialized-error", data: { data: { code: "FORBIDDEN" } } })
    denied.close()
    const granted = await subscribe(gateway, { ids: ["a"] }, `scopes:${meta.scope}`)
    const decode = Issue.decoder(meta.output as Schema.Codec<unknown>)
    for (const type of ["state", "ready"]) {
      const { data } = (await granted.next())!
      expect(data).toMatchObject({ type })
      expect(Result.isSuccess(decode(data))).toBe(true)
    }
    granted.close()
  })
})
