/** Small things every lowering needs. */
import type { SyntaxNode } from "../syntax/Tree.ts"
import * as Trees from "../syntax/Tree.ts"
import type { Argument, Call, Expression, Name, Node, Opaque, Place, Type } from "./Program.ts"

export const place = (node: Place): Place => ({ start: node.start, end: node.end })

/** What has no node of its own: its named children, lowered. */
export const opaque = (node: SyntaxNode, lower: (child: SyntaxNode) => Node): Opaque => ({
  kind: "opaque",
  ...place(node),
  children: node.children.filter((child) => child.isNamed && !child.type.includes("comment")).map(lower)
})

/** What the grammar has a place for and the text does not have. */
export const missing = (node: Place): Opaque => ({ kind: "opaque", ...place(node), children: [] })

/** The part of a node that has a role in it. */
export const part =
  (node: SyntaxNode, lower: (child: SyntaxNode) => Expression) =>
  (role: string): Expression => {
    const child = Trees.field(node, role)
    return child === undefined ? missing(node) : lower(child)
  }

export const name = (node: SyntaxNode, text: string): Name => ({
  kind: "name",
  ...place(node),
  name: text.slice(node.start, node.end)
})

/** The last word of what is called: `post` of `session.client.post`. */
export const lastWord = (callee: Expression): string => {
  switch (callee.kind) {
    case "name":
    case "member":
      return callee.name
    case "wrapped":
      return lastWord(callee.value)
    case "index":
      return lastWord(callee.object)
    default:
      return ""
  }
}

export const call = (
  node: Place,
  callee: Expression,
  given: ReadonlyArray<Argument>,
  more: Pick<Call, "isNew" | "types"> = {}
): Call => ({ kind: "call", ...place(node), callee, name: lastWord(callee), arguments: given, ...more })

/** Offset of the comma behind a child, or -1. */
export const commaBehind = (children: ReadonlyArray<SyntaxNode>, index: number): number => {
  for (let at = index + 1; at < children.length; at++) {
    const child = children[at]!
    if (child.type === ",") return child.start
    if (!child.type.includes("comment")) return -1
  }
  return -1
}

/** A type with the names in it; `isName` tells the grammar's nodes for them. */
export const type = (
  node: SyntaxNode,
  text: string,
  isName: (node: SyntaxNode) => boolean,
  isOptional: boolean
): Type => {
  const names: Array<Name> = []
  const stack = [node]
  while (stack.length > 0) {
    const next = stack.pop()!
    if (isName(next)) names.push(name(next, text))
    for (let index = next.children.length - 1; index >= 0; index--) stack.push(next.children[index]!)
  }
  return { ...place(node), names, ...(isOptional ? { isOptional } : {}) }
}
