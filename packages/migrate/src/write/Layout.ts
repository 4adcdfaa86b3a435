/** How an object is written: one line or many, its indentation, quotes and commas. What is new is written alike. */
import type { Entry, ObjectValue } from "../model/Value.ts"
import * as Lines from "../text/Lines.ts"
import type { Source } from "../text/Source.ts"
import type { Dialect } from "./Braces.ts"

/** How the entries of an object are laid out, as far as what is written in it needs to know. */
export interface Layout {
  readonly isMultiline: boolean
  /** Every entry has lines of its own; otherwise what comes new stays on one line. */
  readonly hasOwnLines: boolean
  /** What stands between entries beside white space. */
  readonly comma: "," | ""
  /** A comma stands behind the last entry, too. */
  readonly endsWithComma: boolean
  readonly indent: string
  readonly unit: string
  readonly lineBreak: string
  readonly pad: string
  readonly colon: string
  readonly gap: string
  readonly keyQuote: string
  readonly stringQuote: string
}

/** The quote that a literal begins with; "" where it is none. */
export const quoteAt = (source: Source, offset: number): string => {
  const first = source.text[offset] ?? ""
  return first === '"' || first === "'" || first === "`" ? first : ""
}

/** Whether a text is white space. */
export const isBlank = (text: string): boolean => /^\s*$/u.test(text)

const indentOf = (text: string, offset: number): string =>
  /^[ \t]*/u.exec(text.slice(Lines.lineStart(text, offset), offset))?.[0] ?? ""

/** The layout of an object that is written in a dialect. */
export const of = (object: ObjectValue, dialect: Dialect): Layout => {
  const { text } = object.source
  const first = object.entries[0]
  const second = object.entries[1]
  const opening = first === undefined ? "" : text.slice(object.start + 1, first.start)
  const isMultiline = /[\r\n]/u.test(opening)
  const indent = first === undefined ? "" : indentOf(text, first.start)
  const hasOwnLines =
    isMultiline && object.entries.every((one, index) => standsAlone(text, object.entries[index - 1], one))
  const between = first === undefined ? "" : text.slice(first.keyNode.end, first.value.start)
  const colon =
    first === undefined ||
    first.shorthand ||
    /[\r\n/#\w()&*!]|\s\s/u.test(between) ||
    between.trim() !== dialect.colon.trim()
      ? dialect.colon
      : between
  const gap =
    first === undefined || second === undefined || first.comma < 0 ? " " : text.slice(first.comma + 1, second.start)
  const string = object.entries
    .map((one) => one.value)
    .find((one) => one.kind === "string" && one.source.text[one.start] !== "`")
  const keyQuote = first === undefined ? '"' : quoteAt(first.source, first.keyNode.start)
  const isBare = isMultiline && !hasOwnLines && keyQuote === ""
  return {
    isMultiline,
    hasOwnLines,
    comma: dialect.hasOptionalCommas === true && isMultiline && object.entries.every((one) => one.comma < 0) ? "" : ",",
    endsWithComma: isMultiline && (dialect.needsLastComma === true || (object.entries.at(-1)?.comma ?? -1) >= 0),
    indent,
    unit: unitOf(object, indent),
    lineBreak: isMultiline && /\r\n/u.test(opening) ? "\r\n" : "\n",
    pad: isMultiline ? (isBare ? " " : "") : (/^[ \t]*/u.exec(opening)?.[0] ?? ""),
    colon,
    gap: isBlank(gap) && !/[\r\n]/u.test(gap) ? (second === undefined && !/\s/u.test(colon) ? "" : gap) : " ",
    keyQuote,
    stringQuote: (string === undefined ? "" : quoteAt(string.source, string.start)) || keyQuote || dialect.quote || '"'
  }
}

/** Whether a line break stands between two entries. */
const standsAlone = (text: string, before: Entry | undefined, entry: Entry): boolean =>
  before === undefined || /[\r\n]/u.test(text.slice(before.end, entry.start))

/** What a deeper line is indented by: how far the entries stand in from the line that closes, or opens, the object. */
const unitOf = (object: ObjectValue, indent: string): string => {
  const { text } = object.source
  const beyond = (offset: number): string => {
    const outer = indentOf(text, offset)
    return indent.startsWith(outer) ? indent.slice(outer.length) : ""
  }
  const opening = beyond(object.start)
  // Further in is aligned with something above.
  const isUnit = /^(?:\t| {2}| {4})$/u.test(opening)
  return beyond(object.end - 1) || (isUnit ? opening : indent.includes("\t") ? "\t" : "  ")
}

/** One line, where nothing shows anything else. */
export const plain: Layout = {
  isMultiline: false,
  hasOwnLines: false,
  comma: ",",
  endsWithComma: false,
  indent: "",
  unit: "  ",
  lineBreak: "\n",
  pad: " ",
  colon: ": ",
  gap: " ",
  keyQuote: '"',
  stringQuote: '"'
}
