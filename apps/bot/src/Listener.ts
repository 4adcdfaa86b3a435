/** A small HTTP server for what the bot answers itself. */
import * as http from "node:http"
import type { AddressInfo } from "node:net"

import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

import { Fatal } from "./ExitCode.ts"

/** No request that the bot understands is longer, in bytes. */
const BODY_MAX = 64 * 1_024
/** A request that takes longer to come is ended. */
const REQUEST_MS = 10_000

const bodyOf = async (request: http.IncomingMessage): Promise<string | undefined> => {
  const chunks: Array<Buffer> = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > BODY_MAX) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}

/** Undefined for an address that is none: nothing is there. `//` begins a path here, and no host. */
const toRequest = (request: http.IncomingMessage, body: string): Request | undefined => {
  const method = request.method ?? "GET"
  const headers = Object.entries(request.headers).flatMap(([name, value]): ReadonlyArray<[string, string]> =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]]
  )
  const { url: target = "/" } = request
  const url = URL.parse(target.startsWith("/") ? `http://bot.invalid${target}` : target)
  if (url === null) return undefined
  return new Request(url, { method, headers, ...(method === "GET" || method === "HEAD" ? {} : { body }) })
}

/** Serves until the scope ends; answers the port. `handle` answers every request, or undefined where nothing is. */
export const listen = (
  what: string,
  { host, port }: { readonly host: string; readonly port: number },
  handle: (request: Request) => Promise<Response | undefined>
): Effect.Effect<number, Fatal, Scope.Scope> => {
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const asked = body === undefined ? undefined : toRequest(request, body)
    const given =
      body === undefined ? new Response(null, { status: 413 }) : asked === undefined ? undefined : await handle(asked)
    const { headers, status } = given ?? new Response(null, { status: 404 })
    response.writeHead(status, { ...Object.fromEntries(headers), "x-content-type-options": "nosniff" })
    response.end(given === undefined ? "" : await given.text())
  }
  const server = http.createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  return Effect.acquireRelease(
    Effect.callback<number, Fatal>((resume) => {
      server.once("error", (error: NodeJS.ErrnoException) => {
        const message = `${what} cannot listen on ${host}:${port} (${error.code ?? "unknown reason"})`
        resume(Effect.fail(new Fatal({ code: "configuration", message })))
      })
      server.listen(port, host, () => resume(Effect.succeed((server.address() as AddressInfo).port)))
    }),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeAllConnections()
      })
  )
}
