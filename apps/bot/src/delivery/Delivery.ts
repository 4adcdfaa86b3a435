/** One target's messages, one call at a time and oldest first: an older status never overtakes a newer one. */
import * as crypto from "node:crypto"

import * as Lead from "@segue/storage/Lead"
import type { Leadership } from "@segue/storage/Leadership"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"

import * as CrashPoint from "../CrashPoint.ts"
import * as Figures from "../Figures.ts"
import { type Manner, Outbox, type Outcome, type Work } from "../outbox/Outbox.ts"
import type { Pace } from "../outbox/Pace.ts"
import { type Limit, type Notifier, NotifyError } from "../targets/Notifier.ts"
import type * as View from "../view/View.ts"
import { lagMs, viewOf } from "./Contents.ts"

const PAUSE_MAX_MS = 60_000

/** A message that failed so often is tried less often, and lets others pass. */
const PATIENCE = 5
const PATIENCE_MAX_MS = 600_000

/** So many failures in a row were the target's: when it takes messages again, nothing waits any longer. */
const OUTAGE = 5

/** How much a message lists where its target says nothing about it. */
const LISTED_MAX = 24

/** Everything that is told one by one within about a minute needs no digest. */
const MINUTE_MS = 60_000

/** Whether it calls a state stuck; see `Outbox.callStuck`. */
const isStuck = ({ content, kind, sequence }: Work): boolean =>
  kind === "reply" && content.type === undefined && sequence < 0

/** The same whenever the same is sent again. */
const keyOf = ({ kind, orchestrationId, sequence, target }: Work): string =>
  `${kind}_${target}_${orchestrationId}_${sequence}`

/** What a piece of work comes to at a target. */
type Act = "post" | "edit" | "reply"

const actOf = (notifier: Notifier, { kind, ref }: Work): Act => {
  if (kind === "reply") return ref !== null && notifier.canReply ? "reply" : "post"
  return ref === null || !notifier.canEdit ? "post" : "edit"
}

const hows: Readonly<Record<Act, Figures.How>> = { post: "sent", edit: "edited", reply: "replied" }

const send = (notifier: Notifier, work: Work, view: View.View) => {
  const key = keyOf(work)
  const act = actOf(notifier, work)
  if (act === "post") return notifier.send(view, key)
  if (act === "reply") return notifier.reply(work.ref!, view, key)
  // A stray that cannot be changed keeps nobody from the message itself.
  const strays = Effect.forEach(work.strays, (ref) => Effect.ignore(notifier.update(ref, view, key)), {
    concurrency: "unbounded", // one call's time for all: the lease lasts for a few
    discard: true
  })
  return Effect.andThen(strays, notifier.update(work.ref!, view, key))
}

/** What the message is to its readers; the time it is as of and its age change nothing. */
const hashOf = (view: View.View): string =>
  crypto
    .createHash("sha256")
    .update(
      JSON.stringify({ ...view, sequence: 0, footer: "", fields: view.fields.filter(({ name }) => name !== "Age") })
    )
    .digest("base64url")

/** A message that breaks us must not stand in the way of all others. */
const refusing = <A, R>(effect: Effect.Effect<A, NotifyError, R>): Effect.Effect<A, NotifyError, R> =>
  Effect.catchDefect(effect, (defect) =>
    Effect.fail(new NotifyError({ kind: "refused", message: `it cannot be told, a bug: ${String(defect)}` }))
  )

/** What the work came to; skipped when the message shows it already. */
const call = (notifier: Notifier, work: Work, surroundings: View.Surroundings) =>
  Effect.gen(function* () {
    const nowMs = yield* Clock.currentTimeMillis
    const view = viewOf(work.content, work.sequence, surroundings, nowMs)
    const hash = hashOf(view)
    if (work.kind === "message" && work.ref !== null && hash === work.shownHash) {
      return { ref: work.ref, hash, how: "skipped" as const }
    }
    return { ref: yield* send(notifier, work, view), hash, how: hows[actOf(notifier, work)] }
  }).pipe(refusing)

const paceOf = ({ gapMs, name }: Notifier): Pace => ({ name: `target:${name}`, calls: 1, perMs: gapMs })

const limitsOf = (notifier: Notifier, act: Act): ReadonlyArray<Limit> =>
  (notifier.limits ?? []).filter(({ act: one }) => one === undefined || one === act)

const mannerOf = (notifier: Notifier, digestAbove: number | undefined): Manner => ({
  pace: paceOf(notifier),
  pacesOf: (work) => limitsOf(notifier, actOf(notifier, work)),
  ...(notifier.gapMs > 0
    ? {
        gathering: {
          above: digestAbove ?? Math.ceil(MINUTE_MS / notifier.gapMs),
          listedMax: notifier.listedMax ?? LISTED_MAX,
          canEdit: notifier.canEdit
        }
      }
    : {})
})

/** How long after a failure the target is left alone, by failures in a row. */
export const pauseMs = (error: NotifyError, failures: number): number => {
  const ownMs = Math.min(1_000 * 2 ** Math.min(failures - 1, 10), PAUSE_MAX_MS)
  if (error.kind === "target") return PAUSE_MAX_MS
  return Math.max(error.retryAfterMs ?? 0, ownMs)
}

