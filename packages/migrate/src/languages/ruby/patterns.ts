/** Ruby's patterns: `in {status: "SETTLED" | "CANCELLED" => status}`. */
import * as Lower from "../../program/Lower.ts"
import type { Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Ruby } from "./lower.ts"
import * as Texts from "./texts.ts"

/** The pattern, or `undefined` for anything else. */
export const pattern = (ruby: Ruby, node: SyntaxNode): Expression | undefined => {
  const at = Lower.place(node)
  switch (node.type) {
    case "hash_pattern":
      return {
        kind: "dictionary",
        ...at,
        entries: Trees.named(node)
          .filter((child) => child.type === "keyword_pattern")
          .map((child) => entryOf(ruby, node, child)),
        spreads: []
      }
    case "match_pattern":
    case "test_pattern": {
      // `reply => { amount: }`, `reply in { status: "SETTLED" }`
      const value = Trees.field(node, "value")
      const target = Trees.field(node, "pattern")
      if (value === undefined || target === undefined) return undefined
      return { kind: "assign", ...at, operator: "=", targets: [ruby.expression(target)], value: ruby.expression(value) }
    }
    case "alternative_pattern": {
      const [first, ...rest] = alternatives(ruby, node)
      return rest.reduce<Expression | undefined>(
        (left, right) =>
          left === undefined
            ? right
            : { kind: "binary", start: left.start, end: right.end, operator: "|", left, right },
        first
      )
    }
    case "as_pattern": {
      const value = Trees.field(node, "value")
      const key = Trees.field(node, "name")
      if (value === undefined || key === undefined) return undefined
      const targets = [Lower.name(key, ruby.text)]
      return { kind: "assign", ...at, operator: "=", targets, value: ruby.expression(value) }
    }
    case "parenthesized_pattern": {
      const [inner] = Trees.named(node)
      return inner === undefined ? undefined : { kind: "wrapped", ...at, value: ruby.expression(inner) }
    }
    case "array_pattern":
    case "find_pattern":
      return { kind: "list", ...at, items: Trees.named(node).map(ruby.expression) }
    default:
      return undefined
  }
}

/** What a case tests, one by one. */
export const alternatives = (ruby: Ruby, node: SyntaxNode): ReadonlyArray<Expression> =>
  node.type === "alternative_pattern"
    ? node.children.filter((child) => child.field === "alternatives").map(ruby.expression)
    : [ruby.expression(node)]

const entryOf = (
  ruby: Ruby,
  node: SyntaxNode,
  child: SyntaxNode
): Extract<Expression, { kind: "dictionary" }>["entries"][number] => {
  const key = Trees.field(child, "key") ?? child
  const value = Trees.field(child, "value")
  const keyNode = value === undefined ? Texts.shorthand(ruby, key, child.end) : Texts.text(ruby, key)
  return {
    ...Lower.place(child),
    name: keyNode.content.text,
    key: Lower.place(key),
    keyNode,
    // `in {amount:}` binds the variable of that name.
    value: value === undefined ? bound(ruby, key) : ruby.expression(value),
    comma: Lower.commaBehind(node.children, node.children.indexOf(child))
  }
}

const bound = (ruby: Ruby, key: SyntaxNode): Expression => ({
  kind: "assign",
  ...Lower.place(key),
  operator: "=",
  targets: [Lower.name(key, ruby.text)],
  value: undefined
})
