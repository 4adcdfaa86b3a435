/** Connections to PostgreSQL that say when an answer is awaited, and that can be cut. */
import * as net from "node:net"
import type { Duplex } from "node:stream"

import type { VirtualTime } from "./VirtualTime.ts"

const SSL_REQUEST = 80_877_103
const READY = "Z".charCodeAt(0)
const ASKING = new Set(["Q", "S"].map((one) => one.charCodeAt(0)))

/** Where the server listens. */
export type Address = { readonly host: string; readonly port: number } | { readonly path: string }

/** Counts messages of these types in a stream of a protocol's messages, each with a type and a length. */
const counter = (types: ReadonlySet<number>) => {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk: Buffer): number => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let [at, count] = [0, 0]
    while (rest.length >= at + 5) {
      const end = at + 1 + rest.readInt32BE(at + 1)
      if (rest.length < end) break
      if (types.has(rest[at]!)) count += 1
      at = end
    }
    rest = rest.subarray(at)
    return count
  }
}

/** A way to connect, for one client. */
export const make = (time: VirtualTime, where: Address) => {
  const open = new Set<net.Socket>()
  let isCut = false
  let statements = 0

  const connect = (): Duplex => {
    if (isCut) return new net.Socket()
    const socket = net.connect({ ...where })
    open.add(socket)
    let [awaited, isStarted, isPlain] = [0, false, true]
    const asks = counter(ASKING)
    const answers = counter(new Set([READY]))
    const await_ = (count: number) => {
      awaited += count
      for (let index = 0; index < count; index++) time.asked()
    }
    const done = (count: number) => {
      const real = Math.min(count, awaited)
      awaited -= real
      if (real > 0) time.answered(real)
    }
    const write = socket.write.bind(socket)
    const seen = (chunk: Buffer) => {
      if (isStarted) return await_(asks(chunk))
      // What comes before the session has no type: whether there is TLS, then the session's own first message.
      if (chunk.readInt32BE(4) === SSL_REQUEST) isPlain = false
      else isStarted = true
      await_(1)
    }
    socket.write = ((chunk: Buffer | string, ...more: ReadonlyArray<unknown>) => {
      seen(Buffer.from(chunk as Buffer))
      return (write as (...all: ReadonlyArray<unknown>) => boolean)(chunk, ...more)
    }) as typeof socket.write
    socket.on("data", (chunk: Buffer) => {
      if (!isPlain) {
        isPlain = true
        return done(1)
      }
      const count = answers(chunk)
      statements += count
      done(count)
    })
    const closed = () => {
      open.delete(socket)
      done(awaited)
    }
    socket.once("close", closed).once("error", closed)
    return socket
  }

  return {
    connect,
    /** Ends every connection at once, and lets nobody connect again. */
    cut: () => {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    statements: () => statements
  }
}
