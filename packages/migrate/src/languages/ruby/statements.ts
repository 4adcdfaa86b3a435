/** Ruby's statements. */
import * as Lower from "../../program/Lower.ts"
import type { Block, Case, Expression, Node, Try } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Calls from "./calls.ts"
import * as Definitions from "./definitions.ts"
import type { Ruby } from "./lower.ts"
import * as Patterns from "./patterns.ts"

type Made = Extract<Node, { kind: "exit" | "if" | "loop" | "switch" | "try" | "block" | "assign" | "function" }>

/** The statement, or `undefined` for an expression. */
export const statement = (ruby: Ruby, node: SyntaxNode): Exclude<ReturnType<Ruby["node"]>, undefined> | undefined => {
  const at = Lower.place(node)
  switch (node.type) {
    case "body_statement":
    case "block_body":
    case "begin":
    case "do":
    case "then":
    case "else":
    case "ensure":
      return bodyOf(ruby, node)
    case "assignment":
    case "operator_assignment":
      return Definitions.recordOf(ruby, node) ?? assign(ruby, node)
    case "return":
    case "yield":
    case "break":
      return { kind: "exit", ...at, how: node.type, ...Calls.carried(ruby, node) }
    case "next":
    case "redo":
    case "retry":
      return { kind: "exit", ...at, how: "continue", ...Calls.carried(ruby, node) }
    case "if":
    case "elsif":
    case "unless":
    case "if_modifier":
    case "unless_modifier":
      return ifOf(ruby, node)
    case "if_guard":
    case "unless_guard":
      return undefined
    case "while":
    case "until":
    case "while_modifier":
    case "until_modifier":
    case "for":
      return loop(ruby, node)
    case "case":
    case "case_match":
      return switchOf(ruby, node)
    case "rescue_modifier":
      return rescued(ruby, node)
    case "method":
    case "singleton_method":
      return Definitions.method(ruby, node)
    case "class":
    case "module":
      return Definitions.classOf(ruby, node)
    case "singleton_class":
      return ruby.block(Trees.field(node, "body"), node)
    case "call":
      return Definitions.required(ruby, node)
    default:
      return undefined
  }
}

/** A body, with what rescues it. */
const bodyOf = (ruby: Ruby, node: SyntaxNode): Try | Block => {
  const clauses = Trees.named(node).filter((child) => child.type === "rescue")
  const last = Trees.named(node).filter((child) => child.type === "ensure" || child.type === "else")
  if (clauses.length === 0 && !last.some((child) => child.type === "ensure")) return ruby.block(node, node)
  const others = Trees.named(node).filter(
    (child) => !clauses.includes(child) && !last.includes(child) && !ruby.facts.bodies.has(child.start)
  )
  return {
    kind: "try",
    ...Lower.place(node),
    body: { kind: "block", ...Lower.place(node), statements: others.map(ruby.node) },
    catches: clauses.map((clause) => {
      const exceptions = Trees.field(clause, "exceptions")
      const variable = Trees.field(clause, "variable")
      const key = variable === undefined ? undefined : Trees.named(variable)[0]
      const types = exceptions === undefined ? [] : [Definitions.typeOf(ruby, exceptions)]
      return {
        ...(key?.type === "identifier" ? { name: Lower.name(key, ruby.text) } : {}),
        types,
        body: ruby.block(Trees.field(clause, "body"), clause)
      }
    }),
    ...(last.length === 0
      ? {}
      : { last: { kind: "block", ...Lower.place(node), statements: last.map((one) => ruby.block(one, one)) } })
  }
}

const rescued = (ruby: Ruby, node: SyntaxNode): Try => {
  const body = Trees.field(node, "body") ?? node
  const handler = Trees.field(node, "handler") ?? node
  return {
    kind: "try",
    ...Lower.place(node),
    body: ruby.node(body),
    catches: [{ types: [], body: ruby.node(handler) }]
  }
}

/** What a value is given to; a method that writes (`request.body = …`) is a member. */
const targetOf = (ruby: Ruby, node: SyntaxNode): Expression => {
  const receiver = Trees.field(node, "receiver")
  const key = Trees.field(node, "method")
  if (node.type === "identifier") return Lower.name(node, ruby.text)
  if (node.type !== "call" || receiver === undefined || key === undefined) return ruby.expression(node)
  return {
    kind: "member",
    ...Lower.place(node),
    object: ruby.expression(receiver),
    name: ruby.spelled(key),
    key: Lower.place(key)
  }
}

/** `request.params["limit"] = 5` gives the request one parameter, as a call of that name does elsewhere. */
const parameter = (ruby: Ruby, node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): Expression | undefined => {
  const owner = left.type === "element_reference" ? Trees.field(left, "object") : undefined
  const method = Trees.field(owner, "method")
  const receiver = Trees.field(owner, "receiver")
  const [key, more] = Trees.named(left).filter((child) => child !== owner)
  if (owner?.type !== "call" || method === undefined || receiver === undefined || key === undefined) return undefined
  if (more !== undefined || ruby.spelled(method) !== "params") return undefined
  const callee: Expression = {
    kind: "member",
    ...Lower.place(owner),
    object: ruby.expression(receiver),
    name: "params",
    key: Lower.place(method)
  }
  return Lower.call(node, callee, [{ value: ruby.expression(key) }, { value: ruby.node(right) as Expression }])
}

