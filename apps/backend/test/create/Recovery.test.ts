/** What becomes of creates that somebody left. */
import { PgClient } from "@effect/sql-pg"
import { CreateIntents } from "@segue/storage/CreateIntents"
import { Effect, Option } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { until } from "../crash/Scenario.ts"
import { request, startBackend, type TestBackend, vendorRecords } from "../support/backend.ts"

let backend: TestBackend

beforeAll(async () => {
  backend = await startBackend()
})

afterAll(async () => {
  await backend[Symbol.asyncDispose]()
})

const record = (ref_id: string) =>
  backend.run(
    Effect.flatMap(CreateIntents, (intents) =>
      intents.record({
        refId: ref_id,
        caller: "development",
        requestHash: "hash",
        request: { orchestration: request(backend, ref_id) },
        asset: "USD",
        amount: "10.00",
        surface: "native"
      })
    )
  )

const stateOf = (ref_id: string) =>
  backend.run(
    Effect.flatMap(CreateIntents, (intents) =>
      Effect.map(intents.get(ref_id), (found) => Option.getOrThrow(found).state)
    )
  )

const sql = (use: (sql: PgClient.PgClient) => Effect.Effect<unknown, unknown>) =>
  backend.run(Effect.flatMap(PgClient.PgClient, use))

describe("a create that was left", () => {
  it("before it was sent, is given up and never sent", async () => {
    await record("left")
    await record("just-now")
    await sql((sql) => sql`UPDATE create_intent SET updated_at = now() - interval '31 seconds' WHERE ref_id = 'left'`)
    await until("it is given up", async () => (await stateOf("left")) === "not_sent")
    expect(await stateOf("just-now")).toBe("recorded")
    expect(backend.sandbox.control.requests.calls("CreateOrchestration")).toBe(0)
  })

  it("in doubt, is found although nobody asks", async () => {
    const { faults } = backend.sandbox.control
    faults.add({ operation: "CreateOrchestration", reset: true, afterWrite: true, count: 1 })
    const blind = faults.add({ operation: "ListOrchestrations", status: 500 })
    const outcome = await backend.client.create(request(backend, "doubt"))
    expect(outcome._tag).toBe("Unknown")
    expect(await stateOf("doubt")).toBe("in_doubt")
    faults.remove(blind.id)
    await until("it is found", async () => (await stateOf("doubt")) === "created")
    expect(await vendorRecords(backend.sandbox, "doubt")).toEqual({ orchestrations: 1, conversions: 0 })
  })

  it("in doubt, and without a trace, is not sent by itself", async () => {
    const { faults } = backend.sandbox.control
    const before = backend.sandbox.control.requests.calls("CreateOrchestration")
    faults.add({ operation: "CreateOrchestration", status: 503, count: 1 })
    expect((await backend.client.create(request(backend, "gone")))._tag).toBe("Unknown")
    const lookedUp = () =>
      backend.sandbox.control.requests.list(200).filter(({ query }) => query.includes("ref_id=gone")).length
    const known = lookedUp()
    await until("it is looked for", () => lookedUp() > known)
    expect(await stateOf("gone")).toBe("in_doubt")
    expect(backend.sandbox.control.requests.calls("CreateOrchestration")).toBe(before + 1)
    expect((await backend.client.create(request(backend, "gone")))._tag).toBe("Created")
  })
})
