/** Planted secrets are searched for in everything that the gateway says: logs, answers, metrics, errors. */
import * as Sandbox from "@segue/sandbox/Sandbox"
import { Layer, Logger } from "effect"
import { FetchHttpClient } from "effect/http"
import { expect, it } from "vitest"

import { until } from "./crash/Scenario.ts"
import { request, startBackend } from "./support/backend.ts"

const CLIENT_SECRET = "planted-client-secret-6f1d"
const WEBHOOK_SECRET = "planted-webhook-secret-77aa"

it("no secret is in a log, an answer, an error or a figure", async () => {
  const said: Array<string> = []
  const logger = Logger.make(({ cause, fiber, message }) => {
    said.push(JSON.stringify([message, String(cause), [...fiber.context.mapUnsafe.keys()]]))
  })
  await using backend = await startBackend({
    logger,
    sandbox: { credentials: [{ clientId: "client", clientSecret: CLIENT_SECRET }] },
    env: {
      PAXOS_BASE_URL: "http://vendor.localhost:1/v2",
      PAXOS_CLIENT_ID: "client",
      PAXOS_CLIENT_SECRET: CLIENT_SECRET,
      SEGUE_WEBHOOK_HEADER: "x-key",
      SEGUE_WEBHOOK_SECRET: WEBHOOK_SECRET
    }
  })
  const hear = async (answer: Promise<unknown>) =>
    said.push(
      await answer.then(
        (value) => JSON.stringify(value),
        (error: unknown) => `${String(error)} ${JSON.stringify(error)}`
      )
    )
  const read = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${backend.url}${path}`, init)
    said.push(JSON.stringify([...answer.headers]), await answer.text())
  }

  await hear(backend.client.create(request(backend, "told")))
  await hear(backend.client.create({ ...request(backend, "told"), source_amount: "1" }))
  backend.sandbox.control.faults.add({ operation: "ListOrchestrations", expireTokens: true, count: 1 })
  backend.sandbox.control.faults.add({ operation: "IssueToken", status: 400, count: 2 })
  await hear(backend.client.create(request(backend, "unpaid")))
  await hear(backend.client.trpc.orchestrations.list.query({}))
  backend.sandbox.control.faults.clear()
  backend.sandbox.control.faults.add({ operation: "ListProfiles", truncate: 0.5 })
  await hear(backend.client.trpc.profiles.list.query({}))
  await hear(backend.client.trpc.system.health.query())
  await hear(backend.client.trpc.system.info.query())
  for (const path of ["/metrics", "/readyz", "/openapi.json", "/nothing", "/trpc/nothing"]) await read(path)
  await read("/trpc/system.info", { headers: { authorization: "Bearer segue_0000000000000000_planted-guess" } })
  await read("/webhooks/paxos", { method: "POST", headers: { "x-key": `${WEBHOOK_SECRET}-wrong` } })

  const everything = said.join("\n")
  expect(everything.length).toBeGreaterThan(1_000)
  const key = backend.devKey.slice("segue_0123456789abcdef_".length)
  expect(key.length).toBeGreaterThan(20)
  for (const secret of [CLIENT_SECRET, WEBHOOK_SECRET, key, "planted-guess"]) expect(everything).not.toContain(secret)
  // Tokens of the sandbox are secrets as well.
  expect(everything).not.toMatch(/Bearer [A-Za-z0-9]/u)
})

it("readiness tells anybody why following fails, and nothing that a vendor repeats", async () => {
  const sandbox = Sandbox.make({ rateLimits: false })
  const sent: Array<string> = []
  let isEchoing = false
  /** What it was sent comes back in the places that errors are read from. */
  const echo: typeof sandbox.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!isEchoing) return sandbox.fetch(request)
    const text = `${request.headers.get("authorization") ?? ""} ${await request.text()}`
    sent.push(text)
    const problem = {
      type: `https://x.test/${text}`,
      title: text,
      status: 403,
      detail: text,
      error: text,
      meta: { text }
    }
    return Response.json(problem, { status: 403, headers: { "content-type": "application/problem+json" } })
  }
  await using backend = await startBackend({
    sandbox,
    backend: { client: FetchHttpClient.layer.pipe(Layer.provide(Layer.succeed(FetchHttpClient.Fetch, echo))) }
  })
  const ready = async () => (await fetch(`${backend.url}/readyz`)).text()
  isEchoing = true
  await until("readiness says why of both", async () => {
    const said = await ready()
    return said.includes("RequestToken: ") && said.includes("ListOrchestrations: ")
  })
  const said = await ready()
  expect(said).toMatch(/"detail":"since [^"]+Z: ListOrchestrations: the credential may not do this \(403\)/u)
  const [, token] = /Bearer (\S+)/u.exec(sent.join("\n"))!
  for (const echoed of [token!, "x.test", "Bearer", "grant_type"]) expect(said).not.toContain(echoed)
  expect(sent.join("\n")).toContain("grant_type")
})

it("an input cannot reach into prototypes or into SQL", async () => {
  await using backend = await startBackend()
  const wanted = request(backend, `x'; DROP TABLE create_intent; --`)
  expect((await backend.client.create(wanted))._tag).toBe("Created")
  expect((await backend.client.create(wanted))._tag).toBe("AlreadyExists")
  const body = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${JSON.stringify(request(backend, "proto")).slice(1)}`
  const answer = await fetch(`${backend.url}/trpc/orchestrations.create`, {
    method: "POST",
    headers: { authorization: `Bearer ${backend.devKey}`, "content-type": "application/json" },
    body
  })
  expect(answer.status).toBe(400)
  expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined()
  const large = await fetch(`${backend.url}/trpc/orchestrations.create`, {
    method: "POST",
    headers: { authorization: `Bearer ${backend.devKey}`, "content-type": "application/json" },
    body: JSON.stringify({ ...request(backend, "large"), metadata: { text: "x".repeat(2_000_000) } })
  })
  expect(large.status).toBe(413)
})
