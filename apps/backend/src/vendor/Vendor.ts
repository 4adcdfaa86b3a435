/**
 * The vendor's API as this gateway uses it: the services of core over HTTP, with tokens for one purpose each, because
 * one scope that is not granted refuses a whole token (docs/vendor-facts.md#auth-ungranted-scope).
 */
import * as Conversions from "@segue/core/Conversions"
import * as ConversionsHttp from "@segue/core/ConversionsHttp"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import * as Profiles from "@segue/core/Profiles"
import * as ProfilesHttp from "@segue/core/ProfilesHttp"
import { byOperation } from "@segue/core/Scope"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

import type { VendorAccess } from "../Config.ts"

/** The vendor. What callers are served is not this: it is `Orchestrations`, which records and guards. */
export class Vendor extends Context.Service<
  Vendor,
  {
    readonly orchestrations: Orchestrations.Operations
    readonly profiles: Profiles.Profiles["Service"]
    /** The legacy API. Reading needs no right to write: that may be revoked while old ids are still read. */
    readonly legacy: Conversions.Conversions["Service"]
  }
>()("@segue/backend/vendor/Vendor") {}

/**
 * A create is sent once for each time that its attempt is counted, with its look-ups; how often, and when again, is for
 * `Creation` to say.
 */
const limits = { timeoutMs: 30_000, totalTimeoutMs: 60_000, createTimeoutMs: 90_000, createAttemptsMax: 1 }

/** Looks into the legacy API stand between a caller and its create: they do not take long, or they refuse it. */
const legacyLimits = { ...limits, timeoutMs: 10_000, totalTimeoutMs: 20_000, retriesMax: 2 }

const make = (access: VendorAccess, given: Partial<PaxosHttp.Limits>) =>
  Effect.gen(function* () {
    const over = <I, S>(
      service: Context.Key<I, S>,
      layer: Layer.Layer<I, never, PaxosHttp.PaxosHttp>,
      scopes: ReadonlyArray<string>,
      bounds: Partial<PaxosHttp.Limits> = limits
    ) =>
      Effect.map(
        Layer.build(
          Layer.fresh(layer).pipe(
            Layer.provide(PaxosHttp.layerNoDeps({ ...access, scopes: [...new Set(scopes)], ...bounds, ...given }))
          )
        ),
        (context) => Context.get(context, service)
      )

    const main = yield* over(Orchestrations.Orchestrations, OrchestrationsHttp.layer, [
      byOperation.CreateOrchestration,
      byOperation.ListOrchestrations
    ])
    // Apart: without the right to read events following is held up and says so, and creates go on.
    const { events } = yield* over(Orchestrations.Orchestrations, OrchestrationsHttp.layer, [byOperation.ListEvents])
    const { rules } = yield* over(Orchestrations.Orchestrations, OrchestrationsHttp.layer, [
      byOperation.CreateOrchestrationRule,
      byOperation.ListOrchestrationRules
    ])
    const profiles = yield* over(Profiles.Profiles, ProfilesHttp.layer, [byOperation.ListProfiles])
    const read = [byOperation.ListStablecoinConversions]
    const reader = yield* over(Conversions.Conversions, ConversionsHttp.layer, read, legacyLimits)
    const writer = yield* over(Conversions.Conversions, ConversionsHttp.layer, [
      ...read,
      byOperation.CreateStablecoinConversion
    ])
    return Vendor.of({
      orchestrations: { ...main, events, rules },
      profiles,
      legacy: { ...reader, create: writer.create, cancel: writer.cancel }
    })
  })

/** The vendor over HTTP; `given` limits go before ours. */
export const layer = (
  access: VendorAccess,
  given: Partial<PaxosHttp.Limits> = {}
): Layer.Layer<Vendor, never, HttpClient.HttpClient | PaxosHttp.Budget> => Layer.effect(Vendor, make(access, given))
