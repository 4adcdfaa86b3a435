/** PHP's arrays: lists, dictionaries, and the patterns that take them apart. */
import * as Lower from "../../program/Lower.ts"
import type { Dictionary, DictionaryEntry, Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Php } from "./lower.ts"
import * as Spelling from "./spelling.ts"

const isPair = (element: SyntaxNode): boolean => element.children.some((child) => child.type === "=>")

const spreadOf = (element: SyntaxNode): SyntaxNode | undefined => {
  const [first] = Trees.named(element)
  return first?.type === "variadic_unpacking" ? Trees.named(first)[0] : undefined
}

const valueOf = (php: Php, element: SyntaxNode): Expression => php.expression(Trees.named(element).at(-1) ?? element)

/** `['key' => value]`, `[$one, $two]`; an empty one may become either. */
export const array = (php: Php, node: SyntaxNode): Expression => {
  const elements = Trees.named(node).filter((child) => child.type === "array_element_initializer")
  const braces = Spelling.array(php.text[node.start] === "[")
  const isDictionary = elements.length === 0 || elements.some((one) => isPair(one) || spreadOf(one) !== undefined)
  if (!isDictionary) {
    return { kind: "list", ...Lower.place(node), items: elements.map((one) => valueOf(php, one)), braces }
  }
  const start = node.children.find((child) => child.type === "[" || child.type === "(")?.start ?? node.start
  return {
    kind: "dictionary",
    start,
    end: node.end,
    entries: node.children.flatMap((child, index) =>
      child.type === "array_element_initializer" && isPair(child) ? [entryOf(php, node, child, index)] : []
    ),
    spreads: elements
      .filter((one) => !isPair(one))
      .map((one) => {
        const spread = spreadOf(one)
        return spread === undefined ? valueOf(php, one) : php.expression(spread)
      }),
    braces
  }
}

const entryOf = (php: Php, node: SyntaxNode, element: SyntaxNode, index: number): DictionaryEntry => {
  const key = Trees.named(element)[0] ?? element
  const keyNode = php.expression(key)
  return {
    ...Lower.place(element),
    ...(keyNode.kind === "text" && keyNode.holes.length === 0 ? { name: keyNode.content.text } : {}),
    key: Lower.place(key),
    keyNode,
    value: valueOf(php, element),
    comma: Lower.commaBehind(node.children, index)
  }
}

/** `['target_asset' => $bought] = $row`, `[$a, $b] = f()` */
export const pattern = (php: Php, node: SyntaxNode): Expression => {
  const children = node.children.filter((child) => child.type !== "comment")
  const isKeyed = children.some((child) => child.type === "=>")
  if (!isKeyed) return { kind: "list", ...Lower.place(node), items: positions(php, children) }
  const entries = children.flatMap((child, index): ReadonlyArray<DictionaryEntry> => {
    const key = children[index - 1]
    const value = children[index + 1]
    if (child.type !== "=>" || key === undefined || value === undefined) return []
    const keyNode = php.expression(key)
    return [
      {
        start: key.start,
        end: value.end,
        ...(keyNode.kind === "text" ? { name: keyNode.content.text } : {}),
        key: Lower.place(key),
        keyNode,
        value: php.expression(value),
        comma: Lower.commaBehind(children, index + 1)
      }
    ]
  })
  return { kind: "dictionary", ...Lower.place(node), entries, spreads: [] }
}

/** `[, $second]` leaves the first out. */
const positions = (php: Php, children: ReadonlyArray<SyntaxNode>): ReadonlyArray<Expression> => {
  const items: Array<Expression> = []
  let isFree = true
  for (const child of children) {
    if (child.type === ",") {
      if (isFree) items.push({ kind: "opaque", ...Lower.place(child), children: [] })
      isFree = true
    } else if (child.isNamed) {
      items.push(php.expression(child))
      isFree = false
    }
  }
  return items
}

/** `array_merge($defaults, ['amount' => …])`: the one written out, with the others spread into it. */
export const merged = (php: Php, list: SyntaxNode): Dictionary | undefined => {
  const given = Trees.named(list).map((one) => Trees.named(one)[0] ?? one)
  const lowered = given.map(php.expression)
  const written = lowered.filter((one) => one.kind === "dictionary")
  const [only, more] = written
  if (only === undefined || more !== undefined) return undefined
  return { ...only, spreads: [...only.spreads, ...lowered.filter((one) => one !== only)] }
}

/** `compact('profile_id', 'amount')`: fields with the names of variables; they cannot be renamed here. */
export const compacted = (php: Php, list: SyntaxNode): Dictionary | undefined => {
  const given = Trees.named(list).map((one) => Trees.named(one)[0] ?? one)
  if (given.length === 0 || !given.every((one) => /^(?:string|encapsed_string)$/u.test(one.type))) return undefined
  return {
    kind: "dictionary",
    ...Lower.place(list),
    entries: given.flatMap((one): ReadonlyArray<DictionaryEntry> => {
      const keyNode = php.expression(one)
      if (keyNode.kind !== "text") return []
      const name = keyNode.content.text
      return [
        {
          ...Lower.place(one),
          name,
          key: Lower.place(one),
          keyNode,
          value: { kind: "name", ...Lower.place(one), name },
          comma: -1
        }
      ]
    }),
    spreads: []
  }
}
