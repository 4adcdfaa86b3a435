/** Kotlin's syntax tree as a program. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Block, Expression, Node, Text, Type } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Calls from "./calls.ts"
import * as Functions from "./functions.ts"
import * as Maps from "./maps.ts"
import { named } from "./nodes.ts"
import { statement } from "./statements.ts"

/** A text with its tree, and what lowers the pieces. */
export interface Kotlin {
  readonly source: Source
  readonly text: string
  readonly expression: (node: SyntaxNode) => Expression
  readonly node: (node: SyntaxNode) => Node
  readonly block: (nodes: ReadonlyArray<SyntaxNode>, whole: SyntaxNode) => Block
  readonly type: (node: SyntaxNode | undefined) => Type | undefined
  readonly spelled: (node: SyntaxNode) => string
}

/** The whole file. */
export const lower = (tree: Tree, source: Source): Node => {
  const { text } = source
  const kotlin: Kotlin = {
    source,
    text,
    expression: (node) => expression(kotlin, node),
    node: (node) => statement(kotlin, node) ?? expression(kotlin, node),
    block: (nodes, whole) => ({ kind: "block", ...Lower.place(whole), statements: nodes.map(kotlin.node) }),
    type: (node) => (node === undefined ? undefined : typeOf(text, node)),
    spelled: (node) => text.slice(node.start, node.end)
  }
  return kotlin.block(named(tree.root), tree.root)
}

const typeOf = (text: string, node: SyntaxNode): Type =>
  Lower.type(
    node,
    text,
    (inner) => inner.type === "identifier" && inner.parent?.type === "user_type",
    node.type === "nullable_type"
  )

const OPERATORS: Readonly<Record<string, string>> = { "?:": "??", "===": "==", "!==": "!=" }

const expression = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const part = Lower.part(node, kotlin.expression)
  const [first, second] = named(node)
  const inner = (child: SyntaxNode | undefined): Expression =>
    child === undefined ? Lower.missing(node) : kotlin.expression(child)
  switch (node.type) {
    case "identifier":
      return word(kotlin, node)
    case "this_expression":
    case "super_expression":
      return { kind: "name", ...at, name: node.type === "this_expression" ? "this" : "super" }
    case "string_literal":
    case "multiline_string_literal":
      return string(kotlin, node)
    case "number_literal":
    case "float_literal":
    case "long_literal":
    case "hex_literal":
    case "bin_literal":
    case "unsigned_literal":
    case "integer_literal":
    case "real_literal":
      return { kind: "number", ...at, text: kotlin.spelled(node) }
    case "navigation_expression":
    case "callable_reference":
      return member(kotlin, node)
    case "index_expression":
      return { kind: "index", ...at, object: inner(first), index: inner(second) }
    case "infix_expression":
      return Calls.infix(kotlin, node)
    case "call_expression":
      return Calls.call(kotlin, node)
    case "parenthesized_expression":
    case "spread_expression":
    case "annotated_expression":
      return { kind: "wrapped", ...at, value: inner(named(node).at(-1)) }
    case "labeled_expression":
      return inner(named(node).at(-1))
    case "as_expression": {
      const type = kotlin.type(Trees.field(node, "right"))
      return { kind: "wrapped", ...at, value: part("left"), ...(type === undefined ? {} : { type }) }
    }
    case "unary_expression": {
      const operator = Trees.field(node, "operator")?.type ?? "-"
      const value = part("argument")
      return operator === "!!" ? { kind: "wrapped", ...at, value } : { kind: "unary", ...at, operator, value }
    }
    case "binary_expression":
      return binary(kotlin, node)
    case "in_expression": {
      const isNegated = node.children.some((child) => child.type === "!in")
      return { kind: "binary", ...at, operator: isNegated ? "!in" : "in", left: part("left"), right: part("right") }
    }
    case "lambda_literal":
    case "anonymous_function":
      return Functions.lambda(kotlin, node)
    case "annotated_lambda":
      return inner(named(node).find((child) => child.type === "lambda_literal"))
    case "collection_literal":
      return { kind: "list", ...at, items: named(node).map(kotlin.expression) }
    default:
      return Lower.opaque(node, kotlin.node)
  }
}

/** `null`, `true`, `break` are words like any other to the grammar. */
const word = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const name = kotlin.spelled(node)
  switch (name) {
    case "null":
      return { kind: "constant", ...at, value: null }
    case "true":
    case "false":
      return { kind: "constant", ...at, value: name === "true" }
    case "break":
    case "continue":
      return { kind: "exit", ...at, how: name }
    case "return":
      return { kind: "exit", ...at, how: "return" }
    case "this":
      return { kind: "name", ...at, name }
    default:
      return Lower.name(node, kotlin.text)
  }
}

const member = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const parts = named(node)
  const object = parts[0]
  const key = parts.at(-1)
  if (object === undefined || key === undefined || object === key) return Lower.opaque(node, kotlin.node)
  return {
    kind: "member",
    ...Lower.place(node),
    object: kotlin.expression(object),
    name: kotlin.spelled(key),
    key: Lower.place(key)
  }
}

const binary = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const operator = Trees.field(node, "operator")?.type ?? "+"
  const left = Trees.field(node, "left")
  const right = Trees.field(node, "right")
  if (left === undefined || right === undefined) return Lower.opaque(node, kotlin.node)
  const generic = operator === ">" ? Calls.generic(kotlin, node, left, right) : undefined
  if (generic !== undefined) return generic
  const both: Expression = {
    kind: "binary",
    ...Lower.place(node),
    operator: OPERATORS[operator] ?? operator,
    left: kotlin.expression(left),
    right: kotlin.expression(right)
  }
  return both.operator === "+" ? (Maps.sum(both) ?? both) : both
}

const NAME = /\$([A-Za-z_]\w*)/gu

/** A text; the grammar does not tell `$name` in a text of one line. */
const string = (kotlin: Kotlin, node: SyntaxNode): Text => {
  const written = kotlin.spelled(node)
  const quote = written.startsWith('"""') ? '"""' : '"'
  const isClosed = written.length >= 2 * quote.length && written.endsWith(quote)
  const start = node.start + quote.length
  const end = isClosed ? node.end - quote.length : node.end
  const braced = node.children
    .filter((child) => child.type === "interpolation")
    .map((child) => ({ start: child.start, end: child.end, node: hole(kotlin, child) }))
  const bare = [...kotlin.text.slice(start, end).matchAll(NAME)].flatMap((match) => {
    const at = start + match.index
    const before = /\\*$/u.exec(kotlin.text.slice(start, at))![0]
    const isEscaped = quote === '"' && before.length % 2 === 1
    if (isEscaped || braced.some((one) => one.start <= at && at < one.end)) return []
    const name: Expression = { kind: "name", start: at + 1, end: at + match[0].length, name: match[1]! }
    return [{ start: at, end: at + match[0].length, node: name }]
  })
  return Literals.text(
    kotlin.source,
    node,
    { start, end },
    { backslash: quote === '"' ? "all" : "none", quote, ...(quote === '"' ? { dollar: "$" } : {}) },
    [...braced, ...bare].toSorted((a, b) => a.start - b.start)
  )
}

const hole = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const [inner] = named(node)
  return inner === undefined ? Lower.missing(node) : kotlin.expression(inner)
}
