/** Cuts Markdown into fenced blocks, headings and prose. Fences may stand in lists and quotations; their text is freed from both. */
import * as Lines from "../text/Lines.ts"
import * as Source from "../text/Source.ts"

export interface Fence {
  readonly kind: "fence"
  /** The first word behind the marks, lower case; empty without one. */
  readonly language: string
  /** Everything behind the marks. */
  readonly info: string
  readonly content: Source.Source
  readonly isClosed: boolean
}

export interface Prose {
  readonly kind: "prose"
  readonly content: Source.Source
}

export interface Heading {
  readonly kind: "heading"
  readonly level: number
  readonly content: Source.Source
}

export type Block = Fence | Prose | Heading

const OPEN = /^(?<prefix>(?:\s*>)*\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(?<marks>`{3,}|~{3,})(?<info>[^`\r\n]*)\r?$/u

/** Every block, in order. */
export const parse = (source: Source.Source): ReadonlyArray<Block> => {
  const { text } = source
  const lines = Lines.spans(text)
  const blocks: Array<Block> = []
  let proseFrom = -1
  const endProse = (to: number): void => {
    if (proseFrom >= 0 && to > proseFrom) blocks.push({ kind: "prose", content: Source.slice(source, proseFrom, to) })
    proseFrom = -1
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const content = text.slice(line.start, line.end)
    const open = OPEN.exec(content)
    if (open !== null) {
      endProse(line.start)
      const close = closing(text, lines, index + 1, open.groups!["marks"]!)
      blocks.push(fence(source, lines.slice(index + 1, close), open, close < lines.length))
      index = close
    } else {
      const heading = /^\s{0,3}(#{1,6})\s/u.exec(content)
      if (heading !== null) {
        endProse(line.start)
        blocks.push({ kind: "heading", level: heading[1]!.length, content: Source.slice(source, line.start, line.end) })
      } else if (proseFrom < 0) proseFrom = line.start
    }
  }
  endProse(text.length)
  return blocks
}

const closing = (text: string, lines: ReadonlyArray<Lines.Span>, from: number, marks: string): number => {
  const pattern = new RegExp(String.raw`^[\s>]*` + `${marks[0]!}{${marks.length},}` + String.raw`\s*$`, "u")
  for (let index = from; index < lines.length; index++) {
    if (pattern.test(text.slice(lines[index]!.start, lines[index]!.end))) return index
  }
  return lines.length
}

const fence = (
  source: Source.Source,
  lines: ReadonlyArray<Lines.Span>,
  open: RegExpExecArray,
  isClosed: boolean
): Fence => {
  const info = open.groups!["info"]!.trim()
  return {
    kind: "fence",
    language: (/^\{?\.?([\w+#-]+)/u.exec(info)?.[1] ?? "").toLowerCase(),
    info,
    content: contentOf(source, lines, open.groups!["prefix"]!),
    isClosed
  }
}

/** The text of the lines without the quotation marks and the indentation that the opening line has. */
const contentOf = (source: Source.Source, lines: ReadonlyArray<Lines.Span>, opening: string): Source.Source => {
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return Source.slice(source, 0, 0)
  if (opening === "") return Source.slice(source, first.start, last.end)
  const quotes = [...opening].filter((character) => character === ">").length
  const prefix = opening.replaceAll(/[^\s>]/gu, " ")
  const pieces = lines.map((line, index): readonly [number, number] => [
    line.start + prefixLength(source.text.slice(line.start, line.end), quotes, prefix.length),
    index === lines.length - 1 ? line.end : line.next
  ])
  return Source.joined(source, pieces, (text) => text.replaceAll("\n", `\n${prefix}`))
}

const prefixLength = (line: string, quotes: number, width: number): number => {
  let at = 0
  for (let seen = 0; seen < quotes; seen++) {
    const mark = /^\s*>/u.exec(line.slice(at))
    if (mark === null) return at
    at += mark[0].length
  }
  while (at < width && (line[at] === " " || line[at] === "\t")) at++
  return at
}
