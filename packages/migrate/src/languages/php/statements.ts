/** PHP's statements. */
import * as Lower from "../../program/Lower.ts"
import type { Case, Expression, Import, Node, Try } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Definitions from "./definitions.ts"
import type { Php } from "./lower.ts"

type If = Extract<Node, { kind: "if" }>
type Loop = Extract<Node, { kind: "loop" }>
type Switch = Extract<Node, { kind: "switch" }>

/** The statement, or `undefined` for an expression. */
export const statement = (php: Php, node: SyntaxNode): Node | undefined => {
  const at = Lower.place(node)
  switch (node.type) {
    case "program":
    case "compound_statement":
    case "colon_block":
      return php.block(node, node)
    case "expression_statement":
      return php.node(Trees.named(node)[0] ?? node)
    case "return_statement":
      return exit(php, node, "return")
    case "throw_expression":
      return exit(php, node, "throw")
    case "yield_expression":
      return yielded(php, node)
    case "break_statement":
    case "continue_statement":
      return { kind: "exit", ...at, how: node.type === "break_statement" ? "break" : "continue" }
    case "if_statement":
      return ifOf(php, node)
    case "while_statement":
    case "do_statement":
    case "for_statement":
    case "foreach_statement":
      return loop(php, node)
    case "switch_statement":
    case "match_expression":
      return switchOf(php, node)
    case "try_statement":
      return tryOf(php, node)
    case "function_definition":
    case "method_declaration":
      return Definitions.fn(php, node)
    case "class_declaration":
    case "interface_declaration":
    case "trait_declaration":
      return Definitions.classOf(php, node)
    case "enum_declaration":
      return Definitions.enumOf(php, node)
    case "const_declaration":
      return Definitions.constants(php, node)
    case "namespace_definition":
      return php.block(Trees.field(node, "body"), node)
    case "namespace_use_declaration":
      return imports(php, node)
    default:
      return undefined
  }
}

const exit = (php: Php, node: SyntaxNode, how: "return" | "throw"): Node => {
  const [value] = Trees.named(node)
  return {
    kind: "exit",
    ...Lower.place(node),
    how,
    ...(value === undefined ? {} : { value: php.expression(value) })
  }
}

/** `yield $row`, `yield $key => $row`, `yield from $rows` */
const yielded = (php: Php, node: SyntaxNode): Node => {
  const [first] = Trees.named(node)
  const parts = first?.type === "array_element_initializer" ? Trees.named(first) : first === undefined ? [] : [first]
  const value = parts.at(-1)
  const made: Node = {
    kind: "exit",
    ...Lower.place(node),
    how: "yield",
    ...(value === undefined ? {} : { value: php.expression(value) })
  }
  const key = parts.length > 1 ? parts[0] : undefined
  return key === undefined ? made : { kind: "opaque", ...Lower.place(node), children: [php.expression(key), made] }
}

const testOf = (php: Php, node: SyntaxNode): Expression => {
  const test = Trees.field(node, "condition")
  return test === undefined ? Lower.missing(node) : php.expression(test)
}

const ifOf = (php: Php, node: SyntaxNode): If => {
  const alternatives = node.children.filter((child) => child.field === "alternative")
  const otherwise = alternatives.reduceRight<Node | undefined>((next, clause) => {
    if (clause.type === "else_clause") return php.block(Trees.field(clause, "body"), clause)
    return branch(php, clause, next)
  }, undefined)
  return branch(php, node, otherwise)
}

const branch = (php: Php, node: SyntaxNode, otherwise: Node | undefined): If => ({
  kind: "if",
  ...Lower.place(node),
  test: testOf(php, node),
  consequence: php.block(Trees.field(node, "body"), node),
  ...(otherwise === undefined ? {} : { otherwise })
})

const loop = (php: Php, node: SyntaxNode): Loop => {
  const bodies = node.children.filter((child) => child.field === "body")
  const word = node.children.find((child) => /^(?:while|do|for|foreach)$/u.test(child.type)) ?? node
  const common = {
    kind: "loop" as const,
    ...Lower.place(node),
    word: Lower.place(word),
    body: {
      kind: "block" as const,
      ...Lower.place(bodies[0] ?? node),
      statements: bodies.flatMap((one) => php.block(one, node).statements)
    },
    others: node.children
      .filter((child) => child.field === "initialize" || child.field === "update")
      .map(php.expression)
  }
  if (node.type !== "foreach_statement") {
    const test = Trees.field(node, "condition")
    return { ...common, ...(test === undefined ? {} : { test: php.expression(test) }) }
  }
  const [over, target] = Trees.named(node).filter((child) => child.field !== "body")
  return {
    ...common,
    ...(target === undefined ? {} : { target: targetOf(php, target) }),
    ...(over === undefined ? {} : { over: php.expression(over) })
  }
}

