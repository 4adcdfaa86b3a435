/**
 * The document as JSON, piece by piece: over a large tree its text is as large as all that is kept in memory. The pieces
 * together are what `JSON.stringify(document, null, 2)` answers.
 */
import type { Document } from "../check/Document.ts"

const INDENT = "  "

const indented = (value: unknown, depth: number): string =>
  JSON.stringify(value, null, INDENT).replaceAll("\n", `\n${INDENT.repeat(depth)}`)

/** So many entries are put into one piece. */
const ENTRIES = 200

function* list(items: ReadonlyArray<unknown>): Generator<string> {
  if (items.length === 0) return yield "[]"
  yield "["
  for (let at = 0; at < items.length; at += ENTRIES) {
    const some = items.slice(at, at + ENTRIES).map((item) => `\n${INDENT.repeat(2)}${indented(item, 2)}`)
    yield (at === 0 ? "" : ",") + some.join(",")
  }
  yield `\n${INDENT}]`
}

/** The text of a document in pieces, with a line break behind it. */
export function* json(document: Document): Generator<string> {
  yield "{"
  let isFirst = true
  for (const [key, value] of Object.entries(document)) {
    yield `${isFirst ? "" : ","}\n${INDENT}${JSON.stringify(key)}: `
    isFirst = false
    if (Array.isArray(value)) yield* list(value)
    else yield indented(value, 1)
  }
  yield "\n}\n"
}
