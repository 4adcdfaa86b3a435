/** The board, kept up to date: every change as the subscription tells it, sums and the rest a moment later. */
import { useEffect, useState } from "preact/hooks"

import { get, type Message as Heard, Refused, subscribe } from "./gateway.ts"
import type { Board, Message } from "./Told.ts"

const AGAIN_MS = 5000
const AFTER_A_CHANGE_MS = 300
const RECONNECT_MS = 1000
const TICK_MS = 1000

/** What is shown. */
export interface Live {
  readonly board: Board | undefined
  /** The gateway's clock less ours. */
  readonly aheadMs: number
  /** Whether changes arrive by themselves. */
  readonly isLive: boolean
  readonly error: Refused | undefined
}

const withChange = (
  board: Board,
  { observed_at: changedAt, orchestration }: Extract<Message, { type: "change" }>
): Board => {
  const known = board.rows.find((row) => row.orchestration.id === orchestration.id)
  const others = board.rows.filter((row) => row !== known)
  return { ...board, rows: [{ ...known, orchestration, changedAt }, ...others] }
}

const isNoEntry = (error: unknown): error is Refused => error instanceof Refused && [401, 403].includes(error.status)

type Set = (next: (last: Live) => Live) => void

/** Reads now, and again in a while; `soon` asks for sooner. */
const reader = (set: Set, stop: AbortSignal) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSoon = false
  const plan = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void load(), ms)
  }
  const load = async (): Promise<void> => {
    isSoon = false
    try {
      const board = await get<Board>("/page/board")
      if (stop.aborted) return
      set((last) => ({ ...last, board, error: undefined, aheadMs: Date.parse(board.now) - Date.now() }))
    } catch (error) {
      if (stop.aborted) return
      const told = error instanceof Refused ? error : new Refused(0, "the gateway does not answer")
      set((last) => ({ ...last, error: told, ...(isNoEntry(told) ? { board: undefined } : {}) }))
      if (isNoEntry(told)) return
    }
    plan(isSoon ? AFTER_A_CHANGE_MS : AGAIN_MS)
  }
  void load()
  stop.addEventListener("abort", () => clearTimeout(timer))
  return {
    soon: () => {
      if (!isSoon) plan(AFTER_A_CHANGE_MS)
      isSoon = true
    }
  }
}

const follow = async (set: Set, soon: () => void, stop: AbortSignal): Promise<void> => {
  let lastEventId: string | undefined
  const hear = ({ data, event, id }: Heard): void => {
    // What it resumed from is no longer there: the board is read anew, and the feed followed from now on.
    if (event === "serialized-error") lastEventId = undefined
    if (id === undefined || data === "") return
    lastEventId = id
    const message = JSON.parse(data) as Message
    set((last) => ({
      ...last,
      isLive: true,
      ...(message.type === "change" && last.board !== undefined ? { board: withChange(last.board, message) } : {})
    }))
    soon()
  }
  while (!stop.aborted) {
    const input = { all: true, ...(lastEventId === undefined ? {} : { lastEventId }) }
    try {
      await subscribe("orchestrations.watch", input, hear, stop)
    } catch (error) {
      if (isNoEntry(error)) return
    }
    if (stop.aborted) return
    set((last) => ({ ...last, isLive: false }))
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
  }
}

/** The board as of now; `entry` changes when another key is tried. */
export const useBoard = (entry: number): Live => {
  const [live, set] = useState<Live>({ board: undefined, aheadMs: 0, isLive: false, error: undefined })
  useEffect(() => {
    const stop = new AbortController()
    const { soon } = reader(set, stop.signal)
    void follow(set, soon, stop.signal)
    return () => stop.abort()
  }, [entry])
  return live
}

/** Milliseconds since 1970 by our clock, each second anew. */
export const useNowMs = (): number => {
  const [nowMs, set] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
