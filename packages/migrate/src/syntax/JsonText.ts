import type { Entry, Value } from "../model/Value.ts"
/**
 * Reads JSON and what people write in its place: comments, trailing commas, bare keys, single quotes, placeholders
 * (`{{amount}}`, `${X}`, `<id>`, `...`). Never fails: what is not understood becomes an expression, and is counted.
 * jsonc-parser knows neither bare keys nor placeholders, and these are what stands in curl calls and collections.
 */
import type { Range } from "../text/Range.ts"
import type { Source } from "../text/Source.ts"
import * as Braces from "../write/Braces.ts"
import type { Writer } from "../write/Writer.ts"
import * as Escapes from "./Escapes.ts"

/** A comment with its marks, in inner offsets. */
export interface Comment extends Range {
  readonly source: Source
}

export interface JsonText {
  /** The values that stand one after another: one in a document, many in newline-delimited JSON. */
  readonly values: ReadonlyArray<Value>
  readonly comments: ReadonlyArray<Comment>
  /** How many places were not JSON in any of its dialects. */
  readonly errors: number
}

/** Deeper nesting is taken as one opaque value: no body of this API is deep, and recursion must end. */
const NESTING_MAX = 200

/** Computed parts inside strings, as clients and shells write them. */
const HOLE = /\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)|\$[A-Za-z_]\w*|<%.*?%>/gu

