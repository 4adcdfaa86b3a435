/** Bank accounts: create, get, list, update, delete. Source: docs/vendor-facts.md#fiat-accounts. */
import { Id } from "@segue/core/Id"
import * as Schema from "effect/Schema"

import * as Exchange from "../../Exchange.ts"
import * as FiatShapes from "../../FiatShapes.ts"
import * as Listing from "../../Listing.ts"
import * as ListQuery from "../../ListQuery.ts"
import * as Problems from "../../Problems.ts"
import * as Resource from "../../Resource.ts"
import { SmallMetadata } from "../../SmallMetadata.ts"
import * as refusals from "./refusals.ts"
import * as store from "./store.ts"

const createShape = Resource.shape(
  Schema.Struct({
    ref_id: Schema.optionalKey(Id),
    identity_id: Schema.optionalKey(Schema.String),
    account_id: Schema.optionalKey(Schema.String),
    fiat_account_owner: FiatShapes.Owner,
    fiat_network_instructions: FiatShapes.Instructions,
    metadata: Schema.optionalKey(SmallMetadata)
  })
)

const create = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const request = Resource.body(call, createShape)
  const accounts = world.store(store.key)
  const { ref_id: refId } = request
  const existing = refId === undefined ? undefined : accounts.find("refId", refId)
  if (existing !== undefined) throw Problems.alreadyExists("fiat account", refId!, store.render(existing))
  const createdMicros = world.clock.stamp()
  const row = accounts.insert({
    id: world.uuid(),
    ...(refId === undefined ? {} : { refId }),
    ...Resource.identities(request),
    owner: request.fiat_account_owner,
    instructions: request.fiat_network_instructions,
    ...(request.metadata === undefined ? {} : { metadata: request.metadata }),
    status: "PENDING",
    isDeleted: false,
    createdMicros,
    updatedMicros: createdMicros
  })
  store.submit(world, row)
  return Exchange.json(store.render(row))
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu

const find = (call: Resource.Call): store.FiatAccount => {
  const id = call.params["id"]!
  if (!UUID.test(id)) throw refusals.notUuid(id)
  const row = call.world.store(store.key).get(id)
  const withDeleted = call.query.some(([name, value]) => name === "include_deleted" && value === "true")
  if (row === undefined || (row.isDeleted && !withDeleted)) throw refusals.notFound(id)
  return row
}

const get = (call: Resource.Call): Exchange.Answer => Exchange.json(store.render(find(call)))

const updateShape = Resource.shape(
  Schema.Struct({
    fiat_account_owner: Schema.optionalKey(FiatShapes.Owner),
    fiat_network_instructions: Schema.optionalKey(FiatShapes.InstructionsUpdate),
    metadata: Schema.optionalKey(SmallMetadata)
  })
)

const changedWire = (row: store.FiatAccount, change: FiatShapes.InstructionsUpdate): FiatShapes.Instructions => {
  const { wire } = row.instructions
  if (change.wire === undefined) return row.instructions
  if (wire === undefined) throw refusals.notWire()
  const { intermediary_routing_details: intermediary } = wire
  return {
    wire: {
      ...wire,
      fiat_account_owner_address: change.wire.fiat_account_owner_address ?? wire.fiat_account_owner_address,
      routing_details: { ...wire.routing_details, ...change.wire.routing_details },
      ...(intermediary === undefined
        ? {}
        : { intermediary_routing_details: { ...intermediary, ...change.wire.intermediary_routing_details } })
    }
  }
}

const update = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const row = find(call)
  const request = Resource.body(call, updateShape)
  const owner = request.fiat_account_owner
  if (owner !== undefined && "person_details" in owner !== "person_details" in row.owner) throw refusals.ownerKind()
  const changed = world.store(store.key).change({
    ...row,
    owner: owner ?? row.owner,
    instructions: changedWire(row, request.fiat_network_instructions ?? {}),
    ...(request.metadata === undefined ? {} : { metadata: request.metadata }),
    // An update is looked at again.
    status: "PENDING",
    updatedMicros: world.clock.stamp()
  })
  store.submit(world, changed)
  return Exchange.json(store.render(changed))
}

const remove = (call: Resource.Call): Exchange.Answer => {
  const row = find(call)
  call.world.store(store.key).change({ ...row, isDeleted: true })
  return Exchange.json({})
}

const query = ListQuery.make({ arrays: ["ids", "ref_ids"], booleans: ["include_deleted"] })

const list = (call: Resource.Call): Exchange.Answer => {
  const asked = Listing.read(call, query)
  const { cursor, rows } = Listing.page(call.world, "fiat-accounts", call.world.store(store.key), asked, {
    where: { refId: asked.ref_ids },
    ...Listing.bounds(asked),
    matches: (row) => (asked.include_deleted === true || !row.isDeleted) && ListQuery.among(asked.ids, row.id)
  })
  return Exchange.json({
    items: rows.map(store.renderShort),
    ...(cursor === undefined ? {} : { next_page_cursor: cursor })
  })
}

const shared = { rate: Resource.RATE, problemType: () => Exchange.JSON_TYPE } as const
const COLLECTION = "/v2/transfer/fiat-accounts"
const ITEM = "/v2/transfer/fiat-accounts/:id"

export const resource: Resource.Resource = {
  name: "fiat-accounts",
  stores: [store.key],
  tasks: { [store.REVIEW]: store.approve },
  approvable: store.approvable,
  routes: [
    { ...shared, operation: "CreateFiatAccount", method: "POST", path: COLLECTION, handle: create },
    { ...shared, operation: "ListFiatAccounts", method: "GET", path: COLLECTION, handle: list },
    { ...shared, operation: "GetFiatAccount", method: "GET", path: ITEM, handle: get },
    { ...shared, operation: "UpdateFiatAccount", method: "PUT", path: ITEM, handle: update },
    { ...shared, operation: "DeleteFiatAccount", method: "DELETE", path: ITEM, handle: remove }
  ]
}
