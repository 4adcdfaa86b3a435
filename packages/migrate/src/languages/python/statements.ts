/** Python's statements. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, Expression, If, Node, Switch } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import { classOf } from "./classes.ts"
import type { Python } from "./lower.ts"

/** The statement, or `undefined` for an expression. */
export const statement = (python: Python, node: SyntaxNode): Node | undefined => {
  const at = Lower.place(node)
  const part = Lower.part(node, python.expression)
  switch (node.type) {
    case "module":
    case "block":
      return python.block(node, node)
    case "expression_statement": {
      const [only, more] = Trees.named(node)
      return only !== undefined && more === undefined ? python.node(only) : undefined
    }
    case "assignment":
    case "augmented_assignment": {
      const type = python.type(Trees.field(node, "type"))
      const value = Trees.field(node, "right")
      return {
        kind: "assign",
        ...at,
        operator: Trees.field(node, "operator")?.type ?? "=",
        targets: [part("left")],
        value: value === undefined ? undefined : (python.node(value) as Expression),
        ...(type === undefined ? {} : { type })
      }
    }
    case "return_statement":
    case "raise_statement":
    case "yield": {
      const [value] = Trees.named(node)
      const how = node.type === "yield" ? "yield" : node.type === "return_statement" ? "return" : "throw"
      return { kind: "exit", ...at, how, ...(value === undefined ? {} : { value: python.expression(value) }) }
    }
    case "break_statement":
    case "continue_statement":
      return { kind: "exit", ...at, how: node.type === "break_statement" ? "break" : "continue" }
    case "if_statement":
      return ifOf(python, node)
    case "while_statement":
    case "for_statement":
      return loop(python, node)
    case "match_statement":
      return match(python, node)
    case "try_statement":
      return tryOf(python, node)
    case "with_statement":
      return withOf(python, node)
    case "function_definition":
      return python.fn(node, [])
    case "class_definition":
      return classOf(python, node, [])
    case "decorated_definition":
      return decorated(python, node)
    case "import_statement":
    case "import_from_statement":
      return imported(python, node)
    default:
      return undefined
  }
}

const decorated = (python: Python, node: SyntaxNode): Node => {
  const annotations: ReadonlyArray<Annotation> = node.children
    .filter((child) => child.type === "decorator")
    .map(python.annotation)
  const inner = Trees.field(node, "definition")
  if (inner?.type === "class_definition") return classOf(python, inner, annotations)
  return inner === undefined ? Lower.opaque(node, python.node) : python.fn(inner, annotations)
}

const ifOf = (python: Python, node: SyntaxNode): If => {
  const alternatives = node.children.filter((child) => child.field === "alternative")
  const [last, ...before] = alternatives.toReversed()
  const branch = (clause: SyntaxNode, otherwise: Node | undefined): Node => {
    if (clause.type === "else_clause") return python.block(Trees.field(clause, "body"), clause)
    const test = Trees.field(clause, "condition")
    return {
      kind: "if",
      ...Lower.place(clause),
      test: test === undefined ? Lower.missing(clause) : python.expression(test),
      consequence: python.block(Trees.field(clause, "consequence"), clause),
      ...(otherwise === undefined ? {} : { otherwise })
    }
  }
  const end = last === undefined ? undefined : branch(last, undefined)
  const otherwise = before.reduce<Node | undefined>((inner, clause) => branch(clause, inner), end)
  const test = Trees.field(node, "condition")
  return {
    kind: "if",
    ...Lower.place(node),
    test: test === undefined ? Lower.missing(node) : python.expression(test),
    consequence: python.block(Trees.field(node, "consequence"), node),
    ...(otherwise === undefined ? {} : { otherwise })
  }
}

const loop = (python: Python, node: SyntaxNode): Node => {
  const isWhile = node.type === "while_statement"
  const word = node.children.find((child) => child.type === (isWhile ? "while" : "for")) ?? node
  const alternative = Trees.field(node, "alternative")
  const test = Trees.field(node, "condition")
  const target = Trees.field(node, "left")
  const over = Trees.field(node, "right")
  return {
    kind: "loop",
    ...Lower.place(node),
    word: Lower.place(word),
    ...(isWhile && test !== undefined ? { test: python.expression(test) } : {}),
    ...(target === undefined ? {} : { target: python.expression(target) }),
    ...(over === undefined ? {} : { over: python.expression(over) }),
    others: alternative === undefined ? [] : [python.block(Trees.field(alternative, "body"), alternative)],
    body: python.block(Trees.field(node, "body"), node)
  }
}