/** `$key => $row` is a pair. */
const targetOf = (php: Php, node: SyntaxNode): Expression =>
  node.type === "pair"
    ? { kind: "list", ...Lower.place(node), items: Trees.named(node).map(php.expression) }
    : php.expression(node)

const switchOf = (php: Php, node: SyntaxNode): Switch => {
  const body = Trees.field(node, "body")
  const children = body === undefined ? [] : Trees.named(body)
  const cases: Array<Case> = []
  let open: ReadonlyArray<Expression> = []
  for (const child of children) {
    if (/^match_(?:conditional|default)_expression$/u.test(child.type)) cases.push(arm(php, child))
    if (child.type !== "case_statement" && child.type !== "default_statement") continue
    const value = Trees.field(child, "value")
    const tests = [...open, ...(value === undefined ? [] : [php.expression(value)])]
    const statements = Trees.named(child).filter((one) => one !== value)
    // `case A: case B:` run the same statements.
    if (child.type === "case_statement" && statements.length === 0 && child !== children.at(-1)) {
      open = tests
      continue
    }
    open = []
    const block = { kind: "block" as const, ...Lower.place(child), statements: statements.map(php.node) }
    cases.push({ ...Lower.place(child), tests: child.type === "default_statement" ? [] : tests, body: block })
    // Words beside the default are still words.
    if (child.type === "default_statement" && tests.length > 0) {
      cases.push({ ...Lower.place(child), tests, body: { ...block, statements: [] } })
    }
  }
  return { kind: "switch", ...Lower.place(node), subject: testOf(php, node), cases }
}

const arm = (php: Php, node: SyntaxNode): Case => {
  const tests = Trees.field(node, "conditional_expressions")
  const value = Trees.field(node, "return_expression")
  return {
    ...Lower.place(node),
    tests: tests === undefined ? [] : Trees.named(tests).map(php.expression),
    body: value === undefined ? Lower.missing(node) : php.node(value)
  }
}

const tryOf = (php: Php, node: SyntaxNode): Try => {
  const last = node.children.find((child) => child.type === "finally_clause")
  return {
    kind: "try",
    ...Lower.place(node),
    body: php.block(Trees.field(node, "body"), node),
    catches: node.children
      .filter((child) => child.type === "catch_clause")
      .map((clause) => {
        const key = Trees.field(clause, "name")
        const type = php.type(Trees.field(clause, "type"))
        const name = key === undefined ? undefined : php.expression(key)
        return {
          ...(name?.kind === "name" ? { name } : {}),
          types: type === undefined ? [] : [type],
          body: php.block(Trees.field(clause, "body"), clause)
        }
      }),
    ...(last === undefined ? {} : { last: php.block(Trees.field(last, "body"), last) })
  }
}

/** `use Vendor\Thing;`, `use Vendor\{Thing, Other as Name};` */
const imports = (php: Php, node: SyntaxNode): Node => {
  const group = Trees.named(node).find((child) => child.type === "namespace_use_group")
  const prefix = Trees.named(node).find((child) => child.type === "namespace_name")
  const clauses = Trees.named(group ?? node).filter((child) => child.type === "namespace_use_clause")
  const statements = clauses.flatMap((clause): ReadonlyArray<Import> => {
    const alias = Trees.field(clause, "alias")
    const whole = Trees.named(clause).find((child) => child !== alias && child.type !== "function")
    if (whole === undefined) return []
    const inner = php.spelled(whole).replace(/^\\/u, "")
    const from = prefix === undefined ? inner : `${php.spelled(prefix)}\\${inner}`
    const name = from.split("\\").at(-1) ?? from
    const key = alias ?? whole
    const local = { kind: "name" as const, ...Lower.place(key), name: alias === undefined ? name : php.spelled(alias) }
    return [{ kind: "import", ...Lower.place(clause), from, names: [{ name, local }] }]
  })
  return { kind: "block", ...Lower.place(node), statements }
}
