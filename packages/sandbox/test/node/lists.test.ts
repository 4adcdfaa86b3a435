/** Long bodies go out in pieces, through memory that is used again: every byte of every answer must still be its own. */
import { connect } from "node:net"

import { assert, describe, it } from "@effect/vitest"

import * as Host from "../../src/node/Host.ts"
import * as Sandbox from "../../src/Sandbox.ts"
import * as Client from "../client.ts"

const WORDS = ["plain", "Größe €", "送金 💶", "e\u0301 \u2028"]
const LIST = "/v2/orchestration/orchestrations"

const filled = (count: number) => {
  const sandbox = Sandbox.make({ rateLimits: false, settings: { profileLegDelayMs: 31_536_000_000 } })
  const call = Client.caller(sandbox)
  const side = { profile: { profile_id: Client.defaultProfile(sandbox) } }
  for (let index = 0; index < count; index++) {
    const created = call.post(LIST, {
      ref_id: `one-${index}`,
      source_amount: "1",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side,
      metadata: { note: WORDS[index % WORDS.length], password: "s3cret" }
    })
    assert.strictEqual(created.status, 200)
  }
  const { request } = sandbox.control.requests.list(1)[0]!
  assert.notInclude(request.body, "s3cret")
  return { sandbox, call }
}

const tokenOf = async (url: string): Promise<string> => {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox" })
  const granted = await fetch(`${url}/oauth2/token`, { method: "POST", body })
  return ((await granted.json()) as { readonly access_token: string }).access_token
}

describe("lists over HTTP", () => {
  it("are the same bytes as in process, however many are on their way and whoever goes away", async () => {
    const { call, sandbox } = filled(120)
    const host = await Host.listen(sandbox, { port: 0 })
    try {
      const authorization = `Bearer ${await tokenOf(host.url)}`
      const ask = async (query: string) => {
        const answer = await fetch(`${host.url}${LIST}?${query}`, { headers: { authorization } })
        const bytes = Buffer.from(await answer.arrayBuffer())
        assert.strictEqual(answer.headers.get("content-length"), String(bytes.length))
        return JSON.parse(bytes.toString("utf8")) as unknown
      }
      const leave = (): Promise<void> =>
        new Promise((resolve) => {
          const request = `GET ${LIST}?limit=120 HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\n\r\n`
          const socket = connect(host.port, "127.0.0.1", () => socket.write(request.repeat(5)))
          socket.once("data", () => socket.destroy())
          socket.once("close", () => resolve())
        })
      const limits = Array.from({ length: 60 }, (_, index) => 1 + 2 * index)
      const answers = await Promise.all(limits.flatMap((limit) => [ask(`limit=${limit}&order=ASC`), leave()]))
      for (const [index, limit] of limits.entries()) {
        const { body } = call.get(`${LIST}?limit=${limit}&order=ASC`)
        assert.deepStrictEqual(answers[2 * index], body)
        assert.strictEqual(body.items.length, limit)
      }
    } finally {
      await host.close()
    }
  })

  it("are cut in the request log, without the secrets of any record in them", () => {
    const { call, sandbox } = filled(120)
    const whole = JSON.stringify(call.get(`${LIST}?limit=120`).body).length
    const { response } = sandbox.control.requests.list(1)[0]!
    assert.notInclude(response.body, "s3cret")
    assert.include(response.body, '"password":"<hidden>"')
    assert.include(response.body, "Größe €")
    assert.include(response.body, `… (${whole} characters)`)
    assert.isBelow(response.body.length, 17_000)
    call.get(`${LIST}?limit=2`)
    const short = sandbox.control.requests.list(1)[0]!.response.body
    assert.strictEqual((JSON.parse(short) as { readonly items: ReadonlyArray<object> }).items.length, 2)
    assert.notInclude(short, "s3cret")
  })
})
