/** What an expression holds of an answer, and whose answer it is. */
import type { Api } from "../evidence/Paths.ts"
import type { PayloadForm } from "../model/Subject.ts"
import type { ClassNode, EnumNode, Name } from "./Program.ts"
import type { Request } from "./Requests.ts"

/** A type of this file with the requests that prove it. */
export interface ProvenType {
  /** What declares it; the name it is used under where another file does. */
  readonly node: ClassNode | EnumNode | Name
  readonly form: PayloadForm | "status"
  readonly requests: Set<Request>
  /** The proof, or the declaration, stands in another file. */
  readonly elsewhere?: Api
  /** A create of another file sends just this. */
  readonly isWhole?: boolean
}

/**
 * `raw` is an answer whose wrapping is unknown (a response, its text, the body itself); `error` is what was caught around
 * a call; `meta` is a problem's `meta`.
 */
export type Shape = "raw" | "object" | "list" | "items" | "error" | "meta" | "status" | "id"

/** Whose answer it is: a request, or a type that stands for one. */
export type Owner = Request | ProvenType

export interface Hold {
  readonly shape: Shape
  readonly owners: ReadonlySet<Owner>
  /** The class it is an instance of: its members are symbols, which stand for the fields' wire names. */
  readonly model?: ClassNode
  /** Its type is declared in another file, where names may be symbols: only keys are read of it. */
  readonly isForeign?: boolean
}

const WRAPPERS =
  /^(?:data|body|json|result|payload|response|value|text|content|raw|parsed|orchestration|conversion|Content|Body|Result|Value|Data)$/u

const isBody = (hold: Hold): boolean => hold.shape === "object" || hold.shape === "list" || hold.shape === "items"

/** Several holds as one: the first shape wins, a known one over `raw`, with everybody whose it is. */
export const join = (...holds: ReadonlyArray<Hold | undefined>): Hold | undefined => {
  const known = holds.filter((hold) => hold !== undefined)
  const first = known[0]?.shape === "raw" ? (known.find(isBody) ?? known[0]) : known[0]
  if (first === undefined) return undefined
  const rest = known.filter((hold) => hold.shape === first.shape || (hold.shape === "raw" && isBody(first)))
  const model = rest.find((hold) => hold.model !== undefined)?.model
  const isForeign = model === undefined && rest.some((hold) => hold.isForeign === true)
  return {
    shape: first.shape,
    owners: new Set(rest.flatMap((hold) => [...hold.owners])),
    ...(model === undefined ? {} : { model }),
    ...(isForeign ? { isForeign } : {})
  }
}

/** The same answer, another part of it. */
export const as = (hold: Hold, shape: Shape): Hold => ({ shape, owners: hold.owners })

/** Several answers of one kind; a list of lists is not followed. */
export const many = (hold: Hold | undefined): Hold | undefined =>
  hold?.shape === "object" || hold?.shape === "raw" || hold?.shape === "items" ? { ...hold, shape: "items" } : undefined

/** The API whose answers these are; the legacy one where it may be both. */
export const apiOf = (owners: ReadonlySet<Owner>): Api =>
  [...owners].some(
    (owner) =>
      ("elsewhere" in owner && owner.elsewhere === "legacy") ||
      requestsOf(owner).some((request) => request.path.match.api === "legacy")
  )
    ? "legacy"
    : "orchestration"

export const isRequest = (owner: Owner): owner is Request => "path" in owner

/** The requests behind an owner. */
export const requestsOf = (owner: Owner): ReadonlyArray<Request> => (isRequest(owner) ? [owner] : [...owner.requests])

const listing = (request: Request): "object" | "both" | "list" =>
  request.path.match.target !== "collection" || (request.method !== undefined && request.method.text !== "GET")
    ? "object"
    : request.method === undefined
      ? "both"
      : "list"

const operations = (hold: Hold): ReadonlyArray<string> =>
  [...hold.owners].map((owner) => (isRequest(owner) ? listing(owner) : owner.form === "list" ? "list" : "object"))

/** A name as it stands on the wire: `TargetAsset` and `targetAsset` are `target_asset`. */
export const snake = (name: string): string =>
  name
    .replace(/^[@$_]+/u, "")
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/gu, "$1_$2")
    .toLowerCase()

/** The wire name of a field of a class, given the symbol or an accessor for it. */
export const wireName = (model: ClassNode, symbol: string): string => {
  const plain = snake(symbol.replace(/^(?:get|is|has)(?=[A-Z_])_?/u, ""))
  const field =
    model.fields.find((one) => one.name.name === symbol) ??
    model.fields.find((one) => snake(one.name.name) === plain || snake(one.name.name) === snake(symbol))
  return field === undefined ? plain : (field.wire?.content.text ?? snake(field.name.name))
}

/** The same value as what it is: a tree of JSON says so at every step. */
const CAST = /^json(?:Object|Array|Primitive)$/u

/** What a field of a held value holds; `isWrapper` tells further members of responses that still hold the whole. */
export const project = (hold: Hold, name: string, wrappers: ReadonlySet<string> = new Set()): Hold | undefined => {
  // Where the type stands in another file, a symbol is known by its spelling. A response's own members are not:
  // `response.Status` is the status of HTTP.
  const isBare = hold.shape === "raw" || hold.shape === "error"
  const key = hold.model === undefined ? (isBare ? name : snake(name)) : wireName(hold.model, name)
  if (CAST.test(name) && hold.model === undefined) return hold
  switch (hold.shape) {
    case "raw":
      if (key === "items" || key === "orchestrations") {
        return operations(hold).some((one) => one !== "object") ? as(hold, "items") : undefined
      }
      if (key === "status") return operations(hold).some((one) => one !== "list") ? as(hold, "status") : undefined
      if (key === "id") return as(hold, "id")
      if (WRAPPERS.test(key) || wrappers.has(name)) return hold
      if (key === "meta") return as(hold, "meta")
      return (key === "*" || /^\d+$/u.test(key)) && operations(hold).includes("list") ? as(hold, "object") : undefined
    case "object":
      if (key === "id") return as(hold, "id")
      return key === "status" ? as(hold, "status") : key === "orchestration" ? hold : undefined
    case "list":
      return key === "items" || key === "orchestrations" ? as(hold, "items") : undefined
    case "items":
      return key === "*" || /^\d+$/u.test(key) ? { ...hold, shape: "object" } : undefined
    case "error":
      if (key === "meta") return as(hold, "meta")
      return /^(?:response|data|body|problem|error|cause|json|details|content|text)$/iu.test(key) ? hold : undefined
    case "meta":
      return key === "existing" ? as(hold, "object") : undefined
    case "status":
      // Of an enumeration: what it says on the wire.
      return /^(?:value|name|raw_value|content|content_or_null)$/u.test(key) ? hold : undefined
    case "id":
      return undefined
  }
}
