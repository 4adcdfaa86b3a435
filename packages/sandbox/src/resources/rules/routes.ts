/**
 * Rules: create, list, delete. Sources: docs/vendor-facts.md#orch-rule-request, #orch-rule-reply, #orch-rule-list,
 * #orch-rule-delete.
 */
import * as Query from "@segue/core/Query"
import * as Rule from "@segue/core/Rule"

import * as Approvals from "../../Approvals.ts"
import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as Networks from "../../Networks.ts"
import * as RefIds from "../../RefIds.ts"
import * as Rendered from "../../Rendered.ts"
import * as Resource from "../../Resource.ts"
import type * as World from "../../World.ts"
import * as destinations from "../orchestrations/destinations.ts"
import * as orchestrationLimits from "../orchestrations/limits.ts"
import * as orchestrationRefusals from "../orchestrations/refusals.ts"
import * as profileRefusals from "../profiles/refusals.ts"
import * as Profiles from "../profiles/store.ts"
import * as refusals from "./refusals.ts"
import * as store from "./store.ts"

const shape = Resource.shape(Rule.RuleRequest)

const requireAsset = (field: string, asset: string): void => {
  if (!orchestrationLimits.assets.includes(asset)) throw orchestrationRefusals.unknownAsset(field, asset)
}

const sourceOf = (request: Rule.RuleRequest): store.Source => {
  const { source, source_asset: asset } = request
  if (source.crypto !== undefined) {
    const { network } = source.crypto
    if (!Networks.has(Networks.canonical(network), asset)) throw refusals.cryptoSourceAsset(asset, network)
    return { kind: "crypto", network }
  }
  const { account_type: accountType, network } = source.fiat!
  if (asset !== "USD") throw refusals.fiatSourceAsset(asset)
  if (network !== "WIRE" && accountType !== undefined) throw refusals.accountType()
  return { kind: "fiat", network, ...(accountType === undefined ? {} : { accountType }) }
}

const destinationOf = (world: World.World, request: Rule.RuleRequest): store.Destination | undefined => {
  const { destination, destination_asset: asset, identity_id: identityId } = request
  if (destination?.crypto !== undefined) {
    const saved = destinations.savedAddress(world, {
      ...destination.crypto,
      addressId: destination.crypto.crypto_address_id,
      identityId
    })
    destinations.requireChain(saved.network, asset)
    return {
      kind: "crypto",
      address: saved.address,
      network: destination.crypto.network ?? saved.network,
      ...(saved.identityId === undefined ? {} : { identityId: saved.identityId })
    }
  }
  if (destination?.fiat !== undefined) {
    const { fiat_account_id: accountId, memo } = destination.fiat
    destinations.fiat(world, { accountId, asset })
    return { kind: "fiat", fiatAccountId: accountId, ...(memo === undefined ? {} : { memo }) }
  }
  if (destination?.profile === undefined) return undefined
  destinations.profile(world, destination.profile.profile_id)
  return { kind: "profile", profileId: destination.profile.profile_id }
}

const create = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const request = Resource.body(call, shape, ({ ref_id }) => RefIds.requireFreeFirst(world, "rule", ref_id))
  if (Profiles.active(world, request.profile_id) === undefined) {
    throw profileRefusals.unknown("profile_id", request.profile_id)
  }
  requireAsset("source_asset", request.source_asset)
  requireAsset("destination_asset", request.destination_asset)
  const source = sourceOf(request)
  const destination = destinationOf(world, request)
  RefIds.requireFree(world, "rule", request.ref_id)
  const row = world.store(store.key).insert({
    id: world.uuid(),
    refId: request.ref_id,
    ...(request.nickname === undefined ? {} : { nickname: request.nickname }),
    profileId: request.profile_id,
    ...Resource.identities(request),
    status: "PENDING",
    sourceAsset: request.source_asset,
    destinationAsset: request.destination_asset,
    source,
    ...(destination === undefined ? {} : { destination }),
    createdMicros: world.clock.stamp()
  })
  const isWaiting = world.store(Approvals.key).policy.rules
  return Exchange.json({ rule: store.render(isWaiting ? row : store.activate(world, row)) })
}

const remove = (call: Resource.Call): Exchange.Answer => {
  const id = call.params["id"]!
  const rules = call.world.store(store.key)
  const row = rules.get(id)
  if (row === undefined) throw refusals.notFound(id)
  return Exchange.json({ rule: store.render(rules.change({ ...row, status: "DELETED" })) })
}

const list = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const query = Listing.read(call, Query.rules)
  const { cursor, rows } = Listing.page(world, "rules", world.store(store.key), query, {
    where: { profile: query.profile_id === undefined ? undefined : [query.profile_id] },
    volatile: query.status,
    matches: (row) =>
      (query.ids === undefined || query.ids.includes(row.id)) &&
      (query.source_asset === undefined || query.source_asset === row.sourceAsset) &&
      (query.destination_asset === undefined || query.destination_asset === row.destinationAsset)
  })
  const names = world.settings.deprecatedArrays === "send" ? ["items", "rules"] : ["items"]
  const texts = rows.map((row) => JSON.stringify(store.render(row)))
  return Exchange.pieces(Rendered.page(names, texts, cursor), Exchange.JSON_TYPE)
}

const shared = {
  rate: Resource.RATE,
  problemType: (settings: World.World["settings"]) => settings.orchestrationProblemType
} as const
const COLLECTION = "/v2/orchestration/rules"

export const resource: Resource.Resource = {
  name: "rules",
  stores: [store.key],
  approvable: store.approvable,
  refIds: {
    kind: "rule",
    find: (world, refId) => {
      const row = world.store(store.key).find("refId", refId)
      return row === undefined ? undefined : store.render(row)
    }
  },
  routes: [
    { ...shared, operation: "CreateOrchestrationRule", method: "POST", path: COLLECTION, handle: create },
    { ...shared, operation: "ListOrchestrationRules", method: "GET", path: COLLECTION, handle: list },
    { ...shared, operation: "DeleteOrchestrationRule", method: "DELETE", path: `${COLLECTION}/:id`, handle: remove }
  ]
}
