/** Deposit addresses: create and list. Sources: docs/vendor-facts.md#deposit-addresses, #conv-target-asset-address. */
import { Id } from "@segue/core/Id"
import * as Schema from "effect/Schema"

import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as ListQuery from "../../ListQuery.ts"
import * as Networks from "../../Networks.ts"
import * as Problems from "../../Problems.ts"
import * as Resource from "../../Resource.ts"
import { SmallMetadata } from "../../SmallMetadata.ts"
import * as profileRefusals from "../profiles/refusals.ts"
import * as Profiles from "../profiles/store.ts"
import * as store from "./store.ts"

const shape = Resource.shape(
  Schema.Struct({
    profile_id: Id,
    crypto_network: Schema.Literals(Networks.networks),
    identity_id: Schema.optionalKey(Schema.String),
    account_id: Schema.optionalKey(Schema.String),
    ref_id: Schema.optionalKey(Id),
    metadata: Schema.optionalKey(SmallMetadata),
    conversion_target_asset: Schema.optionalKey(Schema.Literals(["NO_CONVERSION", "USD"]))
  })
)

const create = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const request = Resource.body(call, shape)
  if (Profiles.active(world, request.profile_id) === undefined) {
    throw profileRefusals.unknown("profile_id", request.profile_id)
  }
  const { ref_id: refId } = request
  const existing = refId === undefined ? undefined : world.store(store.key).find("refId", refId)
  if (existing !== undefined) throw Problems.alreadyExists("deposit address", refId!, store.render(world, existing))
  const row = store.add(world, {
    profileId: request.profile_id,
    network: request.crypto_network,
    conversionTarget: request.conversion_target_asset ?? "NO_CONVERSION",
    ...(refId === undefined ? {} : { refId }),
    ...Resource.identities(request),
    ...(request.metadata === undefined ? {} : { metadata: request.metadata })
  })
  return Exchange.json(store.render(world, row))
}

const query = ListQuery.make({ arrays: ["profile_ids", "identity_ids", "ids", "ref_ids", "account_ids", "networks"] })

const list = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const asked = Listing.read(call, query)
  const { cursor, rows } = Listing.page(world, "deposit-addresses", world.store(store.key), asked, {
    where: { profile: asked.profile_ids, refId: asked.ref_ids },
    ...Listing.bounds(asked),
    matches: (row) =>
      row.ruleId === undefined &&
      ListQuery.among(asked.ids, row.id) &&
      ListQuery.among(asked.identity_ids, row.identityId) &&
      ListQuery.among(asked.account_ids, row.accountId) &&
      ListQuery.among(asked.networks, row.network)
  })
  return Exchange.json({
    items: rows.map((row) => store.render(world, row)),
    ...(cursor === undefined ? {} : { next_page_cursor: cursor })
  })
}

const shared = {
  rate: Resource.RATE,
  problemType: () => Exchange.PROBLEM_TYPE,
  path: "/v2/transfer/deposit-addresses"
} as const

export const resource: Resource.Resource = {
  name: "deposit-addresses",
  stores: [store.key],
  routes: [
    { ...shared, operation: "CreateDepositAddress", method: "POST", handle: create },
    { ...shared, operation: "ListDepositAddresses", method: "GET", handle: list }
  ]
}
