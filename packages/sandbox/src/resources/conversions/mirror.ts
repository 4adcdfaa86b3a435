/** Conversions that can be read as orchestrations too, where the switch `oldConversions` says so. */
import type * as World from "../../World.ts"
import * as Orchestrations from "../orchestrations/store.ts"
import type * as store from "./store.ts"

const statuses = { CREATED: "PROCESSING", SETTLED: "COMPLETED", CANCELLED: "FAILED" } as const

const side = (profileId: string) => ({ profileId, shown: { profile: { profile_id: profileId } } })

/** Shows a new conversion as an orchestration. Source: docs/vendor-facts.md#open-history-visible. */
export const open = (world: World.World, row: store.Conversion): void => {
  if (world.settings.oldConversions === "hidden") return
  world.store(Orchestrations.key).insert({
    id: row.id,
    // Conversions may lack a ref_id; orchestrations never do.
    refId: row.refId ?? `orchestration_id.${row.id}`,
    ...(row.identityId === undefined ? {} : { identityId: row.identityId }),
    ...(row.accountId === undefined ? {} : { accountId: row.accountId }),
    sourceAsset: row.sourceAsset,
    destinationAsset: row.targetAsset,
    amount: row.amount,
    source: side(row.profileId),
    destination: { kind: "profile", ...side(row.recipientProfileId ?? row.profileId) },
    ...(row.metadata === undefined ? {} : { metadata: row.metadata }),
    status: "PROCESSING",
    isHeld: false,
    isMirror: true,
    createdMicros: row.createdMicros,
    updatedMicros: row.updatedMicros,
    history: [["PROCESSING", row.createdMicros]]
  })
}

/** Follows the end of a conversion, if it is shown as an orchestration. */
export const follow = (world: World.World, row: store.Conversion): void => {
  const mirror = world.store(Orchestrations.key).get(row.id)
  if (mirror === undefined) return
  const atMicros = row.settledMicros ?? row.cancelledMicros ?? row.updatedMicros
  const status = statuses[row.status]
  world.store(Orchestrations.key).change({
    ...mirror,
    status,
    ...(status === "FAILED" ? { failDetail: "cancelled" } : {}),
    updatedMicros: atMicros,
    history: [...mirror.history, [status, atMicros]]
  })
}