const assign = (ruby: Ruby, node: SyntaxNode): Made | Expression => {
  const left = Trees.field(node, "left")
  const right = Trees.field(node, "right")
  if (left === undefined || right === undefined) return Lower.opaque(node, ruby.node)
  const operator = node.type === "assignment" ? "=" : (Trees.field(node, "operator")?.type ?? "=")
  const pair = parameter(ruby, node, left, right)
  if (pair !== undefined) return pair
  const common = { kind: "assign" as const, operator }
  if (left.type !== "left_assignment_list") {
    return {
      ...common,
      ...Lower.place(node),
      targets: [targetOf(ruby, left)],
      value: ruby.node(right) as Expression
    }
  }
  const targets = Trees.named(left)
  const values = right.type === "right_assignment_list" ? Trees.named(right) : []
  if (values.length !== targets.length) {
    return {
      ...common,
      ...Lower.place(node),
      targets: targets.map((one) => targetOf(ruby, one)),
      value: ruby.expression(right)
    }
  }
  return {
    kind: "opaque",
    ...Lower.place(node),
    children: targets.map((one, index) => ({
      ...common,
      start: one.start,
      end: values[index]!.end,
      targets: [targetOf(ruby, one)],
      value: ruby.expression(values[index]!)
    }))
  }
}

const testOf = (ruby: Ruby, node: SyntaxNode, isNegated: boolean): Expression => {
  const condition = Trees.field(node, "condition")
  const test = condition === undefined ? Lower.missing(node) : ruby.expression(condition)
  return isNegated ? { kind: "unary", start: test.start, end: test.end, operator: "!", value: test } : test
}

const ifOf = (ruby: Ruby, node: SyntaxNode): Made => {
  const isModifier = node.type.endsWith("_modifier")
  const body = Trees.field(node, isModifier ? "body" : "consequence")
  const otherwise = Trees.field(node, "alternative")
  return {
    kind: "if",
    ...Lower.place(node),
    test: testOf(ruby, node, node.type.startsWith("unless")),
    consequence: isModifier && body !== undefined ? ruby.node(body) : ruby.block(body, node),
    ...(otherwise === undefined ? {} : { otherwise: ruby.node(otherwise) })
  }
}

const loop = (ruby: Ruby, node: SyntaxNode): Made => {
  const body = Trees.field(node, "body")
  const common = {
    kind: "loop" as const,
    ...Lower.place(node),
    word: Lower.place(node.children.find((child) => /^(?:while|until|for)$/u.test(child.type)) ?? node),
    body: body === undefined ? ruby.block(undefined, node) : ruby.node(body),
    others: []
  }
  if (node.type !== "for") {
    const isUntil = node.type.startsWith("until")
    return { ...common, test: testOf(ruby, node, false), ...(isUntil ? { isUntil } : {}) }
  }
  const target = Trees.field(node, "pattern")
  const value = Trees.field(node, "value")
  const over = value === undefined ? undefined : (Trees.named(value)[0] ?? value)
  return {
    ...common,
    ...(target === undefined ? {} : { target: targetOf(ruby, target) }),
    ...(over === undefined ? {} : { over: ruby.expression(over) })
  }
}

const switchOf = (ruby: Ruby, node: SyntaxNode): Made => {
  const subject = Trees.field(node, "value")
  return {
    kind: "switch",
    ...Lower.place(node),
    subject: subject === undefined ? undefined : ruby.expression(subject),
    cases: Trees.named(node)
      .filter((child) => /^(?:when|in_clause|else)$/u.test(child.type))
      .map((child) => caseOf(ruby, child))
  }
}

const caseOf = (ruby: Ruby, node: SyntaxNode): Case => {
  const at = Lower.place(node)
  if (node.type === "else") return { ...at, tests: [], body: ruby.block(node, node) }
  const guardNode = Trees.field(node, "guard")
  const guard = guardNode === undefined ? undefined : testOf(ruby, guardNode, guardNode.type === "unless_guard")
  const patterns = node.children.filter((child) => child.field === "pattern")
  return {
    ...at,
    tests: patterns.flatMap((one) =>
      one.type === "pattern" ? Trees.named(one).map(ruby.expression) : testsOf(ruby, one)
    ),
    ...(guard === undefined ? {} : { guard }),
    body: ruby.block(Trees.field(node, "body"), node)
  }
}

/** A bare variable takes everything: `in status` is no test. */
const testsOf = (ruby: Ruby, node: SyntaxNode): ReadonlyArray<Expression> =>
  node.type === "identifier" ? [] : Patterns.alternatives(ruby, node)
