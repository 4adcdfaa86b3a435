/**
 * Webhooks and their deliveries: who wants events, what was sent, what is to be sent again and when. The sending itself
 * is the Courier's. Sources: docs/vendor-facts.md#webhook-auth, #webhook-delivery, #webhook-limits.
 */
import * as Faults from "./Faults.ts"
import * as Table from "./Table.ts"
import * as VirtualClock from "./VirtualClock.ts"
import type * as World from "./World.ts"

/** How the sandbox proves itself to a webhook's receiver. */
export type Auth =
  | { readonly type: "none" }
  | { readonly type: "api-key"; readonly header: string; readonly value: string }
  | {
      readonly type: "oauth"
      readonly tokenUrl: string
      readonly clientId: string
      readonly clientSecret: string
    }

/** A webhook. */
export interface Webhook extends Table.Row {
  readonly name: string
  readonly url: string
  readonly auth: Auth
  /** Deliveries per second. */
  readonly rate: number
  readonly isDeleted: boolean
  /** Before this instant nothing more is sent to it. */
  readonly freeMicros: number
}

/** One try. */
export interface Attempt {
  readonly atMicros: number
  readonly status?: number
  readonly error?: string
}

/** One event on its way to one webhook. */
export interface Delivery extends Table.Row {
  readonly webhookId: string
  readonly eventId: string
  readonly type: string
  readonly isTest: boolean
  /** The body, the same at every attempt. */
  readonly body: string
  readonly state: "pending" | "ready" | "delivered" | "given-up"
  readonly attempts: ReadonlyArray<Attempt>
  /** When the next attempt is due, or was, where it is ready. */
  readonly nextMicros?: number
  /** Whether its planned time is within the webhook's rate already. */
  readonly hasSlot: boolean
}

/** Most webhooks of one customer. */
export const WEBHOOKS_MAX = 10
export const RATE_DEFAULT = 10
/** First retry after about so long, then twice as long each time, at most an hour; nothing after a day. */
const RETRY_FIRST_MS = 5000
const RETRY_MAX_MS = 3_600_000
const GIVE_UP_MICROS = 24 * 3_600_000_000
/** Jitter of a retry: up to so large a share of it, in both directions. */
const JITTER = 0.2
/** No retry comes sooner than this after the attempt before it. */
export const RETRY_SOONEST_MICROS = RETRY_FIRST_MS * (1 - JITTER) * 1000

class AllWebhooks extends Table.Table<Webhook> {}
class Deliveries extends Table.Table<Delivery, "event" | "webhook"> {}

export const key: World.Key<AllWebhooks> = {
  name: "webhooks",
  make: (world) => new AllWebhooks({ fixed: {} }, () => world.clock.nowMicros)
}

export const deliveriesKey: World.Key<Deliveries> = {
  name: "deliveries",
  make: (world) =>
    new Deliveries(
      { fixed: { event: (row) => row.eventId, webhook: (row) => row.webhookId }, volatile: (row) => row.state },
      () => world.clock.nowMicros
    )
}

/** The task that makes a delivery ready to be sent. */
export const ATTEMPT = "webhook.attempt"

/** Webhooks in use. */
export const live = (world: World.World): ReadonlyArray<Webhook> =>
  world
    .store(key)
    .all()
    .filter((webhook) => !webhook.isDeleted)

/** Plans an attempt; whether the webhook's rate allows it is seen when the time has come. */
const plan = (world: World.World, delivery: Delivery, atMicros: number, hasSlot = false): void => {
  world.store(deliveriesKey).change({ ...delivery, state: "pending", nextMicros: atMicros, hasSlot })
  world.schedule.add(atMicros, ATTEMPT, delivery.id)
}

/** Takes the webhook's next free instant; every later attempt comes after it. */
const takeSlot = (world: World.World, webhook: Webhook): number => {
  const atMicros = Math.max(world.clock.nowMicros, webhook.freeMicros)
  world.store(key).change({ ...webhook, freeMicros: atMicros + Math.ceil(1_000_000 / webhook.rate) })
  return atMicros
}

interface Announced {
  readonly id: string
  readonly type: string
  readonly isTest: boolean
  readonly createdMicros: number
}

const REORDER_MAX_MS = 10_000

/** Starts the delivery of an event to every webhook, or to one of them. */
export const announce = (world: World.World, event: Announced, only?: string): void => {
  const { duplicateWebhook = 0, reorderWebhook = 0 } = world.store(Faults.key).events
  const random = world.streams.of("webhook-faults")
  for (const webhook of live(world)) {
    if (only !== undefined && webhook.id !== only) continue
    const copies = duplicateWebhook > 0 && random.fraction() < duplicateWebhook ? 2 : 1
    for (let copy = 0; copy < copies; copy++) {
      const isLate = reorderWebhook > 0 && random.fraction() < reorderWebhook
      const delivery = world.store(deliveriesKey).insert({
        id: world.streams.of("deliveries").uuid(),
        webhookId: webhook.id,
        eventId: event.id,
        type: event.type,
        isTest: event.isTest,
        body: JSON.stringify({
          id: event.id,
          type: event.type,
          source: "com.paxos",
          time: VirtualClock.format(event.createdMicros),
          object: "event",
          is_test: event.isTest
        }),
        state: "pending",
        attempts: [],
        hasSlot: false,
        createdMicros: world.clock.stamp()
      })
      plan(world, delivery, world.clock.nowMicros + (isLate ? random.below(REORDER_MAX_MS) * 1000 : 0))
    }
  }
}

