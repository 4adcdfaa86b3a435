/** Calls of the legacy API that stay beside a create: they do not know what the new one creates. */
import type { Blocker } from "../model/Subject.ts"
import type { Module } from "./Module.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

const ASKS =
  "The function around this call also asks the legacy API, which does not know what the new call creates: move the two together."

const CANCELS =
  "A cancel in this file stays with the legacy API, which does not know what the new call creates: see what it is for before the create moves."

const isLegacy = ({ isMock, path }: Request): boolean => !isMock && path.match.api === "legacy"

const isCreate = (request: Request): boolean => isLegacy(request) && request.body !== undefined

const isCancel = ({ method, path }: Request): boolean => method?.text === "DELETE" && path.match.target === "item"

/** A read by id beside a create of the same class that a person moves: until then the ids are conversions'. */
export const blockers = (
  module: Module,
  request: Request,
  requests: ReadonlyArray<Request>
): ReadonlyArray<Blocker> => {
  const isRead = isLegacy(request) && request.path.match.target === "item" && !isCancel(request)
  const owner = request.fn === undefined ? undefined : module.parents.get(request.fn)
  if (!isRead || owner?.kind !== "class") return []
  const isHeld = requests.some(
    (one) =>
      isLegacy(one) &&
      one.fn !== undefined &&
      module.parents.get(one.fn) === owner &&
      one.path.match.target !== "item" &&
      one.method?.text === "POST" &&
      one.body?.value === undefined
  )
  if (!isHeld) return []
  const range = module.source.range(request.argument.start, request.argument.end)
  return [{ range, message: HELD, needs: "Move this read together with the create beside it." }]
}

const HELD = "This reads what the create beside it made, which stays on the legacy API until a person moves it."

/** The sentences for each request. */
export const find = (
  module: Module,
  requests: ReadonlyArray<Request>
): ((request: Request) => ReadonlyArray<string>) => {
  // Beside doubles it is the doubles that are spoken of.
  const isDoubled = requests.some(({ isMock }) => isMock)
  const others = isDoubled ? [] : requests.filter((request) => isLegacy(request) && !isCreate(request))
  const cancels = others.filter(isCancel)
  return (request) => {
    if (others.length === 0 || !isCreate(request)) return []
    const fn = Walk.functionAround(module.parents, request.node)
    const isAsked = fn !== undefined && others.some((one) => !isCancel(one) && Walk.holds(fn, one.node))
    return [...(isAsked ? [ASKS] : []), ...(cancels.length > 0 ? [CANCELS] : [])]
  }
}
