/** The sandbox on a port: a small node:http host that performs what the sandbox asks of the wire. */
import * as Http from "node:http"
import type { AddressInfo } from "node:net"
import type { Duplex } from "node:stream"

import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Result from "effect/Result"

import * as Exchange from "../Exchange.ts"
import * as Problems from "../Problems.ts"
import * as Router from "../Router.ts"
import type * as Sandbox from "../Sandbox.ts"
import * as Slabs from "./Slabs.ts"

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

/** Bytes of a snapshot that may come over HTTP: some 27,000 orchestrations with all that belongs to them. */
const SNAPSHOT_MAX = 64_000_000

const SNAPSHOT_TOO_LARGE = Problems.answer(
  Problems.blank(413, `a snapshot over HTTP has at most ${SNAPSHOT_MAX} bytes: start with it instead (--snapshot)`)
    .problem,
  Exchange.PROBLEM_TYPE
)

const SNAPSHOT_BUSY = Problems.answer(
  Problems.blank(503, "another snapshot is being read: send this one afterwards").problem,
  Exchange.PROBLEM_TYPE
)

/** The body, or `undefined` when it is larger than that; what is too much is read and dropped. */
const collect = async (message: Http.IncomingMessage, max: number): Promise<Buffer | undefined> => {
  let chunks: Array<Buffer> = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= max) chunks.push(chunk)
    else chunks = []
  }
  return size > max ? undefined : Buffer.concat(chunks)
}

/** Reads a body, or says why not. Snapshots may be large, so only one of them is held at a time. */
type Read = (message: Http.IncomingMessage) => Promise<Buffer | Exchange.Answer>

const reader = (): Read => {
  let isBusy = false
  return async (message) => {
    const isSnapshot = message.method === "PUT" && /\/_sandbox\/snapshot(?:\?|$)/u.test(message.url ?? "")
    if (!isSnapshot) return (await collect(message, Router.BODY_MAX)) ?? TOO_LARGE
    if (isBusy) return (await collect(message, 0), SNAPSHOT_BUSY)
    isBusy = true
    try {
      return (await collect(message, SNAPSHOT_MAX)) ?? SNAPSHOT_TOO_LARGE
    } finally {
      isBusy = false
    }
  }
}

/** Headers with one text each; of all that a client sends, node:http gives only this one as a list. */
const headersOf = ({ headers }: Http.IncomingMessage): Record<string, string> => {
  const { "set-cookie": cookies, ...single } = headers
  return (cookies === undefined ? headers : { ...single, "set-cookie": cookies.join(", ") }) as Record<string, string>
}

const send = (response: Http.ServerResponse, answer: Exchange.Answer): void => {
  const { reset, truncateBytes } = answer.wire ?? {}
  if (reset === true) {
    response.socket?.resetAndDestroy()
    return
  }
  if (answer.pieces !== undefined && truncateBytes === undefined && isLong(answer.pieces)) {
    sendPieces(response, answer, answer.pieces)
    return
  }
  const { body } = answer
  const size = Buffer.byteLength(body)
  response.writeHead(answer.status, { ...answer.headers, "content-length": size })
  if (truncateBytes !== undefined) {
    response.write(Buffer.from(body).subarray(0, truncateBytes), () => response.socket?.destroy())
    return
  }
  // As text it goes out together with the headers, in memory that is free again at once. The narrower encoding gives
  // the same bytes where all are ASCII, and needs a third of the room.
  response.end(body, size === body.length ? "latin1" : "utf8")
}

/** Shorter bodies are sent as one text. */
const PIECEWISE_MIN = 8192

const isLong = (pieces: ReadonlyArray<string>): boolean => {
  let length = 0
  for (const piece of pieces) {
    length += piece.length
    if (length >= PIECEWISE_MIN) return true
  }
  return false
}

