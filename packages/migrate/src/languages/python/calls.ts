/** Python's calls, keyword arguments and dictionaries. */
import * as Lower from "../../program/Lower.ts"
import type { Argument, Dictionary, DictionaryEntry, Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Python } from "./lower.ts"
import * as Spelling from "./spelling.ts"

const field = (node: SyntaxNode, role: string): SyntaxNode => Trees.field(node, role) ?? node

export const argumentsOf = (python: Python, list: SyntaxNode): ReadonlyArray<Argument> => {
  // `f(x for x in y)` hands in one generator.
  if (list.type !== "argument_list") return [{ value: python.expression(list) }]
  return Trees.named(list).map((child): Argument => {
    if (child.type === "keyword_argument") {
      const key = field(child, "name")
      return {
        name: python.text.slice(key.start, key.end),
        key: Lower.place(key),
        value: python.expression(field(child, "value"))
      }
    }
    const isSpread = child.type === "list_splat" || child.type === "dictionary_splat"
    return { value: python.expression(child), ...(isSpread ? { isSpread } : {}) }
  })
}

export const call = (python: Python, node: SyntaxNode): Expression => {
  const callee = python.expression(field(node, "function"))
  const list = Trees.field(node, "arguments")
  const given = python.argumentsOf(list)
  const isDict = callee.kind === "name" && callee.name === "dict" && list?.type === "argument_list"
  if (isDict && given.length > 0 && given.every((one) => one.name !== undefined || one.isSpread === true)) {
    return keywords(python, list)
  }
  return Lower.call(node, callee, given)
}

/** `dict(amount="1", **rest)`: the entries stand between the parentheses. */
const keywords = (python: Python, list: SyntaxNode): Dictionary => ({
  kind: "dictionary",
  ...Lower.place(list),
  entries: list.children.flatMap((child, index): ReadonlyArray<DictionaryEntry> => {
    if (child.type !== "keyword_argument") return []
    const key = field(child, "name")
    return [
      {
        ...Lower.place(child),
        name: python.text.slice(key.start, key.end),
        key: Lower.place(key),
        value: python.expression(field(child, "value")),
        comma: Lower.commaBehind(list.children, index)
      }
    ]
  }),
  spreads: Trees.named(list)
    .filter((child) => child.type === "dictionary_splat")
    .map(python.expression),
  braces: Spelling.keywords(python.isDouble)
})

export const dictionary = (python: Python, node: SyntaxNode): Dictionary => {
  const entries: Array<DictionaryEntry> = []
  const spreads: Array<Expression> = []
  // Patterns have keys and values side by side, literals have them in pairs.
  const isPattern = node.type === "dict_pattern"
  node.children.forEach((child, index) => {
    if (child.type === "dictionary_splat") spreads.push(python.expression(child))
    const key = isPattern ? (child.field === "key" ? child : undefined) : Trees.field(child, "key")
    const value = isPattern
      ? node.children.slice(index).find((one) => one.field === "value")
      : Trees.field(child, "value")
    if ((child.type !== "pair" && !isPattern) || key === undefined || value === undefined) return
    const keyNode = python.expression(key)
    entries.push({
      start: child.start,
      end: value.end,
      ...(keyNode.kind === "text" && keyNode.holes.length === 0 ? { name: keyNode.content.text } : {}),
      key: Lower.place(key),
      keyNode,
      value: python.expression(value),
      comma: Lower.commaBehind(node.children, isPattern ? node.children.indexOf(value) : index)
    })
  })
  return {
    kind: "dictionary",
    ...Lower.place(node),
    entries,
    spreads,
    ...(isPattern ? {} : { braces: Spelling.dictionary(python.isDouble) })
  }
}
