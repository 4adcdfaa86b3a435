/** Earlier versions of changed records, for reads that are made stale on purpose. Only the youngest are kept. */

/** Versions kept per table; a stale read further back sees the present. */
const VERSIONS_MAX = 10_000

interface Version<R> {
  readonly untilMicros: number
  readonly row: R
}

/** A version in a snapshot. */
export type Entry<R> = readonly [id: string, untilMicros: number, row: R]

/** Versions by record id. */
export class History<R> {
  #versions = new Map<string, Array<Version<R>>>()
  #queue: Array<string> = []
  #head = 0

  /** Remembers what a record was until now. */
  add(id: string, row: R, untilMicros: number): void {
    const known = this.#versions.get(id)
    if (known === undefined) this.#versions.set(id, [{ untilMicros, row }])
    else known.push({ untilMicros, row })
    this.#queue.push(id)
    if (this.#queue.length - this.#head > VERSIONS_MAX) this.#forget()
  }

  /** What a record was at that time; `undefined` when it has not changed since. */
  at(id: string, micros: number): R | undefined {
    return this.#versions.get(id)?.find((version) => version.untilMicros > micros)?.row
  }

  /** For snapshots: every version kept, oldest first. */
  dump(): ReadonlyArray<Entry<R>> {
    const taken = new Map<string, number>()
    return this.#queue.slice(this.#head).map((id) => {
      const index = taken.get(id) ?? 0
      taken.set(id, index + 1)
      const { row, untilMicros } = this.#versions.get(id)![index]!
      return [id, untilMicros, row]
    })
  }

  #forget(): void {
    const id = this.#queue[this.#head++]!
    const versions = this.#versions.get(id)!
    versions.shift()
    if (versions.length === 0) this.#versions.delete(id)
    if (this.#head > VERSIONS_MAX) {
      this.#queue = this.#queue.slice(this.#head)
      this.#head = 0
    }
  }
}
