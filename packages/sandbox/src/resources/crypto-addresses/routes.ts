/** Saved destination addresses: upsert and list. Sources: docs/vendor-facts.md#crypto-destination, #crypto-destination-list. */
import * as Schema from "effect/Schema"

import * as Approvals from "../../Approvals.ts"
import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as ListQuery from "../../ListQuery.ts"
import * as Networks from "../../Networks.ts"
import * as Resource from "../../Resource.ts"
import type * as World from "../../World.ts"
import * as DepositAddresses from "../deposit-addresses/store.ts"
import * as refusals from "./refusals.ts"
import * as store from "./store.ts"

const Text = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
const Place = Schema.Struct({
  country: Schema.String.check(Schema.isPattern(/^[A-Z]{3}$/u, { expected: "a country of three capital letters" })),
  address1: Schema.optionalKey(Text),
  address2: Schema.optionalKey(Schema.String),
  city: Schema.optionalKey(Text),
  province: Schema.optionalKey(Text),
  zip_code: Schema.optionalKey(Text)
})
const TravelRule = Schema.Struct({
  beneficiary: Schema.optionalKey(
    Schema.Struct({
      person_details: Schema.optionalKey(
        Schema.Struct({ first_name: Text, last_name: Text, physical_address: Schema.optionalKey(Place) })
      ),
      institution_details: Schema.optionalKey(
        Schema.Struct({ name: Text, physical_address: Schema.optionalKey(Place) })
      ),
      self: Schema.optionalKey(Schema.Boolean)
    })
  ),
  vasp: Schema.optionalKey(
    Schema.Struct({
      id: Schema.optionalKey(Text),
      custom_vasp_name: Schema.optionalKey(Text),
      custom_vasp_website: Schema.optionalKey(Text)
    })
  ),
  custodian_type: Schema.optionalKey(Schema.Literals(["VASP", "PRIVATE"])),
  transfer_purpose: Schema.optionalKey(Schema.String)
})
const shape = Resource.shape(
  Schema.Struct({
    id: Schema.optionalKey(Text),
    identity_id: Schema.optionalKey(Text),
    crypto_network: Schema.optionalKey(Schema.Literals(Networks.networks)),
    address: Schema.optionalKey(Text),
    nickname: Schema.optionalKey(Schema.String),
    bookmarked_status: Schema.optionalKey(Schema.Boolean),
    travelrule_metadata: Schema.optionalKey(TravelRule)
  })
)
type Request = ReturnType<typeof read>

const read = (call: Resource.Call) => Resource.body(call, shape)

/** What an upsert changes on an address, new or known. */
const changes = (request: Request): Partial<store.Address> => ({
  ...(request.nickname === undefined ? {} : { nickname: request.nickname }),
  ...(request.bookmarked_status === undefined ? {} : { isBookmarked: request.bookmarked_status }),
  ...(request.travelrule_metadata === undefined ? {} : { travelRule: request.travelrule_metadata })
})

const known = (world: World.World, request: Request): store.Address | undefined => {
  const addresses = world.store(store.key)
  const { address, crypto_network: network, id, identity_id: identityId } = request
  if (id === undefined) {
    if (network === undefined || address === undefined) throw refusals.oneKey()
    return addresses.find("tuple", store.tuple(network, address, identityId))
  }
  if (network !== undefined || address !== undefined || identityId !== undefined) throw refusals.oneKey()
  const found = addresses.get(id)
  if (found === undefined) throw refusals.notFound(id)
  return found
}

const put = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const request = read(call)
  const addresses = world.store(store.key)
  const found = known(world, request)
  if (found !== undefined) {
    return Exchange.json({ address: store.render(addresses.change({ ...found, ...changes(request) })) })
  }
  const { address, crypto_network: network, identity_id: identityId } = request
  if (world.store(DepositAddresses.key).find("address", address!) !== undefined) throw refusals.internal(address!)
  const row = addresses.insert({
    id: world.uuid(),
    network: network!,
    address: address!,
    ...(identityId === undefined ? {} : { identityId }),
    status: world.store(Approvals.key).policy.cryptoAddresses ? "PENDING" : "APPROVED",
    isBookmarked: false,
    ...changes(request),
    createdMicros: world.clock.stamp()
  })
  return Exchange.json({ address: store.render(row) })
}

const query = ListQuery.make({
  arrays: ["ids", "identity_ids", "crypto_networks", "addresses", "nicknames"],
  booleans: ["bookmarked_status"]
})

const list = (call: Resource.Call): Exchange.Answer => {
  const asked = Listing.read(call, query)
  const { cursor, rows } = Listing.page(call.world, "crypto-addresses", call.world.store(store.key), asked, {
    ...Listing.bounds(asked),
    matches: (row) =>
      ListQuery.among(asked.ids, row.id) &&
      ListQuery.among(asked.identity_ids, row.identityId) &&
      ListQuery.among(asked.crypto_networks, row.network) &&
      ListQuery.among(asked.addresses, row.address) &&
      ListQuery.among(asked.nicknames, row.nickname) &&
      (asked.bookmarked_status === undefined || asked.bookmarked_status === row.isBookmarked)
  })
  return Exchange.json({
    addresses: rows.map(store.render),
    ...(cursor === undefined ? {} : { next_page_cursor: cursor })
  })
}

const shared = { rate: Resource.RATE, problemType: () => Exchange.JSON_TYPE } as const

export const resource: Resource.Resource = {
  name: "crypto-addresses",
  stores: [store.key],
  approvable: store.approvable,
  routes: [
    {
      ...shared,
      operation: "PutCryptoDestinationAddress",
      method: "PUT",
      path: "/v2/transfer/crypto-destination-address",
      handle: put
    },
    {
      ...shared,
      operation: "ListCryptoDestinationAddresses",
      method: "GET",
      path: "/v2/transfer/crypto-destination-addresses",
      handle: list
    }
  ]
}
