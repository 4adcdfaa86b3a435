/** Calls of the legacy API that stay beside a create: they do not know what the new one creates. */
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
