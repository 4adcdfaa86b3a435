/** What callers may do and see: the grants of the database behind the port of the API. */
import type * as Api from "@segue/api"
import { Denied, Grants as Port, GrantsUnavailable, type Thing } from "@segue/api/Grants"
import { OrchestrationStatusChange } from "@segue/core/Event"
import type { OrchestrationRequest } from "@segue/core/Orchestration"
import type { RuleRequest } from "@segue/core/Rule"
import { allows, type Granted, Grants, type Kind } from "@segue/storage/Grants"
import * as Views from "@segue/storage/Views"
import * as Cache from "effect/Cache"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** How long a stream may go on with grants that were taken away meanwhile. What callers do is checked at once. */
const SIGHT_MS = 2_000
/** Callers whose sight is remembered. */
const CALLERS_MAX = 10_000

const unavailable = new GrantsUnavailable()

/** A crypto destination as grants name it; the case of an EVM address is only a checksum. */
export const cryptoTarget = (network: string, address: string): string =>
  `${network.toUpperCase()}:${/^0x[0-9a-f]{40}$/iu.test(address) ? address.toLowerCase() : address}`

interface Needed {
  readonly kind: Kind
  readonly target: string
  /** As the caller is told. */
  readonly name: string
}

type Destination = OrchestrationRequest["destination"] | NonNullable<RuleRequest["destination"]>

const text = (value: unknown, key: string): string => {
  const field =
    typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined
  return typeof field === "string" ? field : ""
}

/** What a destination needs. One that is not named in full needs what nobody has. */
const neededFor = (destination: Destination): Needed => {
  if (destination.profile !== undefined) {
    const target = destination.profile.profile_id
    return { kind: "credit", target, name: `credit for the profile ${target}` }
  }
  if (destination.crypto !== undefined) {
    const [network, address] = [text(destination.crypto, "network"), text(destination.crypto, "address")]
    return network === "" || address === ""
      ? { kind: "crypto", target: "", name: "a crypto destination named by network and address" }
      : { kind: "crypto", target: cryptoTarget(network, address), name: `the crypto destination ${network}:${address}` }
  }
  const account = text(destination.fiat, "bank_account_id") || text(destination.fiat, "fiat_account_id")
  return { kind: "fiat", target: account, name: `the bank account ${account}` }
}

const needed = (action: Api.Grants.Action): ReadonlyArray<Needed> => {
  switch (action._tag) {
    case "CreateOrchestration": {
      const { destination, source } = action.request
      const target = source.profile.profile_id
      return [{ kind: "debit", target, name: `debit for the profile ${target}` }, neededFor(destination)]
    }
    case "CreateRule": {
      const { destination, profile_id: target } = action.request
      const rules: Needed = { kind: "rules", target, name: `rules for the profile ${target}` }
      return destination === undefined ? [rules] : [rules, neededFor(destination)]
    }
    case "DeleteRule": {
      const target = action.rule.profile_id ?? ""
      return [{ kind: "rules", target, name: "rules for the profile of this rule" }]
    }
  }
}

/** Whether a caller has to do with a profile, whichever way the money goes. */
const sees = (granted: Granted, profile: string | undefined): boolean =>
  profile !== undefined &&
  profile !== "" &&
  (allows(granted, "debit", profile) || allows(granted, "credit", profile) || allows(granted, "rules", profile))

const profilesOf = (thing: Exclude<Thing, { readonly _tag: "Event" }>): ReadonlyArray<string | undefined> => {
  switch (thing._tag) {
    case "Orchestration": {
      const { destination, profile_id, source } = thing.orchestration
      return [source?.profile?.profile_id, destination?.profile?.profile_id, profile_id]
    }
    case "Conversion":
      return [thing.conversion.profile_id, thing.conversion.recipient_profile_id]
    case "Rule":
      return [thing.rule.profile_id, thing.rule.destination?.profile?.profile_id]
    case "Profile":
      return [thing.profile_id]
  }
}

const decodeChange = Schema.decodeUnknownOption(OrchestrationStatusChange)

const make = Effect.gen(function* () {
  const [grants, views] = [yield* Grants, yield* Views.Views]
  const sight = yield* Cache.makeWith((caller: string) => grants.of(caller), {
    capacity: CALLERS_MAX,
    timeToLive: (exit) => (Exit.isSuccess(exit) ? SIGHT_MS : 0)
  })

  /** An event shows no profile of its own: who may see what it is about may see it. */
  const profilesOfEvent = (thing: Extract<Thing, { readonly _tag: "Event" }>) => {
    const { object, type } = thing.event
    const change = type.startsWith("orchestration.") ? decodeChange(object) : Option.none()
    if (Option.isNone(change)) return Effect.succeed([text(object, "profile_id")])
    return Effect.map(
      views.get(change.value.id),
      Option.match({
        onNone: () => [],
        onSome: ({ orchestration }) => profilesOf({ _tag: "Orchestration", orchestration })
      })
    )
  }

  return {
    permits: (caller, action) =>
      Effect.gen(function* () {
        const granted = yield* Effect.mapError(grants.of(caller.id), () => unavailable)
        const missing = needed(action).find(({ kind, target }) => target === "" || !allows(granted, kind, target))
        if (missing !== undefined) return yield* new Denied({ missing: missing.name })
      }),
    shows: (caller, things) =>
      Effect.flatMap(Cache.get(sight, caller.id), (granted) => {
        const seen = (profiles: ReadonlyArray<string | undefined>) => profiles.some((profile) => sees(granted, profile))
        return things.some(({ _tag }) => _tag === "Event")
          ? Effect.forEach(things, (thing) =>
              thing._tag === "Event"
                ? Effect.map(profilesOfEvent(thing), seen)
                : Effect.succeed(seen(profilesOf(thing)))
            )
          : Effect.succeed(things.map((thing) => thing._tag !== "Event" && seen(profilesOf(thing))))
      }).pipe(Effect.mapError(() => unavailable))
  } satisfies Api.Grants.Service
})

/** The grants of the database. */
export const layer: Layer.Layer<never, never, Grants | Views.Views> = Layer.effect(Port, make)
