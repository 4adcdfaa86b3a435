/** One orchestration that the caller may see. */
import type { Orchestration } from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import type { Thing } from "../Grants.ts"
import { notFound, orNotFound } from "../Visible.ts"
import type { Which } from "../Wire.ts"

/** An orchestration as something to see. */
export const toThing = (orchestration: Orchestration): Thing => ({ _tag: "Orchestration", orchestration })

/** Reads one by id or by `ref_id`. */
export const one = (which: Which) =>
  Effect.flatMap(Orchestrations, (service) => {
    if (which.id !== undefined) return orNotFound("GetOrchestration", which.id, service.get(which.id), toThing)
    const operation = "ListOrchestrations"
    const { ref_id } = which
    const found = Effect.flatMap(
      service.getByRefId(ref_id),
      Option.match({ onNone: () => Effect.fail(notFound(operation, ref_id)), onSome: Effect.succeed })
    )
    return orNotFound(operation, ref_id, found, toThing)
  })
