/**
 * `GET /v2/conversion/stablecoins`: our rows that are conversions, and those of the old API while it is still read, as
 * one list by time of creation. `profile_id` is the debited profile; `updated_at` is when we saw a row change.
 */
import { Grants, type Thing } from "@segue/api/Grants"
import type { Conversion, ConversionQuery } from "@segue/core/Conversion"
import * as Issue from "@segue/core/Issue"
import { LIMIT_DEFAULT, LIMIT_MAX } from "@segue/core/Listing"
import * as Query from "@segue/core/Query"
import * as Timestamp from "@segue/core/Timestamp"
import { CutOver } from "@segue/storage/CutOver"
import { Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

import { Vendor } from "../vendor/Vendor.ts"
import type { Client } from "./Caller.ts"
import * as Cursor from "./Cursor.ts"
import * as Legacy from "./Legacy.ts"
import * as Reply from "./Reply.ts"
import * as Text from "./Text.ts"

/** A row of either place. `conversion` is absent where it has no old shape. */
interface Row {
  readonly id: string
  /** The microsecond of its creation, which is as fine as our rows are ordered: the vendor's times may be finer. */
  readonly at: string
  readonly thing: Thing
  readonly conversion: Conversion | undefined
}

/** Some rows of one place, and whether it has more. */
interface Batch {
  readonly rows: ReadonlyArray<Row>
  readonly hasMore: boolean
}

interface Position {
  readonly order: "ASC" | "DESC"
  readonly at: string | undefined
  readonly ids: ReadonlyArray<string>
}

/**
 * Rows that the caller may not see are passed over; so many times at most, then the page is a short one. From the second
 * time on they are read by the thousand: each time may cost a request to the vendor.
 */
const ROUNDS_MAX = 5

const toMicrosecond = (at: string): string => Timestamp.floor(at, 6)

/** The end of a microsecond, as fine as the vendor's times are. */
const lastOf = (microsecond: string): string => {
  const [, seconds = "", fraction = ""] = /^([^.Z]*)\.?(\d*)Z$/u.exec(microsecond) ?? []
  return `${seconds}.${fraction.padEnd(6, "0")}999Z`
}

/** The bounds of creation from here on; never wider than what was asked for. */
const bounds = (query: ConversionQuery, { at, order }: Position) => {
  const [begin, end] = [query["created_at.begin"], query["created_at.end"]]
  if (at === undefined) return { begin, end }
  if (order === "ASC") return { begin: begin !== undefined && Timestamp.compare(begin, at) > 0 ? begin : at, end }
  const last = lastOf(at)
  return { begin, end: end !== undefined && Timestamp.compare(end, last) < 0 ? end : last }
}

const ours = (query: ConversionQuery, position: Position, limit: number) =>
  Effect.gen(function* () {
    const { begin, end } = bounds(query, position)
    const page = yield* (yield* Views).list({
      order: position.order,
      limit,
      isPlain: true,
      ...(query.profile_id === undefined ? {} : { sourceProfiles: [query.profile_id] }),
      ...(query.ref_id === undefined ? {} : { refIds: [query.ref_id] }),
      ...(begin === undefined ? {} : { createdFrom: begin }),
      ...(end === undefined ? {} : { createdTo: end }),
      ...(query["updated_at.begin"] === undefined ? {} : { changedFrom: query["updated_at.begin"] }),
      ...(query["updated_at.end"] === undefined ? {} : { changedTo: query["updated_at.end"] })
    })
    const rows = page.items.map((view): Row => ({
      id: view.orchestration.id,
      at: toMicrosecond(view.orchestration.created_at),
      thing: { _tag: "Orchestration", orchestration: view.orchestration },
      conversion: Legacy.of(view.orchestration, view)?.conversion
    }))
    return { rows, hasMore: page.cursor !== undefined } satisfies Batch
  })

const theirs = (query: ConversionQuery, position: Position, limit: number) =>
  Effect.gen(function* () {
    const { mode } = yield* (yield* CutOver).get
    if (mode === "off") return { rows: [], hasMore: false } satisfies Batch
    const { begin, end } = bounds(query, position)
    const { "created_at.begin": _, "created_at.end": __, limit: ___, page_cursor: ____, ...rest } = query
    const page = yield* (yield* Vendor).legacy.list({
      ...rest,
      order: position.order,
      limit,
      ...(begin === undefined ? {} : { "created_at.begin": begin }),
      ...(end === undefined ? {} : { "created_at.end": end })
    })
    const rows = page.items.map((conversion): Row => ({
      id: conversion.id,
      at: toMicrosecond(conversion.created_at),
      thing: { _tag: "Conversion", conversion },
      conversion
    }))
    return { rows, hasMore: page.next_page_cursor !== undefined } satisfies Batch
  })

/** The rows of both places in order, as far as both are known: behind the end of one that has more nothing is. */
const merge = (order: Position["order"], batches: ReadonlyArray<Batch>): Batch => {
  const sign = order === "ASC" ? 1 : -1
  const compare = (a: Row, b: Row): number => sign * (Timestamp.compare(a.at, b.at) || (a.id < b.id ? -1 : 1))
  const known = batches.flatMap(({ hasMore, rows }) => (hasMore ? (rows.at(-1) ?? []) : []))
  const rows = batches
    .flatMap((batch) => batch.rows)
    .toSorted(compare)
    .filter((row) => known.every((end) => sign * Timestamp.compare(row.at, end.at) <= 0))
  // One record may be shown by both: the vendor might list old conversions as orchestrations.
  const seen = new Set<string>()
  const distinct = rows.filter(({ id }) => (seen.has(id) ? false : (seen.add(id), true)))
  return { rows: distinct, hasMore: batches.some(({ hasMore }) => hasMore) }
}

const after = (position: Position, row: Row): Position =>
  position.at !== undefined && Timestamp.compare(position.at, row.at) === 0
    ? { ...position, ids: [...position.ids, row.id] }
    : { order: position.order, at: row.at, ids: [row.id] }

const page = (client: Client, query: ConversionQuery, start: Position, limit: number) =>
  Effect.gen(function* () {
    const grants = yield* Grants
    const items: Array<Conversion> = []
    let position = start
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const wanted = round === 0 ? Math.min(LIMIT_MAX, limit + position.ids.length + 1) : LIMIT_MAX
      const merged = merge(
        position.order,
        yield* Effect.all([ours(query, position, wanted), theirs(query, position, wanted)], { concurrency: 2 })
      )
      const fresh = merged.rows.filter((row) => !position.ids.includes(row.id))
      const shown = yield* grants.shows(
        client.call.caller,
        fresh.map(({ thing }) => thing)
      )
      for (const [index, row] of fresh.entries()) {
        if (items.length === limit) return { items, next: position }
        position = after(position, row)
        if (shown[index] === true && row.conversion !== undefined) items.push(row.conversion)
      }
      if (!merged.hasMore) return { items, next: undefined }
    }
    return { items, next: position }
  })

