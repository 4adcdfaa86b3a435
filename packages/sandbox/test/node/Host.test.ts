import { createServer, request } from "node:http"
import { type AddressInfo, connect } from "node:net"

import { assert, describe, it } from "@effect/vitest"

import * as Host from "../../src/node/Host.ts"
import * as Sandbox from "../../src/Sandbox.ts"

const serving = async (use: (host: Host.Host, sandbox: Sandbox.Sandbox) => Promise<void>): Promise<void> => {
  const sandbox = Sandbox.make()
  const host = await Host.listen(sandbox, { port: 0 })
  try {
    await use(host, sandbox)
  } finally {
    await host.close()
  }
}

describe("host", () => {
  it("serves the sandbox on loopback, and refuses a taken port", () =>
    serving(async (host, sandbox) => {
      const token = await fetch(`${host.url}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: "sandbox",
          client_secret: "sandbox"
        })
      })
      const { access_token: text } = (await token.json()) as { access_token: string }
      const answer = await fetch(`${host.url}/v2/profiles?limit=1`, { headers: { authorization: `Bearer ${text}` } })
      const { items } = (await answer.json()) as { items: Array<{ id: string }> }
      assert.strictEqual(items[0]!.id, sandbox.control.state().profiles[0]!.id)
      assert.match(host.url, /^http:\/\/127\.0\.0\.1:/)
      const again = await Host.listen(sandbox, { port: host.port }).catch((error: NodeJS.ErrnoException) => error.code)
      assert.strictEqual(again, "EADDRINUSE")
    }))

  it("answers a body of 10 MB with a problem, and stays up", () =>
    serving(async (host) => {
      const answer = await fetch(`${host.url}/v2/conversion/stablecoins`, {
        method: "POST",
        body: "x".repeat(10_000_000)
      })
      assert.strictEqual(answer.status, 400)
      assert.strictEqual(answer.headers.get("content-type"), "application/problem+json")
      assert.strictEqual((await fetch(`${host.url}/_sandbox/state`)).status, 200)
    }))

  it("sends webhooks by itself when they are due", () =>
    serving(async (host, sandbox) => {
      const got = Promise.withResolvers<string>()
      const receiver = createServer((message, response) => {
        message.setEncoding("utf8").on("data", got.resolve)
        response.writeHead(200).end()
      })
      await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve))
      const { port } = receiver.address() as AddressInfo
      const webhook = sandbox.control.webhooks.register({ url: `http://127.0.0.1:${port}/` })
      await fetch(`${host.url}/_sandbox/webhooks/${webhook.id}/test`, { method: "POST" })
      assert.deepInclude(JSON.parse(await got.promise), { is_test: true, object: "event" })
      const closed = new Promise((resolve) => receiver.close(resolve))
      receiver.closeAllConnections()
      await closed
    }))

  it("is not for other names, nor its control API for other sites", () =>
    serving(async (host) => {
      const ask = (headers: Record<string, string>): Promise<number> =>
        new Promise((resolve, reject) => {
          const options = { host: "127.0.0.1", port: host.port, path: "/_sandbox/reset", method: "POST", headers }
          request(options, (answer) => {
            answer.resume()
            resolve(answer.statusCode!)
          })
            .on("error", reject)
            .end()
        })
      const own = `127.0.0.1:${host.port}`
      assert.strictEqual(await ask({ host: own }), 200)
      assert.strictEqual(await ask({ host: own, origin: `http://${own}` }), 200)
      assert.strictEqual(await ask({ host: "evil.example" }), 403)
      assert.strictEqual(await ask({ host: own, origin: "https://evil.example" }), 403)
      assert.strictEqual(await ask({ host: own, "sec-fetch-site": "cross-site" }), 403)
    }))

  it.each([
    { what: "what is no HTTP", text: "not http at all\r\n\r\n", status: 400, requestTimeoutMs: 60_000 },
    {
      what: "who is too slow",
      text: "POST /oauth2/token HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc",
      status: 408,
      requestTimeoutMs: 50
    }
  ])("answers $what with a problem", async ({ requestTimeoutMs, status, text }) => {
    const host = await Host.listen(Sandbox.make(), { port: 0, requestTimeoutMs })
    try {
      const answer = await new Promise<string>((resolve) => {
        let heard = ""
        const socket = connect(host.port, "127.0.0.1", () => socket.write(text))
        socket.setEncoding("utf8")
        socket.on("data", (chunk: string) => (heard += chunk))
        socket.on("close", () => resolve(heard))
      })
      assert.match(answer, new RegExp(`^HTTP/1.1 ${status} [^]*"status":${status}`, "u"))
    } finally {
      await host.close()
    }
  })

  it("survives callers that go away in the middle of a request", () =>
    serving(async (host) => {
      await new Promise<void>((resolve) => {
        const socket = connect(host.port, "127.0.0.1", () => {
          socket.write("POST /oauth2/token HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc", () => {
            socket.destroy()
            resolve()
          })
        })
      })
      assert.strictEqual((await fetch(`${host.url}/_sandbox/state`)).status, 200)
    }))
})
