/** What an emulated resource is: its operations and the work it does later. One folder each, listed in registry.ts. */
import * as Issue from "@segue/core/Issue"
import type * as Query from "@segue/core/Query"
import type * as Scope from "@segue/core/Scope"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"

import type * as Approvals from "./Approvals.ts"
import type * as Exchange from "./Exchange.ts"
import * as Problems from "./Problems.ts"
import type * as RefIds from "./RefIds.ts"
import type * as Settings from "./Settings.ts"
import type * as World from "./World.ts"

/** An operation by the vendor's operationId; `IssueToken` is the token endpoint, which has none. */
export type Operation = Scope.Operation | "IssueToken"

/** What a handler gets to see of a request. */
export interface Call {
  readonly world: World.World
  readonly request: Exchange.Request
  /** Values of the path's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Query.Pairs
  /** A fault makes this read see the past. */
  readonly asOfMicros?: number | undefined
}

/** One operation: where it is, what it asks for, what it does. A refusal is thrown before anything is changed. */
export interface Route {
  readonly operation: Operation
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** Path with `:names`, as in `/v2/conversion/stablecoins/:id`. */
  readonly path: string
  /** Requests per second over five minutes, per caller. Source: docs/vendor-facts.md#rate-limits. */
  readonly rate: number
  /** Media type of this operation's errors. */
  readonly problemType: (settings: Settings.Settings) => string
  /** How a refusal is answered where the operation does not speak problems. */
  readonly refused?: (problem: Problems.Body) => Exchange.Answer
  /** How the vendor's sample of this operation quotes scopes. Source: docs/vendor-facts.md#conv-problems. */
  readonly scopeQuotes?: "single" | "double"
  /** Part of the API that is going away: answers 410 when the switch `legacyEndpoints` says so. */
  readonly legacy?: boolean
  readonly handle: (call: Call) => Exchange.Answer
}

/** An emulated resource. */
export interface Resource {
  readonly name: string
  readonly routes: ReadonlyArray<Route>
  /** Handlers of the tasks this resource schedules. */
  readonly tasks?: Readonly<Record<string, World.Handler>>
  /** What of it can wait for approval. */
  readonly approvable?: Approvals.Approvable
  /** How its ref_ids are looked up, where it has any. */
  readonly refIds?: RefIds.Lookup
  /** The stores a snapshot must hold. */
  readonly stores: ReadonlyArray<World.Key<World.Persistent>>
}

/** The documented rate of everything but the token endpoint and withdrawals. */
export const RATE = 50

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw Problems.blank(400, "the request body is not valid JSON")
  }
}

/** The request's JSON object, or 400. */
export const jsonBody = (call: Call): Readonly<Record<string, unknown>> => {
  const body = parse(call.request.body)
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw Problems.blank(400, "the request body must be a JSON object")
  }
  return body as Readonly<Record<string, unknown>>
}

/** How a request's body is read. */
export interface Shape<A> {
  readonly decode: (input: unknown) => Result.Result<A, ReadonlyArray<Issue.Issue>>
  /** The same, with every unknown field an issue, however deep. */
  readonly strict: Shape<unknown>["decode"]
  readonly fields: Iterable<string>
}

/**
 * Decodes the request's JSON body, or 400 with every issue. Unknown fields follow the switch `unknownFields`; `first`
 * looks at the decoded request before that switch does.
 */
export const body = <A>(call: Call, { decode, fields, strict }: Shape<A>, first?: (request: A) => void): A => {
  const input = jsonBody(call)
  const request = valid(decode(input))
  first?.(request)
  if (call.world.settings.unknownFields === "refuse") {
    const known = new Set(fields)
    const strange = Object.keys(input).filter((name) => !known.has(name))
    if (strange.length > 0) throw Problems.blank(400, strange.map((name) => `unknown field "${name}"`).join("; "))
    // What is unknown further down; at the top it was just seen.
    const read = strict(input)
    const deep = Result.isFailure(read) ? read.failure.filter(({ path }) => path.length > 1) : []
    if (deep.length > 0) throw Problems.invalid(deep)
  }
  return request
}

/** The decoded value, or 400 with every issue. */
export const valid = <A>(result: Result.Result<A, ReadonlyArray<Issue.Issue>>): A => {
  if (Result.isFailure(result)) throw Problems.invalid(result.failure)
  return result.success
}

/** An optional text of a request: null and the empty text mean that there is none. */
export const given = (text: string | null | undefined): string | undefined =>
  text === null || text === "" ? undefined : text

/** The two identities a third-party request may carry. */
export const identities = (request: {
  readonly identity_id?: string | null
  readonly account_id?: string | null
}): { readonly identityId?: string; readonly accountId?: string } => {
  const identityId = given(request.identity_id)
  const accountId = given(request.account_id)
  return { ...(identityId === undefined ? {} : { identityId }), ...(accountId === undefined ? {} : { accountId }) }
}

/** The decoders and the field names of a request body, from its schema. */
export const shape = <F extends Schema.Struct.Fields>(schema: Schema.Struct<F>) => ({
  decode: Issue.decoder(schema as unknown as Schema.Codec<Schema.Struct<F>["Type"], unknown>),
  strict: Issue.decoder(schema as unknown as Schema.Codec<unknown, unknown>, { unknownFields: "refuse" }),
  fields: Object.keys(schema.fields)
})
