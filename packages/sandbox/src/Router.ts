import * as Query from "@segue/core/Query"
/**
 * From a request to an answer: finds the operation, checks who asks and whether they may, runs it, and turns refusals
 * into the vendor's problems. Sources: docs/vendor-facts.md#auth-scopes, #problem-catalogue, #conv-problems.
 */
import * as Scope from "@segue/core/Scope"

import * as Exchange from "./Exchange.ts"
import * as Faults from "./Faults.ts"
import * as FaultyAnswer from "./FaultyAnswer.ts"
import * as Problems from "./Problems.ts"
import * as RateLimits from "./RateLimits.ts"
import type * as Resource from "./Resource.ts"
import { resources } from "./resources/registry.ts"
import * as Tokens from "./resources/token/store.ts"
import type * as World from "./World.ts"

/** Bodies above this many UTF-16 units are refused unread; the vendor's own limit is not documented. */
export const BODY_MAX = 1_000_000

interface Compiled {
  readonly route: Resource.Route
  readonly segments: ReadonlyArray<string>
}

const routes: ReadonlyArray<Compiled> = resources.flatMap((resource) =>
  resource.routes.map((route) => ({ route, segments: route.path.split("/") }))
)

const bySize = new Map<number, ReadonlyArray<Compiled>>()
for (const compiled of routes) {
  bySize.set(compiled.segments.length, [...(bySize.get(compiled.segments.length) ?? []), compiled])
}

/** Every operation there is. */
export const operations: ReadonlyArray<Resource.Route> = routes.map(({ route }) => route)

const decodeSegment = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The values of a pattern's `:names`, or `undefined` when the path does not fit it. */
const match = (pattern: ReadonlyArray<string>, segments: ReadonlyArray<string>): Record<string, string> | undefined => {
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index]!
    if (!part.startsWith(":")) {
      if (part !== segment) return undefined
      continue
    }
    const value = decodeSegment(segment)
    if (value === undefined || value === "") return undefined
    params[part.slice(1)] = value
  }
  return params
}

interface Found {
  readonly route: Resource.Route
  readonly params: Readonly<Record<string, string>>
}

/** The operation of a request; 404 for a path that no operation has, 405 for a method it does not. */
const find = (request: Exchange.Request): Found => {
  const segments = request.path.split("/")
  let isKnown = false
  for (const { route, segments: pattern } of bySize.get(segments.length) ?? []) {
    const params = match(pattern, segments)
    if (params === undefined) continue
    if (route.method === request.method) return { route, params }
    isKnown = true
  }
  throw Problems.blank(isKnown ? 405 : 404, isKnown ? `method ${request.method} is not allowed here` : "no such path")
}

const quoted = (quotes: Resource.Route["scopeQuotes"], found: string, needed: string): string =>
  quotes === "double"
    ? `insufficient scopes: found "${found}" required one of "[${needed}]"`
    : `insufficient scopes: found '${found}', required one of '[${needed}]'`

/** 401 without a live token, 403 without the scope the operation asks for. */
const authorize = (world: World.World, request: Exchange.Request, route: Resource.Route): void => {
  if (route.operation === "IssueToken") return
  const header = request.headers["authorization"]
  if (header === undefined || header === "") throw Problems.blank(401, "no authorization header set")
  const token = world.store(Tokens.key).token(/^bearer (\S+)$/iu.exec(header)?.[1] ?? "")
  if (token === undefined || token.expiresMicros <= world.clock.nowMicros) {
    throw Problems.blank(401, "the access token is not valid, or no longer")
  }
  const needed = Scope.byOperation[route.operation]
  if (!token.scopes.includes(needed)) {
    throw Problems.blank(403, quoted(route.scopeQuotes, token.scopes.join(" "), needed))
  }
}

/** The vendor's sample for retired endpoints. Source: docs/vendor-facts.md#problem-gone. */
const requireAlive = (world: World.World, route: Resource.Route): void => {
  if (route.legacy !== true || world.settings.legacyEndpoints === "on") return
  throw world.settings.legacyEndpoints === "gone"
    ? Problems.blank(410, "This endpoint has been retired; use the Orchestrations API.")
    : Problems.blank(404, "no such path")
}

