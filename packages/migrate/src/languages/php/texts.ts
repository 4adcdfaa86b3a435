/** PHP's text literals: in single and double quotes, heredocs and nowdocs. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Text } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Php } from "./lower.ts"

const PIECES = /^(?:string_content|escape_sequence|nowdoc_string|heredoc_start|heredoc_end|heredoc_body|comment)$/u

/** Variables and `{$expressions}` in a text. */
const holesIn = (php: Php, node: SyntaxNode): ReadonlyArray<Literals.Hole> =>
  node.children.flatMap((child, index): ReadonlyArray<Literals.Hole> => {
    if (!child.isNamed || PIECES.test(child.type)) return []
    const before = node.children[index - 1]
    const behind = node.children[index + 1]
    const isBraced = before?.type === "{" || before?.type === "${"
    return [
      {
        start: isBraced ? before.start : child.start,
        end: isBraced && behind?.type === "}" ? behind.end : child.end,
        node: php.expression(child)
      }
    ]
  })

export const text = (php: Php, node: SyntaxNode): Text => {
  switch (node.type) {
    case "nowdoc": {
      const body = Trees.field(node, "value")
      const inner = body ?? { start: node.end, end: node.end }
      return Literals.text(php.source, node, inner, { backslash: "none", quote: '"""' })
    }
    case "heredoc": {
      const body = Trees.field(node, "value")
      const holes = body === undefined ? [] : holesIn(php, body)
      const inner = body ?? { start: node.end, end: node.end }
      return Literals.text(php.source, node, inner, { backslash: "all", quote: '"""', dollar: "$" }, holes)
    }
    default: {
      const first = php.text[node.start]
      const prefix = first === "b" || first === "B" ? 1 : 0
      const quote = php.text[node.start + prefix] ?? "'"
      const start = Math.min(node.start + prefix + 1, node.end)
      const isClosed = node.end > start && php.text[node.end - 1] === quote
      const inner = { start, end: isClosed ? node.end - 1 : node.end }
      return quote === "'"
        ? Literals.text(php.source, node, inner, { backslash: "quote", quote })
        : Literals.text(php.source, node, inner, { backslash: "all", quote, dollar: "$" }, holesIn(php, node))
    }
  }
}

/** The bare key in `"$row[amount]"`. */
export const bareKey = (php: Php, node: SyntaxNode): Text =>
  Literals.text(php.source, node, Lower.place(node), { backslash: "none", quote: "" })
