/**
 * What can go wrong with a call to the vendor: one error, with the cause as a tagged `reason`. Causes are told apart by
 * problem type and HTTP status, never by text (docs/vendor-facts.md#problem-detail-text).
 */
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"

import { Conversion } from "./Conversion.ts"
import * as Issue from "./Issue.ts"
import { Orchestration } from "./Orchestration.ts"
import { Problem } from "./Problem.ts"

/** What every answer of the vendor has: its status, and the problem body where there was one. */
const answered = { status: Schema.Int, problem: Schema.optionalKey(Problem) }

const text = Schema.optionalKey(Schema.String)

/** 400 without a kind of its own. Source: docs/vendor-facts.md#conv-problems. */
export class BadRequest extends Schema.TaggedError<BadRequest>()("BadRequest", answered) {
  override get message(): string {
    return "the API refused the request as it is (400). Its own words are in `problem`; correct the request. A create that was corrected needs a new ref_id"
  }
}

/** 401 although the token was fetched anew once. */
export class Unauthorized extends Schema.TaggedError<Unauthorized>()("Unauthorized", answered) {
  override get message(): string {
    return "the API does not accept a fresh token (401). Check that API and token address belong to one environment"
  }
}

/** 403 without a kind of its own: a missing scope or a disabled user. Source: docs/vendor-facts.md#conv-problems. */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", answered) {
  override get message(): string {
    return "the credential may not do this (403). Grant the scope in the Dashboard, or check that its user is enabled"
  }
}

/** The source profile holds too little. Source: docs/vendor-facts.md#problem-catalogue. */
export class InsufficientFunds extends Schema.TaggedError<InsufficientFunds>()("InsufficientFunds", {
  ...answered,
  profile_id: text,
  asset: text,
  available: text,
  needed: text
}) {
  override get message(): string {
    return "the source profile holds too little of the source asset. Fund it and repeat this same request; a changed request, such as a lower amount, needs a new ref_id"
  }
}

/**
 * The `ref_id` (or another unique value) is taken. `existing` is the record as the vendor showed it, of unknown shape.
 * Sources: docs/vendor-facts.md#conv-ref-id, #orch-ref-id, #open-conflict-body.
 */
export class AlreadyExists extends Schema.TaggedError<AlreadyExists>()("AlreadyExists", {
  ...answered,
  existing: Schema.optionalKey(Schema.Unknown)
}) {
  override get message(): string {
    return "a record with this reference exists (409). Compare it with the request; do not send the request again"
  }
}

/** A crypto destination lacks Travel Rule data. Source: docs/vendor-facts.md#travel-rule-error. */
export class TravelRuleRequired extends Schema.TaggedError<TravelRuleRequired>()("TravelRuleRequired", {
  ...answered,
  identity_id: text,
  crypto_network: text,
  address: text
}) {
  override get message(): string {
    return "the destination address lacks Travel Rule data. Complete the saved address, then repeat this same request"
  }
}

/** An identity is not verified. Source: docs/vendor-facts.md#problem-catalogue. */
export class IdentityVerificationRequired extends Schema.TaggedError<IdentityVerificationRequired>()(
  "IdentityVerificationRequired",
  { ...answered, ref_path: text, identity_id: text, current_status: text }
) {
  override get message(): string {
    return "an identity of the request is not verified. Finish its verification, then repeat the request"
  }
}

/** The vendor does not pay to this address. Source: docs/vendor-facts.md#problem-catalogue. */
export class UnsupportedAddress extends Schema.TaggedError<UnsupportedAddress>()("UnsupportedAddress", {
  ...answered,
  address: text,
  /** The vendor's word for why, such as `INTERNAL_WITHDRAWAL_WALLET`. */
  reason: text
}) {
  override get message(): string {
    return "the destination address is not supported. Use another address, under a new ref_id"
  }
}

/** More decimals than the asset has. Source: docs/vendor-facts.md#problem-catalogue. */
export class ExceedsPrecision extends Schema.TaggedError<ExceedsPrecision>()("ExceedsPrecision", answered) {
  override get message(): string {
    return "the amount has more decimals than the asset allows. Change the amount, under a new ref_id; it is never rounded for you"
  }
}

/** 404, or a record that did not become visible in time. `ids` are those that were asked for. */
export class NotFound extends Schema.TaggedError<NotFound>()("NotFound", {
  ...answered,
  ids: Schema.optionalKey(Schema.Array(Schema.String))
}) {
  override get message(): string {
    return "nothing there (404). Ids differ between the two APIs, a new record may need a moment, an operation may be gone"
  }
}

