/** One record by its id: an orchestration of ours in the old shape, or an old conversion while the old API is still read. */
import { Grants, type Thing } from "@segue/api/Grants"
import type { Conversion } from "@segue/core/Conversion"
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import type { PaxosError } from "@segue/core/PaxosError"
import { CutOver } from "@segue/storage/CutOver"
import { Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import { Vendor } from "../vendor/Vendor.ts"
import type { Client } from "./Caller.ts"
import * as Text from "./Text.ts"

/** What was found. */
export type Found =
  | { readonly _tag: "Orchestration"; readonly orchestration: Orchestration }
  | { readonly _tag: "Conversion"; readonly conversion: Conversion }

/** Whether the caller may know of a thing. */
export const isShown = (client: Client, thing: Thing) =>
  Effect.flatMap(Grants, ({ shows }) => Effect.map(shows(client.call.caller, [thing]), ([shown]) => shown === true))

const orNone = <A>(effect: Effect.Effect<A, PaxosError>): Effect.Effect<Option.Option<A>, PaxosError> =>
  Effect.asSome(effect).pipe(
    Effect.catchIf(
      ({ reason }) => reason._tag === "NotFound" || (reason._tag === "BadRequest" && reason.problem !== undefined),
      () => Effect.succeed(Option.none<A>())
    )
  )

const find = (id: string) =>
  Effect.gen(function* () {
    const [views, served, vendor, cutOver] = [yield* Views, yield* Orchestrations, yield* Vendor, yield* CutOver]
    const orchestration = Effect.map(orNone(served.get(id)), (found) =>
      Option.map(found, (one): Found => ({ _tag: "Orchestration", orchestration: one }))
    )
    const known = yield* views.get(id)
    if (Option.isSome(known)) {
      const seen = known.value.orchestration
      // The first end that was seen stands, as in lists: what contradicts it is an incident, and no SETTLED is taken back.
      return isTerminal(seen.status)
        ? Option.some<Found>({ _tag: "Orchestration", orchestration: seen })
        : yield* orchestration
    }
    const { mode } = yield* cutOver.get
    if (mode !== "off") {
      const conversion = yield* orNone(vendor.legacy.get(id))
      if (Option.isSome(conversion)) {
        return Option.some<Found>({ _tag: "Conversion", conversion: conversion.value })
      }
    }
    return yield* orchestration
  })

/** The record, if there is one and the caller may know of it. */
export const lookup = (client: Client, id: string) =>
  Effect.gen(function* () {
    if (!Text.isId(id)) return Option.none<Found>()
    const found = yield* find(id)
    return Option.isSome(found) && (yield* isShown(client, found.value)) ? found : Option.none<Found>()
  })
