/** Ruby's syntax tree as a program. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Block, Expression, Node } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Calls from "./calls.ts"
import * as Facts from "./facts.ts"
import * as Hashes from "./hashes.ts"
import { Imports } from "./imports.ts"
import * as Patterns from "./patterns.ts"
import * as Spelling from "./spelling.ts"
import { statement } from "./statements.ts"
import * as Texts from "./texts.ts"

/** A text with its tree, and what lowers the pieces. */
export interface Ruby {
  readonly source: Source
  readonly text: string
  readonly facts: Facts.Facts
  readonly imports: Imports
  readonly expression: (node: SyntaxNode) => Expression
  readonly node: (node: SyntaxNode) => Node
  /** The statements of a body; what rescues them makes it a `try`. */
  readonly block: (node: SyntaxNode | undefined, whole: SyntaxNode) => Block
  readonly spelled: (node: SyntaxNode) => string
}

/** The whole file. */
export const lower = (tree: Tree, source: Source): Node => {
  const facts = Facts.read(tree, source.text)
  const ruby: Ruby = {
    source,
    text: source.text,
    facts,
    imports: new Imports(facts.constants),
    expression: (node) => expression(ruby, node),
    node: (node) => statement(ruby, node) ?? expression(ruby, node),
    block: (node, whole) => ({
      kind: "block",
      ...Lower.place(node ?? whole),
      statements: node === undefined ? [] : statementsOf(ruby, node)
    }),
    spelled: (node) => source.text.slice(node.start, node.end)
  }
  const block = ruby.block(tree.root, tree.root)
  return { ...block, statements: [...ruby.imports.made(), ...block.statements] }
}

/** The statements in a node; the text of a heredoc belongs to where the heredoc begins. */
const statementsOf = (ruby: Ruby, node: SyntaxNode): ReadonlyArray<Node> =>
  Trees.named(node)
    .filter((child) => child.type !== "empty_statement" && !ruby.facts.bodies.has(child.start))
    .map(ruby.node)

const OPERATORS: Readonly<Record<string, string>> = { and: "&&", or: "||", not: "!", "===": "==", "=~": "==" }

const expression = (ruby: Ruby, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const part = Lower.part(node, ruby.expression)
  switch (node.type) {
    case "identifier":
      return Calls.identifier(ruby, node)
    case "constant":
      ruby.imports.use(ruby.spelled(node), node)
      return Lower.name(node, ruby.text)
    case "self":
    case "global_variable":
    case "class_variable":
      return Lower.name(node, ruby.text)
    case "instance_variable":
      return Calls.ofSelf(ruby, node, ruby.spelled(node).slice(1))
    case "scope_resolution":
      return Calls.scoped(ruby, node)
    case "string":
    case "simple_symbol":
    case "delimited_symbol":
    case "hash_key_symbol":
    case "regex":
    case "subshell":
    case "bare_string":
    case "bare_symbol":
    case "heredoc_beginning":
    case "heredoc_body":
      return Texts.text(ruby, node)
    case "chained_string":
      return Literals.sum(at, Trees.named(node).map(ruby.expression))
    case "integer":
    case "float":
    case "rational":
    case "complex":
      return { kind: "number", ...at, text: ruby.spelled(node) }
    case "true":
    case "false":
    case "nil":
      return { kind: "constant", ...at, value: node.type === "nil" ? null : node.type === "true" }
    case "array":
    case "right_assignment_list":
    case "left_assignment_list":
    case "destructured_left_assignment":
      return list(ruby, node)
    case "string_array":
    case "symbol_array":
      return Texts.words(ruby, node)
    case "hash":
      return Hashes.hash(ruby, node)
    case "element_reference":
      return index(ruby, node)
    case "call":
      return Calls.call(ruby, node)
    case "lambda":
      return Calls.lambda(ruby, node)
    case "splat_argument":
    case "hash_splat_argument":
    case "block_argument":
    case "rest_assignment":
    case "expression_reference_pattern":
      return { kind: "wrapped", ...at, value: inner(ruby, node) }
    case "parenthesized_statements": {
      const statements = Trees.named(node)
      return statements.length === 1 ? { kind: "wrapped", ...at, value: inner(ruby, node) } : ruby.block(node, node)
    }
    case "unary": {
      const operator = Trees.field(node, "operator")?.type ?? "-"
      return { kind: "unary", ...at, operator: OPERATORS[operator] ?? operator, value: part("operand") }
    }
    case "binary": {
      const operator = Trees.field(node, "operator")?.type ?? "+"
      return {
        kind: "binary",
        ...at,
        operator: OPERATORS[operator] ?? operator,
        left: part("left"),
        right: part("right")
      }
    }
    case "conditional":
      return {
        kind: "conditional",
        ...at,
        test: part("condition"),
        consequence: part("consequence"),
        otherwise: part("alternative")
      }
    default:
      return Patterns.pattern(ruby, node) ?? rest(ruby, node)
  }
}

/** Statements that stand where a value does, and what has no node of its own. */
const rest = (ruby: Ruby, node: SyntaxNode): Expression => {
  const made = statement(ruby, node)
  if (made === undefined) return Lower.opaque(node, ruby.node)
  return made.kind === "class" || made.kind === "enum" || made.kind === "import"
    ? { kind: "opaque", ...Lower.place(node), children: [made] }
    : made
}

const inner = (ruby: Ruby, node: SyntaxNode): Expression => {
  const [first] = Trees.named(node)
  return first === undefined ? Lower.missing(node) : ruby.expression(first)
}

const list = (ruby: Ruby, node: SyntaxNode): Expression => {
  const items = Trees.named(node)
  const isPairs = node.type === "array" && items.length > 0 && items.every((item) => item.type === "pair")
  return {
    kind: "list",
    ...Lower.place(node),
    items: isPairs ? [Hashes.loose(ruby, node, items)] : items.map(ruby.expression),
    ...(node.type === "array" && !isPairs ? { braces: Spelling.list } : {})
  }
}

const index = (ruby: Ruby, node: SyntaxNode): Expression => {
  const object = Trees.field(node, "object")
  const [first, more] = Trees.named(node).filter((child) => child !== object)
  if (object === undefined || first === undefined || more !== undefined) return Lower.opaque(node, ruby.node)
  return {
    kind: "index",
    ...Lower.place(node),
    object: ruby.expression(object),
    index: ruby.expression(first)
  }
}
