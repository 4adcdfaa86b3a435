/**
 * The last requests and what was answered, for people and for assertions. Secrets are hidden before anything is kept,
 * and long bodies are cut, so the log's size is bounded.
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

/** A ring of the youngest exchanges. */
export class RequestLog {
  readonly #max: number
  #entries: Array<Entry> = []
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
    this.#entries.push({
      sequence: this.#sequence,
      at: VirtualClock.format(nowMicros),
      method: request.method,
      path: Secrets.path(request.path),
      query: Secrets.form(request.query),
      ...(operation === undefined ? {} : { operation }),
      status: answer.status,
      ...(request.ip === undefined ? {} : { ip: request.ip }),
      ...(answer.wire === undefined ? {} : { fault: answer.wire }),
      request: {
        headers: Secrets.headers(request.headers),
        body: cut(Secrets.body(request.body))
      },
      response: { headers: Secrets.headers(answer.headers), body: cut(Secrets.body(answer.body)) }
    })
    // Dropping half at a time keeps adding cheap.
    if (this.#entries.length >= this.#max * 2) this.#entries = this.#entries.slice(-this.#max)
  }

  /** The youngest entries, newest first. */
  list(limit: number): ReadonlyArray<Entry> {
    const count = Math.min(limit, this.#max)
    return count <= 0 ? [] : this.#entries.slice(-count).toReversed()
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
