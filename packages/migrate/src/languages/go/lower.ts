/** Go's syntax tree as a program. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Argument, Block, Expression, Name, Node, Text, Type } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Composites from "./composites.ts"
import * as Declarations from "./declarations.ts"
import { statement } from "./statements.ts"

/** A text with its tree, and what lowers the pieces. */
export interface Go {
  readonly source: Source
  readonly text: string
  /** The type of any value, as the file writes it: `any` or `interface{}`. */
  readonly any: string
  /** Types of this file that are maps, with what they stand for: `type object = map[string]any`. */
  readonly maps: ReadonlyMap<string, string>
  readonly expression: (node: SyntaxNode) => Expression
  readonly node: (node: SyntaxNode) => Node
  readonly block: (node: SyntaxNode | undefined, whole: SyntaxNode) => Block
  readonly type: (node: SyntaxNode | undefined) => Type | undefined
  readonly spelled: (node: SyntaxNode) => string
}

/** The whole file. */
export const lower = (tree: Tree, source: Source): Node => {
  const { text } = source
  const go: Go = {
    source,
    text,
    any: /\binterface\s*\{\s*\}/u.test(text) && !/\bany\b/u.test(text) ? "interface{}" : "any",
    maps: mapsIn(text),
    expression: (node) => expression(go, node),
    node: (node) => Declarations.withStructs(go, node, statement(go, node) ?? expression(go, node)),
    block: (node, whole) => ({
      kind: "block",
      ...Lower.place(node ?? whole),
      statements: node === undefined ? [] : statementsOf(node).map(go.node)
    }),
    type: (node) => (node === undefined ? undefined : typeOf(text, node)),
    spelled: (node) => text.slice(node.start, node.end)
  }
  return go.block(tree.root, tree.root)
}

const NAMED_MAP =
  /^[ \t]*(?:type[ \t]+)?(\w+)[ \t]+(?:=[ \t]*)?(map\[string\](?:any|string|interface[ \t]*\{[ \t]*\}))[ \t]*(?:\/\/.*)?$/gmu

/** The named map types; one that writes itself as JSON is not known by its keys. */
const mapsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(NAMED_MAP)].flatMap(([, name, type]) =>
      name === undefined || type === undefined || new RegExp(`${name}\\)\\s*MarshalJSON\\b`, "u").test(text)
        ? []
        : [[name, type]]
    )
  )

/** The statements of a file, of a block, of a case. */
const statementsOf = (node: SyntaxNode): ReadonlyArray<SyntaxNode> =>
  Trees.named(node).flatMap((child) => (child.type === "statement_list" ? Trees.named(child) : [child]))

const TYPE_NAMES = new Set(["type_identifier", "package_identifier"])

const isError = (text: string, node: SyntaxNode): boolean => text.slice(node.start, node.end) === "error"

/** A type with its names; a struct without a name has one that only its place knows. */
const typeOf = (text: string, node: SyntaxNode): Type => {
  const names: Array<Name> = []
  // Of several results the error stands beside the answer.
  const isResult = node.type === "parameter_list"
  Trees.walk(node, (inner) => {
    if (inner.type === "struct_type") names.push(Declarations.anonymous(inner))
    else if (TYPE_NAMES.has(inner.type) && !(isResult && isError(text, inner))) names.push(Lower.name(inner, text))
    return inner.type !== "struct_type"
  })
  return { ...Lower.place(node), names, ...(node.type === "pointer_type" ? { isOptional: true } : {}) }
}

const expression = (go: Go, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const part = Lower.part(node, go.expression)
  switch (node.type) {
    case "identifier":
    case "field_identifier":
    case "package_identifier":
    case "type_identifier":
    case "iota":
      return Lower.name(node, go.text)
    case "interpreted_string_literal":
    case "raw_string_literal":
      return string(go, node)
    case "int_literal":
    case "float_literal":
    case "rune_literal":
      return { kind: "number", ...at, text: go.spelled(node) }
    case "true":
    case "false":
    case "nil":
      return { kind: "constant", ...at, value: node.type === "nil" ? null : node.type === "true" }
    case "selector_expression":
    case "qualified_type":
      return member(go, node)
    case "index_expression":
      return { kind: "index", ...at, object: part("operand"), index: part("index") }
    case "call_expression":
      return call(go, node)
    case "type_conversion_expression":
      return conversion(go, node)
    case "type_assertion_expression":
      return wrapped(go, node, Trees.field(node, "operand"), Trees.field(node, "type"))
    case "parenthesized_expression":
    case "literal_element":
    case "variadic_argument":
      return wrapped(go, node, Trees.named(node)[0])
    case "expression_list": {
      const items = Trees.named(node)
      return items.length === 1 ? go.expression(items[0]!) : { kind: "list", ...at, items: items.map(go.expression) }
    }
    case "composite_literal":
      return Composites.literal(go, node)
    case "literal_value":
      return Composites.value(go, node, undefined)
    case "func_literal":
      return Declarations.fn(go, node)
    case "unary_expression": {
      const operator = Trees.field(node, "operator")?.type ?? "-"
      const operand = Trees.field(node, "operand")
      if (operator === "&" || operator === "*") return wrapped(go, node, operand)
      return { kind: "unary", ...at, operator, value: part("operand") }
    }
    case "binary_expression":
      return {
        kind: "binary",
        ...at,
        operator: Trees.field(node, "operator")?.type ?? "+",
        left: part("left"),
        right: part("right")
      }
    default:
      return Lower.opaque(node, go.node)
  }
}

