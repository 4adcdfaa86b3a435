/**
 * Creating money movements so that none is made twice and none is lost sight of.
 *
 * Rules, the same for both APIs:
 * - A refusal counts only while no earlier attempt is in doubt: insufficient funds may mean that the lost one took them.
 * - After an attempt in doubt the record is looked up by its `ref_id`. Found: that is the answer. Not found proves
 *   nothing about a request still under way, so the same request is sent again with the same `ref_id`, a bounded number
 *   of times. That cannot create a second record: one API refuses a known `ref_id` with 409
 *   (docs/vendor-facts.md#conv-ref-id, #orch-ref-id). It is not done without a `ref_id`, nor while look-ups fail.
 * - Where an answer in doubt says when to come back, nothing is asked before, and nothing is sent again where that is too
 *   far off.
 * - A 409 is never repeated: the existing record is compared with the request.
 * - A 429 is a definite non-acceptance and may be repeated after the time the vendor names.
 * - What cannot be settled is answered as unknown, which is neither success nor failure.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

import * as PaxosError from "../../PaxosError.ts"
import type { Limits } from "../../PaxosHttp.ts"
import type { Progress } from "./progress.ts"
import { backoffMs, isWorthWaiting, sleepAtLeast } from "./retry.ts"

/** What comparing an existing record with the request showed; `undefined`: it does not show enough to tell. */
export type Verdict<Found> = Result.Result<Found, PaxosError.RefIdConflict> | undefined

/** One create: how to send it, how to look for its record, how to judge a record. */
export interface Creation<Record, Found> {
  readonly operation: string
  /** Sends it, and keeps `progress` true to how far that is. */
  readonly send: (progress: Progress) => Effect.Effect<Record, PaxosError.PaxosError>
  /** Absent for a request without `ref_id`, which nothing can find again. */
  readonly lookUp: Effect.Effect<Option.Option<unknown>, PaxosError.PaxosError> | undefined
  readonly judge: (existing: unknown) => Verdict<Found>
}

/** How a create ended, before either API puts it into its own words. */
export type Ending<Record, Found> =
  | { readonly _tag: "Created"; readonly record: Record }
  | { readonly _tag: "Existing"; readonly found: Found }
  | { readonly _tag: "Unknown"; readonly reason: PaxosError.Reason }

const LOOK_UP_FIRST_MS = 500

/** Looks for the record until it is there; `none` when every look-up answered and it was not, fails when one could not. */
const search = (
  lookUp: Effect.Effect<Option.Option<unknown>, PaxosError.PaxosError>,
  lookUpsMax: number
): Effect.Effect<Option.Option<unknown>, PaxosError.PaxosError> =>
  Effect.gen(function* () {
    let failure: PaxosError.PaxosError | undefined
    for (let count = 0; count < lookUpsMax; count++) {
      // The first one waits too: a record is not promised to be listed as soon as it exists.
      yield* sleepAtLeast(LOOK_UP_FIRST_MS * 2 ** count)
      const found = yield* Effect.result(lookUp)
      if (Result.isFailure(found)) failure = found.failure
      else if (Option.isSome(found.success)) return found.success
      else failure = undefined
    }
    return failure === undefined ? Option.none() : yield* failure
  })

/** What one attempt leads to: an ending, or another attempt after a while. */
type Step<Record, Found> = { readonly ending: Ending<Record, Found> } | { readonly againAfterMs: number }

const unknown = (reason: PaxosError.Reason) => ({ ending: { _tag: "Unknown" as const, reason } })

/** The answer that a record gives, or `undefined` where it is too little to tell. */
const judged = <Record, Found>(
  verdict: Verdict<Found>
): Effect.Effect<Step<Record, Found>, PaxosError.RefIdConflict> | undefined =>
  verdict === undefined
    ? undefined
    : Effect.map(Effect.fromResult(verdict), (found) => ({ ending: { _tag: "Existing" as const, found } }))

/** After a 409: the record it carries, else the one a look-up finds, else unknown. */
const settleConflict = <Record, Found>(
  creation: Creation<Record, Found>,
  reason: PaxosError.AlreadyExists,
  limits: Limits
): Effect.Effect<Step<Record, Found>, PaxosError.RefIdConflict> => {
  const carried = reason.existing === undefined ? undefined : judged<Record, Found>(creation.judge(reason.existing))
  if (carried !== undefined) return carried
  if (creation.lookUp === undefined) return Effect.succeed(unknown(reason))
  return Effect.flatMap(
    Effect.orElseSucceed(search(creation.lookUp, limits.lookUpsMax), () => Option.none()),
    (found) =>
      (Option.isSome(found) ? judged<Record, Found>(creation.judge(found.value)) : undefined) ??
      Effect.succeed(unknown(reason))
  )
}

