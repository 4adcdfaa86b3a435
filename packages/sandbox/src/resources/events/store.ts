/** Events. Sources: docs/vendor-facts.md#event-shapes, #event-status-change, #event-transfer-object, #event-types. */
import * as Faults from "../../Faults.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import * as Webhooks from "../../Webhooks.ts"
import type * as World from "../../World.ts"

/** An event. */
export interface Event extends Table.Row {
  readonly type: string
  readonly objectType: string
  readonly object: Readonly<Record<string, unknown>>
  readonly isTest: boolean
  /** From when on the API shows it. */
  readonly visibleMicros: number
}

/** What happened, before it has an id and a time. */
export interface Happening {
  readonly type: string
  readonly objectType: "orchestration_status_change" | "transfer_status_change"
  readonly object: Readonly<Record<string, unknown>>
}

/** Events that a fault holds back, by the id of their task. */
class Held {
  #happenings = new Map<string, Happening>()

  add(id: string, happening: Happening): void {
    this.#happenings.set(id, happening)
  }

  take(id: string): Happening | undefined {
    const happening = this.#happenings.get(id)
    this.#happenings.delete(id)
    return happening
  }

  dump(): ReadonlyArray<readonly [string, Happening]> {
    return [...this.#happenings]
  }

  load(entries: ReadonlyArray<readonly [string, Happening]>): void {
    this.#happenings = new Map(entries)
  }
}

export const heldKey: World.Key<Held> = { name: "heldEvents", make: () => new Held() }

/** All events. */
export class Events extends Table.Table<Event, "type"> {
  constructor(nowMicros: () => number) {
    super({ fixed: { type: (row) => row.type } }, nowMicros)
  }
}

export const key: World.Key<Events> = {
  name: "events",
  make: (world) => new Events(() => world.clock.nowMicros)
}

/** The task that writes an event which a fault held back. */
export const WRITE = "event.write"

/** Writes an event and hands it to the webhooks. */
export const write = (
  world: World.World,
  happening: Happening,
  options: { readonly isTest: boolean; readonly only?: string } = { isTest: false }
): Event => {
  const { visibleAfterMs = 0 } = world.store(Faults.key).events
  const createdMicros = world.clock.stamp()
  const event = world.store(key).insert({
    ...happening,
    id: world.uuid(),
    isTest: options.isTest,
    createdMicros,
    visibleMicros: visibleAfterMs === 0 ? 0 : createdMicros + visibleAfterMs * 1000
  })
  Webhooks.announce(world, event, options.only)
  return event
}

/** How long a reordered event is held back at most: longer than an ordinary orchestration takes. */
const HELD_MAX_MS = 5000

/** Records what happened; faults may hold it back or write it twice. */
export const record = (world: World.World, happening: Happening): void => {
  const { duplicate = 0, reorder = 0 } = world.store(Faults.key).events
  const random = world.streams.of("event-faults")
  const copies = duplicate > 0 && random.fraction() < duplicate ? 2 : 1
  for (let copy = 0; copy < copies; copy++) {
    if (reorder === 0 || random.fraction() >= reorder) {
      write(world, happening)
      continue
    }
    const id = world.streams.of("held-events").uuid()
    world.store(heldKey).add(id, happening)
    world.later(1 + random.below(HELD_MAX_MS), WRITE, id)
  }
}

/** Writes an event that was held back. */
export const release = (world: World.World, id: string): void => {
  const happening = world.store(heldKey).take(id)
  if (happening !== undefined) write(world, happening)
}

/** An event as the API shows it. */
export const render = (world: World.World, event: Event) => ({
  id: event.id,
  type: event.type,
  object_type: event.objectType,
  object: event.object,
  created_at: VirtualClock.format(event.createdMicros),
  undelivered_webhooks: Webhooks.undelivered(world, event.id)
})
