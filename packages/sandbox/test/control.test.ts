import { spawnSync } from "node:child_process"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as Client from "./client.ts"

const ask = (sandbox: ReturnType<typeof Client.make>, method: string, address: string, body: unknown) =>
  Client.send(sandbox, method, `/_sandbox${address}`, { body: JSON.stringify(body) })

describe("control calls", () => {
  it("refuse keys they do not know", () => {
    const sandbox = Client.make()
    for (const [method, address, body] of [
      ["POST", "/clock", { advanced: "1h" }],
      ["PUT", "/approvals", { orchestration: true }],
      ["PUT", "/limits", { on: false, off: true }],
      ["PUT", "/settings", { firstcheck: "funds" }],
      ["POST", "/faults", { operation: "ListProfiles", status: 500, counts: 1 }],
      ["PUT", "/faults/events", { duplicates: 1 }]
    ] as const) {
      const answer = ask(sandbox, method, address, body)
      assert.strictEqual(answer.status, 400, address)
      assert.include(answer.body.detail, Object.keys(body).at(address === "/faults" ? 2 : -1)!)
    }
    assert.isTrue(sandbox.control.limits.get().on)
  })

  it("show as many requests as asked for, and refuse what is no number", () => {
    const sandbox = Client.make()
    Client.caller(sandbox).get("/v2/profiles")
    for (const limit of ["-1", "x", "1.5"]) {
      assert.strictEqual(Client.send(sandbox, "GET", `/_sandbox/requests?limit=${limit}`).status, 400)
    }
    for (const limit of [0, 1, 2]) {
      const { items } = Client.send(sandbox, "GET", `/_sandbox/requests?limit=${limit}`).body
      assert.strictEqual(items.length, limit)
    }
  })
})

describe("fault rules", () => {
  it("that would do nothing, or wait less than at least, are refused", () => {
    const sandbox = Client.make()
    for (const rule of [
      { operation: "ListProfiles" },
      { operation: "ListProfiles", reset: false, count: 1 },
      { operation: "ListProfiles", latency: { minMs: 20, maxMs: 10 } }
    ]) {
      assert.strictEqual(ask(sandbox, "POST", "/faults", rule).status, 400, JSON.stringify(rule))
    }
    assert.deepStrictEqual(sandbox.control.faults.list(), [])
  })

  it("that break one answer each break one after the other", () => {
    const sandbox = Client.make()
    const call = Client.caller(sandbox)
    for (const status of [500, 503] as const)
      sandbox.control.faults.add({ operation: "ListProfiles", status, count: 1 })
    const statuses = [1, 2, 3].map(() => call.get("/v2/profiles").status)
    assert.deepStrictEqual(statuses, [500, 503, 200])
  })
})

describe("the drift command", () => {
  it("says that a file cannot be read, without a stack", () => {
    const command = path.join(import.meta.dirname, "conformance/drift-command.ts")
    const { status, stderr } = spawnSync(process.execPath, [command, "no-such-file.json"], { encoding: "utf8" })
    assert.strictEqual(status, 2)
    assert.match(stderr, /no-such-file\.json cannot be read/u)
    assert.notMatch(stderr, /^\s+at /mu)
  })
})
