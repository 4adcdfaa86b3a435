/** Work that becomes due later: plain data in a heap, so that a snapshot holds it. */

/** One piece of work: `kind` names its handler, `id` the record it is about. */
export interface Task {
  /** Microseconds since 1970. */
  readonly dueMicros: number
  /** Order of insertion: equal times run first in, first out. */
  readonly sequence: number
  readonly kind: string
  readonly id: string
}

const before = (a: Task, b: Task): boolean =>
  a.dueMicros < b.dueMicros || (a.dueMicros === b.dueMicros && a.sequence < b.sequence)

/** A binary heap of tasks, the earliest on top. */
export class Schedule {
  #heap: Array<Task> = []
  #sequence = 0

  /** How many tasks wait. */
  get size(): number {
    return this.#heap.length
  }

  /** The next task, which stays. */
  peek(): Task | undefined {
    return this.#heap[0]
  }

  /** Adds a task. */
  add(dueMicros: number, kind: string, id: string): void {
    this.#push({ dueMicros, sequence: this.#sequence++, kind, id })
  }

  /** Takes the next task that is due at that time, if there is one. */
  take(nowMicros: number): Task | undefined {
    const top = this.#heap[0]
    if (top === undefined || top.dueMicros > nowMicros) return undefined
    const last = this.#heap.pop()!
    if (this.#heap.length > 0) this.#sink(last)
    return top
  }

  #push(task: Task): void {
    let at = this.#heap.push(task) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(task, this.#heap[parent]!)) break
      this.#heap[at] = this.#heap[parent]!
      at = parent
    }
    this.#heap[at] = task
  }

  #sink(task: Task): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.#heap.length) break
      if (child + 1 < this.#heap.length && before(this.#heap[child + 1]!, this.#heap[child]!)) child++
      if (!before(this.#heap[child]!, task)) break
      this.#heap[at] = this.#heap[child]!
      at = child
    }
    this.#heap[at] = task
  }

  /** For snapshots. */
  dump(): { readonly sequence: number; readonly tasks: ReadonlyArray<Task> } {
    return { sequence: this.#sequence, tasks: [...this.#heap] }
  }

  /** Replaces everything that waits. */
  load(state: { readonly sequence: number; readonly tasks: ReadonlyArray<Task> }): void {
    this.#heap = []
    this.#sequence = state.sequence
    for (const task of state.tasks) this.#push(task)
  }
}
