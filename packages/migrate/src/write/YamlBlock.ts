/** Mappings and sequences in YAML's block style, where lines and indentation are the syntax. */
import type { Entry, ObjectValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { Edit } from "../text/Edit.ts"
import * as Lines from "../text/Lines.ts"
import * as Comments from "./Comments.ts"
import * as Fragment from "./Fragment.ts"
import type { NewEntry, NewValue, ObjectOp, Writer } from "./Writer.ts"

interface Style {
  readonly indent: string
  readonly unit: string
  readonly lineBreak: string
  readonly quote: string
}

/** Columns as YAML counts them: a byte order mark takes no room. */
const columnOf = (text: string, offset: number): number => {
  const lineFrom = Lines.lineStart(text, offset)
  return offset - lineFrom - (lineFrom === 0 && text.startsWith("\uFEFF") ? 1 : 0)
}

const styleOf = (object: ObjectValue): Style => {
  const { text } = object.source
  const first = object.entries[0]
  const column = first === undefined ? 0 : columnOf(text, first.start)
  const nested = object.entries.find((entry) => entry.value.kind === "object" && entry.value.writer === writer)
  const nestedColumn = nested === undefined ? -1 : columnOf(text, nested.value.start)
  const quoted = object.entries.find(
    (entry) => entry.value.kind === "string" && /["']/u.test(text[entry.value.start] ?? "")
  )
  return {
    indent: " ".repeat(column),
    unit: " ".repeat(nestedColumn > column ? nestedColumn - column : 2),
    lineBreak: Lines.lineBreak(text),
    quote: quoted === undefined ? "" : text[quoted.value.start]!
  }
}

/** Plain where YAML reads it back as the same text, else in quotes. */
const scalar = (text: string, quote: string): string => {
  if (quote === "'") return `'${text.replaceAll("'", "''")}'`
  return quote === "" && /^[A-Za-z][\w:/.-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/iu.test(text)
    ? text
    : JSON.stringify(text)
}

const renderValue = (value: NewValue, style: Style, indent: string): Fragment.Fragment => {
  if ("text" in value) return [` ${scalar(value.text, style.quote)}`]
  if ("copy" in value) return [" ", value.copy]
  if ("either" in value) return [" ", value.either[0]]
  const inner = indent + style.unit
  return [
    `${style.lineBreak}${inner}`,
    ...Fragment.join(
      value.object.map((one) => renderEntry(one, style, inner)),
      style.lineBreak + inner
    )
  ]
}

const renderEntry = (entry: NewEntry, style: Style, indent: string): Fragment.Fragment => [
  `${entry.key}:`,
  ...renderValue(entry.value, style, indent)
]

/** An anchor that goes away would leave its aliases without a meaning. */
const hasAnchor = (entry: Entry): boolean =>
  /[&!]/u.test(entry.source.text.slice(entry.keyNode.end, Math.max(entry.value.start, entry.keyNode.end)))

const isOneLine = (entry: Entry): boolean => !/[\r\n]/u.test(Values.textOf(entry))

const compile = (object: ObjectValue, ops: ReadonlyArray<ObjectOp>): ReadonlyArray<Edit> | undefined => {
  const { source } = object
  const style = styleOf(object)
  const edits: Array<Edit> = []
  const put = (start: number, end: number, fragment: Fragment.Fragment): void => {
    edits.push({ ...source.range(start, end), text: Fragment.spell(fragment, source, start) })
  }
  const rendered = (entries: ReadonlyArray<NewEntry>): Fragment.Fragment =>
    Fragment.join(
      entries.map((one) => renderEntry(one, style, style.indent)),
      style.lineBreak + style.indent
    )
  const gone = new Set(ops.flatMap((op) => (op.op === "remove" ? [op.entry] : [])))
  if (gone.size === object.entries.length) return undefined
  for (const entry of object.entries) {
    const own = ops.filter((op) => op.op !== "insert" && op.entry === entry)
    const added = ops.flatMap((op) => (op.op === "insert" && op.after === entry ? op.entries : []))
    const front = ops.flatMap((op) =>
      op.op === "insert" && op.after === undefined && entry === object.entries[0] ? op.entries : []
    )
    const lead: Fragment.Fragment = front.length === 0 ? [] : [...rendered(front), style.lineBreak + style.indent]
    const replacement = own.find((op) => op.op === "replace")
    const rename = own.find((op) => op.op === "rename")
    if (gone.has(entry) || replacement !== undefined) {
      if (!isOneLine(entry) || hasAnchor(entry)) return undefined
    }
    if (gone.has(entry)) {
      const place = removal(source.text, object, entry)
      if (added.length > 0) put(entry.start, entry.end, [...lead, ...rendered(added)])
      else if (lead.length > 0) put(entry.start, entry.end, rendered(front))
      else put(place.start, place.end, [""])
      continue
    }
    if (replacement?.op === "replace") {
      const [first, ...rest] = replacement.entries
      const behind = rest.length === 0 ? undefined : Comments.behind(object, entry)
      if (first === undefined || behind === undefined)
        put(entry.start, entry.end, [...lead, ...rendered(replacement.entries)])
      else {
        // The comment on the line is about this entry: what comes new stands behind it.
        put(entry.start, entry.end, [...lead, ...rendered([first])])
        put(behind.end, behind.end, [style.lineBreak + style.indent, ...rendered(rest)])
      }
    } else if (rename?.op === "rename") {
      put(entry.keyNode.start, entry.keyNode.end, [...lead, keyLike(source.text, entry, rename.key)])
    } else if (lead.length > 0) put(entry.start, entry.start, lead)
    if (added.length > 0) {
      const at = Lines.lineEnd(source.text, entry.end)
      put(at, at, [style.lineBreak + style.indent, ...rendered(added)])
    }
  }
  return edits
}

const keyLike = (text: string, entry: Entry, key: string): string => {
  const quote = text[entry.keyNode.start]!
  return quote === '"' || quote === "'" ? `${quote}${key}${quote}` : key
}

/** The whole line, unless a comment stands on it or a dash before it. */
const removal = (text: string, object: ObjectValue, entry: Entry): { readonly start: number; readonly end: number } => {
  const lineFrom = Lines.lineStart(text, entry.start)
  const lineTo = Lines.lineEnd(text, entry.end)
  const behind = text.slice(entry.end, lineTo)
  if (/^\s*#/u.test(behind)) return { start: entry.start, end: entry.end + behind.search(/\S/u) }
  const next = object.entries[object.entries.indexOf(entry) + 1]
  if (text.slice(lineFrom, entry.start).trim() !== "") {
    return next === undefined ? { start: entry.start, end: entry.end } : { start: entry.start, end: next.start }
  }
  if (lineFrom === 0)
    return { start: 0, end: text.startsWith("\r\n", lineTo) ? lineTo + 2 : Math.min(lineTo + 1, text.length) }
  return { start: lineFrom - (text.startsWith("\r\n", lineFrom - 2) ? 2 : 1), end: lineTo }
}

const value = (old: Value, to: NewValue): Edit | undefined => {
  if (!("text" in to)) return undefined
  const { source } = old
  // What was no string must not become one by accident of spelling: always in quotes.
  return { ...source.range(old.start, old.end), text: source.encode(JSON.stringify(to.text), old.start) }
}

const addItem = (item: Value, text: string): Edit => {
  const { source } = item
  const lineFrom = Lines.lineStart(source.text, item.start)
  const lead = source.text.slice(lineFrom, item.start)
  const at = Lines.lineEnd(source.text, item.end)
  const quote = source.text[item.start] ?? ""
  const literal = scalar(text, quote === '"' || quote === "'" ? quote : "")
  const added = `${Lines.lineBreak(source.text)}${lead}${literal}`
  return { ...source.range(at, at), text: source.encode(added, at) }
}

const removeItem = (item: Value): Edit => {
  const { source } = item
  const lineFrom = Lines.lineStart(source.text, item.start)
  const start = lineFrom === 0 ? 0 : lineFrom - (source.text.startsWith("\r\n", lineFrom - 2) ? 2 : 1)
  return { ...source.range(start, Lines.lineEnd(source.text, item.end)), text: "" }
}

/** The writer for block style. */
export const writer: Writer = {
  compile,
  value,
  item: (what, _array, item, text) => {
    const lead = item.source.text.slice(Lines.lineStart(item.source.text, item.start), item.start)
    if (!/^\s*-\s+$/u.test(lead)) return []
    return what === "add" ? [addItem(item, text)] : [removeItem(item)]
  }
}
