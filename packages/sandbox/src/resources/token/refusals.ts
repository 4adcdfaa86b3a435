/** RFC 6749 bodies: the token endpoint does not speak problems. Source: docs/vendor-facts.md#auth-token-errors. */
import * as Exchange from "../../Exchange.ts"
import type * as Problems from "../../Problems.ts"

const refusal = (status: number, error: string, description: string): Exchange.Answer =>
  Exchange.json({ error, error_description: description }, status)

export const invalidRequest = (description: string): Exchange.Answer => refusal(400, "invalid_request", description)

export const unsupportedGrantType = (): Exchange.Answer =>
  refusal(400, "unsupported_grant_type", "the only grant type is client_credentials")

export const invalidScope = (scopes: ReadonlyArray<string>): Exchange.Answer =>
  refusal(400, "invalid_scope", `the client is not granted: ${scopes.join(" ")}`)

/** What is refused before the token endpoint is reached; RFC 6749 has no code for most of it, so the nearest is used. */
export const refused = (problem: Problems.Body): Exchange.Answer =>
  refusal(
    problem.status,
    problem.status >= 500 || problem.status === 429 ? "temporarily_unavailable" : "invalid_request",
    problem.detail ?? problem.title
  )

/** 401; the header is required by RFC 6749 where the client tried HTTP Basic. */
export const invalidClient = (basic: boolean): Exchange.Answer => {
  const answer = refusal(401, "invalid_client", "unknown client, or wrong client secret")
  return basic ? { ...answer, headers: { ...answer.headers, "www-authenticate": 'Basic realm="oauth2"' } } : answer
}
