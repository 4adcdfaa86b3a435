/** A stand-in for Slack's Web API, as far as the bot uses it: posts, edits, threads, errors, rate limits. */
import { type Answer, listen as standIn } from "./standIn.ts"

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
  readonly elements?: ReadonlyArray<{ readonly type: string; readonly text?: string }>
}

/** What Slack answers to a call that fails: its status is 200. */
export const failure = (error: string) => ({ type: "status", status: 200, body: { ok: false, error } }) as const

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
  JSON.stringify(blocks).length > 13_000 ||
  blocks.some(
    (block) =>
      (block.type === "header" && (block.text?.text.length ?? 0) > 150) ||
      (block.text?.text.length ?? 0) > 3_000 ||
      (block.elements ?? []).some((element) => (element.text?.length ?? 0) > 3_000)
  )

/** Listens, on a free port unless told; `heard` is told what was done and said. */
export const listen = async (
  options: { readonly port?: number; readonly heard?: (act: "post" | "edit" | "reply", text: string) => void } = {}
) => {
  const messages: Array<Message> = []
  const calls: Array<string> = []

  const actOn = (method: string, call: Call): Readonly<Record<string, unknown>> => {
    if (call.channel !== channel) return { ok: false, error: "channel_not_found" }
    if (tooLong(call)) return { ok: false, error: "invalid_blocks" }
    if (method === "chat.update") {
      const message = messages.find(({ ts }) => ts === call.ts)
      if (message === undefined) return { ok: false, error: "message_not_found" }
      message.texts.push(call.text)
      options.heard?.("edit", call.text)
      return { ok: true, ts: message.ts, channel }
    }
    if (method !== "chat.postMessage") return { ok: false, error: "unknown_method" }
    const ts = `17000000${String(messages.length).padStart(2, "0")}.000100`
    options.heard?.(call.thread_ts === undefined ? "post" : "reply", call.text)
    messages.push({ ts, threadTs: call.thread_ts, texts: [call.text], blocks: call.blocks })
    return { ok: true, ts, channel }
  }

  const hooked = (text: string): Answer => (tooLong(JSON.parse(text) as Call) ? [400, "invalid_blocks"] : [200, "ok"])

  const stood = await standIn({
    port: options.port ?? 0,
    act: ({ headers, path, text }): Answer => {
      // An incoming webhook's address is its secret.
      if (path.startsWith("/hook/")) return path === "/hook/T00/B00/secret" ? hooked(text) : [404, "no_service"]
      if (headers.authorization !== `Bearer ${token}`) return [200, { ok: false, error: "invalid_auth" }]
      return [200, actOn(path.replace(/^\/api\//u, ""), JSON.parse(text) as Call)]
    },
    limited: (retryAfter) => [429, { ok: false, error: "ratelimited" }, { "retry-after": String(retryAfter) }],
    asked: ({ path }) => calls.push(path.replace(/^\/api\//u, "")),
    more: {
      messages,
      /** The methods called. */
      calls,
      /** Messages that are nobody's reply. */
      posts: () => messages.filter(({ threadTs }) => threadTs === undefined),
      replies: (ts: string) => messages.filter(({ threadTs }) => threadTs === ts)
    }
  })
  return { ...stood, apiUrl: `${stood.url}/api` }
}

export type Slack = Awaited<ReturnType<typeof listen>>
