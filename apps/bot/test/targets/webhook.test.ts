import * as http from "node:http"
import type { AddressInfo } from "node:net"

import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { Webhook } from "standardwebhooks"

import * as webhook from "../../src/targets/webhook.ts"
import * as View from "../../src/view/View.ts"
import { change } from "../support/changes.ts"

const SECRET = "whsec_c2VjcmV0c2VjcmV0c2VjcmV0"

interface Delivery {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const receiver = Effect.acquireRelease(
  Effect.promise(async () => {
    const deliveries: Array<Delivery> = []
    const statuses: Array<number> = []
    const server = http.createServer((request, response) => {
      let body = ""
      request.on("data", (chunk) => (body += String(chunk)))
      request.on("end", () => {
        deliveries.push({ headers: request.headers as Record<string, string>, body })
        response.writeHead(statuses.shift() ?? 204, { location: "https://elsewhere.example" }).end()
      })
    })
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
    return { server, deliveries, statuses, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
  }),
  ({ server }) =>
    Effect.promise(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
)

const view = View.make(change({ status: "FAILED" }), {
  environment: "test",
  timeZone: "UTC",
  statusPage: undefined,
  metadataKeys: []
})

describe("webhook", () => {
  it.live("is signed as the standard says, with an id that a repetition has as well", () =>
    Effect.gen(function* () {
      const { deliveries, url } = yield* receiver
      const target = webhook.make("ledger", { type: "webhook", url }, Redacted.make(SECRET))
      yield* target.send(view, "key-1")
      yield* target.send(view, "key-1")
      const verifier = new Webhook(SECRET)
      for (const { body, headers } of deliveries) {
        const { data, type } = verifier.verify(body, { ...headers }) as {
          readonly type: string
          readonly data: View.View
        }
        assert.strictEqual(type, "orchestration.changed")
        assert.strictEqual(data.status, "FAILED")
        assert.strictEqual(headers["webhook-id"], "key-1")
      }
      assert.strictEqual(deliveries.length, 2)
      assert.throws(() => verifier.verify(`${deliveries[0]!.body} `, { ...deliveries[0]!.headers }))
    })
  )

  it.live("follows no redirect, and tells kinds of failure apart", () =>
    Effect.gen(function* () {
      const { deliveries, statuses, url } = yield* receiver
      const target = webhook.make("ledger", { type: "webhook", url }, Redacted.make(SECRET))
      statuses.push(302, 429, 500, 401, 422, 410)
      const kinds = yield* Effect.forEach([1, 2, 3, 4, 5, 6], () =>
        Effect.map(Effect.flip(target.send(view, "k")), ({ kind }) => kind)
      )
      assert.deepStrictEqual(kinds, ["target", "rate-limited", "retryable", "target", "refused", "target"])
      assert.strictEqual(deliveries.length, 6)
    })
  )
})
