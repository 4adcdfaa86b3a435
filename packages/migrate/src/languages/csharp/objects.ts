/** C#'s objects: `new` with what initialises it, anonymous objects, arrays. */
import * as Lower from "../../program/Lower.ts"
import type { Argument, DictionaryEntry, Expression, Place, Type } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Dialect as Braces } from "../../write/Braces.ts"
import type { Sharp } from "./lower.ts"
import * as Spelling from "./spelling.ts"

/** Requests of clients, whose members say what is sent. */
const REQUESTS = /(?:^|\.)(?:HttpRequestMessage|RestRequest|HttpRequest|HttpWebRequest|FlurlRequest)$/u
/** Keys and values of anything. */
const OPEN_MAPS =
  /(?:^|\.)(?:(?:I|Sorted|Concurrent|IReadOnly)?Dictionary\s*<\s*string\s*,\s*(?:object|dynamic|JsonNode|JToken)\s*\??\s*>|JsonObject|JObject)$/u

/** Keys of an anonymous object that are not as they stand on the wire: a naming policy makes them so. */
const isSymbol = (key: string): boolean => /[A-Z]/u.test(key)

const snake = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/gu, "$1_$2")
    .toLowerCase()

/** `new X(…) { … }`, `new() { … }` */
export const creation = (sharp: Sharp, node: SyntaxNode): Expression => {
  const typeNode = Trees.field(node, "type")
  const type = sharp.type(typeNode ?? expectedType(node))
  const written = typeNode === undefined ? expectedName(sharp, node) : sharp.spelled(typeNode)
  const given = sharp.given(node.children.find((child) => child.type === "argument_list"))
  const initializer = node.children.find((child) => child.type === "initializer_expression")
  if (/(?:^|\.)JObject$/u.test(written) && initializer === undefined) {
    const object = fromProperties(sharp, node)
    if (object !== undefined) return object
  }
  const callee: Expression =
    typeNode === undefined ? { kind: "name", ...Lower.place(node), name: last(written) } : sharp.typeName(typeNode)
  if (initializer === undefined) return make(node, callee, given, type)
  const items = Trees.named(initializer)
  const isObject = items.length > 0 && items.every((one) => isMember(one))
  if (isObject && (given.length > 0 || REQUESTS.test(written))) {
    return make(node, callee, [...given, ...items.map((one) => namedOf(sharp, one))], type)
  }
  const isMap = items.length > 0 && items.every((one) => isIndexed(one) || isPair(one))
  if (isMap && given.length === 0) return map(sharp, initializer, { written, items })
  if (isObject) return typed(sharp, initializer, type)
  const content = initializerOf(sharp, initializer)
  return given.length === 0 && items.length > 0 ? content : make(node, callee, [...given, { value: content }], type)
}

const last = (written: string): string => /(\w+)\s*(?:<.*)?$/su.exec(written)?.[1] ?? ""

const make = (
  node: SyntaxNode,
  callee: Expression,
  given: ReadonlyArray<Argument>,
  type: Type | undefined
): Expression => Lower.call(node, callee, given, { isNew: true, ...(type === undefined ? {} : { types: [type] }) })

/** The type that a bare `new()` makes: of the variable, the field, the function's answer. */
const expectedType = (node: SyntaxNode): SyntaxNode | undefined => {
  const { parent } = node
  if (parent?.type === "variable_declarator") return typeOf(parent.parent)
  if (parent?.type === "property_declaration") return typeOf(parent)
  if (parent?.type !== "return_statement" && parent?.type !== "arrow_expression_clause") return undefined
  const fn = Trees.around(node, (one) =>
    /^(?:method_declaration|local_function_statement|lambda_expression)$/u.test(one.type)
  )
  return fn?.type === "lambda_expression" ? undefined : (Trees.field(fn, "returns") ?? typeOf(fn))
}

const typeOf = (node: SyntaxNode | undefined): SyntaxNode | undefined => {
  const type = Trees.field(node, "type")
  return type?.type === "implicit_type" ? undefined : type
}

const expectedName = (sharp: Sharp, node: SyntaxNode): string => {
  const type = expectedType(node)
  return type === undefined ? "" : sharp.spelled(type)
}

const isMember = (node: SyntaxNode): boolean =>
  node.type === "assignment_expression" && Trees.field(node, "left")?.type === "identifier"

const isIndexed = (node: SyntaxNode): boolean =>
  node.type === "assignment_expression" && Trees.field(node, "left")?.type === "element_binding_expression"

const isPair = (node: SyntaxNode): boolean => node.type === "initializer_expression" && Trees.named(node).length === 2

const namedOf = (sharp: Sharp, node: SyntaxNode): Argument => {
  const key = Trees.field(node, "left")!
  const value = Trees.field(node, "right")
  return {
    name: sharp.spelled(key),
    key: Lower.place(key),
    value: value === undefined ? Lower.missing(node) : valueOf(sharp, value)
  }
}

/** A value; braces of their own initialise what is there already. */
const valueOf = (sharp: Sharp, node: SyntaxNode): Expression =>
  node.type === "initializer_expression" ? initializerOf(sharp, node) : sharp.expression(node)

/** What stands in braces alone: members, keys, or the items of an array. */
export const initializerOf = (sharp: Sharp, node: SyntaxNode): Expression => {
  const items = Trees.named(node)
  if (items.length > 0 && items.every((one) => isIndexed(one) || isPair(one))) {
    return map(sharp, node, { written: "", items })
  }
  if (items.length > 0 && items.every(isMember)) return typed(sharp, node, undefined)
  return { kind: "list", ...Lower.place(node), items: items.map((one) => valueOf(sharp, one)), braces: Spelling.list }
}

