/**
 * Everything a sandbox knows as one JSON document, and a sandbox made from one. The document holds the sandbox's
 * credentials, tokens and webhook secrets: treat it like them. Records are immutable, so a snapshot in process shares
 * them with the sandbox.
 */
import * as Issue from "@segue/core/Issue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import type * as Ledger from "./Ledger.ts"
import * as Problems from "./Problems.ts"
import * as Settings from "./Settings.ts"
import * as VirtualClock from "./VirtualClock.ts"
import type * as World from "./World.ts"

/** Changes with the form of the document. */
export const VERSION = 1

const Int = Schema.Int
const Snapshot = Schema.Struct({
  version: Schema.Literal(VERSION),
  customerId: Schema.String,
  epoch: Schema.String,
  clock: Schema.Struct({ mode: Schema.Literals(VirtualClock.modes), nowMicros: Int, lastStampMicros: Int }),
  settings: Schema.Record(Schema.String, Schema.Unknown),
  streams: Schema.Record(Schema.String, Schema.Tuple([Int, Int, Int, Int])),
  schedule: Schema.Struct({
    sequence: Int,
    tasks: Schema.Array(Schema.Struct({ dueMicros: Int, sequence: Int, kind: Schema.String, id: Schema.String }))
  }),
  /** Read by the ledger itself, which checks every batch. */
  ledger: Schema.Array(Schema.Unknown),
  stores: Schema.Record(Schema.String, Schema.Unknown)
})

/** A snapshot, as JSON. */
export type Snapshot = typeof Snapshot.Type

/** The world as it is now. */
export const take = (world: World.World): Snapshot => ({
  version: VERSION,
  customerId: world.customerId,
  epoch: world.epoch,
  clock: world.clock.dump(),
  settings: world.settings,
  streams: world.streams.dump() as Snapshot["streams"],
  schedule: world.schedule.dump(),
  ledger: world.ledger.dump(),
  stores: Object.fromEntries([...world.stores()].map(([name, store]) => [name, store.dump()]))
})

const decode = Issue.decoder(Snapshot as unknown as Schema.Codec<Snapshot, unknown>)

const apply = (world: World.World, snapshot: Snapshot, settings: Partial<Settings.Settings>): void => {
  world.customerId = snapshot.customerId
  world.epoch = snapshot.epoch
  world.set(settings)
  world.clock.load(snapshot.clock)
  world.streams.load(snapshot.streams)
  world.schedule.load(snapshot.schedule)
  world.ledger.load(snapshot.ledger as ReadonlyArray<Ledger.Dumped>)
  for (const [name, store] of world.stores()) {
    // Stores that came after the snapshot was taken start empty.
    if (Object.hasOwn(snapshot.stores, name)) store.load(snapshot.stores[name] as never)
  }
}

/** Fills a fresh world from unknown input; 400 for anything that is not a snapshot, and for books that do not balance. */
export const restore = (world: World.World, input: unknown): void => {
  const decoded = decode(input)
  if (Result.isFailure(decoded)) throw Problems.invalid(decoded.failure)
  const settings = Settings.decode(decoded.success.settings)
  if (Result.isFailure(settings)) throw Problems.invalid(settings.failure)
  try {
    apply(world, decoded.success, settings.success)
  } catch (error) {
    throw Problems.blank(400, `not a snapshot of this sandbox: ${error instanceof Error ? error.message : "damaged"}`)
  }
}
