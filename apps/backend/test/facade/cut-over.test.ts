/**
 * A legacy create that timed out but was made, repeated through the gateway with the same `ref_id` before, during and
 * after the switch, by replicas that may have seen the switch late: money moves once.
 */
import * as Sandbox from "@segue/sandbox/Sandbox"
import { CutOver } from "@segue/storage/CutOver"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"

import { startBackend, type TestBackend, vendorRecords } from "../support/backend.ts"
import { freshDatabase } from "../support/databases.ts"
import { oldClient } from "./old-client.ts"

const switchTo = (backend: TestBackend, mode: "on" | "drain" | "off") =>
  backend.run(
    Effect.gen(function* () {
      const cutOver = yield* CutOver
      const { version } = yield* cutOver.get
      yield* cutOver.change({ mode, version, by: "test" })
    })
  )

/** How often money moved: each record of the vendor that took some. */
const moves = (sandbox: Sandbox.Sandbox): number =>
  new Set(
    sandbox.control.ledger
      .postings()
      .filter(({ kind }) => kind === "CONVERSION_CREATION" || kind === "ORCHESTRATION_RESERVE")
      .map(({ reference }) => reference)
  ).size

/** The next create at the legacy API is made, and its answer is lost. */
const loseAnswer = async (sandbox: Sandbox.Sandbox): Promise<void> => {
  const answer = await sandbox.fetch("https://sandbox.invalid/_sandbox/faults", {
    method: "POST",
    body: JSON.stringify({ operation: "CreateStablecoinConversion", afterWrite: true, status: 504, count: 1 })
  })
  expect(answer.status, await answer.text()).toBeLessThan(300)
}

const start = async (refIdNamespaces: "shared" | "separate") => {
  const database = await freshDatabase()
  const sandbox = Sandbox.make({ rateLimits: false, settings: { refIdNamespaces } })
  const early = await startBackend({ sandbox, database: { url: database.url } })
  const late = await startBackend({ sandbox, database: { url: database.url } })
  const key = await early.makeCaller(
    "desk",
    ["orchestration:read_orchestration", "orchestration:write_orchestration"],
    early.profiles().flatMap(({ id }) => [
      { kind: "debit" as const, target: id },
      { kind: "credit" as const, target: id }
    ])
  )
  return {
    sandbox,
    early,
    late,
    key,
    request: (ref_id: string) => ({
      profile_id: early.profiles()[0]!.id,
      amount: "125.00",
      source_asset: "USD",
      target_asset: "PYUSD",
      ref_id
    }),
    [Symbol.asyncDispose]: async () => {
      await early[Symbol.asyncDispose]()
      await late[Symbol.asyncDispose]()
      await database.drop()
    }
  }
}

describe.each(["shared", "separate"] as const)("ref_ids of both APIs: %s", (refIdNamespaces) => {
  it.each(["before", "during", "after"] as const)(
    "a create that was made without an answer is not made again %s the switch",
    async (when) => {
      await using world = await start(refIdNamespaces)
      const { early, key, late, sandbox } = world
      const request = world.request(`lost-${refIdNamespaces}-${when}`)
      // The service's own direct call, before it used the gateway: made, but its answer was lost.
      await loseAnswer(sandbox)
      const direct = oldClient("https://sandbox.invalid", "sandbox", sandbox.fetch as typeof fetch, "sandbox")
      expect((await direct.create(request)).status).toBe(504)
      expect(await vendorRecords(sandbox, request.ref_id)).toEqual({ orchestrations: 0, conversions: 1 })

      if (when === "after") await switchTo(early, "drain")
      // Both replicas at once; the second one may not have heard of the switch.
      const [first, second] = await Promise.all([
        oldClient(early.url, key).create(request),
        oldClient(late.url, key).create(request),
        when === "during" ? switchTo(early, "drain") : undefined
      ])
      for (const answer of [first, second])
        expect([409, 503, 504], JSON.stringify(answer.body)).toContain(answer.status)
      // And once more, when the dust has settled.
      const again = await oldClient(late.url, key).create(request)
      expect(again.status, JSON.stringify(again.body)).toBe(409)
      expect(again.body).toMatchObject({ meta: { existing: { ref_id: request.ref_id, amount: "125.00" } } })
      expect(await vendorRecords(sandbox, request.ref_id)).toEqual({ orchestrations: 0, conversions: 1 })
      expect(moves(sandbox)).toBe(1)
    }
  )

  it("a create that passed the gateway stays with its API, whatever the switch says when it is repeated", async () => {
    await using world = await start(refIdNamespaces)
    const { early, key, late, sandbox } = world
    const request = world.request(`passed-${refIdNamespaces}`)
    await loseAnswer(sandbox)
    const first = await oldClient(early.url, key).create(request)
    expect([200, 409, 503, 504], JSON.stringify(first.body)).toContain(first.status)
    for (const mode of ["drain", "off", "on"] as const) {
      await switchTo(early, mode)
      const answers = await Promise.all([early, late].map(({ url }) => oldClient(url, key).create(request)))
      for (const answer of answers) {
        expect([200, 409, 503, 504], JSON.stringify(answer.body)).toContain(answer.status)
      }
      expect(await vendorRecords(sandbox, request.ref_id)).toEqual({ orchestrations: 0, conversions: 1 })
    }
    expect(moves(sandbox)).toBe(1)
  })
})
