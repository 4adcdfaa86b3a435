/**
 * The new API's three operations. Sources: docs/vendor-facts.md#orch-endpoints, #orch-request, #orch-list,
 * #orch-items-deprecation, #orch-problems-undeclared.
 */
import * as Decimal from "@segue/core/Decimal"
import { Id, Metadata } from "@segue/core/Id"
import * as Orchestration from "@segue/core/Orchestration"
import * as Query from "@segue/core/Query"
import * as Schema from "effect/Schema"

import * as Amounts from "../../Amounts.ts"
import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as Magic from "../../Magic.ts"
import * as RefIds from "../../RefIds.ts"
import * as Rendered from "../../Rendered.ts"
import * as Resource from "../../Resource.ts"
import type * as World from "../../World.ts"
import * as destinations from "./destinations.ts"
import * as limits from "./limits.ts"
import * as machine from "./machine.ts"
import * as refusals from "./refusals.ts"
import * as store from "./store.ts"

/** The vendor's schema requires neither side, unlike core's: a switch decides what leaving one out means. */
const shape = Resource.shape(
  Schema.Struct({
    ref_id: Id,
    source_amount: Decimal.Decimal,
    source_asset: Id,
    destination_asset: Id,
    source: Schema.optionalKey(Orchestration.Source),
    destination: Schema.optionalKey(Orchestration.Destination),
    identity_id: Schema.optionalKey(Schema.String),
    account_id: Schema.optionalKey(Schema.String),
    metadata: Schema.optionalKey(Metadata)
  })
)

const requirePair = (source: string, destination: string): void => {
  if (!limits.assets.includes(source)) throw refusals.unknownAsset("source_asset", source)
  if (!limits.assets.includes(destination)) throw refusals.unknownAsset("destination_asset", destination)
}

/** The fate that a magic value decides, where it decides one. */
const planned = (magic: Magic.Name | undefined): { readonly plan?: store.Plan } => {
  const outcome = store.outcomes.find((one) => one === magic)
  return outcome === undefined ? {} : { plan: { outcome, detail: `metadata.sandbox asked for ${outcome}` } }
}

/** Everything that is checked before money moves; what comes back can be written as it is. */
const accept = (
  call: Resource.Call
): { readonly accepted: machine.Accepted; readonly magic: Magic.Name | undefined } => {
  const { world } = call
  const request = Resource.body(call, { ...shape, fields: [...shape.fields, "profile_id"] }, ({ ref_id }) => {
    RefIds.requireFreeFirst(world, "orchestration", ref_id)
    if (world.settings.topLevelProfileId === "refuse" && "profile_id" in Resource.jsonBody(call)) {
      throw refusals.topLevelProfileId()
    }
  })
  const { destination_asset: destinationAsset, source_amount: amount, source_asset: sourceAsset } = request
  requirePair(sourceAsset, destinationAsset)
  const source = destinations.source(world, request.source)
  const destination = destinations.destination(world, request.destination, {
    asset: destinationAsset,
    amount,
    identityId: Resource.given(request.identity_id)
  })
  if (sourceAsset === destinationAsset && source.profileId === destination.profileId) throw refusals.nothingToDo()
  const decimals = limits.decimals(world.settings, sourceAsset, destinationAsset)
  const units = Amounts.units(world, amount, decimals, "source_amount", `${sourceAsset} to ${destinationAsset}`)
  const maximum = world.settings.orchestrationAmountMax
  if (maximum !== null && Decimal.compare(amount, maximum) > 0) {
    throw refusals.aboveMaximum(amount, maximum, sourceAsset)
  }
  const { metadata, ref_id: refId } = request
  const magic = Magic.read(world, "orchestration", metadata, amount)
  Magic.refuse(magic, { kind: "orchestration", refId, profileId: source.profileId, asset: sourceAsset, amount })
  Amounts.requireFunds(world, source.profileId, sourceAsset, units, amount)
  RefIds.requireFree(world, "orchestration", refId)
  const accepted = {
    refId,
    sourceAsset,
    destinationAsset,
    amount,
    source,
    destination,
    ...Resource.identities(request),
    ...(metadata === undefined ? {} : { metadata }),
    ...planned(magic)
  }
  return { accepted, magic }
}

const answer = (world: World.World, row: store.Orchestration): Exchange.Answer =>
  Exchange.text(store.text(world, row), 200, Exchange.JSON_TYPE)

const create = (call: Resource.Call): Exchange.Answer => {
  const { accepted, magic } = accept(call)
  const written = answer(call.world, machine.open(call.world, accepted))
  return Magic.after(magic, written, call.world.settings.orchestrationProblemType)
}

const get = (call: Resource.Call): Exchange.Answer => {
  const id = call.params["id"]!
  const row = call.world.store(store.key).get(id, call.asOfMicros)
  if (row === undefined) throw refusals.notFound(id)
  return answer(call.world, row)
}

const list = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const query = Listing.read(call, Query.orchestrations)
  const bySource = world.settings.profileIdWhenDirected === "source"
  const { cursor, rows } = Listing.page(world, "orchestrations", world.store(store.key), query, {
    where: {
      id: query.orchestration_id,
      [bySource ? "sourceProfile" : "destinationProfile"]: query.profile_id,
      refId: query.ref_id,
      rule: query.orchestration_rule_id,
      sourceAsset: query.source_asset,
      destinationAsset: query.destination_asset
    },
    volatile: query.status,
    asOfMicros: call.asOfMicros,
    ...Listing.bounds(query)
  })
  const names = world.settings.deprecatedArrays === "send" ? ["items", "orchestrations"] : ["items"]
  const texts = rows.map((row) => store.text(world, row))
  return Exchange.pieces(Rendered.page(names, texts, cursor), Exchange.JSON_TYPE)
}

const shared = {
  rate: Resource.RATE,
  problemType: (settings: World.World["settings"]) => settings.orchestrationProblemType
} as const
const COLLECTION = "/v2/orchestration/orchestrations"

export const resource: Resource.Resource = {
  name: "orchestrations",
  stores: [store.key],
  tasks: {
    [machine.SOURCE_LEG]: machine.sourceLeg,
    [machine.DESTINATION_LEG]: machine.destinationLeg,
    [machine.REJECT]: machine.reject
  },
  approvable: machine.approvable,
  refIds: {
    kind: "orchestration",
    find: (world, refId) => {
      const row = world.store(store.key).find("ownRefId", refId)
      return row === undefined ? undefined : store.render(world, row)
    }
  },
  routes: [
    { ...shared, operation: "CreateOrchestration", method: "POST", path: COLLECTION, handle: create },
    { ...shared, operation: "ListOrchestrations", method: "GET", path: COLLECTION, handle: list },
    { ...shared, operation: "GetOrchestration", method: "GET", path: `${COLLECTION}/:id`, handle: get }
  ]
}
