/** A syntax tree as plain objects. */

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

/** A tree's nodes in the order of a walk, and for each the place behind its subtree. */
interface Order {
  readonly nodes: Array<SyntaxNode>
  readonly ends: Array<number>
}

const orders = new WeakMap<SyntaxNode, Order>()

/** Notes the order of a whole tree, which is not changed any more: it is walked many times over. */
export const settle = (root: SyntaxNode): void => {
  const order: Order = { nodes: [], ends: [] }
  const note = (node: SyntaxNode): void => {
    const place = order.nodes.push(node) - 1
    order.ends.push(0)
    for (let index = 0; index < node.children.length; index++) note(node.children[index]!)
    order.ends[place] = order.nodes.length
  }
  note(root)
  orders.set(root, order)
}

/** Every node, parents first; `false` from `visit` keeps out of a subtree. No tree is deeper than `DEPTH_MAX`. */
export const walk = (node: SyntaxNode, visit: (node: SyntaxNode) => boolean | void): void => {
  const order = node.parent === undefined ? orders.get(node) : undefined
  if (order !== undefined) {
    const { ends, nodes } = order
    for (let place = 0; place < nodes.length;) place = visit(nodes[place]!) === false ? ends[place]! : place + 1
    return
  }
  if (visit(node) === false) return
  // By index: this runs for every node of a file many times over.
  for (let index = 0; index < node.children.length; index++) walk(node.children[index]!, visit)
}

/** The nearest node around this one that passes. */
export const around = (node: SyntaxNode, test: (node: SyntaxNode) => boolean): SyntaxNode | undefined => {
  for (let at = node.parent; at !== undefined; at = at.parent) if (test(at)) return at
  return undefined
}

/** Whether `inner` stands within `outer`. */
export const holds = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.start <= inner.start && inner.end <= outer.end
