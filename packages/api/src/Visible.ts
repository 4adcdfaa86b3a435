/** What of an answer a caller may see. What is hidden looks exactly like what does not exist. */
import type { Page } from "@segue/core/Listing"
import * as PaxosError from "@segue/core/PaxosError"
import * as Effect from "effect/Effect"

import { CurrentCall } from "./Call.ts"
import { type Action, Denied, Grants, type GrantsUnavailable, type Thing } from "./Grants.ts"

/** Fails unless the caller may do this. */
export const permit = (action: Action): Effect.Effect<void, Denied | GrantsUnavailable> =>
  Effect.gen(function* () {
    const call = yield* CurrentCall
    const grants = yield* Grants
    if (call === undefined) return yield* new Denied({ missing: "nobody is calling" })
    yield* grants.permits(call.caller, action)
  })

/** Of some things those that the caller may know of. */
export const visible = <A>(
  items: ReadonlyArray<A>,
  toThing: (item: A) => Thing
): Effect.Effect<ReadonlyArray<A>, GrantsUnavailable> =>
  Effect.flatMap(CurrentCall, (call) =>
    call === undefined || items.length === 0
      ? Effect.succeed([])
      : Effect.flatMap(Grants, (grants) =>
          Effect.map(grants.shows(call.caller, items.map(toThing)), (shown) =>
            items.filter((_, index) => shown[index] === true)
          )
        )
  )

/** Whether the caller may know of a thing. */
export const isVisible = (thing: Thing): Effect.Effect<boolean, GrantsUnavailable> =>
  Effect.map(
    visible([thing], (one) => one),
    (shown) => shown.length === 1
  )

/** The visible part of a page; it may be shorter than asked for, and empty, and still lead on. */
export const visiblePage = <A>(page: Page<A>, toThing: (item: A) => Thing): Effect.Effect<Page<A>, GrantsUnavailable> =>
  Effect.map(visible(page.items, toThing), (items) => ({ ...page, items }))

/** The one answer for what does not exist and for what is hidden: nothing in it tells the two apart. */
export const notFound = (operation: string, id: string): PaxosError.PaxosError =>
  new PaxosError.PaxosError({ operation, reason: new PaxosError.NotFound({ status: 404, ids: [id] }), sent: true })

/** Answers a thing, or `notFound` where it does not exist or may not be seen. */
export const orNotFound = <A, R>(
  operation: string,
  id: string,
  found: Effect.Effect<A, PaxosError.PaxosError, R>,
  toThing: (item: A) => Thing
): Effect.Effect<A, PaxosError.PaxosError | GrantsUnavailable, R> =>
  Effect.flatMap(
    Effect.catchReason(found, "PaxosError", "NotFound", () => Effect.fail(notFound(operation, id))),
    (item) =>
      Effect.flatMap(isVisible(toThing(item)), (shown) =>
        shown ? Effect.succeed(item) : Effect.fail(notFound(operation, id))
      )
  )
