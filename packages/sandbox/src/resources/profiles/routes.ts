/** Profiles and balances. Sources: docs/vendor-facts.md#profiles, #profiles-deactivate, #balances, #balances-query. */
import * as Asset from "@segue/core/Asset"
import { Id } from "@segue/core/Id"
import * as Issue from "@segue/core/Issue"
import * as ListingShapes from "@segue/core/Listing"
import type * as Query from "@segue/core/Query"
import { Timestamp } from "@segue/core/Timestamp"
import * as Schema from "effect/Schema"

import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as Problems from "../../Problems.ts"
import * as Resource from "../../Resource.ts"
import * as limits from "./limits.ts"
import * as refusals from "./refusals.ts"
import * as store from "./store.ts"

const nickname = Schema.String.check(
  Schema.isMinLength(1, { expected: "a non-empty nickname" }),
  Schema.isMaxLength(100, { expected: "a nickname of at most 100 characters" })
)
const create = Resource.shape(Schema.Struct({ nickname, description: Schema.optionalKey(Schema.String) }))
const update = Resource.shape(Schema.Struct({ nickname }))

const ProfileQuery = Schema.Struct({
  "created_at.lt": Schema.optionalKey(Timestamp),
  "created_at.lte": Schema.optionalKey(Timestamp),
  "created_at.eq": Schema.optionalKey(Timestamp),
  "created_at.gte": Schema.optionalKey(Timestamp),
  "created_at.gt": Schema.optionalKey(Timestamp),
  limit: Schema.optionalKey(ListingShapes.Limit),
  order: Schema.optionalKey(ListingShapes.Order),
  order_by: Schema.optionalKey(Schema.Literal("CREATED_AT")),
  page_cursor: Schema.optionalKey(Schema.String),
  nickname: Schema.optionalKey(Schema.String),
  ids: Schema.optionalKey(Schema.Array(Id).check(Schema.isMaxLength(ListingShapes.ARRAY_MAX)))
})
const listQuery: Query.Spec<typeof ProfileQuery.Type> = {
  decode: Issue.decoder(ProfileQuery),
  repeated: new Set(["ids"]),
  integers: new Set(["limit"]),
  booleans: new Set(),
  known: new Set(Object.keys(ProfileQuery.fields))
}

/** A profile as the API shows it. */
export const render = (profile: store.Profile) => ({
  id: profile.id,
  nickname: profile.nickname,
  type: profile.type,
  ...(profile.description === undefined ? {} : { description: profile.description })
})

const list = (call: Resource.Call): Exchange.Answer => {
  const query = Listing.read(call, listQuery)
  const prefix = query.nickname?.toLowerCase()
  const ids = query.ids === undefined ? undefined : new Set(query.ids)
  const { cursor, rows } = Listing.page(
    call.world,
    "profiles",
    call.world.store(store.key),
    { ...query, limit: query.limit ?? limits.LIMIT_DEFAULT },
    {
      ...Listing.bounds(query),
      matches: (profile) =>
        !profile.deactivated &&
        (prefix === undefined || profile.nickname.toLowerCase().startsWith(prefix)) &&
        (ids === undefined || ids.has(profile.id))
    },
    "ASC"
  )
  return Exchange.json({ items: rows.map(render), ...(cursor === undefined ? {} : { next_page_cursor: cursor }) })
}

/** The profile of the path. */
const find = (call: Resource.Call, withDeactivated: boolean): store.Profile => {
  const id = call.params["profile_id"]!
  const profile = call.world.store(store.key).get(id)
  if (profile === undefined || (profile.deactivated && !withDeactivated)) throw refusals.notFound(id)
  return profile
}

/** Only this operation knows the alias `default`. */
const get = (call: Resource.Call): Exchange.Answer =>
  Exchange.json(
    render(
      call.params["profile_id"] === "default"
        ? call.world.store(store.key).default
        : find(
            call,
            call.query.some(([name, value]) => name === "include_deactivated" && value === "true")
          )
    )
  )

const add = (call: Resource.Call): Exchange.Answer => {
  const request = Resource.body(call, create)
  if (call.world.store(store.key).byNickname(request.nickname) !== undefined) throw refusals.nicknameTaken()
  return Exchange.json(render(store.add(call.world, { ...request, type: "NORMAL" })))
}

const rename = (call: Resource.Call): Exchange.Answer => {
  const profile = find(call, false)
  const request = Resource.body(call, update)
  const profiles = call.world.store(store.key)
  const other = profiles.byNickname(request.nickname)
  if (other !== undefined && other.id !== profile.id) throw refusals.nicknameTaken()
  return Exchange.json(render(profiles.change({ ...profile, nickname: request.nickname })))
}

const deactivate = (call: Resource.Call): Exchange.Answer => {
  const profile = find(call, true)
  if (profile.type === "DEFAULT") throw refusals.defaultStays()
  if (!store.isEmpty(call.world, profile.id)) throw refusals.notEmpty()
  call.world.store(store.key).change({ ...profile, deactivated: true })
  return Exchange.json({})
}

const balances = (call: Resource.Call): Exchange.Answer => {
  const profile = find(call, true)
  if (call.world.settings.malformedArrays === "refuse") {
    const odd = call.query.find(([key, value]) => key === "assets[]" || (key === "assets" && value.includes(",")))
    if (odd !== undefined) throw Problems.blank(400, "assets: repeat the key for each value")
  }
  const asked = call.query.filter(([key]) => key === "assets").map(([, value]) => value)
  const known = Asset.assets.map((asset) => asset.code)
  const shown = asked.length === 0 ? known : known.filter((asset) => asked.includes(asset))
  return Exchange.json({ items: shown.map((asset) => store.balance(call.world, profile.id, asset)) })
}

const balance = (call: Resource.Call): Exchange.Answer => {
  const profile = find(call, true)
  const asset = call.params["asset"]!
  if (Asset.find(asset) === undefined) throw Problems.blank(404, `asset ${asset} not found`)
  return Exchange.json(store.balance(call.world, profile.id, asset))
}

const shared = { rate: Resource.RATE, problemType: () => Exchange.JSON_TYPE } as const

export const resource: Resource.Resource = {
  name: "profiles",
  stores: [store.key],
  routes: [
    { ...shared, operation: "ListProfiles", method: "GET", path: "/v2/profiles", handle: list },
    { ...shared, operation: "CreateProfile", method: "POST", path: "/v2/profiles", handle: add },
    { ...shared, operation: "GetProfile", method: "GET", path: "/v2/profiles/:profile_id", handle: get },
    { ...shared, operation: "UpdateProfile", method: "PUT", path: "/v2/profiles/:profile_id", handle: rename },
    {
      ...shared,
      operation: "DeactivateProfile",
      method: "PUT",
      path: "/v2/profiles/:profile_id/deactivate",
      handle: deactivate
    },
    {
      ...shared,
      operation: "ListProfileBalances",
      method: "GET",
      path: "/v2/profiles/:profile_id/balances",
      handle: balances
    },
    {
      ...shared,
      operation: "GetProfileBalance",
      method: "GET",
      path: "/v2/profiles/:profile_id/balances/:asset",
      handle: balance
    }
  ]
}