/** A long body goes through memory that is used again, so that lists leave no garbage behind. */
const sendPieces = (response: Http.ServerResponse, answer: Exchange.Answer, pieces: ReadonlyArray<string>): void => {
  let size = 0
  for (const piece of pieces) size += Buffer.byteLength(piece)
  const slab = Slabs.take(size)
  let at = 0
  for (const piece of pieces) at += slab.write(piece, at)
  response.writeHead(answer.status, { ...answer.headers, "content-length": size })
  response.end(slab.subarray(0, size))
  // Also where the caller went away before it had everything.
  response.once("close", () => Slabs.give(slab))
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/u

/** A name of somebody else that leads here is a trick of a web page, where only this machine is meant to ask. */
const isMeant = (message: Http.IncomingMessage, host: string): boolean =>
  !LOOPBACK.test(host.includes(":") ? `[${host}]` : host) || LOOPBACK.test(message.headers.host ?? "")

const NOT_MEANT = Problems.answer(
  Problems.blank(403, "ask for this sandbox as localhost or 127.0.0.1").problem,
  Exchange.PROBLEM_TYPE
)

const NO_HOST = Problems.answer(Problems.blank(400, "the request has no Host header").problem, Exchange.PROBLEM_TYPE)

const NO_EXPECTATION = Problems.answer(
  Problems.blank(417, "the only expectation that is met is 100-continue").problem,
  Exchange.PROBLEM_TYPE
)

/** Whether a body follows the headers; reading one where none does costs as much as the rest. */
const hasBody = ({ headers }: Http.IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0"

const NO_BODY = Buffer.alloc(0)

const answered = (
  sandbox: Sandbox.Sandbox,
  host: string,
  message: Http.IncomingMessage,
  body: Buffer | Exchange.Answer
): Exchange.Answer => {
  if (message.headers.host === undefined && message.httpVersion !== "1.0") return NO_HOST
  if (!isMeant(message, host)) return NOT_MEANT
  if ("status" in body) return body
  const url = message.url ?? "/"
  const mark = url.indexOf("?")
  return sandbox.handle({
    method: message.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? "" : url.slice(mark + 1),
    headers: headersOf(message),
    ...(body.length === 0 ? { body: "" } : Exchange.readBody(body)),
    ip: message.socket.remoteAddress ?? "127.0.0.1"
  })
}

/** A server's way to answer one request. */
const listener = (sandbox: Sandbox.Sandbox, host: string): Http.RequestListener => {
  const read = reader()
  return (message, response) => {
    const answer = (body: Buffer | Exchange.Answer): void => {
      const said = answered(sandbox, host, message, body)
      const delayMs = said.wire?.latencyMs ?? 0
      if (delayMs > 0) setTimeout(() => send(response, said), delayMs)
      else send(response, said)
    }
    if (!hasBody(message)) answer(NO_BODY)
    // Only a caller that goes away in the middle of its request ends here: there is nobody to answer.
    else read(message).then(answer, () => response.destroy())
  }
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
    // the sandbox's to note; what fails here is a defect, or the end, and looking goes on until that. The next request
    // to a sandbox that fails is answered with the reason.
    if (sandbox.hasWebhooks()) {
      Effect.runPromise(Effect.provide(sandbox.deliver, FetchHttpClient.layer), stopped).catch(() => undefined)
    } else Result.try(sandbox.tick)
    timer = setTimeout(look, Math.min(LOOK_MS, Math.max(5, sandbox.dueInMs() ?? LOOK_MS)))
  }
  const soon = (): void => {
    if (isSoon || stopped.signal.aborted) return
    isSoon = true
    clearTimeout(timer)
    timer = setTimeout(look, 0)
  }
  // Without a webhook there is nothing to send, and what is due happens with the next request or look.
  server.on("request", (_message, response) => {
    if (sandbox.hasWebhooks()) response.once("close", soon)
  })
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
  endWith(
    socket,
    isSlow ? Problems.blank(408, "the request took too long") : Problems.blank(400, "not a readable HTTP request")
  )
}

/** A problem where node:http has no response object. */
const endWith = (socket: Duplex, { problem }: Problems.Refusal): void => {
  const { body } = Problems.answer(problem, Exchange.PROBLEM_TYPE)
  const headers = `content-type: ${Exchange.PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`
  socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${headers}\r\n\r\n${body}`)
}

/** Serves a sandbox and sends its webhooks. Rejects when the port is taken. */
export const listen = (sandbox: Sandbox.Sandbox, options: Options = {}): Promise<Host> => {
  const host = options.host ?? "127.0.0.1"
  const server = Http.createServer(
    {
      // A missing Host is answered like everything else, with a problem.
      requireHostHeader: false,
      requestTimeout: options.requestTimeoutMs ?? 30_000,
      connectionsCheckingInterval: Math.min(1000, options.requestTimeoutMs ?? 1000)
    },
    listener(sandbox, host)
  )
  server.on("clientError", refuseUnread)
  server.on("checkExpectation", (_message, response: Http.ServerResponse) => send(response, NO_EXPECTATION))
  server.on("connect", (_message, socket: Duplex) => {
    socket.on("error", () => socket.destroy())
    endWith(socket, Problems.blank(405, "this is no proxy: CONNECT is not allowed"))
  })
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
