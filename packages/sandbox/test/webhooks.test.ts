import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { HttpClient, HttpClientRequest, HttpClientResponse } from "effect/http"

import type * as Sandbox from "../src/Sandbox.ts"
import * as Client from "./client.ts"

/** A receiver in this process: answers as told, and keeps what it got. */
const receiver = (answer: (url: string) => Response) => {
  const got: Array<{ readonly url: string; readonly headers: Headers; readonly body: string }> = []
  const client = HttpClient.make((request) =>
    Effect.gen(function* () {
      const web = yield* Effect.orDie(HttpClientRequest.toWeb(request))
      const body = yield* Effect.promise(() => web.text())
      got.push({ url: web.url, headers: web.headers, body })
      return HttpClientResponse.fromWeb(request, answer(web.url))
    })
  )
  const deliver = (sandbox: Sandbox.Sandbox): Promise<number> =>
    Effect.runPromise(Effect.provideService(sandbox.deliver, HttpClient.HttpClient, client))
  return { got, deliver }
}

const ok = () => new Response(null, { status: 204 })
const HOOK = "https://receiver.example/hook"

const setUp = (registration: object = {}) => {
  const sandbox = Client.make()
  const call = Client.caller(sandbox)
  const side = { profile: { profile_id: Client.defaultProfile(sandbox) } }
  const webhook = sandbox.control.webhooks.register({ url: HOOK, ...registration })
  const create = (ref = "o-1") =>
    call.post("/v2/orchestration/orchestrations", {
      ref_id: ref,
      source_amount: "5",
      source_asset: "USD",
      destination_asset: "USDP",
      source: side,
      destination: side
    })
  const deliveries = () => sandbox.control.webhooks.list().deliveries
  const undelivered = () => call.get("/v2/events").body.events[0].undelivered_webhooks as number
  return { sandbox, call, webhook, create, deliveries, undelivered }
}

