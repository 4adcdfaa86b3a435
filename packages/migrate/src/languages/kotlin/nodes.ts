/** Kotlin's syntax nodes: their children, types, what stands behind a token. */
import type { SyntaxNode } from "../../syntax/Tree.ts"

/** Children that are no mere tokens, comments left out. */
export const named = (node: SyntaxNode): ReadonlyArray<SyntaxNode> =>
  node.children.filter((child) => child.isNamed && !child.type.endsWith("comment"))

/** The child behind a token, such as `=`. */
export const behind = (node: SyntaxNode, token: string): SyntaxNode | undefined => {
  const at = node.children.findIndex((child) => child.type === token)
  return at < 0
    ? undefined
    : node.children.slice(at + 1).find((child) => child.isNamed && !child.type.endsWith("comment"))
}

const TYPES = /^(?:user_type|nullable_type|parenthesized_type|non_nullable_type|function_type)$/u

/** Whether a node is a type. */
export const isType = (node: SyntaxNode): boolean => TYPES.test(node.type)
