/** What the platforms' stand-ins share: a server on this machine, what the next calls get instead, and what was asked. */
import * as http from "node:http"
import type { AddressInfo } from "node:net"

/** What the next call gets instead of an answer. */
export type Fault =
  | { readonly type: "limited"; readonly retryAfter: number }
  | { readonly type: "status"; readonly status: number; readonly body?: unknown }
  /** The connection breaks. */
  | { readonly type: "cut" }
  /** No answer, ever. */
  | { readonly type: "silence" }

/** A request as it came. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
}

/** An answer: status, JSON, headers. */
export type Answer = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>]

/** Listens on 127.0.0.1; `limited` is the platform's own form of "later", `act` everything else. */
export const listen = async <More>(options: {
  readonly act: (request: Request) => Answer
  readonly limited: (retryAfter: number) => Answer
  /** Default: a free one. */
  readonly port?: number
  /** Hears of every request, answered or not. */
  readonly asked?: (request: Request) => void
  readonly more: More
}) => {
  const faults: Array<Fault> = []
  const requests: Array<Request> = []
  const server = http.createServer((request, response) => {
    let text = ""
    request.on("data", (chunk) => (text += String(chunk)))
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://stand-in")
      const asked = {
        method: request.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        text
      }
      requests.push(asked)
      options.asked?.(asked)
      const answer = ([status, body, headers = {}]: Answer) => {
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body))
      }
      const fault = faults.shift()
      if (fault?.type === "cut") return void request.socket.destroy()
      if (fault?.type === "silence") return
      if (fault?.type === "limited") return answer(options.limited(fault.retryAfter))
      if (fault?.type === "status") return answer([fault.status, fault.body ?? {}])
      return answer(options.act(asked))
    })
  })
  await new Promise<void>((resolve) => void server.listen(options.port ?? 0, "127.0.0.1", resolve))
  return {
    ...options.more,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What the next calls get, in order. */
    faults,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
