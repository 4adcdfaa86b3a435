/** One orchestration that the caller may see. */
import type { Orchestration } from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as Effect from "effect/Effect"

import type { Thing } from "../Grants.ts"
import { notFound, orNotFound } from "../Visible.ts"
import type { Which } from "../Wire.ts"

/** An orchestration as something to see. */
export const toThing = (orchestration: Orchestration): Thing => ({ _tag: "Orchestration", orchestration })

/** Reads one by id or by `ref_id`. */
export const one = (which: Which) =>
  Effect.gen(function* () {
    const service = yield* Orchestrations
    if (which.id !== undefined) return yield* orNotFound("GetOrchestration", which.id, service.get(which.id), toThing)
    const operation = "ListOrchestrations"
    const found = yield* service.getByRefId(which.ref_id)
    if (found._tag === "None") return yield* notFound(operation, which.ref_id)
    return yield* orNotFound(operation, which.ref_id, Effect.succeed(found.value), toThing)
  })
