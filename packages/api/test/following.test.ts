/** Following: states, then every change; a reader that comes back misses nothing and sees only what it may. */
import { Effect, Stream } from "effect"
import { expect, it } from "vitest"

import { ChangeFeed, type Grants } from "../src/index.ts"
import { allGrants, record, startGateway } from "./support/gateway.ts"
import { call, subscribe } from "./support/wire.ts"

const change = (id: string, status: string) => ({ type: "change", orchestration: { id, status } })

it("tells states first, then changes, and goes on from any of them", async () => {
  await using gateway = await startGateway({ grants: allGrants })
  const first = await subscribe(gateway, { ids: ["a"] })
  const state = (await first.next())!
  expect(state.data).toMatchObject({ type: "state", orchestration: { id: "a", status: "PROCESSING" } })
  const ready = (await first.next())!
  expect(ready.data).toEqual({ type: "ready" })
  await gateway.change(record("other", "COMPLETED"))
  await gateway.change(record("a", "ODD"))
  const told = (await first.next())!
  expect(told.data).toMatchObject(change("a", "ODD"))
  first.close()

  await gateway.change(record("a", "COMPLETED"))
  const second = await subscribe(gateway, { ids: ["a"], lastEventId: told.id })
  expect((await second.next())!.data).toMatchObject(change("a", "COMPLETED"))
  second.close()

  const fromReady = await subscribe(gateway, { ids: ["a"], lastEventId: ready.id })
  expect((await fromReady.next())!.data).toMatchObject(change("a", "ODD"))
  expect((await fromReady.next())!.data).toMatchObject(change("a", "COMPLETED"))
  fromReady.close()

  const fromState = await subscribe(gateway, { ids: ["a"], lastEventId: state.id })
  expect((await fromState.next())!.data).toMatchObject({ type: "state", orchestration: { status: "COMPLETED" } })
  expect((await fromState.next())!.data).toEqual({ type: "ready" })
  expect((await fromState.next())!.data).toMatchObject(change("a", "ODD"))
  fromState.close()
})

it("selects by ref_id before anything has it, by profile, or all", async () => {
  await using gateway = await startGateway({ grants: allGrants })
  const selections = [{ ref_ids: ["ref-of-new"] }, { profile_ids: ["profile-2"] }, { all: true }]
  const readers = await Promise.all(selections.map((selection) => subscribe(gateway, selection)))
  for (const reader of readers) expect((await reader.next())!.data).toEqual({ type: "ready" })
  await gateway.change(record("new"))
  for (const reader of readers) expect((await reader.next())!.data).toMatchObject(change("new", "PROCESSING"))
  for (const reader of readers) reader.close()
})

it("leaves out what the caller may not see", async () => {
  const grants: Grants.Service = {
    ...allGrants,
    shows: (_, things) =>
      Effect.succeed(things.map((thing) => thing._tag !== "Orchestration" || thing.orchestration.id !== "hidden"))
  }
  await using gateway = await startGateway({ grants })
  const reader = await subscribe(gateway, { all: true })
  expect((await reader.next())!.data).toEqual({ type: "ready" })
  await gateway.change(record("hidden"))
  await gateway.change(record("shown"))
  expect((await reader.next())!.data).toMatchObject(change("shown", "PROCESSING"))
  reader.close()
  const named = await subscribe(gateway, { ids: ["hidden"] })
  expect((await named.next())!).toMatchObject({ event: "serialized-error", data: { data: { code: "NOT_FOUND" } } })
})

it.each([["99"], ["x"], ["state:99"], [""]])(
  "refuses the position %o, which nobody has given out",
  async (lastEventId) => {
    await using gateway = await startGateway({ grants: allGrants })
    const reader = await subscribe(gateway, { all: true, lastEventId })
    const refused = { event: "serialized-error", data: { data: { code: "PRECONDITION_FAILED" } } }
    const first = (await reader.next())!
    // The states come before the feed is asked; there are none here, but `ready` is told.
    expect(lastEventId.startsWith("state:") ? (await reader.next())! : first).toMatchObject(refused)
    reader.close()
  }
)

it("ends with an error that says come back when the feed is lost", async () => {
  await using gateway = await startGateway({
    grants: allGrants,
    feed: { changes: () => Stream.fail(new ChangeFeed.FeedUnavailable()) }
  })
  const reader = await subscribe(gateway, { all: true })
  expect((await reader.next())!.data).toEqual({ type: "ready" })
  expect((await reader.next())!).toMatchObject({
    data: { data: { code: "SERVICE_UNAVAILABLE", requestId: "request-1" } }
  })
})

it("frees the feed when its reader hangs up", async () => {
  let freed: () => void = () => undefined
  const isFree = new Promise<void>((resolve) => (freed = resolve))
  await using gateway = await startGateway({
    grants: allGrants,
    feed: { changes: () => Stream.never.pipe(Stream.ensuring(Effect.sync(() => freed()))) }
  })
  const reader = await subscribe(gateway, { all: true })
  expect((await reader.next())!.data).toEqual({ type: "ready" })
  reader.close()
  await isFree
})

it("needs one selection", async () => {
  await using gateway = await startGateway({ grants: allGrants })
  for (const wrong of [{}, { ids: [] }, { all: true, ids: ["a"] }]) {
    const reader = await subscribe(gateway, wrong)
    expect((await reader.next())!).toMatchObject({ event: "serialized-error", data: { data: { code: "BAD_REQUEST" } } })
    reader.close()
  }
})

it("waits for a terminal status, or for the time", async () => {
  await using gateway = await startGateway({ grants: allGrants })
  const inTime = await call(gateway, "orchestrations.wait", { id: "a", timeout_ms: 1 })
  expect(inTime.data).toMatchObject({ is_terminal: false, orchestration: { status: "PROCESSING" } })
  const waiting = call(gateway, "orchestrations.wait", { ref_id: "ref-of-a" })
  await gateway.change(record("a", "FAILED"))
  expect((await waiting).data).toMatchObject({ is_terminal: true, orchestration: { status: "FAILED" } })
})