const match = (python: Python, node: SyntaxNode): Switch => {
  const subject = Trees.field(node, "subject")
  const body = Trees.field(node, "body")
  const cases = (body === undefined ? [] : Trees.named(body)).filter((child) => child.type === "case_clause")
  return {
    kind: "switch",
    ...Lower.place(node),
    subject: subject === undefined ? undefined : python.expression(subject),
    cases: cases.map((child) => {
      const guard = Trees.field(child, "guard")
      return {
        ...Lower.place(child),
        tests: Trees.named(child)
          .filter((one) => one.type === "case_pattern")
          .flatMap((pattern) => alternatives(python, pattern)),
        ...(guard === undefined ? {} : { guard: python.expression(guard) }),
        body: python.block(Trees.field(child, "consequence"), child)
      }
    })
  }
}

/** `A | B` is two tests; `_` and a bare name take everything. */
const alternatives = (python: Python, pattern: SyntaxNode): ReadonlyArray<Expression> => {
  const [inner] = Trees.named(pattern)
  if (inner === undefined) return []
  if (inner.type === "dotted_name" && Trees.named(inner).length === 1) return []
  if (inner.type === "as_pattern")
    return Trees.named(inner)
      .slice(0, 1)
      .flatMap((one) => alternatives(python, one))
  return inner.type === "union_pattern" ? Trees.named(inner).map(python.expression) : [python.expression(inner)]
}

const tryOf = (python: Python, node: SyntaxNode): Node => {
  const clauses = node.children.filter((child) => /^except(?:_group)?_clause$/u.test(child.type))
  const rest = node.children.filter((child) => child.type === "else_clause" || child.type === "finally_clause")
  const blockIn = (clause: SyntaxNode): SyntaxNode | undefined =>
    clause.children.find((child) => child.type === "block")
  return {
    kind: "try",
    ...Lower.place(node),
    body: python.block(Trees.field(node, "body"), node),
    catches: clauses.map((clause) => {
      const value = clause.children.find((child) => child.field === "value")
      const alias = value?.type === "as_pattern" ? Trees.field(value, "alias") : Trees.field(clause, "alias")
      const key = alias === undefined ? undefined : (Trees.named(alias)[0] ?? alias)
      const type = python.type(value?.type === "as_pattern" ? Trees.named(value)[0] : value)
      return {
        ...(key === undefined ? {} : { name: Lower.name(key, python.text) }),
        types: type === undefined ? [] : [type],
        body: python.block(blockIn(clause), clause)
      }
    }),
    ...(rest.length === 0
      ? {}
      : {
          last: {
            kind: "block",
            ...Lower.place(node),
            statements: rest.map((clause) => python.block(blockIn(clause) ?? Trees.field(clause, "body"), clause))
          }
        })
  }
}

/** `with a() as b:` is `b = a()` and the body behind it. */
const withOf = (python: Python, node: SyntaxNode): Node => {
  const clause = node.children.find((child) => child.type === "with_clause")
  const items = (clause === undefined ? [] : Trees.named(clause)).map((item): Node =>
    python.expression(Trees.field(item, "value") ?? item)
  )
  return {
    kind: "block",
    ...Lower.place(node),
    statements: [...items, python.block(Trees.field(node, "body"), node)]
  }
}

const imported = (python: Python, node: SyntaxNode): Node => {
  const module = Trees.field(node, "module_name")
  const textOf = (one: SyntaxNode): string => python.text.slice(one.start, one.end)
  const names = node.children
    .filter((child) => child.field === "name")
    .map((child) => {
      const whole = child.type === "aliased_import" ? (Trees.field(child, "name") ?? child) : child
      const local = Trees.field(child, "alias") ?? Trees.named(child)[0] ?? child
      return { name: module === undefined ? "*" : textOf(whole), local: Lower.name(local, python.text), whole }
    })
  const first = names[0]
  return {
    kind: "import",
    ...Lower.place(node),
    from: module === undefined ? (first === undefined ? "" : textOf(first.whole)) : textOf(module),
    names: names.map(({ local, name }) => ({ name, local }))
  }
}
