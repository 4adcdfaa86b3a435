/**
 * Working on a create that is recorded, under a lease: look for it where an earlier attempt is in doubt, ask the other
 * API, send, and write down how it ended. Whoever called, and the recovery after a crash, both come through here.
 */
import type { CreateFailure } from "@segue/api/Creates"
import { NotSent } from "@segue/api/Failure"
import * as PaxosError from "@segue/core/PaxosError"
import * as Doorbell from "@segue/follow/Doorbell"
import { Store } from "@segue/follow/Store"
import { CreateIntents, type Ending, type Intent, type Lease, type Settling } from "@segue/storage/CreateIntents"
import { CutOver } from "@segue/storage/CutOver"
import type { StorageError } from "@segue/storage/Stored"
import { Purpose } from "@segue/storage/VendorBudget"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"

import * as CrashPoint from "../CrashPoint.ts"
import { Vendor } from "../vendor/Vendor.ts"
import * as Answer from "./Answer.ts"
import * as Failures from "./Failures.ts"
import { guard } from "./Guard.ts"
import * as Request from "./Request.ts"
import { type Sent, send } from "./Send.ts"
import * as Terms from "./Terms.ts"

/** A create whose worker was not heard of for so long may be taken over; workers renew their lease while they work. */
export const LEASE_MS = 8_000
const RENEW_MS = 2_500

/** After so long without a trace at the vendor, an attempt that is in doubt is taken not to have arrived. */
const DOUBT_SETTLES_MS = 900_000

/** Between two look-ups of what is in doubt, growing with the age of the doubt. */
export const retryMs = (doubtAgeMs: number | undefined): number =>
  Math.min(Math.max((doubtAgeMs ?? 0) / 2, 2_000), 600_000)

/** What the services of this file need. */
export type Needs = CreateIntents | CutOver | Vendor | Store | Doorbell.Doorbell

/** How working on it ended. */
export type Worked =
  | { readonly _tag: "Answer"; readonly answer: Answer.Answer }
  | { readonly _tag: "Failure"; readonly failure: CreateFailure }
  /** Somebody else has taken over: what they write is what counts. */
  | { readonly _tag: "Lost" }

const answered = (answer: Answer.Answer): Worked => ({ _tag: "Answer", answer })
const failed = (failure: CreateFailure): Worked => ({ _tag: "Failure", failure })
const unknown = (ref_id: string, reason: PaxosError.Reason): Worked => answered({ _tag: "Unknown", ref_id, reason })

/** Writes down an end; the vendor's word is worth some patience. Without success the recovery looks it up later. */
const settle = (lease: Lease, ending: Ending): Effect.Effect<Settling | "Unwritten", never, CreateIntents> =>
  Effect.flatMap(CreateIntents, (intents) => intents.settle(lease, ending)).pipe(
    Effect.retry({
      while: ({ isRetryable }) => isRetryable,
      times: 5,
      schedule: Schedule.jittered(Schedule.exponential("100 millis"))
    }),
    Effect.catch((error) =>
      Effect.as(
        Effect.logError("The end of a create could not be written; it will be looked up", {
          ref_id: lease.refId,
          error: error.message
        }),
        "Unwritten" as const
      )
    )
  )

/** Keeps what was created for everybody to see; if that fails now, following finds it. */
const observe = (final: Answer.Final): Effect.Effect<void, never, Store | Doorbell.Doorbell> =>
  Effect.gen(function* () {
    if (final._tag === "LegacyConversion") return
    const [store, doorbell] = [yield* Store, yield* Doorbell.Doorbell]
    const { orchestration } = final
    yield* Effect.catch(store.apply([{ orchestration, origin: "create" }]), (error) =>
      Effect.andThen(
        Effect.logWarning("A created orchestration is not shown yet", { error: error.message }),
        doorbell.look(orchestration.id)
      )
    )
    yield* CrashPoint.at("create.observed")
  })

/** A good end: written first, then shown. */
export const conclude = (lease: Lease, final: Answer.Final): Effect.Effect<Worked, never, Needs> =>
  Effect.gen(function* () {
    const settled = yield* settle(lease, { state: "created", vendorId: Answer.recordOf(final).id, outcome: final })
    if (settled === "Lost") return { _tag: "Lost" }
    yield* CrashPoint.at("create.settled")
    yield* observe(final)
    return answered(final)
  })

