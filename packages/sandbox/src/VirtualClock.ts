/**
 * The sandbox's time. It never runs backwards, and every instant it hands out as a timestamp is later than the one
 * before, by at least a microsecond: creation order and creation time always agree.
 */
import * as Timestamp from "@segue/core/Timestamp"

/**
 * `real` follows the host's clock (plus what was advanced); `manual` moves only when told; `frozen` refuses to move;
 * `skip` is manual, and a read that finds nothing new lets time jump to whatever is due next.
 */
export const modes = ["real", "manual", "frozen", "skip"] as const
export type Mode = (typeof modes)[number]

/** What is known of the clock, for people and for snapshots. */
export interface State {
  readonly mode: Mode
  /** Microseconds since 1970. */
  readonly nowMicros: number
  readonly lastStampMicros: number
}

/** A virtual clock over a host's milliseconds. */
export class VirtualClock {
  readonly #hostMs: () => number
  #mode: Mode
  #now: number
  #lastStamp: number
  /** Difference to the host's clock, in microseconds, while in mode `real`. */
  #offset: number

  constructor(hostMs: () => number, mode: Mode, startMicros: number | undefined) {
    this.#hostMs = hostMs
    this.#mode = mode
    const host = Math.floor(hostMs() * 1000)
    this.#now = startMicros ?? host
    this.#offset = this.#now - host
    this.#lastStamp = this.#now - 1
  }

  get mode(): Mode {
    return this.#mode
  }

  /** Microseconds since 1970, as of the last `observe` or move. */
  get nowMicros(): number {
    return this.#now
  }

  /** Where the clock should be by now: the host's time in mode `real`, where it stands otherwise. */
  target(): number {
    return this.#mode === "real" ? Math.max(this.#now, Math.floor(this.#hostMs() * 1000) + this.#offset) : this.#now
  }

  /** Moves to an instant; earlier ones are ignored. */
  moveTo(micros: number): void {
    if (micros > this.#now) this.#now = micros
  }

  /** After a deliberate move in mode `real`, the host's clock goes on from here. */
  rebase(): void {
    this.#offset = this.#now - Math.floor(this.#hostMs() * 1000)
  }

  setMode(mode: Mode): void {
    this.#mode = mode
    this.rebase()
  }

  /** A fresh instant for a record: now, or a microsecond after the last one. */
  stamp(): number {
    this.#lastStamp = Math.max(this.#now, this.#lastStamp + 1)
    return this.#lastStamp
  }

  dump(): State {
    return { mode: this.#mode, nowMicros: this.#now, lastStampMicros: this.#lastStamp }
  }

  /** Goes to the time of a snapshot, which may lie in the past. */
  load(state: State): void {
    this.#mode = state.mode
    this.#now = state.nowMicros
    this.#lastStamp = state.lastStampMicros
    this.rebase()
  }
}

/** The text of an instant, always with six fraction digits. Source: docs/vendor-facts.md#conv-timestamps. */
export const format = (micros: number): string => {
  const seconds = Math.floor(micros / 1_000_000)
  const fraction = String(micros - seconds * 1_000_000).padStart(6, "0")
  return `${Timestamp.fromMillis(seconds * 1000, 0).slice(0, -1)}.${fraction}Z`
}

/** An RFC 3339 text in whole microseconds, rounded down, and whether nothing was lost by that. */
export const parse = (text: string): { readonly micros: number; readonly exact: boolean } => {
  const floored = Timestamp.floor(text, 6)
  const seconds = Timestamp.toMillisFloor(Timestamp.floor(text, 0)) / 1000
  const fraction = /\.(\d+)Z$/u.exec(floored)?.[1] ?? ""
  return {
    micros: seconds * 1_000_000 + Number(fraction.padEnd(6, "0")),
    exact: Timestamp.compare(floored, text) === 0
  }
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `250`, `"250ms"`, `"2h"`, `"1h30m"`; `undefined` for anything else and for negative values. */
export const durationMs = (input: unknown): number | undefined => {
  if (typeof input === "number") return Number.isFinite(input) && input >= 0 ? input : undefined
  if (typeof input !== "string" || !/^(?:\d{1,12}(?:ms|s|m|h|d))+$/u.test(input)) return undefined
  let total = 0
  for (const [, count, unit] of input.matchAll(/(\d+)(ms|s|m|h|d)/gu)) total += Number(count) * UNITS[unit!]!
  return total
}