const wrapped = (go: Go, node: SyntaxNode, inner: SyntaxNode | undefined, cast?: SyntaxNode): Expression => {
  const type = go.type(cast)
  return {
    kind: "wrapped",
    ...Lower.place(node),
    value: inner === undefined ? Lower.missing(node) : go.expression(inner),
    ...(type === undefined ? {} : { type })
  }
}

const member = (go: Go, node: SyntaxNode): Expression => {
  const object = Trees.field(node, "operand") ?? Trees.field(node, "package")
  const key = Trees.field(node, "field") ?? Trees.field(node, "name")
  if (object === undefined || key === undefined) return Lower.opaque(node, go.node)
  return {
    kind: "member",
    ...Lower.place(node),
    object: go.expression(object),
    name: go.spelled(key),
    key: Lower.place(key)
  }
}

const argumentsOf = (go: Go, list: SyntaxNode | undefined): ReadonlyArray<Argument> =>
  (list === undefined ? [] : Trees.named(list)).map((child) => ({
    value: go.expression(child),
    ...(child.type === "variadic_argument" ? { isSpread: true } : {})
  }))

const typesOf = (go: Go, node: SyntaxNode | undefined): { readonly types?: ReadonlyArray<Type> } => {
  const types = (node === undefined ? [] : Trees.named(node)).flatMap((child) => go.type(child) ?? [])
  return types.length === 0 ? {} : { types }
}

/** `do[Conversion](…)`: to the grammar, a function out of a map. What is written as a type, or declared as one, is one. */
const instantiated = (go: Go, callee: SyntaxNode): { readonly fn: SyntaxNode; readonly type: Type } | undefined => {
  const fn = callee.type === "index_expression" ? Trees.field(callee, "operand") : undefined
  const index = Trees.field(callee, "index")
  if (fn === undefined || index === undefined || !/^(?:identifier|selector_expression)$/u.test(fn.type))
    return undefined
  const written = /^(?:\*|\[\])*(?:\w+\.)?(\w+)$/u.exec(go.spelled(index))?.[1]
  if (written === undefined || !(/^[A-Z]/u.test(written) || go.text.includes(`type ${written} `))) return undefined
  const names: Array<Name> = []
  Trees.walk(index, (inner) => {
    if (inner.type.endsWith("identifier")) names.push(Lower.name(inner, go.text))
  })
  return { fn, type: { ...Lower.place(index), names } }
}

const call = (go: Go, node: SyntaxNode): Expression => {
  const callee = Trees.field(node, "function")
  if (callee === undefined) return Lower.opaque(node, go.node)
  const list = Trees.field(node, "arguments")
  const generic = instantiated(go, callee)
  if (generic !== undefined) {
    return Lower.call(node, go.expression(generic.fn), argumentsOf(go, list), { types: [generic.type] })
  }
  // new(Conversion), make(map[string]string): the first argument is a type.
  const given = argumentsOf(go, list)
  const made = /^(?:new|make)$/u.test(go.spelled(callee))
    ? typesOf(go, list)
    : typesOf(go, Trees.field(node, "type_arguments"))
  return Lower.call(node, go.expression(callee), given, made)
}

/** `[]byte(text)` hands on its text; `Decode[Conversion](reader)` is parsed as a conversion, too. */
const conversion = (go: Go, node: SyntaxNode): Expression => {
  const type = Trees.field(node, "type")
  const operand = Trees.field(node, "operand")
  if (type?.type !== "generic_type" || operand === undefined) return wrapped(go, node, operand, type)
  const callee = Trees.field(type, "type") ?? type
  return Lower.call(
    node,
    go.expression(callee),
    [{ value: go.expression(operand) }],
    typesOf(go, Trees.field(type, "type_arguments"))
  )
}

const string = (go: Go, node: SyntaxNode): Text => {
  const quote = node.type === "raw_string_literal" ? "`" : '"'
  const isClosed = node.end - node.start >= 2 && go.text[node.end - 1] === quote
  return Literals.text(
    go.source,
    node,
    { start: node.start + 1, end: isClosed ? node.end - 1 : node.end },
    { backslash: quote === "`" ? "none" : "all", quote }
  )
}
