/** String literals with backslash escapes: decoded text with the place of every character, and the way back. */
import * as Source from "../text/Source.ts"

const simple: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "0": "\0"
}

/** One escape sequence from its backslash on: what it means and where it ends. */
const readEscape = (text: string, at: number, end: number): { readonly decoded: string; readonly next: number } => {
  const letter = text[at + 1]
  if (letter === undefined || at + 1 >= end) return { decoded: "\\", next: at + 1 }
  if (letter === "u" || letter === "x") {
    const digits = letter === "u" ? 4 : 2
    const hex = text.slice(at + 2, Math.min(at + 2 + digits, end))
    return hex.length === digits && /^[0-9a-fA-F]+$/u.test(hex)
      ? { decoded: String.fromCharCode(Number.parseInt(hex, 16)), next: at + 2 + digits }
      : { decoded: letter, next: at + 2 }
  }
  if (letter === "\n") return { decoded: "", next: at + 2 }
  return { decoded: Object.hasOwn(simple, letter) ? simple[letter]! : letter, next: at + 2 }
}

/** Text as it stands between JSON-like quotes. */
export const escapeJson = (text: string, quote: string, escapesSlash: boolean): string => {
  const body = JSON.stringify(text).slice(1, -1)
  const quoted = quote === '"' ? body : body.replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`)
  return escapesSlash ? quoted.replaceAll("/", "\\/") : quoted
}

/**
 * The content `[start, end)` of a string literal (without its quotes) as a source of decoded text. A literal that
 * escapes its slashes (`\/`) gets new slashes escaped too.
 */
export const backslashed = (outer: Source.Source, start: number, end: number, quote: string): Source.Source => {
  const { text } = outer
  // Looked for within the literal only: a search to the end of the file for each literal would be quadratic.
  if (!text.slice(start, end).includes("\\")) {
    const plain = Source.slice(outer, start, end)
    return { ...plain, encode: (added, at) => outer.encode(escapeJson(added, quote, false), start + at) }
  }
  const starts: Array<number> = []
  const ends: Array<number> = []
  let decoded = ""
  for (let at = start; at < end;) {
    const escape = text[at] === "\\" ? readEscape(text, at, end) : { decoded: text[at]!, next: at + 1 }
    for (const character of escape.decoded) {
      decoded += character
      starts.push(at)
      ends.push(escape.next)
    }
    at = escape.next
  }
  const escapesSlash = text.slice(start, end).includes("\\/")
  return Source.decoded(outer, {
    text: decoded,
    starts,
    ends,
    end,
    escape: (added) => escapeJson(added, quote, escapesSlash)
  })
}
