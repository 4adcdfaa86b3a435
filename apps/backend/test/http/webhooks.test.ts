/** The doorbell: who may ring, and that nothing of what is said is believed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { request, startBackend, type TestBackend } from "../support/backend.ts"

let backend: TestBackend

beforeAll(async () => {
  backend = await startBackend({
    // Only a ring makes it look soon.
    backend: { timing: { tailMs: 60_000, ringMs: 20, pendingMs: 60_000, safetyMs: 60_000, deepMs: 60_000 } },
    env: {
      SEGUE_WEBHOOK_HEADER: "X-Paxos-Key",
      SEGUE_WEBHOOK_SECRET: "new-header-secret",
      SEGUE_WEBHOOK_SECRET_PREVIOUS: "old-header-secret",
      SEGUE_WEBHOOK_CLIENT_ID: "paxos:eu",
      SEGUE_WEBHOOK_CLIENT_SECRET: "new client/secret",
      SEGUE_WEBHOOK_CLIENT_SECRET_PREVIOUS: "old-client-secret"
    }
  })
})

afterAll(async () => {
  await backend[Symbol.asyncDispose]()
})

const ring = (headers: Record<string, string>, body = "{}") =>
  fetch(`${backend.url}/webhooks/paxos`, { method: "POST", headers, body })

const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`

const token = (headers: Record<string, string>, form: Record<string, string>) =>
  fetch(`${backend.url}/webhooks/paxos/token`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ grant_type: "client_credentials", ...form })
  })

describe("ringing", () => {
  it.each([
    [{}, 401],
    [{ "x-paxos-key": "wrong" }, 401],
    [{ "x-paxos-key": "" }, 401],
    [{ "x-paxos-key": "new-header-secret" }, 202],
    [{ "X-Paxos-Key": "old-header-secret" }, 202],
    [{ authorization: "Bearer new-header-secret" }, 401]
  ] as const)("%j is answered %i", async (headers, status) => {
    expect((await ring(headers)).status).toBe(status)
  })

  it("a key of ours is no key of the vendor's", async () => {
    expect((await ring({ authorization: `Bearer ${backend.devKey}` })).status).toBe(401)
  })

  it("what is told is not believed, but looked at", async () => {
    const lie = JSON.stringify({ id: "x", type: "orchestration.failed", object: "event", time: "2026-01-01T00:00:00Z" })
    const outcome = await backend.client.create(request(backend, "rung"))
    if (outcome._tag !== "Created") throw new Error(outcome._tag)
    const { id } = outcome.orchestration
    const waiting = backend.client.wait({ id })
    const ringing = setInterval(() => void ring({ "x-paxos-key": "new-header-secret" }, lie), 100)
    expect((await waiting).orchestration.status).toBe("COMPLETED")
    clearInterval(ringing)
  })

  it("a body that is too large is refused, garbage is not even read", async () => {
    const headers = { "x-paxos-key": "new-header-secret" }
    expect((await ring(headers, "x".repeat(70_000))).status).toBe(413)
    expect((await ring(headers, "\u0000 no json")).status).toBe(202)
  })
})

describe("tokens", () => {
  const both = { client_id: "paxos:eu", client_secret: "new client/secret" }

  it.each([
    ["in the header", { authorization: basic("paxos:eu", "new client/secret") }, {}],
    ["in the body", {}, both],
    ["in both, as the vendor does", { authorization: basic("paxos:eu", "new client/secret") }, both],
    ["with the secret before", { authorization: basic("paxos:eu", "old-client-secret") }, {}]
  ] as const)("are issued %s, and open the webhook alone", async (_, headers, form) => {
    const answer = await token(headers, form)
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"])
    const { access_token, expires_in, token_type } = (await answer.json()) as Record<string, string>
    expect([token_type, Number(expires_in) > 0]).toEqual(["bearer", true])
    const authorization = `Bearer ${access_token}`
    expect((await ring({ authorization })).status).toBe(202)
    expect((await ring({ authorization: `${authorization}x` })).status).toBe(401)
    const api = await fetch(`${backend.url}/trpc/system.info`, { headers: { authorization } })
    expect(api.status).toBe(401)
  })

  it.each([
    [{}, {}],
    [{ authorization: basic("paxos:eu", "wrong") }, {}],
    [{ authorization: basic("somebody", "new client/secret") }, {}],
    [{ authorization: basic("paxos:eu", "new client/secret") }, { client_id: "paxos:eu", client_secret: "wrong" }],
    [{ authorization: "Basic %%%" }, {}]
  ] as const)("%j %j is refused", async (headers, form) => {
    const answer = await token(headers, form)
    expect([answer.status, await answer.json()]).toEqual([401, { error: "invalid_client" }])
  })

  it("of another kind are not issued", async () => {
    const answer = await token({}, { ...both, grant_type: "password" })
    expect([answer.status, await answer.json()]).toEqual([400, { error: "unsupported_grant_type" }])
  })

  it("end", async () => {
    const { isIssued, issue, TOKEN_LIFE_S } = await import("../../src/http/WebhookAuth.ts")
    const secrets = backend.config.webhook.clientSecrets
    const given = issue(secrets[0]!, 1_000)
    expect(isIssued(given, secrets, 1_000 + TOKEN_LIFE_S - 1)).toBe(true)
    expect(isIssued(given, secrets, 1_000 + TOKEN_LIFE_S)).toBe(false)
    expect(isIssued(given.replace(/\.\d+\./u, ".9999999999."), secrets, 1_000)).toBe(false)
  })
})
