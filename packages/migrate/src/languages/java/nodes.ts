/** Java's syntax nodes: their children, chains of calls. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Java } from "./lower.ts"

/** Children that are no mere tokens, comments left out. */
export const named = (node: SyntaxNode): ReadonlyArray<SyntaxNode> =>
  node.children.filter((child) => child.isNamed && !child.type.endsWith("comment"))

/** The calls of a chain from its beginning to `node`, and what it begins with. */
export const chain = (node: SyntaxNode): { readonly root: SyntaxNode; readonly calls: ReadonlyArray<SyntaxNode> } => {
  const calls: Array<SyntaxNode> = []
  let at: SyntaxNode | undefined = node
  while (at?.type === "method_invocation") {
    calls.unshift(at)
    const object: SyntaxNode | undefined = Trees.field(at, "object")
    if (object === undefined) return { root: at, calls: calls.slice(1) }
    at = object
  }
  return { root: at ?? node, calls }
}

export const nameOf = (java: Java, invocation: SyntaxNode): string => {
  const key = Trees.field(invocation, "name")
  return key === undefined ? "" : java.spelled(key)
}

export const givenTo = (invocation: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const list = Trees.field(invocation, "arguments")
  return list === undefined ? [] : named(list)
}
