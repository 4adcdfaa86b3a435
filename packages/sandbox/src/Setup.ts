/** Fills a new world with what its options ask for: credentials, profiles, opening balances. */
import * as Asset from "@segue/core/Asset"
import { Decimal } from "@segue/core/Decimal"
import * as Issue from "@segue/core/Issue"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Result from "effect/Result"

import * as Approvals from "./Approvals.ts"
import * as Faults from "./Faults.ts"
import * as Ledger from "./Ledger.ts"
import * as Options from "./Options.ts"
import * as RateLimits from "./RateLimits.ts"
import * as Profiles from "./resources/profiles/store.ts"
import { resources } from "./resources/registry.ts"
import * as Tokens from "./resources/token/store.ts"
import * as Settings from "./Settings.ts"
import * as VirtualClock from "./VirtualClock.ts"
import * as Webhooks from "./Webhooks.ts"
import * as World from "./World.ts"

/** Stores that belong to no resource. */
const ownStores: ReadonlyArray<World.Key<World.Persistent>> = [
  Approvals.key,
  Faults.key,
  RateLimits.key,
  Webhooks.key,
  Webhooks.deliveriesKey
]

const handlers = new Map<string, World.Handler>([
  ...resources.flatMap((resource) => Object.entries(resource.tasks ?? {})),
  [Webhooks.ATTEMPT, Webhooks.attempt]
])
const refIds = resources.flatMap((resource) => (resource.refIds === undefined ? [] : [resource.refIds]))

/** The host's time where nobody supplies one. */
const hostMs = (): number => Context.get(Context.empty(), Clock.Clock).currentTimeMillisUnsafe()

const startMicros = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!Timestamp.isTimestamp(text)) throw new RangeError("clock.startAt is not an RFC 3339 timestamp")
  return VirtualClock.parse(text).micros
}

const readBalance = Issue.decoder(Decimal)

const fund = (world: World.World, profileId: string, balances: Readonly<Record<string, string>>): void => {
  for (const [asset, amount] of Object.entries(balances)) {
    if (Asset.find(asset) === undefined) throw new RangeError(`${asset} is not an asset of this sandbox`)
    if (Result.isFailure(readBalance(amount))) throw new RangeError(`the opening balance of ${asset} is no amount`)
    const units = Ledger.units(amount)
    if (units === undefined) throw new RangeError(`the opening balance of ${asset} has more than eight decimals`)
    if (units > 0n) Profiles.deposit(world, profileId, asset, units, profileId, "OPENING_BALANCE")
  }
}

const readSettings = (settings: unknown): Partial<Settings.Settings> => {
  const decoded = Settings.decode(settings)
  if (Result.isSuccess(decoded)) return decoded.success
  throw new RangeError(`settings: ${decoded.failure.map((issue) => Issue.format(issue)).join("; ")}`)
}

const addProfiles = (world: World.World, profiles: ReadonlyArray<Options.Profile>): void => {
  if (profiles.length === 0) throw new RangeError("a sandbox needs at least one profile")
  const first = Math.max(
    0,
    profiles.findIndex((profile) => profile.type === "DEFAULT")
  )
  for (const [index, { balances, ...profile }] of profiles.entries()) {
    const store = world.store(Profiles.key)
    if (store.byNickname(profile.nickname) !== undefined) {
      throw new RangeError(`two profiles are called ${profile.nickname}`)
    }
    if (profile.id !== undefined && store.get(profile.id) !== undefined) {
      throw new RangeError(`two profiles have the id ${profile.id}`)
    }
    const { id } = Profiles.add(world, { ...profile, type: index === first ? "DEFAULT" : "NORMAL" })
    fund(world, id, balances ?? {})
  }
}

/** A world as its options describe it. */
export const world = (options: Options.Options): World.World => {
  const made = new World.World({
    seed: String(options.seed ?? 1),
    hostMs: options.clock?.hostMs ?? hostMs,
    mode: options.clock?.mode ?? "real",
    startMicros: startMicros(options.clock?.startAt),
    settings: readSettings(options.settings ?? {}),
    magicAmounts: options.magicAmounts ?? false,
    handlers,
    refIds
  })
  for (const key of [...ownStores, ...resources.flatMap((resource) => resource.stores)]) made.store(key)
  made.store(Approvals.key).set(options.approvals ?? {})
  made.store(RateLimits.key).isOn = options.rateLimits ?? true
  for (const credential of options.credentials ?? [Options.credential]) {
    made.store(Tokens.key).grant({ ...credential, scopes: credential.scopes ?? Options.scopes })
  }
  addProfiles(made, options.profiles ?? Options.profiles)
  return made
}