describe("webhooks", () => {
  it("get the event's id and no business data, with the API key they chose", async () => {
    const { call, create, deliveries, sandbox, undelivered } = setUp({
      auth: { type: "api-key", header: "x-receiver-key", value: "s3cret" }
    })
    const { deliver, got } = receiver(ok)
    create()
    assert.strictEqual(undelivered(), 1)
    assert.strictEqual(await deliver(sandbox), 1)
    const [event] = call.get("/v2/events").body.events
    assert.deepStrictEqual(JSON.parse(got[0]!.body), {
      id: event.id,
      type: "orchestration.processing",
      source: "com.paxos",
      time: event.created_at,
      object: "event",
      is_test: false
    })
    assert.strictEqual(got[0]!.headers.get("x-receiver-key"), "s3cret")
    assert.strictEqual(deliveries()[0]!.state, "delivered")
    assert.strictEqual(undelivered(), 0)
    assert.notInclude(JSON.stringify(sandbox.control.webhooks.list()), "s3cret")
  })

  it("get a token in the vendor's dual style", async () => {
    const auth = {
      type: "oauth",
      tokenUrl: "https://receiver.example/token",
      clientId: "a b",
      clientSecret: "c&d"
    }
    const { create, deliveries, sandbox } = setUp({ auth })
    const { deliver, got } = receiver((url) =>
      url.endsWith("/token") ? Response.json({ access_token: "t0ken", expires_in: 60 }) : ok()
    )
    create()
    await deliver(sandbox)
    const [asked, posted] = got
    assert.strictEqual(asked!.headers.get("authorization"), `Basic ${btoa("a%20b:c%26d")}`)
    assert.deepStrictEqual(Object.fromEntries(new URLSearchParams(asked!.body)), {
      grant_type: "client_credentials",
      client_id: "a b",
      client_secret: "c&d"
    })
    assert.strictEqual(posted!.headers.get("authorization"), "Bearer t0ken")
    assert.strictEqual(deliveries()[0]!.state, "delivered")
  })

  it("are tried again after about five seconds, then ever later, until a day is over", async () => {
    const { create, deliveries, sandbox } = setUp()
    const { deliver, got } = receiver(() => new Response(null, { status: 503 }))
    create()
    await deliver(sandbox)
    const first = deliveries()[0]!
    assert.strictEqual(first.attempts[0]!.status, 503)
    const wait = Date.parse(first.next_at!) - Date.parse(first.attempts[0]!.at)
    assert.isTrue(wait >= 4000 && wait <= 6000, String(wait))
    sandbox.control.clock.advance("3s")
    assert.strictEqual(await deliver(sandbox), 1) // orchestration.completed, not yet the retry
    while (sandbox.control.clock.get().waiting > 0) {
      sandbox.control.clock.skip()
      await deliver(sandbox)
    }
    const times = deliveries()
      .at(-1)!
      .attempts.map((attempt) => Date.parse(attempt.at))
    const gaps = times.slice(1).map((time, index) => time - times[index]!)
    assert.isTrue(gaps[1]! > 7000 && gaps[1]! < 13_000, String(gaps[1]))
    assert.isTrue(gaps.at(-1)! > 2_800_000 && gaps.at(-1)! < 4_400_000, String(gaps.at(-1)))
    const day = times.at(-1)! - times[0]!
    assert.isTrue(day > 22 * 3_600_000 && day <= 24 * 3_600_000, String(day))
    assert.deepStrictEqual(new Set(deliveries().map((one) => one.state)), new Set(["given-up"]))
    assert.isTrue(got.length > 60)
  })

  it("recover when the receiver does, and can be sent once more", async () => {
    const { create, deliveries, sandbox } = setUp()
    let isUp = false
    const { deliver, got } = receiver(() => (isUp ? ok() : new Response(null, { status: 500 })))
    create()
    await deliver(sandbox)
    isUp = true
    sandbox.control.clock.advance("10s")
    await deliver(sandbox)
    assert.deepStrictEqual(
      deliveries().map((one) => one.state),
      ["delivered", "delivered"]
    )
    const count = got.length
    sandbox.control.webhooks.redeliver(deliveries()[0]!.id)
    sandbox.tick()
    assert.strictEqual(await deliver(sandbox), 1)
    assert.strictEqual(got.length, count + 1)
  })

  it("no faster than their rate", async () => {
    const { create, deliveries, sandbox } = setUp({ rate: 2 })
    const { deliver } = receiver(ok)
    for (let index = 0; index < 6; index++) create(`o-${index}`)
    assert.strictEqual(await deliver(sandbox), 1)
    sandbox.control.clock.advance("2s")
    assert.strictEqual(await deliver(sandbox), 4)
    sandbox.control.clock.advance("1m")
    await deliver(sandbox)
    assert.isTrue(deliveries().every((one) => one.state === "delivered"))
  })

  it("at most ten, with names of their own; a removed one gets nothing", async () => {
    const { create, sandbox, webhook } = setUp({ name: "first" })
    const { control } = sandbox
    assert.throws(() => control.webhooks.register({ url: HOOK, name: "first" }))
    for (let index = 2; index <= 10; index++) control.webhooks.register({ url: HOOK, name: `w${index}` })
    assert.throws(() => control.webhooks.register({ url: HOOK, name: "eleventh" }))
    const send = (method: string, path: string, body?: unknown) =>
      Client.send(sandbox, method, `/_sandbox${path}`, body === undefined ? {} : { body: JSON.stringify(body) })
    assert.strictEqual(send("DELETE", `/webhooks/${webhook.id}`).body.webhooks.length, 9)
    assert.strictEqual(send("DELETE", `/webhooks/${webhook.id}`).status, 404)
    assert.strictEqual(send("POST", "/webhooks", { url: "file:///etc/passwd" }).status, 400)
    assert.strictEqual(send("POST", "/webhooks", { url: HOOK, rate: 101 }).status, 400)
    create()
    assert.strictEqual(control.webhooks.list().deliveries.length, 9)
    assert.strictEqual(send("POST", "/webhooks/deliveries/x/redeliver").status, 404)
  })

  it("faults deliver twice", async () => {
    const { create, sandbox } = setUp()
    const { deliver, got } = receiver(ok)
    sandbox.control.faults.events({ duplicateWebhook: 1 })
    create()
    sandbox.control.clock.advance("500ms")
    await deliver(sandbox)
    assert.strictEqual(got.length, 2)
    assert.strictEqual(JSON.parse(got[0]!.body).id, JSON.parse(got[1]!.body).id)
  })

  it("are counted where they have not got an event: webhooks, not deliveries, and only those in use", async () => {
    const { create, sandbox, undelivered, webhook } = setUp()
    const { deliver } = receiver((url) => (url.endsWith("/down") ? new Response(null, { status: 500 }) : ok()))
    const down = sandbox.control.webhooks.register({ url: "https://receiver.example/down" })
    sandbox.control.faults.events({ duplicateWebhook: 1 })
    create()
    assert.strictEqual(undelivered(), 2)
    sandbox.control.clock.advance("500ms")
    await deliver(sandbox)
    assert.strictEqual(undelivered(), 1)
    const done = sandbox.control.webhooks.list().deliveries.findLast((one) => one.webhook_id === webhook.id)!
    sandbox.control.webhooks.redeliver(done.id)
    assert.strictEqual(undelivered(), 1)
    sandbox.control.webhooks.remove(down.id)
    assert.strictEqual(undelivered(), 0)
    const left = sandbox.control.webhooks.list().deliveries.filter((one) => one.webhook_id === down.id)
    assert.deepStrictEqual(new Set(left.map((one) => one.state)), new Set(["given-up"]))
  })

  it("are refused where no delivery could ever be sent, and the refusal has no secret in it", () => {
    const { sandbox } = setUp()
    const lone = "s3cret\ud800"
    const oauth = { type: "oauth", tokenUrl: HOOK, clientId: "c", clientSecret: "s3cret" }
    const key = { type: "api-key", header: "x-key", value: "s3cret" }
    for (const [registration, path] of [
      [{ url: "http://[bad" }, "url"],
      [{ url: "https://user:s3cret@receiver.example/" }, "url"],
      [{ url: HOOK, auth: { ...oauth, clientSecret: lone } }, "clientSecret"],
      [{ url: HOOK, auth: { ...oauth, clientId: lone } }, "clientId"],
      [{ url: HOOK, auth: { ...oauth, tokenUrl: "http://[bad" } }, "tokenUrl"],
      [{ url: HOOK, auth: { ...key, value: "s3cret\r\nx: y" } }, "value"],
      [{ url: HOOK, auth: { ...key, value: "s3cret пароль" } }, "value"],
      [{ url: HOOK, auth: { ...key, value: " s3cret" } }, "value"],
      [{ url: HOOK, auth: { ...key, header: "Content-Length" } }, "header"],
      [{ url: HOOK, name: lone }, "name"]
    ] as const) {
      const { body, status } = Client.send(sandbox, "POST", "/_sandbox/webhooks", {
        body: JSON.stringify(registration)
      })
      assert.strictEqual(status, 400, JSON.stringify(registration))
      assert.include(body.detail, path)
      assert.notInclude(JSON.stringify(body), "s3cret")
    }
    assert.strictEqual(sandbox.control.webhooks.list().webhooks.length, 1)
    for (const auth of [oauth, { ...key, value: "two words; ~!" }]) {
      assert.doesNotThrow(() => sandbox.control.webhooks.register({ url: HOOK, name: auth.type, auth } as never))
    }
  })
})
