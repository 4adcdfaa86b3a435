/** Deposit instructions: create, get, list. Source: docs/vendor-facts.md#fiat-deposit-instructions. */
import { Id } from "@segue/core/Id"
import * as Schema from "effect/Schema"

import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as ListQuery from "../../ListQuery.ts"
import * as Problems from "../../Problems.ts"
import * as Resource from "../../Resource.ts"
import { SmallMetadata } from "../../SmallMetadata.ts"
import * as profileRefusals from "../profiles/refusals.ts"
import * as Profiles from "../profiles/store.ts"
import * as refusals from "./refusals.ts"
import * as store from "./store.ts"

const shape = Resource.shape(
  Schema.Struct({
    ref_id: Schema.optionalKey(Id),
    profile_id: Id,
    identity_id: Schema.optionalKey(Schema.String),
    account_id: Schema.optionalKey(Schema.String),
    fiat_network: Schema.Literals(store.networks),
    routing_number_type: Schema.optionalKey(Schema.Literals(["ABA", "SWIFT"])),
    metadata: Schema.optionalKey(SmallMetadata)
  })
)

const create = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const request = Resource.body(call, shape)
  if (Profiles.active(world, request.profile_id) === undefined) {
    throw profileRefusals.unknown("profile_id", request.profile_id)
  }
  if (request.fiat_network !== "WIRE" && request.routing_number_type !== undefined) throw refusals.routingWithoutWire()
  const { ref_id: refId } = request
  const existing = refId === undefined ? undefined : world.store(store.key).find("refId", refId)
  if (existing !== undefined) {
    throw Problems.alreadyExists("fiat deposit instructions", refId!, store.render(existing))
  }
  const row = store.add(world, {
    profileId: request.profile_id,
    network: request.fiat_network,
    routing: request.routing_number_type ?? "ABA",
    ...(refId === undefined ? {} : { refId }),
    ...Resource.identities(request),
    ...(request.metadata === undefined ? {} : { metadata: request.metadata })
  })
  return Exchange.json(store.render(row))
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu

const get = (call: Resource.Call): Exchange.Answer => {
  const id = call.params["id"]!
  if (!UUID.test(id)) throw refusals.notUuid(id)
  const row = call.world.store(store.key).get(id)
  if (row === undefined) throw refusals.notFound(id)
  return Exchange.json(store.render(row))
}

const query = ListQuery.make({ arrays: ["ids", "ref_ids"] })

const list = (call: Resource.Call): Exchange.Answer => {
  const asked = Listing.read(call, query)
  const { cursor, rows } = Listing.page(call.world, "fiat-deposit-instructions", call.world.store(store.key), asked, {
    where: { refId: asked.ref_ids },
    ...Listing.bounds(asked),
    matches: (row) => row.ruleId === undefined && ListQuery.among(asked.ids, row.id)
  })
  return Exchange.json({
    items: rows.map(store.render),
    ...(cursor === undefined ? {} : { next_page_cursor: cursor })
  })
}

const shared = { rate: Resource.RATE, problemType: () => Exchange.JSON_TYPE } as const
const COLLECTION = "/v2/transfer/fiat-deposit-instructions"

export const resource: Resource.Resource = {
  name: "fiat-deposit-instructions",
  stores: [store.key],
  routes: [
    { ...shared, operation: "CreateFiatDepositInstructions", method: "POST", path: COLLECTION, handle: create },
    { ...shared, operation: "ListFiatDepositInstructions", method: "GET", path: COLLECTION, handle: list },
    { ...shared, operation: "GetFiatDepositInstructions", method: "GET", path: `${COLLECTION}/:id`, handle: get }
  ]
}
