/** A syntax tree as plain objects. */
import { Order } from "./Order.ts"

export interface SyntaxNode {
  readonly type: string
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  /** What it is to its parent: `left`, `body`. */
  readonly field: string | undefined
  readonly isNamed: boolean
  readonly parent: SyntaxNode | undefined
  /** All children, tokens too. */
  readonly children: ReadonlyArray<SyntaxNode>
}

export interface Tree {
  readonly root: SyntaxNode
  readonly text: string
  /** Places the parser skipped or had to invent. */
  readonly errors: number
}

/** The child in that role. */
export const field = (node: SyntaxNode | undefined, name: string): SyntaxNode | undefined =>
  node?.children.find((child) => child.field === name)

/** Children that are no mere tokens, comments left out. */
export const named = (node: SyntaxNode): ReadonlyArray<SyntaxNode> =>
  node.children.filter((child) => child.isNamed && child.type !== "comment")

const orders = new WeakMap<SyntaxNode, Order<SyntaxNode>>()

/** Notes the order of a whole tree, which is not changed any more: it is walked many times over. */
export const settle = (root: SyntaxNode): void => {
  orders.set(root, new Order(root, ({ children }) => children))
}

/** Every node, parents first; `false` from `visit` keeps out of a subtree. No tree is deeper than `DEPTH_MAX`. */
export const walk = (node: SyntaxNode, visit: (node: SyntaxNode) => boolean | void): void => {
  const order = node.parent === undefined ? orders.get(node) : undefined
  if (order !== undefined) return order.walk(visit)
  if (visit(node) === false) return
  // By index: this runs for every node of a file many times over.
  for (let index = 0; index < node.children.length; index++) walk(node.children[index]!, visit)
}

const typeOf = ({ type }: SyntaxNode): string => type

/** Every node of these types, parents first. */
export const each = (node: SyntaxNode, types: ReadonlySet<string>, visit: (node: SyntaxNode) => void): void => {
  const order = node.parent === undefined ? orders.get(node) : undefined
  if (order !== undefined) for (const one of order.of(types, typeOf)) visit(one)
  else
    walk(node, (one) => {
      if (types.has(one.type)) visit(one)
    })
}

/** All nodes of these types, parents first. */
export const all = (node: SyntaxNode, types: ReadonlySet<string>): ReadonlyArray<SyntaxNode> => {
  const found: Array<SyntaxNode> = []
  each(node, types, (one) => void found.push(one))
  return found
}

/** The nearest node around this one that passes. */
export const around = (node: SyntaxNode, test: (node: SyntaxNode) => boolean): SyntaxNode | undefined => {
  for (let at = node.parent; at !== undefined; at = at.parent) if (test(at)) return at
  return undefined
}

/** Whether `inner` stands within `outer`. */
export const holds = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.start <= inner.start && inner.end <= outer.end