/** What a look-up in the API that the create belongs to showed. */
export type Looked =
  | { readonly _tag: "Found"; readonly final: Answer.Final }
  | { readonly _tag: "Conflict"; readonly conflict: PaxosError.RefIdConflict }
  /** It is there, and does not show enough to tell whether it is ours. */
  | { readonly _tag: "Hidden" }
  | { readonly _tag: "Nothing" }

const record = (intent: Intent, request: Request.Request) =>
  Effect.gen(function* () {
    const [vendor, cutOver] = [yield* Vendor, yield* CutOver]
    const { metadata, ref_id } = request.orchestration
    if (intent.api === "orchestration") {
      return Option.map(yield* vendor.orchestrations.getByRefId(ref_id), (orchestration): Answer.Final => {
        const notes = Answer.metadataNotes(metadata, orchestration.metadata)
        return { _tag: "AlreadyExists", orchestration, notes }
      })
    }
    const mode = yield* Effect.orElseSucceed(
      Effect.map(cutOver.get, ({ mode }) => mode),
      () => "unreadable" as const
    )
    // With the cut-over off the legacy API is not called, not even to look: what is in doubt there stays so.
    if (mode === "off" || mode === "unreadable") {
      const reason = new PaxosError.Unavailable({ status: 503 })
      return yield* new PaxosError.PaxosError({ operation: "ListStablecoinConversions", reason, sent: false })
    }
    return Option.map(yield* vendor.legacy.getByRefId(ref_id), (conversion): Answer.Final => {
      const notes = Answer.metadataNotes(metadata, conversion.metadata)
      return { _tag: "LegacyConversion", conversion, isNew: false, notes }
    })
  })

/** Looks for the record by its `ref_id` in the API that the create belongs to. */
export const lookUp = (
  intent: Intent,
  request: Request.Request
): Effect.Effect<Looked, PaxosError.PaxosError, Vendor | CutOver> =>
  Effect.map(record(intent, request), (found) => {
    if (Option.isNone(found)) return { _tag: "Nothing" }
    const existing = Answer.recordOf(found.value)
    const compared = Terms.compare(request.orchestration, existing)
    if (compared._tag === "Hidden") return compared
    if (compared._tag === "Same") return { _tag: "Found", final: found.value }
    const { ref_id } = request.orchestration
    return { _tag: "Conflict", conflict: new PaxosError.RefIdConflict({ ref_id, paths: compared.paths, existing }) }
  })

/** A bad end of this attempt; with an earlier one in doubt it says nothing about the whole. */
const fail = (
  lease: Lease,
  failure: CreateFailure,
  ending: { readonly state: "refused"; readonly isSettled: boolean } | { readonly state: "not_sent" },
  reason: PaxosError.Reason
): Effect.Effect<Worked, never, CreateIntents> =>
  Effect.map(settle(lease, { ...ending, outcome: Failures.keep(failure) }), (settled) => {
    if (settled === "Lost") return { _tag: "Lost" }
    return settled === "Doubted" ? unknown(lease.refId, reason) : failed(failure)
  })

/** Reasons to send nothing that pass by themselves; others are told as they are. */
const isClosed = (reason: PaxosError.Reason): boolean =>
  reason._tag === "RateLimited" ||
  reason._tag === "TimedOut" ||
  reason._tag === "Unavailable" ||
  reason._tag === "TransportFailed"

/** What becomes of a create whose attempt did not succeed. */
const afterFailure = (
  lease: Lease,
  intent: Intent,
  request: Request.Request,
  sent: Extract<Sent, { readonly _tag: "Failed" }>
) =>
  Effect.gen(function* () {
    const { error, isSent } = sent
    if (!PaxosError.isPaxosError(error)) {
      // The ref_id is another record's: no attempt of ours can have made one beside it.
      const reason = new PaxosError.AlreadyExists({ status: 409 })
      return yield* fail(lease, error, { state: "refused", isSettled: true }, reason)
    }
    const { reason } = error
    const isOurCheck = reason._tag === "InvalidRequest"
    if (reason._tag === "RateLimited" || (!isSent && !isOurCheck)) {
      const failure = isClosed(reason) ? Failures.vendorClosed(lease.refId, PaxosError.retryAfterMs(error)) : error
      return yield* fail(lease, failure, { state: "not_sent" }, reason)
    }
    // A refusal settles an old doubt only together with a look-up that comes after it.
    const isOld = intent.isDoubted && (intent.doubtAgeMs ?? 0) > DOUBT_SETTLES_MS
    const isSettled =
      isOld &&
      (yield* Effect.matchEager(lookUp(intent, request), {
        onFailure: () => false,
        onSuccess: ({ _tag }) => _tag === "Nothing"
      }))
    return yield* fail(lease, error, { state: "refused", isSettled }, reason)
  })

