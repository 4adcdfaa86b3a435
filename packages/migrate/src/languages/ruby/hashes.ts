/** Ruby's hashes, in braces and without. */
import * as Lower from "../../program/Lower.ts"
import type { Dictionary, DictionaryEntry, Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Ruby } from "./lower.ts"
import * as Spelling from "./spelling.ts"

/** How a pair's key is written; `undefined` where it is computed. */
const styleOf = (pair: SyntaxNode): Spelling.KeyStyle | undefined => {
  const key = Trees.field(pair, "key")
  const isLabel = pair.children.some((child) => child.type === ":")
  if (isLabel) return "label"
  if (key?.type === "string") return "string"
  return key?.type === "simple_symbol" || key?.type === "delimited_symbol" ? "symbol" : undefined
}

/** The one way in which all keys are written: new ones are written so, too. */
const writing = (pairs: ReadonlyArray<SyntaxNode>): Pick<Dictionary, "braces"> => {
  const styles = new Set(pairs.map(styleOf))
  const [only, more] = [...styles]
  if (more !== undefined || styles.size > 1) return {}
  return only === undefined && pairs.length > 0 ? {} : { braces: Spelling.hash[only ?? "label"] }
}

const entryOf = (ruby: Ruby, siblings: ReadonlyArray<SyntaxNode>, pair: SyntaxNode): DictionaryEntry => {
  const key = Trees.field(pair, "key") ?? pair
  const value = Trees.field(pair, "value")
  const keyNode = ruby.expression(key)
  return {
    ...Lower.place(pair),
    ...(keyNode.kind === "text" && keyNode.holes.length === 0 ? { name: keyNode.content.text } : {}),
    key: Lower.place(key),
    keyNode,
    // `{ amount: }` takes the variable or method of that name.
    value: value === undefined ? Lower.name(key, ruby.text) : ruby.expression(value),
    ...(value === undefined ? { isShorthand: true } : {}),
    comma: Lower.commaBehind(siblings, siblings.indexOf(pair))
  }
}

const parts = (
  ruby: Ruby,
  siblings: ReadonlyArray<SyntaxNode>,
  children: ReadonlyArray<SyntaxNode>
): Pick<Dictionary, "entries" | "spreads"> => ({
  entries: children.filter((child) => child.type === "pair").map((pair) => entryOf(ruby, siblings, pair)),
  spreads: children
    .filter((child) => child.type === "hash_splat_argument")
    .flatMap((child): ReadonlyArray<Expression> => Trees.named(child).map(ruby.expression))
})

export const hash = (ruby: Ruby, node: SyntaxNode): Dictionary => {
  const children = Trees.named(node)
  return {
    kind: "dictionary",
    ...Lower.place(node),
    ...parts(ruby, node.children, children),
    ...writing(children.filter((child) => child.type === "pair"))
  }
}

/**
 * Pairs that stand among the arguments without braces: `post "/path", "amount" => amount`. It begins with what stands in
 * front of the first pair, as a hash begins with its brace.
 */
export const loose = (ruby: Ruby, list: SyntaxNode, pairs: ReadonlyArray<SyntaxNode>): Dictionary => {
  const first = pairs[0]!
  const last = pairs.at(-1)!
  const before = list.children[list.children.indexOf(first) - 1]
  const closing = list.children.at(-1)
  const isClosed = closing !== undefined && !closing.isNamed && closing.type !== ","
  return {
    kind: "dictionary",
    start: before === undefined ? first.start - 1 : before.end - 1,
    end: isClosed ? closing.end : Math.min(last.end + 1, ruby.text.length),
    ...parts(ruby, list.children, pairs),
    ...writing(pairs.filter((pair) => pair.type === "pair"))
  }
}
