/** The one table from failures to tRPC codes, and what of a failure is told to callers. */
import * as Issue from "@segue/core/Issue"
import { LintUnavailable } from "@segue/core/Linter"
import { MigrationRefused } from "@segue/core/Migration"
import * as PaxosError from "@segue/core/PaxosError"
import type { Problem } from "@segue/core/Problem"
import { TRPCError } from "@trpc/server"
import * as Schema from "effect/Schema"

import { FeedUnavailable, PositionUnknown } from "./ChangeFeed.ts"
import { Denied, GrantsUnavailable } from "./Grants.ts"

/** The `ref_id` is taken by a record that this caller may not know of: no more is said. Nothing was created. */
export class RefIdTaken extends Schema.TaggedError<RefIdTaken>()("RefIdTaken", { ref_id: Schema.String }) {
  override get message(): string {
    return "this ref_id is taken: you used it for another request, or somebody else did. This call created nothing; what became of yours, the same request again tells. Another one needs a ref_id of its own"
  }
}

/** A limit of the caller's does not allow it. Nothing was sent. */
export class LimitExceeded extends Schema.TaggedError<LimitExceeded>()("LimitExceeded", {
  /** `create`: the amount of one create. `day`: of the last 24 hours. `minute`: creates within the last minute. */
  limit: Schema.Literals(["create", "day", "minute"]),
  /** The asset that the limit is for; `*` for all. */
  asset: Schema.String
}) {
  override get message(): string {
    const what = {
      create: `one create may not move that much ${this.asset}`,
      day: `it would exceed what may be moved within 24 hours (${this.asset})`,
      minute: `too many creates within a minute (${this.asset})`
    }[this.limit]
    return `nothing was sent: ${what}. Ask whoever runs the gateway for another limit, or come back later`
  }
}

/**
 * This call sent nothing, and nothing will be sent because of it; the `ref_id` stays usable. That is certain, unlike the
 * outcome `Unknown`. It says nothing of earlier calls: one that was answered `Unknown` stays unknown.
 */
export class NotSent extends Schema.TaggedError<NotSent>()("NotSent", {
  ref_id: Schema.String,
  /**
   * `vendor-closed`: the vendor throttles us, or its circuit is open. `send-before`: the caller's time was over. `guard`:
   * the other API could not be asked whether it knows the `ref_id`. `storage`: it could not be recorded or audited.
   * `stopping`: the gateway stops.
   */
  why: Schema.Literals(["vendor-closed", "send-before", "guard", "storage", "stopping"]),
  /** For people: what to do about it. */
  remedy: Schema.String,
  retryAfterMs: Schema.optionalKey(Schema.Int)
}) {
  override get message(): string {
    return `this call sent nothing (${this.why}). ${this.remedy}`
  }
}

/** A payload of `migration` that could not be read as what it was said to be. */
export class Unreadable extends Schema.TaggedError<Unreadable>()("Unreadable", {
  issues: Schema.Array(Issue.Issue)
}) {
  override get message(): string {
    return this.issues.map(Issue.format).join("; ")
  }
}

/** Everything a procedure may fail with. */
export const Failure = Schema.Union([
  PaxosError.PaxosError,
  PaxosError.RefIdConflict,
  RefIdTaken,
  LimitExceeded,
  NotSent,
  MigrationRefused,
  Unreadable,
  LintUnavailable,
  Denied,
  GrantsUnavailable,
  FeedUnavailable,
  PositionUnknown
])
export type Failure = typeof Failure.Type
/** A failure as it is written on the wire. */
export type FailureOnWire = typeof Failure.Encoded

type Code = TRPCError["code"]

/** BAD_GATEWAY: the gateway's own credential or the vendor is at fault, and no caller can mend it. */
const reasonCodes = {
  BadRequest: "BAD_REQUEST",
  Unauthorized: "BAD_GATEWAY",
  Forbidden: "BAD_GATEWAY",
  InsufficientFunds: "PRECONDITION_FAILED",
  AlreadyExists: "CONFLICT",
  TravelRuleRequired: "PRECONDITION_FAILED",
  IdentityVerificationRequired: "PRECONDITION_FAILED",
  UnsupportedAddress: "UNPROCESSABLE_CONTENT",
  ExceedsPrecision: "UNPROCESSABLE_CONTENT",
  NotFound: "NOT_FOUND",
  Gone: "NOT_IMPLEMENTED",
  RateLimited: "TOO_MANY_REQUESTS",
  Unavailable: "SERVICE_UNAVAILABLE",
  TokenRefused: "BAD_GATEWAY",
  TransportFailed: "BAD_GATEWAY",
  TimedOut: "GATEWAY_TIMEOUT",
  UnreadableReply: "BAD_GATEWAY",
  InvalidRequest: "BAD_REQUEST",
  UnknownProblem: "BAD_GATEWAY"
} as const satisfies Record<PaxosError.Reason["_tag"], Code>

