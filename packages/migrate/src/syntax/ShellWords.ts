/**
 * Cuts shell text into commands and words, quotes and all. Each word is a source: its text is what the shell would pass
 * on (variables stand in it as they are written), and new text is written back in the quotes of the place it goes to.
 */
import * as Source from "../text/Source.ts"
import type { Comment } from "./JsonText.ts"

export interface Word {
  readonly content: Source.Source
  readonly start: number
  readonly end: number
  /** `<`, `<<<`, `>`, `>>`, when the word is where the command reads from or writes to. */
  readonly redirect: string
}

export interface Command {
  readonly words: ReadonlyArray<Word>
  /** The text of a here-document that the command reads. */
  readonly input: Source.Source | undefined
  readonly start: number
  readonly end: number
  /** What stands between it and the next command, as operators and line ends only: `|`, `&&`, `)`, `;;` … */
  readonly after: string
}

export interface ShellText {
  readonly commands: ReadonlyArray<Command>
  readonly comments: ReadonlyArray<Comment>
  /** Quotes and here-documents that never end. */
  readonly errors: number
}

/** `braced`: inside `${NAME:-…}`, where blanks stand as they are. */
type Quote = "bare" | "braced" | "single" | "double" | "ansi"

interface Segment {
  readonly quote: Quote
  readonly start: number
  readonly end: number
}

/** Reads a text. */
export const parse = (source: Source.Source): ShellText => new Reader(source).read()

