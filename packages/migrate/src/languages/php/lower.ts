/** PHP's syntax tree as a program. */
import * as Lower from "../../program/Lower.ts"
import type { Argument, Block, Expression, Node, Type } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Arrays from "./arrays.ts"
import * as Calls from "./calls.ts"
import * as Definitions from "./definitions.ts"
import * as Imports from "./imports.ts"
import { statement } from "./statements.ts"
import * as Texts from "./texts.ts"

/** A text with its tree, and what lowers the pieces. */
export interface Php {
  readonly source: Source
  readonly text: string
  readonly expression: (node: SyntaxNode) => Expression
  readonly node: (node: SyntaxNode) => Node
  readonly block: (node: SyntaxNode | undefined, whole: SyntaxNode) => Block
  readonly type: (node: SyntaxNode | undefined) => Type | undefined
  readonly argumentsOf: (list: SyntaxNode | undefined) => ReadonlyArray<Argument>
  readonly spelled: (node: SyntaxNode) => string
}

/** The whole file. */
export const lower = (tree: Tree, source: Source): Node => {
  const { text } = source
  const php: Php = {
    source,
    text,
    expression: (node) => expression(php, node),
    node: (node) => statement(php, node) ?? expression(php, node),
    block: (node, whole) => ({
      kind: "block",
      ...Lower.place(node ?? whole),
      statements: node === undefined ? [] : statementsOf(node).map(php.node)
    }),
    type: (node) => (node === undefined ? undefined : typeOf(php, node)),
    argumentsOf: (list) => (list === undefined ? [] : Calls.argumentsOf(php, list)),
    spelled: (node) => text.slice(node.start, node.end)
  }
  const block = php.block(tree.root, tree.root)
  return { ...block, statements: [...Imports.implied(tree, text), ...block.statements] }
}

const BLOCKS = /^(?:program|compound_statement|colon_block|declaration_list)$/u

/** A block's statements; a body that is one statement is that statement. */
const statementsOf = (node: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const inner = BLOCKS.test(node.type) ? Trees.named(node) : [node]
  return inner.filter((one) => !/^(?:php_tag|text_interpolation|text|empty_statement)$/u.test(one.type))
}

const typeOf = (php: Php, node: SyntaxNode): Type => {
  const written = php.spelled(node)
  return Lower.type(
    node,
    php.text,
    (inner) => inner.type === "name" && inner.parent?.type !== "namespace_name",
    written.startsWith("?") || /\bnull\b/iu.test(written)
  )
}

const OPERATORS: Readonly<Record<string, string>> = {
  ".": "+",
  "===": "==",
  "!==": "!=",
  "<>": "!=",
  and: "&&",
  or: "||"
}

const expression = (php: Php, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const part = Lower.part(node, php.expression)
  switch (node.type) {
    case "variable_name":
      return { kind: "name", ...at, name: php.spelled(node).replace(/^\$/u, "") }
    case "name":
      return Lower.name(node, php.text)
    case "qualified_name":
    case "relative_name":
      return { kind: "name", ...at, name: php.spelled(node).split("\\").at(-1) ?? "" }
    case "relative_scope":
      return { kind: "name", ...at, name: "self" }
    case "string":
    case "encapsed_string":
    case "heredoc":
    case "nowdoc":
      return Texts.text(php, node)
    case "integer":
    case "float":
      return { kind: "number", ...at, text: php.spelled(node) }
    case "boolean":
      return { kind: "constant", ...at, value: /^true$/iu.test(php.spelled(node)) }
    case "null":
      return { kind: "constant", ...at, value: null }
    case "member_access_expression":
    case "nullsafe_member_access_expression":
    case "scoped_property_access_expression":
    case "class_constant_access_expression":
      return member(php, node)
    case "subscript_expression":
      return subscript(php, node)
    case "function_call_expression":
    case "member_call_expression":
    case "nullsafe_member_call_expression":
    case "scoped_call_expression":
      return Calls.call(php, node)
    case "object_creation_expression":
      return Calls.creation(php, node)
    case "array_creation_expression":
      return Arrays.array(php, node)
    case "list_literal":
      return Arrays.pattern(php, node)
    case "anonymous_function":
    case "arrow_function":
      return Definitions.fn(php, node)
    case "parenthesized_expression":
    case "error_suppression_expression":
    case "clone_expression":
    case "variadic_unpacking":
    case "by_ref":
      return wrapped(php, node, Trees.named(node)[0])
    case "cast_expression":
      return cast(php, node)
    case "unary_op_expression": {
      const value = Trees.field(node, "argument") ?? Trees.named(node)[0]
      const operator = Trees.field(node, "operator")?.type ?? "-"
      return {
        kind: "unary",
        ...at,
        operator,
        value: value === undefined ? Lower.missing(node) : php.expression(value)
      }
    }
    case "binary_expression": {
      const operator = Trees.field(node, "operator")?.type.toLowerCase() ?? "+"
      return {
        kind: "binary",
        ...at,
        operator: OPERATORS[operator] ?? operator,
        left: part("left"),
        right: part("right")
      }
    }
    case "conditional_expression":
      return conditional(php, node)
    case "assignment_expression":
    case "reference_assignment_expression":
    case "augmented_assignment_expression": {
      const operator = Trees.field(node, "operator")?.type ?? "="
      const value = Trees.field(node, "right")
      return {
        kind: "assign",
        ...at,
        operator: operator === ".=" ? "+=" : operator,
        targets: [part("left")],
        value: value === undefined ? undefined : php.expression(value)
      }
    }
    default:
      return rest(php, node)
  }
}

