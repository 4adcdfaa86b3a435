/**
 * The legacy API: four operations, deprecated. Sources: docs/vendor-facts.md#conv-endpoints, #conv-request, #conv-list,
 * #conv-cancel, #conv-ref-id, #conv-problems.
 */
import * as Asset from "@segue/core/Asset"
import * as Conversion from "@segue/core/Conversion"
import * as Decimal from "@segue/core/Decimal"
import * as Issue from "@segue/core/Issue"
import * as Query from "@segue/core/Query"

import * as Amounts from "../../Amounts.ts"
import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as Magic from "../../Magic.ts"
import * as RefIds from "../../RefIds.ts"
import * as Rendered from "../../Rendered.ts"
import * as Resource from "../../Resource.ts"
import type * as World from "../../World.ts"
import * as profileRefusals from "../profiles/refusals.ts"
import * as Profiles from "../profiles/store.ts"
import * as limits from "./limits.ts"
import * as refusals from "./refusals.ts"
import * as store from "./store.ts"

const decode = Issue.decoder(Conversion.ConversionRequest)
/** It is flat, so that its own fields are all there are. */
const shape: Resource.Shape<Conversion.ConversionRequest> = { decode, strict: decode, fields: Conversion.requestFields }

/** Everything that is checked before money moves; what comes back can be written as it is. */
const accept = (call: Resource.Call): { readonly accepted: store.Accepted; readonly magic: Magic.Name | undefined } => {
  const { world } = call
  const request = Resource.body(call, shape, ({ ref_id }) =>
    RefIds.requireFreeFirst(world, "conversion", Resource.given(ref_id))
  )
  const recipient = Resource.given(request.recipient_profile_id)
  if (Profiles.active(world, request.profile_id) === undefined) {
    throw profileRefusals.unknown("profile_id", request.profile_id)
  }
  if (recipient !== undefined && world.store(Profiles.key).get(recipient) === undefined) {
    throw profileRefusals.unknown("recipient_profile_id", recipient)
  }
  const { amount, source_asset: source, target_asset: target } = request
  if (!Asset.isLegacyPair(source, target)) throw refusals.pair(source, target)
  const units = Amounts.units(world, amount, limits.DECIMALS, "amount", `${source} to ${target}`)
  const maximum = world.settings.legacyAmountMax
  if (maximum !== null && Decimal.compare(amount, maximum) > 0) throw refusals.aboveMaximum(amount, maximum)
  const refId = Resource.given(request.ref_id)
  const magic = Magic.read(world, "conversion", request.metadata, amount)
  Magic.refuse(magic, { kind: "conversion", refId, profileId: request.profile_id, asset: source, amount })
  Amounts.requireFunds(world, request.profile_id, source, units, amount)
  RefIds.requireFree(world, "conversion", refId)
  const accepted = {
    profileId: request.profile_id,
    amount,
    sourceAsset: source,
    targetAsset: target,
    ...(refId === undefined ? {} : { refId }),
    ...Resource.identities(request),
    ...(request.metadata === undefined || request.metadata === null ? {} : { metadata: request.metadata }),
    ...(recipient === undefined ? {} : { recipientProfileId: recipient }),
    ...(magic === "stay" || magic === "late" ? { plan: magic } : {})
  }
  return { accepted, magic }
}

const answer = (world: World.World, row: store.Conversion): Exchange.Answer =>
  Exchange.text(store.text(world, row), 200, Exchange.JSON_TYPE)

/** Digits below the microsecond, which one of the vendor's samples shows in a create reply and nowhere else. */
const NANOS = "155"

const created = (world: World.World, row: store.Conversion): Exchange.Answer => {
  if (world.settings.createTimestamps === "micros") return answer(world, row)
  const shown = store.render(row)
  return Exchange.json({
    ...shown,
    created_at: shown.created_at.replace("Z", `${NANOS}Z`),
    updated_at: shown.updated_at.replace("Z", `${NANOS}Z`)
  })
}

const create = (call: Resource.Call): Exchange.Answer => {
  const { accepted, magic } = accept(call)
  return Magic.after(magic, created(call.world, store.open(call.world, accepted)), Exchange.JSON_TYPE)
}

const find = (call: Resource.Call, asOfMicros?: number): store.Conversion => {
  const id = call.params["id"]!
  const row = call.world.store(store.key).get(id, asOfMicros)
  if (row === undefined) throw refusals.notFound(call.world, id)
  return row
}

const get = (call: Resource.Call): Exchange.Answer => answer(call.world, find(call, call.asOfMicros))

const cancel = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const row = find(call)
  if (row.status === "CREATED") return answer(world, store.cancel(world, row))
  const { lateCancel } = world.settings
  if (lateCancel === "unchanged") return answer(world, row)
  throw refusals.lateCancel(world, lateCancel === "403" ? 403 : 404, row.id, row.status)
}

const list = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const query = Listing.read(call, Query.conversions)
  const { "created_at.begin": begin, "created_at.end": end } = query
  const { "updated_at.begin": updatedBegin, "updated_at.end": updatedEnd } = query
  const from = updatedBegin === undefined ? -Infinity : Listing.ceiling(updatedBegin)
  const to = updatedEnd === undefined ? Infinity : Listing.floor(updatedEnd)
  const { cursor, rows } = Listing.page(world, "conversions", world.store(store.key), query, {
    where: {
      profile: query.profile_id === undefined ? undefined : [query.profile_id],
      refId: query.ref_id === undefined ? undefined : [query.ref_id]
    },
    ...(begin === undefined ? {} : { fromMicros: Listing.ceiling(begin) }),
    ...(end === undefined ? {} : { toMicros: Listing.floor(end) }),
    asOfMicros: call.asOfMicros,
    matches: (row) => row.updatedMicros >= from && row.updatedMicros <= to
  })
  const texts = rows.map((row) => store.text(world, row))
  return Exchange.pieces(Rendered.page(["items"], texts, cursor), Exchange.JSON_TYPE)
}

// These operations declare their errors as application/json: docs/vendor-facts.md#conv-error-media-type.
const shared = { rate: Resource.RATE, problemType: () => Exchange.JSON_TYPE, legacy: true } as const
const COLLECTION = "/v2/conversion/stablecoins"
const ITEM = "/v2/conversion/stablecoins/:id"

export const resource: Resource.Resource = {
  name: "conversions",
  stores: [store.key],
  tasks: { [store.SETTLE]: store.settle },
  refIds: {
    kind: "conversion",
    find: (world, refId) => {
      const row = world.store(store.key).find("refId", refId)
      return row === undefined ? undefined : store.render(row)
    }
  },
  routes: [
    { ...shared, operation: "CreateStablecoinConversion", method: "POST", path: COLLECTION, handle: create },
    {
      ...shared,
      operation: "ListStablecoinConversions",
      method: "GET",
      path: COLLECTION,
      scopeQuotes: "double",
      handle: list
    },
    { ...shared, operation: "GetStablecoinConversion", method: "GET", path: ITEM, handle: get },
    {
      ...shared,
      operation: "CancelStablecoinConversion",
      method: "DELETE",
      path: ITEM,
      scopeQuotes: "double",
      handle: cancel
    }
  ]
}
