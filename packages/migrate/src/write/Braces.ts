/**
 * Objects in braces with commas: JSON and its relatives, and the object literals of programming languages. The style
 * (one line or many, quotes, indentation, spaces, line break) is read from the object itself.
 */
import type { ArrayValue, Entry, ObjectValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { Edit } from "../text/Edit.ts"
import * as Lines from "../text/Lines.ts"
import * as Comments from "./Comments.ts"
import * as Fragment from "./Fragment.ts"
import * as Layout from "./Layout.ts"
import type { NewEntry, NewValue, ObjectOp, Writer } from "./Writer.ts"

/** What differs between languages that write objects this way. */
export interface Dialect {
  /** The key, given how the keys around it are quoted ("" for bare). */
  readonly key: (key: string, quote: string) => string
  /** The text as a string literal in this quote. */
  readonly string: (text: string, quote: string) => string
  /** `first ?? second`; absent in data languages. */
  readonly either?: (first: string, second: string) => string
  /** What stands between a key and its value where the object does not show it. */
  readonly colon: string
  /** `{ amount }` for `{ amount: amount }`. */
  readonly hasShorthand?: boolean
  /** Entries on lines of their own need no comma between them. */
  readonly hasOptionalCommas?: boolean
  /** The quote for a text where the object shows none; `"` without it. */
  readonly quote?: string
  /** What a new object inside begins and ends with; braces without it. */
  readonly open?: string
  readonly close?: string
  /** Items of a list stand side by side with spaces between them and nothing around them: Ruby's `%w[a b]`. */
  readonly hasBareItems?: boolean
  /** How objects inside are written where that differs from the outer one: `dict(source={"profile": …})`. */
  readonly nested?: Dialect
  /** Objects inside stand on one line, whatever the outer one does. */
  readonly isCompact?: boolean
  /** What stands around an entry of its own: `{ "key", value }` in C#'s dictionaries. */
  readonly entry?: { readonly open: string; readonly close: string }
  /** Its values are texts: no object can be written inside. */
  readonly isFlat?: boolean
  /** A comma must stand behind the last entry where the closing bracket is on another line: Go. */
  readonly needsLastComma?: boolean
  /** So many pairs are the most that it takes: Java's `Map.of`. */
  readonly pairsMax?: number
}

/** Strings as JSON writes them, in either quote. */
export const jsonString = (text: string, quote: string): string =>
  quote === "'"
    ? `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
    : JSON.stringify(text)

/** JSON, JSONC and JSON5. */
export const jsonDialect: Dialect = {
  key: (key, quote) => (quote === "" ? key : jsonString(key, quote)),
  string: jsonString,
  colon: ": "
}

/** Data in braces, as opposed to code: what stands bare in it is no string. */
export const json = (): Writer => jsonWriter

const renderValue = (value: NewValue, style: Layout.Layout, dialect: Dialect, indent: string): Fragment.Fragment => {
  if ("text" in value) return [dialect.string(value.text, style.stringQuote)]
  if ("copy" in value) return [value.copy]
  if ("either" in value) {
    const [first, second] = value.either
    return dialect.either === undefined ? [first] : [dialect.either(Values.textOf(first), Values.textOf(second))]
  }
  const inner = indent + style.unit
  const own = dialect.nested ?? dialect
  const ownStyle = dialect.nested === undefined ? style : { ...style, colon: own.colon, keyQuote: style.stringQuote }
  const entries = value.object.map((one) => renderEntry(one, ownStyle, own, inner))
  const { close = "}", open = "{" } = own
  return style.hasOwnLines && own.isCompact !== true
    ? [
        `${open}${style.lineBreak}${inner}`,
        ...Fragment.join(entries, `${style.comma}${style.lineBreak}${inner}`),
        `${style.endsWithComma ? "," : ""}${style.lineBreak}${indent}${close}`
      ]
    : [`${open}${style.pad}`, ...Fragment.join(entries, `,${style.gap}`), `${style.pad}${close}`]
}

const renderEntry = (entry: NewEntry, style: Layout.Layout, dialect: Dialect, indent: string): Fragment.Fragment => {
  const isShort =
    dialect.hasShorthand === true &&
    style.keyQuote === "" &&
    "copy" in entry.value &&
    Values.textOf(entry.value.copy) === entry.key
  if (isShort) return [entry.key]
  const { close = "", open = "" } = dialect.entry ?? {}
  const key = open + dialect.key(entry.key, style.keyQuote) + style.colon
  return [key, ...renderValue(entry.value, style, dialect, indent), close]
}

/** The changes of one object, entry by entry. */
interface Plan {
  readonly rename: Map<Entry, string>
  readonly replace: Map<Entry, ReadonlyArray<NewEntry>>
  readonly remove: Set<Entry>
  readonly insert: Map<Entry | undefined, Array<NewEntry>>
}

const plan = (ops: ReadonlyArray<ObjectOp>): Plan => {
  const result: Plan = { rename: new Map(), replace: new Map(), remove: new Set(), insert: new Map() }
  for (const op of ops) {
    switch (op.op) {
      case "rename":
        result.rename.set(op.entry, op.key)
        break
      case "replace":
        result.replace.set(op.entry, op.entries)
        break
      case "remove":
        result.remove.add(op.entry)
        break
      case "insert":
        result.insert.set(op.after, [...(result.insert.get(op.after) ?? []), ...op.entries])
        break
    }
  }
  return result
}

/** A writer for a dialect. */
export const make = (dialect: Dialect): Writer => ({
  value: (value, to) => {
    const style: Layout.Layout = {
      ...Layout.plain,
      stringQuote: Layout.quoteAt(value.source, value.start) || '"'
    }
    const text = Fragment.spell(renderValue(to, style, dialect, ""), value.source, value.start)
    return { ...value.source.range(value.start, value.end), text }
  },
  compile: (object, ops) =>
    refusal(dialect, object, ops) === undefined ? compile(object, plan(ops), dialect) : undefined,
  refusal: (object, ops) => refusal(dialect, object, ops),
  item: (what, array, item, text) =>
    what === "add" ? [addItem(array, item, text, dialect)] : [removeItem(array, item)]
})

/** Why the changes cannot be written in this dialect. */
const refusal = (dialect: Dialect, object: ObjectValue, ops: ReadonlyArray<ObjectOp>): string | undefined => {
  if (dialect.isFlat === true && ops.some(nests)) return TEXTS_ONLY
  const { pairsMax } = dialect
  if (pairsMax === undefined) return undefined
  return object.entries.length + ops.reduce((sum, op) => sum + pairsAdded(op), 0) > pairsMax
    ? `The new body has more than ${pairsMax} pairs, which is the most that can be written so (Map.of); make it of entries (Map.ofEntries).`
    : undefined
}

/** What is said of a map of texts. */
const TEXTS_ONLY =
  "This map holds texts only, and the new body holds objects: make it a map of any values, then migrate it."

const pairsAdded = (op: ObjectOp): number =>
  op.op === "remove" ? -1 : op.op === "rename" ? 0 : op.entries.length - (op.op === "replace" ? 1 : 0)

/** Whether an op writes an object inside. */
const nests = (op: ObjectOp): boolean =>
  (op.op === "replace" || op.op === "insert") && op.entries.some((entry) => "object" in entry.value)

const jsonWriter = make(jsonDialect)

const addItem = (array: ArrayValue, item: Value, text: string, dialect: Dialect): Edit => {
  const { source } = item
  const index = array.items.indexOf(item)
  const next = array.items[index + 1]
  const before = array.items[index - 1]
  const lead = source.text.slice(Lines.lineStart(source.text, item.start), item.start)
  const gap =
    next !== undefined
      ? source.text.slice(item.end, next.start)
      : before !== undefined
        ? source.text.slice(before.end, item.start)
        : Layout.isBlank(lead) && source.text.lastIndexOf("\n", item.start) > array.start
          ? `,${Lines.lineBreak(source.text)}${lead}`
          : ", "
  if (dialect.hasBareItems === true) {
    const space = Layout.isBlank(gap) ? gap : gap.replace(",", "")
    return { ...source.range(item.end, item.end), text: source.encode(space + text, item.end) }
  }
  const separator = /^\s*,\s*$/u.test(gap) ? gap : ", "
  const literal = dialect.string(text, Layout.quoteAt(source, item.start) || '"')
  return { ...source.range(item.end, item.end), text: source.encode(separator + literal, item.end) }
}

const removeItem = (array: ArrayValue, item: Value): Edit => {
  const { source } = item
  const index = array.items.indexOf(item)
  const next = array.items[index + 1]
  const before = array.items[index - 1]
  // The next item takes this one's place, comma and indentation included; the last one goes with the comma before it.
  if (next !== undefined) return { ...source.range(item.start, next.start), text: "" }
  return { ...source.range(before?.end ?? item.start, item.end), text: "" }
}

const compile = (object: ObjectValue, planned: Plan, dialect: Dialect): ReadonlyArray<Edit> => {
  const { source } = object
  const style = Layout.of(object, dialect)
  const separator = style.hasOwnLines ? `${style.comma}${style.lineBreak}${style.indent}` : `,${style.gap}`
  const edits: Array<Edit> = []
  const put = (start: number, end: number, fragment: Fragment.Fragment): void => {
    edits.push({ ...source.range(start, end), text: Fragment.spell(fragment, source, start) })
  }
  const rendered = (entries: ReadonlyArray<NewEntry>): Fragment.Fragment =>
    Fragment.join(
      entries.map((one) => renderEntry(one, style, dialect, style.indent)),
      separator
    )
  for (const entry of object.entries) {
    const added = planned.insert.get(entry) ?? []
    const replacement = planned.replace.get(entry)
    const key = planned.rename.get(entry)
    const isRemoved = planned.remove.has(entry)
    if (isRemoved && added.length === 0) continue
    if (isRemoved) put(entry.start, entry.end, rendered(added))
    else if (replacement !== undefined) {
      const [first, ...rest] = [...replacement, ...added]
      const behind = rest.length > 0 && style.isMultiline ? Comments.behind(object, entry) : undefined
      if (first === undefined || behind === undefined) put(entry.start, entry.end, rendered([...replacement, ...added]))
      else {
        // The comment on the line is about this entry: what comes new stands behind it.
        const hasComma = entry.comma >= 0 || style.comma === ""
        put(entry.start, entry.end, [...rendered([first]), hasComma ? "" : style.comma])
        put(behind.end, behind.end, [
          style.lineBreak + style.indent,
          ...rendered(rest),
          entry.comma >= 0 ? style.comma : ""
        ])
      }
    } else {
      if (key !== undefined) renameEdits(entry, key, dialect, put)
      if (added.length > 0) put(entry.end, entry.end, [separator, ...rendered(added)])
    }
  }
  const front = planned.insert.get(undefined)
  if (front !== undefined) atFront(object, rendered(front), style, put)
  const gone = new Set([...planned.remove].filter((entry) => !planned.insert.has(entry)))
  removals(object, gone, put, dialect)
  return merged(edits)
}

/** An insertion in front of a replacement that starts at the same place becomes part of it. */
const merged = (edits: ReadonlyArray<Edit>): ReadonlyArray<Edit> =>
  edits.flatMap((edit) => {
    const isInsertion = edit.start === edit.end
    if (isInsertion && edits.some((other) => other.start === edit.start && other.end > other.start)) return []
    const before = isInsertion
      ? undefined
      : edits.find((other) => other.start === edit.start && other.end === edit.start)
    return [before === undefined ? edit : { ...edit, text: before.text + edit.text }]
  })

/** Right behind the brace, so that it does not meet what happens to the first entry. */
const atFront = (
  object: ObjectValue,
  rendered: Fragment.Fragment,
  style: Layout.Layout,
  put: (start: number, end: number, fragment: Fragment.Fragment) => void
): void => {
  const first = object.entries[0]
  if (first === undefined) {
    put(object.start + 1, object.end - 1, [style.pad, ...rendered, style.pad])
    return
  }
  const opening = object.source.text.slice(object.start + 1, first.start)
  if (style.isMultiline) {
    // Behind a comment on the brace's own line, which is about the object.
    const at = object.start + 1 + (Layout.isBlank(opening) ? 0 : Math.max(opening.search(/\r?\n/u), 0))
    put(at, at, [`${style.lineBreak}${style.indent}`, ...rendered, style.comma])
  } else put(object.start + 1, object.start + 1, [style.pad, ...rendered, style.pad === "" ? `,${style.gap}` : ","])
}

const renameEdits = (
  entry: Entry,
  key: string,
  dialect: Dialect,
  put: (start: number, end: number, fragment: Fragment.Fragment) => void
): void => {
  if (entry.shorthand) {
    put(entry.start, entry.start, [dialect.key(key, "") + dialect.colon])
    // Ruby's `amount:` has its colon behind it.
    if (entry.end > entry.value.end) put(entry.value.end, entry.end, [""])
  } else {
    const quote = Layout.quoteAt(entry.source, entry.keyNode.start)
    put(entry.keyNode.start, entry.keyNode.end, [dialect.key(key, quote)])
  }
}

const removals = (
  object: ObjectValue,
  gone: ReadonlySet<Entry>,
  put: (start: number, end: number, fragment: Fragment.Fragment) => void,
  dialect: Dialect
): void => {
  const { entries } = object
  const { text } = object.source
  const lastKept = entries.findLastIndex((entry) => !gone.has(entry))
  entries.forEach((entry, index) => {
    if (!gone.has(entry)) return
    const next = entries[index + 1]
    const end = entry.comma >= 0 ? entry.comma + 1 : entry.end
    const lineFrom = Lines.lineStart(text, entry.start)
    const lineTo = Lines.lineEnd(text, end)
    // A comment on the line is about what goes, and goes with it.
    const isLast = Layout.isBlank(text.slice(end, lineTo)) || Comments.behind(object, entry) !== undefined
    const isAlone = Layout.isBlank(text.slice(lineFrom, entry.start)) && isLast
    if (isAlone && lineFrom > object.start && lineTo < object.end) {
      // The whole line goes, with the line break in front of it, so that the last line of the object stays whole.
      const before = lineFrom - (text.startsWith("\r\n", lineFrom - 2) ? 2 : 1)
      put(Math.max(before, object.start + 1), lineTo, [""])
    } else if (next !== undefined && Layout.isBlank(text.slice(end, next.start)) && lineTo >= next.start) {
      put(entry.start, next.start, [""])
    } else {
      const from = entry.start - (/[ \t]*$/u.exec(text.slice(object.start + 1, entry.start))?.[0].length ?? 0)
      put(index > 0 ? from : entry.start, end, [""])
    }
  })
  // The comma behind the last remaining entry goes too, unless the object ended with a comma before.
  const kept = entries[lastKept]
  const isKeptComma =
    dialect.needsLastComma === true && kept !== undefined && /[\r\n]/u.test(text.slice(kept.end, object.end))
  if (isKeptComma) return
  if (kept !== undefined && lastKept < entries.length - 1 && kept.comma >= 0 && entries.at(-1)!.comma < 0) {
    put(kept.comma, kept.comma + 1, [""])
  }
}

/** The value of a string literal replaced, quotes and escapes kept as they are. */
export const contentEdit = (value: Extract<Value, { kind: "string" }>, text: string): Edit => ({
  ...value.content.range(0, value.content.text.length),
  text: value.content.encode(text, 0)
})
