import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { TestClock } from "effect/testing"

import * as Sandbox from "../src/Sandbox.ts"

const token = Effect.gen(function* () {
  const client = yield* HttpClient.HttpClient
  const response = yield* HttpClientRequest.post(Sandbox.TOKEN_URL).pipe(
    HttpClientRequest.bodyUrlParams({
      grant_type: "client_credentials",
      client_id: "sandbox",
      client_secret: "sandbox"
    }),
    client.execute
  )
  return ((yield* response.json) as { access_token: string }).access_token
})

const call = (method: "GET" | "POST", path: string, body?: unknown) =>
  Effect.gen(function* () {
    const client = yield* HttpClient.HttpClient
    const request = HttpClientRequest.make(method)(`${Sandbox.BASE_URL}${path}`).pipe(
      HttpClientRequest.bearerToken(yield* token),
      body === undefined ? (self) => self : HttpClientRequest.bodyJsonUnsafe(body)
    )
    const response = yield* client.execute(request)
    return { status: response.status, body: (yield* response.json) as Record<string, string> }
  })

describe("in process", () => {
  it.effect("the layer's sandbox lives on Effect's clock", () =>
    Effect.gen(function* () {
      const sandbox = yield* Sandbox.Service
      const { id } = sandbox.control.state().profiles[0]!
      const side = { profile: { profile_id: id } }
      const { body } = yield* call("POST", "/orchestration/orchestrations", {
        ref_id: "r",
        source_amount: "5",
        source_asset: "USD",
        destination_asset: "USDP",
        source: side,
        destination: side
      })
      assert.strictEqual(body["status"], "PROCESSING")
      yield* TestClock.adjust("699 millis")
      assert.strictEqual(
        (yield* call("GET", `/orchestration/orchestrations/${body["id"]}`)).body["status"],
        "PROCESSING"
      )
      yield* TestClock.adjust("1 millis")
      assert.strictEqual(
        (yield* call("GET", `/orchestration/orchestrations/${body["id"]}`)).body["status"],
        "COMPLETED"
      )
    }).pipe(Effect.provide(Sandbox.layer()))
  )

  it("fetch takes text, URL and Request, and multipart forms", async () => {
    const sandbox = Sandbox.make()
    const form = new FormData()
    for (const [name, value] of [
      ["grant_type", "client_credentials"],
      ["client_id", "sandbox"],
      ["client_secret", "sandbox"]
    ] as const) {
      form.append(name, value)
    }
    const granted = await sandbox.fetch(new URL(Sandbox.TOKEN_URL), { method: "POST", body: form })
    const { access_token: text } = (await granted.json()) as { access_token: string }
    const headers = { authorization: `Bearer ${text}` }
    const listed = await sandbox.fetch(new Request(`${Sandbox.BASE_URL}/profiles?limit=1`, { headers }))
    assert.strictEqual(listed.headers.get("content-type"), "application/json")
    assert.strictEqual(((await listed.json()) as { items: Array<unknown> }).items.length, 1)
    assert.strictEqual((await sandbox.fetch("http://anywhere/v2/nothing")).status, 404)
  })

  it("fetch rejects as fetch does", async () => {
    const sandbox = Sandbox.make()
    sandbox.control.faults.add({ operation: "ListProfiles", latency: 60_000 })
    const controller = new AbortController()
    const waiting = sandbox.fetch(`${Sandbox.BASE_URL}/profiles`, { signal: controller.signal })
    controller.abort()
    const aborted: unknown = await waiting.catch((error: unknown) => error)
    assert.strictEqual((aborted as DOMException).name, "AbortError")
    assert.instanceOf(await sandbox.fetch("no address").catch((error: unknown) => error), TypeError)
  })

  it("the same seed gives the same bytes, another one other ids", () => {
    const state = (seed: number) => Sandbox.make({ seed, clock: { startAt: "2026-01-01T00:00:00Z" } }).control.state()
    const { now: _a, ...first } = state(7)
    const { now: _b, ...second } = state(7)
    assert.deepStrictEqual(first, second)
    assert.notStrictEqual(first.customer_id, state(8).customer_id)
  })
})