const afterSending = (
  lease: Lease,
  intent: Intent,
  request: Request.Request,
  sent: Sent
): Effect.Effect<Worked, never, Needs> =>
  Effect.gen(function* () {
    switch (sent._tag) {
      case "Answered": {
        const { answer } = sent
        yield* CrashPoint.at("create.understood")
        if (answer._tag !== "Unknown") return yield* conclude(lease, answer)
        const outcome = { _tag: "Unknown", reason: answer.reason.message }
        const settled = yield* settle(lease, { state: "in_doubt", retryMs: retryMs(0), outcome })
        return settled === "Lost" ? { _tag: "Lost" } : answered(answer)
      }
      case "Held": {
        if (sent.why === "Lost") return { _tag: "Lost" }
        if (sent.why === "Expired") return failed(Failures.tooLate(lease.refId))
        // Nobody knows whether the attempt was counted; it certainly did not leave.
        const reason = new PaxosError.Unavailable({ status: 503 })
        return yield* fail(lease, Failures.notRecorded(lease.refId), { state: "not_sent" }, reason)
      }
      case "Failed":
        return yield* afterFailure(lease, intent, request, sent)
    }
  })

/** The other API knows the `ref_id`, or cannot say: nothing is sent. */
const stoppedByGuard = (lease: Lease, intent: Intent, failure: PaxosError.RefIdConflict | NotSent) => {
  const reason = new PaxosError.AlreadyExists({ status: 409 })
  return failure instanceof NotSent
    ? fail(lease, failure, { state: "not_sent" }, new PaxosError.Unavailable({ status: 503 }))
    : fail(lease, failure, { state: "refused", isSettled: !intent.isDoubted }, reason)
}

/** Renews a lease for ever; that it was lost is noticed where it matters, before sending and when settling. */
const renewing = (lease: Lease): Effect.Effect<never, never, CreateIntents> =>
  Effect.flatMap(CreateIntents, (intents) =>
    Effect.forever(Effect.andThen(Effect.sleep(RENEW_MS), Effect.ignore(intents.renew(lease, LEASE_MS))))
  )

const attempt = (lease: Lease, intent: Intent): Effect.Effect<Worked, StorageError, Needs> =>
  Effect.gen(function* () {
    const { refId } = lease
    const request = yield* Effect.orDie(Request.decode(intent.request))
    yield* CrashPoint.at("create.leased")

    if (intent.isDoubted) {
      const looked = yield* Effect.result(lookUp(intent, request))
      const hidden = new PaxosError.AlreadyExists({ status: 409 })
      if (Result.isFailure(looked) || looked.success._tag === "Hidden") {
        yield* settle(lease, { state: "in_doubt", retryMs: retryMs(intent.doubtAgeMs) })
        return unknown(refId, Result.isFailure(looked) ? looked.failure.reason : hidden)
      }
      if (looked.success._tag === "Found") return yield* conclude(lease, looked.success.final)
      if (looked.success._tag === "Conflict") {
        return yield* fail(lease, looked.success.conflict, { state: "refused", isSettled: true }, hidden)
      }
    }

    if (intent.api === "conversion" && (yield* (yield* CutOver).get).mode === "off") {
      return yield* stoppedByGuard(lease, intent, Failures.retired(refId))
    }
    const guarded = yield* guard(intent.api, request)
    switch (guarded._tag) {
      case "Clear":
        break
      case "Refused":
        return yield* stoppedByGuard(lease, intent, guarded.failure)
      case "Conflict":
        return yield* stoppedByGuard(lease, intent, guarded.conflict)
      case "Found":
        if (!intent.isDoubted) return yield* conclude(lease, guarded.final)
        // Both APIs may have done it: a person has to look, and nothing more is sent meanwhile.
        yield* Effect.logError("A ref_id in doubt at one API exists at the other", { ref_id: refId, api: intent.api })
        yield* settle(lease, { state: "in_doubt", retryMs: retryMs(intent.doubtAgeMs) })
        return unknown(refId, new PaxosError.AlreadyExists({ status: 409 }))
    }
    yield* CrashPoint.at("create.guarded")
    return yield* afterSending(lease, intent, request, yield* send(lease, intent.api, request))
  })

/** Works on a leased create to the end of one attempt. */
export const work = (lease: Lease, intent: Intent): Effect.Effect<Worked, StorageError, Needs> =>
  Effect.provideService(Effect.raceFirst(attempt(lease, intent), renewing(lease)), Purpose, "create")
