/**
 * Creates that somebody left: those of a process that died, and those in doubt. One that never left is given up as not
 * sent: its caller was told so, or will ask again; money does not move when nobody waits for it. One in doubt is only
 * looked for; to send it again is for its caller to ask.
 */
import { CreateIntents, type Intent } from "@segue/storage/CreateIntents"
import type { StorageError } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Random from "effect/Random"
import * as Result from "effect/Result"

import * as CrashPoint from "../CrashPoint.ts"
import { Draining } from "../Draining.ts"
import * as Failures from "./Failures.ts"
import * as Request from "./Request.ts"
import { conclude, LEASE_MS, lookUp, type Needs, retryMs } from "./Work.ts"

/** What was recorded this long ago and never left was left behind: whoever records goes on within milliseconds. */
const LEFT_BEHIND_MS = 30_000

/** Between two looks for creates to go on with. */
const PERIOD_MS = 2_000
const BATCH_MAX = 50
const CONCURRENCY = 4

/** Looks for one in doubt. Nothing found proves nothing: it stays in doubt, and is looked for ever more seldom. */
const lookFor = (lease: { readonly refId: string; readonly number: number }, intent: Intent) =>
  Effect.gen(function* () {
    const intents = yield* CreateIntents
    const request = yield* Effect.orDie(Request.decode(intent.request))
    const looked = yield* Effect.result(lookUp(intent, request))
    yield* CrashPoint.at("recover.looked-up")
    const outcome = Result.isSuccess(looked) ? looked.success : { _tag: "Nothing" as const }
    switch (outcome._tag) {
      case "Found":
        yield* conclude(lease, outcome.final)
        break
      case "Conflict":
        yield* intents.settle(lease, { state: "refused", isSettled: true, outcome: Failures.keep(outcome.conflict) })
        break
      case "Hidden":
      case "Nothing":
        yield* intents.settle(lease, { state: "in_doubt", retryMs: retryMs(intent.doubtAgeMs) })
    }
    yield* CrashPoint.at("recover.settled")
  })

const recover = (found: Intent): Effect.Effect<void, StorageError, Needs> =>
  Effect.gen(function* () {
    const intents = yield* CreateIntents
    if (found.state === "recorded" && !found.isDoubted && found.idleMs < LEFT_BEHIND_MS) return
    yield* CrashPoint.at("recover.found")
    const leased = Option.getOrUndefined(yield* intents.lease(found.refId, LEASE_MS))
    if (leased?._tag !== "Leased") return
    yield* CrashPoint.at("recover.leased")
    const { intent, lease } = leased
    if (intent.isDoubted || intent.state === "in_doubt") return yield* lookFor(lease, intent)
    yield* intents.settle(lease, { state: "not_sent", outcome: Failures.keep(Failures.abandoned(intent.refId)) })
  }).pipe(Effect.annotateLogs({ ref_id: found.refId }))

/** Goes on with what there is, once. */
const once: Effect.Effect<number, StorageError, Needs> = Effect.gen(function* () {
  const found = yield* (yield* CreateIntents).unsettled(BATCH_MAX)
  yield* Effect.forEach(found, recover, { concurrency: CONCURRENCY, discard: true })
  return found.length
})

const forever: Effect.Effect<void, never, Needs | Draining> = Effect.gen(function* () {
  const { isDraining } = yield* Draining
  while (!(yield* isDraining)) {
    yield* Effect.catchCause(once, (cause) => Effect.logWarning("Going on with creates is held up", cause))
    // Replicas that started together drift apart.
    yield* Effect.sleep(Math.round(PERIOD_MS * (yield* Random.nextBetween(0.8, 1.2))))
  }
})

/** Goes on with them as long as the gateway runs. Every replica does: leases keep them apart. */
export const layer: Layer.Layer<never, never, Needs | Draining> = Layer.effectDiscard(
  Effect.forkScoped(forever.pipe(Effect.withSpan("Recovery")))
)
