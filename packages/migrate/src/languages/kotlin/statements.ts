/** Kotlin's statements, which are expressions mostly. */
import * as Lower from "../../program/Lower.ts"
import type { Case, Expression, If, Node } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Classes from "./classes.ts"
import * as Functions from "./functions.ts"
import type { Kotlin } from "./lower.ts"
import { behind, isType, named } from "./nodes.ts"

/** The statement, or `undefined` for an expression. */
export const statement = (kotlin: Kotlin, node: SyntaxNode): Node | undefined => {
  switch (node.type) {
    case "block":
    case "anonymous_initializer":
    case "statements":
      return kotlin.block(named(node), node)
    case "property_declaration":
      return declaration(kotlin, node)
    case "assignment": {
      const left = Trees.field(node, "left")
      const right = Trees.field(node, "right")
      return {
        kind: "assign",
        ...Lower.place(node),
        operator: Trees.field(node, "operator")?.type ?? "=",
        targets: left === undefined ? [] : [kotlin.expression(left)],
        value: right === undefined ? undefined : (kotlin.node(right) as Expression)
      }
    }
    case "return_expression":
    case "throw_expression": {
      const value = named(node).find((child) => child.type !== "label" && child.field !== "label")
      const how = node.type === "return_expression" ? "return" : "throw"
      return {
        kind: "exit",
        ...Lower.place(node),
        how,
        ...(value === undefined ? {} : { value: kotlin.node(value) as Expression })
      }
    }
    case "if_expression":
      return ifOf(kotlin, node)
    case "when_expression":
      return when(kotlin, node)
    case "try_expression":
      return tryOf(kotlin, node)
    case "for_statement":
    case "while_statement":
    case "do_while_statement":
      return loop(kotlin, node)
    case "class_declaration":
    case "object_declaration":
    case "companion_object":
      return Classes.classOf(kotlin, node)
    case "function_declaration":
    case "secondary_constructor":
    case "getter":
    case "setter":
      return Functions.functionOf(kotlin, node)
    case "import":
      return imported(kotlin, node)
    default:
      return undefined
  }
}

/** `val (a, b) = pair`, `val url: String = "…"`, `val k by lazy { … }` */
const declaration = (kotlin: Kotlin, node: SyntaxNode): Node => {
  const left = node.children.find((child) => /^(?:multi_)?variable_declaration$/u.test(child.type))
  if (left === undefined) return Lower.opaque(node, kotlin.node)
  const names = left.type === "multi_variable_declaration" ? named(left) : [left]
  const keys = names.flatMap((one) => named(one).find((child) => child.type === "identifier") ?? [])
  const type = kotlin.type(named(left).find(isType))
  const value = behind(node, "=")
  const others = node.children.filter((child) => /^(?:getter|setter|property_delegate)$/u.test(child.type))
  const made: Expression = {
    kind: "assign",
    ...Lower.place(node),
    operator: "=",
    targets: keys.map((key) => Lower.name(key, kotlin.text)),
    value: value === undefined ? undefined : (kotlin.node(value) as Expression),
    isDeclaration: true,
    ...(type === undefined ? {} : { type })
  }
  return others.length === 0
    ? made
    : { kind: "opaque", ...Lower.place(node), children: [made, ...others.map(kotlin.node)] }
}

const isExit = (node: SyntaxNode, kotlin: Kotlin): boolean =>
  /^(?:return|throw)_expression$/u.test(node.type) || /^(?:break|continue)\b/u.test(kotlin.spelled(node))

/** Statements in braces, or the one that stands without. */
const branch = (kotlin: Kotlin, node: SyntaxNode): Node =>
  node.type === "block" ? kotlin.node(node) : kotlin.block([node], node)

const ifOf = (kotlin: Kotlin, node: SyntaxNode): Node => {
  const condition = Trees.field(node, "condition")
  const test = condition === undefined ? Lower.missing(node) : kotlin.expression(condition)
  const at = node.children.findIndex((child) => child.type === "else")
  const isPart = (child: SyntaxNode): boolean => child.isNamed && child !== condition && !child.type.endsWith("comment")
  const consequence = node.children.slice(0, at < 0 ? undefined : at).find(isPart)
  const otherwise = at < 0 ? undefined : node.children.slice(at + 1).find(isPart)
  const isPlain = (one: SyntaxNode | undefined): one is SyntaxNode =>
    one !== undefined && one.type !== "block" && !isExit(one, kotlin)
  const isStatement = /^(?:block|source_file|lambda_literal)$/u.test(node.parent?.type ?? "")
  if (!isStatement && isPlain(consequence) && isPlain(otherwise)) {
    return {
      kind: "conditional",
      ...Lower.place(node),
      test,
      consequence: kotlin.node(consequence) as Expression,
      otherwise: kotlin.node(otherwise) as Expression
    }
  }
  return {
    kind: "if",
    ...Lower.place(node),
    test,
    consequence: consequence === undefined ? Lower.missing(node) : branch(kotlin, consequence),
    ...(otherwise === undefined
      ? {}
      : { otherwise: otherwise.type === "if_expression" ? kotlin.node(otherwise) : branch(kotlin, otherwise) })
  }
}

