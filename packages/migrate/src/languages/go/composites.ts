/** Go's composite literals: maps, structs, slices. */
import * as Lower from "../../program/Lower.ts"
import type { DictionaryEntry, Expression, Type } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Go } from "./lower.ts"
import * as Spelling from "./spelling.ts"

/** Named types of well-known packages that are maps of anything. */
const ANY_MAPS = /^(?:gin\.H|echo\.Map|fiber\.Map|bson\.M|chi\.M|render\.M|map\[string\](?:any|interface\s*\{\s*\}))$/u
/** … and of texts, in which nothing can be nested. */
const TEXT_MAPS = /^(?:url\.Values|http\.Header|map\[.*)$/su

export const literal = (go: Go, node: SyntaxNode): Expression => {
  const body = Trees.field(node, "body")
  if (body === undefined) return Lower.opaque(node, go.node)
  return value(go, body, Trees.field(node, "type"))
}

/** What stands between the braces; without a type of its own it has that of the literal around it. */
export const value = (go: Go, body: SyntaxNode, type: SyntaxNode | undefined): Expression => {
  const spelled = type === undefined ? "" : go.spelled(type)
  const written = go.maps.get(spelled) ?? spelled
  const elements = Trees.named(body)
  if (type?.type === "struct_type") return positional(go, body, type, elements)
  const isList =
    /^(?:slice_type|array_type|implicit_length_array_type)$/u.test(type?.type ?? "") ||
    (elements.length > 0 && elements.every((one) => one.type !== "keyed_element"))
  if (isList) {
    const element = type === undefined ? undefined : Trees.field(type, "element")
    return {
      kind: "list",
      ...Lower.place(body),
      items: elements.map((one) => elementOf(go, one, element)),
      braces: Spelling.list
    }
  }
  const isMap = ANY_MAPS.test(written) || TEXT_MAPS.test(written)
  const built: Type | undefined = isMap ? undefined : go.type(type)
  const valueType = isMap && type !== undefined ? Trees.field(type, "value") : undefined
  return {
    kind: "dictionary",
    ...Lower.place(body),
    entries: body.children.flatMap((child, index) => entryOf(go, body, child, index, valueType)),
    spreads: [],
    // A map of texts holds no objects: only its keys can be written.
    ...(isMap ? { braces: ANY_MAPS.test(written) ? Spelling.map(go.any) : Spelling.texts } : {}),
    ...(built === undefined || built.names.length === 0 ? {} : { type: built })
  }
}

/** `struct { … }{ … }`: its values by name, or in the order of its fields. */
const positional = (go: Go, body: SyntaxNode, type: SyntaxNode, elements: ReadonlyArray<SyntaxNode>): Expression => {
  const isKeyed = elements.every((one) => one.type === "keyed_element")
  const built = go.type(type)
  return {
    kind: "dictionary",
    ...Lower.place(body),
    entries: isKeyed
      ? body.children.flatMap((child, index) => entryOf(go, body, child, index, undefined))
      : elements.map((one) => ({
          ...Lower.place(one),
          key: { start: one.start, end: one.start },
          value: elementOf(go, one, undefined),
          comma: -1
        })),
    spreads: [],
    ...(built === undefined ? {} : { type: built })
  }
}

const entryOf = (
  go: Go,
  body: SyntaxNode,
  child: SyntaxNode,
  index: number,
  valueType: SyntaxNode | undefined
): ReadonlyArray<DictionaryEntry> => {
  const key = child.type === "keyed_element" ? Trees.field(child, "key") : undefined
  const inner = Trees.field(child, "value")
  if (key === undefined || inner === undefined) return []
  const bareKey = Trees.named(key)[0] ?? key
  const keyNode = go.expression(bareKey)
  const isText = keyNode.kind === "text"
  return [
    {
      ...Lower.place(child),
      ...(isText ? { name: keyNode.content.text } : keyNode.kind === "name" ? { name: keyNode.name } : {}),
      key: Lower.place(bareKey),
      ...(isText || keyNode.kind !== "name" ? { keyNode } : {}),
      value: elementOf(go, inner, valueType),
      comma: Lower.commaBehind(body.children, index)
    }
  ]
}

/** An element; one in braces of its own has the type that all elements have. */
const elementOf = (go: Go, node: SyntaxNode, type: SyntaxNode | undefined): Expression => {
  const inner = node.type === "literal_element" ? (Trees.named(node)[0] ?? node) : node
  return inner.type === "literal_value" ? value(go, inner, type) : go.expression(inner)
}
