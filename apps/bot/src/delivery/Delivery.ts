/** One target's messages, one call at a time and oldest first: an older status never overtakes a newer one. */
import { Leadership } from "@segue/storage/Leadership"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

import * as CrashPoint from "../CrashPoint.ts"
import * as Lead from "../Lead.ts"
import { Outbox, type Outcome, type Work } from "../outbox/Outbox.ts"
import { type Notifier, NotifyError } from "../targets/Notifier.ts"
import * as View from "../view/View.ts"

const PAUSE_MAX_MS = 60_000

/** Whether it calls a state stuck; see `Outbox.callStuck`. */
const isStuck = ({ change, kind }: Work): boolean => kind === "reply" && change.sequence < 0

/** The same whenever the same is sent again. */
const keyOf = ({ change, kind, orchestrationId, target }: Work): string =>
  `${kind}_${target}_${orchestrationId}_${change.sequence}`

const viewOf = (work: Work, surroundings: View.Surroundings, nowMs: number): View.View =>
  isStuck(work) ? View.makeStuck(work.change, surroundings, nowMs) : View.make(work.change, surroundings)

const send = (notifier: Notifier, work: Work, view: View.View) => {
  const key = keyOf(work)
  if (work.kind === "reply" && work.ref !== null && notifier.canReply) return notifier.reply(work.ref, view, key)
  return work.kind === "reply" || work.ref === null || !notifier.canEdit
    ? notifier.send(view, key)
    : notifier.update(work.ref, view, key)
}

const call = (notifier: Notifier, work: Work, surroundings: View.Surroundings) =>
  Effect.flatMap(Clock.currentTimeMillis, (nowMs) => send(notifier, work, viewOf(work, surroundings, nowMs))).pipe(
    // A message that breaks us must not stand in the way of all others.
    Effect.catchDefect((defect) =>
      Effect.fail(new NotifyError({ kind: "refused", message: `it cannot be told, a bug: ${String(defect)}` }))
    )
  )

/** How long after a failure the target is left alone, by failures in a row. */
export const pauseMs = (error: NotifyError, failures: number): number => {
  const ownMs = Math.min(1_000 * 2 ** Math.min(failures - 1, 10), PAUSE_MAX_MS)
  if (error.kind === "target") return PAUSE_MAX_MS
  return Math.max(error.retryAfterMs ?? 0, ownMs)
}

const outcomeOf = (error: NotifyError, work: Work, afterMs: number): Outcome => {
  const failure = error.message.slice(0, 500)
  // What was not there yet cannot be gone: to post it again would end as before, for ever.
  if (error.kind === "gone" && work.ref !== null) return { type: "gone", failure }
  if (error.kind === "refused" || error.kind === "gone") return { type: "dead", failure }
  return { type: "again", afterMs, failure }
}

const points = {
  message: { claimed: "message.claimed", taken: "message.taken", written: "message.written" },
  reply: { claimed: "reply.claimed", taken: "reply.taken", written: "reply.written" }
} as const

/** Delivers for as long as this process holds the target. */
const deliver = (
  notifier: Notifier,
  surroundings: View.Surroundings,
  pollMs: number,
  lease: Lead.Lease
): Effect.Effect<void, never, Outbox> =>
  Effect.gen(function* () {
    const outbox = yield* Outbox
    const { epoch } = lease
    let failures = 0

    const one = Effect.gen(function* () {
      const work = yield* outbox.claim(notifier.name, epoch)
      if (work === undefined) return pollMs
      const point = points[work.kind]
      if (work.kind === "reply" && !notifier.canReply && !isStuck(work)) {
        // The message itself was sent anew for this status.
        yield* outbox.settle(work, epoch, { type: "taken", ref: {} })
        return 0
      }
      yield* CrashPoint.at(point.claimed)
      // Whoever sends has the lead for longer than the call can take.
      if (!(yield* lease.renew)) return undefined
      const result = yield* Effect.result(call(notifier, work, surroundings))
      if (Result.isSuccess(result)) {
        yield* CrashPoint.at(point.taken)
        yield* outbox.settle(work, epoch, { type: "taken", ref: result.success })
        yield* CrashPoint.at(point.written)
        if (failures > 0) yield* Effect.logInfo("The target takes messages again", { target: notifier.name })
        failures = 0
        return notifier.gapMs
      }
      const error = result.failure
      const isOurs = error.kind === "refused" || error.kind === "gone"
      failures += isOurs ? 0 : 1
      const waitMs = isOurs ? notifier.gapMs : pauseMs(error, failures)
      yield* outbox.settle(work, epoch, outcomeOf(error, work, waitMs))
      if (error.kind === "refused") {
        yield* Effect.logError("A message was refused; see segue-bot redrive", {
          target: notifier.name,
          id: work.orchestrationId,
          message: error.message
        })
      } else if (failures === 1 && error.kind !== "rate-limited") {
        yield* Effect.logWarning("The target does not take messages", { target: notifier.name, message: error.message })
      }
      return waitMs
    })

    while (true) {
      // Once claimed it is settled, also when the bot is asked to stop: else the next start would send it again.
      const waitMs = yield* Effect.catch(Effect.uninterruptible(one), ({ message }) =>
        Effect.as(Effect.logWarning("Delivery is held up", { target: notifier.name, message }), 2_000)
      )
      if (waitMs === undefined) return
      if (waitMs > 0) yield* Effect.sleep(waitMs)
    }
  })

/** Delivers to a target, in one of all replicas at a time. */
export const run = (
  notifier: Notifier,
  surroundings: View.Surroundings,
  pollMs: number,
  leaseMs: number
): Effect.Effect<never, never, Outbox | Leadership> =>
  Lead.whileLeading(`bot:${notifier.name}`, leaseMs, (lease) => deliver(notifier, surroundings, pollMs, lease))
