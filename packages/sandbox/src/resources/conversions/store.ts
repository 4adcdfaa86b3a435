/** Conversions and what happens to them. Sources: docs/vendor-facts.md#conv-object, #conv-ledger-timing. */
import { ZERO_UUID } from "@segue/core/Id"

import * as Ledger from "../../Ledger.ts"
import * as Rendered from "../../Rendered.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"
import * as Profiles from "../profiles/store.ts"
import * as limits from "./limits.ts"
import * as mirror from "./mirror.ts"

/** A conversion. */
export interface Conversion extends Table.Row {
  readonly profileId: string
  readonly recipientProfileId?: string
  /** As it was sent. */
  readonly amount: string
  readonly sourceAsset: string
  readonly targetAsset: string
  readonly refId?: string
  readonly identityId?: string
  readonly accountId?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly status: "CREATED" | "SETTLED" | "CANCELLED"
  readonly updatedMicros: number
  readonly settledMicros?: number
  readonly cancelledMicros?: number
  /** What was decided about its fate when it was created, if anything was. */
  readonly plan?: "stay" | "late"
}

/** All conversions. */
export class Conversions extends Table.Table<Conversion, "profile" | "refId"> {
  constructor(nowMicros: () => number) {
    super(
      {
        fixed: { profile: (row) => row.profileId, refId: (row) => row.refId },
        volatile: (row) => row.status
      },
      nowMicros
    )
  }
}

export const key: World.Key<Conversions> = {
  name: "conversions",
  make: (world) => new Conversions(() => world.clock.nowMicros)
}

/** The task that settles a conversion. */
export const SETTLE = "conversion.settle"

/** A conversion as the API shows it. Sources: docs/vendor-facts.md#conv-zero-uuid, #conv-timestamps. */
export const render = (row: Conversion) => ({
  id: row.id,
  profile_id: row.profileId,
  amount: row.amount,
  source_asset: row.sourceAsset,
  target_asset: row.targetAsset,
  status: row.status,
  ...(row.refId === undefined ? {} : { ref_id: row.refId }),
  identity_id: row.identityId ?? ZERO_UUID,
  account_id: row.accountId ?? ZERO_UUID,
  created_at: VirtualClock.format(row.createdMicros),
  updated_at: VirtualClock.format(row.updatedMicros),
  ...(row.settledMicros === undefined ? {} : { settled_at: VirtualClock.format(row.settledMicros) }),
  ...(row.cancelledMicros === undefined ? {} : { cancelled_at: VirtualClock.format(row.cancelledMicros) }),
  ...(row.metadata === undefined ? {} : { metadata: row.metadata }),
  ...(row.recipientProfileId === undefined ? {} : { recipient_profile_id: row.recipientProfileId })
})

/** The JSON text of a conversion. */
export const text = Rendered.cached<Conversion>((_world, row) => render(row))

/** What a create decided before anything was written. */
export type Accepted = Omit<Conversion, "id" | "createdMicros" | "updatedMicros" | "status">

/** Writes an accepted conversion: the source asset leaves `available` at once. */
export const open = (world: World.World, accepted: Accepted): Conversion => {
  const createdMicros = world.clock.stamp()
  const row = world.store(key).insert({
    ...accepted,
    id: world.uuid(),
    status: "CREATED",
    createdMicros,
    // The vendor's samples show a second write shortly after the first.
    updatedMicros: createdMicros + limits.UPDATED_AFTER_MICROS
  })
  world.ledger.post(
    "CONVERSION_CREATION",
    row.id,
    world.clock.nowMicros,
    Ledger.move(
      Ledger.profile(row.profileId, "available"),
      Ledger.profile(row.profileId, "reserve"),
      row.sourceAsset,
      Ledger.unitsOf(row.amount)
    )
  )
  mirror.open(world, row)
  const delayMs = row.plan === "late" ? limits.LATE_MS : world.settings.conversionDelayMs
  if (row.plan !== "stay") world.later(delayMs, SETTLE, row.id)
  return row
}

/** Settles a conversion that still waits; `updated_at` stays (docs/vendor-facts.md#conv-updated-before-settled). */
export const settle = (world: World.World, id: string): void => {
  const row = world.store(key).get(id)
  if (row?.status !== "CREATED") return
  const recipient = row.recipientProfileId ?? row.profileId
  world.ledger.post(
    "CONVERSION_SETTLEMENT",
    row.id,
    world.clock.nowMicros,
    Ledger.convert(
      Ledger.profile(row.profileId, "reserve"),
      Ledger.profile(recipient, "available"),
      row.sourceAsset,
      row.targetAsset,
      Ledger.unitsOf(row.amount)
    )
  )
  Profiles.reactivate(world, recipient)
  const settledMicros = Math.max(world.clock.stamp(), row.updatedMicros + 1)
  mirror.follow(world, world.store(key).change({ ...row, status: "SETTLED", settledMicros }))
}

/** Cancels a conversion that still waits; `updated_at` equals `cancelled_at`. */
export const cancel = (world: World.World, row: Conversion): Conversion => {
  world.ledger.post(
    "CONVERSION_CANCELLATION",
    row.id,
    world.clock.nowMicros,
    Ledger.move(
      Ledger.profile(row.profileId, "reserve"),
      Ledger.profile(row.profileId, "available"),
      row.sourceAsset,
      Ledger.unitsOf(row.amount)
    )
  )
  const cancelledMicros = Math.max(world.clock.stamp(), row.updatedMicros + 1)
  const cancelled = world
    .store(key)
    .change({ ...row, status: "CANCELLED", cancelledMicros, updatedMicros: cancelledMicros })
  mirror.follow(world, cancelled)
  return cancelled
}
