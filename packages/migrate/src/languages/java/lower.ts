/** Java's syntax tree as a program. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Block, Expression, Node, Text, Type } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Calls from "./calls.ts"
import * as Functions from "./functions.ts"
import { named } from "./nodes.ts"
import * as Spelling from "./spelling.ts"
import { statement } from "./statements.ts"

/** A text with its tree, and what lowers the pieces. */
export interface Java {
  readonly source: Source
  readonly text: string
  readonly root: SyntaxNode
  readonly expression: (node: SyntaxNode) => Expression
  readonly node: (node: SyntaxNode) => Node
  readonly block: (node: SyntaxNode | undefined, whole: SyntaxNode) => Block
  readonly type: (node: SyntaxNode | undefined) => Type | undefined
  readonly spelled: (node: SyntaxNode) => string
}

/** The whole file. */
export const lower = (tree: Tree, source: Source): Node => {
  const { text } = source
  const java: Java = {
    source,
    text,
    root: tree.root,
    expression: (node) => expression(java, node),
    node: (node) => statement(java, node) ?? expression(java, node),
    block: (node, whole) => ({
      kind: "block",
      ...Lower.place(node ?? whole),
      statements: node === undefined ? [] : named(node).map(java.node)
    }),
    type: (node) => (node === undefined ? undefined : typeOf(text, node)),
    spelled: (node) => text.slice(node.start, node.end)
  }
  return java.block(tree.root, tree.root)
}

/** `var` says nothing. */
const typeOf = (text: string, node: SyntaxNode): Type | undefined => {
  const written = text.slice(node.start, node.end)
  if (written === "var" || written === "void") return undefined
  return Lower.type(node, text, (inner) => inner.type === "type_identifier", /^Optional\b/u.test(written))
}

const expression = (java: Java, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const part = Lower.part(node, java.expression)
  switch (node.type) {
    case "identifier":
    case "type_identifier":
    case "this":
    case "super":
      return Lower.name(node, java.text)
    case "string_literal":
    case "character_literal":
      return string(java, node)
    case "true":
    case "false":
    case "null_literal":
      return { kind: "constant", ...at, value: node.type === "null_literal" ? null : node.type === "true" }
    case "field_access":
    case "scoped_identifier":
    case "scoped_type_identifier":
    case "class_literal":
      return member(java, node)
    case "array_access":
      return { kind: "index", ...at, object: part("array"), index: part("index") }
    case "method_invocation":
      return Calls.call(java, node)
    case "object_creation_expression":
      return Calls.construction(java, node)
    case "array_creation_expression": {
      const value = Trees.field(node, "value")
      return value === undefined ? Lower.opaque(node, java.node) : java.expression(value)
    }
    case "array_initializer":
    case "element_value_array_initializer":
      return { kind: "list", ...at, items: named(node).map(java.expression), braces: Spelling.list }
    case "parenthesized_expression": {
      const [inner] = named(node)
      return { kind: "wrapped", ...at, value: inner === undefined ? Lower.missing(node) : java.expression(inner) }
    }
    case "cast_expression": {
      const type = java.type(Trees.field(node, "type"))
      return { kind: "wrapped", ...at, value: part("value"), ...(type === undefined ? {} : { type }) }
    }
    case "assignment_expression":
      return {
        kind: "assign",
        ...at,
        operator: Trees.field(node, "operator")?.type ?? "=",
        targets: [part("left")],
        value: part("right")
      }
    case "unary_expression":
      return { kind: "unary", ...at, operator: Trees.field(node, "operator")?.type ?? "-", value: part("operand") }
    case "binary_expression":
      return {
        kind: "binary",
        ...at,
        operator: Trees.field(node, "operator")?.type ?? "+",
        left: part("left"),
        right: part("right")
      }
    case "ternary_expression":
      return {
        kind: "conditional",
        ...at,
        test: part("condition"),
        consequence: part("consequence"),
        otherwise: part("alternative")
      }
    case "method_reference":
      return Functions.reference(java, node) ?? member(java, node)
    case "lambda_expression":
      return Functions.lambda(java, node)
    default:
      if (node.type.endsWith("_literal") && node.children.length === 0) {
        return { kind: "number", ...at, text: java.spelled(node) }
      }
      return Lower.opaque(node, java.node)
  }
}

/** `a.b`, `A::b`, `A.class`: the last word of the parts. */
const member = (java: Java, node: SyntaxNode): Expression => {
  const [first, second] = named(node)
  if (first === undefined) return Lower.missing(node)
  const word = second ?? node.children.at(-1)
  if (word === undefined || word === first) return Lower.opaque(node, java.node)
  return {
    kind: "member",
    ...Lower.place(node),
    object: java.expression(first),
    name: java.spelled(word),
    key: Lower.place(word)
  }
}

/** A text block begins behind the line break that follows its quotes. */
const string = (java: Java, node: SyntaxNode): Text => {
  const written = java.spelled(node)
  const quote = written.startsWith('"""') ? '"""' : (written[0] ?? '"')
  const opening = quote.length === 1 ? 1 : (/^"""[ \t]*(?:\r?\n)?/u.exec(written)?.[0].length ?? 3)
  const isClosed = written.length >= opening + quote.length && written.endsWith(quote)
  return Literals.text(
    java.source,
    node,
    { start: node.start + opening, end: isClosed ? node.end - quote.length : node.end },
    { backslash: "all", quote }
  )
}
