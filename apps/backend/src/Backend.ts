/** The composition root: which layer stands on which. Nothing else in here decides anything. */
import type { Budget, Limits } from "@segue/core/PaxosHttp"
import * as Doorbell from "@segue/follow/Doorbell"
import type { Timing } from "@segue/follow/Timing"
import * as Sandbox from "@segue/sandbox/Sandbox"
import * as ApiKeys from "@segue/storage/ApiKeys"
import * as Audit from "@segue/storage/Audit"
import * as CreateFindings from "@segue/storage/CreateFindings"
import * as CreateIntents from "@segue/storage/CreateIntents"
import * as CutOver from "@segue/storage/CutOver"
import * as Database from "@segue/storage/Database"
import * as FeedRetention from "@segue/storage/FeedRetention"
import * as FollowingState from "@segue/storage/FollowingState"
import * as Grants from "@segue/storage/Grants"
import * as Leadership from "@segue/storage/Leadership"
import * as Orchestrations from "@segue/storage/Orchestrations"
import * as VendorBudget from "@segue/storage/VendorBudget"
import * as Views from "@segue/storage/Views"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

import * as Authority from "./authority/Authority.ts"
import type { Config, VendorAccess } from "./Config.ts"
import * as Creation from "./create/Creation.ts"
import * as Recovery from "./create/Recovery.ts"
import * as Draining from "./Draining.ts"
import * as Findings from "./Findings.ts"
import * as Feed from "./following/Feed.ts"
import * as Following from "./following/Following.ts"
import * as Freshness from "./following/Freshness.ts"
import * as NudgingStore from "./following/NudgingStore.ts"
import * as Lint from "./lint/Lint.ts"
import * as Served from "./Served.ts"
import * as System from "./System.ts"
import * as Answered from "./vendor/Answered.ts"
import * as BeforeSend from "./vendor/BeforeSend.ts"
import * as PlaySandbox from "./vendor/PlaySandbox.ts"
import * as Vendor from "./vendor/Vendor.ts"

/** What tests and the launcher may put in place of what the configuration says. */
export interface Options {
  /** How the vendor is reached: fetch, unless a sandbox in this process answers. */
  readonly client?: Layer.Layer<HttpClient.HttpClient>
  /** Time limits and repetitions towards the vendor. */
  readonly limits?: Partial<Limits>
  readonly timing?: Partial<Timing>
  readonly reconcileMs?: number
  readonly careMs?: number
  /** As root, let an embedded database make its own user. */
  readonly createUser?: boolean
  /** PGlite without files. */
  readonly isInMemory?: boolean
}

const DAY_MS = 86_400_000

/** Who calls a sandbox in this process. */
const play: VendorAccess = {
  apiUrl: Sandbox.BASE_URL,
  tokenUrl: Sandbox.TOKEN_URL,
  clientId: "sandbox",
  clientSecret: Redacted.make("sandbox")
}

/** The database, by the configuration. */
export const database = (config: Config, options: Options = {}) =>
  Database.layer({
    dataDir: config.dataDir,
    vendorUrl: (config.vendor ?? play).apiUrl,
    ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    ...(config.databaseKind === undefined ? {} : { kind: config.databaseKind }),
    ...(options.createUser === undefined ? {} : { createUser: options.createUser }),
    ...(options.isInMemory === undefined ? {} : { isInMemory: options.isInMemory })
  })

/** Everything in the database that is not the vendor's. */
export const repositories = Layer.mergeAll(
  ApiKeys.layer,
  Audit.layer,
  CreateFindings.layer,
  CreateIntents.layer,
  CutOver.layer,
  FeedRetention.layer,
  FollowingState.layer,
  Grants.layer,
  Leadership.layer,
  Views.layer
)

const budgetOf = ({ vendorRate, vendorShare: share }: Config): VendorBudget.Options =>
  vendorRate === undefined ? { share } : { share, perSecond: vendorRate }

const vendor = (config: Config, options: Options) => {
  const sandbox = options.isInMemory === true ? Sandbox.layer() : PlaySandbox.layer(config.dataDir)
  const client = options.client ?? (config.vendor === undefined ? sandbox : FetchHttpClient.layer)
  const budget: Layer.Layer<
    Budget,
    never,
    Layer.Services<ReturnType<typeof VendorBudget.layer>>
  > = BeforeSend.layer.pipe(Layer.provide(VendorBudget.layer(budgetOf(config))))
  return Vendor.layer(config.vendor ?? play, options.limits).pipe(
    Layer.provide(Answered.layer),
    Layer.provide(client),
    Layer.provide(budget)
  )
}

/** The gateway without its server. */
export const layer = (config: Config, options: Options = {}) => {
  const stored = repositories.pipe(Layer.provideMerge(database(config, options)))
  const base = Layer.mergeAll(
    vendor(config, options),
    NudgingStore.layer.pipe(Layer.provide(Orchestrations.layer), Layer.provideMerge(Feed.layerNudge)),
    Doorbell.layer,
    Draining.layer,
    Freshness.layer
  ).pipe(Layer.provideMerge(stored))
  const authority = Authority.layer.pipe(Layer.provideMerge(base))
  const following = Following.layerWith({
    timing: options.timing ?? {},
    feedMs: config.feedMs,
    reconcileMs: options.reconcileMs ?? DAY_MS,
    careMs: options.careMs ?? 60_000
  })
  return Layer.mergeAll(
    Served.layer,
    Findings.layer,
    Lint.layer,
    Feed.layer,
    System.layer(config),
    Recovery.layer,
    following
  ).pipe(Layer.provideMerge(Creation.layer), Layer.provideMerge(authority))
}
