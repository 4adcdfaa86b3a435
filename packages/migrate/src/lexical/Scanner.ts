/**
 * Cuts text of any language into code, strings and comments by the table of its family. It never fails, whatever the
 * text is: a string that is not closed ends with its line or with the file.
 */
import type { Family, StringMarks } from "./families.ts"

export interface Token {
  readonly kind: "code" | "string" | "comment" | "heredoc"
  readonly start: number
  readonly end: number
  /** Without the marks around it. */
  readonly contentStart: number
  readonly contentEnd: number
  /** The marks, for strings. */
  readonly marks?: StringMarks
  /** How many brackets are open where it starts. */
  readonly depth: number
}

/** Every token of a text, without gaps. */
export const scan = (text: string, family: Family): ReadonlyArray<Token> => new Scan(text, family).run()

class Scan {
  readonly #text: string
  readonly #family: Family
  readonly #tokens: Array<Token> = []
  /** Characters at which anything but code can begin. */
  readonly #starters: ReadonlySet<string>
  #at = 0
  #codeFrom = 0
  #depth = 0
  #codeDepth = 0

  constructor(text: string, family: Family) {
    this.#text = text
    this.#family = family
    this.#starters = new Set([
      ...family.lineComments.map((mark) => mark[0]!),
      ...family.blockComments.map(([open]) => open[0]!),
      ...family.strings.map((one) => one.open[0]!),
      ...(family.hasHereDocuments ? ["<"] : [])
    ])
  }

  run(): ReadonlyArray<Token> {
    const text = this.#text
    while (this.#at < text.length) {
      const character = text[this.#at]!
      if (this.#starters.has(character) && this.#special()) continue
      if ("([{".includes(character)) this.#depth++
      else if (")]}".includes(character) && this.#depth > 0) this.#depth--
      this.#at++
    }
    this.#endCode(text.length)
    return this.#tokens
  }

  #special(): boolean {
    const text = this.#text
    const at = this.#at
    const line = this.#family.lineComments.find((mark) => text.startsWith(mark, at))
    if (line !== undefined && this.#beginsComment(line)) {
      const found = text.indexOf("\n", at)
      return this.#push("comment", found < 0 ? text.length : found, line.length, 0)
    }
    const block = this.#family.blockComments.find(([open]) => text.startsWith(open, at))
    if (block !== undefined) {
      const found = text.indexOf(block[1], at + block[0].length)
      const end = found < 0 ? text.length : found + block[1].length
      return this.#push("comment", end, block[0].length, found < 0 ? 0 : block[1].length)
    }
    const marks = this.#family.strings.find((one) => text.startsWith(one.open, at))
    if (marks !== undefined) return this.#string(marks)
    return this.#family.hasHereDocuments && this.#hereDocument()
  }

  /** `#` inside a word is no comment (`a#b`), nor is `//` behind a colon (`https://`). */
  #beginsComment(mark: string): boolean {
    const before = this.#text[this.#at - 1] ?? " "
    return mark === "//" ? before !== ":" : !/[\w$]/u.test(before)
  }

  #string(marks: StringMarks): boolean {
    const text = this.#text
    const from = this.#at + marks.open.length
    for (let at = from; at <= text.length; at++) {
      if (at === text.length || (text[at] === "\n" && !marks.isMultiline))
        return this.#push("string", at, marks.open.length, 0, marks)
      if (marks.escape === "backslash" && text[at] === "\\") at++
      else if (text.startsWith(marks.close, at)) {
        if (marks.escape === "doubled" && text.startsWith(marks.close, at + marks.close.length))
          at += marks.close.length
        else return this.#push("string", at + marks.close.length, marks.open.length, marks.close.length, marks)
      }
    }
    return this.#push("string", text.length, marks.open.length, 0, marks)
  }

  #hereDocument(): boolean {
    const match = /^<<([-~]?)(["']?)([A-Z_a-z]\w*)\2[^\n]*\n/u.exec(this.#text.slice(this.#at, this.#at + 300))
    if (match === null) return false
    const from = this.#at + match[0].length
    const name = match[3]!
    for (let line = from; line < this.#text.length;) {
      const found = this.#text.indexOf("\n", line)
      const end = found < 0 ? this.#text.length : found
      if (this.#text.slice(line, end).trim() === name) {
        return this.#push("heredoc", end, match[0].length, end - line)
      }
      line = end + 1
    }
    return false
  }

  #endCode(to: number): void {
    if (to > this.#codeFrom) {
      const place = { start: this.#codeFrom, end: to, contentStart: this.#codeFrom, contentEnd: to }
      this.#tokens.push({ kind: "code", ...place, depth: this.#codeDepth })
    }
  }

  #push(kind: Token["kind"], end: number, open: number, close: number, marks?: StringMarks): boolean {
    const start = this.#at
    const last = Math.min(end, this.#text.length)
    this.#endCode(start)
    this.#tokens.push({
      kind,
      start,
      end: last,
      contentStart: Math.min(start + open, last),
      contentEnd: Math.max(Math.min(start + open, last), last - close),
      ...(marks === undefined ? {} : { marks }),
      depth: this.#depth
    })
    this.#at = last
    this.#codeFrom = last
    this.#codeDepth = this.#depth
    return true
  }
}
