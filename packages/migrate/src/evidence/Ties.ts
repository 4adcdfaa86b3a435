/** Sets of things that must change together. */
export class Ties {
  readonly #parents = new Map<unknown, unknown>()

  root(thing: unknown): unknown {
    const parent = this.#parents.get(thing)
    return parent === undefined || parent === thing ? thing : this.root(parent)
  }

  tie(a: unknown, b: unknown): void {
    const first = this.root(a)
    const second = this.root(b)
    if (first !== second) this.#parents.set(second, first)
  }
}
