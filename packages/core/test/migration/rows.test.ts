/** The map's rows, notes and refusals belong together: nothing is said without a row, no open row is silent. */
import { assert, describe, expect, it } from "@effect/vitest"
import { Migration, type Note } from "@segue/core"

import * as Notes from "../../src/migration/Notes.ts"
import * as Refusals from "../../src/migration/Refusals.ts"
import { render } from "./document.ts"

const allNotes = Object.values(Notes).flatMap((entry) => (Array.isArray(entry) ? entry : [entry])) as Array<Note.Note>
const noteCodes = new Set(allNotes.map((note) => note.code))
const refusalCodes = new Set<string>(Object.values(Refusals).map((refusal) => refusal.code))
const ids = new Set(Migration.Rows.all.map((row) => row.id))

describe.each(Migration.Rows.all.map((row) => [row.id, row] as const))("row %s", (_, row) => {
  it("is covered by codes that exist, or says why no payload can show it", () => {
    const { carried, notes = [], outOfReach, refusals = [] } = row.coverage
    for (const code of notes) assert.isTrue(noteCodes.has(code), `no note ${code}`)
    for (const code of refusals) assert.isTrue(refusalCodes.has(code), `no refusal ${code}`)
    const covered = notes.length + refusals.length > 0 || outOfReach !== undefined
    assert.isTrue(row.class === "automatic" ? covered || carried === true : covered, "an open row is silent")
  })
})

describe("codes", () => {
  it.each(allNotes.map((note) => [note.code, note.row] as const))("note %s belongs to row %s", (code, row) => {
    assert.isTrue(ids.has(row))
    assert.isTrue(
      Migration.Rows.all.some((one) => one.coverage.notes?.includes(code)),
      `${code} is in no row`
    )
  })

  it.each(Object.values(Refusals).map((refusal) => [refusal.code, refusal.row] as const))(
    "refusal %s belongs to row %s",
    (code, row) => {
      assert.isTrue(ids.has(row))
      assert.isTrue(
        Migration.Rows.all.some((one) => one.coverage.refusals?.includes(code)),
        `${code} is in no row`
      )
    }
  )

  it("are used once", () => {
    assert.strictEqual(noteCodes.size, allNotes.length)
    assert.strictEqual(ids.size, Migration.Rows.all.length)
  })
})

it("docs/migration-map.md is made from the rows (run `pnpm docs` after a change)", async () => {
  await expect(render()).toMatchFileSnapshot("../../../../docs/migration-map.md")
})
