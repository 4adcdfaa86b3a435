/** Python's syntax tree as a program. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Annotation, Argument, Block, Expression, FunctionNode, Node, Text, Type } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Calls from "./calls.ts"
import * as Functions from "./functions.ts"
import * as Spelling from "./spelling.ts"
import { statement } from "./statements.ts"

/** A text with its tree, and what lowers the pieces. */
export interface Python {
  readonly source: Source
  readonly text: string
  readonly isDouble: boolean
  readonly expression: (node: SyntaxNode) => Expression
  readonly node: (node: SyntaxNode) => Node
  readonly block: (node: SyntaxNode | undefined, whole: SyntaxNode) => Block
  readonly type: (node: SyntaxNode | undefined) => Type | undefined
  readonly argumentsOf: (list: SyntaxNode | undefined) => ReadonlyArray<Argument>
  readonly annotation: (node: SyntaxNode) => Annotation
  readonly fn: (node: SyntaxNode, annotations: ReadonlyArray<Annotation>) => FunctionNode
}

/** The whole file. */
export const lower = (tree: Tree, source: Source): Node => {
  const python: Python = {
    source,
    text: source.text,
    isDouble: source.text.split('"').length >= source.text.split("'").length,
    expression: (node) => expression(python, node),
    node: (node) => statement(python, node) ?? expression(python, node),
    block: (node, whole) => ({
      kind: "block",
      ...Lower.place(node ?? whole),
      statements: node === undefined ? [] : Trees.named(node).map(python.node)
    }),
    type: (node) => (node === undefined ? undefined : typeOf(python, node)),
    argumentsOf: (list) => (list === undefined ? [] : Calls.argumentsOf(python, list)),
    annotation: (node) => Functions.annotation(python, node),
    fn: (node, annotations) => Functions.functionOf(python, node, annotations)
  }
  return python.block(tree.root, tree.root)
}

