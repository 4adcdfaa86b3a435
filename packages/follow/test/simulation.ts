/**
 * Following at scale, in virtual time: so many orchestrations open, ended and replaced as they would be, and how many
 * requests and how long it takes to notice.
 */
import { isTerminal } from "@segue/core/Orchestration"
import * as Timestamp from "@segue/core/Timestamp"
import { Clock, Effect, Layer, Random } from "effect"
import { TestClock } from "effect/testing"

import * as Doorbell from "../src/Doorbell.ts"
import * as Follower from "../src/Follower.ts"
import * as Population from "../src/planned/Population.ts"
import * as Vendor from "../src/planned/Vendor.ts"
import { Store, type StoreError } from "../src/Store.ts"
import * as StoreMemory from "../src/StoreMemory.ts"

export interface Figures {
  readonly open: number
  readonly seconds: number
  readonly changes: number
  readonly missed: number
  readonly twice: number
  readonly requestsPerSecond: number
  readonly requestsPerSecondMax: number
  readonly requests: Readonly<Record<string, number>>
  /** From the change at the vendor to the feed, in seconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** The same for rejections. */
  readonly rejectedP95: number
}

/** Until the open ones are known; not measured. */
const WARM_MS = 300_000

/** How long after a change its webhook arrives. */
const WEBHOOK_MS = 100

const START_MS = Date.UTC(2026, 10, 22, 12)

const quantile = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

interface Options {
  readonly open: number
  readonly seconds: number
  /** Whether a webhook rings the doorbell for each final event. */
  readonly hasWebhook?: boolean
}

interface Told {
  readonly id: string
  readonly status: string
  readonly atMs: number
}

const measure = (
  vendor: Vendor.Vendor,
  finals: ReadonlyMap<string, { readonly atMs: number; readonly status: string }>,
  options: Options,
  told: ReadonlyArray<Told>
): Figures => {
  const fromMs = START_MS + WARM_MS
  const endMs = START_MS + options.seconds * 1_000
  const byId = new Map(told.map((one) => [one.id, one]))
  const delays = (isWanted: (status: string) => boolean) =>
    [...finals]
      .filter(([id, final]) => final.atMs >= fromMs && byId.has(id) && isWanted(final.status))
      .map(([id, final]) => (byId.get(id)!.atMs - final.atMs) / 1_000)
      .sort((a, b) => a - b)
  const events = delays((status) => status !== "REJECTED")
  const measured = vendor.requests.filter(({ atMs }) => atMs >= fromMs)
  const perOperation: Record<string, number> = {}
  const perFiveMinutes: Array<number> = []
  for (const { atMs, operation } of measured) {
    perOperation[operation] = (perOperation[operation] ?? 0) + 1
    const window = Math.floor((atMs - fromMs) / 300_000)
    perFiveMinutes[window] = (perFiveMinutes[window] ?? 0) + 1
  }
  // The last window may be cut off: it would count too little.
  const whole = perFiveMinutes.slice(0, Math.floor((endMs - fromMs) / 300_000))
  return {
    open: options.open,
    seconds: options.seconds,
    changes: events.length,
    missed: [...finals].filter(([id, final]) => final.atMs < endMs - 60_000 && !byId.has(id)).length,
    twice: told.length - byId.size,
    requestsPerSecond: measured.length / ((endMs - fromMs) / 1_000),
    requestsPerSecondMax: Math.max(...whole) / 300,
    requests: perOperation,
    p50: quantile(events, 0.5),
    p95: quantile(events, 0.95),
    p99: quantile(events, 0.99),
    rejectedP95: quantile(
      delays((status) => status === "REJECTED"),
      0.95
    )
  }
}

/** Runs it and measures the part after the first minutes, when the open ones are known. */
export const simulate = (options: Options): Effect.Effect<Figures, StoreError> => {
  const vendor = new Vendor.Vendor()
  return Effect.gen(function* () {
    yield* TestClock.setTime(START_MS - 1)
    const finals = Population.populate(vendor, { ...options, startMs: START_MS })
    const all = Follower.layer.pipe(
      Layer.provideMerge(Layer.mergeAll(Vendor.layer(vendor), Doorbell.layer, StoreMemory.layer))
    )
    return yield* Effect.gen(function* () {
      yield* Follower.Follower
      const [store, doorbell] = [yield* Store, yield* Doorbell.Doorbell]
      if (options.hasWebhook === true) {
        const rings = [...finals.values()].map(({ atMs }) => atMs).sort((a, b) => a - b)
        yield* Effect.forkScoped(
          Effect.forEach(rings, (atMs) =>
            Effect.flatMap(Clock.currentTimeMillis, (nowMs) =>
              Effect.andThen(Effect.sleep(Math.max(0, atMs + WEBHOOK_MS - nowMs)), doorbell.ring)
            )
          )
        )
      }
      const told: Array<Told> = []
      let sequence = 0
      for (let second = 0; second < options.seconds; second += 60) {
        yield* TestClock.adjust("60 seconds")
        const changes = yield* store.changes(sequence, 200_000)
        sequence = changes.at(-1)?.sequence ?? sequence
        for (const { id, observed_at, status } of changes) {
          if (isTerminal(status)) told.push({ id, status, atMs: Timestamp.toMillisFloor(observed_at) })
        }
      }
      return measure(vendor, finals, options, told)
    }).pipe(Effect.provide(all), Effect.scoped, Random.withSeed(String(options.open)))
  })
}
