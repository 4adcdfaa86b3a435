/** From the vendor's answer to a reason: by problem type and status, never by text. */
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import * as PaxosError from "../../PaxosError.ts"
import * as Problem from "../../Problem.ts"

/** An answer as it was received. */
export interface Answer {
  readonly status: number
  /** The text of the body; `undefined` where it could not be read or was larger than allowed. */
  readonly body: string | undefined
  /** What `Retry-After` said, in milliseconds from now. */
  readonly retryAfterMs: number | undefined
}

const holds = (text: string, secret: Redacted.Redacted): boolean => {
  const value = Redacted.value(secret)
  return value !== "" && (text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)))
}

/** The answer, without its body where that repeats a secret: errors carry bodies, and errors are logged. */
export const withoutSecrets = (answer: Answer, secrets: ReadonlyArray<Redacted.Redacted>): Answer => {
  const { body } = answer
  return body !== undefined && secrets.some((secret) => holds(body, secret)) ? { ...answer, body: undefined } : answer
}

const decodeProblem = Schema.decodeUnknownResult(Problem.Problem)

/** Reads JSON without failing: `undefined` for what is none. Parser messages quote their input, so they are dropped. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The problem body, recognised by its shape (docs/vendor-facts.md#problem-media-type). */
const readProblem = (body: string | undefined): Problem.Problem | undefined => {
  const value = body === undefined ? undefined : parseJson(body)
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
  return Result.getOrUndefined(decodeProblem(value))
}

const metaText = (problem: Problem.Problem | undefined, keys: ReadonlyArray<string>): Record<string, string> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = problem?.meta?.[key]
      return typeof value === "string" ? [[key, value] as const] : []
    })
  )

type Shared = Pick<PaxosError.BadRequest, "status"> & { readonly problem?: Problem.Problem }

const byKind = (kind: Problem.Kind, shared: Shared): PaxosError.Reason => {
  const meta = (keys: ReadonlyArray<string>) => metaText(shared.problem, keys)
  switch (kind) {
    case "insufficient-funds":
      return new PaxosError.InsufficientFunds({ ...shared, ...meta(["profile_id", "asset", "available", "needed"]) })
    case "already-exists":
      return alreadyExists(shared)
    case "travel-rule-information-required":
      return new PaxosError.TravelRuleRequired({ ...shared, ...meta(["identity_id", "crypto_network", "address"]) })
    case "identity-verification-required":
      return new PaxosError.IdentityVerificationRequired({
        ...shared,
        ...meta(["ref_path", "identity_id", "current_status"])
      })
    case "unsupported-address":
      return new PaxosError.UnsupportedAddress({ ...shared, ...meta(["address", "reason"]) })
    case "exceed-precision":
      return new PaxosError.ExceedsPrecision(shared)
  }
}

const alreadyExists = (shared: Shared): PaxosError.AlreadyExists => {
  const existing = shared.problem?.meta?.["existing"]
  return new PaxosError.AlreadyExists({ ...shared, ...(existing === undefined ? {} : { existing }) })
}

const isBlank = (problem: Problem.Problem | undefined): boolean =>
  problem?.type === undefined || problem.type === "" || problem.type === Problem.BLANK

/**
 * The reason for an answer outside 2xx. A status that decides what a caller may do next (5xx, 408, 429, 401, 409, 410)
 * wins over the problem type: a server error that names insufficient funds is not a refusal one can rely on.
 */
export const toReason = (answer: Answer): PaxosError.Reason => {
  const problem = readProblem(answer.body)
  const { status } = answer
  const shared: Shared = { status, ...(problem === undefined ? {} : { problem }) }
  const wait = answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }
  if (status >= 500 || status === 408) return new PaxosError.Unavailable({ ...shared, ...wait })
  if (status === 429) return new PaxosError.RateLimited({ ...shared, ...wait })
  if (status === 401) return new PaxosError.Unauthorized(shared)
  if (status === 409) return alreadyExists(shared)
  if (status === 410) return new PaxosError.Gone(shared)
  if (status < 400) return new PaxosError.UnknownProblem(shared)
  const kind = problem === undefined ? undefined : Problem.kind(problem)
  if (kind !== undefined) return byKind(kind, shared)
  if (status === 404) return new PaxosError.NotFound(shared)
  if (status === 400 && isBlank(problem)) return new PaxosError.BadRequest(shared)
  if (status === 403 && isBlank(problem)) return new PaxosError.Forbidden(shared)
  return new PaxosError.UnknownProblem(shared)
}

/** The reason for an answer of the token endpoint outside 2xx: RFC 6749's `error`, or a problem body; `scopes` were asked for. */
export const toTokenReason = (
  answer: Answer,
  secret: Redacted.Redacted,
  scopes: ReadonlyArray<string>
): PaxosError.Reason => {
  const { status } = answer
  const safe = withoutSecrets(answer, [secret])
  if (status === 429 || status === 408 || status < 400 || status >= 500) return toReason(safe)
  const value = answer.body === undefined ? undefined : parseJson(answer.body)
  const error = typeof value === "object" && value !== null && "error" in value ? value.error : undefined
  // Only what looks like a code of RFC 6749: free text could repeat what was sent.
  const isCode = typeof error === "string" && /^[a-z_]{1,64}$/u.test(error) && error !== Redacted.value(secret)
  const code = isCode ? error : undefined
  const problem = code === undefined ? readProblem(safe.body) : undefined
  return new PaxosError.TokenRefused({
    status,
    scopes,
    ...(problem === undefined ? {} : { problem }),
    ...(code === undefined ? {} : { code })
  })
}
