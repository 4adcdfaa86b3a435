/** Java's statements. */
import * as Lower from "../../program/Lower.ts"
import type { Case, Expression, If, Node, Switch } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Classes from "./classes.ts"
import * as Functions from "./functions.ts"
import type { Java } from "./lower.ts"
import { named } from "./nodes.ts"

const HOW = {
  return_statement: "return",
  throw_statement: "throw",
  yield_statement: "return",
  break_statement: "break",
  continue_statement: "continue"
} as const

/** The statement, or `undefined` for an expression. */
export const statement = (java: Java, node: SyntaxNode): Node | undefined => {
  switch (node.type) {
    case "program":
    case "block":
    case "constructor_body":
    case "static_initializer":
      return java.block(node, node)
    case "expression_statement":
      return java.node(named(node)[0] ?? node.children[0] ?? node)
    case "local_variable_declaration":
      return declarations(java, node)
    case "return_statement":
    case "throw_statement":
    case "yield_statement":
    case "break_statement":
    case "continue_statement": {
      const how = HOW[node.type]
      const [value] = how === "break" || how === "continue" ? [] : named(node)
      return {
        kind: "exit",
        ...Lower.place(node),
        how,
        ...(value === undefined ? {} : { value: java.expression(value) })
      }
    }
    case "if_statement":
      return ifOf(java, node)
    case "while_statement":
    case "do_statement":
    case "for_statement":
    case "enhanced_for_statement":
      return loop(java, node)
    case "switch_expression":
    case "switch_statement":
      return switchOf(java, node)
    case "try_statement":
    case "try_with_resources_statement":
      return tryOf(java, node)
    case "labeled_statement":
    case "synchronized_statement":
      return { kind: "block", ...Lower.place(node), statements: named(node).map(java.node) }
    case "class_declaration":
    case "record_declaration":
    case "interface_declaration":
    case "annotation_type_declaration":
      return Classes.classOf(java, node)
    case "enum_declaration":
      return Classes.enumOf(java, node)
    case "method_declaration":
    case "constructor_declaration":
    case "compact_constructor_declaration":
      return Functions.functionOf(java, node)
    case "import_declaration":
      return imported(java, node)
    default:
      return undefined
  }
}

/** `final String a = "x", b = "y";` */
const declarations = (java: Java, node: SyntaxNode): Node => {
  const type = java.type(Trees.field(node, "type"))
  const made = node.children
    .filter((child) => child.field === "declarator")
    .flatMap((declarator): ReadonlyArray<Expression> => {
      const key = Trees.field(declarator, "name")
      const value = Trees.field(declarator, "value")
      return key === undefined
        ? [Lower.opaque(declarator, java.node)]
        : [
            {
              kind: "assign",
              start: declarator.start,
              end: declarator.end,
              operator: "=",
              targets: [Lower.name(key, java.text)],
              value: value === undefined ? undefined : (java.node(value) as Expression),
              isDeclaration: true,
              ...(type === undefined ? {} : { type })
            }
          ]
    })
  return made.length === 1 ? made[0]! : { kind: "opaque", ...Lower.place(node), children: made }
}

const ifOf = (java: Java, node: SyntaxNode): If => {
  const test = Trees.field(node, "condition")
  const consequence = Trees.field(node, "consequence")
  const otherwise = Trees.field(node, "alternative")
  return {
    kind: "if",
    ...Lower.place(node),
    test: test === undefined ? Lower.missing(node) : java.expression(test),
    consequence: consequence === undefined ? Lower.missing(node) : blocked(java, consequence),
    ...(otherwise === undefined
      ? {}
      : { otherwise: otherwise.type === "if_statement" ? java.node(otherwise) : blocked(java, otherwise) })
  }
}

/** A single statement counts as a block of its own. */
const blocked = (java: Java, node: SyntaxNode): Node =>
  node.type === "block" ? java.node(node) : { kind: "block", ...Lower.place(node), statements: [java.node(node)] }

const WORD = /^(?:while|do|for)/u

const loop = (java: Java, node: SyntaxNode): Node => {
  const body = Trees.field(node, "body")
  const test = Trees.field(node, "condition")
  const length = WORD.exec(java.text.slice(node.start, node.start + 8))?.[0].length ?? 3
  const target = node.type === "enhanced_for_statement" ? Trees.field(node, "name") : undefined
  const over = node.type === "enhanced_for_statement" ? Trees.field(node, "value") : undefined
  const others = node.children.filter((child) => child.field === "init" || child.field === "update")
  return {
    kind: "loop",
    ...Lower.place(node),
    word: { start: node.start, end: node.start + length },
    ...(test === undefined ? {} : { test: java.expression(test) }),
    ...(target === undefined ? {} : { target: Lower.name(target, java.text) }),
    ...(over === undefined ? {} : { over: java.expression(over) }),
    others: others.map(java.node),
    body: body === undefined ? Lower.missing(node) : blocked(java, body)
  }
}