const isDelivered = ({ status }: Omit<Attempt, "atMicros">): boolean =>
  status !== undefined && status >= 200 && status < 300

/** Webhooks in use that have not got this event yet, however many deliveries of it they have. */
export const undelivered = (world: World.World, eventId: string): number => {
  const deliveries = world
    .store(deliveriesKey)
    .select({ where: { event: [eventId] }, order: "ASC", limit: Number.POSITIVE_INFINITY }).rows
  const waiting = new Set(deliveries.map((delivery) => delivery.webhookId))
  for (const { attempts, webhookId } of deliveries) {
    if (world.store(key).get(webhookId)!.isDeleted || attempts.some(isDelivered)) waiting.delete(webhookId)
  }
  return waiting.size
}

/**
 * The time of an attempt has come: the Courier may take it. One whose time lies behind the clock already, because time
 * was moved past it in one go, keeps its own time and needs no slot: those of that time are all gone.
 */
export const attempt = (world: World.World, id: string): void => {
  const delivery = world.store(deliveriesKey).get(id)
  if (delivery?.state !== "pending") return
  const { nextMicros } = delivery
  if (nextMicros === undefined || nextMicros > world.clock.nowMicros) return
  const webhook = world.store(key).get(delivery.webhookId)!
  const isFree = delivery.hasSlot || nextMicros < world.clock.nowMicros
  const atMicros = isFree ? nextMicros : takeSlot(world, webhook)
  if (atMicros > world.clock.nowMicros) plan(world, delivery, atMicros, true)
  else world.store(deliveriesKey).change({ ...delivery, state: "ready" })
}

/** Deliveries to a webhook that wait for the Courier, oldest first. */
export const ready = (world: World.World, webhookId: string, limit: number): ReadonlyArray<Delivery> =>
  world.store(deliveriesKey).select({ where: { webhook: [webhookId] }, volatile: ["ready"], order: "ASC", limit }).rows

/** When a ready delivery is due; never later than now. */
export const dueMicros = (world: World.World, { nextMicros }: Delivery): number => nextMicros ?? world.clock.nowMicros

/** What came of an attempt, and how long that took by the sandbox's clock. */
export type Outcome = Omit<Attempt, "atMicros"> & { readonly tookMicros: number }

/**
 * Notes what came of an attempt, at the time it was due, and plans the next one where it failed. `sent` is the delivery
 * as the Courier took it: if it was redelivered or its webhook removed meanwhile, only the attempt is noted.
 */
export const report = (world: World.World, sent: Delivery, { tookMicros, ...outcome }: Outcome): void => {
  const store = world.store(deliveriesKey)
  const current = store.get(sent.id)
  if (current === undefined) return
  const atMicros = dueMicros(world, sent)
  const attempts = [...current.attempts, { ...outcome, atMicros }]
  if (current !== sent) {
    store.change({ ...current, attempts })
    return
  }
  const { nextMicros: _, ...noted } = { ...sent, attempts }
  if (isDelivered(outcome)) {
    store.change({ ...noted, state: "delivered" })
    return
  }
  const jitter = 1 + JITTER * (2 * world.streams.of("retries").fraction() - 1)
  const delayMs = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(20, attempts.length - 1)) * jitter
  const nextMicros = atMicros + tookMicros + Math.round(delayMs * 1000)
  if (nextMicros > attempts[0]!.atMicros + GIVE_UP_MICROS) store.change({ ...noted, state: "given-up" })
  else plan(world, noted, nextMicros)
}

/** Sends a delivery once more, whatever came of it; one that is under way comes to its end first. */
export const redeliver = (world: World.World, id: string): boolean => {
  const delivery = world.store(deliveriesKey).get(id)
  if (delivery === undefined || world.store(key).get(delivery.webhookId)!.isDeleted) return false
  plan(world, delivery, world.clock.nowMicros)
  return true
}

/** Takes a webhook out of use; what was still to be sent to it is given up. */
export const remove = (world: World.World, webhook: Webhook): void => {
  world.store(key).change({ ...webhook, isDeleted: true })
  const store = world.store(deliveriesKey)
  const left = { where: { webhook: [webhook.id] }, volatile: ["pending", "ready"], order: "ASC" } as const
  for (const delivery of store.select({ ...left, limit: Number.POSITIVE_INFINITY }).rows) {
    const { nextMicros: _, ...rest } = delivery
    store.change({ ...rest, state: "given-up" })
  }
}