const when = (kotlin: Kotlin, node: SyntaxNode): Node => {
  const subject = node.children.find((child) => child.type === "when_subject")
  const entries = named(node).filter((child) => child.type === "when_entry")
  if (subject === undefined) return chain(kotlin, node, entries)
  const declared = subject.children.find((child) => child.type === "variable_declaration")
  const value = named(subject).at(-1)
  const inner = value === undefined ? Lower.missing(node) : kotlin.expression(value)
  const cases = entries.map((entry): Case => ({
    ...Lower.place(entry),
    tests: conditionsOf(entry).map((one) => test(kotlin, one)),
    body: bodyOf(kotlin, entry)
  }))
  const made: Node = { kind: "switch", ...Lower.place(node), subject: inner, cases }
  const key = declared === undefined ? undefined : named(declared)[0]
  if (key === undefined) return made
  const name = Lower.name(key, kotlin.text)
  return {
    kind: "block",
    ...Lower.place(node),
    statements: [
      { kind: "assign", ...Lower.place(subject), operator: "=", targets: [name], value: inner, isDeclaration: true },
      { ...made, subject: { ...name } }
    ]
  }
}

const conditionsOf = (entry: SyntaxNode): ReadonlyArray<SyntaxNode> =>
  entry.children.filter((child) => child.field === "condition" && child.isNamed)

/** `in FINAL ->` asks for each of the list. */
const test = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const [inner] = named(node)
  return node.type === "range_test" && inner !== undefined ? kotlin.expression(inner) : kotlin.expression(node)
}

const bodyOf = (kotlin: Kotlin, entry: SyntaxNode): Node => {
  const body = named(entry).findLast((child) => child.field !== "condition")
  return body === undefined ? Lower.missing(entry) : kotlin.node(body)
}

/** Without a subject it is `if … else if … else`. */
const chain = (kotlin: Kotlin, node: SyntaxNode, entries: ReadonlyArray<SyntaxNode>): Node => {
  const last = entries.at(-1)
  const hasElse = last !== undefined && conditionsOf(last).length === 0
  const end = hasElse ? kotlin.block([], last) : undefined
  const start: Node | undefined = end === undefined ? undefined : { ...end, statements: [bodyOf(kotlin, last!)] }
  const made = (hasElse ? entries.slice(0, -1) : entries).reduceRight<Node | undefined>((otherwise, entry): If => {
    const [first, ...rest] = conditionsOf(entry).map(kotlin.expression)
    const all = rest.reduce<Expression>(
      (left, right) => ({ kind: "binary", start: left.start, end: right.end, operator: "||", left, right }),
      first ?? Lower.missing(entry)
    )
    return {
      kind: "if",
      ...Lower.place(entry),
      test: all,
      consequence: { kind: "block", ...Lower.place(entry), statements: [bodyOf(kotlin, entry)] },
      ...(otherwise === undefined ? {} : { otherwise })
    }
  }, start)
  return made ?? Lower.missing(node)
}

const tryOf = (kotlin: Kotlin, node: SyntaxNode): Node => {
  const body = node.children.find((child) => child.type === "block")
  const last = node.children.find((child) => child.type === "finally_block")
  return {
    kind: "try",
    ...Lower.place(node),
    body: body === undefined ? Lower.missing(node) : kotlin.node(body),
    catches: node.children
      .filter((child) => child.type === "catch_block")
      .map((clause) => {
        const key = named(clause).find((child) => child.type === "identifier")
        const type = kotlin.type(named(clause).find(isType))
        const block = clause.children.find((child) => child.type === "block")
        return {
          ...(key === undefined ? {} : { name: Lower.name(key, kotlin.text) }),
          types: type === undefined ? [] : [type],
          body: block === undefined ? Lower.missing(clause) : kotlin.node(block)
        }
      }),
    ...(last === undefined ? {} : { last: kotlin.block(named(last), last) })
  }
}

const loop = (kotlin: Kotlin, node: SyntaxNode): Node => {
  const test = Trees.field(node, "condition")
  const word = node.children.find((child) => /^(?:for|while|do)$/u.test(child.type)) ?? node
  const target = node.children.find((child) => /^(?:multi_)?variable_declaration$/u.test(child.type))
  const over = node.type === "for_statement" ? behind(node, "in") : undefined
  const rest = named(node).filter((child) => child !== test && child !== target && child !== over)
  const body = rest.findLast((child) => child.type !== "label" && child.type !== "annotation")
  const keys = (target?.type === "multi_variable_declaration" ? named(target) : target === undefined ? [] : [target])
    .flatMap((one) => named(one).find((child) => child.type === "identifier") ?? [])
    .map((key) => Lower.name(key, kotlin.text))
  const [first, second] = keys
  return {
    kind: "loop",
    ...Lower.place(node),
    word: Lower.place(word),
    ...(test === undefined ? {} : { test: kotlin.expression(test) }),
    ...(first === undefined || target === undefined
      ? {}
      : { target: second === undefined ? first : { kind: "list", ...Lower.place(target), items: keys } }),
    ...(over === undefined ? {} : { over: kotlin.expression(over) }),
    others: [],
    body: body === undefined ? Lower.missing(node) : branch(kotlin, body)
  }
}

/** `import a.b.c as d`; `import a.b.*` brings nothing that has a name. */
const imported = (kotlin: Kotlin, node: SyntaxNode): Node => {
  const whole = named(node).find((child) => child.type === "qualified_identifier")
  if (whole === undefined) return Lower.missing(node)
  const from = kotlin.spelled(whole)
  const key = named(whole).at(-1) ?? whole
  const alias = named(node).find((child) => child.type === "identifier")
  const isAll =
    node.children.some((child) => child.type === "*" || child.type === "asterisk") || kotlin.spelled(node).endsWith("*")
  return {
    kind: "import",
    ...Lower.place(node),
    from: isAll ? from : from.slice(0, Math.max(from.lastIndexOf("."), 0)),
    names: isAll ? [] : [{ name: kotlin.spelled(key), local: Lower.name(alias ?? key, kotlin.text) }]
  }
}
