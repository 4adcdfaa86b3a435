/**
 * Error bodies of the vendor. The envelope is read by its shape, not by its media type, and kinds are told apart by
 * `type` and status, never by text. Sources: docs/vendor-facts.md#problem-envelope, #problem-catalogue.
 */
import * as Schema from "effect/Schema"

import { open, optional } from "./internal/open.ts"

/** The envelope; `type` is `about:blank` where the vendor has no kind of its own. */
export const Problem = open({
  type: optional(Schema.String),
  title: optional(Schema.String),
  status: optional(Schema.Int),
  detail: optional(Schema.String),
  meta: optional(Schema.Record(Schema.String, Schema.Unknown))
}).annotate({ identifier: "Problem" })
export interface Problem extends Schema.Schema.Type<typeof Problem> {}

/** Where the vendor's own problem types live. */
export const TYPE_BASE = "https://developer.paxos.com/docs/v2/problems/"

/** Type of a problem without a kind of its own. */
export const BLANK = "about:blank"

/** The kinds that conversions, orchestrations and what they need can meet, with status and title. */
export const catalogue = {
  "insufficient-funds": { status: 403, title: "Insufficient Funds" },
  "already-exists": { status: 409, title: "Already Exists" },
  "travel-rule-information-required": { status: 403, title: "Travel Rule Information Required" },
  "identity-verification-required": { status: 403, title: "Identity Verification Required" },
  "unsupported-address": { status: 400, title: "Unsupported Address" },
  "exceed-precision": { status: 400, title: "Exceeds Maximum Precision Allowed" }
} as const
export type Kind = keyof typeof catalogue

/** Titles of problems of type `about:blank`, by status. */
export const blankTitles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  417: "Expectation Failed",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout"
}

/**
 * The kind a type URI names, or `undefined` for `about:blank` and for kinds we do not know. The vendor uses several
 * bases and both `-` and `_`, so only the last path segment counts (docs/vendor-facts.md#problem-type-match).
 */
export const kind = (problem: Problem): Kind | undefined => {
  const segment = (problem.type ?? BLANK).split("/").at(-1)!.replaceAll("_", "-")
  return Object.hasOwn(catalogue, segment) ? (segment as Kind) : undefined
}