/** 429 for a caller who asks too much. Source: docs/vendor-facts.md#rate-limits. */
const requireRate = (world: World.World, request: Exchange.Request, route: Resource.Route): void => {
  const limits = world.store(RateLimits.key)
  const ip = request.ip ?? "127.0.0.1"
  const now = world.clock.nowMicros
  const isThrottled =
    world.settings.throttles === "caller" && limits.throttled(now).some(([key]) => key.endsWith(` ${ip}`))
  if (isThrottled || !limits.allows(`${route.operation} ${ip}`, route.rate, now)) throw Problems.blank(429)
}

/** Query parameters of operations that are no listings; listings look at theirs themselves. */
const parameters: Readonly<Partial<Record<Resource.Operation, ReadonlyArray<string>>>> = {
  GetProfile: ["include_deactivated"],
  GetFiatAccount: ["include_deleted"],
  GetEvent: ["is_test"],
  ListProfileBalances: ["assets", "assets[]"]
}

/** 400 for a parameter that the operation does not have, where the switch `unknownQueryParameters` says so. */
const requireKnownQuery = (world: World.World, request: Exchange.Request, { operation }: Resource.Route): void => {
  if (world.settings.unknownQueryParameters !== "refuse" || operation === "IssueToken") return
  const known = parameters[operation]
  if (known === undefined && operation.startsWith("List")) return
  const strange = Query.parse(request.query).filter(([key]) => known?.includes(key) !== true)
  if (strange.length > 0) {
    throw Problems.blank(400, strange.map(([key]) => `unknown query parameter "${key}"`).join("; "))
  }
}

const run = (
  world: World.World,
  request: Exchange.Request,
  { params, route }: Found,
  asOfMicros: number | undefined
): Exchange.Answer => {
  requireRate(world, request, route)
  requireAlive(world, route)
  authorize(world, request, route)
  if (request.isGarbled === true) throw Problems.blank(400, "the request body is not UTF-8")
  if (request.body.length > BODY_MAX) {
    throw Problems.blank(400, `the request body is larger than ${BODY_MAX} characters`)
  }
  requireKnownQuery(world, request, route)
  return route.handle({ world, request, params, query: Query.parse(request.query), asOfMicros })
}

const refused = (error: unknown, contentType: string, route?: Resource.Route): Exchange.Answer => {
  if (!(error instanceof Problems.Refusal)) throw error
  return route?.refused?.(error.problem) ?? Problems.answer(error.problem, contentType)
}

/** The answer without faults: what was asked, or why not. */
const plain = (world: World.World, request: Exchange.Request, found: Found, asOfMicros?: number): Exchange.Answer => {
  try {
    return run(world, request, found, asOfMicros)
  } catch (error) {
    return refused(error, found.route.problemType(world.settings), found.route)
  }
}

/** The answer as the fault rules leave it. A rule without `afterWrite` strikes before anything happens. */
const faulty = (world: World.World, request: Exchange.Request, found: Found): Exchange.Answer => {
  const verdict = world.store(Faults.key).draw(found.route.operation, world.streams.of("faults"))
  const contentType = found.route.problemType(world.settings)
  if (verdict.expireTokens) world.store(Tokens.key).expireAll()
  const { breaks } = verdict
  const asOfMicros = verdict.staleMs === undefined ? undefined : world.clock.nowMicros - verdict.staleMs * 1000
  const answered =
    breaks === undefined || breaks.afterWrite === true || Faults.needsAnswer(breaks)
      ? plain(world, request, found, asOfMicros)
      : FaultyAnswer.failed(breaks.status ?? 500, contentType, breaks.retryAfter)
  const said = breaks === undefined ? answered : FaultyAnswer.broken(breaks, answered, contentType)
  return FaultyAnswer.delayed(said, verdict.latencyMs)
}

/** An answer, and the operation it is from, where the path is one of an operation. */
export interface Answered {
  readonly answer: Exchange.Answer
  readonly operation?: Resource.Operation
}

/** The answer to a request of the emulated API; throws only where the sandbox itself is wrong. */
export const respond = (world: World.World, request: Exchange.Request): Answered => {
  try {
    const found = find(request)
    return { answer: faulty(world, request, found), operation: found.route.operation }
  } catch (error) {
    return { answer: refused(error, Exchange.PROBLEM_TYPE) }
  }
}
