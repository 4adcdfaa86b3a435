/**
 * Before anything is sent to one API, the other is asked whether it has the `ref_id`: nobody knows whether the two share
 * one namespace (docs/vendor-facts.md#open-ref-id-namespace). A look-up that finds nothing proves nothing about a
 * request of somebody else's that is under way; one that cannot be made refuses the create.
 */
import * as PaxosError from "@segue/core/PaxosError"
import type { Api } from "@segue/storage/CreateIntents"
import { CutOver } from "@segue/storage/CutOver"
import type { StorageError } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

import { Vendor } from "../vendor/Vendor.ts"
import type { Final } from "./Answer.ts"
import * as Answer from "./Answer.ts"
import * as Failures from "./Failures.ts"
import type { Request } from "./Request.ts"
import * as Terms from "./Terms.ts"

/** What asking came to. */
export type Guarded =
  | { readonly _tag: "Clear" }
  /** The other API has it, and it is what the request asks for. */
  | { readonly _tag: "Found"; readonly final: Final }
  /** The other API has something else under this `ref_id`. */
  | { readonly _tag: "Conflict"; readonly conflict: PaxosError.RefIdConflict }
  /** It could not be asked. */
  | { readonly _tag: "Refused"; readonly failure: ReturnType<typeof Failures.unguarded> }

const clear: Guarded = { _tag: "Clear" }

/** The other API's record, judged; one that does not show enough is not ours to guess about. */
const judge = (request: Request, api: "legacy" | "new", final: Final): Guarded => {
  const { ref_id } = request.orchestration
  const existing = Answer.recordOf(final)
  const compared = Terms.compare(request.orchestration, existing)
  switch (compared._tag) {
    case "Same":
      return { _tag: "Found", final }
    case "Differs":
      return { _tag: "Conflict", conflict: new PaxosError.RefIdConflict({ ref_id, paths: compared.paths, existing }) }
    case "Hidden": {
      const reason = new PaxosError.AlreadyExists({ status: 409 })
      const error = new PaxosError.PaxosError({ operation: "ListStablecoinConversions", reason, sent: true })
      return { _tag: "Refused", failure: Failures.unguarded(ref_id, api, error) }
    }
  }
}

/** Asks the API that the create does not go to. With the cut-over off the legacy API is not called. */
export const guard = (api: Api, request: Request): Effect.Effect<Guarded, StorageError, Vendor | CutOver> =>
  Effect.gen(function* () {
    const [vendor, cutOver] = [yield* Vendor, yield* CutOver]
    const { metadata, ref_id } = request.orchestration
    const { mode } = yield* cutOver.get
    if (api === "orchestration") {
      if (mode === "off") return clear
      const found = yield* Effect.result(vendor.legacy.getByRefId(ref_id))
      if (Result.isFailure(found))
        return { _tag: "Refused", failure: Failures.unguarded(ref_id, "legacy", found.failure) }
      return Option.match(found.success, {
        onNone: () => clear,
        onSome: (conversion) => {
          const notes = Answer.metadataNotes(metadata, conversion.metadata)
          return judge(request, "legacy", { _tag: "LegacyConversion", conversion, isNew: false, notes })
        }
      })
    }
    const found = yield* Effect.result(vendor.orchestrations.getByRefId(ref_id))
    if (Result.isFailure(found)) return { _tag: "Refused", failure: Failures.unguarded(ref_id, "new", found.failure) }
    return Option.match(found.success, {
      onNone: () => clear,
      onSome: (orchestration) => {
        const notes = Answer.metadataNotes(metadata, orchestration.metadata)
        return judge(request, "new", { _tag: "AlreadyExists", orchestration, notes })
      }
    })
  })
