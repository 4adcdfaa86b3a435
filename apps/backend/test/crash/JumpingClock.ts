/**
 * A clock that runs with the machine's, so far ahead of it or behind it as was said, and can be made to jump. Whoever
 * sleeps when it jumps past their time wakes up.
 */
import { Clock, Duration, Effect } from "effect"

const LONGEST_TIMER_MS = 2 ** 31 - 1

interface Sleeper {
  readonly untilMs: number
  readonly wake: () => void
  timer: NodeJS.Timeout
}

/** Makes one; `aheadMs` below zero is behind. */
export const make = (aheadMs: number) => {
  let offsetMs = aheadMs
  const sleepers = new Set<Sleeper>()
  const wallMs = () => Date.now() + offsetMs
  const monotonicNanos = () => process.hrtime.bigint() + BigInt(Math.round((offsetMs - aheadMs) * 1_000_000))

  const arm = (sleeper: Sleeper) => {
    clearTimeout(sleeper.timer)
    const leftMs = Math.min(Math.max(0, sleeper.untilMs - wallMs()), LONGEST_TIMER_MS)
    sleeper.timer = setTimeout(() => (wallMs() >= sleeper.untilMs ? sleeper.wake() : arm(sleeper)), leftMs)
  }
  const sleepMillis = (millis: number): Effect.Effect<void> => {
    if (millis <= 0) return Effect.yieldNow
    if (!Number.isFinite(millis)) return Effect.never
    return Effect.callback<void>((resume) => {
      const sleeper: Sleeper = {
        untilMs: wallMs() + millis,
        wake: () => {
          sleepers.delete(sleeper)
          resume(Effect.void)
        },
        timer: setTimeout(() => undefined, 0)
      }
      sleepers.add(sleeper)
      arm(sleeper)
      return Effect.sync(() => {
        clearTimeout(sleeper.timer)
        sleepers.delete(sleeper)
      })
    })
  }
  const clock: Clock.Clock = {
    currentTimeMillisUnsafe: wallMs,
    currentTimeMillis: Effect.sync(wallMs),
    currentTimeNanosUnsafe: () => BigInt(Math.round(wallMs() * 1_000)) * 1_000n,
    currentTimeNanos: Effect.sync(() => BigInt(Math.round(wallMs() * 1_000)) * 1_000n),
    monotonicTimeNanosUnsafe: monotonicNanos,
    monotonicTimeNanos: Effect.sync(monotonicNanos),
    sleep: (duration) => sleepMillis(Duration.toMillis(duration))
  }
  return {
    clock,
    /** Goes forward by so much at once. */
    jump: (millis: number) => {
      offsetMs += millis
      for (const sleeper of sleepers) arm(sleeper)
    }
  }
}
