/**
 * Pages of a list: the vendor's query parameters in, records and an opaque cursor out. A cursor belongs to its list,
 * its filter, its order and this life of the sandbox; anything else is refused. Source: docs/vendor-facts.md#pagination.
 */
import * as Listing from "@segue/core/Listing"
import * as Query from "@segue/core/Query"

import * as Problems from "./Problems.ts"
import * as Resource from "./Resource.ts"
import type * as Table from "./Table.ts"
import * as VirtualClock from "./VirtualClock.ts"
import type * as World from "./World.ts"

const UUIDS = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:,[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})+$/iu

/** Whether a value looks joined. Commas in the client's own texts mean nothing; other ids are UUIDs. */
const isJoined = (key: string, value: string): boolean => {
  if (/^(?:ref_ids?|nicknames?)$/u.test(key)) return false
  return /(?:^|_)ids?$/u.test(key) ? UUIDS.test(value) : value.includes(",")
}

/** Reads the query of a listing, or 400. Odd parameters follow the switches. */
export const read = <A>(call: Resource.Call, spec: Query.Spec<A>): A => {
  const { malformedArrays, unknownQueryParameters } = call.world.settings
  if (malformedArrays === "refuse") {
    for (const [key, value] of call.query) {
      const bare = /^([^[\]]+)\[\d*\]$/u.exec(key)?.[1]
      if (bare !== undefined && spec.known.has(bare)) {
        throw Problems.blank(400, `${key}: repeat the key ${bare} instead of writing brackets after it`)
      }
      if (spec.repeated.has(key) && isJoined(key, value)) {
        throw Problems.blank(400, `${key}: repeat the key for each value instead of joining values with commas`)
      }
    }
  }
  const { query, unknown } = Resource.valid(Query.read(spec, call.query))
  if (unknownQueryParameters === "refuse" && unknown.length > 0) {
    throw Problems.blank(400, unknown.map(([key]) => `unknown query parameter "${key}"`).join("; "))
  }
  return query
}

/** Time bounds of a query in whole microseconds, both inclusive. */
export interface Bounds {
  readonly fromMicros?: number
  readonly toMicros?: number
}

type TimeQuery = {
  readonly "created_at.lt"?: string
  readonly "created_at.lte"?: string
  readonly "created_at.eq"?: string
  readonly "created_at.gte"?: string
  readonly "created_at.gt"?: string
}

/** The first microsecond that is not before the instant. */
export const ceiling = (text: string): number => {
  const { exact, micros } = VirtualClock.parse(text)
  return exact ? micros : micros + 1
}

/** The last microsecond that is not after the instant. */
export const floor = (text: string): number => VirtualClock.parse(text).micros

/** Bounds of the five `created_at.*` parameters; all given ones hold at once. */
export const bounds = (query: TimeQuery): Bounds => {
  const from: Array<number> = []
  const to: Array<number> = []
  if (query["created_at.gte"] !== undefined) from.push(ceiling(query["created_at.gte"]))
  if (query["created_at.gt"] !== undefined) from.push(floor(query["created_at.gt"]) + 1)
  if (query["created_at.lte"] !== undefined) to.push(floor(query["created_at.lte"]))
  if (query["created_at.lt"] !== undefined) to.push(ceiling(query["created_at.lt"]) - 1)
  if (query["created_at.eq"] !== undefined) {
    from.push(ceiling(query["created_at.eq"]))
    to.push(floor(query["created_at.eq"]))
  }
  return {
    ...(from.length === 0 ? {} : { fromMicros: Math.max(...from) }),
    ...(to.length === 0 ? {} : { toMicros: Math.min(...to) })
  }
}

const fingerprint = (text: string): string => {
  let h1 = 0x811c9dc5
  let h2 = 0x1b873593
  for (let index = 0; index < text.length; index++) {
    h1 = Math.imul(h1 ^ text.charCodeAt(index), 0x01000193)
    h2 = Math.imul(h2 ^ text.charCodeAt(index), 0x85ebca6b) ^ (h1 >>> 15)
  }
  return (h1 >>> 0).toString(36) + (h2 >>> 0).toString(36)
}

/** What a cursor is bound to: the list and every parameter but the page size and the cursor itself. */
const filterOf = (list: string, query: object): string =>
  fingerprint(
    `${list}?${Query.format(
      Query.toPairs(query)
        .filter(([key]) => key !== "limit" && key !== "page_cursor")
        .toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    )}`
  )

const encode = (world: World.World, filter: string, position: number): string => {
  const content = `${world.epoch}.${filter}.${position.toString(36)}`
  return btoa(`${content}.${fingerprint(content)}`).replaceAll("=", "")
}

const AGAIN = "start again without a cursor"

const decode = (world: World.World, filter: string, cursor: string): number => {
  const refuse = (why: string) => Problems.blank(400, `page_cursor: ${why}`)
  const [epoch, bound, position, sum] = text(cursor).split(".")
  if (sum === undefined || fingerprint(`${epoch}.${bound}.${position}`) !== sum) {
    throw refuse("not a cursor of this API")
  }
  if (epoch !== world.epoch)
    throw refuse(`it was issued before a reset, a restore or a restart of the sandbox; ${AGAIN}`)
  if (bound !== filter) throw refuse(`it belongs to another list or other filters; ${AGAIN}`)
  return Number.parseInt(position!, 36)
}

const text = (cursor: string): string => {
  try {
    return atob(cursor)
  } catch {
    return ""
  }
}

/** One page of a table and the cursor that leads on, absent on the last page. */
export const page = <R extends Table.Row, K extends string>(
  world: World.World,
  list: string,
  table: Table.Table<R, K>,
  query: {
    readonly page_cursor?: string
    readonly limit?: number
    readonly order?: Listing.Order
    readonly order_by?: string
  },
  selection: Omit<Table.Selection<R, K>, "order" | "limit" | "after">,
  order: Listing.Order = "DESC"
): { readonly rows: ReadonlyArray<R>; readonly cursor?: string } => {
  // Written out or not, a default is the same list.
  const { order_by: by = "CREATED_AT", ...rest } = query
  const filter = filterOf(list, { ...rest, order: query.order ?? order, order_by: by })
  const after =
    query.page_cursor === undefined || query.page_cursor === "" ? undefined : decode(world, filter, query.page_cursor)
  const { next, rows } = table.select({
    ...selection,
    order: query.order ?? order,
    limit: query.limit ?? Listing.LIMIT_DEFAULT,
    ...(after === undefined ? {} : { after })
  })
  return next === undefined ? { rows } : { rows, cursor: encode(world, filter, next) }
}
