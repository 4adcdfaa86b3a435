import * as Http from "node:http"
import type { AddressInfo } from "node:net"

import { assert, describe, it } from "@effect/vitest"
import { Sandbox } from "@segue/sandbox"
import * as Listener from "@segue/sandbox/node/Host"

import type { Check } from "../../src/doctor/Check.ts"
import { segue } from "../terminal.ts"

const SECRET = "s3cret-that-must-not-be-seen"

interface Vendor {
  readonly url: string
  readonly sandbox: Sandbox.Sandbox
  /** Method and path of everything that was received. */
  readonly received: ReadonlyArray<string>
  readonly env: Record<string, string>
}

/** A sandbox over HTTP whose one credential has these scopes, or every scope. */
const withVendor = async (scopes: ReadonlyArray<string> | undefined, use: (vendor: Vendor) => Promise<void>) => {
  const credential = { clientId: "client", clientSecret: SECRET, ...(scopes === undefined ? {} : { scopes }) }
  const sandbox = Sandbox.make({ seed: "doctor", credentials: [credential] })
  const received: Array<string> = []
  const watched: Sandbox.Sandbox = {
    ...sandbox,
    handle: (request) => {
      received.push(`${request.method} ${request.path}`)
      return sandbox.handle(request)
    }
  }
  const listener = await Listener.listen(watched, { port: 0 })
  const env = {
    PAXOS_BASE_URL: `${listener.url}/v2`,
    PAXOS_TOKEN_URL: `${listener.url}/oauth2/token`,
    PAXOS_CLIENT_ID: "client",
    PAXOS_CLIENT_SECRET: SECRET
  }
  try {
    await use({ url: listener.url, sandbox, received, env })
  } finally {
    await listener.close()
  }
}

const examine = async (env: Record<string, string>, ...args: ReadonlyArray<string>) => {
  const { code, stderr, stdout } = await segue(["doctor", "--format", "json", ...args], { env })
  const checks = stdout === "" ? [] : (JSON.parse(stdout) as { checks: ReadonlyArray<Check> }).checks
  assert.notInclude(stdout + stderr, SECRET)
  return {
    code,
    stderr,
    checks,
    stateOf: (name: string) => checks.find((check) => check.name === name)?.state,
    messageOf: (name: string) => checks.find((check) => check.name === name)?.message ?? ""
  }
}

