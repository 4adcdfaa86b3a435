import { assert, describe, it } from "@effect/vitest"

import * as Client from "./client.ts"

const token = (sandbox: Parameters<typeof Client.tokenRequest>[0]) => Client.tokenRequest(sandbox, {}).status
const list = (sandbox: Parameters<typeof Client.send>[0], path: string, ip = "10.0.0.1") =>
  Client.send(sandbox, "GET", path, { ip }).status

describe("rate limits", () => {
  it("tokens: one per second over five minutes, then five minutes of nothing", () => {
    const sandbox = Client.make()
    for (let index = 0; index < 300; index++) assert.strictEqual(token(sandbox), 400)
    const refused = Client.tokenRequest(sandbox, {})
    assert.strictEqual(refused.status, 429)
    assert.strictEqual(refused.body.error, "temporarily_unavailable")
    sandbox.control.clock.advance("299s")
    assert.strictEqual(token(sandbox), 429)
    sandbox.control.clock.advance("1s")
    assert.strictEqual(token(sandbox), 400)
  })

  it("a steady second each is never too much", () => {
    const sandbox = Client.make()
    for (let index = 0; index < 1000; index++) {
      assert.strictEqual(token(sandbox), 400, String(index))
      sandbox.control.clock.advance("1s")
    }
  })

  it("count per endpoint and caller, or throttle the caller everywhere when told", () => {
    const sandbox = Client.make()
    const flood = () => {
      for (let index = 0; index < 15_000; index++) list(sandbox, "/v2/profiles")
    }
    flood()
    assert.strictEqual(list(sandbox, "/v2/profiles"), 429)
    assert.strictEqual(list(sandbox, "/v2/profiles", "10.0.0.2"), 401)
    assert.strictEqual(list(sandbox, "/v2/events"), 401)
    assert.strictEqual(sandbox.control.limits.get().throttled[0]!.caller, "ListProfiles 10.0.0.1")
    sandbox.control.settings.set({ throttles: "caller" })
    assert.strictEqual(list(sandbox, "/v2/events"), 429)
    assert.strictEqual(list(sandbox, "/v2/events", "10.0.0.2"), 401)
    sandbox.control.limits.clear()
    assert.strictEqual(list(sandbox, "/v2/profiles"), 401)
  })

  it("can be switched off", () => {
    const sandbox = Client.make({ rateLimits: false })
    for (let index = 0; index < 400; index++) assert.strictEqual(token(sandbox), 400)
    const put = (body: unknown) => Client.send(sandbox, "PUT", "/_sandbox/limits", { body: JSON.stringify(body) })
    assert.deepStrictEqual(put({ on: true }).body, { on: true, throttled: [] })
    assert.strictEqual(put({ on: "yes" }).status, 400)
  })
})
