/** What an expression holds of an answer, and whose answer it is. */
import type { PayloadForm } from "../../model/Subject.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import type { Call } from "./Requests.ts"

/** A type with the calls that prove it. */
export interface ProvenType {
  readonly binding: Bindings.Binding
  readonly form: PayloadForm | "status"
  /** The node that declares it: an interface's body, a class's body, an object in a schema. */
  readonly node: SyntaxNode
  readonly calls: Set<Call>
  /** The proof stands in another file. */
  readonly isElsewhere?: boolean
  /** A create of another file sends just this. */
  readonly isWhole?: boolean
}

/**
 * `raw` is an answer whose wrapping is unknown (a Response, an axios result, the body itself); `error` is what was
 * caught around a call; `meta` is a problem's `meta`.
 */
export type Shape = "raw" | "object" | "list" | "items" | "error" | "meta" | "status" | "id"

/** Whose answer it is: a call, or a type that stands for one. */
export type Owner = Call | ProvenType

export interface Hold {
  readonly shape: Shape
  readonly owners: ReadonlySet<Owner>
}

const WRAPPERS = new Set([
  "data",
  "body",
  "json",
  "result",
  "payload",
  "response",
  "value",
  "text",
  "orchestration",
  "conversion",
  // A query's state, and the success of a decoder.
  "state",
  "right"
])
/** Several holds as one: the first shape wins, with everybody whose it is. */
export const join = (...holds: ReadonlyArray<Hold | undefined>): Hold | undefined => {
  const known = holds.filter((hold) => hold !== undefined)
  const [first] = known
  if (first === undefined) return undefined
  const rest = known.filter((hold) => hold.shape === first.shape)
  return { shape: first.shape, owners: new Set(rest.flatMap((hold) => [...hold.owners])) }
}

/** The same answer, another part of it. */
export const as = (hold: Hold, shape: Shape): Hold => ({ shape, owners: hold.owners })

const isCall = (owner: Owner): owner is Call => "path" in owner

/** The calls themselves, and those that the types stand for. */
export const callsOf = (owners: Iterable<Owner>): ReadonlySet<Call> =>
  new Set([...owners].flatMap((owner) => (isCall(owner) ? [owner] : [...owner.calls])))

/** Whether it is a whole answer rather than a part of one. */
export const isWhole = ({ shape }: Hold): boolean =>
  shape === "raw" || shape === "object" || shape === "items" || shape === "list"

const operations = (hold: Hold): ReadonlyArray<string> =>
  [...hold.owners].map((owner) => (isCall(owner) ? listing(owner) : "object"))

const listing = (call: Call): string =>
  call.path.match.target !== "collection" || (call.method !== undefined && call.method.text !== "GET")
    ? "object"
    : call.method === undefined
      ? "both"
      : "list"

/** What a field of a held value holds. */
export const project = (hold: Hold, key: string): Hold | undefined => {
  switch (hold.shape) {
    case "raw": {
      if (WRAPPERS.has(key)) return hold
      if (key === "items" || key === "orchestrations")
        return operations(hold).some((one) => one !== "object") ? as(hold, "items") : undefined
      if (key === "status") return operations(hold).some((one) => one !== "list") ? as(hold, "status") : undefined
      if (key === "id") return as(hold, "id")
      return key === "meta" ? as(hold, "meta") : undefined
    }
    case "object":
      if (key === "id") return as(hold, "id")
      return key === "status" ? as(hold, "status") : key === "orchestration" ? hold : undefined
    case "list":
      return key === "items" || key === "orchestrations" ? as(hold, "items") : undefined
    case "items":
      return key === "*" || /^\d+$/u.test(key) ? as(hold, "object") : undefined
    case "error":
      return key === "meta"
        ? as(hold, "meta")
        : /^(?:response|data|body|problem|error|cause|json|details)$/u.test(key)
          ? hold
          : undefined
    case "meta":
      return key === "existing" ? as(hold, "object") : undefined
    case "status":
    case "id":
      return undefined
  }
}
