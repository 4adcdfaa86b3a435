/** Failures of the gateway in the old API's words. Nothing is claimed about a create whose end is not known. */
import type { CreateFailure } from "@segue/api/Creates"
import * as Failure from "@segue/api/Failure"
import * as Issue from "@segue/core/Issue"
import type { MigrationRefused } from "@segue/core/Migration"
import { ProblemBody } from "@segue/core/Migration"
import * as PaxosError from "@segue/core/PaxosError"
import * as Problem from "@segue/core/Problem"
import * as Result from "effect/Result"

import * as Legacy from "./Legacy.ts"
import * as Reply from "./Reply.ts"

/** It is unknown whether the record exists: the same request with the same `ref_id` finds out. */
export const unknown = (ref_id: string): Reply.Reply =>
  Reply.problem(
    504,
    `it is not known whether the conversion with ref_id '${ref_id}' exists. Keep the ref_id and repeat the request; do not send it under another`
  )

/** A record that exists, in the old shape where it has one. */
const existing = (conflict: PaxosError.RefIdConflict): unknown =>
  "target_asset" in conflict.existing
    ? conflict.existing
    : (Legacy.of(conflict.existing)?.conversion ?? { id: conflict.existing.id })

/** The vendor's own refusal, with its words in the old vocabulary. */
const said = (problem: Problem.Problem, status: number): Reply.Reply => {
  const migrated = ProblemBody.toConversion(problem)
  return { status, body: Result.isSuccess(migrated) ? migrated.success.value : problem }
}

/** The vendor's answers that are about the caller's request; any other is between the gateway and the vendor. */
const ofVendor = (error: PaxosError.PaxosError): Reply.Reply => {
  const { reason } = error
  switch (reason._tag) {
    case "BadRequest":
    case "InsufficientFunds":
    case "TravelRuleRequired":
    case "IdentityVerificationRequired":
    case "UnsupportedAddress":
    case "ExceedsPrecision":
    case "NotFound":
      return reason.problem === undefined
        ? Reply.problem(reason.status, reason.message)
        : said(reason.problem, reason.status)
    case "InvalidRequest":
      return Reply.problem(400, reason.issues.map(Issue.format).join("; "))
    case "RateLimited":
    case "Unavailable":
      return Reply.problem(503, "the vendor takes no requests now", Reply.retryAfter(PaxosError.retryAfterMs(error)))
    case "Gone":
      return Reply.problem(410, "the vendor has retired the legacy API; orchestrations go on")
    case "TimedOut":
      return Reply.problem(504, "the vendor did not answer in time")
    default:
      return Reply.problem(502, `the vendor could not be used (${reason._tag}); whoever runs the gateway has to look`)
  }
}

/** What could not be taken over, with the vendor's own kind where it has one. */
const ofMigration = ({ issues }: MigrationRefused): Reply.Reply => {
  const detail = issues.map(Issue.format).join("; ")
  if (!issues.every(({ code }) => code === "precision")) return Reply.problem(400, detail)
  const { status, title } = Problem.catalogue["exceed-precision"]
  return { status, body: { type: `${Problem.TYPE_BASE}exceed-precision`, title, status, detail } }
}

/** A failed create, or a failed read. */
export const of = (failure: CreateFailure | MigrationRefused): Reply.Reply => {
  switch (failure._tag) {
    case "PaxosError":
      return ofVendor(failure)
    case "RefIdConflict":
      return Reply.alreadyExists(failure.ref_id, existing(failure))
    case "RefIdTaken":
      return Reply.problem(409, "the ref_id is taken")
    case "Denied":
      return Reply.problem(403, failure.message)
    case "GrantsUnavailable":
      return Reply.problem(503, failure.message)
    case "LimitExceeded":
      return Reply.problem(failure.limit === "create" ? 403 : 429, failure.message)
    case "NotSent":
      return Reply.problem(503, failure.message, Reply.retryAfter(Failure.retryAfterMsOf(failure)))
    case "MigrationRefused":
      return ofMigration(failure)
  }
}

/** The database does not answer: nothing was read, and nothing was done. */
export const noDatabase: Reply.Reply = Reply.problem(503, "the gateway's database does not answer; try again later")

/** Something of ours is broken. Nothing is claimed about what was done before it. */
export const broken: Reply.Reply = Reply.problem(
  500,
  "the gateway failed, and it is not known what of the request was done. Repeat a create with the same ref_id only"
)

/** The old API's words for an id that is not there, or that the caller may not know of. */
export const notFound = (id: string): Reply.Reply => Reply.problem(404, `conversion with id ${id} not found`)
