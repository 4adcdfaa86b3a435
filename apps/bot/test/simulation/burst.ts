/** Very many changes within a minute to one channel: how long until all is told, and how. */
import type { Orchestration } from "@segue/core/Orchestration"
import * as Timestamp from "@segue/core/Timestamp"
import { Store } from "@segue/follow/Store"
import * as Stored from "@segue/storage/Orchestrations"
import { Effect, Layer, ManagedRuntime } from "effect"

import * as Bots from "./Bots.ts"
import * as Platform from "./Platform.ts"
import type { Server } from "./Server.ts"

const MINUTE_MS = 60_000
/** Orchestrations that have a message of their own before it begins. */
const BEFORE = 20

/** What a burst came to. */
export interface Figures {
  readonly changes: number
  /** From the last change to when all of it was told, in seconds of virtual time. */
  readonly toldAfterSeconds: number
  readonly calls: number
  /** How often the channel had to say that it was too much. */
  readonly refused: number
  readonly messages: number
  /** Failures that are named, of how many there were. */
  readonly listed: number
  readonly bad: number
  /** How the digests count the changes, by status. */
  readonly counted: Readonly<Record<string, number>>
  /** What the messages that were there before show in the end. */
  readonly before: ReadonlyArray<string>
}

const statusOf = (index: number): string => (index % 50 === 7 ? "FAILED" : index % 100 === 9 ? "REJECTED" : "COMPLETED")

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`

const row = (index: number, status: string, nowMs: number): Orchestration => {
  const side = { profile: { profile_id: "profile-1" } }
  return {
    id: idOf(index),
    ref_id: `payout-${index}`,
    profile_id: "profile-1",
    source_asset: "USD",
    destination_asset: index % 2 === 0 ? "PYUSD" : "USDP",
    source_amount: `${index + 1}.00`,
    source: side,
    destination: side,
    status,
    created_at: Timestamp.fromMillis(nowMs - 60_000, 3),
    updated_at: Timestamp.fromMillis(nowMs, 3)
  }
}

/** Has so many changes happen. */
export const burst = async (server: Server, changes: number): Promise<Figures> => {
  await using bots = await Bots.make(
    {
      server,
      settings: { from: "open", targets: { team: { type: "console" } } },
      options: {}
    },
    (time) => [
      Platform.make(time, {
        name: "team",
        canEdit: true,
        canReply: true,
        gapMs: 1_200,
        troubles: [],
        latencyMs: () => 150
      })
    ]
  )
  const { time } = bots
  const channel = bots.channels[0]!
  const store = ManagedRuntime.make(Stored.layer.pipe(Layer.provide(bots.database.client(time).layer)))
  const apply = (rows: ReadonlyArray<Orchestration>) => {
    time.asked()
    void store
      .runPromise(
        Effect.flatMap(Store, (one) =>
          one.apply(rows.map((orchestration) => ({ orchestration, origin: "event" as const })))
        )
      )
      .finally(() => time.answered())
  }
  bots.start()
  await time.pass(10_000)
  apply(Array.from({ length: BEFORE }, (_, index) => row(index, "PROCESSING", time.nowMs())))
  await time.pass(MINUTE_MS)
  const calls = channel.calls.length
  const beginMs = time.nowMs()
  const perSecond = Math.ceil(changes / 60)
  for (let second = 0; second * perSecond < changes; second++) {
    time.at(beginMs + second * 1_000, () => {
      const size = Math.min(perSecond, changes - second * perSecond)
      const indices = Array.from({ length: size }, (_, index) => second * perSecond + index)
      apply(indices.map((index) => row(index, statusOf(index), time.nowMs())))
    })
  }
  await time.pass(MINUTE_MS)
  const digests = () =>
    channel.messages.filter(({ parent, said }) => parent === undefined && said[0]!.view.kind === "digest")
  const texts = () =>
    channel.messages.flatMap(({ said }) => said.flatMap(({ view }) => view.fields.map(({ value }) => value))).join("\n")
  const bad = Array.from({ length: changes }, (_, index) => index).filter((index) => statusOf(index) !== "COMPLETED")
  /** By status, as the digests and single messages have it. */
  const counted = () => {
    const sums: Record<string, number> = {}
    for (const { said } of digests()) {
      for (const [, count, status] of said.at(-1)!.view.title.matchAll(/(\d+) ([A-Z]+)/gu)) {
        sums[status!] = (sums[status!] ?? 0) + Number(count)
      }
    }
    return sums
  }
  /** The first of all may have been told by themselves. */
  const alone = () => {
    const firstMs = digests()[0]?.said[0]!.atMs ?? Number.POSITIVE_INFINITY
    return channel.messages.filter(
      ({ parent, said }) =>
        parent === undefined && said.some(({ atMs, view }) => atMs < firstMs && view.kind === undefined && view.isFinal)
    ).length
  }
  const total = () => Object.values(counted()).reduce((sum, count) => sum + count, alone())
  const listed = () => {
    const all = texts()
    return bad.filter((index) => all.includes(idOf(index))).length
  }
  await time.pass(10 * MINUTE_MS, () => total() >= changes && listed() === bad.length)
  const toldAfterSeconds = (time.nowMs() - beginMs - MINUTE_MS) / 1_000
  const told = { calls: channel.calls.length - calls, counted: counted(), listed: listed() }
  // Messages that were there are brought up to date when there is nothing else to tell.
  await time.pass(5 * MINUTE_MS)
  const before = channel.messages
    .filter(({ said }) => said[0]!.view.status === "PROCESSING")
    .map(({ said }) => said.at(-1)!.view.status)
  await store.dispose()
  return {
    changes,
    toldAfterSeconds,
    ...told,
    refused: channel.refusals.length,
    messages: channel.messages.length,
    bad: bad.length,
    before
  }
}
