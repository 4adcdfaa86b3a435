/** A stand-in for Slack's Web API, as far as the bot uses it: posts, edits, threads, errors, rate limits. */
import * as http from "node:http"
import type { AddressInfo } from "node:net"

/** A message as a channel holds it. */
interface Message {
  readonly ts: string
  readonly threadTs: string | undefined
  /** What it said, oldest first. */
  readonly texts: Array<string>
  readonly blocks: ReadonlyArray<Block>
}

/** A block, as far as limits go. */
interface Block {
  readonly type: string
  readonly text?: { readonly type: string; readonly text: string }
  readonly fields?: ReadonlyArray<{ readonly type: string; readonly text: string }>
  readonly elements?: ReadonlyArray<{ readonly type: string; readonly text: string }>
}

/** What the next call gets instead of an answer. */
type Fault =
  | { readonly type: "limited"; readonly retryAfter: number }
  | { readonly type: "status"; readonly status: number }
  | { readonly type: "error"; readonly error: string }
  | { readonly type: "cut" }

interface Call {
  readonly channel: string
  readonly ts?: string
  readonly thread_ts?: string
  readonly text: string
  readonly blocks: ReadonlyArray<Block>
}

export const token = "xoxb-stand-in"
export const channel = "C0123456789"

const tooLong = ({ blocks, text }: Call): boolean =>
  text.length > 40_000 ||
  blocks.length > 50 ||
  blocks.some(
    (block) =>
      (block.type === "header" && (block.text?.text.length ?? 0) > 150) ||
      (block.text?.text.length ?? 0) > 3_000 ||
      (block.fields ?? []).length > 10 ||
      (block.fields ?? []).some((field) => field.text.length > 2_000)
  )

/** Listens on a free port. */
export const listen = async () => {
  const messages: Array<Message> = []
  const faults: Array<Fault> = []
  const calls: Array<string> = []

  const act = (method: string, call: Call): Readonly<Record<string, unknown>> => {
    if (call.channel !== channel) return { ok: false, error: "channel_not_found" }
    if (tooLong(call)) return { ok: false, error: "invalid_blocks" }
    if (method === "chat.update") {
      const message = messages.find(({ ts }) => ts === call.ts)
      if (message === undefined) return { ok: false, error: "message_not_found" }
      message.texts.push(call.text)
      return { ok: true, ts: message.ts, channel }
    }
    if (method !== "chat.postMessage") return { ok: false, error: "unknown_method" }
    const ts = `17000000${String(messages.length).padStart(2, "0")}.000100`
    messages.push({ ts, threadTs: call.thread_ts, texts: [call.text], blocks: call.blocks })
    return { ok: true, ts, channel }
  }

  const server = http.createServer((request, response) => {
    let body = ""
    request.on("data", (chunk) => (body += String(chunk)))
    request.on("end", () => {
      const method = (request.url ?? "").replace(/^\/api\//u, "")
      calls.push(method)
      const answer = (status: number, value: unknown, headers: Record<string, string> = {}) => {
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value))
      }
      const fault = faults.shift()
      if (fault?.type === "limited") {
        return answer(429, { ok: false, error: "ratelimited" }, { "retry-after": String(fault.retryAfter) })
      }
      if (fault?.type === "status") return answer(fault.status, {})
      if (fault?.type === "error") return answer(200, { ok: false, error: fault.error })
      if (fault?.type === "cut") return void request.socket.destroy()
      if (request.headers.authorization !== `Bearer ${token}`) return answer(200, { ok: false, error: "invalid_auth" })
      return answer(200, act(method, JSON.parse(body) as Call))
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    messages,
    /** What the next calls get, in order. */
    faults,
    /** The methods called. */
    calls,
    /** Messages that are nobody's reply. */
    posts: () => messages.filter(({ threadTs }) => threadTs === undefined),
    replies: (ts: string) => messages.filter(({ threadTs }) => threadTs === ts),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

export type Slack = Awaited<ReturnType<typeof listen>>
