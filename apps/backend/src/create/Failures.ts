import type { CreateFailure } from "@segue/api/Creates"
/** How creates end that end badly, and how such an end is kept. */
import * as Failure from "@segue/api/Failure"
import { Denied, GrantsUnavailable } from "@segue/api/Grants"
import type { PaxosError } from "@segue/core/PaxosError"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

const decode = Schema.decodeUnknownOption(Failure.Failure)

/** A failure as it is kept with its create. */
export const keep = (failure: CreateFailure) => ({ _tag: "Failed", failure: Failure.encode(failure) })

const isOfCreate = (failure: Failure.Failure): failure is CreateFailure =>
  failure._tag === "PaxosError" ||
  failure._tag === "RefIdConflict" ||
  failure instanceof Failure.RefIdTaken ||
  failure instanceof Failure.LimitExceeded ||
  failure instanceof Failure.NotSent ||
  failure instanceof Denied ||
  failure instanceof GrantsUnavailable

const Kept = Schema.TaggedStruct("Failed", { failure: Schema.Unknown })
const decodeKept = Schema.decodeUnknownOption(Kept)

/** A failure that was kept, if that is what was kept. */
export const kept = (outcome: unknown): CreateFailure | undefined =>
  Option.getOrUndefined(
    Option.filter(
      Option.flatMap(decodeKept(outcome), ({ failure }) => decode(failure)),
      isOfCreate
    )
  )

const notSent = (why: Failure.NotSent["why"], remedy: string) => (ref_id: string, retryAfterMs?: number) =>
  new Failure.NotSent({ ref_id, why, remedy, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })

/** It could not be recorded or audited. */
export const notRecorded = notSent("storage", "The gateway's database does not answer; ask again with the same ref_id")

/** The caller's time was over before its turn came. */
export const tooLate = notSent(
  "send-before",
  "Its send_before had passed; ask again with the same ref_id and a later one, if it is still wanted"
)

/** It was recorded and then left, by a process that ended; nobody waits for it any more. */
export const abandoned = notSent("stopping", "The gateway ended before it was sent; ask again with the same ref_id")

/** The gateway stops. */
export const stopping = notSent("stopping", "The gateway stops; ask again with the same ref_id")

/** The vendor throttles us, or a circuit is open. */
export const vendorClosed = notSent(
  "vendor-closed",
  "The vendor takes no requests from us now; ask again with the same ref_id when the time is over"
)

/** The `ref_id` was given to the legacy API, which is not called any more. */
export const retired = notSent(
  "guard",
  "This ref_id was given to the legacy API before the cut-over was switched off, and stays with it. Use another one if this is another business operation"
)

/** The other API could not be asked whether it knows the `ref_id`. */
export const unguarded = (ref_id: string, api: "legacy" | "new", error: PaxosError): Failure.NotSent => {
  const gone = error.reason._tag === "Gone" || error.reason._tag === "NotFound"
  const refused = error.reason._tag === "TokenRefused" || error.reason._tag === "Forbidden"
  const remedy = gone
    ? "The legacy API is retired: when nothing writes to it any more, run `segue-backend cutover off` (docs/cut-over.md)"
    : refused
      ? `Grant the credential the right to read the ${api} API, or, once nothing writes to it, see docs/cut-over.md`
      : `The ${api} API could not say whether it has this ref_id; ask again with the same ref_id`
  return notSent("guard", `${remedy}. What it said: ${error.message}`)(ref_id)
}
