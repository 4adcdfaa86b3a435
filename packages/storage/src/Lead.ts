/** Does something in one of several processes at a time, for as long as the lead lasts (`Leadership`). */
// @effect-diagnostics nodeBuiltinImport:off -- names of holders come from Node

import * as crypto from "node:crypto"

import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"

import { Leadership } from "./Leadership.ts"

/** How often within its time a lead is renewed, or asked for. */
const TURNS = 6

/** What a holder can do. */
export interface Lease {
  readonly epoch: number
  /** Renews it now, by the database's clock; false when somebody else holds it, or nobody knows. */
  readonly renew: Effect.Effect<boolean>
}

/**
 * Runs `work` whenever this process holds the lead; `work` is interrupted when the lead is lost. A database that is away
 * ends it only when the lead's time is over. A bug ends a turn, not the work.
 */
export const whileLeading = <R>(
  name: string,
  leaseMs: number,
  work: (lease: Lease) => Effect.Effect<void, never, R | Scope.Scope>
): Effect.Effect<never, never, Leadership | Exclude<R, Scope.Scope>> =>
  Effect.gen(function* () {
    const leadership = yield* Leadership
    const holder = crypto.randomUUID()
    const take = leadership.take({ name, holder, forMs: leaseMs })
    const turn = Effect.gen(function* () {
      let renewedMs = yield* Clock.currentTimeMillis
      const taken = Option.flatten(yield* Effect.option(take))
      if (Option.isNone(taken)) return
      const { epoch } = taken.value
      /** Whether it is held still; none when the database does not say. */
      const ask = Effect.gen(function* () {
        const startedMs = yield* Clock.currentTimeMillis
        const again = yield* Effect.option(take)
        const isHeld = Option.map(again, (lead) => Option.isSome(Option.filter(lead, (one) => one.epoch === epoch)))
        if (Option.getOrElse(isHeld, () => false)) renewedMs = startedMs
        return isHeld
      })
      const kept = Effect.gen(function* () {
        // Before its time is over: a successor may begin then.
        while ((yield* Clock.currentTimeMillis) - renewedMs < leaseMs - leaseMs / TURNS) {
          yield* Effect.sleep(leaseMs / TURNS)
          if (!Option.getOrElse(yield* ask, () => true)) return
        }
      })
      const renew = Effect.map(
        ask,
        Option.getOrElse(() => false)
      )
      yield* Effect.scoped(Effect.raceFirst(work({ epoch, renew }), kept))
    })
    const released = Effect.ignore(leadership.release({ name, holder }))
    const guarded = Effect.catchDefect(turn, (defect) => Effect.logError(`${name} was ended by a bug`, { defect }))
    return yield* Effect.forever(Effect.andThen(Effect.ensuring(guarded, released), Effect.sleep(leaseMs / TURNS)))
  }) as Effect.Effect<never, never, Leadership | Exclude<R, Scope.Scope>>
