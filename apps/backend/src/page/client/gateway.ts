/** Calls of the gateway with the reader's key, which lives in this page's memory and nowhere else. */
import { EventSourceParserStream } from "eventsource-parser/stream"

let key: string | undefined

/** Uses a key from now on. */
export const useKey = (text: string): void => {
  key = text
}

/** A refused call, in the gateway's words. */
// @effect-diagnostics-next-line extendsNativeError:off -- the page has no Effect in it, and no error channel
export class Refused extends Error {
  readonly status: number
  readonly issues: ReadonlyArray<Issue>

  constructor(status: number, message: string, issues: ReadonlyArray<Issue> = []) {
    super(message)
    this.status = status
    this.issues = issues
  }
}

/** What is wrong with an input, and where. */
export interface Issue {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
  readonly remedy?: string
}

const send = (path: string, more: RequestInit = {}): Promise<Response> =>
  fetch(path, { ...more, headers: key === undefined ? {} : { authorization: `Bearer ${key}` } })

interface Refusal {
  readonly error?: string | { readonly message: string; readonly data?: { readonly issues?: ReadonlyArray<Issue> } }
}

const refused = async (response: Response): Promise<Refused> => {
  const fallback = `the gateway answered ${response.status}`
  const { error } = (await response.json().catch(() => ({}))) as Refusal
  return typeof error === "object"
    ? new Refused(response.status, error.message, error.data?.issues)
    : new Refused(response.status, error ?? fallback)
}

/** What a path of the page answers; throws `Refused`. */
export const get = async <A>(path: string): Promise<A> => {
  const response = await send(path)
  if (!response.ok) throw await refused(response)
  return (await response.json()) as A
}

const procedure = (name: string, input: unknown): string =>
  `/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`

/** What a query of the API answers; throws `Refused`. */
export const query = async <A>(name: string, input: unknown): Promise<A> =>
  (await get<{ readonly result: { readonly data: A } }>(procedure(name, input))).result.data

/** A message of a subscription. */
export interface Message {
  readonly event: string | undefined
  readonly id: string | undefined
  readonly data: string
}

/** The gateway pings a silent stream far more often. */
const SILENCE_MS = 30_000

/** Reads a subscription to its end, which comes when the gateway says so, when it breaks, or when nothing is heard. */
export const subscribe = async (
  name: string,
  input: unknown,
  hear: (message: Message) => void,
  stop: AbortSignal
): Promise<void> => {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const response = await send(procedure(name, input), { signal: AbortSignal.any([stop, silence.signal]) })
    if (!response.ok || response.body === null) throw await refused(response)
    const reader = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream())
      .getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      hear({ event: value.event, id: value.id, data: value.data })
    }
  } finally {
    clearTimeout(timer)
  }
}
