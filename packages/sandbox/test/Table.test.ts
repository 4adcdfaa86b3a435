import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"

import * as Table from "../src/Table.ts"

interface Thing extends Table.Row {
  readonly color: string | undefined
  readonly status: string
}

const make = () => {
  let now = 0
  const table = new Table.Table<Thing, "color" | "id">(
    { fixed: { color: (row) => row.color, id: (row) => row.id }, volatile: (row) => row.status },
    () => now
  )
  return {
    table,
    at: (micros: number) => {
      now = micros
    }
  }
}

const colors = ["red", "green", "blue"]
const statuses = ["open", "done"]
const Small = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum }))
const Life = Schema.Struct({
  colors: Schema.Array(Small(3)).check(Schema.isMaxLength(60)),
  changes: Schema.Array(Small(59)).check(Schema.isMaxLength(40)),
  wanted: Schema.Struct({
    colors: Schema.optionalKey(Schema.Array(Small(3)).check(Schema.isMaxLength(3))),
    statuses: Schema.optionalKey(Schema.Array(Small(1)).check(Schema.isMaxLength(2))),
    from: Schema.optionalKey(Small(30)),
    to: Schema.optionalKey(Small(60)),
    order: Schema.Literals(["ASC", "DESC"]),
    limit: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))
  })
})

/** Many: bounds that meet a record exactly are rare. */
const runs = { arbitrary: { runs: 1000, size: 60 } }

const fill = ({ changes, colors: chosen }: typeof Life.Type) => {
  const { at, table } = make()
  for (const [index, color] of chosen.entries()) {
    table.insert({ id: `t${index}`, createdMicros: index * 2, color: colors[color], status: "open" })
  }
  at(1000)
  for (const position of changes) {
    const row = table.get(`t${position}`)
    if (row !== undefined) table.change({ ...row, status: "done" })
  }
  return table
}

const selection = ({ wanted }: typeof Life.Type): Table.Selection<Thing, "color" | "id"> => ({
  where: { color: wanted.colors?.map((color) => colors[color] ?? "none") },
  volatile: wanted.statuses?.map((status) => statuses[status]!),
  ...(wanted.from === undefined ? {} : { fromMicros: wanted.from }),
  ...(wanted.to === undefined ? {} : { toMicros: wanted.to }),
  order: wanted.order,
  limit: wanted.limit
})

const naive = (table: Table.Table<Thing, "color" | "id">, of: Table.Selection<Thing, "color" | "id">) => {
  const rows = table
    .all()
    .filter(
      (row) =>
        (of.where?.color === undefined || of.where.color.includes(row.color!)) &&
        (of.volatile === undefined || of.volatile.includes(row.status)) &&
        row.createdMicros >= (of.fromMicros ?? 0) &&
        row.createdMicros <= (of.toMicros ?? Infinity)
    )
  return of.order === "ASC" ? rows : rows.toReversed()
}

describe("tables", () => {
  it.prop(
    "page through exactly what matches, whatever index is used",
    [Arbitrary.schema(Life)],
    ([life]) => {
      const table = fill(life)
      const wanted = selection(life)
      const seen: Array<Thing> = []
      let after: number | undefined
      do {
        const { next, rows } = table.select({ ...wanted, ...(after === undefined ? {} : { after }) })
        seen.push(...rows)
        after = next
      } while (after !== undefined)
      assert.deepStrictEqual(seen, naive(table, wanted))
    },
    runs
  )

  it.prop("see the past as it was", [Arbitrary.schema(Life)], ([life]) => {
    const table = fill(life)
    const { rows } = table.select({ volatile: ["done"], asOfMicros: 500, order: "ASC", limit: 1000 })
    assert.deepStrictEqual(rows, [])
    const open = table.select({ volatile: ["open"], asOfMicros: 500, order: "ASC", limit: 1000 }).rows
    assert.strictEqual(open.length, table.size)
    assert.strictEqual(table.get("t9", 17), undefined)
  })

  it.prop("newest-first pages are untouched by inserts between them", [Arbitrary.schema(Life)], ([life]) => {
    const table = fill(life)
    const before = table.select({ order: "DESC", limit: 1000 }).rows
    const { next, rows } = table.select({ order: "DESC", limit: 5 })
    table.insert({ id: "late", createdMicros: 5000, color: undefined, status: "open" })
    const rest = next === undefined ? [] : table.select({ order: "DESC", limit: 1000, after: next }).rows
    assert.deepStrictEqual([...rows, ...rest], before)
  })
})
