/** The sandbox on a port: a small node:http host that performs what the sandbox asks of the wire. */
import * as Http from "node:http"
import type { AddressInfo } from "node:net"
import type { Duplex } from "node:stream"

import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"

import * as Exchange from "../Exchange.ts"
import * as Problems from "../Problems.ts"
import * as Router from "../Router.ts"
import type * as Sandbox from "../Sandbox.ts"

/** Options of `listen`. */
export interface Options {
  /** 0 for any free port. Default 4300. */
  readonly port?: number
  /** Default 127.0.0.1: the sandbox has no business on a network. */
  readonly host?: string
  /** Milliseconds a caller has for a whole request. Default 30,000. */
  readonly requestTimeoutMs?: number
}

/** A running host. */
export interface Host {
  /** `http://127.0.0.1:4300`; the API is under `/v2`, tokens under `/oauth2/token`, control under `/_sandbox`. */
  readonly url: string
  readonly port: number
  /** Stops listening and cuts what is open. */
  readonly close: () => Promise<void>
}

const TOO_LARGE = Problems.answer(
  Problems.blank(400, `the request body is larger than ${Router.BODY_MAX} bytes`).problem,
  Exchange.PROBLEM_TYPE
)

/** Snapshots of a hundred thousand records are large. */
const SNAPSHOT_MAX = 256_000_000

/** The body as text; `undefined` when it is larger than anything the sandbox reads. */
const read = async (message: Http.IncomingMessage): Promise<string | undefined> => {
  const max = message.url?.endsWith("/_sandbox/snapshot") === true ? SNAPSHOT_MAX : Router.BODY_MAX
  const chunks: Array<Buffer> = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= max) chunks.push(chunk)
  }
  return size > max ? undefined : Buffer.concat(chunks).toString("utf8")
}

const headersOf = (message: Http.IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value!])
  )

const send = (response: Http.ServerResponse, answer: Exchange.Answer): void => {
  const body = Buffer.from(answer.body, "utf8")
  const { reset, truncateBytes } = answer.wire ?? {}
  if (reset === true) {
    response.socket?.resetAndDestroy()
    return
  }
  response.writeHead(answer.status, { ...answer.headers, "content-length": body.length })
  if (truncateBytes === undefined) {
    response.end(body)
    return
  }
  response.write(body.subarray(0, truncateBytes), () => response.socket?.destroy())
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/u

/** A name of somebody else that leads here is a trick of a web page, where only this machine is meant to ask. */
const isMeant = (message: Http.IncomingMessage, host: string): boolean =>
  !LOOPBACK.test(host.includes(":") ? `[${host}]` : host) || LOOPBACK.test(message.headers.host ?? "")

const NOT_MEANT = Problems.answer(
  Problems.blank(403, "ask for this sandbox as localhost or 127.0.0.1").problem,
  Exchange.PROBLEM_TYPE
)

const serve = async (
  sandbox: Sandbox.Sandbox,
  host: string,
  message: Http.IncomingMessage,
  response: Http.ServerResponse
): Promise<void> => {
  const body = await read(message)
  if (!isMeant(message, host)) return send(response, NOT_MEANT)
  const [path, ...query] = (message.url ?? "/").split("?")
  const answer =
    body === undefined
      ? TOO_LARGE
      : sandbox.handle({
          method: message.method ?? "GET",
          path: path!,
          query: query.join("?"),
          headers: headersOf(message),
          body,
          ip: message.socket.remoteAddress ?? "127.0.0.1"
        })
  const delayMs = answer.wire?.latencyMs ?? 0
  if (delayMs > 0) setTimeout(() => send(response, answer), delayMs)
  else send(response, answer)
}

/** Longest time between two looks at what is due: the clock may be moved by others meanwhile. */
const LOOK_MS = 250

/** Sends webhooks when they are due, and looks anew after each answer of the server; returns how to stop. */
const courier = (server: Http.Server, sandbox: Sandbox.Sandbox): (() => void) => {
  const stopped = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let isSoon = false
  const look = (): void => {
    isSoon = false
    // It is not waited for: whatever a slow receiver holds up, the next look sends the rest. Failures of receivers are
    // the sandbox's to note; what rejects here is a defect, or the end, and looking goes on until that.
    Effect.runPromise(Effect.provide(sandbox.deliver, FetchHttpClient.layer), stopped).catch(() => undefined)
    timer = setTimeout(look, Math.min(LOOK_MS, Math.max(5, sandbox.dueInMs() ?? LOOK_MS)))
  }
  const soon = (): void => {
    if (isSoon || stopped.signal.aborted) return
    isSoon = true
    clearTimeout(timer)
    timer = setTimeout(look, 0)
  }
  server.on("request", (_message, response) => response.once("close", soon))
  look()
  return () => {
    stopped.abort()
    clearTimeout(timer)
  }
}

/** What cannot be read as HTTP, or comes too slowly, gets a problem as well. */
const refuseUnread = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy()
    return
  }
  const isSlow = error.code === "ERR_HTTP_REQUEST_TIMEOUT"
  const { body } = Problems.answer(
    Problems.blank(isSlow ? 408 : 400, isSlow ? "the request took too long" : "not a readable HTTP request").problem,
    Exchange.PROBLEM_TYPE
  )
  const status = isSlow ? "408 Request Timeout" : "400 Bad Request"
  const headers = `content-type: ${Exchange.PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`)
}

/** Serves a sandbox and sends its webhooks. Rejects when the port is taken. */
export const listen = (sandbox: Sandbox.Sandbox, options: Options = {}): Promise<Host> => {
  const host = options.host ?? "127.0.0.1"
  const server = Http.createServer(
    {
      requestTimeout: options.requestTimeoutMs ?? 30_000,
      connectionsCheckingInterval: Math.min(1000, options.requestTimeoutMs ?? 1000)
    },
    (message, response) => {
      // Only a caller that goes away in the middle of its request ends here: there is nobody to answer.
      serve(sandbox, host, message, response).catch(() => response.destroy())
    }
  )
  server.on("clientError", refuseUnread)
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(options.port ?? 4300, host, () => {
      const { port } = server.address() as AddressInfo
      const stop = courier(server, sandbox)
      resolve({
        url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
        port,
        close: () =>
          new Promise((done) => {
            stop()
            server.close(() => done())
            server.closeAllConnections()
          })
      })
    })
  })
}
