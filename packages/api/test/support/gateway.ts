/** The router behind a real server on a free port, over services that keep everything in memory. */
import type { AddressInfo, Server } from "node:net"

import { createAdaptorServer } from "@hono/node-server"
import { Linter, Orchestrations as Core, PaxosError, Profiles, type Orchestration } from "@segue/core"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { Effect, Layer, ManagedRuntime, Stream } from "effect"

import {
  ChangeFeed,
  ChangeFeedMemory,
  CurrentCall,
  type Call,
  Grants,
  scopes,
  serving,
  System
} from "../../src/index.ts"

export const everyScope: ReadonlySet<string> = new Set(Object.values(scopes))

export const allGrants: Grants.Service = {
  permits: () => Effect.void,
  shows: (_, things) => Effect.succeed(things.map(() => true))
}

export const request: Orchestration.OrchestrationRequest = {
  ref_id: "ref-1",
  source_amount: "12.50",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id: "profile-1" } },
  destination: { profile: { profile_id: "profile-2" } }
}

export const record = (id: string, status = "PROCESSING"): Orchestration.Orchestration => ({
  ...request,
  id,
  ref_id: `ref-of-${id}`,
  profile_id: "profile-1",
  status,
  created_at: "2026-04-20T12:30:01Z"
})

const rule = {
  id: "rule-1",
  status: "ACTIVE",
  source_asset: "USD",
  destination_asset: "PYUSD",
  profile_id: "profile-1"
}

const event = {
  id: "event-1",
  type: "orchestration.completed",
  object: { id: "a", status: "COMPLETED" },
  created_at: "2026-04-20T12:31:00Z"
}

export const failing = (reason: PaxosError.Reason, operation = "GetOrchestration") =>
  Effect.fail(new PaxosError.PaxosError({ operation, reason, sent: true }))

const missing = (id: string) =>
  failing(new PaxosError.NotFound({ status: 404, ids: [id], problem: { type: "about:blank", detail: `no ${id}` } }))

const basicsOver = (records: Map<string, Orchestration.Orchestration>): Core.Basics => ({
  create: (wanted) => {
    const made = { ...record(`id-of-${wanted.ref_id}`), ...wanted }
    return Effect.sync(() => {
      records.set(made.id, made)
      return { _tag: "Created", orchestration: made }
    })
  },
  get: (id) => {
    const found = records.get(id)
    return found === undefined ? missing(id) : Effect.succeed(found)
  },
  list: ({ ref_id }) =>
    Effect.sync(() => ({
      items: [...records.values()].filter((row) => ref_id === undefined || ref_id.includes(row.ref_id ?? ""))
    })),
  rules: {
    create: () => Effect.succeed(rule),
    list: () => Effect.succeed({ items: [rule] }),
    delete: () => Effect.succeed({ ...rule, status: "DELETED" })
  },
  events: { get: () => Effect.succeed(event), list: () => Effect.succeed({ items: [event] }) }
})

const profiles = Profiles.Profiles.of({
  list: () => Effect.succeed({ items: [{ id: "profile-1" }] }),
  stream: () => Stream.empty,
  balances: () => Effect.succeed([{ asset: "USD", available: "1.00", trading: "0" }]),
  sandboxDeposit: (profile_id) => missing(profile_id)
})

const system = System.System.of({
  info: Effect.succeed({ version: "1.2.3", environment: "sandbox", started_at: "2026-04-20T12:00:00Z" }),
  health: Effect.succeed({ status: "ok", checks: [{ name: "database", status: "ok" }] })
})

interface Options {
  readonly basics?: Partial<Core.Basics>
  readonly grants?: Grants.Service
  readonly feed?: Partial<ChangeFeed.ChangeFeed["Service"]>
  readonly linter?: Linter.Service
}

/** Starts one; `await using` stops it. Keys are `all`, `none`, or `scopes:` and a list. */
export const startGateway = async (options: Options = {}) => {
  const records = new Map([["a", record("a")]])
  const calls: Array<Call | undefined> = []
  const { append, feed } = await Effect.runPromise(ChangeFeedMemory.make)
  const basics = { ...basicsOver(records), ...options.basics }
  const create: Core.Basics["create"] = (wanted) =>
    Effect.flatMap(CurrentCall, (call) => {
      calls.push(call)
      return basics.create(wanted)
    })
  const services = Layer.mergeAll(
    Layer.succeed(Core.Orchestrations, Core.fromBasics({ ...basics, create })),
    Layer.succeed(Profiles.Profiles, profiles),
    Layer.succeed(System.System, system),
    options.linter === undefined ? Layer.empty : Layer.succeed(Linter.Linter, options.linter),
    Layer.succeed(ChangeFeed.ChangeFeed, { ...feed, ...options.feed })
  )
  const grants = Layer.succeed(Grants.Grants, options.grants ?? Grants.none)
  const runtime = ManagedRuntime.make(Layer.merge(services, grants))
  const callerOf = (key: string | null) => {
    if (key === null) return undefined
    const listed = key === "Bearer all" ? [...everyScope] : key.replace(/^Bearer scopes:/u, "").split(",")
    return { id: "caller-1", scopes: new Set(listed) }
  }
  const server = createAdaptorServer({
    fetch: (req: Request) =>
      fetchRequestHandler({
        ...serving,
        req,
        createContext: () => ({
          caller: callerOf(req.headers.get("authorization")),
          requestId: "request-1",
          runner: runtime
        })
      })
  }) as Server & { closeAllConnections: () => void }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`,
    records,
    calls,
    /** Records a state and tells the feed. */
    change: (orchestration: Orchestration.Orchestration) => {
      records.set(orchestration.id, orchestration)
      return Effect.runPromise(append(orchestration))
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await runtime.dispose()
    }
  }
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>
