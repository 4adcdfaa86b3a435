/**
 * Creating safely: permitted, recorded with its API and audited, guarded, sent, recorded, answered. One vendor record
 * per `ref_id`, whatever crashes or is repeated; what cannot be known is answered as unknown.
 */
import type { Call } from "@segue/api"
import type { CreateFailure } from "@segue/api/Creates"
import { LimitExceeded, RefIdTaken } from "@segue/api/Failure"
import { Grants, type Thing } from "@segue/api/Grants"
import type { ConversionRequest } from "@segue/core/Conversion"
import { type MigrationRefused, Request as MigrateRequest } from "@segue/core/Migration"
import type { OrchestrationRequest } from "@segue/core/Orchestration"
import * as PaxosError from "@segue/core/PaxosError"
import { CreateIntents, type Intent } from "@segue/storage/CreateIntents"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"

import * as CrashPoint from "../CrashPoint.ts"
import { Draining } from "../Draining.ts"
import * as Answer from "./Answer.ts"
import * as Failures from "./Failures.ts"
import * as Request from "./Request.ts"
import * as Terms from "./Terms.ts"
import { LEASE_MS, type Needs, work } from "./Work.ts"

/** Creates. */
export class Creation extends Context.Service<
  Creation,
  {
    /** A create of a caller that speaks the new API. */
    readonly orchestration: (call: Call, request: OrchestrationRequest) => Effect.Effect<Answer.Answer, CreateFailure>
    /**
     * A create of a caller that speaks the old API; where it goes is the cut-over switch's to say, once for each
     * `ref_id`. The request needs a `ref_id`.
     */
    readonly conversion: (
      call: Call,
      request: ConversionRequest
    ) => Effect.Effect<Answer.Answer, CreateFailure | MigrationRefused>
  }
>()("@segue/backend/create/Creation") {}

/** How long a caller waits for another attempt at the same create that is under way. */
const BUSY_WAIT_MS = 25_000
const BUSY_POLL_MS = 200

/** Times that somebody else may take a create over before we only tell that we do not know. */
const TAKEN_OVER_MAX = 3

const thingOf = (existing: PaxosError.RefIdConflict["existing"]): Thing =>
  "target_asset" in existing
    ? { _tag: "Conversion", conversion: existing }
    : { _tag: "Orchestration", orchestration: existing }

const thingIn = (answer: Answer.Answer): Thing | undefined => {
  switch (answer._tag) {
    case "AlreadyExists":
      return { _tag: "Orchestration", orchestration: answer.orchestration }
    case "LegacyConversion":
      return answer.isNew ? undefined : { _tag: "Conversion", conversion: answer.conversion }
    case "Created":
    case "Unknown":
      return undefined
  }
}

/**
 * An existing record is told to those who may know of it; to others the `ref_id` is taken, and no more is said. When
 * grants cannot be read now, what exists is neither told nor denied.
 */
const inSight = (call: Call, ref_id: string) => {
  const taken = new RefIdTaken({ ref_id })
  const untold: Answer.Answer = { _tag: "Unknown", ref_id, reason: new PaxosError.Unavailable({ status: 503 }) }
  const isShown = (thing: Thing) =>
    Effect.flatMap(Grants, ({ shows }) => Effect.map(shows(call.caller, [thing]), ([shown]) => shown === true))
  const told = (answer: Answer.Answer): Effect.Effect<Answer.Answer, CreateFailure> => {
    const thing = thingIn(answer)
    if (thing === undefined) return Effect.succeed(answer)
    return Effect.matchEffect(isShown(thing), {
      onFailure: () => Effect.succeed(untold),
      onSuccess: (shown) => (shown ? Effect.succeed(answer) : Effect.fail(taken))
    })
  }
  return <R>(effect: Effect.Effect<Answer.Answer, CreateFailure, R>): Effect.Effect<Answer.Answer, CreateFailure, R> =>
    effect.pipe(
      Effect.catchTag("RefIdConflict", (conflict) =>
        Effect.flatMap(
          Effect.orElseSucceed(isShown(thingOf(conflict.existing)), () => false),
          (shown) => Effect.fail(shown ? conflict : taken)
        )
      ),
      Effect.flatMap(told)
    )
}

/** What a create that is settled came to. */
const settled = (intent: Intent): Effect.Effect<Answer.Answer, CreateFailure> => {
  const final = Answer.kept(intent.outcome)
  if (final !== undefined) return Effect.succeed(final)
  const failure = Failures.kept(intent.outcome)
  if (failure !== undefined) return Effect.fail(failure)
  return Effect.fail(intent.state === "not_sent" ? Failures.tooLate(intent.refId) : Failures.notRecorded(intent.refId))
}

const still = (ref_id: string): Answer.Answer => ({
  _tag: "Unknown",
  ref_id,
  reason: new PaxosError.TimedOut({ timeoutMs: BUSY_WAIT_MS })
})

