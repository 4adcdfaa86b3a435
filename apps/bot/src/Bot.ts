/** The composition root: which layer stands on which, and what runs. Nothing else in here decides anything. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestrations as Service } from "@segue/core/Orchestrations"
import * as Doorbell from "@segue/follow/Doorbell"
import * as Follower from "@segue/follow/Follower"
import { Store, StoreError } from "@segue/follow/Store"
import type { Timing } from "@segue/follow/Timing"
import * as Database from "@segue/storage/Database"
import * as EmbeddedServer from "@segue/storage/EmbeddedServer"
import * as FollowingState from "@segue/storage/FollowingState"
import * as Lead from "@segue/storage/Lead"
import * as Leadership from "@segue/storage/Leadership"
import * as Stored from "@segue/storage/Orchestrations"
import * as Views from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

import type { Config } from "./config/Config.ts"
import * as Delivery from "./delivery/Delivery.ts"
import * as Watch from "./delivery/Watch.ts"
import { Fatal } from "./ExitCode.ts"
import * as Knowledge from "./knowledge/Knowledge.ts"
import * as Outbox from "./outbox/Outbox.ts"
import * as Tables from "./outbox/Tables.ts"
import * as Trimming from "./outbox/Trimming.ts"
import * as Alarms from "./routing/Alarms.ts"
import * as Beginning from "./routing/Beginning.ts"
import * as Judging from "./routing/Judging.ts"
import * as Reader from "./routing/Reader.ts"
import * as Silences from "./routing/Silences.ts"
import * as Source from "./Source.ts"
import * as Talking from "./talk/Talking.ts"
import type { Notifier } from "./targets/Notifier.ts"
import * as registry from "./targets/registry.ts"

/** What tests may put in place of what the configuration says. */
export interface Options {
  /** How the vendor is reached: fetch, unless a sandbox in this process answers. */
  readonly client?: Layer.Layer<HttpClient.HttpClient>
  readonly timing?: Partial<Timing>
  /** Between two looks for new changes, and for something to deliver. */
  readonly pollMs?: number
  /** How long a replica that is gone holds a target and the lead; longer than a call can take. */
  readonly leaseMs?: number
  readonly notifiers?: ReadonlyArray<Notifier>
  /** A database that is there, migrated by the storage. */
  readonly database?: Base
}

/** What the bot's tables are made in. */
type Base = ReturnType<typeof Database.layer>

const POLL_MS = 500
/** A holder that was not heard of for so long is followed by another. */
const LEASE_MS = 30_000

/** A sandbox in this process forgets everything when it ends: what was told about it is of no use after that. */
const isPlay = ({ databaseKind, databaseUrl, source }: Config): boolean =>
  source.type === "sandbox" && databaseUrl === undefined && databaseKind === undefined

const baseOf = (config: Config): Base =>
  Database.layer({
    dataDir: config.dataDir,
    vendorUrl: Source.addressOf(config),
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.databaseKind === undefined ? {} : { kind: config.databaseKind }),
    ...(isPlay(config) ? { kind: "development", isInMemory: true } : {})
  })

/** The database with the bot's tables, by the configuration. */
export const database = (config: Config, base: Base = baseOf(config)) => {
  const migrated = Effect.mapError(
    Tables.migrate,
    (cause) => new StoreError({ message: "Could not make the bot's tables", isRetryable: false, cause })
  )
  const judgement = Layer.merge(Alarms.layer(config), Silences.layer(config))
  return Layer.mergeAll(
    Outbox.layer,
    Leadership.layer,
    FollowingState.layer,
    Stored.layer,
    Views.layer,
    judgement
  ).pipe(Layer.provideMerge(Layer.effectDiscard(migrated).pipe(Layer.provideMerge(base))))
}

/**
 * The same for a command beside a bot that runs on a database of its own on this machine. Refused where the bot keeps
 * all in its own memory: an empty database would answer that nothing is under way.
 */
export const databaseBeside = (config: Config) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const url = yield* EmbeddedServer.running(config.dataDir)
      if (url !== undefined) {
        return database({ ...config, databaseUrl: config.databaseUrl ?? url, databaseKind: "server" })
      }
      if (!isPlay(config)) return database(config)
      return yield* new StoreError({
        message:
          "a bot over the sandbox in its own process keeps what it knows in memory, where no other command sees it. " +
          "Set SEGUE_DATABASE_URL for both, or SEGUE_DATABASE_KIND=embedded for the bot",
        isRetryable: false
      })
    })
  )

/** Everything that a running bot stands on. */
export const layer = (config: Config, options: Options = {}) =>
  Layer.merge(Source.layer(config, options.client), Doorbell.layer).pipe(
    Layer.provideMerge(database(config, options.database))
  )

/** Follows for as long as this process has the lead among the bots of its database. */
const follow = (
  config: Config,
  timing: Partial<Timing>,
  leaseMs: number
): Effect.Effect<
  never,
  never,
  Leadership.Leadership | Doorbell.Doorbell | FollowingState.FollowingState | PgClient.PgClient | Service | Store
> =>
  Lead.whileLeading("bot:following", leaseMs, () =>
    Effect.gen(function* () {
      yield* Beginning.begin(config.from)
      const following = yield* Layer.build(Layer.fresh(Follower.layerWith(timing)))
      const watched = { targets: config.targets.map(({ name }) => name), awayAfterMs: config.awayAfterMs }
      yield* Effect.forkScoped(Knowledge.run(config))
      yield* Effect.forkScoped(Trimming.run(config.keepDays))
      const work = Effect.raceFirst(Judging.run(config), Watch.run(watched))
      return yield* Effect.provideContext(work, following)
    })
  )

/** A database that does not do what it must ends the bot at its start. */
export const toFatal = (error: StoreError): Fatal => new Fatal({ code: "database", message: error.message })

/** Follows, routes and delivers, until it is interrupted. Needs `layer`. */
export const run = (config: Config, options: Options = {}) =>
  Effect.gen(function* () {
    const [outbox, store] = [yield* Outbox.Outbox, yield* Store]
    const { leaseMs = LEASE_MS, pollMs = POLL_MS } = options
    const { isFirst } = yield* outbox.begin(config.from, yield* store.head)
    if (isFirst) yield* Effect.logInfo("The first start: what is told begins here", { from: config.from })
    const notifiers = options.notifiers ?? (yield* Effect.forEach(config.targets, registry.open))
    yield* Effect.forEach(
      notifiers,
      (notifier) =>
        Effect.forkScoped(
          Delivery.run({ notifier, surroundings: config, pollMs, leaseMs, digestAbove: config.digestAbove })
        ),
      { discard: true }
    )
    yield* Effect.forkScoped(follow(config, options.timing ?? {}, leaseMs))
    yield* Talking.listen(config)
    return yield* Reader.run(config, pollMs)
  })