/** 410: the operation was retired. Permanent: do not retry. Source: docs/vendor-facts.md#problem-gone. */
export class Gone extends Schema.TaggedError<Gone>()("Gone", answered) {
  override get message(): string {
    return "the operation was retired (410). Stop calling it; for conversions, switch to orchestrations"
  }
}

/** 429, or our own budget while it waits for one to pass. Source: docs/vendor-facts.md#rate-limits. */
export class RateLimited extends Schema.TaggedError<RateLimited>()("RateLimited", {
  /** Absent when our own budget held the request back and nothing was sent. */
  status: Schema.optionalKey(Schema.Int),
  problem: Schema.optionalKey(Problem),
  /** Milliseconds to wait before the next attempt, where it is known. */
  retryAfterMs: Schema.optionalKey(Schema.Int)
}) {
  override get message(): string {
    const wait = this.retryAfterMs === undefined ? "a while" : `${Math.ceil(this.retryAfterMs / 1000)} s`
    return `too many requests (429): the vendor throttles an address for up to five minutes. Wait ${wait}`
  }
}

/** 5xx or 408: the vendor could not answer. What a write did is unknown. */
export class Unavailable extends Schema.TaggedError<Unavailable>()("Unavailable", {
  ...answered,
  retryAfterMs: Schema.optionalKey(Schema.Int)
}) {
  override get message(): string {
    return `the vendor could not answer (${this.status}). Try again later`
  }
}

/**
 * The token endpoint refused. `code` is OAuth's (`invalid_scope`, `invalid_client`, ...) where the body has one; both
 * that shape and the vendor's problem body are read. Sources: docs/vendor-facts.md#auth-token-errors,
 * #auth-ungranted-scope.
 */
export class TokenRefused extends Schema.TaggedError<TokenRefused>()("TokenRefused", {
  ...answered,
  code: text,
  /** What was asked for. */
  scopes: Schema.optionalKey(Schema.Array(Schema.String))
}) {
  override get message(): string {
    if (this.code === "invalid_scope") {
      const asked = this.scopes === undefined ? "" : ` of: ${this.scopes.join(" ")}`
      return `the token was refused: invalid_scope. One scope that is not granted refuses all${asked}; compare the Dashboard`
    }
    if (this.code === "invalid_client") {
      return "the token was refused: invalid_client. Check client id, secret and environment"
    }
    return `the token was refused (${this.code ?? this.status}). Check client id, secret, scopes and environment`
  }
}

/** The connection failed before an answer was read. `phase` tells how far it came. */
export class TransportFailed extends Schema.TaggedError<TransportFailed>()("TransportFailed", {
  phase: Schema.Literals(["encode", "send", "receive"]),
  /** What the platform calls it, such as `ECONNREFUSED`. */
  code: text
}) {
  override get message(): string {
    const code = this.code === undefined ? "" : ` (${this.code})`
    return this.phase === "encode"
      ? `the request could not be built${code}. Check the configured addresses`
      : `the connection to the vendor failed${code}. Check address and network, then try again`
  }
}

/** No answer within the time allowed for an attempt, or for the whole call. */
export class TimedOut extends Schema.TaggedError<TimedOut>()("TimedOut", { timeoutMs: Schema.Int }) {
  override get message(): string {
    return `no answer within ${this.timeoutMs} ms. Try again, or allow more time`
  }
}

/** A success whose body is not what the API documents, or is too large. What a write did is unknown. */
export class UnreadableReply extends Schema.TaggedError<UnreadableReply>()("UnreadableReply", {
  status: Schema.Int,
  issues: Schema.Array(Issue.Issue)
}) {
  override get message(): string {
    const first = this.issues[0]
    return `the reply (${this.status}) is not as documented${first === undefined ? "" : `: ${Issue.format(first)}`}`
  }
}

/** Our own check refused the request; nothing was sent. */
export class InvalidRequest extends Schema.TaggedError<InvalidRequest>()("InvalidRequest", {
  issues: Schema.Array(Issue.Issue)
}) {
  override get message(): string {
    return `the request was not sent: ${this.issues.map(Issue.format).join("; ")}`
  }
}