/** Lists. */
export const list = (client: Client, url: string, cursors: Cursor.Seal) =>
  Effect.gen(function* () {
    const read = Query.read(Query.conversions, Query.parse(new URL(url).search))
    if (Result.isFailure(read)) return Reply.problem(400, read.failure.map(Issue.format).join("; "))
    const { query } = read.success
    const unheld = ["profile_id", "ref_id"] as const
    const wrong = unheld.filter((name) => !Text.isStorable(query[name] ?? ""))
    if (wrong.length > 0)
      return Reply.problem(400, wrong.map((name) => `${name}: Expected text without NUL`).join("; "))
    const question = Cursor.questionOf(client.call.caller.id, query)
    const cursor = query.page_cursor === undefined ? undefined : cursors.read(query.page_cursor, question)
    if (query.page_cursor !== undefined && cursor === undefined) {
      return Reply.problem(
        400,
        "page_cursor belongs to another query, or to no page of this gateway: start again without it"
      )
    }
    const start: Position = { order: query.order ?? "DESC", at: cursor?.at, ids: cursor?.ids ?? [] }
    const { items, next } = yield* page(client, query, start, query.limit ?? LIMIT_DEFAULT)
    return Reply.ok({
      items,
      ...(next?.at === undefined
        ? {}
        : { next_page_cursor: cursors.write({ question, order: next.order, at: next.at, ids: next.ids }) })
    })
  })
