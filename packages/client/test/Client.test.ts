/** The client against a real gateway. */
import { PaxosError } from "@segue/core"
import { Deferred, Effect } from "effect"
import { expect, it } from "vitest"

import { createSegueClient, isSegueError, type SegueClient } from "../src/index.ts"
import { failing, record, request, startGateway } from "./support/gateway.ts"

const clientOf = (gateway: { readonly url: string }): SegueClient =>
  createSegueClient({ url: gateway.url, key: "good", timeoutMs: 20_000 })

const collect = async <A>(rows: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const all: Array<A> = []
  for await (const row of rows) all.push(row)
  return all
}

const thrownBy = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason
  )
  if (!isSegueError(error)) throw new Error("expected an error of the gateway", { cause: error })
  return error
}

it("creates, finds again, and repeats without a second record", async () => {
  await using gateway = await startGateway()
  const segue = clientOf(gateway)
  const made = await segue.create(request)
  expect(made).toMatchObject({ _tag: "Created", orchestration: { ref_id: "ref-1", source_amount: "12.50" } })
  expect(await segue.create(request)).toMatchObject({ _tag: "AlreadyExists" })
  expect(await segue.trpc.orchestrations.get.query({ ref_id: "ref-1" })).toMatchObject({ id: "id-of-ref-1" })
})

it("sends reads together and writes alone", async () => {
  await using gateway = await startGateway()
  const segue = clientOf(gateway)
  await Promise.all([
    segue.trpc.orchestrations.get.query({ id: "a" }),
    segue.trpc.orchestrations.get.query({ id: "a" }),
    segue.trpc.system.health.query(),
    segue.create(request),
    segue.create({ ...request, ref_id: "ref-2" })
  ])
  expect(gateway.requests.toSorted()).toEqual([
    "POST orchestrations.create",
    "POST orchestrations.create",
    "POST orchestrations.get,orchestrations.get,system.health"
  ])
})

it("splits what is more than the gateway takes at once", async () => {
  await using gateway = await startGateway()
  const segue = clientOf(gateway)
  const all = await Promise.all(Array.from({ length: 120 }, () => segue.trpc.orchestrations.get.query({ id: "a" })))
  expect(all.every(({ id }) => id === "a")).toBe(true)
  expect(gateway.requests.length).toBe(3)
})

it("repeats reads that find nobody at home, and no writes", async () => {
  let refusals = 2
  await using gateway = await startGateway({
    instead: async (_, serve) => (refusals-- > 0 ? new Response("bad gateway", { status: 502 }) : serve())
  })
  const segue = clientOf(gateway)
  expect(await segue.trpc.orchestrations.get.query({ id: "a" })).toMatchObject({ id: "a" })
  expect(gateway.requests.length).toBe(3)
  refusals = 1
  expect(await segue.create(request)).toMatchObject({ _tag: "Unknown", ref_id: "ref-1" })
  expect(gateway.requests.length).toBe(4)
})

it("does not repeat reads that are refused", async () => {
  await using gateway = await startGateway({
    basics: { get: () => failing(new PaxosError.RateLimited({ status: 429, retryAfterMs: 300_000 })) }
  })
  const error = await thrownBy(clientOf(gateway).trpc.orchestrations.get.query({ id: "a" }))
  expect(error.data).toMatchObject({ code: "TOO_MANY_REQUESTS", retryAfterMs: 300_000, requestId: "request-1" })
  expect(gateway.requests.length).toBe(1)
})

it("answers Unknown where the answer to a create is lost, and the same call finds the record", async () => {
  let isLost = true
  await using gateway = await startGateway({
    instead: async (_, serve) => {
      const response = await serve()
      if (!isLost) return response
      isLost = false
      gateway.cut()
      return response
    }
  })
  const segue = clientOf(gateway)
  expect(await segue.create(request)).toEqual({
    _tag: "Unknown",
    ref_id: "ref-1",
    reason: { _tag: "TransportFailed", phase: "receive" }
  })
  expect(await segue.create(request)).toMatchObject({ _tag: "AlreadyExists", orchestration: { ref_id: "ref-1" } })
})

it.each([500, 502, 408, 404, 429])("takes a proxy's %i for no refusal of a create", async (status) => {
  await using gateway = await startGateway({ instead: async () => new Response("<html>", { status }) })
  expect(await clientOf(gateway).create(request)).toMatchObject({ _tag: "Unknown", ref_id: "ref-1" })
})

