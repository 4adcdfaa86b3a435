/**
 * `Orchestrations` as callers are served: rows of ours where they are as good as the vendor's, the vendor otherwise.
 * Creating is not in here: that is `Creation`, and the API reaches it through its own port.
 */
import { CurrentCall } from "@segue/api"
import { Creates } from "@segue/api/Creates"
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import * as Core from "@segue/core/Orchestrations"
import * as PaxosError from "@segue/core/PaxosError"
import { Profiles } from "@segue/core/Profiles"
import { Store } from "@segue/follow/Store"
import { Audit } from "@segue/storage/Audit"
import { type View, Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import { Creation } from "./create/Creation.ts"
import { Freshness } from "./following/Freshness.ts"
import { Vendor } from "./vendor/Vendor.ts"

/** A row of something that still runs is shown while events were read this recently. */
const FRESH_MS = 15_000

const isGood = (view: View, ageMs: number | undefined): boolean =>
  view.disputed === undefined &&
  (isTerminal(view.orchestration.status) ||
    // No event tells of what becomes of a PENDING one: the vendor is asked.
    (view.orchestration.status === "PROCESSING" && ageMs !== undefined && ageMs <= FRESH_MS))

/** What a rule is made of is audited before and after, and not sent where that cannot be written. */
const audited = <A>(
  operation: string,
  subject: string,
  effect: Effect.Effect<A, PaxosError.PaxosError>
): Effect.Effect<A, PaxosError.PaxosError, Audit> =>
  Effect.gen(function* () {
    const [audit, call] = [yield* Audit, yield* CurrentCall]
    const entry = {
      actor: call?.caller.id ?? "gateway",
      subject,
      ...(call === undefined ? {} : { requestId: call.requestId })
    }
    const unwritten = () =>
      new PaxosError.PaxosError({ operation, reason: new PaxosError.Unavailable({ status: 503 }), sent: false })
    yield* Effect.mapError(audit.write({ ...entry, action: "rule.sending", detail: { operation } }), unwritten)
    const exit = yield* Effect.exit(effect)
    const action = Exit.isSuccess(exit) ? "rule.done" : "rule.failed"
    yield* Effect.catch(audit.write({ ...entry, action, detail: { operation } }), (error) =>
      Effect.logError("A reply could not be audited", { operation, error: error.message })
    )
    return yield* exit
  })

const makeServed = Effect.gen(function* () {
  const [vendor, views, store, freshness] = [yield* Vendor, yield* Views, yield* Store, yield* Freshness]
  const audit = yield* Audit
  const { orchestrations } = vendor
  const withAudit = Effect.provideService(Audit, audit)

  /** What the vendor shows is kept: subscribers hear of it, and the next one need not ask. */
  const keep = (orchestration: Orchestration) =>
    Effect.as(Effect.ignore(store.apply([{ orchestration, origin: "look" }])), orchestration)

  /** Our row where it is good; a database that does not answer is no reason not to ask the vendor. */
  const row = (view: Effect.Effect<Option.Option<View>, unknown>): Effect.Effect<Option.Option<Orchestration>> =>
    Effect.matchEffect(view, {
      onFailure: () => Effect.succeedNone,
      onSuccess: (found) =>
        Option.isNone(found)
          ? Effect.succeedNone
          : Effect.map(freshness.ageMs, (ageMs) =>
              isGood(found.value, ageMs) ? Option.some(found.value.orchestration) : Option.none()
            )
    })

  const served = Core.fromBasics({
    create: () => Effect.die(new Error("creates go through Creation")),
    get: (id) =>
      Effect.flatMap(
        row(views.get(id)),
        Option.match({ onSome: Effect.succeed, onNone: () => Effect.flatMap(orchestrations.get(id), keep) })
      ),
    list: orchestrations.list,
    rules: {
      list: orchestrations.rules.list,
      create: (request) =>
        withAudit(audited("CreateOrchestrationRule", request.ref_id, orchestrations.rules.create(request))),
      delete: (id) => withAudit(audited("DeleteOrchestrationRule", id, orchestrations.rules.delete(id)))
    },
    events: orchestrations.events
  })
  return {
    ...served,
    getByRefId: (ref_id: string) =>
      Effect.flatMap(
        row(views.getByRefId(ref_id)),
        Option.match({
          onSome: (orchestration) => Effect.succeedSome(orchestration),
          onNone: () =>
            Effect.flatMap(
              orchestrations.getByRefId(ref_id),
              Option.match({
                onNone: () => Effect.succeedNone,
                onSome: (found) => Effect.asSome(keep(found))
              })
            )
        })
      )
  }
})

const creates = Effect.map(Creation, (creation) => ({
  create: (request: Parameters<Core.Operations["create"]>[0]) =>
    Effect.gen(function* () {
      const call = yield* CurrentCall
      if (call === undefined) return yield* Effect.die(new Error("a create that nobody calls"))
      const answer = yield* creation.orchestration(call, request)
      return answer._tag === "LegacyConversion"
        ? ({ _tag: "LegacyConversion", conversion: answer.conversion } satisfies Core.CreateOutcome)
        : (answer satisfies Core.CreateOutcome)
    })
}))

/** What the router of the API is served with. */
export const layer = Layer.mergeAll(
  Layer.effect(Core.Orchestrations, makeServed),
  Layer.effect(
    Profiles,
    Effect.map(Vendor, ({ profiles }) => profiles)
  ),
  Layer.effect(Creates, creates)
)
