/** Tables in documents: rows that describe a legacy field or status, in a section that is about the legacy API. */
import type { Declaration, Evidence, Read, StatusTest } from "../model/Subject.ts"
import * as Source from "../text/Source.ts"

const ROW = /^[ \t>]*\|([^|\r\n]*)\|[^\r\n]*$/gmu

const FIELDS = new Set(["amount", "target_asset", "recipient_profile_id", "settled_at", "cancelled_at"])
const STATUSES = new Set(["CREATED", "SETTLED", "CANCELLED"])

interface Cell {
  readonly text: string
  readonly source: Source.Source
}

/** The words of the first cells, without marks of emphasis and code. */
const cells = (source: Source.Source): ReadonlyArray<Cell> =>
  [...source.text.matchAll(ROW)].flatMap((match) => {
    const word = /[A-Za-z_][\w.]*/u.exec(match[1]!)
    const rest = match[1]!.replace(word?.[0] ?? "", "")
    if (word === null || /[A-Za-z0-9]/u.test(rest)) return []
    const start = match.index + match[0].indexOf("|") + 1 + word.index
    return [{ text: word[0], source: Source.slice(source, start, start + word[0].length) }]
  })

/** The table's legacy rows as a declaration in prose; `undefined` without one. */
export const declaration = (source: Source.Source, proof: Evidence): Declaration | undefined => {
  if (!source.text.includes("|")) return undefined
  const all = cells(source)
  const fields = all
    .filter((cell) => FIELDS.has(cell.text))
    .map((cell): Read => ({
      field: cell.text,
      range: cell.source.range(0, cell.text.length),
      how: "key",
      rename: (field) => [{ op: "text", source: cell.source, start: 0, end: cell.text.length, text: field }]
    }))
  const statuses = all.filter((cell) => STATUSES.has(cell.text))
  const together = statuses.map((cell) => cell.text)
  const statusTests = statuses.map((cell): StatusTest => ({
    status: cell.text,
    range: cell.source.range(0, cell.text.length),
    how: "value",
    together,
    isTerminal: false,
    isNegated: false,
    replace: (status) => [{ op: "text", source: cell.source, start: 0, end: cell.text.length, text: status }]
  }))
  const first = fields[0] ?? statusTests[0]
  // One word alone is a coincidence; a table of this API has at least two of them.
  if (first === undefined || fields.length + statusTests.length < 2) return undefined
  return {
    kind: "declaration",
    form: "reply",
    api: "legacy",
    zone: "prose",
    caution: "See that the descriptions in the table still hold.",
    fields,
    statusTests,
    evidence: { range: first.range, because: `this section ${proof.because}` }
  }
}
