/** Everything one sandbox knows: its time, money, records, switches. Resources keep their records in its stores. */
import * as Ledger from "./Ledger.ts"
import * as Random from "./Random.ts"
import type * as RefIds from "./RefIds.ts"
import * as Schedule from "./Schedule.ts"
import * as Settings from "./Settings.ts"
import * as VirtualClock from "./VirtualClock.ts"

/** Something a snapshot can hold: `dump` gives JSON, `load` takes it back. */
export interface Persistent {
  dump(): unknown
  load(state: never): void
}

/** The name and the maker of a store; each resource has its own. */
export interface Key<T extends Persistent> {
  readonly name: string
  readonly make: (world: World) => T
}

/** Runs a task when its time has come; `id` is the record it is about. */
export type Handler = (world: World, id: string) => unknown

/** What a world is made from. */
export interface Options {
  readonly seed: string
  readonly hostMs: () => number
  readonly mode: VirtualClock.Mode
  readonly startMicros: number | undefined
  readonly settings: Partial<Settings.Settings>
  /** Whether the cents of an amount are magic. */
  readonly magicAmounts: boolean
  readonly handlers: ReadonlyMap<string, Handler>
  readonly refIds: ReadonlyArray<RefIds.Lookup>
}

/** Tasks run at most in one move of the clock: a task that schedules itself without end is a bug of the sandbox. */
const TASKS_MAX = 10_000_000

/** Tasks that a world runs in one go while others may wait: some 20 ms of work. */
export const TASKS_PER_TURN = 2000

/** One sandbox's state. */
export class World {
  readonly clock: VirtualClock.VirtualClock
  readonly streams: Random.Streams
  readonly schedule = new Schedule.Schedule()
  readonly ledger = new Ledger.Ledger()
  /** How to look up the ref_ids of each kind. */
  readonly refIds: ReadonlyArray<RefIds.Lookup>
  readonly #handlers: ReadonlyMap<string, Handler>
  readonly #stores = new Map<string, Persistent>()
  #settings: Settings.Settings
  /** Tasks that ran in this life. */
  tasksRun = 0
  magicAmounts: boolean
  /** The Paxos customer that all records belong to. */
  customerId: string
  /** A life's own name, unlike every other, whatever the seed: cursors of another life are refused. */
  readonly epoch = globalThis.crypto.randomUUID().replaceAll("-", "").slice(0, 16)

  constructor(options: Options) {
    this.clock = new VirtualClock.VirtualClock(options.hostMs, options.mode, options.startMicros)
    this.streams = new Random.Streams(options.seed)
    this.refIds = options.refIds
    this.magicAmounts = options.magicAmounts
    this.#handlers = options.handlers
    this.#settings = { ...Settings.defaults, ...options.settings }
    this.customerId = this.streams.of("ids").uuid()
  }

  get settings(): Settings.Settings {
    return this.#settings
  }

  /** Changes some switches. */
  set(patch: Partial<Settings.Settings>): void {
    this.#settings = { ...this.#settings, ...patch }
  }

  /** The store of a resource, made when first asked for. */
  store<T extends Persistent>(key: Key<T>): T {
    const known = this.#stores.get(key.name)
    if (known !== undefined) return known as T
    const made = key.make(this)
    this.#stores.set(key.name, made)
    return made
  }

  /** A fresh UUID. */
  uuid(): string {
    return this.streams.of("ids").uuid()
  }

  /** Work to be done after so many milliseconds. */
  later(delayMs: number, kind: string, id: string): void {
    this.schedule.add(this.clock.nowMicros + Math.round(delayMs * 1000), kind, id)
  }

  /** Whether there is a handler for tasks of that kind. */
  handles(kind: string): boolean {
    return this.#handlers.has(kind)
  }

  /**
   * Moves time to an instant; whatever is due by then runs first, each at its own time. With `enough`, time stops at the
   * task after that many, and the next move goes on from there.
   */
  moveTo(micros: number, enough = Number.POSITIVE_INFINITY): void {
    let ran = 0
    for (let task = this.schedule.take(micros); task !== undefined; task = this.schedule.take(micros)) {
      if (++ran > TASKS_MAX) throw new RangeError(`more than ${TASKS_MAX} tasks in one move of the clock`)
      this.clock.moveTo(task.dueMicros)
      const handler = this.#handlers.get(task.kind)
      if (handler === undefined) throw new RangeError(`no handler for tasks of kind ${task.kind}`)
      handler(this, task.id)
      if (ran >= enough) break
    }
    this.tasksRun += ran
    // Something may still be due where it was enough: then time waits for it.
    if (ran < enough) this.clock.moveTo(micros)
  }

  /** Whether something is due that has not run: time did not get there at once. */
  get isBehind(): boolean {
    const next = this.schedule.peek()
    return next !== undefined && next.dueMicros <= this.clock.target()
  }

  /** Lets time catch up with the host's clock, or a part of the way, when so many tasks are enough for now. */
  observe(enough?: number): void {
    this.moveTo(this.clock.target(), enough)
  }

  /** Jumps to whatever is due next; false when nothing is. */
  skip(): boolean {
    const next = this.schedule.peek()
    if (next === undefined || this.clock.mode === "frozen") return false
    this.moveTo(Math.max(next.dueMicros, this.clock.nowMicros))
    this.clock.rebase()
    return true
  }

  /** All stores, for snapshots. */
  stores(): ReadonlyMap<string, Persistent> {
    return this.#stores
  }
}
