/** Contents of string and template literals, decoded, with the way back. */
import * as Escapes from "../../syntax/Escapes.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Range } from "../../text/Range.ts"
import * as Source from "../../text/Source.ts"

/** The content of a literal and the computed parts in it. */
export interface Content {
  readonly content: Source.Source
  /** Computed parts, as ranges of the content's text, with the expression in each. */
  readonly holes: ReadonlyArray<Range & { readonly expression: SyntaxNode | undefined }>
}

/** Text as it stands between backticks: line breaks stay, computed parts may be repeated. */
const escapeTemplate = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("`", "\\`")

/** The content of a `string`, a `template_string` or a `regex` node. */
export const of = (source: Source.Source, node: SyntaxNode): Content => {
  const { text } = source
  if (node.type === "regex") {
    const pattern = Trees.field(node, "pattern") ?? node
    return { content: Source.slice(source, pattern.start, pattern.end), holes: [] }
  }
  const quote = text[node.start] ?? '"'
  const isClosed = node.end - node.start >= 2 && text[node.end - 1] === quote
  const start = node.start + 1
  const end = isClosed ? node.end - 1 : node.end
  if (node.type !== "template_string") {
    return { content: Escapes.backslashed(source, start, end, quote), holes: [] }
  }
  const substitutions = node.children.filter((child) => child.type === "template_substitution")
  const content = template(source, start, end, substitutions)
  const holes = substitutions.map((child) => {
    const from = content.indexOf(child.start)
    return { start: from, end: from + child.end - child.start, expression: Trees.named(child)[0] }
  })
  return { content: content.source, holes }
}

interface Template {
  readonly source: Source.Source
  readonly indexOf: (outer: number) => number
}

const template = (
  outer: Source.Source,
  start: number,
  end: number,
  substitutions: ReadonlyArray<SyntaxNode>
): Template => {
  const { text } = outer
  const body = text.slice(start, end)
  if (!body.includes("\\")) {
    const plain = Source.slice(outer, start, end)
    return {
      source: { ...plain, encode: (added, at) => outer.encode(escapeTemplate(added), start + at) },
      indexOf: (offset) => offset - start
    }
  }
  // Computed parts keep their spelling; between them the escapes are decoded.
  const starts: Array<number> = []
  const ends: Array<number> = []
  let decoded = ""
  const push = (piece: Source.Source): void => {
    for (let index = 0; index < piece.text.length; index++) {
      const range = piece.range(index, index + 1)
      decoded += piece.text[index]!
      starts.push(range.start)
      ends.push(range.end)
    }
  }
  const inner: Source.Source = { ...outer, range: (from, to) => ({ start: from, end: to }) }
  let at = start
  for (const hole of [...substitutions, undefined]) {
    push(Escapes.backslashed(inner, at, hole?.start ?? end, "`"))
    if (hole !== undefined) push(Source.slice(inner, hole.start, hole.end))
    at = hole?.end ?? end
  }
  return {
    source: Source.decoded(outer, { text: decoded, starts, ends, end, escape: escapeTemplate }),
    indexOf: (offset) => {
      const found = starts.indexOf(offset)
      return found < 0 ? decoded.length : found
    }
  }
}
