/** Creating: outcomes pass through typed, the call is known to the services, a write is never half done. */
import { Orchestrations as Core, PaxosError } from "@segue/core"
import { Deferred, Effect } from "effect"
import { expect, it } from "vitest"

import { Grants } from "../src/index.ts"
import { allGrants, record, request, startGateway } from "./support/gateway.ts"
import { call } from "./support/wire.ts"

it("tells the services who calls, and until when to send", async () => {
  await using gateway = await startGateway({ grants: allGrants })
  const send_before = "2026-04-20T13:00:00Z"
  const { data } = await call(gateway, "orchestrations.create", { ...request, send_before })
  expect(data).toMatchObject({ _tag: "Created", orchestration: { ref_id: "ref-1", source_amount: "12.50" } })
  expect(data).not.toHaveProperty("orchestration.send_before")
  expect(gateway.calls).toMatchObject([{ caller: { id: "caller-1" }, requestId: "request-1", sendBefore: send_before }])
})

it("answers an unknown outcome as an answer, without the record of somebody else", async () => {
  const reason = new PaxosError.AlreadyExists({ status: 409, existing: { amount: "9" }, problem: { meta: { a: 1 } } })
  const unknown: Core.CreateOutcome = { _tag: "Unknown", ref_id: "ref-1", reason }
  await using gateway = await startGateway({ grants: allGrants, basics: { create: () => Effect.succeed(unknown) } })
  const { data, status } = await call(gateway, "orchestrations.create", request)
  expect([status, data]).toEqual([
    200,
    { _tag: "Unknown", ref_id: "ref-1", reason: { _tag: "AlreadyExists", status: 409, problem: {} } }
  ])
})

it("finishes a write whose caller has hung up", async () => {
  const begun = Deferred.makeUnsafe<void>()
  const goOn = Deferred.makeUnsafe<void>()
  const done = Deferred.makeUnsafe<string>()
  const create: Core.Basics["create"] = () =>
    Deferred.succeed(begun, undefined).pipe(
      Effect.andThen(Deferred.await(goOn)),
      Effect.andThen(Deferred.succeed(done, "to the end")),
      Effect.as({ _tag: "Unknown", ref_id: "ref-1", reason: new PaxosError.TimedOut({ timeoutMs: 1 }) } as const),
      Effect.onInterrupt(() => Deferred.succeed(done, "interrupted"))
    )
  await using gateway = await startGateway({ grants: allGrants, basics: { create } })
  const hangUp = new AbortController()
  const sent = fetch(`${gateway.url}/orchestrations.create`, {
    method: "POST",
    headers: { authorization: "Bearer all", "content-type": "application/json" },
    body: JSON.stringify(request),
    signal: hangUp.signal
  })
  await Effect.runPromise(Deferred.await(begun))
  hangUp.abort()
  await expect(sent).rejects.toThrow()
  await Effect.runPromise(Deferred.succeed(goOn, undefined))
  expect(await Effect.runPromise(Deferred.await(done))).toBe("to the end")
})

it("refuses batches that are too large, and takes those that are not", async () => {
  await using gateway = await startGateway({ grants: allGrants })
  const batch = (size: number) =>
    fetch(`${gateway.url}/${Array.from({ length: size }, () => "orchestrations.get").join(",")}?batch=1`, {
      method: "POST",
      headers: { authorization: "Bearer all", "content-type": "application/json" },
      body: JSON.stringify(Object.fromEntries(Array.from({ length: size }, (_, index) => [index, { id: "a" }])))
    })
  expect((await batch(50)).status).toBe(200)
  expect((await batch(51)).status).toBe(400)
})

it("does not call a create failed because grants cannot be read afterwards", async () => {
  let asked = 0
  const grants: Grants.Service = {
    permits: () => Effect.void,
    shows: () =>
      Effect.suspend(() => {
        asked += 1
        return Effect.fail(new Grants.GrantsUnavailable())
      })
  }
  const exists: Core.CreateOutcome = { _tag: "AlreadyExists", orchestration: record("a"), notes: [] }
  await using gateway = await startGateway({ grants, basics: { create: () => Effect.succeed(exists) } })
  const { data, status } = await call(gateway, "orchestrations.create", request)
  expect([status, data]).toMatchObject([200, { _tag: "Unknown", ref_id: "ref-1" }])
  expect(asked).toBe(1)
})