/** After an attempt in doubt, or a refusal that follows one. */
const settleDoubt = <Record, Found>(
  creation: Creation<Record, Found>,
  doubt: PaxosError.Reason,
  limits: Limits,
  mayRepeat: boolean
): Effect.Effect<Step<Record, Found>, PaxosError.RefIdConflict> => {
  if (creation.lookUp === undefined) return Effect.succeed(unknown(doubt))
  return Effect.matchEffect(search(creation.lookUp, limits.lookUpsMax), {
    onFailure: () => Effect.succeed(unknown(doubt)),
    onSuccess: (found): Effect.Effect<Step<Record, Found>, PaxosError.RefIdConflict> => {
      if (Option.isSome(found)) {
        return judged<Record, Found>(creation.judge(found.value)) ?? Effect.succeed(unknown(doubt))
      }
      return Effect.succeed(mayRepeat ? { againAfterMs: 0 } : unknown(doubt))
    }
  })
}

interface Memory {
  /** Why the outcome is in doubt: a lost attempt, or a 409 whose record is not known yet. */
  doubt: PaxosError.Reason | undefined
  /** How far the attempt under way is. */
  progress: Progress
}

const attempt = <Record, Found>(
  creation: Creation<Record, Found>,
  memory: Memory,
  limits: Limits,
  count: number
): Effect.Effect<Step<Record, Found>, PaxosError.PaxosError | PaxosError.RefIdConflict> =>
  Effect.gen(function* () {
    const sent = yield* Effect.result(creation.send(memory.progress))
    if (Result.isSuccess(sent)) return { ending: { _tag: "Created" as const, record: sent.success } }
    memory.progress = { maySucceed: false } // what is still open of this attempt is in `doubt` from here on
    const error = sent.failure
    if (error.reason._tag === "AlreadyExists") {
      memory.doubt ??= error.reason
      return yield* settleConflict(creation, error.reason, limits)
    }
    const isLast = count >= limits.createAttemptsMax
    if (PaxosError.isInDoubt(error)) {
      memory.doubt = error.reason
      const isNear = (PaxosError.retryAfterMs(error) ?? 0) <= limits.retryAfterMaxMs
      if (isNear) yield* sleepAtLeast(PaxosError.retryAfterMs(error) ?? 0)
      return yield* settleDoubt(creation, error.reason, limits, !isLast && isNear)
    }
    if (error.reason._tag === "RateLimited" && !isLast && isWorthWaiting(error, limits)) {
      return { againAfterMs: PaxosError.retryAfterMs(error) ?? backoffMs(count, limits) }
    }
    // A definite refusal: of this attempt. With an earlier one in doubt it says nothing about the whole.
    return memory.doubt === undefined ? yield* error : yield* settleDoubt(creation, memory.doubt, limits, false)
  })

/** Runs a create to its end. See the rules at the top. */
export const create = <Record, Found>(
  creation: Creation<Record, Found>,
  limits: Limits
): Effect.Effect<Ending<Record, Found>, PaxosError.PaxosError | PaxosError.RefIdConflict> =>
  Effect.suspend(() => {
    const memory: Memory = { doubt: undefined, progress: { maySucceed: false } }
    const timeoutMs = limits.createTimeoutMs
    const run = Effect.gen(function* () {
      for (let count = 1; ; count++) {
        const step: Step<Record, Found> = yield* attempt(creation, memory, limits, count)
        if ("ending" in step) return step.ending
        yield* sleepAtLeast(step.againAfterMs)
      }
    })
    return Effect.timeoutOrElse(run, {
      duration: timeoutMs,
      orElse: () => {
        const timedOut = new PaxosError.TimedOut({ timeoutMs })
        if (memory.doubt !== undefined || memory.progress.maySucceed) {
          return Effect.succeed<Ending<Record, Found>>({ _tag: "Unknown", reason: memory.doubt ?? timedOut })
        }
        return Effect.fail(new PaxosError.PaxosError({ operation: creation.operation, reason: timedOut, sent: false }))
      }
    })
  })