const typeOf = (python: Python, node: SyntaxNode): Type => {
  const written = python.text.slice(node.start, node.end)
  const texts: Array<Text> = []
  Trees.walk(node, (inner) => {
    if (inner.type === "string") texts.push(string(python, inner))
  })
  const type = Lower.type(
    node,
    python.text,
    // A forward reference stands in quotes: "Conversion".
    (inner) => inner.type === "identifier" || inner.type === "string_content",
    /\bOptional\[|\|\s*None\b|\bNone\s*\||\bNotRequired\[/u.test(written)
  )
  return texts.length === 0 ? type : { ...type, texts }
}

const field = (node: SyntaxNode, role: string): SyntaxNode => Trees.field(node, role) ?? node

const OPERATORS: Readonly<Record<string, string>> = {
  is: "==",
  "is not": "!=",
  "not in": "!in",
  "<>": "!=",
  and: "&&",
  or: "||",
  not: "!"
}

const expression = (python: Python, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const inner = (child: SyntaxNode | undefined): Expression =>
    child === undefined || child === node ? { kind: "opaque", ...at, children: [] } : python.expression(child)
  switch (node.type) {
    case "identifier":
      return Lower.name(node, python.text)
    case "string":
      return string(python, node)
    case "concatenated_string":
      return Literals.sum(at, Trees.named(node).map(python.expression))
    case "integer":
    case "float":
      return { kind: "number", ...at, text: python.text.slice(node.start, node.end) }
    case "true":
    case "false":
    case "none":
      return { kind: "constant", ...at, value: node.type === "none" ? null : node.type === "true" }
    case "attribute":
      return {
        kind: "member",
        ...at,
        object: inner(Trees.field(node, "object")),
        name: python.text.slice(field(node, "attribute").start, field(node, "attribute").end),
        key: Lower.place(field(node, "attribute"))
      }
    case "subscript":
      return {
        kind: "index",
        ...at,
        object: inner(Trees.field(node, "value")),
        index: subscript(python, node)
      }
    case "call":
      return Calls.call(python, node)
    case "dictionary":
      return Calls.dictionary(python, node)
    case "list":
    case "tuple":
    case "set":
    case "expression_list":
    case "pattern_list":
    case "tuple_pattern":
    case "list_pattern":
      return {
        kind: "list",
        ...at,
        items: Trees.named(node).map(python.expression),
        braces: Spelling.dictionary(python.isDouble)
      }
    case "parenthesized_expression":
    case "await":
    case "list_splat":
    case "dictionary_splat":
    case "as_pattern_target":
      return { kind: "wrapped", ...at, value: inner(Trees.named(node)[0]) }
    case "case_pattern":
      return inner(Trees.named(node)[0])
    case "as_pattern": {
      const [value] = Trees.named(node)
      const alias = Trees.field(node, "alias")
      return {
        kind: "assign",
        ...at,
        operator: "=",
        targets: alias === undefined ? [] : [inner(alias)],
        value: inner(value)
      }
    }
    case "dotted_name":
      return dotted(python, node)
    case "dict_pattern":
      return Calls.dictionary(python, node)
    case "unary_operator":
    case "not_operator": {
      const operator = node.type === "not_operator" ? "!" : (Trees.field(node, "operator")?.type ?? "-")
      return { kind: "unary", ...at, operator, value: inner(Trees.field(node, "argument")) }
    }
    case "binary_operator":
    case "boolean_operator": {
      const operator = Trees.field(node, "operator")?.type ?? "+"
      const left = inner(Trees.field(node, "left"))
      const right = inner(Trees.field(node, "right"))
      return { kind: "binary", ...at, operator: OPERATORS[operator] ?? operator, left, right }
    }
    case "comparison_operator":
      return comparison(python, node)
    case "conditional_expression": {
      const [consequence, test, otherwise] = Trees.named(node)
      return {
        kind: "conditional",
        ...at,
        test: inner(test),
        consequence: inner(consequence),
        otherwise: inner(otherwise)
      }
    }
    case "named_expression":
      return {
        kind: "assign",
        ...at,
        operator: "=",
        targets: [inner(Trees.field(node, "name"))],
        value: inner(Trees.field(node, "value"))
      }
    case "lambda":
      return Functions.functionOf(python, node, [])
    case "list_comprehension":
    case "set_comprehension":
    case "generator_expression":
    case "dictionary_comprehension":
      return comprehension(python, node)
    default:
      return Lower.opaque(node, python.node)
  }
}

/** `Literal["A", "B"]` has two. */
const subscript = (python: Python, node: SyntaxNode): Expression => {
  const parts = node.children.filter((child) => child.field === "subscript").map(python.expression)
  const [only, more] = parts
  if (only === undefined) return { kind: "opaque", ...Lower.place(node), children: [] }
  return more === undefined ? only : { kind: "list", ...Lower.place(node), items: parts }
}

const dotted = (python: Python, node: SyntaxNode): Expression => {
  const [first, ...rest] = Trees.named(node)
  if (first === undefined) return Lower.name(node, python.text)
  return rest.reduce<Expression>(
    (object, part) => ({
      kind: "member",
      start: node.start,
      end: part.end,
      object,
      name: python.text.slice(part.start, part.end),
      key: Lower.place(part)
    }),
    Lower.name(first, python.text)
  )
}

const string = (python: Python, node: SyntaxNode): Text => {
  const [opening] = node.children
  const closing = node.children.at(-1)
  const start = opening?.end ?? node.start
  const end = closing?.type === "string_end" ? closing.start : node.end
  const prefix = /^[A-Za-z]*/u.exec(python.text.slice(node.start, start))![0].toLowerCase()
  const holes = node.children
    .filter((child) => child.type === "interpolation")
    .map((child) => ({ start: child.start, end: child.end, node: python.expression(field(child, "expression")) }))
  return Literals.text(
    python.source,
    node,
    { start, end },
    {
      backslash: prefix.includes("r") ? "none" : "all",
      quote: python.text.slice(node.start + prefix.length, start),
      ...(prefix.includes("f") || prefix.includes("t") ? { doubled: "{}" } : {})
    },
    holes
  )
}

const comparison = (python: Python, node: SyntaxNode): Expression => {
  const operands = Trees.named(node).filter((child) => child.field !== "operators")
  const operators = node.children.filter((child) => child.field === "operators")
  const pairs = operators.flatMap((operator, index): ReadonlyArray<Expression> => {
    const [left, right] = [operands[index], operands[index + 1]]
    if (left === undefined || right === undefined) return []
    return [
      {
        kind: "binary",
        start: left.start,
        end: right.end,
        operator: OPERATORS[operator.type] ?? operator.type,
        left: python.expression(left),
        right: python.expression(right)
      }
    ]
  })
  const [only, more] = pairs
  return only !== undefined && more === undefined ? only : { kind: "opaque", ...Lower.place(node), children: pairs }
}

/** `[c for c in rows if test]`; of several `for`s the first is the loop, the others stand inside. */
const comprehension = (python: Python, node: SyntaxNode): Expression => {
  const clauses = node.children.filter((child) => child.type === "for_in_clause")
  const [first, ...rest] = clauses
  const body = Trees.field(node, "body")
  if (first === undefined || body === undefined) return Lower.opaque(node, python.node)
  const conditions = node.children.filter((child) => child.type === "if_clause").map(python.node)
  const inner = rest.map((clause): Node =>
    loopOf(python, clause, { kind: "block", ...Lower.place(clause), statements: [] })
  )
  const collected = body.type === "pair" ? Trees.field(body, "value") : body
  return {
    ...loopOf(python, first, { kind: "block", ...Lower.place(node), statements: [...inner, ...conditions] }),
    ...Lower.place(node),
    collects: python.expression(collected ?? body),
    others: body.type === "pair" ? [python.expression(field(body, "key"))] : []
  }
}

const loopOf = (python: Python, clause: SyntaxNode, body: Node): Extract<Expression, { kind: "loop" }> => ({
  kind: "loop",
  ...Lower.place(clause),
  word: { start: clause.start, end: clause.start + 3 },
  target: python.expression(field(clause, "left")),
  over: python.expression(field(clause, "right")),
  others: [],
  body
})
