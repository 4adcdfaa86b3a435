/**
 * The last requests and what was answered, for people and for assertions. Long bodies are cut, so the log's size is
 * bounded. What is kept is what the sandbox holds anyway; it is made readable, and secrets are hidden, when somebody
 * looks: clients pay for a log that nobody reads with next to nothing.
 */
import type * as Exchange from "./Exchange.ts"
import * as Secrets from "./Secrets.ts"
import * as VirtualClock from "./VirtualClock.ts"

/** Headers and body of one direction. */
export interface Side {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One exchange. */
export interface Entry {
  readonly sequence: number
  /** The sandbox's time. */
  readonly at: string
  readonly method: string
  readonly path: string
  readonly query: string
  /** The vendor's operationId, where the path is one of an operation. */
  readonly operation?: string
  readonly status: number
  readonly ip?: string
  /** What the host was told to do to the answer, where faults asked for something. */
  readonly fault?: Exchange.Wire
  readonly request: Side
  readonly response: Side
}

/** Entries kept when nothing else is said. */
export const ENTRIES_DEFAULT = 500
const BODY_MAX = 16_384

/** A copy of its own: a slice would keep the whole text alive. */
const cut = (text: string): string =>
  text.length <= BODY_MAX
    ? text
    : `${new TextDecoder().decode(new TextEncoder().encode(text.slice(0, BODY_MAX)))}… (${text.length} characters)`

/** A body as it is kept: a text that may be shown, or the first pieces of one, each readable by itself. */
type Kept = { readonly shown: string } | { readonly pieces: ReadonlyArray<string>; readonly length: number }

const keep = ({ body, pieces }: { readonly body: string; readonly pieces?: ReadonlyArray<string> }): Kept => {
  if (pieces !== undefined) return keepPieces(pieces)
  // A long text loses its secrets before it is cut: half of it cannot be read for them.
  return body.length > BODY_MAX ? { shown: cut(Secrets.body(body)) } : { pieces: [body], length: body.length }
}

const keepPieces = (pieces: ReadonlyArray<string>): Kept => {
  let length = 0
  let count = 0
  for (const piece of pieces) {
    if (length <= BODY_MAX) count++
    length += piece.length
  }
  return { pieces: pieces.slice(0, count), length }
}

const show = (kept: Kept): string => {
  if ("shown" in kept) return kept.shown
  const text = kept.pieces.map((piece) => Secrets.body(piece)).join("")
  return kept.length <= BODY_MAX ? text : `${text.slice(0, BODY_MAX)}… (${kept.length} characters)`
}

/** An exchange as it is kept. */
interface Exchanged {
  readonly sequence: number
  readonly atMicros: number
  readonly operation: string | undefined
  readonly request: Exchange.Request
  readonly requestBody: Kept
  readonly status: number
  readonly wire: Exchange.Wire | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body: Kept
}

const entry = ({
  atMicros,
  body,
  headers,
  operation,
  request,
  requestBody,
  sequence,
  status,
  wire
}: Exchanged): Entry => ({
  sequence,
  at: VirtualClock.format(atMicros),
  method: request.method,
  path: Secrets.path(request.path),
  query: Secrets.form(request.query),
  ...(operation === undefined ? {} : { operation }),
  status,
  ...(request.ip === undefined ? {} : { ip: request.ip }),
  ...(wire === undefined ? {} : { fault: wire }),
  request: { headers: Secrets.headers(request.headers), body: show(requestBody) },
  response: { headers: Secrets.headers(headers), body: show(body) }
})

/** A ring of the youngest exchanges. */
export class RequestLog {
  readonly #max: number
  #entries: Array<Exchanged> = []
  #sequence = 0
  readonly #calls = new Map<string, number>()

  constructor(max: number) {
    this.#max = max
  }

  /** Notes an exchange. */
  add(request: Exchange.Request, answer: Exchange.Answer, operation: string | undefined, nowMicros: number): void {
    this.#sequence++
    if (operation !== undefined) this.#calls.set(operation, this.calls(operation) + 1)
    if (this.#max === 0) return
    const requestBody = keep(request)
    this.#entries.push({
      sequence: this.#sequence,
      atMicros: nowMicros,
      operation,
      // The body of a long request is not kept a second time.
      request: "shown" in requestBody ? { ...request, body: "" } : request,
      requestBody,
      status: answer.status,
      wire: answer.wire,
      headers: answer.headers,
      body: keep(answer)
    })
    // Dropping half at a time keeps adding cheap.
    if (this.#entries.length >= this.#max * 2) this.#entries = this.#entries.slice(-this.#max)
  }

  /** The youngest entries, newest first. */
  list(limit: number): ReadonlyArray<Entry> {
    const count = Math.min(limit, this.#max)
    return count <= 0 ? [] : this.#entries.slice(-count).toReversed().map(entry)
  }

  /** How often an operation was called since the last reset, whatever it answered. */
  calls(operation: string): number {
    return this.#calls.get(operation) ?? 0
  }

  /** How many requests there were. */
  get sequence(): number {
    return this.#sequence
  }

  clear(): void {
    this.#entries = []
    this.#calls.clear()
  }
}