const escapes: Readonly<Record<Quote, (text: string) => string>> = {
  single: (text) => text.replaceAll("'", String.raw`'\''`),
  double: (text) => text.replaceAll(/["\\$`]/gu, String.raw`\$&`),
  ansi: (text) => text.replaceAll(/['\\]/gu, String.raw`\$&`).replaceAll("\n", String.raw`\n`),
  braced: (text) => text.replaceAll(/["'\\$`}]/gu, String.raw`\$&`),
  bare: (text) => text.replaceAll(/[^\w@%+=:,./-]/gu, String.raw`\$&`)
}

class Reader {
  readonly #source: Source.Source
  readonly #text: string
  readonly #commands: Array<Command> = []
  readonly #comments: Array<Comment> = []
  #words: Array<Word> = []
  #pending: Array<{ readonly mark: string; readonly indented: boolean; readonly command: number }> = []
  #inputs = new Map<number, Source.Source>()
  #afters: Array<string> = []
  #redirect = ""
  #unclosed = 0
  #at = 0
  #errors = 0

  constructor(source: Source.Source) {
    this.#source = source
    this.#text = source.text
  }

  read(): ShellText {
    const text = this.#text
    if (text.startsWith("\uFEFF")) this.#at = 1
    while (this.#at < text.length) this.#step()
    this.#endCommand()
    for (const _ of this.#pending) this.#errors++
    return {
      commands: this.#commands.map((command, index) => ({
        ...command,
        input: this.#inputs.get(index),
        after: this.#afters[index] ?? ""
      })),
      comments: this.#comments,
      errors: this.#errors
    }
  }

  #step(): void {
    const text = this.#text
    const character = text[this.#at]!
    if (character === "\n") {
      this.#separate(1)
      if (this.#pending.length > 0) this.#hereDocuments()
    } else if (/\s/u.test(character)) this.#at++
    else if (this.#continuation() > 0) this.#at += this.#continuation()
    else if (character === "#") {
      const end = endOfLine(text, this.#at)
      this.#comments.push({ source: this.#source, start: this.#at, end })
      this.#at = end
    } else if (/^(?:&>>?|[<>]&)/u.test(text.slice(this.#at, this.#at + 3))) {
      this.#redirect = ">"
      this.#at += 2
    } else if (";|&()".includes(character)) this.#separate(1)
    else if (text.startsWith("<<<", this.#at)) {
      this.#redirect = "<<<"
      this.#at += 3
    } else if (text.startsWith("<<", this.#at)) this.#hereMark()
    else if (character === "<" || character === ">") {
      this.#redirect += character
      this.#at++
    } else this.#word()
  }

  #separate(length: number): void {
    this.#endCommand()
    const last = this.#commands.length - 1
    if (last >= 0) this.#afters[last] = (this.#afters[last] ?? "") + this.#text.slice(this.#at, this.#at + length)
    this.#at += length
  }

  /** The length of a line continuation here: `\` or, as on Windows, `^` before a line break. */
  #continuation(): number {
    return /^[\\^`][ \t]*\r?\n/u.exec(this.#text.slice(this.#at, this.#at + 8))?.[0].length ?? 0
  }

  #endCommand(): void {
    const first = this.#words[0]
    this.#redirect = ""
    if (first === undefined) return
    const { end } = this.#words.at(-1)!
    this.#commands.push({ words: this.#words, input: undefined, start: first.start, end, after: "" })
    this.#words = []
  }

  #hereMark(): void {
    const match = /^<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|([\w.-]+))/u.exec(this.#text.slice(this.#at, this.#at + 200))
    if (match === null) {
      this.#at += 2
      return
    }
    this.#at += match[0].length
    const mark = match[2] ?? match[3] ?? match[4] ?? ""
    this.#pending.push({ mark, indented: match[1] === "-", command: this.#commands.length })
  }

  #hereDocuments(): void {
    for (const { command, indented, mark } of this.#pending.splice(0)) {
      const start = this.#at
      let end = this.#text.length
      let next = this.#text.length
      let isClosed = false
      for (let line = start; line < this.#text.length;) {
        const lineEnd = endOfLine(this.#text, line)
        const content = this.#text.slice(line, lineEnd).replace(/\r$/u, "")
        if ((indented ? content.trimStart() : content) === mark) {
          end = line
          next = lineEnd
          isClosed = true
          break
        }
        line = lineEnd + 1
      }
      if (!isClosed) this.#errors++
      this.#inputs.set(command, Source.slice(this.#source, start, end))
      this.#at = next
    }
  }

  #word(): void {
    const text = this.#text
    const start = this.#at
    const segments: Array<Segment> = []
    const letters: Array<string> = []
    const starts: Array<number> = []
    const ends: Array<number> = []
    const push = (decoded: string, from: number, to: number): void => {
      letters.push(decoded)
      if (to - from === decoded.length) {
        for (let index = 0; index < decoded.length; index++) {
          starts.push(from + index)
          ends.push(from + index + 1)
        }
      } else {
        starts.push(from)
        ends.push(to)
      }
    }
    while (this.#at < text.length) {
      const character = text[this.#at]!
      if (/[\s;|&<>()]/u.test(character) || this.#continuation() > 0) break
      const from = this.#at
      if (character === "'") segments.push(this.#single(push))
      else if (character === '"') segments.push(this.#double(push))
      else if (text.startsWith("$'", this.#at)) segments.push(this.#ansi(push))
      else {
        this.#bare(push, start)
        segments.push({ quote: text.startsWith("${", from) ? "braced" : "bare", start: from, end: this.#at })
      }
    }
    const content = Source.decoded(this.#source, {
      text: letters.join(""),
      starts,
      ends,
      end: Math.max(start, innerEnd(segments)),
      escape: (added, outerAt) => escapes[quoteAt(segments, outerAt)](added)
    })
    this.#words.push({ content, start, end: this.#at, redirect: this.#redirect })
    this.#redirect = ""
  }

  #bare(push: (decoded: string, from: number, to: number) => void, wordStart: number): void {
    const text = this.#text
    const from = this.#at
    // What a variable is set to by a command is a command of its own.
    const isAssigned = text.startsWith("$(", from) && /^[A-Za-z_]\w*=$/u.test(text.slice(wordStart, from))
    if (text[from] === "\\" && from + 1 < text.length) {
      push(text[from + 1]!, from, from + 2)
      this.#at += 2
      return
    }
    const isCommand = !isAssigned && text.startsWith("$(", from)
    const hole = isAssigned ? null : /^(?:\$\{[^}\n]*\}|\{\{[^{}\n]*\}\})/u.exec(text.slice(from, from + 300))
    const length = isCommand ? this.#commandEnd(from) - from : (hole?.[0].length ?? 1)
    push(text.slice(from, from + length), from, from + length)
    this.#at += length
  }

  /** Behind a `$( … )`; after some that never end, nothing is looked for any more. */
  #commandEnd(from: number): number {
    const end = this.#unclosed > UNCLOSED_MAX ? from + 1 : commandEnd(this.#text, from)
    if (end === from + 1) this.#unclosed++
    return end
  }

  #single(push: (decoded: string, from: number, to: number) => void): Segment {
    const start = this.#at
    const found = this.#text.indexOf("'", start + 1)
    const end = found < 0 ? this.#text.length : found
    if (found < 0) this.#errors++
    if (end > start + 1) push(this.#text.slice(start + 1, end), start + 1, end)
    this.#at = Math.min(end + 1, this.#text.length)
    return { quote: "single", start, end: this.#at }
  }

  #double(push: (decoded: string, from: number, to: number) => void): Segment {
    const text = this.#text
    const start = this.#at
    let at = start + 1
    while (at < text.length && text[at] !== '"') {
      if (text[at] === "\\" && /["\\$`]/u.test(text[at + 1] ?? "")) {
        push(text[at + 1]!, at, at + 2)
        at += 2
      } else if (text[at] === "\\" && text[at + 1] === "\n") at += 2
      else {
        const command = text.startsWith("$(", at) ? this.#commandEnd(at) : at + 1
        push(text.slice(at, command), at, command)
        at = command
      }
    }
    if (at >= text.length) this.#errors++
    this.#at = Math.min(at + 1, text.length)
    return { quote: "double", start, end: this.#at }
  }

  #ansi(push: (decoded: string, from: number, to: number) => void): Segment {
    const text = this.#text
    const start = this.#at
    let at = start + 2
    const special: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" }
    while (at < text.length && text[at] !== "'") {
      if (text[at] === "\\" && at + 1 < text.length) {
        push(special[text[at + 1]!] ?? text[at + 1]!, at, at + 2)
        at += 2
      } else push(text[at]!, at, ++at)
    }
    if (at >= text.length) this.#errors++
    this.#at = Math.min(at + 1, text.length)
    return { quote: "ansi", start, end: this.#at }
  }
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf("\n", from)
  return end < 0 ? text.length : end
}

/** A text that never ends is not looked through for each of its beginnings. */
const COMMAND_MAX = 20_000
const UNCLOSED_MAX = 20

/** Where a `$( … )` ends, whatever quotes and here-documents it holds; just behind the `$` when it never does. */
const commandEnd = (text: string, from: number): number => {
  const max = Math.min(text.length, from + COMMAND_MAX)
  let depth = 0
  let isQuoted = false
  for (let at = from + 1; at < max; at++) {
    const character = text[at]!
    if (character === "\\") at++
    else if (character === '"') isQuoted = !isQuoted
    else if (text.startsWith("$(", at) && isQuoted) at = Math.max(commandEnd(text, at) - 1, at)
    else if (!isQuoted && character === "'") {
      const end = text.indexOf("'", at + 1)
      at = end < 0 ? max : end
    } else if (!isQuoted && character === "(") depth++
    else if (!isQuoted && character === ")" && --depth === 0) return at + 1
    else if (!isQuoted && text.startsWith("<<", at)) at = hereEnd(text, at, max)
  }
  return from + 1
}

/** Where the here-document that is announced here ends; the same place when it is none. */
const hereEnd = (text: string, at: number, max: number): number => {
  const mark = /^<<-?[ \t]*["']?([\w.-]+)/u.exec(text.slice(at, at + 100))
  if (mark === null || text[at + 2] === "<") return at + 1
  const lines = new RegExp(
    String.raw`\n[ \t]*${mark[1]!.replaceAll(/[.-]/gu, String.raw`\$&`)}(?=\r?\n|[ \t]*\)|$)`,
    "u"
  )
  const end = lines.exec(text.slice(at, max))
  return end === null ? at + 1 : at + end.index + end[0].length - 1
}

/** The commands inside a word, `$( … )` and between backquotes, each as a text of its own. */
export const substitutions = (source: Source.Source, word: Word): ReadonlyArray<Source.Source> => {
  const { text } = source
  const found: Array<Source.Source> = []
  let isQuoted = false
  for (let at = word.start; at < word.end; at++) {
    const character = text[at]!
    if (character === "\\") at++
    else if (character === '"') isQuoted = !isQuoted
    else if (character === "'" && !isQuoted) {
      const end = text.indexOf("'", at + 1)
      at = end < 0 ? word.end : end
    } else if (at + 1 < word.end && text.startsWith("$(", at)) {
      const end = Math.min(commandEnd(text, at), word.end)
      if (end > at + 2) found.push(Source.slice(source, at + 2, end - 1))
      at = Math.max(end - 1, at)
    } else if (character === "`") {
      const end = text.indexOf("`", at + 1)
      if (end > at && end < word.end) found.push(Source.slice(source, at + 1, end))
      at = end < 0 ? word.end : end
    }
  }
  return found
}

/** The offset behind the last character that a word's text comes from. */
const innerEnd = (segments: ReadonlyArray<Segment>): number => {
  const last = segments.at(-1)
  return last === undefined ? 0 : /^(?:bare|braced)$/u.test(last.quote) ? last.end : last.end - 1
}

const quoteAt = (segments: ReadonlyArray<Segment>, offset: number): Quote =>
  segments.find((one) => one.start <= offset && offset < one.end)?.quote ?? segments.at(-1)?.quote ?? "bare"