/** The computed parts of a text. */
export const holesOf = (text: string): ReadonlyArray<Range> =>
  /[{$<]/u.test(text)
    ? [...text.matchAll(HOLE)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
    : []

/** Not something that is drawn anew each time it is read: `{{$guid}}`, `$(uuidgen)`. */
const isName = (text: string): boolean => !/\(|\{\{\s*\$/u.test(text)

/** Reads a text; `objectWriter` writes its objects (JSON's by default). */
export const parse = (source: Source, objectWriter: Writer = Braces.json()): JsonText =>
  new Reader(source, objectWriter).read()

class Reader {
  readonly #source: Source
  readonly #text: string
  readonly #writer: Writer
  readonly #comments: Array<Comment> = []
  #at = 0
  #errors = 0

  constructor(source: Source, objectWriter: Writer) {
    this.#source = source
    this.#text = source.text
    this.#writer = objectWriter
  }

  read(): JsonText {
    const values: Array<Value> = []
    if (this.#text.startsWith("\uFEFF")) this.#at = 1
    this.#trivia()
    while (this.#at < this.#text.length) {
      const before = this.#at
      values.push(this.#value(0))
      this.#trivia()
      if (this.#at === before || ",]}:".includes(this.#text[this.#at] ?? " ")) {
        this.#errors++
        this.#at++
        this.#trivia()
      }
    }
    return { values, comments: this.#comments, errors: this.#errors }
  }

  #trivia(): void {
    const text = this.#text
    for (;;) {
      const code = text.charCodeAt(this.#at)
      if (code === 32 || (code >= 9 && code <= 13) || code === 0xfeff || code === 0xa0) this.#at++
      else if (code === 47 && text[this.#at + 1] === "/") this.#comment(text.indexOf("\n", this.#at), 0)
      else if (code === 47 && text[this.#at + 1] === "*") this.#comment(text.indexOf("*/", this.#at + 2), 2)
      else if (code === 35) this.#comment(text.indexOf("\n", this.#at), 0)
      else return
    }
  }

  #comment(found: number, marks: number): void {
    const end = found < 0 ? this.#text.length : found + marks
    if (found < 0 && marks > 0) this.#errors++
    this.#comments.push({ source: this.#source, start: this.#at, end })
    this.#at = end
  }

  #value(nesting: number): Value {
    const text = this.#text
    const first = text[this.#at]
    if (first === "{") {
      const placeholder = /^\{\{[^{}\r\n]*\}\}/u.exec(text.slice(this.#at, this.#at + 200))
      if (placeholder !== null) return this.#expression(this.#at + placeholder[0].length)
      return nesting >= NESTING_MAX ? this.#opaque() : this.#object(nesting)
    }
    if (first === "[") return nesting >= NESTING_MAX ? this.#opaque() : this.#array(nesting)
    if (first === '"' || first === "'") return this.#string(first)
    return this.#bare()
  }

  #object(nesting: number): Value {
    const start = this.#at++
    const entries: Array<Entry> = []
    this.#trivia()
    while (this.#at < this.#text.length && this.#text[this.#at] !== "}") {
      if (this.#text[this.#at] === "]") break
      const entry = this.#entry(nesting)
      if (entry === undefined) continue
      entries.push(entry)
    }
    if (this.#text[this.#at] === "}") this.#at++
    else this.#errors++
    return { kind: "object", source: this.#source, start, end: this.#at, entries, writer: this.#writer }
  }

  #entry(nesting: number): Entry | undefined {
    const start = this.#at
    const key = this.#key()
    if (key === undefined) {
      this.#errors++
      // A value without a key: its brackets are not those of what it stands in.
      if (this.#text[start] === "[" || this.#text[start] === "{") return this.#field({ start, end: start }, "", nesting)
      if (this.#at === start) this.#at++
      this.#trivia()
      return undefined
    }
    const keyEnd = this.#at
    this.#trivia()
    if (this.#text[this.#at] !== ":") {
      // `...` and `...rest` stand for fields left out; anything else is an error. Both hold no value.
      if (!this.#text.startsWith("...", start)) this.#errors++
      this.#comma()
      return undefined
    }
    this.#at++
    this.#trivia()
    return this.#field({ start, end: keyEnd }, key, nesting)
  }

  #field(place: Range, key: string, nesting: number): Entry {
    const { start } = place
    const keyNode = { source: this.#source, ...place }
    const value = this.#value(nesting + 1)
    const end = value.end
    const comma = this.#comma()
    return { source: this.#source, start, end, key, keyNode, value, shorthand: false, comma }
  }

  /** Reads the comma behind an entry; `-1` without one. */
  #comma(): number {
    this.#trivia()
    if (this.#text[this.#at] === ",") {
      const comma = this.#at++
      this.#trivia()
      return comma
    }
    const next = this.#text[this.#at]
    if (next !== "}" && next !== "]" && next !== undefined) this.#errors++
    return -1
  }

  #key(): string | undefined {
    const first = this.#text[this.#at]
    if (first === '"' || first === "'") {
      const string = this.#string(first)
      return string.kind === "string" ? string.text : undefined
    }
    const match = /^[^\s:,{}[\]"'`]+/u.exec(this.#text.slice(this.#at, this.#at + 300))
    if (match === null) return undefined
    this.#at += match[0].length
    return match[0]
  }

  #array(nesting: number): Value {
    const start = this.#at++
    const items: Array<Value> = []
    this.#trivia()
    while (this.#at < this.#text.length && this.#text[this.#at] !== "]") {
      if (this.#text[this.#at] === "}") break
      const before = this.#at
      items.push(this.#value(nesting + 1))
      this.#comma()
      if (this.#at === before) {
        this.#at++
        this.#errors++
      }
    }
    if (this.#text[this.#at] === "]") this.#at++
    else this.#errors++
    return { kind: "array", source: this.#source, start, end: this.#at, items, writer: this.#writer }
  }

  #string(quote: string): Value {
    const text = this.#text
    const start = this.#at
    let at = start + 1
    while (at < text.length && text[at] !== quote && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1
    const end = Math.min(at, text.length)
    if (text[end] !== quote) {
      this.#errors++
      this.#at = end
      return { kind: "expression", source: this.#source, start, end, text: text.slice(start, end), isSimple: true }
    }
    this.#at = end + 1
    const content = Escapes.backslashed(this.#source, start + 1, end, quote)
    return {
      kind: "string",
      source: this.#source,
      start,
      end: this.#at,
      text: content.text,
      content,
      holes: holesOf(content.text)
    }
  }

  #bare(): Value {
    const match = /^(?:\{\{[^{}]*\}\}|\$\{[^{}]*\}|[^\s,:{}[\]"'])+/u.exec(this.#text.slice(this.#at, this.#at + 500))
    const start = this.#at
    const missing = start >= this.#text.length || ",:}]".includes(this.#text[start]!)
    const word = match?.[0] ?? (missing ? "" : this.#text[start]!)
    this.#at = start + word.length
    const node = { source: this.#source, start, end: this.#at }
    if (word === "null" || word === "undefined") return { kind: "constant", value: null, ...node }
    if (word === "true" || word === "false") return { kind: "constant", value: word === "true", ...node }
    if (/^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u.test(word)) return { kind: "number", text: word, ...node }
    if (!/^[<$%.\w]|^\{\{/u.test(word)) this.#errors++
    return { kind: "expression", text: word, isSimple: isName(word), ...node }
  }

  #expression(end: number): Value {
    const start = this.#at
    this.#at = end
    return {
      kind: "expression",
      source: this.#source,
      start,
      end,
      text: this.#text.slice(start, end),
      isSimple: isName(this.#text.slice(start, end))
    }
  }

  /** Skips balanced brackets without building anything. */
  #opaque(): Value {
    const text = this.#text
    let depth = 0
    let at = this.#at
    for (; at < text.length; at++) {
      const character = text[at]
      if (character === "{" || character === "[") depth++
      else if (character === "}" || character === "]") depth--
      else if (character === '"') {
        for (at++; at < text.length && text[at] !== '"' && text[at] !== "\n"; at++) if (text[at] === "\\") at++
      }
      if (depth === 0) break
    }
    return this.#expression(Math.min(at + 1, text.length))
  }
}
