/**
 * Orchestrations as many as are open at once, ended and replaced as they would be. Lifetimes: 60 % about 90 s, 30 %
 * about 20 min, 10 % about a day; 2.5 hours on average, so that 100,000 open ones end 11 times a second.
 */
import type { Vendor } from "./Vendor.ts"

/** How many, from when on and for how long. */
export interface Options {
  readonly open: number
  readonly startMs: number
  readonly seconds: number
}

/** How an orchestration ends. */
export interface Final {
  readonly atMs: number
  readonly status: string
}

/** A generator of numbers below 1, the same for the same seed. */
const stream = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const meanMs = (kind: number): number => (kind < 0.6 ? 90_000 : kind < 0.9 ? 1_200_000 : 86_400_000)

/** Shares of the open set: a kind of lifetime is met among the open ones as often as its length says. */
const openKind = (share: number): number => (share < 0.006 ? 0.1 : share < 0.0457 ? 0.7 : 0.95)

/** Plans them; answers the ends that come within that time, by id. */
export const populate = (vendor: Vendor, options: Options): Map<string, Final> => {
  const random = stream(options.open)
  const endMs = options.startMs + options.seconds * 1_000
  const finals = new Map<string, Final>()
  let made = 0
  const add = (createdMs: number, kind: number, fromMs: number) => {
    const id = `00000000-0000-4000-8000-${String(made++).padStart(12, "0")}`
    const lastsMs = -Math.log(1 - random()) * meanMs(kind)
    const isRejected = random() < 0.01
    const final = { atMs: fromMs + lastsMs, status: isRejected ? "REJECTED" : random() < 0.02 ? "FAILED" : "COMPLETED" }
    const first = isRejected ? "PENDING" : "PROCESSING"
    const steps = [{ atMs: createdMs, status: first }, ...(final.atMs <= endMs ? [final] : [])]
    vendor.plan({ id, createdMs, steps })
    if (final.atMs <= endMs) finals.set(id, final)
    return final.atMs
  }
  // The open ones, and for each that ends another that begins.
  const ends: Array<number> = []
  for (let index = 0; index < options.open; index++) {
    ends.push(add(options.startMs - 1_000 - random() * 3_600_000, openKind(random()), options.startMs))
  }
  for (let index = 0; index < ends.length; index++) {
    const endedMs = ends[index]!
    if (endedMs < endMs) ends.push(add(endedMs, random(), endedMs))
  }
  return finals
}
