/**
 * `DELETE /v2/conversion/stablecoins/{id}`: passed on for old ids while the old API is still used; an orchestration
 * cannot be stopped (docs/vendor-facts.md#orch-endpoints), and the answer says so.
 */
import { Grants } from "@segue/api/Grants"
import type { Conversion } from "@segue/core/Conversion"
import { isNone } from "@segue/core/Id"
import type { OrchestrationRequest } from "@segue/core/Orchestration"
import * as PaxosError from "@segue/core/PaxosError"
import { Audit } from "@segue/storage/Audit"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

import { Vendor } from "../vendor/Vendor.ts"
import type { Client } from "./Caller.ts"
import * as Legacy from "./Legacy.ts"
import { lookup } from "./Lookup.ts"
import * as refusals from "./refusals.ts"
import * as Reply from "./Reply.ts"

const REMEDY =
  "it was made as an orchestration, and nothing cancels one. To undo it, convert back after it is SETTLED, under a ref_id of its own; to hold it, use an approval"

/** What would have made it: whoever might have made it may cancel it, and seeing it is not enough. */
const making = (conversion: Conversion): OrchestrationRequest => {
  const { amount, id, profile_id, recipient_profile_id, ref_id, source_asset, target_asset } = conversion
  const recipient = isNone(recipient_profile_id) ? profile_id : recipient_profile_id!
  return {
    ref_id: ref_id ?? id,
    source_amount: amount,
    source_asset,
    destination_asset: target_asset,
    source: { profile: { profile_id } },
    destination: { profile: { profile_id: recipient } }
  }
}

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
    const grants = yield* Grants
    yield* grants.permits(caller, { _tag: "CreateOrchestration", request: making(found.conversion) })
    // Money is given back by it, so it is audited, and not sent where that cannot be written.
    const [audit, vendor] = [yield* Audit, yield* Vendor]
    const entry = { actor: caller.id, subject: id, requestId }
    yield* audit.write({ ...entry, action: "cancel.sending" })
    const result = yield* Effect.result(vendor.legacy.cancel(id))
    const action = Result.isSuccess(result)
      ? "cancel.done"
      : PaxosError.isInDoubt(result.failure)
        ? "cancel.unknown"
        : "cancel.failed"
    yield* Effect.catch(audit.write({ ...entry, action }), (error) =>
      Effect.logError("A reply could not be audited", { conversion: id, error: error.message })
    )
    return Reply.ok(yield* Effect.fromResult(result))
  })
