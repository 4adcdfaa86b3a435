/** Does something in one of several processes at a time; an optimisation for following, order for a target. */
import * as crypto from "node:crypto"

import { Leadership } from "@segue/storage/Leadership"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"

/** A holder that was not heard of for so long is followed by another. */
export const LEASE_MS = 30_000
/** How often within that time it is renewed, or asked for. */
const TURNS = 6

/** What a holder can do. */
export interface Lease {
  readonly epoch: number
  /** Renews it now, by the database's clock; false when somebody else holds it, or nobody knows. */
  readonly renew: Effect.Effect<boolean>
}

/** Runs `work` whenever this process holds the lead; `work` is interrupted when the lead is lost. */
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
      const taken = Option.flatten(yield* Effect.option(take))
      if (Option.isNone(taken)) return
      const { epoch } = taken.value
      const renew = Effect.map(Effect.option(take), (again) =>
        Option.isSome(Option.filter(Option.flatten(again), (lead) => lead.epoch === epoch))
      )
      // The lease outlives several renewals; one that fails only because the database is away costs a new turn.
      const kept = Effect.gen(function* () {
        while (true) {
          yield* Effect.sleep(leaseMs / TURNS)
          if (!(yield* renew)) return
        }
      })
      yield* Effect.scoped(Effect.raceFirst(work({ epoch, renew }), kept))
    })
    const released = Effect.ignore(leadership.release({ name, holder }))
    // A bug ends a turn, not the work.
    const guarded = Effect.catchDefect(turn, (defect) => Effect.logError(`${name} was ended by a bug`, { defect }))
    return yield* Effect.forever(Effect.andThen(Effect.ensuring(guarded, released), Effect.sleep(leaseMs / TURNS)))
  }) as Effect.Effect<never, never, Leadership | Exclude<R, Scope.Scope>>
