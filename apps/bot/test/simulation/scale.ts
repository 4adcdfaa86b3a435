/**
 * A bot over very many open orchestrations, in virtual time over a real database: what it asks of the vendor, how long
 * it takes from the vendor's change to a channel, and how its memory grows.
 */
import * as Population from "@segue/follow/planned/Population"
import * as Vendor from "@segue/follow/planned/Vendor"
import { Layer } from "effect"
import { HttpClient } from "effect/http"

import * as Bots from "./Bots.ts"
import * as Platform from "./Platform.ts"
import type { Server } from "./Server.ts"

/** Until the open ones are known; not measured. */
const WARM_SECONDS = 300

/** What it came to; seconds of virtual time. */
export interface Figures {
  readonly open: number
  readonly measuredSeconds: number
  readonly ends: number
  readonly untold: number
  readonly requestsPerSecond: number
  /** From the vendor's change to the feed. */
  readonly detectedP95: number
  readonly rejectedDetectedP95: number
  /** From the vendor's change to the channel that takes all. */
  readonly toldP50: number
  readonly toldP95: number
  readonly toldP99: number
  /** The heap after a collection: from when the open ones were known to the end. */
  readonly heapGrowthMb: number | undefined
  /** Calls to a channel that takes one in 1.2 s and is told what went wrong. */
  readonly alarmCalls: number
  readonly alarmRefused: number
}

const quantile = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const firstSaid = ({ said }: Platform.Message) => {
  const { atMs, view } = said[0]!
  return { id: view.id, atMs, status: view.status }
}

/** Plays it. */
export const scale = async (server: Server, open: number, seconds: number): Promise<Figures> => {
  const vendor = new Vendor.Vendor()
  const finals = Population.populate(vendor, { open, startMs: Bots.START_MS, seconds })
  await using bots = await Bots.make(
    {
      server,
      settings: {
        targets: { hook: { type: "console" }, alarm: { type: "console" } },
        routes: [
          { name: "bad", match: { statuses: ["FAILED", "REJECTED"] }, targets: ["alarm"], continue: true },
          { name: "ends", match: { statuses: ["COMPLETED", "FAILED", "REJECTED"] }, targets: ["hook"] }
        ]
      },
      client: Layer.succeed(HttpClient.HttpClient, vendor.client)
    },
    (time) =>
      [false, true].map((canEdit) =>
        Platform.make(time, {
          name: canEdit ? "alarm" : "hook",
          canEdit,
          canReply: canEdit,
          gapMs: canEdit ? 1_200 : 0,
          troubles: [],
          latencyMs: () => 10
        })
      )
  )
  const [hook, alarm] = bots.channels
  bots.start()
  await bots.time.pass(WARM_SECONDS * 1_000)
  const heap = () => {
    if (globalThis.gc === undefined) return undefined
    globalThis.gc()
    return process.memoryUsage().heapUsed
  }
  const before = heap()
  const fromMs = bots.time.nowMs()
  const taken: Array<{ readonly id: string; readonly atMs: number; readonly status: string }> = []
  for (let second = WARM_SECONDS; second < seconds; second += 30) {
    await bots.time.pass(30_000)
    taken.push(...hook!.messages.splice(0).map(firstSaid))
  }
  const endMs = bots.time.nowMs()
  const after = heap()
  const told = new Map(taken.map((one) => [one.id, one]))
  const measured = [...finals].filter(([, { atMs }]) => atMs >= fromMs && atMs < endMs - 60_000)
  const seen = await bots.database.query<{ id: string; at: number }>(
    `SELECT orchestration_id AS id, (extract(epoch FROM min(observed_at)) * 1000)::float8 AS at
      FROM orchestration_change WHERE status IN ('COMPLETED', 'FAILED', 'REJECTED') GROUP BY orchestration_id`
  )
  const detected = new Map(seen.map(({ at, id }) => [id, at]))
  const delays = (isWanted: (status: string) => boolean, whenOf: (id: string) => number | undefined) =>
    measured
      .flatMap(([id, { atMs, status }]) => {
        const when = whenOf(id)
        return isWanted(status) && when !== undefined ? [(when - atMs) / 1_000] : []
      })
      .toSorted((a, b) => a - b)
  const isEvent = (status: string) => status !== "REJECTED"
  const events = delays(isEvent, (id) => told.get(id)?.atMs)
  return {
    open,
    measuredSeconds: (endMs - fromMs) / 1_000,
    ends: measured.length,
    untold: measured.filter(([id, { status }]) => told.get(id)?.status !== status).length,
    requestsPerSecond: vendor.requests.filter(({ atMs }) => atMs >= fromMs).length / ((endMs - fromMs) / 1_000),
    detectedP95: quantile(
      delays(isEvent, (id) => detected.get(id)),
      0.95
    ),
    rejectedDetectedP95: quantile(
      delays(
        (status) => !isEvent(status),
        (id) => detected.get(id)
      ),
      0.95
    ),
    toldP50: quantile(events, 0.5),
    toldP95: quantile(events, 0.95),
    toldP99: quantile(events, 0.99),
    heapGrowthMb: before === undefined || after === undefined ? undefined : (after - before) / 2 ** 20,
    alarmCalls: alarm!.calls.length,
    alarmRefused: alarm!.refusals.length
  }
}