describe("segue doctor", () => {
  it("finds everything in order, and creates nothing", () =>
    withVendor(undefined, async ({ env, received, sandbox }) => {
      const before = sandbox.control.ledger.postings().length
      const { code, stateOf } = await examine(env)
      assert.strictEqual(code, 0)
      for (const name of [
        "API",
        "tokens",
        "clock",
        "orchestration:read_orchestration",
        "conversion:read_conversion_stablecoin",
        "ListOrchestrations",
        "GetOrchestration",
        "ListStablecoinConversions",
        "GetStablecoinConversion",
        "ListOrchestrationRules",
        "ListEvents",
        "GetEvent",
        "ListProfiles",
        "GetProfile",
        "ListProfileBalances",
        "GetProfileBalance"
      ]) {
        assert.strictEqual(stateOf(name), "ok", name)
      }
      assert.strictEqual(stateOf("CreateOrchestration"), "skipped")
      assert.deepStrictEqual(
        received.filter((call) => !call.startsWith("GET ") && call !== "POST /oauth2/token"),
        []
      )
      assert.include(received, "GET /v2/orchestration/orchestrations")
      const profile = sandbox.control.state().profiles[0]!.id
      assert.include(received, `GET /v2/profiles/${profile}/balances`)
      assert.include(received, `GET /v2/profiles/${profile}/balances/USD`)
      assert.strictEqual(sandbox.control.ledger.postings().length, before)
      const { conversions, orchestrations } = sandbox.control.state().records
      assert.deepStrictEqual({ conversions, orchestrations }, { conversions: 0, orchestrations: 0 })
    }))

  it("new scopes that are not granted are findings; legacy ones may be gone", () =>
    withVendor(["conversion:read_conversion_stablecoin"], async ({ env }) => {
      const { code, stateOf } = await examine(env)
      assert.strictEqual(code, 1)
      assert.strictEqual(stateOf("orchestration:read_orchestration"), "failed")
      assert.strictEqual(stateOf("orchestration:write_orchestration"), "failed")
      assert.strictEqual(stateOf("conversion:read_conversion_stablecoin"), "ok")
      assert.strictEqual(stateOf("conversion:write_conversion_stablecoin"), "warning")
      assert.strictEqual(stateOf("ListOrchestrations"), "skipped")
      assert.strictEqual(stateOf("ListStablecoinConversions"), "ok")
    }))

  it("says of each legacy scope what is lost without it, and of reading only where reading is refused", () =>
    withVendor(["conversion:read_conversion_stablecoin"], async ({ env }) => {
      const { messageOf } = await examine(env)
      assert.notInclude(messageOf("conversion:write_conversion_stablecoin"), "read")
      assert.include(messageOf("conversion:write_conversion_stablecoin"), "cancelled")
      assert.strictEqual(messageOf("ListOrchestrations"), "not asked: orchestration:read_orchestration is not granted")
    }).then(() =>
      withVendor(["conversion:write_conversion_stablecoin"], async ({ env }) => {
        const { messageOf } = await examine(env)
        assert.include(messageOf("conversion:read_conversion_stablecoin"), "cannot be read")
        assert.notInclude(messageOf("conversion:read_conversion_stablecoin"), "cancelled")
      })
    ))

  it("what a wrong secret leaves unknown is said to be unknown, never not granted", () =>
    withVendor(undefined, async ({ env }) => {
      const { checks, messageOf, stateOf } = await examine({ ...env, PAXOS_CLIENT_SECRET: `${SECRET}-wrong` })
      for (const name of ["ListOrchestrations", "GetEvent", "ListProfileBalances", "ListStablecoinConversions"]) {
        assert.strictEqual(stateOf(name), "skipped", name)
        assert.include(messageOf(name), "is not known", name)
      }
      for (const { message } of checks) assert.notInclude(message, "is not granted")
    }))

  it("after the switch only the new scopes are needed", () =>
    withVendor(["orchestration:read_orchestration", "orchestration:write_orchestration"], async ({ env }) => {
      const { code, stateOf } = await examine(env)
      assert.strictEqual(code, 0)
      assert.strictEqual(stateOf("conversion:read_conversion_stablecoin"), "warning")
      assert.strictEqual(stateOf("ListStablecoinConversions"), "skipped")
    }))

  it("a refused credential is said once", () =>
    withVendor(undefined, async ({ env, received }) => {
      const { code, checks } = await examine({ ...env, PAXOS_CLIENT_ID: "somebody-else" })
      assert.strictEqual(code, 1)
      assert.strictEqual(checks.filter((check) => check.state === "failed").length, 1)
      assert.strictEqual(received.filter((call) => call === "POST /oauth2/token").length, 1)
    }))

  it("an address where nothing answers, or something else does, is a finding", () =>
    withVendor(undefined, async ({ env, url }) => {
      const elsewhere = await examine(env, "--base-url", `${url}/elsewhere/v2`)
      assert.strictEqual(elsewhere.code, 1)
      assert.strictEqual(elsewhere.stateOf("ListOrchestrations"), "failed")
      assert.strictEqual(elsewhere.stateOf("GetOrchestration"), "failed")
      const closed = await examine(env, "--token-url", "http://127.0.0.1:1/oauth2/token")
      assert.strictEqual(closed.code, 1)
      assert.strictEqual(closed.stateOf("orchestration:read_orchestration"), "failed")
    }))

  it("tells a wrong clock", async () => {
    const server = Http.createServer((_request, response) => {
      response.sendDate = false
      response.setHeader("date", new Date(Date.now() - 600_000).toUTCString())
      response.statusCode = 404
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      const { checks, code } = await examine({
        PAXOS_BASE_URL: url,
        PAXOS_TOKEN_URL: url,
        PAXOS_CLIENT_ID: "client",
        PAXOS_CLIENT_SECRET: SECRET
      })
      assert.strictEqual(code, 1)
      const clock = checks.find((check) => check.name === "clock")
      assert.strictEqual(clock?.state, "warning")
      assert.match(clock?.message ?? "", /^(?:599|600|601) s ahead/u)
    } finally {
      server.close()
    }
  })

  it("names everything that is missing: 2", async () => {
    const { code, stderr } = await examine({ PAXOS_CLIENT_SECRET: SECRET })
    assert.strictEqual(code, 2)
    for (const name of ["PAXOS_BASE_URL", "PAXOS_TOKEN_URL", "PAXOS_CLIENT_ID"]) assert.include(stderr, name)
    assert.notInclude(stderr, "PAXOS_CLIENT_SECRET")
  })

  it.each([
    ["api.paxos.com", "is not an address"],
    ["http://api.paxos.com/v2", "is not an https address"],
    ["ftp://127.0.0.1/v2", "is not an https address"],
    ["https://api-sandbox.paxos.com/v2", "the sandbox is api.sandbox.paxos.com"],
    [`https://client:${SECRET}@api.paxos.com/v2`, "holds a user name or password"],
    [`https://api.paxos.com/v2?secret=${SECRET}`, "has a query"]
  ])("refuses %s before anything is sent: 2", async (address, message) => {
    const env = {
      PAXOS_BASE_URL: address,
      PAXOS_TOKEN_URL: "https://oauth.paxos.com/oauth2/token",
      PAXOS_CLIENT_ID: "client",
      PAXOS_CLIENT_SECRET: SECRET
    }
    const { code, stderr } = await examine(env)
    assert.strictEqual(code, 2)
    assert.include(stderr, message)
  })

  it("prints one line a check", () =>
    withVendor(undefined, async ({ env }) => {
      const { code, stdout } = await segue(["doctor"], { env })
      assert.strictEqual(code, 0)
      assert.match(stdout, /^ {2}ok\s+ListOrchestrations\s+answers$/mu)
    }))
})
