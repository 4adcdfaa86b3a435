/**
 * `DELETE /v2/conversion/stablecoins/{id}`: passed on for old ids while the old API is still used; an orchestration
 * cannot be stopped (docs/vendor-facts.md#orch-endpoints), and the answer says so.
 */
import { Audit } from "@segue/storage/Audit"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"

import { Vendor } from "../vendor/Vendor.ts"
import type { Client } from "./Caller.ts"
import * as Legacy from "./Legacy.ts"
import { lookup } from "./Lookup.ts"
import * as refusals from "./refusals.ts"
import * as Reply from "./Reply.ts"

const REMEDY =
  "it was made as an orchestration, and nothing cancels one. To undo it, convert back after it is SETTLED, under a ref_id of its own; to hold it, use an approval"

/** Cancels an old one. */
export const cancel = (client: Client, id: string) =>
  Effect.gen(function* () {
    const found = Option.getOrUndefined(yield* lookup(client, id))
    if (found === undefined) return refusals.notFound(id)
    if (found._tag === "Orchestration") {
      return Legacy.of(found.orchestration) === undefined
        ? refusals.notFound(id)
        : Reply.problem(403, `conversion with id ${id} cannot be cancelled: ${REMEDY}`)
    }
    const { caller, requestId } = client.call
    // Money is given back by it, so it is audited, and not sent where that cannot be written.
    const [audit, vendor] = [yield* Audit, yield* Vendor]
    const entry = { actor: caller.id, subject: id, requestId }
    yield* audit.write({ ...entry, action: "cancel.sending" })
    const exit = yield* Effect.exit(vendor.legacy.cancel(id))
    const action = Exit.isSuccess(exit) ? "cancel.done" : "cancel.failed"
    yield* Effect.catch(audit.write({ ...entry, action }), (error) =>
      Effect.logError("A reply could not be audited", { conversion: id, error: error.message })
    )
    return Reply.ok(yield* exit)
  })