/** A `switch` of either form; groups that only fall through belong to the next one. */
const switchOf = (java: Java, node: SyntaxNode): Switch => {
  const subject = Trees.field(node, "condition")
  const body = Trees.field(node, "body")
  const cases: Array<Case> = []
  let waiting: Array<Expression> = []
  for (const group of body === undefined ? [] : named(body)) {
    const labels = named(group).filter((child) => child.type === "switch_label")
    const statements = named(group).filter((child) => child.type !== "switch_label")
    const own = labels.flatMap((label) => testsOf(java, label))
    const isDefault = labels.some((label) => /^default\b/u.test(java.spelled(label)))
    if (statements.length === 0 && !isDefault) {
      waiting.push(...own)
      continue
    }
    const guard = labels
      .map((label) => named(label).find((one) => one.type === "guard"))
      .find((one) => one !== undefined)
    cases.push({
      ...Lower.place(group),
      tests: isDefault ? [] : [...waiting, ...own],
      ...(guard === undefined ? {} : { guard: Lower.opaque(guard, java.node) }),
      body:
        statements.length === 1
          ? java.node(statements[0]!)
          : { kind: "block", ...Lower.place(group), statements: statements.map(java.node) }
    })
    waiting = []
  }
  return {
    kind: "switch",
    ...Lower.place(node),
    subject: subject === undefined ? undefined : java.expression(subject),
    cases
  }
}

const testsOf = (java: Java, label: SyntaxNode): ReadonlyArray<Expression> =>
  named(label)
    .filter((one) => one.type !== "guard")
    .map(java.expression)

const tryOf = (java: Java, node: SyntaxNode): Node => {
  const resources = node.children.find((child) => child.field === "resources")
  const last = node.children.find((child) => child.type === "finally_clause")
  const block = last?.children.find((child) => child.type === "block")
  const opened = (resources === undefined ? [] : named(resources)).map((one) => resource(java, one))
  const body = java.block(Trees.field(node, "body"), node)
  return {
    kind: "try",
    ...Lower.place(node),
    body: { ...body, statements: [...opened, ...body.statements] },
    catches: node.children
      .filter((child) => child.type === "catch_clause")
      .map((clause) => {
        const parameter = clause.children.find((child) => child.type === "catch_formal_parameter")
        const key = parameter === undefined ? undefined : Trees.field(parameter, "name")
        const type = java.type(parameter?.children.find((child) => child.type === "catch_type"))
        return {
          ...(key === undefined ? {} : { name: Lower.name(key, java.text) }),
          types: type === undefined ? [] : [type],
          body: java.block(Trees.field(clause, "body"), clause)
        }
      }),
    ...(block === undefined ? {} : { last: java.block(block, block) })
  }
}

/** `try (var response = client.send(…))` */
const resource = (java: Java, node: SyntaxNode): Node => {
  const key = Trees.field(node, "name")
  const value = Trees.field(node, "value")
  const type = java.type(Trees.field(node, "type"))
  if (key === undefined || value === undefined) return Lower.opaque(node, java.node)
  return {
    kind: "assign",
    ...Lower.place(node),
    operator: "=",
    targets: [Lower.name(key, java.text)],
    value: java.expression(value),
    isDeclaration: true,
    ...(type === undefined ? {} : { type })
  }
}

/** `import a.b.C;` brings `C`; `import static a.B.C;` a member; `import a.b.*;` nothing that has a name. */
const imported = (java: Java, node: SyntaxNode): Node => {
  const whole = named(node).find((child) => child.type === "scoped_identifier" || child.type === "identifier")
  const key = whole === undefined ? undefined : (Trees.field(whole, "name") ?? whole)
  const isAll = node.children.some((child) => child.type === "asterisk")
  if (whole === undefined || key === undefined) return Lower.missing(node) as Node
  const from = java.spelled(whole)
  return {
    kind: "import",
    ...Lower.place(node),
    from: isAll ? from : from.slice(0, Math.max(from.lastIndexOf("."), 0)),
    names: isAll ? [] : [{ name: java.spelled(key), local: Lower.name(key, java.text) }]
  }
}
