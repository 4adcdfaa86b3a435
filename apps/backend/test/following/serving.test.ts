/** What is told of the vendor: the feed, rows of ours, reconciliation, and stopping without losing anybody. */
import { isSegueError } from "@segue/client"
import { Store } from "@segue/follow/Store"
import { FeedRetention } from "@segue/storage/FeedRetention"
import { Effect, Option } from "effect"
import { describe, expect, it } from "vitest"

import { Vendor } from "../../src/vendor/Vendor.ts"
import { until } from "../crash/Scenario.ts"
import { request, startBackend } from "../support/backend.ts"

const completed = async (backend: Awaited<ReturnType<typeof startBackend>>, ref_id: string) => {
  const outcome = await backend.client.create(request(backend, ref_id))
  if (outcome._tag !== "Created") throw new Error(outcome._tag)
  await backend.client.wait({ id: outcome.orchestration.id })
  return outcome.orchestration.id
}

describe("rows of ours", () => {
  it("answer for what is final, without asking the vendor", async () => {
    await using backend = await startBackend()
    const id = await completed(backend, "final")
    const calls = () =>
      backend.sandbox.control.requests.calls("GetOrchestration") +
      backend.sandbox.control.requests.calls("ListOrchestrations")
    backend.sandbox.control.faults.add({ operation: "GetOrchestration", status: 500 })
    expect((await backend.client.trpc.orchestrations.get.query({ id })).status).toBe("COMPLETED")
    expect((await backend.client.trpc.orchestrations.get.query({ ref_id: "final" })).id).toBe(id)
    expect(calls()).toBeGreaterThan(0)
  })

  it("tell approvals, rejections and failures, in order", async () => {
    await using backend = await startBackend({ sandbox: { approvals: { orchestrations: true } } })
    const { approvals, orchestrations, settings } = backend.sandbox.control
    settings.set({ profileLegDelayMs: 60_000 })
    const ids: Record<string, string> = {}
    for (const name of ["yes", "no", "bad"]) {
      const outcome = await backend.client.create(request(backend, name))
      if (outcome._tag !== "Created") throw new Error(outcome._tag)
      expect(outcome.orchestration.status).toBe("PENDING")
      ids[name] = outcome.orchestration.id
    }
    approvals.approve(ids["yes"]!)
    approvals.reject(ids["no"]!)
    approvals.approve(ids["bad"]!)
    orchestrations.complete(ids["yes"]!)
    orchestrations.fail(ids["bad"]!)
    const statusOf = async (name: string) => (await backend.client.wait({ id: ids[name]! })).orchestration.status
    expect([await statusOf("yes"), await statusOf("no"), await statusOf("bad")]).toEqual([
      "COMPLETED",
      "REJECTED",
      "FAILED"
    ])
    const changes = await backend.run(Effect.flatMap(Store, (store) => store.changes(0, 100)))
    for (const id of Object.values(ids)) expect(changes.filter((change) => change.id === id)[0]?.status).toBe("PENDING")
  })
})

describe("the feed", () => {
  it("says so where it no longer goes back far enough", async () => {
    await using backend = await startBackend()
    await completed(backend, "old")
    const { retained } = await backend.run(
      Effect.gen(function* () {
        const retention = yield* FeedRetention
        yield* retention.prune({ olderThanMs: 0, max: 1 })
        return { retained: yield* retention.extent }
      })
    )
    expect(retained.floor).toBe(1)
    const from = async (lastEventId: string) => {
      const seen: Array<string> = []
      try {
        for await (const { data, id } of backend.client.watch({ all: true }, { lastEventId })) {
          seen.push(`${id} ${data.type}`)
          if (Number(id) >= retained.last) return seen
        }
      } catch (error) {
        return isSegueError(error) ? error.data?.failure?._tag : error
      }
      return seen
    }
    expect(await from("0")).toBe("PositionUnknown")
    expect(await from("1")).toHaveLength(retained.last - 1)
    expect(await from("999999")).toBe("PositionUnknown")
    expect(await from("nonsense")).toBe("PositionUnknown")
  })
})

describe("reconciliation", () => {
  it("finds what somebody created beside the gateway, and keeps the list", async () => {
    await using backend = await startBackend({
      backend: { careMs: 200, reconcileMs: 300 },
      sandbox: { clock: { hostMs: () => Date.now() - 600_000 } }
    })
    const ours = await completed(backend, "ours")
    const outcome = await backend.run(
      Effect.flatMap(Vendor, ({ orchestrations }) => orchestrations.create(request(backend, "foreign")))
    )
    if (outcome._tag !== "Created") throw new Error(outcome._tag)
    const last = () => backend.run(Effect.flatMap(Store, (store) => store.lastReconciliation))
    await until("it is listed", async () =>
      Option.exists(await last(), ({ differences }) => differences.some(({ kind }) => kind === "not-ours"))
    )
    const { differences } = Option.getOrThrow(await last())
    expect(differences.filter(({ kind }) => kind === "not-ours").map(({ ref_id }) => ref_id)).toEqual(["foreign"])
    expect(differences.filter(({ id }) => id === ours)).toEqual([])
  })
})

describe("stopping", () => {
  it("finishes what is under way, takes nothing new, and sends streams away to come back", async () => {
    await using backend = await startBackend()
    backend.sandbox.control.faults.add({ operation: "CreateOrchestration", latency: 700 })
    const messages: Array<string> = []
    const stop = new AbortController()
    const watching = (async () => {
      for await (const { data } of backend.client.watch({ all: true }, { signal: stop.signal }))
        messages.push(data.type)
    })()
    await until("it watches", () => messages.includes("ready"))
    const creating = backend.client.create(request(backend, "slow"))
    await until("it is being sent", () => backend.sandbox.control.requests.calls("ListStablecoinConversions") > 0)
    const stopping = Effect.runPromise(backend.running.drain)
    expect((await creating)._tag).toBe("Created")
    await stopping
    await expect(fetch(`${backend.url}/healthz`)).rejects.toThrow()
    stop.abort()
    await watching
  })
})

describe("a database that goes away", () => {
  it("creates are refused meanwhile, readiness says so, and it goes on by itself", async () => {
    await using backend = await startBackend({ database: "server" })
    await completed(backend, "before")
    const { PgClient } = await import("@effect/sql-pg")
    const { Redacted } = await import("effect")
    const url = new URL(backend.databaseUrl!)
    const name = url.pathname.slice(1)
    url.pathname = "/postgres"
    const admin = (statement: string) =>
      Effect.runPromise(
        Effect.flatMap(PgClient.PgClient, (sql) => sql.unsafe(statement)).pipe(
          Effect.provide(PgClient.layer({ url: Redacted.make(url.href), maxConnections: 1 }))
        )
      )
    const ready = async () => (await fetch(`${backend.url}/readyz`)).status
    expect(await ready()).toBe(200)
    await admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await admin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
    await until("it is not ready", async () => (await ready()) === 503)
    const refused = await backend.client.create(request(backend, "meanwhile")).catch((error: unknown) => error)
    expect(isSegueError(refused) && refused.data?.httpStatus).toBe(503)
    expect(backend.sandbox.control.requests.calls("CreateOrchestration")).toBe(1)
    await admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await until("it is ready again", async () => (await ready()) === 200)
    await completed(backend, "meanwhile")
    await completed(backend, "after")
  })
})
