/**
 * How much a caller may ask: so many requests per second of each operation, averaged over five minutes of the
 * sandbox's time; whoever asks more is throttled for five minutes. Source: docs/vendor-facts.md#rate-limits.
 */
import type * as World from "./World.ts"

/** Length of the window and of the penalty. */
const WINDOW_S = 300
/** Callers remembered; those who were silent for a whole window are forgotten first. */
const CALLERS_MAX = 10_000

/** One caller at one operation. */
interface Meter {
  /** Requests of each second of the window, by second modulo its length. */
  readonly counts: Array<number>
  /** The youngest second in `counts`. */
  second: number
  total: number
  throttledUntilMicros: number
}

const fresh = (second: number): Meter => ({
  counts: Array.from({ length: WINDOW_S }, () => 0),
  second,
  total: 0,
  throttledUntilMicros: 0
})

/** Drops the seconds that have left the window. */
const roll = (meter: Meter, second: number): void => {
  const passed = Math.min(second - meter.second, WINDOW_S)
  for (let step = 1; step <= passed; step++) {
    const slot = (meter.second + step) % WINDOW_S
    meter.total -= meter.counts[slot]!
    meter.counts[slot] = 0
  }
  meter.second = Math.max(meter.second, second)
}

/** The meters of one sandbox. */
export class RateLimits {
  #meters = new Map<string, Meter>()
  isOn = true

  /** Counts a request; false when it is one too many, or the caller is throttled. */
  allows(key: string, ratePerS: number, nowMicros: number): boolean {
    if (!this.isOn) return true
    const second = Math.floor(nowMicros / 1_000_000)
    const meter = this.#meter(key, second)
    if (meter.throttledUntilMicros > nowMicros) return false
    roll(meter, second)
    if (meter.total >= ratePerS * WINDOW_S) {
      meter.throttledUntilMicros = nowMicros + WINDOW_S * 1_000_000
      return false
    }
    meter.counts[second % WINDOW_S]! += 1
    meter.total += 1
    return true
  }

  #meter(key: string, second: number): Meter {
    const known = this.#meters.get(key)
    if (known !== undefined) return known
    if (this.#meters.size >= CALLERS_MAX) {
      for (const [one, meter] of this.#meters) if (second - meter.second > WINDOW_S) this.#meters.delete(one)
      if (this.#meters.size >= CALLERS_MAX) this.#meters.clear()
    }
    const meter = fresh(second)
    this.#meters.set(key, meter)
    return meter
  }

  /** Who is throttled now, and until when (microseconds). */
  throttled(nowMicros: number): ReadonlyArray<readonly [key: string, untilMicros: number]> {
    return [...this.#meters].flatMap(([key, { throttledUntilMicros: until }]) =>
      until > nowMicros ? [[key, until] as const] : []
    )
  }

  /** Forgets every caller. */
  clear(): void {
    this.#meters.clear()
  }

  /** A restored sandbox knows nobody: meters are about callers, not about money. */
  dump(): { readonly isOn: boolean } {
    return { isOn: this.isOn }
  }

  load(state: { readonly isOn: boolean }): void {
    this.isOn = state.isOn
    this.clear()
  }
}

export const key: World.Key<RateLimits> = { name: "rateLimits", make: () => new RateLimits() }
