/** Webhooks over real connections, sent by the host itself. */
import * as Http from "node:http"
import type { AddressInfo } from "node:net"

import { assert, describe, it } from "@effect/vitest"

import * as Host from "../../src/node/Host.ts"
import * as Sandbox from "../../src/Sandbox.ts"

interface Hit {
  readonly url: string
  readonly key: string | undefined
}

/** A receiver that answers by path; `until` waits for a number of hits. */
const receive = async () => {
  const hits: Array<Hit> = []
  const waiting: Array<{ readonly isEnough: () => boolean; readonly done: () => void }> = []
  const server = Http.createServer((message, response) => {
    const url = message.url!
    hits.push({ url, key: message.headers["x-key"] as string | undefined })
    message.resume()
    if (url === "/moved") response.writeHead(307, { location: "/landed" }).end()
    else if (url !== "/hang") response.writeHead(url === "/down" ? 503 : 204).end()
    for (const one of waiting) if (one.isEnough()) one.done()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    hits,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    until: (isEnough: () => boolean) =>
      new Promise<void>((done) => {
        if (isEnough()) done()
        else waiting.push({ isEnough, done })
      }),
    close: () => {
      server.close()
      server.closeAllConnections()
    }
  }
}

const serving = async (
  use: (host: Host.Host, sandbox: Sandbox.Sandbox, receiver: Awaited<ReturnType<typeof receive>>) => Promise<void>
): Promise<void> => {
  const sandbox = Sandbox.make({ clock: { mode: "manual" } })
  const host = await Host.listen(sandbox, { port: 0 })
  const receiver = await receive()
  try {
    await use(host, sandbox, receiver)
  } finally {
    await host.close()
    receiver.close()
  }
}

const post = (host: Host.Host, path: string, body: object = {}): Promise<Response> =>
  fetch(`${host.url}/_sandbox${path}`, { method: "POST", body: JSON.stringify(body) })

describe("host, sending webhooks", () => {
  it("does not follow a redirect, which is no delivery, and gives nobody else the key", () =>
    serving(async (host, sandbox, { hits, until, url }) => {
      const auth = { type: "api-key", header: "x-key", value: "s3cret" } as const
      const moved = sandbox.control.webhooks.register({ url: `${url}/moved`, auth })
      await post(host, `/webhooks/${moved.id}/test`)
      await post(host, "/clock", { advance: "10s" })
      await until(() => hits.length >= 2)
      assert.deepStrictEqual(hits.slice(0, 2), [
        { url: "/moved", key: "s3cret" },
        { url: "/moved", key: "s3cret" }
      ])
      const [delivery] = sandbox.control.webhooks.list().deliveries
      assert.strictEqual(delivery!.attempts[0]!.status, 307)
    }))

  it("sends to the others while one receiver hangs", () =>
    serving(async (host, sandbox, { hits, until, url }) => {
      const hang = sandbox.control.webhooks.register({ url: `${url}/hang` })
      const good = sandbox.control.webhooks.register({ url: `${url}/good` })
      await post(host, `/webhooks/${hang.id}/test`)
      await until(() => hits.some((hit) => hit.url === "/hang"))
      await post(host, `/webhooks/${good.id}/test`)
      await until(() => hits.some((hit) => hit.url === "/good"))
      assert.deepStrictEqual(sandbox.control.webhooks.list().deliveries.at(-1)!.attempts, [])
    }))

  it("plays a day of retries at once when time is moved on by a day", () =>
    serving(async (host, sandbox, { hits, until, url }) => {
      const down = sandbox.control.webhooks.register({ url: `${url}/down` })
      await post(host, `/webhooks/${down.id}/test`)
      await post(host, "/clock", { advance: "25h" })
      await until(() => hits.length >= 30)
      const hours = sandbox.control.webhooks
        .list()
        .deliveries[0]!.attempts.map((one, _, all) => (Date.parse(one.at) - Date.parse(all[0]!.at)) / 3_600_000)
      assert.isTrue(hours.at(-1)! > 19 && hours.at(-1)! <= 24, String(hours.at(-1)))
    }))
})
