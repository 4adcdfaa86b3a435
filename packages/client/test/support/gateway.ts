/** The real router behind a real server, over services in memory, with a switch that loses answers. */
import type { AddressInfo, Server } from "node:net"

import { createAdaptorServer } from "@hono/node-server"
import { ChangeFeed, ChangeFeedMemory, Grants, scopes, serving, System } from "@segue/api"
import { Orchestrations as Core, PaxosError, Profiles, type Orchestration } from "@segue/core"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { Effect, Layer, ManagedRuntime, Stream } from "effect"

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
  status,
  created_at: "2026-04-20T12:30:01Z"
})

export const failing = (reason: PaxosError.Reason, operation = "GetOrchestration") =>
  Effect.fail(new PaxosError.PaxosError({ operation, reason, sent: true }))

const missing = (id: string) => failing(new PaxosError.NotFound({ status: 404, ids: [id] }))

const rule = { id: "rule-1", status: "ACTIVE", source_asset: "USD", destination_asset: "PYUSD" }
const event = {
  id: "event-1",
  type: "orchestration.completed",
  object: { id: "a", status: "COMPLETED" },
  created_at: "2026-04-20T12:31:00Z"
}

/** Rows per page, so that listings have several. */
const PAGE_SIZE = 2

const basicsOver = (records: Map<string, Orchestration.Orchestration>): Core.Basics => ({
  create: (wanted) =>
    Effect.sync(() => {
      const id = `id-of-${wanted.ref_id}`
      const existing = records.get(id)
      if (existing !== undefined) return { _tag: "AlreadyExists", orchestration: existing, notes: [] }
      const made = { ...record(id), ...wanted }
      records.set(id, made)
      return { _tag: "Created", orchestration: made }
    }),
  get: (id) => {
    const found = records.get(id)
    return found === undefined ? missing(id) : Effect.succeed(found)
  },
  list: ({ page_cursor = "0", ref_id }) =>
    Effect.sync(() => {
      const all = [...records.values()].filter((row) => ref_id === undefined || ref_id.includes(row.ref_id ?? ""))
      const from = Number(page_cursor)
      const next = from + PAGE_SIZE < all.length ? { next_page_cursor: String(from + PAGE_SIZE) } : {}
      return { items: all.slice(from, from + PAGE_SIZE), ...next }
    }),
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
  health: Effect.succeed({ status: "ok", checks: [] })
})

interface Options {
  readonly basics?: Partial<Core.Basics>
  /** Answers in place of the router, before or after it has done its work. */
  readonly instead?: (url: URL, serve: () => Promise<Response>) => Promise<Response>
}

type Listening = Server & { closeAllConnections: () => void }

/** Starts one; `await using` stops it. The key is `good`. */
export const startGateway = async (options: Options = {}) => {
  const records = new Map([["a", record("a")]])
  const requests: Array<string> = []
  const { append, feed } = await Effect.runPromise(ChangeFeedMemory.make)
  const runtime = ManagedRuntime.make(
    Layer.mergeAll(
      Layer.succeed(Core.Orchestrations, Core.fromBasics({ ...basicsOver(records), ...options.basics })),
      Layer.succeed(Profiles.Profiles, profiles),
      Layer.succeed(System.System, system),
      Layer.succeed(ChangeFeed.ChangeFeed, feed),
      Layer.succeed(Grants.Grants, {
        permits: () => Effect.void,
        shows: (_, things) => Effect.succeed(things.map(() => true))
      })
    )
  )
  const serve = (req: Request) =>
    fetchRequestHandler({
      ...serving,
      req,
      createContext: () => ({
        caller:
          req.headers.get("authorization") === "Bearer good"
            ? { id: "caller-1", scopes: new Set(Object.values(scopes)) }
            : undefined,
        requestId: "request-1",
        runner: runtime
      })
    })
  const listen = async (port: number): Promise<Listening> => {
    const server = createAdaptorServer({
      fetch: (req: Request) => {
        const url = new URL(req.url)
        requests.push(`${req.method} ${url.pathname.replace("/trpc/", "")}`)
        return options.instead === undefined ? serve(req) : options.instead(url, () => serve(req))
      }
    }) as Listening
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
    return server
  }
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/trpc`,
    records,
    requests,
    change: (orchestration: Orchestration.Orchestration) => {
      records.set(orchestration.id, orchestration)
      return Effect.runPromise(append(orchestration))
    },
    /** Cuts every connection; the server goes on. */
    cut: () => server.closeAllConnections(),
    stop,
    /** Ends what runs, as a host does that stops. */
    end: () => runtime.dispose(),
    start: async () => {
      server = await listen(port)
    },
    [Symbol.asyncDispose]: async () => {
      await stop()
      await runtime.dispose()
    }
  }
}
