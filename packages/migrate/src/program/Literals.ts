/** Text literals of programming languages: decoded text with the place of every character, and the way back. */
import * as Source from "../text/Source.ts"
import type { Expression, Place, Text } from "./Program.ts"

/** How a literal is spelled between its delimiters. */
export interface Spelling {
  /** Which escapes with a backslash it knows: all of C's, only its own quote and the backslash, none. */
  readonly backslash: "all" | "quote" | "none"
  /** The quote around it, which new text must not hold unescaped. */
  readonly quote: string
  /** Characters that are written twice to mean themselves: `{}` in format strings, `"` in verbatim ones. */
  readonly doubled?: string
  /** Characters that begin computed parts and are escaped with a backslash: `$` in Kotlin and PHP, `#` in Ruby. */
  readonly dollar?: string
}

/** A computed part: its place in the outer text and the expression in it. */
export interface Hole extends Place {
  readonly node: Expression
}

const simple: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "0": "\0"
}

const CODES = { x: 2, u: 4, U: 8 } as const

/** One escape from its backslash on: what it means and where it ends. */
const escapeAt = (text: string, at: number, end: number, spelling: Spelling): { decoded: string; next: number } => {
  const letter = text[at + 1] ?? ""
  const plain = { decoded: "\\", next: at + 1 }
  if (at + 1 >= end || spelling.backslash === "none") return plain
  if (spelling.backslash === "quote") {
    return letter === "\\" || letter === spelling.quote[0] ? { decoded: letter, next: at + 2 } : plain
  }
  if (letter === "x" || letter === "u" || letter === "U") {
    const braced = /^\{([0-9a-fA-F]{1,6})\}/u.exec(text.slice(at + 2, Math.min(at + 10, end)))
    const hex = braced?.[1] ?? text.slice(at + 2, Math.min(at + 2 + CODES[letter], end))
    const code = /^[0-9a-fA-F]+$/u.test(hex) ? Number.parseInt(hex, 16) : Number.NaN
    return code <= 0x10_ff_ff
      ? { decoded: String.fromCodePoint(code), next: at + 2 + (braced?.[0].length ?? hex.length) }
      : { decoded: letter, next: at + 2 }
  }
  if (letter === "\n") return { decoded: "", next: at + 2 }
  if (letter === "\r" && text[at + 2] === "\n") return { decoded: "", next: at + 3 }
  return { decoded: Object.hasOwn(simple, letter) ? simple[letter]! : letter, next: at + 2 }
}

/** Text with C's escapes; between three quotes lines and single quotes stand as they are. */
const escaped = (text: string, quote: string): string => {
  const isLong = quote.length > 1
  return text
    .split("")
    .map((character, index) => {
      if (character === "\\") return "\\\\"
      if (character === quote[0]) {
        const isRun =
          text.startsWith(quote, index) || text.startsWith(quote, index - 1) || text.startsWith(quote, index - 2)
        return isLong && !isRun ? character : `\\${character}`
      }
      if (isLong && /[\r\n]/u.test(character)) return character
      return character < " " ? JSON.stringify(character).slice(1, -1) : character
    })
    .join("")
}

/** New text as the literal must spell it. */
export const spell = (text: string, spelling: Spelling): string => {
  let body = text
  if (spelling.backslash === "all") body = escaped(text, spelling.quote)
  else if (spelling.backslash === "quote") {
    body = text.replaceAll("\\", "\\\\").replaceAll(spelling.quote, `\\${spelling.quote}`)
  }
  for (const character of spelling.dollar ?? "") body = body.replaceAll(character, `\\${character}`)
  for (const character of spelling.doubled ?? "") body = body.replaceAll(character, character + character)
  return body
}

/**
 * A literal from the places of its content (without delimiters) and of its computed parts, in order; `whole` is the
 * literal with its delimiters. Computed parts read as `${…}` in the decoded text, whatever the language writes.
 */
export const text = (
  outer: Source.Source,
  whole: Place,
  inner: Place,
  spelling: Spelling,
  holes: ReadonlyArray<Hole> = [],
  form?: Text["form"]
): Text => {
  const place = { kind: "text" as const, start: whole.start, end: whole.end, ...(form === undefined ? {} : { form }) }
  const raw = outer.text.slice(inner.start, inner.end)
  const isPlain =
    holes.length === 0 &&
    (spelling.backslash === "none" || !raw.includes("\\")) &&
    ![...(spelling.doubled ?? "")].some((character) => raw.includes(character))
  if (isPlain) {
    const slice = Source.slice(outer, inner.start, inner.end)
    const content = {
      ...slice,
      encode: (added: string, at: number) => outer.encode(spell(added, spelling), inner.start + at)
    }
    return { ...place, content, holes: [] }
  }
  return { ...place, ...decode(outer, inner, spelling, holes) }
}

const decode = (
  outer: Source.Source,
  inner: Place,
  spelling: Spelling,
  holes: ReadonlyArray<Hole>
): Pick<Text, "content" | "holes"> => {
  const starts: Array<number> = []
  const ends: Array<number> = []
  const parts: Array<string> = []
  const found: Array<Text["holes"][number]> = []
  const push = (decoded: string, from: number, to: number): void => {
    parts.push(decoded)
    for (let index = 0; index < decoded.length; index++) {
      starts.push(from)
      ends.push(to)
    }
  }
  let next = 0
  for (let at = inner.start; at < inner.end;) {
    const hole = holes[next]
    if (hole !== undefined && at >= hole.start) {
      const start = starts.length
      push(`\${${outer.text.slice(hole.node.start, hole.node.end)}}`, hole.start, hole.end)
      found.push({ start, end: starts.length, node: hole.node })
      at = Math.max(hole.end, at + 1)
      next++
      continue
    }
    const character = outer.text[at]!
    const end = Math.min(inner.end, hole?.start ?? inner.end)
    if (character === "\\") {
      const escape = escapeAt(outer.text, at, end, spelling)
      push(escape.decoded, at, escape.next)
      at = escape.next
    } else {
      const isDouble = spelling.doubled?.includes(character) === true && outer.text[at + 1] === character
      push(character, at, at + (isDouble ? 2 : 1))
      at += isDouble ? 2 : 1
    }
  }
  const content = Source.decoded(outer, {
    text: parts.join(""),
    starts,
    ends,
    end: inner.end,
    escape: (added) => spell(added, spelling)
  })
  return { content, holes: found }
}

/** Literals that stand side by side and are one text (`"a" "b"`): the parts as a sum, no deeper than it must be. */
export const sum = (whole: Place, parts: ReadonlyArray<Expression>): Expression => {
  const [only, more] = parts
  if (only === undefined) return { kind: "opaque", ...whole, children: [] }
  if (more === undefined) return only
  const middle = parts.length >> 1
  const left = sum(whole, parts.slice(0, middle))
  const right = sum(whole, parts.slice(middle))
  return { kind: "binary", start: left.start, end: right.end, operator: "+", left, right }
}
