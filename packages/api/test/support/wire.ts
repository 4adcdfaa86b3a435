/** Calls as any HTTP client would make them: the tests read the wire, not a client's view of it. */
import type { ErrorShape } from "../../src/index.ts"
import type { Gateway } from "./gateway.ts"

export interface Reply {
  readonly status: number
  readonly data?: unknown
  readonly error?: ErrorShape
}

/** Calls a query or a mutation by POST. */
export const call = async (
  gateway: Gateway,
  path: string,
  input?: unknown,
  key: string | undefined = "all"
): Promise<Reply> => {
  const response = await fetch(`${gateway.url}/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key === "none" ? {} : { authorization: `Bearer ${key}` }) },
    ...(input === undefined ? {} : { body: JSON.stringify(input) })
  })
  const body = (await response.json()) as { result?: { data: unknown }; error?: ErrorShape }
  return {
    status: response.status,
    ...(body.result === undefined ? {} : { data: body.result.data }),
    ...(body.error === undefined ? {} : { error: body.error })
  }
}

interface ServerSent {
  readonly id: string | undefined
  readonly event: string
  readonly data: unknown
}

const parse = (block: string): ServerSent => {
  const fields = new Map(block.split("\n").map((line) => line.split(/: ?(.*)/su, 2) as [string, string]))
  const data = fields.get("data")
  return {
    id: fields.get("id"),
    event: fields.get("event") ?? "message",
    data: data === undefined || data === "" ? undefined : JSON.parse(data)
  }
}

/** Opens a subscription and answers its events one by one; `close` hangs up. */
export const subscribe = async (gateway: Gateway, input: unknown, key = "all") => {
  const hangUp = new AbortController()
  const response = await fetch(
    `${gateway.url}/orchestrations.watch?input=${encodeURIComponent(JSON.stringify(input))}`,
    { headers: { authorization: `Bearer ${key}`, accept: "text/event-stream" }, signal: hangUp.signal }
  )
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  const next = async (): Promise<ServerSent | undefined> => {
    while (true) {
      const end = text.indexOf("\n\n")
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end).trimStart()
        const one = parse(block)
        if (one.event !== "connected" && one.event !== "ping") return one
        continue
      }
      const { done, value } = await reader.read()
      if (done) return undefined
      text += value
    }
  }
  return { status: response.status, next, close: () => hangUp.abort() }
}