const codes = {
  RefIdConflict: "CONFLICT",
  RefIdTaken: "CONFLICT",
  LimitExceeded: "TOO_MANY_REQUESTS",
  NotSent: "SERVICE_UNAVAILABLE",
  MigrationRefused: "UNPROCESSABLE_CONTENT",
  Unreadable: "BAD_REQUEST",
  Denied: "FORBIDDEN",
  GrantsUnavailable: "SERVICE_UNAVAILABLE",
  FeedUnavailable: "SERVICE_UNAVAILABLE",
  PositionUnknown: "PRECONDITION_FAILED"
} as const satisfies Record<Exclude<Failure["_tag"], "PaxosError" | "LintUnavailable">, Code>

/** Files that take too long, or break the linter, do so tomorrow as well. */
const lintCodes = {
  absent: "NOT_IMPLEMENTED",
  busy: "TOO_MANY_REQUESTS",
  "too-long": "UNPROCESSABLE_CONTENT",
  failed: "UNPROCESSABLE_CONTENT"
} as const satisfies Record<LintUnavailable["why"], Code>

/** The tRPC code of a failure. A reason or failure without one does not compile. */
export const codeOf = (failure: Failure): Code => {
  if (failure._tag === "PaxosError") return reasonCodes[failure.reason._tag]
  if (failure._tag === "LintUnavailable") return lintCodes[failure.why]
  // An amount that is too large for one create is too large tomorrow.
  return failure._tag === "LimitExceeded" && failure.limit === "create" ? "FORBIDDEN" : codes[failure._tag]
}

/** As the error that tRPC answers. */
export const toTrpc = (failure: Failure): TRPCError =>
  new TRPCError({ code: codeOf(failure), message: failure.message, cause: failure })

/** A problem of the vendor without its `meta`, which shows the existing record to whoever guesses its `ref_id`. */
const withoutMeta = (problem: Problem): Problem => {
  const { meta: _, ...rest } = problem
  return rest
}

/** The part of a reason that callers may see. */
export const publicReason = (reason: PaxosError.Reason): PaxosError.Reason =>
  reason._tag === "AlreadyExists"
    ? new PaxosError.AlreadyExists({
        status: reason.status,
        ...(reason.problem === undefined ? {} : { problem: withoutMeta(reason.problem) })
      })
    : reason

/** The part of a failure that callers may see. */
export const publicFailure = (failure: Failure): Failure =>
  failure._tag === "PaxosError"
    ? new PaxosError.PaxosError({
        operation: failure.operation,
        reason: publicReason(failure.reason),
        sent: failure.sent
      })
    : failure

/** The vendor's problem, where the failure came with one. */
export const problemOf = (failure: Failure): Problem | undefined =>
  failure._tag === "PaxosError" && "problem" in failure.reason ? failure.reason.problem : undefined

/** What is wrong with the input, by path. */
export const issuesOf = (failure: Failure): ReadonlyArray<Issue.Issue> => {
  switch (failure._tag) {
    case "MigrationRefused":
    case "Unreadable":
      return failure.issues
    case "RefIdConflict":
      return failure.paths.map((path) => ({ path, message: "Differs from the existing record" }))
    case "PaxosError":
      return failure.reason._tag === "InvalidRequest" ? failure.reason.issues : []
    default:
      return []
  }
}

/** Milliseconds after which it makes sense to ask again, where that is known. */
export const retryAfterMsOf = (failure: Failure): number | undefined =>
  failure._tag === "PaxosError"
    ? PaxosError.retryAfterMs(failure)
    : failure._tag === "NotSent" || failure._tag === "LintUnavailable"
      ? failure.retryAfterMs
      : undefined

/** Whether a value is one of the failures. */
export const isFailure: (value: unknown) => value is Failure = Schema.is(Failure)

/** Writes a failure for the wire. */
export const encode: (failure: Failure) => FailureOnWire = Schema.encodeSync(Failure)