/** Statements that stand where a value does (`match`, `throw`, `yield`), and what has no node of its own. */
const rest = (php: Php, node: SyntaxNode): Expression => {
  const made = statement(php, node)
  if (made === undefined) return Lower.opaque(node, php.node)
  return made.kind === "class" || made.kind === "enum" || made.kind === "import"
    ? { kind: "opaque", ...Lower.place(node), children: [made] }
    : made
}

const wrapped = (php: Php, node: SyntaxNode, inner: SyntaxNode | undefined): Expression => ({
  kind: "wrapped",
  ...Lower.place(node),
  value: inner === undefined ? Lower.missing(node) : php.expression(inner)
})

const cast = (php: Php, node: SyntaxNode): Expression => {
  const type = php.type(Trees.field(node, "type"))
  return {
    ...(wrapped(php, node, Trees.field(node, "value")) as Extract<Expression, { kind: "wrapped" }>),
    ...(type === undefined ? {} : { type })
  }
}

/** `$a ? $b : $c`, and `$a ?: $b`, which is an operator of its own. */
const conditional = (php: Php, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const part = Lower.part(node, php.expression)
  return Trees.field(node, "body") === undefined
    ? { kind: "binary", ...at, operator: "?:", left: part("condition"), right: part("alternative") }
    : {
        kind: "conditional",
        ...at,
        test: part("condition"),
        consequence: part("body"),
        otherwise: part("alternative")
      }
}

const member = (php: Php, node: SyntaxNode): Expression => {
  const [first, second] = Trees.named(node)
  const object = Trees.field(node, "object") ?? Trees.field(node, "scope") ?? first
  const key = Trees.field(node, "name") ?? second
  if (object === undefined || key === undefined) return Lower.opaque(node, php.node)
  const isStatic = node.type === "scoped_property_access_expression"
  if (key.type !== "name" && !isStatic) {
    return { kind: "index", ...Lower.place(node), object: php.expression(object), index: php.expression(key) }
  }
  const start = key.start + (php.text[key.start] === "$" ? 1 : 0)
  return {
    kind: "member",
    ...Lower.place(node),
    object: php.expression(object),
    name: php.text.slice(start, key.end),
    key: { start, end: key.end }
  }
}

const subscript = (php: Php, node: SyntaxNode): Expression => {
  const [object, key] = Trees.named(node)
  if (object === undefined || key === undefined) return Lower.opaque(node, php.node)
  const isBare = key.type === "name" && /^(?:encapsed_string|heredoc_body)$/u.test(node.parent?.type ?? "")
  return {
    kind: "index",
    ...Lower.place(node),
    object: php.expression(object),
    index: isBare ? Texts.bareKey(php, key) : php.expression(key)
  }
}
