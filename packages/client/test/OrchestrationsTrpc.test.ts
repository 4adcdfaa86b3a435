/** Core's service over a gateway behaves as it does over the vendor. */
import { Orchestrations as Core, PaxosError } from "@segue/core"
import { Effect, Option, Result, Stream } from "effect"
import { expect, it } from "vitest"

import { createSegueClient } from "../src/index.ts"
import * as OrchestrationsTrpc from "../src/OrchestrationsTrpc.ts"
import { failing, record, request, startGateway } from "./support/gateway.ts"

const run = <A, E>(
  gateway: { readonly url: string },
  effect: Effect.Effect<A, E, Core.Orchestrations>,
  key = "good"
): Promise<A> => {
  const client = createSegueClient({ url: gateway.url, key })
  return Effect.runPromise(Effect.provide(effect, OrchestrationsTrpc.layer(client, { pollMs: 1 })))
}

const service = <A, E>(use: (service: Core.Operations) => Effect.Effect<A, E>) =>
  Effect.flatMap(Core.Orchestrations, use)

it("has every operation", async () => {
  await using gateway = await startGateway()
  gateway.records.set("b", record("b"))
  gateway.records.set("c", record("c", "COMPLETED"))
  const all = service((orchestrations) =>
    Effect.gen(function* () {
      const created = yield* orchestrations.create(request)
      return {
        created: created._tag,
        got: (yield* orchestrations.get("a")).id,
        byRef: Option.map(yield* orchestrations.getByRefId("ref-1"), ({ id }) => id),
        none: yield* orchestrations.getByRefId("nobody"),
        ids: (yield* Stream.runCollect(orchestrations.stream({}))).map(({ id }) => id),
        watched: (yield* Stream.runCollect(orchestrations.watch("c"))).map(({ status }) => status),
        rules: (yield* orchestrations.rules.list({})).items.map(({ id }) => id),
        deleted: (yield* orchestrations.rules.delete("rule-1")).status,
        event: (yield* orchestrations.events.get("event-1")).id,
        events: (yield* Stream.runCollect(orchestrations.events.stream({}))).map(({ id }) => id)
      }
    })
  )
  expect(await run(gateway, all)).toEqual({
    created: "Created",
    got: "a",
    byRef: Option.some("id-of-ref-1"),
    none: Option.none(),
    ids: ["a", "b", "c", "id-of-ref-1"],
    watched: ["COMPLETED"],
    rules: ["rule-1"],
    deleted: "DELETED",
    event: "event-1",
    events: ["event-1"]
  })
})

const reasonOf = async (
  gateway: { readonly url: string },
  effect: Effect.Effect<unknown, PaxosError.PaxosError | PaxosError.RefIdConflict, Core.Orchestrations>,
  key = "good"
) => {
  const result = await run(gateway, Effect.result(effect), key)
  if (Result.isSuccess(result)) throw new Error("expected a failure")
  return PaxosError.isPaxosError(result.failure) ? result.failure.reason : result.failure
}

it("fails with the vendor's reasons, read back", async () => {
  await using gateway = await startGateway({
    basics: {
      create: () => failing(new PaxosError.InsufficientFunds({ status: 403, needed: "2.00" }), "CreateOrchestration")
    }
  })
  expect(
    await reasonOf(
      gateway,
      service(({ create }) => create(request))
    )
  ).toEqual(new PaxosError.InsufficientFunds({ status: 403, needed: "2.00" }))
  expect(
    await reasonOf(
      gateway,
      service(({ get }) => get("nobody"))
    )
  ).toEqual(new PaxosError.NotFound({ status: 404, ids: ["nobody"] }))
})

it("fails with a conflict, read back", async () => {
  const conflict = new PaxosError.RefIdConflict({ ref_id: "ref-1", paths: [["source_amount"]], existing: record("z") })
  await using gateway = await startGateway({ basics: { create: () => Effect.fail(conflict) } })
  expect(
    await reasonOf(
      gateway,
      service(({ create }) => create(request))
    )
  ).toEqual(conflict)
})

it("tells what the gateway itself refuses in core's words", async () => {
  await using gateway = await startGateway()
  expect(
    await reasonOf(
      gateway,
      service(({ get }) => get("a")),
      "bad"
    )
  ).toEqual(new PaxosError.Unauthorized({ status: 401 }))
  const wrong = await reasonOf(
    gateway,
    service(({ create }) => create({ ...request, source_amount: "1e3" }))
  )
  expect(wrong).toMatchObject({ _tag: "InvalidRequest", issues: [{ path: ["source_amount"] }] })
})

it("answers Unknown where the answer to a create was not heard", async () => {
  await using gateway = await startGateway()
  await gateway.stop()
  const outcome = await run(
    gateway,
    service(({ create }) => create(request))
  )
  expect(outcome).toMatchObject({ _tag: "Unknown", ref_id: "ref-1", reason: { _tag: "TransportFailed" } })
  const reason = await reasonOf(
    gateway,
    service(({ get }) => get("a"))
  )
  expect(reason).toEqual(new PaxosError.TransportFailed({ phase: "receive" }))
  await gateway.start()
})
