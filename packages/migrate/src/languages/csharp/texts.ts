/** C#'s text literals: plain, verbatim, raw, interpolated. */
import * as Literals from "../../program/Literals.ts"
import type { Place, Text } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import type { Sharp } from "./lower.ts"

/** The last quote of a literal; behind it there may be a suffix (`u8`). */
const closing = (text: string, node: Place, quote: string, start: number): number => {
  const at = text.lastIndexOf(quote, node.end - quote.length)
  return at >= start ? at : node.end
}

/** Raw texts of several lines begin behind the first line break and end before the last one. */
const rawInner = (text: string, start: number, end: number): Place => {
  const first = /^[ \t]*\r?\n/u.exec(text.slice(start, end))
  if (first === null) return { start, end }
  const last = /\r?\n[ \t]*$/u.exec(text.slice(start, end))
  const from = start + first[0].length
  return { start: from, end: Math.max(from, last === null ? end : start + last.index) }
}

/** A literal of any spelling. */
export const literal = (sharp: Sharp, node: SyntaxNode): Text => {
  const { source, text } = sharp
  const [, prefix = "", quotes = '"'] = /^([$@]*)("*)/u.exec(text.slice(node.start, node.end)) ?? []
  const isVerbatim = prefix.includes("@")
  const isRaw = !isVerbatim && quotes.length >= 3
  const quote = isRaw ? quotes : '"'
  const start = node.start + prefix.length + quote.length
  const end = closing(text, node, quote, start)
  const holes = node.children
    .filter((child) => child.type === "interpolation")
    .map((child) => {
      const inner = child.children.find((one) => one.isNamed && !one.type.startsWith("interpolation_"))
      return {
        start: child.start,
        end: child.end,
        node: inner === undefined ? missing(child) : sharp.expression(inner)
      }
    })
  const doubled = (isVerbatim ? '"' : "") + (prefix.includes("$") && !isRaw ? "{}" : "")
  return Literals.text(
    source,
    node,
    isRaw ? rawInner(text, start, end) : { start, end },
    { backslash: isVerbatim || isRaw ? "none" : "all", quote, ...(doubled === "" ? {} : { doubled }) },
    holes
  )
}

const missing = (node: Place): { kind: "opaque"; start: number; end: number; children: [] } => ({
  kind: "opaque",
  start: node.start,
  end: node.end,
  children: []
})