const outcomeOf = (error: NotifyError, work: Work): Outcome => {
  const failure = error.message.slice(0, 500)
  // What was not there yet cannot be gone: to post it again would end as before, for ever.
  if (error.kind === "gone" && work.ref !== null) return { type: "gone", failure }
  if (error.kind === "refused" || error.kind === "gone") return { type: "dead", failure }
  const isItsFault = error.kind === "retryable"
  // The order is kept while the target is why; what fails again and again by itself lets others pass.
  const afterMs =
    isItsFault && work.attempts + 1 >= PATIENCE ? Math.min(1_000 * 2 ** work.attempts, PATIENCE_MAX_MS) : 0
  // A limit is a clear no; an error or a silence may come after the message was taken.
  return { type: "again", afterMs, failure, isItsFault, isUnsure: error.kind === "retryable" }
}

const points = {
  message: { claimed: "message.claimed", taken: "message.taken", written: "message.written" },
  reply: { claimed: "reply.claimed", taken: "reply.taken", written: "reply.written" }
} as const

/** What delivering to one target needs to know. */
export interface Delivering {
  readonly notifier: Notifier
  readonly surroundings: View.Surroundings
  /** Between two looks for something to do. */
  readonly pollMs: number
  /** How long a replica that is gone holds the target; longer than a call can take. */
  readonly leaseMs: number
  /** More changes than this at once are told in a digest; as many as the target takes in a minute, unless told. */
  readonly digestAbove?: number | undefined
}

/** Tells what a failure means for the target and for whoever runs the bot; answers how long to leave the target alone. */
const failed = (notifier: Notifier, work: Work, epoch: number, error: NotifyError, failures: number) =>
  Effect.gen(function* () {
    const outbox = yield* Outbox
    const target = notifier.name
    yield* Figures.countFailure(target, error.kind)
    yield* outbox.settle(work, epoch, outcomeOf(error, work))
    if (error.kind === "refused" || error.kind === "gone") {
      if (error.kind === "refused") {
        const { message } = error
        yield* Effect.logError("A message was refused; see segue-bot redrive", {
          target,
          id: work.orchestrationId,
          message
        })
      }
      return 0
    }
    const waitMs = pauseMs(error, failures)
    if (error.kind === "rate-limited") {
      // Others whom the platform limits together with us wait as well, and whoever holds the target next.
      const shared = limitsOf(notifier, actOf(notifier, work)).filter(({ act }) => error.isShared ?? act !== undefined)
      yield* outbox.hold([paceOf(notifier), ...shared], waitMs)
      return 0
    }
    if (failures === 1) {
      yield* Effect.logWarning("The target does not take messages", { target, message: error.message })
    }
    return waitMs
  })

/** How long what a target took is kept in mind while the database is away; about as long as a lease lasts. */
const again = { schedule: Schedule.spaced("1 second"), times: 25 }

/** Delivers for as long as this process holds the target. */
const deliver = (
  { digestAbove, notifier, pollMs, surroundings }: Delivering,
  lease: Lead.Lease
): Effect.Effect<void, never, Outbox> =>
  Effect.gen(function* () {
    const outbox = yield* Outbox
    const { epoch } = lease
    const target = notifier.name
    const manner = mannerOf(notifier, digestAbove)
    let failures = 0

    const one = Effect.gen(function* () {
      const claim = yield* outbox.claim(target, epoch, manner)
      if (claim.type !== "work") return claim.type === "wait" ? claim.ms : pollMs
      const { work } = claim
      const point = points[work.kind]
      if (work.kind === "reply" && work.content.type === undefined && !notifier.canReply && !isStuck(work)) {
        // The message itself was sent anew for this status.
        yield* outbox.settle(work, epoch, { type: "taken", ref: {} })
        return 0
      }
      yield* CrashPoint.at(point.claimed)
      // Whoever sends has the lead for longer than the call can take.
      if (!(yield* lease.renew)) return undefined
      const result = yield* Effect.result(call(notifier, work, surroundings))
      if (Result.isFailure(result)) {
        const { kind } = result.failure
        failures += kind === "refused" || kind === "gone" ? 0 : 1
        return yield* failed(notifier, work, epoch, result.failure, failures)
      }
      const { hash, how, ref } = result.success
      yield* CrashPoint.at(point.taken)
      // Only we know where the message is: a database that restarts is waited for.
      yield* Effect.retry(outbox.settle(work, epoch, { type: "taken", ref, hash }), again)
      yield* CrashPoint.at(point.written)
      yield* Figures.count(target, how, lagMs(work.content, yield* Clock.currentTimeMillis))
      if (failures > 0) yield* Effect.logInfo("The target takes messages again", { target })
      if (failures >= OUTAGE) yield* outbox.hurry(target)
      failures = 0
      return 0
    })

    while (true) {
      // Once claimed it is settled, also when the bot is asked to stop: else the next start would send it again.
      const waitMs = yield* Effect.catch(Effect.uninterruptible(one), ({ message }) =>
        Effect.as(Effect.logWarning("Delivery is held up", { target, message }), 2_000)
      )
      if (waitMs === undefined) return
      if (waitMs > 0) yield* Effect.sleep(waitMs)
    }
  })

/** Delivers to a target, in one of all replicas at a time. */
export const run = (delivering: Delivering): Effect.Effect<never, never, Outbox | Leadership> =>
  Lead.whileLeading(`bot:${delivering.notifier.name}`, delivering.leaseMs, (lease) => deliver(delivering, lease))
