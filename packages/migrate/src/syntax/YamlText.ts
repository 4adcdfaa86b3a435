/**
 * Reads YAML into values with exact places: several documents, anchors and aliases, flow and block style, block scalars.
 * The library is used for reading only; its printer would reformat the file.
 */
import {
  Composer,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type CST,
  type Document,
  type Pair
} from "yaml"

import type { ArrayValue, Entry, ObjectValue, StringValue, Value } from "../model/Value.ts"
import * as Source from "../text/Source.ts"
import * as Braces from "../write/Braces.ts"
import * as YamlBlock from "../write/YamlBlock.ts"
import * as Escapes from "./Escapes.ts"
import * as JsonText from "./JsonText.ts"

export interface YamlText {
  readonly values: ReadonlyArray<Value>
  readonly comments: ReadonlyArray<JsonText.Comment>
  readonly errors: number
  /** The text is nested deeper than the library can follow, or is no YAML at all; nothing of it was read. */
  readonly isTooDeep: boolean
}

const NESTING_MAX = 100
/** Values nested deeper than this by indentation are not looked into. */
const DEPTH_MAX = 200

const MARK = "\uFEFF"

/** The text behind a byte order mark: the library counts what follows one as not at the beginning of a line. */
const behindMark = (source: Source.Source): Source.Source =>
  source.text.startsWith(MARK)
    ? { ...Source.slice(source, MARK.length, source.text.length), depth: source.depth }
    : source

/** Reads a text. */
export const parse = (marked: Source.Source): YamlText => {
  const source = behindMark(marked)
  const { text } = source
  if (nesting(text) > NESTING_MAX) return { values: [], comments: [], errors: 0, isTooDeep: true }
  const read = documentsOf(source)
  if (read === undefined) return { values: [], comments: [], errors: 0, isTooDeep: true }
  const { comments, documents } = read
  return {
    values: documents.flatMap(({ contents }) => (contents === null ? [] : [valueOf(contents, source, 0)])),
    comments,
    errors: documents.reduce((sum, document) => sum + document.errors.length, 0),
    isTooDeep: false
  }
}

/** A text with more tokens than this outside of any document is no YAML; composing it would take quadratic time. */
const STRAY_MAX = 1000

const documentsOf = (
  source: Source.Source
): { readonly documents: ReadonlyArray<Document>; readonly comments: ReadonlyArray<JsonText.Comment> } | undefined => {
  try {
    const { comments, tokens } = tokensOf(source)
    if (tokens.filter(({ type }) => type === "error" || type.endsWith("scalar")).length > STRAY_MAX) return undefined
    const composer = new Composer({
      logLevel: "silent",
      prettyErrors: false,
      strict: false,
      uniqueKeys: false,
      stringKeys: false
    })
    return { documents: [...composer.compose(tokens)], comments }
  } catch {
    return undefined // the library recurses, and indentation may nest deeper than the stack
  }
}

/** The lexer's pieces follow each other without gaps, so offsets are sums; marks of its own have no length. */
const tokensOf = (
  source: Source.Source
): { readonly tokens: ReadonlyArray<CST.Token>; readonly comments: ReadonlyArray<JsonText.Comment> } => {
  const parser = new Parser()
  const tokens: Array<CST.Token> = []
  const comments: Array<JsonText.Comment> = []
  let at = 0
  for (const piece of new Lexer().lex(source.text)) {
    tokens.push(...parser.next(piece))
    const isMark = piece.length === 1 && (piece === "\u0002" || piece === "\u0018" || piece === "\u001f")
    if (isMark && source.text[at] !== piece) continue
    if (piece.startsWith("#")) comments.push({ source, start: at, end: at + piece.length })
    at += piece.length
  }
  tokens.push(...parser.end())
  return { tokens, comments }
}

/** How deep brackets and dashes nest at most, by a count that is never too small. */
const nesting = (text: string): number => {
  let depth = 0
  let deepest = 0
  let indent = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === "\n") indent = 0
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth)
    else if ((character === "]" || character === "}") && depth > 0) depth--
    else if ((character === "-" || character === "?") && text[at + 1] === " ") deepest = Math.max(deepest, ++indent)
  }
  return deepest
}

const nothing = (source: Source.Source, at: number): Value => ({
  kind: "constant",
  value: null,
  source,
  start: at,
  end: at
})

const valueOf = (node: unknown, source: Source.Source, fallback: number, depth = 0): Value => {
  if (depth > DEPTH_MAX) return nothing(source, fallback)
  if (isMap(node)) return mapOf(node.items as ReadonlyArray<Pair>, node, source, depth)
  if (isSeq(node)) {
    const range = node.range ?? [fallback, fallback, fallback]
    const items = node.items.map((item) => valueOf(isPair(item) ? item.value : item, source, range[0], depth + 1))
    const end = node.flow === true ? range[1] : Math.max(range[0], items.at(-1)?.end ?? range[0])
    const made: ArrayValue = {
      kind: "array",
      source,
      start: range[0],
      end,
      items,
      writer: node.flow === true ? flowWriter : YamlBlock.writer
    }
    return made
  }
  if (isScalar(node)) return scalarOf(node, source, fallback)
  if (isAlias(node)) {
    const range = node.range ?? [fallback, fallback, fallback]
    const text = source.text.slice(range[0], range[1])
    return { kind: "expression", source, start: range[0], end: range[1], text, isSimple: true }
  }
  return nothing(source, fallback)
}