/** Any other answer. */
export class UnknownProblem extends Schema.TaggedError<UnknownProblem>()("UnknownProblem", answered) {
  override get message(): string {
    if (this.status < 400) {
      return `the API answered ${this.status}, a redirect, which is not followed. Check the configured addresses`
    }
    return `the API answered ${this.status}, which this version does not know. Its own words are in \`problem\``
  }
}

/** Every reason. */
export const Reason = Schema.Union([
  BadRequest,
  Unauthorized,
  Forbidden,
  InsufficientFunds,
  AlreadyExists,
  TravelRuleRequired,
  IdentityVerificationRequired,
  UnsupportedAddress,
  ExceedsPrecision,
  NotFound,
  Gone,
  RateLimited,
  Unavailable,
  TokenRefused,
  TransportFailed,
  TimedOut,
  UnreadableReply,
  InvalidRequest,
  UnknownProblem
])
export type Reason = typeof Reason.Type

/** The operation of an error that the token endpoint caused; it has no operationId of its own. */
export const TOKEN_OPERATION = "RequestToken"

/**
 * A call to the vendor failed. Catch single causes with `Effect.catchReason("PaxosError", "InsufficientFunds", ...)`.
 * Messages carry neither secrets nor values of the request.
 */
export class PaxosError extends Schema.TaggedError<PaxosError>()("PaxosError", {
  /** The vendor's operationId, or `TOKEN_OPERATION`. */
  operation: Schema.String,
  reason: Reason,
  /** Whether the request may have reached the vendor; false only where it certainly has not. */
  sent: Schema.Boolean
}) {
  override get message(): string {
    return `${this.operation}: ${this.reason.message}`
  }
}

/** Whether a value is a `PaxosError`. */
export const isPaxosError = (value: unknown): value is PaxosError => Predicate.isTagged(value, "PaxosError")

/** `transient`: passes by itself. `conditional`: passes when somebody acts on the account. `permanent`: never passes. */
const persistence = {
  BadRequest: "permanent",
  Unauthorized: "permanent",
  Forbidden: "permanent",
  InsufficientFunds: "conditional",
  AlreadyExists: "permanent",
  TravelRuleRequired: "conditional",
  IdentityVerificationRequired: "conditional",
  UnsupportedAddress: "permanent",
  ExceedsPrecision: "permanent",
  NotFound: "permanent",
  Gone: "permanent",
  RateLimited: "transient",
  Unavailable: "transient",
  TokenRefused: "permanent",
  TransportFailed: "transient",
  TimedOut: "transient",
  UnreadableReply: "unclear",
  InvalidRequest: "permanent",
  UnknownProblem: "unclear"
} as const satisfies Record<Reason["_tag"], "transient" | "conditional" | "permanent" | "unclear">

/** Whether the same read may succeed later by itself. For a write, ask `isInDoubt` first. */
export const isRetryable = (error: PaxosError): boolean => persistence[error.reason._tag] === "transient"

/** Whether repeating the same call is pointless until request, credential or program change. */
export const isPermanent = (error: PaxosError): boolean => persistence[error.reason._tag] === "permanent"

/** Milliseconds that the vendor asked us to wait, where it did. */
export const retryAfterMs = (error: PaxosError): number | undefined =>
  error.reason._tag === "RateLimited" || error.reason._tag === "Unavailable" ? error.reason.retryAfterMs : undefined

/**
 * Whether a write that failed so may nevertheless have been carried out: a lost reply, a server error, an unreadable
 * success, a status we do not know. Of those, only other 4xx count as refusals.
 */
export const isInDoubt = (error: PaxosError): boolean => {
  if (!error.sent) return false
  switch (error.reason._tag) {
    case "TransportFailed":
    case "TimedOut":
    case "Unavailable":
    case "UnreadableReply":
      return true
    case "UnknownProblem":
      return error.reason.status < 400 || error.reason.status >= 500
    default:
      return false
  }
}

/**
 * The `ref_id` is taken by a record that is not what the request asks for. `paths` are the fields of the request that
 * differ; nothing was created. Use another `ref_id` only when this is another business operation.
 */
export class RefIdConflict extends Schema.TaggedError<RefIdConflict>()("RefIdConflict", {
  ref_id: Schema.String,
  paths: Schema.Array(Schema.Array(Schema.String)),
  existing: Schema.Union([Conversion, Orchestration])
}) {
  override get message(): string {
    return `this ref_id belongs to another record, which differs in ${this.paths.map(Issue.formatPath).join(", ")}. Nothing was created; find out which of the two is meant`
  }
}
