/**
 * Everything a sandbox knows as one JSON document, and a sandbox made from one. The document holds the sandbox's
 * credentials, tokens and webhook secrets: treat it like them. Records are immutable, so a snapshot in process shares
 * them with the sandbox.
 */
import * as Issue from "@segue/core/Issue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import * as Problems from "./Problems.ts"
import * as Settings from "./Settings.ts"
import * as SnapshotChecks from "./SnapshotChecks.ts"
import * as SnapshotStores from "./SnapshotStores.ts"
import * as VirtualClock from "./VirtualClock.ts"
import type * as World from "./World.ts"

/** Changes with the form of the document. */
export const VERSION = 2

const Int = Schema.Int
const Account = Schema.String.check(
  Schema.isPattern(/^(?:outside\/(?:issuance|world)|profile\/[^/\n]+\/(?:available|trading|reserve))$/u, {
    expected: "an account of the ledger"
  })
)
const Units = Schema.String.check(Schema.isPattern(/^-?\d{1,60}$/u, { expected: "whole units as text" }))
const Snapshot = Schema.Struct({
  version: Schema.Literal(VERSION),
  customerId: Schema.String,
  magicAmounts: Schema.Boolean,
  clock: Schema.Struct({ mode: Schema.Literals(VirtualClock.modes), nowMicros: Int, lastStampMicros: Int }),
  settings: Schema.Record(Schema.String, Schema.Unknown),
  seed: Schema.String,
  streams: Schema.Record(Schema.String, Schema.Tuple([Int, Int, Int, Int])),
  schedule: Schema.Struct({
    sequence: Int,
    tasks: Schema.Array(Schema.Struct({ dueMicros: Int, sequence: Int, kind: Schema.String, id: Schema.String }))
  }),
  ledger: Schema.Array(
    Schema.Struct({
      atMicros: Int,
      kind: Schema.String,
      reference: Schema.String,
      entries: Schema.Array(Schema.Tuple([Account, Schema.String, Units]))
    })
  ),
  stores: Schema.Record(Schema.String, Schema.Unknown)
})

/** A snapshot, as JSON. */
export type Snapshot = typeof Snapshot.Type

/** The world as it is now. */
export const take = (world: World.World): Snapshot => ({
  version: VERSION,
  customerId: world.customerId,
  magicAmounts: world.magicAmounts,
  clock: world.clock.dump(),
  settings: world.settings,
  seed: world.streams.seed,
  streams: world.streams.dump() as Snapshot["streams"],
  schedule: world.schedule.dump(),
  ledger: world.ledger.dump(),
  stores: Object.fromEntries([...world.stores()].map(([name, store]) => [name, store.dump()]))
})

const decode = Issue.decoder(Snapshot as unknown as Schema.Codec<Snapshot, unknown>)
const decodeStores = Issue.decoder(Schema.Struct(SnapshotStores.schemas) as unknown as Schema.Codec<unknown, unknown>)

/** Issues shown of a damaged snapshot: the first ones say enough. */
const SHOWN_MAX = 5

const refuse = (issues: ReadonlyArray<Issue.Issue>, prefix: ReadonlyArray<string> = []): Problems.Refusal => {
  const texts = issues.slice(0, SHOWN_MAX).map((one) => Issue.format({ ...one, path: [...prefix, ...one.path] }))
  const more = issues.length > SHOWN_MAX ? "; and more" : ""
  return Problems.blank(
    400,
    `not a usable snapshot: ${texts.join("; ")}${more}. Nothing was changed; take a new snapshot with GET /_sandbox/snapshot, or go on without one`
  )
}

const valid = <A>(result: Result.Result<A, ReadonlyArray<Issue.Issue>>, ...prefix: ReadonlyArray<string>): A => {
  if (Result.isFailure(result)) throw refuse(result.failure, prefix)
  return result.success
}

const apply = (world: World.World, snapshot: Snapshot): void => {
  for (const name of Object.keys(snapshot.stores)) {
    if (!world.stores().has(name)) throw refuse([{ path: ["stores", name], message: "There is no such store" }])
  }
  valid(decodeStores(snapshot.stores), "stores")
  world.customerId = snapshot.customerId
  world.magicAmounts = snapshot.magicAmounts
  world.set(valid(Settings.decode(snapshot.settings), "settings"))
  world.clock.load(snapshot.clock)
  world.streams.load(snapshot.seed, snapshot.streams)
  world.schedule.load(snapshot.schedule)
  world.ledger.load(snapshot.ledger)
  for (const [name, store] of world.stores()) {
    if (Object.hasOwn(snapshot.stores, name)) store.load(snapshot.stores[name] as never)
  }
  const wrong = SnapshotChecks.check(world)
  if (wrong.length > 0) throw refuse(wrong)
}

/** A snapshot of another version has another form: one sentence instead of an issue for every part. */
const requireVersion = (input: unknown): void => {
  const version = typeof input === "object" && input !== null && "version" in input ? input.version : undefined
  if (typeof version === "number" && version !== VERSION) {
    throw refuse([{ path: ["version"], message: `it is ${version}, and this sandbox reads ${VERSION} only` }])
  }
}

/**
 * Fills a fresh world from unknown input; 400 with what is wrong and where for anything that is not a whole snapshot.
 * Cursors issued before stay refused: the world keeps its own epoch.
 */
export const restore = (world: World.World, input: unknown): void => {
  requireVersion(input)
  const snapshot = valid(decode(input))
  try {
    apply(world, snapshot)
  } catch (error) {
    if (error instanceof Problems.Refusal) throw error
    throw refuse([{ path: ["ledger"], message: error instanceof Error ? error.message : "damaged" }])
  }
}