const flowWriter = Braces.make({
  key: (key, quote) => (quote === "" ? key : Braces.jsonString(key, quote)),
  string: (text, quote) => (quote === "'" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text)),
  colon: ": "
})

interface Ranged {
  readonly range?: readonly [number, number, number] | null | undefined
  readonly flow?: boolean | undefined
}

const mapOf = (pairs: ReadonlyArray<Pair>, node: Ranged, source: Source.Source, depth: number): ObjectValue => {
  const range = node.range ?? [0, 0, 0]
  const isFlow = node.flow === true
  const entries = pairs.flatMap((pair): ReadonlyArray<Entry> => {
    const keyRange = (pair.key as Ranged | null)?.range
    if (!isScalar(pair.key) || keyRange === undefined || keyRange === null) return []
    const keyNode = { source, start: keyRange[0], end: keyRange[1] }
    const value = valueOf(pair.value, source, keyRange[1], depth + 1)
    const end = Math.max(value.end, keyNode.end)
    return [
      {
        source,
        start: keyNode.start,
        end,
        key: String(pair.key.value),
        keyNode,
        value,
        shorthand: false,
        comma: isFlow ? commaBehind(source.text, end) : -1
      }
    ]
  })
  const end = isFlow ? range[1] : Math.max(range[0], entries.at(-1)?.end ?? range[0])
  return { kind: "object", source, start: range[0], end, entries, writer: isFlow ? flowWriter : YamlBlock.writer }
}

const commaBehind = (text: string, from: number): number => {
  const gap = /^(?:\s|#[^\n]*\n)*,/u.exec(text.slice(from, from + 400))
  return gap === null ? -1 : from + gap[0].length - 1
}

interface ScalarNode extends Ranged {
  readonly value: unknown
  readonly type?: unknown
}

const scalarOf = (node: ScalarNode, source: Source.Source, fallback: number): Value => {
  const [start, end] = node.range ?? [fallback, fallback, fallback]
  const place = { source, start, end }
  if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED") return blockOf(source, start, end)
  if (node.type === "QUOTE_DOUBLE") return string(place, Escapes.backslashed(source, start + 1, end - 1, '"'))
  if (node.type === "QUOTE_SINGLE") return string(place, singleQuoted(source, start + 1, end - 1))
  if (typeof node.value === "number" || typeof node.value === "bigint") {
    return { kind: "number", text: source.text.slice(start, end), ...place }
  }
  if (typeof node.value === "boolean" || node.value === null) return { kind: "constant", value: node.value, ...place }
  return string(place, Source.slice(source, start, end))
}

const string = (place: { source: Source.Source; start: number; end: number }, content: Source.Source): StringValue => ({
  kind: "string",
  ...place,
  text: content.text,
  content,
  holes: JsonText.holesOf(content.text)
})

const singleQuoted = (source: Source.Source, start: number, end: number): Source.Source => {
  const letters: Array<string> = []
  const starts: Array<number> = []
  const ends: Array<number> = []
  for (let at = start; at < end;) {
    const width = source.text.startsWith("''", at) ? 2 : 1
    letters.push(source.text[at]!)
    starts.push(at)
    ends.push(at + width)
    at += width
  }
  return Source.decoded(source, {
    text: letters.join(""),
    starts,
    ends,
    end,
    escape: (text) => text.replaceAll("'", "''")
  })
}

/** A block scalar without its indentation; the lines of a folded one stay lines, which changes no proof in them. */
const blockOf = (source: Source.Source, start: number, end: number): StringValue => {
  const { text } = source
  const newline = text.indexOf("\n", start)
  const from = newline < 0 || newline >= end ? end : newline + 1
  const width = /^(?:[ \t]*\r?\n)*( *)/u.exec(text.slice(from, end))?.[1]?.length ?? 0
  const letters: Array<string> = []
  const starts: Array<number> = []
  const ends: Array<number> = []
  for (let line = from; line < end;) {
    const found = text.indexOf("\n", line)
    const next = found < 0 || found >= end ? end : found + 1
    const blank = /^ */u.exec(text.slice(line, next))![0].length
    for (let at = line + Math.min(width, blank); at < next; at++) {
      letters.push(text[at]!)
      starts.push(at)
      ends.push(at + 1)
    }
    line = next
  }
  const indent = " ".repeat(width)
  const content = Source.decoded(source, {
    text: letters.join(""),
    starts,
    ends,
    end,
    escape: (added) => added.replaceAll("\n", `\n${indent}`)
  })
  return string({ source, start, end: trimmedEnd(text, start, end) }, content)
}

const trimmedEnd = (text: string, start: number, end: number): number => {
  let at = end
  while (at > start && /\s/u.test(text[at - 1]!)) at--
  return at
}