/** Another request under a `ref_id` that its caller has used: what exists, or that it is taken. */
const otherRequest = (intent: Intent, wanted: Terms.Terms): Effect.Effect<never, CreateFailure> =>
  Effect.gen(function* () {
    const request = yield* Effect.orDie(Request.decode(intent.request))
    const final = intent.state === "created" ? Answer.kept(intent.outcome) : undefined
    const paths = Terms.differing(Terms.ofOrchestration(request.orchestration), wanted)
    if (final === undefined || final._tag === "Created") return yield* new RefIdTaken({ ref_id: intent.refId })
    const existing = final._tag === "LegacyConversion" ? final.conversion : final.orchestration
    return yield* new PaxosError.RefIdConflict({ ref_id: intent.refId, paths, existing })
  })

/** The database went away in the middle: nothing was sent by this call, but did an earlier one? */
const interrupted = (refId: string, known: Intent | undefined): Effect.Effect<Answer.Answer, CreateFailure> =>
  known?.state === "recorded" && !known.isDoubted
    ? Effect.fail(Failures.notRecorded(refId))
    : Effect.succeed({ _tag: "Unknown", ref_id: refId, reason: new PaxosError.Unavailable({ status: 503 }) })

/** Works on a recorded create, or waits for whoever does. */
const carryOut = (recorded: Intent): Effect.Effect<Answer.Answer, CreateFailure, Needs> =>
  Effect.suspend(() => {
    const { refId } = recorded
    let known: Intent | undefined = recorded
    return Effect.gen(function* () {
      const intents = yield* CreateIntents
      const untilMs = (yield* Clock.currentTimeMillis) + BUSY_WAIT_MS
      for (let takenOver = 0; takenOver < TAKEN_OVER_MAX;) {
        const leased = Option.getOrThrow(yield* intents.lease(refId, LEASE_MS))
        known = leased.intent
        if (leased._tag === "Settled") return yield* settled(leased.intent)
        if (leased._tag === "Leased") {
          const worked = yield* work(leased.lease, leased.intent)
          if (worked._tag === "Answer") return worked.answer
          if (worked._tag === "Failure") return yield* worked.failure
          takenOver += 1
        } else if ((yield* Clock.currentTimeMillis) >= untilMs) {
          return still(refId)
        } else {
          yield* Effect.sleep(BUSY_POLL_MS)
        }
        known = undefined // somebody else is at it, and may have sent it by now
      }
      return still(refId)
    }).pipe(Effect.catchTag("StoreError", () => interrupted(refId, known)))
  })

const outcomes = Metric.counter("segue_creates_total", {
  description: "Answers to creates, by outcome or failure",
  incremental: true
})

const count = ({ _tag }: { readonly _tag: string }) =>
  Metric.update(Metric.withAttributes(outcomes, { outcome: _tag }), 1)

const counted = <R>(effect: Effect.Effect<Answer.Answer, CreateFailure, R>) =>
  effect.pipe(Effect.tap(count), Effect.tapError(count))

const create = (call: Call, request: Request.Request, surface: "native" | "facade") =>
  Effect.gen(function* () {
    const [grants, intents, draining] = [yield* Grants, yield* CreateIntents, yield* Draining]
    const { orchestration } = request
    const { ref_id } = orchestration
    yield* grants.permits(call.caller, { _tag: "CreateOrchestration", request: orchestration })
    yield* CrashPoint.at("create.permitted")
    if (yield* draining.isDraining) return yield* Failures.stopping(ref_id)
    const terms = Terms.ofOrchestration(orchestration)
    const recorded = yield* intents
      .record({
        refId: ref_id,
        caller: call.caller.id,
        requestHash: Terms.hash(terms),
        request,
        asset: orchestration.source_asset,
        amount: orchestration.source_amount,
        surface,
        requestId: call.requestId,
        ...(call.sendBefore === undefined ? {} : { sendBefore: call.sendBefore })
      })
      .pipe(Effect.mapError(() => Failures.notRecorded(ref_id)))
    switch (recorded._tag) {
      case "OtherCaller":
        return yield* new RefIdTaken({ ref_id })
      case "OverLimit":
        return yield* new LimitExceeded({ limit: recorded.limit, asset: recorded.asset })
      case "OtherRequest":
        return yield* otherRequest(recorded.intent, terms)
      case "Recorded":
        yield* CrashPoint.at("create.recorded")
        return yield* carryOut(recorded.intent)
    }
  }).pipe(inSight(call, request.orchestration.ref_id), counted)

/** Creates over the vendor and the database. */
export const layer: Layer.Layer<Creation, never, Needs | Draining> = Layer.effect(
  Creation,
  Effect.map(Effect.context<Needs | Draining>(), (context) =>
    Creation.of({
      orchestration: (call, orchestration) =>
        create(call, { orchestration }, "native").pipe(
          Effect.withSpan("Creation.orchestration"),
          Effect.provideContext(context)
        ),
      conversion: (call, conversion) =>
        Effect.gen(function* () {
          const { value } = yield* Effect.fromResult(MigrateRequest.toOrchestration(conversion))
          return yield* create(call, { orchestration: value, conversion }, "facade")
        }).pipe(Effect.withSpan("Creation.conversion"), Effect.provideContext(context))
    })
  )
)
