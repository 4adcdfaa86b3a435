/** Replicas over one database: any of them may be rung, served from and created through. */
import * as Sandbox from "@segue/sandbox/Sandbox"
import { expect, it } from "vitest"

import { until } from "../crash/Scenario.ts"
import { request, startBackend } from "../support/backend.ts"

const env = { SEGUE_WEBHOOK_HEADER: "x-key", SEGUE_WEBHOOK_SECRET: "secret" }
// Only a ring makes the one that follows look soon.
const timing = { tailMs: 60_000, ringMs: 20, pendingMs: 60_000, safetyMs: 60_000, deepMs: 60_000 }

it("a ring at one is heard by the one that follows, and told by both", async () => {
  const sandbox = Sandbox.make({ rateLimits: false, settings: { profileLegDelayMs: 300 } })
  await using leader = await startBackend({ sandbox, env, backend: { timing } })
  await using other = await startBackend({ sandbox, env, backend: { timing }, database: { url: leader.databaseUrl! } })
  const seen: Array<string> = []
  const stop = new AbortController()
  const watching = (async () => {
    for await (const { data } of other.client.watch({ all: true }, { signal: stop.signal })) {
      seen.push(data.type === "change" ? data.orchestration.status : data.type)
    }
  })()
  await until("it watches", () => seen.includes("ready"))
  expect((await other.client.create(request(other, "rung")))._tag).toBe("Created")
  await until("it is completed", () => sandbox.control.state().postings > 2)
  const ring = () => fetch(`${other.url}/webhooks/paxos`, { method: "POST", headers: { "x-key": "secret" } })
  await until("it is told", async () => {
    expect((await ring()).status).toBe(202)
    return seen.includes("COMPLETED")
  })
  stop.abort()
  await watching
  expect(seen).toEqual(["ready", "PROCESSING", "COMPLETED"])
})

it("a reader on this machine needs no key in development, and can do nothing but read", async () => {
  await using backend = await startBackend()
  const ask = (path: string, init: RequestInit = {}) => fetch(`${backend.url}/trpc/${path}`, init)
  expect((await ask("system.info")).status).toBe(200)
  expect((await ask("system.info", { headers: { authorization: "Bearer wrong" } })).status).toBe(401)
  expect((await ask("system.info", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(401)
  const body = JSON.stringify(request(backend, "unkeyed"))
  const headers = { "content-type": "application/json" }
  expect((await ask("orchestrations.create", { method: "POST", headers, body })).status).toBe(401)
  expect((await ask(`orchestrations.create?input=${encodeURIComponent(body)}`)).status).not.toBe(200)
  expect(backend.sandbox.control.requests.calls("CreateOrchestration")).toBe(0)
})
