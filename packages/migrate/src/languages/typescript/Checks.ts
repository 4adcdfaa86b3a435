/** k6: `check(response, { name: (r) => … })` hands a response to every check, and `json("items.0.status")` asks by a path. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Hold } from "./Holds.ts"
import { project } from "./Holds.ts"
import type { Module } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** A field of a response that is asked for by its path. */
export interface Asked {
  readonly receiver: SyntaxNode
  /** The string that holds the path. */
  readonly path: SyntaxNode
  /** The path up to the field, and the field. */
  readonly before: string
  readonly field: string
}

/** `response.json("meta.existing.amount")` */
export const pathOf = (module: Module, call: SyntaxNode): Asked | undefined => {
  if (Syntax.calleeName(call, module.text) !== "json") return undefined
  const [path, more] = Syntax.argumentsOf(call)
  const receiver = Syntax.receiver(call)
  const text = path?.type === "string" ? Syntax.keyName(path, module.text) : undefined
  // An escape in it would shift the place of the field.
  if (path === undefined || more !== undefined || receiver === undefined || text === undefined) return undefined
  if (text.length !== path.end - path.start - 2) return undefined
  const at = text.lastIndexOf(".")
  return { receiver, path, before: at === -1 ? "" : text.slice(0, at), field: text.slice(at + 1) }
}

/** What stands at a path of an answer; of `items.#.status`, every row's. */
export const along = (hold: Hold, path: string): Hold | undefined =>
  path
    .split(".")
    .filter((key) => key !== "")
    .reduce<Hold | undefined>((at, key) => (at === undefined ? undefined : project(at, key === "#" ? "*" : key)), hold)

/** What the checks are about in which a function stands, or is named. */
export const subjectOf = (module: Module, fn: SyntaxNode): SyntaxNode | undefined => {
  const pair = fn.parent?.type === "pair" && fn.field === "value" ? fn.parent : undefined
  const object = fn.type === "shorthand_property_identifier" ? fn.parent : pair?.parent
  const call = object?.type === "object" && object.parent?.type === "arguments" ? object.parent.parent : undefined
  const callee = call?.type === "call_expression" ? Trees.field(call, "function") : undefined
  if (call === undefined || callee?.type !== "identifier") return undefined
  const origin = module.bindings.of(callee)?.origin
  const [first, checks] = Syntax.argumentsOf(call)
  const isCheck = origin?.kind === "import" && /^k6$|k6chaijs|k6-utils/u.test(origin.from) && origin.name === "check"
  return isCheck && checks === object ? first : undefined
}
