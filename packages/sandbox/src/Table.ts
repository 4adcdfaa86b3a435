/**
 * Records of one kind in the order they were created, with indices, so that lists stay fast as they grow. Records are
 * immutable: a change puts a new object in the old one's place, so snapshots and rendered texts may share them.
 */

import * as History from "./History.ts"

/** What every record has; `createdMicros` grows strictly from record to record. */
export interface Row {
  readonly id: string
  readonly createdMicros: number
}

/** How records are found: by values that never change, and by one that does (a status). */
export interface Indices<R extends Row, K extends string> {
  readonly fixed: Readonly<Record<K, (row: R) => string | undefined>>
  readonly volatile?: (row: R) => string
}

/** Which records a list wants. */
export interface Selection<R extends Row, K extends string> {
  /** Records with one of the values; several indices must all match. */
  readonly where?: { readonly [P in K]?: ReadonlyArray<string> | undefined }
  /** Values of the volatile index. */
  readonly volatile?: ReadonlyArray<string> | undefined
  /** Inclusive bounds of `createdMicros`. */
  readonly fromMicros?: number
  readonly toMicros?: number
  readonly matches?: (row: R) => boolean
  readonly order: "ASC" | "DESC"
  /** Look at the records as they were at that time. */
  readonly asOfMicros?: number | undefined
  /** Position of the last record of the page before. */
  readonly after?: number
  readonly limit: number
}

/** One page: the records and, when there are more, the position of the last one. */
export interface Selected<R> {
  readonly rows: ReadonlyArray<R>
  readonly next?: number
}

/** A table in a snapshot. */
export interface Dumped<R> {
  readonly rows: ReadonlyArray<R>
  readonly history: ReadonlyArray<History.Entry<R>>
}

/** Volatile sets up to this size are sorted for a query; larger ones are found sooner by walking the table. */
const SORTED_MAX = 4096

const push = (map: Map<string, Array<number>>, key: string, position: number): void => {
  const known = map.get(key)
  if (known === undefined) map.set(key, [position])
  else known.push(position)
}