interface Entries {
  readonly written: string
  readonly items: ReadonlyArray<SyntaxNode>
}

const map = (sharp: Sharp, node: SyntaxNode, { items, written }: Entries): Expression => {
  const isOpen = OPEN_MAPS.test(written)
  const isIndexing = items.every(isIndexed)
  const open = `new ${written}`
  const braces: Braces | undefined = isIndexing
    ? Spelling.indexed(open)
    : items.every(isPair)
      ? Spelling.paired(open)
      : undefined
  return {
    kind: "dictionary",
    ...Lower.place(node),
    entries: items.map((one) => (isIndexed(one) ? indexedEntry(sharp, node, one) : pairEntry(sharp, node, one))),
    spreads: [],
    // A dictionary of texts holds no objects: only its keys can be written.
    ...(braces === undefined ? {} : { braces: isOpen ? braces : { ...braces, isFlat: true } })
  }
}

const commaOf = (node: SyntaxNode, child: SyntaxNode): number =>
  Lower.commaBehind(node.children, node.children.indexOf(child))

const keyed = (keyNode: Expression): Pick<DictionaryEntry, "keyNode" | "name"> => ({
  ...(keyNode.kind === "text" && keyNode.holes.length === 0 ? { name: keyNode.content.text } : {}),
  keyNode
})

const indexedEntry = (sharp: Sharp, node: SyntaxNode, one: SyntaxNode): DictionaryEntry => {
  const left = Trees.field(one, "left")!
  const right = Trees.field(one, "right")
  const key = Trees.named(left)[0]
  const inner = key === undefined ? undefined : (Trees.named(key).at(-1) ?? key)
  return {
    ...Lower.place(one),
    ...keyed(inner === undefined ? Lower.missing(left) : sharp.expression(inner)),
    key: Lower.place(left),
    value: right === undefined ? Lower.missing(one) : valueOf(sharp, right),
    comma: commaOf(node, one)
  }
}

const pairEntry = (sharp: Sharp, node: SyntaxNode, one: SyntaxNode): DictionaryEntry => {
  const [key, value] = Trees.named(one) as [SyntaxNode, SyntaxNode]
  return {
    ...Lower.place(one),
    ...keyed(sharp.expression(key)),
    key: Lower.place(key),
    value: valueOf(sharp, value),
    comma: commaOf(node, one)
  }
}

/** Members of a named type, or of one that is not in reach: their names are symbols. */
const typed = (sharp: Sharp, node: SyntaxNode, type: Type | undefined): Expression => ({
  kind: "dictionary",
  ...Lower.place(node),
  entries: Trees.named(node).map((one) => {
    const { key, name, value } = namedOf(sharp, one)
    return {
      ...Lower.place(one),
      name: type === undefined ? snake(name!) : name!,
      key: key!,
      value,
      comma: commaOf(node, one)
    }
  }),
  spreads: [],
  ...(type === undefined ? {} : { type })
})

/** `new { amount, target_asset = x.Asset, x.status }` */
export const anonymous = (sharp: Sharp, node: SyntaxNode): Expression => {
  const open = node.children.find((child) => child.type === "{")
  const groups: Array<{ parts: Array<SyntaxNode>; comma: number }> = [{ parts: [], comma: -1 }]
  for (const child of node.children) {
    if (child.type === ",") {
      groups.at(-1)!.comma = child.start
      groups.push({ parts: [], comma: -1 })
    } else if (child.isNamed && child.type !== "comment") groups.at(-1)!.parts.push(child)
  }
  const entries = groups.flatMap(({ comma, parts }): ReadonlyArray<DictionaryEntry & { readonly symbol: string }> => {
    const [key, value] = parts
    if (key === undefined) return []
    const symbol = value === undefined ? lastName(sharp, key) : sharp.spelled(key)
    const place: Place = { start: key.start, end: (value ?? key).end }
    return [
      {
        ...place,
        name: isSymbol(symbol) ? snake(symbol) : symbol.replace(/^@/u, ""),
        key: Lower.place(key),
        value: sharp.expression(value ?? key),
        ...(value === undefined ? { isShorthand: true } : {}),
        comma,
        symbol
      }
    ]
  })
  const isPlain = entries.every((entry) => !isSymbol(entry.symbol))
  return {
    kind: "dictionary",
    start: open?.start ?? node.start,
    end: node.end,
    entries,
    spreads: [],
    ...(isPlain ? { braces: Spelling.anonymous } : {})
  }
}

const lastName = (sharp: Sharp, node: SyntaxNode): string => /(@?\w+)\s*$/u.exec(sharp.spelled(node))?.[1] ?? ""

/** `new JObject(new JProperty("amount", x), …)` */
const fromProperties = (sharp: Sharp, node: SyntaxNode): Expression | undefined => {
  const list = node.children.find((child) => child.type === "argument_list")
  const parts = (list === undefined ? [] : Trees.named(list)).map((one) => Trees.named(one)[0] ?? one)
  const isProperty = (one: SyntaxNode): boolean =>
    one.type === "object_creation_expression" && /^new\s+JProperty\b/u.test(sharp.spelled(one))
  if (list === undefined || parts.length === 0 || !parts.every(isProperty)) return undefined
  return {
    kind: "dictionary",
    ...Lower.place(list),
    entries: parts.flatMap((one): ReadonlyArray<DictionaryEntry> => {
      const [key, value] = sharp.given(one.children.find((child) => child.type === "argument_list"))
      if (key === undefined) return []
      return [
        {
          ...Lower.place(one),
          ...keyed(key.value),
          key: Lower.place(key.value),
          value: value?.value ?? Lower.missing(one),
          comma: -1
        }
      ]
    }),
    spreads: []
  }
}
