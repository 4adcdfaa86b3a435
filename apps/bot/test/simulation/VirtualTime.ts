/**
 * Time that passes when nobody has anything to do: everything that waits for an answer is waited for, then the clock
 * goes to whoever sleeps shortest. The database's clock is a file that its `clock_timestamp` reads (`Server.ts`).
 */
import * as fs from "node:fs"

import { Clock, Duration, Effect } from "effect"

interface Sleeper {
  readonly atMs: number
  readonly order: number
  readonly wake: () => void
  readonly isGone: () => boolean
}

const isBefore = (a: Sleeper, b: Sleeper): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)

/** A heap, smallest first. */
const makeHeap = () => {
  const items: Array<Sleeper> = []
  const swap = (a: number, b: number) => {
    const item = items[a]!
    items[a] = items[b]!
    items[b] = item
  }
  return {
    peek: () => items[0],
    push: (item: Sleeper) => {
      items.push(item)
      for (let at = items.length - 1; at > 0;) {
        const parent = (at - 1) >> 1
        if (!isBefore(items[at]!, items[parent]!)) break
        swap(at, parent)
        at = parent
      }
    },
    pop: () => {
      const top = items[0]
      const last = items.pop()
      if (items.length === 0 || last === undefined) return top
      items[0] = last
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        let least = at
        if (left < items.length && isBefore(items[left]!, items[least]!)) least = left
        if (right < items.length && isBefore(items[right]!, items[least]!)) least = right
        if (least === at) return top
        swap(at, least)
        at = least
      }
    }
  }
}

/** Turns of the event loop in which nothing may happen before time passes. */
const QUIET_TURNS = 8

/** One course of time. `file` is where the database reads it. */
export const make = (startMs: number, file: string) => {
  let nowMs = startMs
  let order = 0
  let pending = 0
  let answered: (() => void) | undefined
  const sleepers = makeHeap()

  const opened = fs.openSync(file, "w")
  // Always of the same length, so that it can be written in one go over what was there.
  const show = () => void fs.writeSync(opened, nowMs.toFixed(3).padStart(20, "0"), 0)
  show()

  /** A clock for somebody who may be gone: then nobody wakes up any more; or frozen, until a time. */
  const clockFor = (isGone: () => boolean, frozenUntilMs: () => number = () => 0): Clock.Clock => {
    const nanos = () => BigInt(Math.round(nowMs * 1_000)) * 1_000n
    return {
      currentTimeMillisUnsafe: () => nowMs,
      currentTimeMillis: Effect.sync(() => nowMs),
      currentTimeNanosUnsafe: nanos,
      currentTimeNanos: Effect.sync(nanos),
      monotonicTimeNanosUnsafe: nanos,
      monotonicTimeNanos: Effect.sync(nanos),
      sleep: (duration) => {
        const millis = Duration.toMillis(duration)
        if (millis <= 0) return Effect.yieldNow
        return Effect.callback<void>((resume) => {
          if (!Number.isFinite(millis)) return
          let isOver = false
          const sleep = (untilMs: number) => {
            sleepers.push({ atMs: untilMs, order: order++, wake, isGone: () => isOver || isGone() })
          }
          const wake = () => {
            if (frozenUntilMs() > nowMs) return sleep(frozenUntilMs())
            isOver = true
            resume(Effect.void)
          }
          sleep(nowMs + millis)
          return Effect.sync(() => {
            isOver = true
          })
        })
      }
    }
  }

  const settle = async () => {
    for (let quiet = 0; quiet < QUIET_TURNS;) {
      if (pending > 0) {
        await new Promise<void>((resolve) => (answered = resolve))
        quiet = 0
      }
      await new Promise((resolve) => setImmediate(resolve))
      quiet = pending > 0 ? 0 : quiet + 1
    }
  }

  return {
    nowMs: () => nowMs,
    clockFor,
    /** Something that happens when its time comes. */
    at: (atMs: number, happen: () => void) => {
      sleepers.push({ atMs, order: order++, wake: happen, isGone: () => false })
    },
    /** Something was asked that is answered in its own time. */
    asked: () => {
      pending += 1
    },
    answered: (count = 1) => {
      pending -= count
      if (pending <= 0) answered?.()
    },
    close: () => fs.closeSync(opened),
    /** Lets time pass until something holds or so much is over; answers whether it holds. */
    pass: async (forMs: number, holds: () => boolean = () => false): Promise<boolean> => {
      const endMs = nowMs + forMs
      for (;;) {
        await settle()
        if (holds()) return true
        let next = sleepers.peek()
        while (next?.isGone() === true) {
          sleepers.pop()
          next = sleepers.peek()
        }
        if (next === undefined || next.atMs > endMs) {
          nowMs = endMs
          show()
          return holds()
        }
        nowMs = Math.max(nowMs, next.atMs)
        show()
        for (let due = sleepers.peek(); due !== undefined && due.atMs <= nowMs; due = sleepers.peek()) {
          sleepers.pop()
          if (!due.isGone()) due.wake()
        }
      }
    }
  }
}

export type VirtualTime = ReturnType<typeof make>