/** First index whose value is at least `wanted`, in ascending values. */
const lowerBound = (length: number, at: (index: number) => number, wanted: number): number => {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(middle) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Records of one kind; `nowMicros` tells when a record changes. */
export class Table<R extends Row, K extends string = never> {
  readonly #indices: Indices<R, K>
  readonly #names: ReadonlyArray<K>
  readonly #nowMicros: () => number
  #rows: Array<R> = []
  #positions = new Map<string, number>()
  #fixed = new Map<K, Map<string, Array<number>>>()
  #volatile = new Map<string, Set<number>>()

  #history = new History.History<R>()

  constructor(indices: Indices<R, K>, nowMicros: () => number) {
    this.#indices = indices
    this.#nowMicros = nowMicros
    this.#names = Object.keys(indices.fixed) as Array<K>
    this.load({ rows: [], history: [] })
  }

  get size(): number {
    return this.#rows.length
  }

  /** The record of that id, as it is or as it was. */
  get(id: string, asOfMicros?: number): R | undefined {
    const position = this.#positions.get(id)
    return position === undefined ? undefined : this.#version(this.#rows[position]!, asOfMicros)
  }

  /** A record as it was at that time; `undefined` before it existed. */
  #version(row: R, asOfMicros: number | undefined): R | undefined {
    if (asOfMicros === undefined) return row
    return row.createdMicros > asOfMicros ? undefined : (this.#history.at(row.id, asOfMicros) ?? row)
  }

  /** The oldest record with that value of a fixed index. */
  find(index: K, value: string): R | undefined {
    const position = this.#fixed.get(index)!.get(value)?.[0]
    return position === undefined ? undefined : this.#rows[position]
  }

  /** Adds a record, the youngest of all. */
  insert(row: R): R {
    const position = this.#rows.push(row) - 1
    this.#positions.set(row.id, position)
    for (const name of this.#names) {
      const value = this.#indices.fixed[name](row)
      if (value !== undefined) push(this.#fixed.get(name)!, value, position)
    }
    this.#mark(row, position)
    return row
  }

  /** Replaces the record of that id; values of fixed indices must stay. */
  change(row: R): R {
    const position = this.#positions.get(row.id)!
    const old = this.#rows[position]!
    if (this.#indices.volatile !== undefined) {
      const before = this.#indices.volatile(old)
      if (before !== this.#indices.volatile(row)) {
        this.#volatile.get(before)?.delete(position)
        this.#mark(row, position)
      }
    }
    this.#rows[position] = row
    this.#history.add(row.id, old, this.#nowMicros())
    return row
  }

  /** All records, oldest first. */
  all(): ReadonlyArray<R> {
    return this.#rows
  }

  /** A page of the records that match. */
  select(selection: Selection<R, K>): Selected<R> {
    const [low, high] = this.#window(selection)
    const candidates = this.#candidates(selection)
    const wanted = this.#predicate(selection)
    const rows: Array<R> = []
    let last = -1
    const visit = (position: number): boolean => {
      const row = this.#version(this.#rows[position]!, selection.asOfMicros)
      if (row === undefined || !wanted(row)) return true
      if (rows.length === selection.limit) return false
      rows.push(row)
      last = position
      return true
    }
    const done = walk(candidates, low, high, selection.order, visit)
    return done ? { rows } : { rows, next: last }
  }

  /** Positions from `low` to before `high` that time bounds and cursor leave. */
  #window(selection: Selection<R, K>): readonly [number, number] {
    const created = (index: number): number => this.#rows[index]!.createdMicros
    let low = selection.fromMicros === undefined ? 0 : lowerBound(this.#rows.length, created, selection.fromMicros)
    let high =
      selection.toMicros === undefined
        ? this.#rows.length
        : lowerBound(this.#rows.length, created, selection.toMicros + 1)
    if (selection.after !== undefined) {
      if (selection.order === "ASC") low = Math.max(low, selection.after + 1)
      else high = Math.min(high, selection.after)
    }
    return [low, high]
  }

  /** The shortest ascending list of positions that holds every match; `undefined` for the whole table. */
  #candidates(selection: Selection<R, K>): ReadonlyArray<number> | undefined {
    let best: ReadonlyArray<ReadonlyArray<number>> | undefined
    let bestSize = this.#rows.length / 2
    for (const name of this.#names) {
      const values = selection.where?.[name]
      if (values === undefined) continue
      const lists = [...new Set(values)].map((value) => this.#fixed.get(name)!.get(value) ?? [])
      const size = lists.reduce((sum, list) => sum + list.length, 0)
      if (size < bestSize || size === 0) [best, bestSize] = [lists, size]
    }
    if (selection.volatile !== undefined && selection.asOfMicros === undefined) {
      const sets = [...new Set(selection.volatile)].map((value) => this.#volatile.get(value))
      const size = sets.reduce((sum, set) => sum + (set?.size ?? 0), 0)
      if (size < bestSize && size <= SORTED_MAX) return sets.flatMap((set) => [...(set ?? [])]).sort((a, b) => a - b)
    }
    if (best === undefined) return undefined
    return best.length === 1 ? best[0] : best.flat().sort((a, b) => a - b)
  }

  #predicate(selection: Selection<R, K>): (row: R) => boolean {
    const tests: Array<(row: R) => boolean> = []
    for (const name of this.#names) {
      const values = selection.where?.[name]
      if (values === undefined) continue
      const set = new Set<string | undefined>(values)
      tests.push((row) => set.has(this.#indices.fixed[name](row)))
    }
    if (selection.volatile !== undefined && this.#indices.volatile !== undefined) {
      const set = new Set(selection.volatile)
      const value = this.#indices.volatile
      tests.push((row) => set.has(value(row)))
    }
    if (selection.matches !== undefined) tests.push(selection.matches)
    return (row) => tests.every((test) => test(row))
  }

  #mark(row: R, position: number): void {
    if (this.#indices.volatile === undefined) return
    const value = this.#indices.volatile(row)
    const known = this.#volatile.get(value)
    if (known === undefined) this.#volatile.set(value, new Set([position]))
    else known.add(position)
  }

  /** For snapshots. */
  dump(): Dumped<R> {
    return { rows: [...this.#rows], history: this.#history.dump() }
  }

  /** Replaces all records, and what is remembered of earlier ones. */
  load({ history, rows }: Dumped<R>): void {
    this.#rows = []
    this.#positions = new Map()
    this.#fixed = new Map(this.#names.map((name) => [name, new Map()]))
    this.#volatile = new Map()
    this.#history = new History.History()
    for (const row of rows) this.insert(row)
    for (const [id, untilMicros, row] of history) this.#history.add(id, row, untilMicros)
  }
}

/** Visits positions within [low, high) in order until told to stop; false when it was. */
const walk = (
  candidates: ReadonlyArray<number> | undefined,
  low: number,
  high: number,
  order: "ASC" | "DESC",
  visit: (position: number) => boolean
): boolean => {
  const at = candidates === undefined ? (index: number): number => index : (index: number): number => candidates[index]!
  const length = candidates?.length ?? high
  const from = candidates === undefined ? low : lowerBound(length, at, low)
  const to = candidates === undefined ? high : lowerBound(length, at, high)
  if (order === "ASC") {
    for (let index = from; index < to; index++) if (!visit(at(index))) return false
  } else {
    for (let index = to - 1; index >= from; index--) if (!visit(at(index))) return false
  }
  return true
}
