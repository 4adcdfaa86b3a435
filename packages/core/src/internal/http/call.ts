/** One operation of the vendor's API as data: what is sent, and how the reply is read. */
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"

import { Id } from "../../Id.ts"
import * as Issue from "../../Issue.ts"
import * as PaxosError from "../../PaxosError.ts"
import * as Query from "../../Query.ts"
import type { Operation } from "../../Scope.ts"

/** A call. `path` begins after the version (`/orchestration/rules`); its variable parts come from `segment`. */
export interface Call<A> {
  readonly operation: Operation
  readonly method: "GET" | "POST" | "DELETE"
  readonly path: ReadonlyArray<string>
  readonly query?: object
  readonly body?: object
  readonly decode: (reply: unknown) => Result.Result<A, ReadonlyArray<Issue.Issue>>
}

/** A refusal of ours: nothing is sent. */
export const invalid = (operation: string, issues: ReadonlyArray<Issue.Issue>): PaxosError.PaxosError =>
  new PaxosError.PaxosError({ operation, reason: new PaxosError.InvalidRequest({ issues }), sent: false })

/** A part of a path, or `undefined` for one that no URL can carry: dots would climb, half characters do not encode. */
const segment = (text: string): string | undefined =>
  text === "" || /^\.{1,2}$/u.test(text) || !text.isWellFormed() ? undefined : encodeURIComponent(text)

/** The address of the API up to and with its version, from a host with or without `/v2`. */
export const versioned = (apiUrl: string): string => {
  const trimmed = apiUrl.replace(/\/+$/u, "")
  return /\/v\d+$/u.test(trimmed) ? trimmed : `${trimmed}/v2`
}

/** The request of a call, or an `InvalidRequest` where an id cannot be part of a URL. */
export const toRequest = (
  baseUrl: string,
  call: Call<unknown>,
  token: Redacted.Redacted
): Result.Result<HttpClientRequest.HttpClientRequest, PaxosError.PaxosError> => {
  const segments = call.path.map(segment)
  if (segments.includes(undefined)) {
    return Result.fail(invalid(call.operation, [{ path: ["id"], message: "Not usable as an id" }]))
  }
  const query = call.query ?? {}
  const empty = Object.entries(query).find(([, value]) => Array.isArray(value) && value.length === 0)
  if (empty !== undefined) {
    const message = "An empty list would not filter at all"
    return Result.fail(invalid(call.operation, [{ path: [empty[0]], message, remedy: "Leave it out to ask for all" }]))
  }
  const pairs = Query.toPairs(query)
  const broken = pairs.find(([, value]) => !value.isWellFormed())
  if (broken !== undefined) {
    return Result.fail(invalid(call.operation, [{ path: [broken[0]], message: "Not well-formed text" }]))
  }
  const text = Query.format(pairs)
  const url = `${baseUrl}/${segments.join("/")}${text === "" ? "" : `?${text}`}`
  const bare = HttpClientRequest.make(call.method)(url, { acceptJson: true })
  const authorized = HttpClientRequest.bearerToken(bare, token)
  return Result.succeed(call.body === undefined ? authorized : HttpClientRequest.bodyJsonUnsafe(authorized, call.body))
}

/**
 * Checks what a caller gave us against a schema before it is sent; fields that the schema does not have are refused,
 * because leaving one out silently could change what the call means. Keys whose value is `undefined` count as absent.
 */
export const checked = <A, E>(
  schema: Schema.Codec<A, E>
): ((operation: Operation, value: object) => Result.Result<A, PaxosError.PaxosError>) => {
  const decode = Issue.decoder(schema, { unknownFields: "refuse" })
  return (operation, value) =>
    Result.mapError(
      decode(Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))),
      (issues) => invalid(operation, issues)
    )
}

const decodeId = Issue.decoder(Id)

/** Checks an id that becomes part of a path. */
export const checkedId = (operation: Operation, id: string): Result.Result<string, PaxosError.PaxosError> =>
  Result.mapError(decodeId(id), (issues) =>
    invalid(
      operation,
      issues.map((issue) => ({ ...issue, path: ["id"] }))
    )
  )
