/** JSON texts of records, made once: records are immutable, so a text holds until a switch changes. */
import type * as Settings from "./Settings.ts"
import type * as World from "./World.ts"

/** Remembers the text of each record for as long as the record lives and the switches stay. */
export const cached = <R extends object>(
  render: (world: World.World, row: R) => unknown
): ((world: World.World, row: R) => string) => {
  const texts = new WeakMap<R, { readonly settings: Settings.Settings; readonly text: string }>()
  return (world, row) => {
    const known = texts.get(row)
    if (known !== undefined && known.settings === world.settings) return known.text
    const text = JSON.stringify(render(world, row))
    texts.set(row, { settings: world.settings, text })
    return text
  }
}

/** The JSON text of a page, in pieces: its rows under each of the names, and the cursor when there is one. */
export const page = (
  names: ReadonlyArray<string>,
  rows: ReadonlyArray<string>,
  cursor: string | undefined
): ReadonlyArray<string> => {
  const pieces: Array<string> = []
  for (const name of names) {
    pieces.push(`${pieces.length === 0 ? "{" : ","}${JSON.stringify(name)}:[`)
    for (const [index, row] of rows.entries()) {
      if (index > 0) pieces.push(",")
      pieces.push(row)
    }
    pieces.push("]")
  }
  pieces.push(cursor === undefined ? "}" : `,"next_page_cursor":${JSON.stringify(cursor)}}`)
  return pieces
}
