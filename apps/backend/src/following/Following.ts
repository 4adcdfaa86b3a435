/**
 * Following for all replicas: whoever holds the lead reads the vendor, keeps what it learns, compares each night, and
 * trims the feed. To lose the lead costs seconds, never a change: positions and rows are in the database.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as Doorbell from "@segue/follow/Doorbell"
import * as Follower from "@segue/follow/Follower"
import * as Reconciliation from "@segue/follow/Reconciliation"
import { Store } from "@segue/follow/Store"
import type { Timing } from "@segue/follow/Timing"
import { Database } from "@segue/storage/Database"
import { FeedRetention } from "@segue/storage/FeedRetention"
import { FollowingState, fromHealth } from "@segue/storage/FollowingState"
import * as Lead from "@segue/storage/Lead"
import type { Leadership } from "@segue/storage/Leadership"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"

import * as CrashPoint from "../CrashPoint.ts"
import { Vendor } from "../vendor/Vendor.ts"

/** How it is done; all in milliseconds. */
export interface Options {
  readonly timing: Partial<Timing>
  /** How long the feed's entries are kept. */
  readonly feedMs: number
  /** Between two reconciliations. */
  readonly reconcileMs: number
  /** Between two looks whether it is time to reconcile or to trim. */
  readonly careMs: number
}

/** The name of the lead, and of the channel on which replicas ring each other. */
const NAME = "following"
const CHANNEL = "segue_doorbell"

/** A leader that was not heard of for so long is followed by another. */
const LEAD_MS = 8_000
const RENEW_MS = 2_000
const REPORT_MS = 1_000
/** Entries that leave the feed at once. */
const PRUNE_MAX = 5_000

const NIGHTLY = "reconciliation"

type Needs =
  | Vendor
  | Store
  | Doorbell.Doorbell
  | Leadership
  | FollowingState
  | FeedRetention
  | Database
  | PgClient.PgClient

/** The vendor with the places where a crash would hurt following. */
const watched = Effect.map(Vendor, ({ orchestrations }) =>
  Orchestrations.of({
    ...orchestrations,
    get: (id) => Effect.tap(orchestrations.get(id), CrashPoint.at("follow.read")),
    list: (query) => Effect.tap(orchestrations.list(query), CrashPoint.at("follow.listed")),
    events: {
      ...orchestrations.events,
      list: (query) => Effect.tap(orchestrations.events.list(query), CrashPoint.at("follow.events-read"))
    }
  })
)

const logged = <A, E, R>(what: string, effect: Effect.Effect<A, E, R>): Effect.Effect<void, never, R> =>
  Effect.catchCause(Effect.asVoid(effect), (cause) => Effect.logWarning(`${what} is held up`, cause))

/** Tells all replicas how it goes. */
const report = (follower: Follower.Follower["Service"]) =>
  Effect.gen(function* () {
    const state = yield* FollowingState
    const [health, nowMs] = [yield* follower.health, yield* Clock.currentTimeMillis]
    yield* state.save(fromHealth(health, nowMs))
  })

/** Compares with the vendor when the last comparison is old enough. */
const reconcile = (everyMs: number) =>
  Effect.gen(function* () {
    const state = yield* FollowingState
    const last = (yield* state.read).find(({ way }) => way === NIGHTLY)?.succeededAgoMs
    if (last !== undefined && last < everyMs) return
    const { compared, differences } = yield* Reconciliation.run({ pauseMs: 1_000 })
    yield* CrashPoint.at("reconcile.compared")
    yield* state.save([{ way: NIGHTLY, succeededAgoMs: 0 }])
    yield* differences.length === 0
      ? Effect.logInfo("Compared with the vendor: no differences", { compared })
      : Effect.logError("Compared with the vendor: there are differences", {
          compared,
          differences: differences.length
        })
  })

const prune = (olderThanMs: number) =>
  Effect.gen(function* () {
    const retention = yield* FeedRetention
    while ((yield* retention.prune({ olderThanMs, max: PRUNE_MAX })) >= PRUNE_MAX) yield* Effect.sleep(REPORT_MS)
  })

/** Rings of other replicas; there are none over a database in this process. */
const listen = Effect.gen(function* () {
  const [sql, doorbell, { kind }] = [yield* PgClient.PgClient, yield* Doorbell.Doorbell, yield* Database]
  if (kind === "development") return
  const rings = yield* sql.listen(CHANNEL)
  return yield* Effect.forever(Effect.andThen(Queue.take(rings), doorbell.ring))
})

/** Everything that the leader does, until its scope ends. */
const lead = (options: Options): Effect.Effect<void, never, Needs | Scope.Scope> =>
  Effect.gen(function* () {
    yield* CrashPoint.at("follow.leading")
    const orchestrations = yield* watched
    const seen = Layer.succeed(Orchestrations, orchestrations)
    const context = yield* Layer.build(Layer.fresh(Follower.layerWith(options.timing)).pipe(Layer.provide(seen)))
    const follower = yield* Effect.provideContext(Follower.Follower, context)
    const every = <E, R>(what: string, periodMs: number, effect: Effect.Effect<void, E, R>) =>
      Effect.forkScoped(Effect.forever(Effect.andThen(logged(what, effect), Effect.sleep(periodMs))))
    yield* every("Telling how following goes", REPORT_MS, report(follower))
    yield* every("Trimming the feed", options.careMs, prune(options.feedMs))
    yield* Effect.forkScoped(
      Effect.forever(Effect.andThen(logged("Hearing other replicas", Effect.scoped(listen)), Effect.sleep(RENEW_MS)))
    )
    const compared = Effect.provideService(reconcile(options.reconcileMs), Orchestrations, orchestrations)
    yield* Effect.forkScoped(
      Effect.forever(Effect.andThen(Effect.sleep(options.careMs), logged("The reconciliation", compared)))
    )
  })

/** Follows for all whenever this process has the lead. */
const follow = (options: Options): Effect.Effect<never, never, Needs> =>
  Lead.whileLeading(NAME, LEAD_MS, ({ epoch }) =>
    Effect.gen(function* () {
      yield* Effect.logInfo("This process follows for all", { epoch })
      yield* lead(options)
      return yield* Effect.never
    })
  )

/** Follows, or waits for its turn, until the layer ends. */
export const layerWith = (options: Options): Layer.Layer<never, never, Needs> =>
  Layer.effectDiscard(Effect.forkScoped(follow(options)))

/** Rings for whoever follows, here or in another replica. */
export const ring: Effect.Effect<void, never, Doorbell.Doorbell | PgClient.PgClient | Database> = Effect.gen(
  function* () {
    const [sql, doorbell, { kind }] = [yield* PgClient.PgClient, yield* Doorbell.Doorbell, yield* Database]
    yield* doorbell.ring
    if (kind !== "development") yield* Effect.ignore(sql.notify(CHANNEL, ""))
  }
)
