/** Events: list and get. Sources: docs/vendor-facts.md#event-api, #event-api-errors, #event-is-test. */
import * as Event from "@segue/core/Event"
import * as Query from "@segue/core/Query"

import * as Exchange from "../../Exchange.ts"
import * as Listing from "../../Listing.ts"
import * as Problems from "../../Problems.ts"
import * as Rendered from "../../Rendered.ts"
import * as Resource from "../../Resource.ts"
import * as store from "./store.ts"

const requireLimit = (call: Resource.Call): void => {
  const limit = call.query.find(([name]) => name === "limit")?.[1]
  if (limit === undefined) return
  if (!/^\d{1,9}$/u.test(limit) || Number(limit) < 1 || Number(limit) > Event.LIMIT_MAX) {
    throw Problems.blank(400, `limit must be between 1 and ${Event.LIMIT_MAX}`)
  }
}

const list = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  requireLimit(call)
  const query = Listing.read(call, Query.events)
  const now = world.clock.nowMicros
  const { cursor, rows } = Listing.page(
    world,
    "events",
    world.store(store.key),
    { ...query, limit: query.limit ?? Event.LIMIT_MAX },
    {
      where: { type: query.type === undefined ? undefined : [query.type] },
      ...Listing.bounds(query),
      matches: (event) => event.isTest === (query.is_test ?? false) && event.visibleMicros <= now
    },
    "ASC"
  )
  // This listing ends with an empty cursor: docs/vendor-facts.md#pagination-last-page.
  const texts = rows.map((event) => JSON.stringify(store.render(world, event)))
  return Exchange.pieces(Rendered.page(["events"], texts, cursor ?? ""), Exchange.JSON_TYPE)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu

const get = (call: Resource.Call): Exchange.Answer => {
  const { world } = call
  const id = call.params["id"]!
  if (!UUID.test(id)) throw Problems.blank(400, "error parsing event id")
  const event = world.store(store.key).get(id)
  const isTest = call.query.some(([name, value]) => name === "is_test" && value === "true")
  if (event === undefined || event.isTest !== isTest || event.visibleMicros > world.clock.nowMicros) {
    throw Problems.blank(404)
  }
  return Exchange.json(store.render(world, event))
}

const shared = { rate: Resource.RATE, problemType: () => Exchange.JSON_TYPE } as const

export const resource: Resource.Resource = {
  name: "events",
  stores: [store.key, store.heldKey],
  tasks: { [store.WRITE]: store.release },
  routes: [
    { ...shared, operation: "ListEvents", method: "GET", path: "/v2/events", handle: list },
    { ...shared, operation: "GetEvent", method: "GET", path: "/v2/events/:id", handle: get }
  ]
}
