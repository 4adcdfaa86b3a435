/** The nodes of a tree in the order of a walk: found out once, for trees that are gone through many times over. */
export class Order<N extends object> {
  readonly #nodes: Array<N> = []
  /** For each node the place behind its subtree. */
  readonly #ends: Array<number> = []
  readonly #children: Array<ReadonlyArray<N>> = []
  /** What was asked for by kind. */
  readonly #picked = new Map<ReadonlySet<string>, ReadonlyArray<N>>()

  /** No tree is so deep that this could not go down all of it. */
  constructor(root: N, childrenOf: (node: N) => ReadonlyArray<N>) {
    const note = (node: N): void => {
      const place = this.#nodes.push(node) - 1
      this.#ends.push(0)
      const children = childrenOf(node)
      this.#children.push(children)
      for (let index = 0; index < children.length; index++) note(children[index]!)
      this.#ends[place] = this.#nodes.length
    }
    note(root)
  }

  /** Every node, parents first; `false` from `visit` keeps out of a subtree. */
  walk(visit: (node: N) => boolean | void): void {
    const nodes = this.#nodes
    const ends = this.#ends
    for (let place = 0; place < nodes.length;) place = visit(nodes[place]!) === false ? ends[place]! : place + 1
  }

  /** Nodes of these kinds, in the same order. Asked with the same set once more, it knows them. */
  of(kinds: ReadonlySet<string>, kindOf: (node: N) => string): ReadonlyArray<N> {
    const known = this.#picked.get(kinds)
    if (known !== undefined) return known
    const picked = this.#nodes.filter((node) => kinds.has(kindOf(node)))
    this.#picked.set(kinds, picked)
    return picked
  }

  /** Every node but the root, with the node that holds it. */
  parents(): Map<N, N> {
    const parents = new Map<N, N>()
    for (let place = 0; place < this.#nodes.length; place++) {
      for (const child of this.#children[place]!) parents.set(child, this.#nodes[place]!)
    }
    return parents
  }
}