it("answers Unknown where the gateway stops in the middle of a create", async () => {
  const begun = Deferred.makeUnsafe<void>()
  await using gateway = await startGateway({
    basics: { create: () => Effect.andThen(Deferred.succeed(begun, undefined), Effect.never) }
  })
  const creating = clientOf(gateway).create(request)
  await Effect.runPromise(Deferred.await(begun))
  await gateway.end()
  expect(await creating).toEqual({ _tag: "Unknown", ref_id: "ref-1", reason: { _tag: "Unavailable", status: 503 } })
})

it("throws what the gateway refuses", async () => {
  await using gateway = await startGateway({
    basics: {
      create: () =>
        failing(
          new PaxosError.InsufficientFunds({ status: 403, problem: { type: "x/insufficient-funds" } }),
          "CreateOrchestration"
        )
    }
  })
  const segue = clientOf(gateway)
  const poor = await thrownBy(segue.create(request))
  expect(poor.data).toMatchObject({ code: "PRECONDITION_FAILED", problem: { type: "x/insufficient-funds" } })
  const wrong = await thrownBy(segue.create({ ...request, source_amount: "1e3" }))
  expect(wrong.data?.issues).toMatchObject([{ path: ["source_amount"] }])
  const stranger = createSegueClient({ url: gateway.url, key: async () => "bad" })
  expect((await thrownBy(stranger.create(request))).data?.code).toBe("UNAUTHORIZED")
})

it("says at once that it has no address or no key, and calls no create Unknown for it", () => {
  const url = "https://gateway.example/trpc"
  // As `process.env.SEGUE_KEY!` is where nobody set it.
  const unset = undefined as unknown as string
  for (const key of [unset, ""]) expect(() => createSegueClient({ url, key })).toThrow(/`key` is missing/u)
  for (const none of [unset, "", "gateway.example/trpc"]) {
    expect(() => createSegueClient({ url: none, key: "good" })).toThrow(/`url` is no address/u)
  }
})

it("names the address and a remedy where something else answers, or nobody", async () => {
  await using gateway = await startGateway({
    instead: async () => Response.json({ error: "nothing here" }, { status: 404 })
  })
  const read = () => thrownBy(clientOf(gateway).trpc.orchestrations.get.query({ id: "a" }))
  const remedy = "is it running, and does the address end in /trpc?"
  const elsewhere = await read()
  expect(elsewhere.message).toBe(`no gateway answered at ${gateway.url} (HTTP 404): ${remedy}`)
  expect(elsewhere.data).toBeUndefined()
  await gateway.stop()
  const { message } = await read()
  expect(message).toMatch(/^no gateway answered at http:.*\(connect ECONNREFUSED 127\.0\.0\.1:\d+\): /u)
  await gateway.start()
})

it("gives up when it is told to", async () => {
  await using gateway = await startGateway({ basics: { create: () => Effect.never } })
  const hangUp = new AbortController()
  const creating = clientOf(gateway).create(request, { signal: hangUp.signal })
  hangUp.abort()
  await expect(creating).rejects.toThrow()
})

it("pages through listings", async () => {
  await using gateway = await startGateway()
  for (const id of ["b", "c", "d", "e"]) gateway.records.set(id, record(id))
  const segue = clientOf(gateway)
  expect((await collect(segue.orchestrations())).map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"])
  expect((await collect(segue.rules())).map(({ id }) => id)).toEqual(["rule-1"])
  expect((await collect(segue.profiles())).map(({ id }) => id)).toEqual(["profile-1"])
  expect((await collect(segue.events())).map(({ id }) => id)).toEqual(["event-1"])
})

it("stops at a listing that leads in a circle", async () => {
  await using gateway = await startGateway({
    basics: { list: () => Effect.succeed({ items: [record("a")], next_page_cursor: "same" }) }
  })
  await expect(collect(clientOf(gateway).orchestrations())).rejects.toThrow(RangeError)
})

it("waits", async () => {
  await using gateway = await startGateway()
  const segue = clientOf(gateway)
  expect(await segue.wait({ id: "a" }, { timeoutMs: 1 })).toMatchObject({ is_terminal: false })
  const waiting = segue.wait({ ref_id: "ref-of-a" })
  await gateway.change(record("a", "COMPLETED"))
  expect(await waiting).toMatchObject({ is_terminal: true, orchestration: { status: "COMPLETED" } })
})
