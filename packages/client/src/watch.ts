/** `watch` as an async iterable that comes back by itself and leaves nothing out. */
import type { AppRouter, Wire } from "@segue/api"
import type { TRPCClient } from "@trpc/client"
import type { inferRouterInputs } from "@trpc/server"

import { isPassing } from "./Answer.ts"

type Input = inferRouterInputs<AppRouter>["orchestrations"]["watch"]

/** What to watch: ids, ref_ids, profile_ids, or `all: true`. */
export type Selection = Omit<Input, "lastEventId">

/** A message with its id: hand the id of the last one you have dealt with to `lastEventId` to go on from there. */
export interface Message {
  readonly id: string
  readonly data: Wire.WatchMessage
}

/** How to watch. */
export interface WatchOptions {
  /** The id of the last message that was dealt with, from an earlier run. */
  readonly lastEventId?: string
  readonly signal?: AbortSignal
}

/** Messages kept for a slow reader. Beyond them the stream is left and resumed later. */
const BUFFER_MAX = 1_000
/** Pause before coming back, in milliseconds: doubling from the one to the other. */
const PAUSE_MS = 100
const PAUSE_MAX_MS = 10_000

/** How one connection ended: `again` means come back. */
type End = { readonly again: true } | { readonly error: unknown }

/** One connection, as far as it reaches. */
interface Connection {
  readonly next: () => Promise<Message | End>
  readonly close: () => void
}

const connect = (trpc: TRPCClient<AppRouter>, input: Input): Connection => {
  const buffer: Array<Message> = []
  let end: End | undefined
  let wake: (() => void) | undefined
  const tell = () => {
    wake?.()
    wake = undefined
  }
  const finish = (how: End) => {
    end ??= how
    subscription.unsubscribe()
    tell()
  }
  const subscription = trpc.orchestrations.watch.subscribe(input, {
    onData: (message) => {
      if (end !== undefined) return
      buffer.push(message)
      if (buffer.length >= BUFFER_MAX) finish({ again: true })
      else tell()
    },
    onError: (error) => finish(isPassing(error) ? { again: true } : { error }),
    onComplete: () => finish({ again: true }),
    // The link would come back by itself, but in its own time; ours is one way for all kinds of loss.
    onConnectionStateChange: (state) => {
      if (state.state === "connecting" && state.error !== null) finish({ again: true })
    }
  })
  return {
    close: () => finish({ again: true }),
    next: async () => {
      while (true) {
        const message = buffer.shift()
        if (message !== undefined) return message
        if (end !== undefined) return end
        await new Promise<void>((resolve) => (wake = resolve))
      }
    }
  }
}

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener("abort", done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener("abort", done, { once: true })
    if (signal?.aborted === true) done()
  })

/**
 * Every message, at least once; ends when the signal aborts or the reader stops. Throws what does not pass by itself: a
 * missing grant, an unknown id, a position that the feed no longer has.
 */
export async function* watch(
  trpc: TRPCClient<AppRouter>,
  selection: Selection,
  options: WatchOptions = {}
): AsyncGenerator<Message, void> {
  const { signal } = options
  let { lastEventId } = options
  let pauseMs = PAUSE_MS
  const isOver = () => signal?.aborted === true
  while (!isOver()) {
    const connection = connect(trpc, { ...selection, ...(lastEventId === undefined ? {} : { lastEventId }) } as Input)
    signal?.addEventListener("abort", connection.close, { once: true })
    try {
      for (let next = await connection.next(); ; next = await connection.next()) {
        if (isOver()) return
        if ("error" in next) throw next.error
        if ("again" in next) break
        pauseMs = PAUSE_MS
        lastEventId = next.id
        yield next
      }
    } finally {
      signal?.removeEventListener("abort", connection.close)
      connection.close()
    }
    // @effect-diagnostics-next-line globalRandom:off -- plain TypeScript; spreads out clients that lost the same server
    await pause(pauseMs * (0.5 + Math.random() / 2), signal)
    pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS)
  }
}
