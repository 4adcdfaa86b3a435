import { connect } from "node:net"

import { assert, describe, it } from "@effect/vitest"

import * as Host from "../../src/node/Host.ts"
import * as Sandbox from "../../src/Sandbox.ts"
import * as Client from "../client.ts"

const serving = async (
  use: (say: (text: string | Buffer) => Promise<string>, host: Host.Host, sandbox: Sandbox.Sandbox) => Promise<void>
): Promise<void> => {
  const sandbox = Sandbox.make()
  const host = await Host.listen(sandbox, { port: 0 })
  const say = (text: string | Buffer): Promise<string> =>
    new Promise((resolve) => {
      let heard = ""
      const socket = connect(host.port, "127.0.0.1", () => socket.write(text))
      socket.setEncoding("utf8")
      socket.on("data", (chunk: string) => (heard += chunk))
      socket.on("close", () => resolve(heard))
    })
  try {
    await use(say, host, sandbox)
  } finally {
    await host.close()
  }
}

const problemOf = (text: string) => JSON.parse(text.slice(text.indexOf("\r\n\r\n") + 4)) as Record<string, unknown>

const token = async (host: Host.Host, scope: string | Buffer): Promise<Response> =>
  fetch(`${host.url}/oauth2/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&scope=${scope.toString()}`
  })

describe("every answer is a problem with a title", () => {
  it("without Host, with an expectation, for CONNECT", () =>
    serving(async (say) => {
      const end = "\r\nconnection: close\r\n\r\n"
      for (const [request, status, title] of [
        [`GET /v2/profiles HTTP/1.1${end}`, 400, "Bad Request"],
        [`GET /v2/profiles HTTP/1.1\r\nhost: localhost\r\nexpect: foo${end}`, 417, "Expectation Failed"],
        [`CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443${end}`, 405, "Method Not Allowed"]
      ] as const) {
        const answer = await say(request)
        assert.match(answer, /content-type: application\/problem\+json/iu, request)
        assert.deepInclude(problemOf(answer), { status, title, type: "about:blank" })
      }
    }))

  it("where a fault answers 409 or 502", () => {
    const sandbox = Client.make()
    for (const [status, title] of [
      [409, "Conflict"],
      [502, "Bad Gateway"]
    ] as const) {
      sandbox.control.faults.add({ operation: "ListProfiles", status, count: 1 })
      assert.deepInclude(Client.caller(sandbox).get("/v2/profiles").body, { status, title })
    }
  })

  it("except at the token endpoint, which speaks OAuth even where it throttles", () => {
    const sandbox = Client.make()
    const form = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox" }
    let answer = Client.tokenRequest(sandbox, form)
    for (let count = 0; count < 300; count++) answer = Client.tokenRequest(sandbox, form)
    assert.strictEqual(answer.status, 429)
    assert.hasAllKeys(answer.body, ["error", "error_description"])
  })

  it("grants a scope once, however often it was asked for", async () =>
    serving(async (_say, host) => {
      const scope = "funding:read_profile"
      const { scope: granted } = (await (await token(host, `${scope}+${scope}`)).json()) as { scope: string }
      assert.strictEqual(granted, scope)
    }))
})

describe("a body that is not UTF-8", () => {
  const refused = async (ask: (body: Uint8Array<ArrayBuffer>) => Promise<Response>) => {
    for (const bytes of [Buffer.from('{"ref_id":"\xff"}', "latin1"), Buffer.from('\ufeff{"ref_id":"a"}')]) {
      const answer = await ask(new Uint8Array(bytes))
      assert.strictEqual(answer.status, 400)
      assert.match(((await answer.json()) as { detail: string }).detail, /not UTF-8|not valid JSON/u)
    }
  }

  it("is refused over HTTP and in process alike, and so is a byte order mark", () =>
    serving(async (_say, host, sandbox) => {
      const { access_token: text } = (await (await token(host, "")).json()) as { access_token: string }
      const init = (body: Uint8Array<ArrayBuffer>) => ({
        method: "POST",
        headers: { authorization: `Bearer ${text}` },
        body
      })
      await refused((body) => fetch(`${host.url}/v2/orchestration/orchestrations`, init(body)))
      await refused((body) => sandbox.fetch(`${Sandbox.BASE_URL}/orchestration/orchestrations`, init(body)))
      await refused((body) => fetch(`${host.url}/_sandbox/clock`, init(body)))
    }))
})

describe("snapshots over HTTP", () => {
  it("are read one at a time, and only up to a size", () =>
    serving(async (say, host) => {
      const large = "x".repeat(64_000_001)
      const head = `PUT /_sandbox/snapshot HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 3\r\n\r\n`
      const socket = connect(host.port, "127.0.0.1")
      await new Promise<void>((resolve) => socket.write(`${head}{`, () => resolve()))
      await fetch(`${host.url}/_sandbox/state`)
      assert.strictEqual(problemOf(await say(`${head}{ }`))["status"], 503)
      await new Promise<void>((resolve) => {
        socket.on("close", () => resolve())
        socket.on("data", () => undefined)
        socket.write(" }")
      })
      const answer = await fetch(`${host.url}/_sandbox/snapshot`, { method: "PUT", body: large })
      assert.strictEqual(answer.status, 413)
      assert.include(((await answer.json()) as { detail: string }).detail, "--snapshot")
    }))
})
