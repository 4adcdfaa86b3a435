/**
 * A connection to a PGlite in this process, as a stream: the driver speaks its wire protocol to it as to a server. One
 * PGlite is one session, so there must be one connection.
 */
// @effect-diagnostics nodeBuiltinImport:off -- the driver asks for a Node stream; this package runs on Node only

import { Duplex } from "node:stream"

import type { PGlite } from "@electric-sql/pglite"

const SSL_REQUEST = 80_877_103
const CANCEL_REQUEST = 80_877_102
const TERMINATE = "X".charCodeAt(0)
const LENGTH_BYTES = 4

/** Where the next message ends, counted from the buffer's start; `undefined` while it is not all there. */
const endOfMessage = (buffer: Buffer, start: number, typeBytes: number): number | undefined => {
  if (buffer.length < start + typeBytes + LENGTH_BYTES) return undefined
  const end = start + typeBytes + buffer.readInt32BE(start + typeBytes)
  return buffer.length < end ? undefined : end
}

class PgliteConnection extends Duplex {
  readonly #database: PGlite
  #received: Buffer = Buffer.alloc(0)
  #isStarted = false
  #work: Promise<void> = Promise.resolve()

  constructor(database: PGlite) {
    super()
    this.#database = database
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    if (!this.#isStarted && !this.#start()) return done()
    // Everything up to the last whole message is handed over at once: a pipeline costs one call.
    let end = 0
    for (;;) {
      if (this.#received[end] === TERMINATE && this.#received.length > end) {
        this.#hand(this.#received.subarray(0, end))
        this.#received = Buffer.alloc(0)
        return done()
      }
      const next = endOfMessage(this.#received, end, 1)
      if (next === undefined) break
      end = next
    }
    this.#hand(this.#received.subarray(0, end))
    this.#received = this.#received.subarray(end)
    done()
  }

  override _final(done: (error?: Error | null) => void): void {
    void this.#leave().then(() => {
      this.push(null)
      done()
    })
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    void this.#leave().then(() => done(error))
  }

  /** Answers what comes before the session: whether there is TLS; true once the session's own first message came. */
  #start(): boolean {
    for (;;) {
      const end = endOfMessage(this.#received, 0, 0)
      if (end === undefined) return false
      const code = this.#received.readInt32BE(LENGTH_BYTES)
      if (code !== SSL_REQUEST && code !== CANCEL_REQUEST) {
        this.#isStarted = true
        this.#hand(this.#received.subarray(0, end))
        this.#received = this.#received.subarray(end)
        return true
      }
      this.#received = this.#received.subarray(end)
      // Nothing runs beside us in one process, so there is nothing that could be cancelled.
      this.push(code === SSL_REQUEST ? Buffer.from("N") : null)
    }
  }

  #hand(messages: Buffer): void {
    if (messages.length === 0) return
    const copy = Uint8Array.from(messages)
    this.#work = this.#work.then(async () => {
      try {
        await this.#database.runExclusive(() =>
          this.#database.execProtocolRawStream(copy, { onRawData: (data) => void this.push(Buffer.from(data)) })
        )
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  /** The session outlives the connection: nothing is left behind for the next one. */
  async #leave(): Promise<void> {
    await this.#work
    if (this.#database.closed) return
    const clean = this.#database.isInTransaction() ? ["ROLLBACK", "DISCARD ALL"] : ["DISCARD ALL"]
    try {
      for (const statement of clean) await this.#database.exec(statement)
    } catch {
      // A session that cannot be cleaned refuses the next connection by itself.
    }
  }
}

/** Makes connections for `@effect/sql-pg`. */
export const connections = (database: PGlite) => (): Duplex => new PgliteConnection(database)
