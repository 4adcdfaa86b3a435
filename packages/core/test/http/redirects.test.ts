/** Redirects over real HTTP, with the platform's own fetch: nothing may go where nobody has sent it. */
import { assert, describe, it } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import { Effect, Layer, Redacted } from "effect"
import { FetchHttpClient, HttpClient } from "effect/http"

import { orchestration, request } from "./records.ts"

/** What of Node's server is used: this package is compiled without Node's types, so that it uses nothing of Node. */
interface Message {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly resume: () => { readonly on: (event: "end", then: () => void) => void }
}
interface Response {
  readonly writeHead: (status: number, headers: Readonly<Record<string, string>>) => void
  readonly end: (body: string) => void
}
interface Server {
  readonly listen: (port: number, host: string, then: () => void) => void
  readonly address: () => { readonly port: number }
  readonly close: (then: () => void) => void
  readonly closeAllConnections: () => void
}
interface Http {
  readonly createServer: (answer: (message: Message, response: Response) => void) => Server
}
const module = "node:http"

interface Answer {
  readonly status: number
  readonly body?: object
  readonly location?: string
}

/** A server for the time of a scope, with the lines it was sent. */
const server = Effect.fnUntraced(function* (answer: (message: Message) => Answer) {
  const { createServer } = yield* Effect.promise(() => import(module) as Promise<Http>)
  const lines: Array<string> = []
  const headers: Array<Message["headers"]> = []
  const listening = Effect.callback<Server>((resume) => {
    const made = createServer((message, response) => {
      lines.push(`${message.method} ${message.url}`)
      headers.push(message.headers)
      const { body, location, status } = answer(message)
      response.writeHead(status, {
        "content-type": "application/json",
        ...(location === undefined ? {} : { location })
      })
      message.resume().on("end", () => response.end(JSON.stringify(body ?? {})))
    })
    made.listen(0, "127.0.0.1", () => resume(Effect.succeed(made)))
  })
  const running = yield* Effect.acquireRelease(listening, (made) =>
    Effect.callback<void>((resume) => {
      made.close(() => resume(Effect.void))
      made.closeAllConnections()
    })
  )
  return { lines, headers, url: `http://127.0.0.1:${running.address().port}` }
})

const token: Answer = { status: 200, body: { access_token: "t", expires_in: 3599 } }

/** Whoever gets what was redirected: it would answer everything as the vendor does. */
const stranger = server((message) =>
  message.url === "/token" ? token : { status: 200, body: message.method === "GET" ? { items: [] } : orchestration }
)

const create = (url: string, client: Layer.Layer<HttpClient.HttpClient>) =>
  Effect.flatMap(Orchestrations.Orchestrations, (service) => service.create(request)).pipe(
    Effect.provide(
      OrchestrationsHttp.layer.pipe(
        Layer.provide(
          PaxosHttp.layer({
            apiUrl: url,
            tokenUrl: `${url}/token`,
            clientId: "client",
            clientSecret: Redacted.make("s3cret"),
            scopes: [],
            lookUpsMax: 1,
            createAttemptsMax: 1
          })
        ),
        Layer.provide(client)
      )
    )
  )

const statuses = [301, 302, 303, 307, 308]

describe("a redirect", () => {
  it.live("of the token request is an error, and the secret stays here", () =>
    Effect.gen(function* () {
      for (const status of statuses) {
        const other = yield* stranger
        const vendor = yield* server(() => ({ status, location: `${other.url}/token` }))
        const error = yield* Effect.flip(create(vendor.url, FetchHttpClient.layer))
        assert.strictEqual(error._tag, "PaxosError")
        if (error._tag !== "PaxosError") continue
        assert.deepInclude(error.reason, { _tag: "UnknownProblem", status })
        assert.deepStrictEqual([error.operation, error.sent], ["RequestToken", false])
        assert.include(error.message, "redirect")
        assert.deepStrictEqual([other.lines, vendor.lines], [[], ["POST /token"]])
      }
    }).pipe(Effect.scoped)
  )

  it.live("of a create is unknown, and the create goes nowhere else", () =>
    Effect.gen(function* () {
      for (const status of statuses) {
        const other = yield* stranger
        const vendor = yield* server((message) => {
          if (message.url === "/token") return token
          return message.method === "GET"
            ? { status: 200, body: { items: [] } }
            : { status, location: `${other.url}${message.url}` }
        })
        const outcome = yield* create(vendor.url, FetchHttpClient.layer)
        assert.strictEqual(outcome._tag, "Unknown")
        assert.deepInclude(outcome._tag === "Unknown" && outcome.reason, { _tag: "UnknownProblem", status })
        assert.deepStrictEqual(other.lines, [])
        assert.deepStrictEqual(vendor.lines, [
          "POST /token",
          "POST /v2/orchestration/orchestrations",
          "GET /v2/orchestration/orchestrations?ref_id=ref-1"
        ])
      }
    }).pipe(Effect.scoped)
  )

  it.live("is refused beside the host's own options for fetch, which stay", () =>
    Effect.gen(function* () {
      const other = yield* stranger
      const vendor = yield* server(() => ({ status: 307, location: `${other.url}/token` }))
      const client = FetchHttpClient.layer.pipe(
        Layer.provide(
          Layer.succeed(FetchHttpClient.RequestInit, { redirect: "follow", headers: { "x-of-the-host": "1" } })
        )
      )
      yield* Effect.flip(create(vendor.url, client))
      assert.deepStrictEqual(other.lines, [])
      assert.strictEqual(vendor.headers[0]?.["x-of-the-host"], "1")
    }).pipe(Effect.scoped)
  )

  it.live("that another client has followed makes its answer none", () =>
    Effect.gen(function* () {
      const other = yield* stranger
      const vendor = yield* server((message) =>
        message.url === "/token" ? token : { status: 307, location: `${other.url}${message.url}` }
      )
      const client = Layer.effect(
        HttpClient.HttpClient,
        Effect.map(HttpClient.HttpClient, HttpClient.followRedirects(3))
      ).pipe(Layer.provide(FetchHttpClient.layer))
      const outcome = yield* create(vendor.url, client)
      assert.strictEqual(outcome._tag, "Unknown")
      assert.strictEqual(outcome._tag === "Unknown" && outcome.reason._tag, "UnreadableReply")
    }).pipe(Effect.scoped)
  )
})
