/** Ruby's text literals: strings, symbols, regular expressions, lists of words, heredocs. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Expression, Place, Text } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Ruby } from "./lower.ts"
import * as Spelling from "./spelling.ts"

const holesIn = (ruby: Ruby, node: SyntaxNode): ReadonlyArray<Literals.Hole> =>
  node.children
    .filter((child) => child.type === "interpolation")
    .map((child) => {
      const [inner] = Trees.named(child)
      const hole: Expression =
        inner === undefined ? { kind: "opaque", ...Lower.place(child), children: [] } : ruby.expression(inner)
      return { start: child.start, end: child.end, node: hole }
    })

/** What stands between a literal's delimiters. */
const innerOf = (node: SyntaxNode): Place => {
  const [opening] = node.children
  const closing = node.children.at(-1)
  return {
    start: opening === undefined || opening.isNamed ? node.start : opening.end,
    end: closing === undefined || closing.isNamed || closing === opening ? node.end : closing.start
  }
}

export const text = (ruby: Ruby, node: SyntaxNode): Text => {
  const spelled = ruby.spelled(node)
  switch (node.type) {
    case "simple_symbol":
      return symbol(ruby, node, { start: node.start + 1, end: node.end })
    case "hash_key_symbol":
    case "bare_symbol":
      return symbol(ruby, node, node)
    case "bare_string":
      return Literals.text(ruby.source, node, node, { backslash: "quote", quote: " " }, holesIn(ruby, node))
    case "delimited_symbol":
      return symbol(ruby, node, innerOf(node))
    case "regex":
      // Escaped slashes are slashes; every other escape stays as it is written.
      return Literals.text(
        ruby.source,
        node,
        innerOf(node),
        { backslash: "quote", quote: "/" },
        holesIn(ruby, node),
        "regex"
      )
    case "heredoc_beginning":
    case "heredoc_body":
      return heredoc(ruby, node)
    default: {
      const isSingle = spelled.startsWith("'") || spelled.startsWith("%q")
      const quote = spelled.at(-1) ?? '"'
      return Literals.text(
        ruby.source,
        node,
        innerOf(node),
        isSingle ? { backslash: "quote", quote } : { backslash: "all", quote, dollar: "#" },
        holesIn(ruby, node)
      )
    }
  }
}

const symbol = (ruby: Ruby, node: SyntaxNode, inner: Place): Text =>
  Literals.text(ruby.source, node, inner, { backslash: "quote", quote: '"' }, holesIn(ruby, node), "symbol")

/** A key that is also the name of what it is bound to (`in {amount:}`): a new key keeps the old name behind it. */
export const shorthand = (ruby: Ruby, key: SyntaxNode, end: number): Text => {
  const made = symbol(ruby, key, key)
  const { content } = made
  return {
    ...made,
    content: {
      ...content,
      range: (start, stop) =>
        start === 0 && stop === content.text.length ? ruby.source.range(key.start, end) : content.range(start, stop),
      encode: (added, at) => `${content.encode(added, at)}: ${content.text}`
    }
  }
}

const heredoc = (ruby: Ruby, node: SyntaxNode): Text => {
  const body = node.type === "heredoc_body" ? node : ruby.facts.heredocs.get(node.start)
  if (body === undefined) return Literals.text(ruby.source, node, node, { backslash: "none", quote: '"""' })
  const end = body.children.find((child) => child.type === "heredoc_end")?.start ?? body.end
  const isRaw = ruby.spelled(node).includes("'")
  return Literals.text(
    ruby.source,
    node,
    { start: Math.min(body.start + 1, end), end },
    isRaw ? { backslash: "none", quote: '"""' } : { backslash: "all", quote: '"""', dollar: "#" },
    holesIn(ruby, body)
  )
}

/** `%w[SETTLED CANCELLED]` */
export const words = (ruby: Ruby, node: SyntaxNode): Expression => {
  const items = Trees.named(node)
  return { kind: "list", ...Lower.place(node), items: items.map(ruby.expression), braces: Spelling.words }
}
