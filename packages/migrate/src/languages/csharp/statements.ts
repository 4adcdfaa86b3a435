/** C#'s statements. */
import * as Lower from "../../program/Lower.ts"
import type { Case, Expression, Exit, Node, Try } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Functions from "./functions.ts"
import type { Sharp } from "./lower.ts"
import * as Patterns from "./patterns.ts"
import * as Types from "./types.ts"
import { declared } from "./variables.ts"

/** The statements of a file or a block; namespaces make no scope of their own. */
export const statementsIn = (sharp: Sharp, node: SyntaxNode): ReadonlyArray<Node> =>
  Trees.named(node).flatMap((child) => {
    if (child.type === "namespace_declaration") {
      const body = Trees.field(child, "body")
      return body === undefined ? [] : statementsIn(sharp, body)
    }
    if (child.type === "file_scoped_namespace_declaration") return statementsIn(sharp, child)
    if (child.type === "global_statement") return statementsIn(sharp, child)
    return [sharp.node(child)]
  })

/** The statement, or `undefined` for an expression. */
export const statement = (sharp: Sharp, node: SyntaxNode): Node | undefined => {
  const at = Lower.place(node)
  const part = Lower.part(node, sharp.expression)
  switch (node.type) {
    case "block":
      return sharp.block(node, node)
    case "expression_statement": {
      const inner = Trees.named(node)[0]
      return inner === undefined ? Lower.missing(node) : sharp.expression(inner)
    }
    case "local_declaration_statement":
      return Lower.opaque(node, sharp.node)
    case "variable_declaration":
      return declaration(sharp, node)
    case "using_directive":
      return using(sharp, node)
    case "class_declaration":
    case "struct_declaration":
    case "record_declaration":
    case "record_struct_declaration":
    case "interface_declaration":
      return Types.classOf(sharp, node)
    case "enum_declaration":
      return Types.enumOf(sharp, node)
    case "method_declaration":
    case "constructor_declaration":
    case "local_function_statement":
    case "operator_declaration":
    case "conversion_operator_declaration":
    case "destructor_declaration":
      return Functions.method(sharp, node)
    case "if_statement": {
      const otherwise = Trees.field(node, "alternative")
      const consequence = Trees.field(node, "consequence")
      return {
        kind: "if",
        ...at,
        test: part("condition"),
        consequence: sharp.block(consequence, node),
        ...(otherwise === undefined ? {} : { otherwise: sharp.node(otherwise) })
      }
    }
    case "while_statement":
    case "do_statement":
    case "for_statement":
    case "foreach_statement":
      return loop(sharp, node)
    case "switch_statement":
      return switchOf(sharp, node)
    case "try_statement":
      return tryOf(sharp, node)
    case "using_statement":
    case "lock_statement":
    case "fixed_statement":
      return { kind: "block", ...at, statements: Trees.named(node).map(sharp.node) }
    default:
      return exit(sharp, node)
  }
}

const exit = (sharp: Sharp, node: SyntaxNode): Exit | undefined => {
  const how = /^(return|throw|break|continue|yield)_statement$/u.exec(node.type)?.[1] as Exit["how"] | undefined
  if (how === undefined) return undefined
  const value = Trees.named(node)[0]
  return {
    kind: "exit",
    ...Lower.place(node),
    how,
    ...(value === undefined ? {} : { value: sharp.expression(value) })
  }
}

/** `using X.Y;` opens a namespace; `using Z = X.Y;` names one thing. */
const using = (sharp: Sharp, node: SyntaxNode): Node => {
  const alias = Trees.field(node, "name")
  const target = Trees.named(node).findLast((child) => child !== alias)
  if (target === undefined) return Lower.missing(node)
  const from = sharp.spelled(target)
  // The namespace is no name in the file: its place is empty, and its word nobody's.
  const local =
    alias === undefined
      ? ({ kind: "name", ...Lower.place(target), name: from } as const)
      : Lower.name(alias, sharp.text)
  return { kind: "import", ...Lower.place(node), from, names: [{ name: "*", local }] }
}

const declaration = (sharp: Sharp, node: SyntaxNode): Node => {
  const assigns = declared(sharp, node)
  const [only, more] = assigns
  return only !== undefined && more === undefined ? only : { kind: "opaque", ...Lower.place(node), children: assigns }
}

const loop = (sharp: Sharp, node: SyntaxNode): Node => {
  const body = Trees.field(node, "body")
  const word = node.children.find((child) => !child.isNamed && child.type !== "await")
  const test = Trees.field(node, "condition")
  const target = node.type === "foreach_statement" ? Trees.field(node, "left") : undefined
  const over = node.type === "foreach_statement" ? Trees.field(node, "right") : undefined
  return {
    kind: "loop",
    ...Lower.place(node),
    word: Lower.place(word ?? node),
    ...(test === undefined ? {} : { test: sharp.expression(test) }),
    ...(target === undefined ? {} : { target: sharp.expression(target) }),
    ...(over === undefined ? {} : { over: sharp.expression(over) }),
    others: node.children.filter((child) => child.field === "initializer" || child.field === "update").map(sharp.node),
    body: sharp.block(body, node)
  }
}

const switchOf = (sharp: Sharp, node: SyntaxNode): Node => {
  const subject = Trees.field(node, "value")
  const body = Trees.field(node, "body")
  const cases: Array<Case> = []
  let waiting: Array<Expression> = []
  let takesRest = false
  for (const section of body === undefined ? [] : Trees.named(body)) {
    if (section.type !== "switch_section") continue
    const isDefault = section.children.some((child) => child.type === "default")
    const isPattern = (child: SyntaxNode): boolean => /_pattern$|^discard$/u.test(child.type)
    const parts = Trees.named(section)
    const patterns = parts.filter((child) => isPattern(child) || (!isDefault && child === parts[0]))
    const when = parts.find((child) => child.type === "when_clause")
    const statements = parts.filter((child) => !patterns.includes(child) && child !== when)
    takesRest ||= isDefault
    waiting.push(...patterns.flatMap((one) => (isPattern(one) ? Patterns.tests(sharp, one) : [sharp.expression(one)])))
    // Labels without statements share those of the next one.
    if (statements.length === 0) continue
    const guard = when === undefined ? undefined : Trees.named(when)[0]
    const inner = statements.map(sharp.node)
    cases.push({
      ...Lower.place(section),
      tests: takesRest ? [] : waiting,
      ...(guard === undefined ? {} : { guard: sharp.expression(guard) }),
      body: { kind: "block", ...Lower.place(section), statements: takesRest ? [...waiting, ...inner] : inner }
    })
    waiting = []
    takesRest = false
  }
  return {
    kind: "switch",
    ...Lower.place(node),
    subject: subject === undefined ? undefined : sharp.expression(subject),
    cases
  }
}

const tryOf = (sharp: Sharp, node: SyntaxNode): Try => {
  const last = node.children.find((child) => child.type === "finally_clause")
  return {
    kind: "try",
    ...Lower.place(node),
    body: sharp.block(Trees.field(node, "body"), node),
    catches: node.children
      .filter((child) => child.type === "catch_clause")
      .map((one) => {
        const what = one.children.find((child) => child.type === "catch_declaration")
        const key = Trees.field(what, "name")
        const type = sharp.type(Trees.field(what, "type"))
        const filter = one.children.find((child) => child.type === "catch_filter_clause")
        const body = sharp.block(Trees.field(one, "body"), one)
        return {
          ...(key === undefined ? {} : { name: Lower.name(key, sharp.text) }),
          types: type === undefined ? [] : [type],
          body:
            filter === undefined
              ? body
              : { ...body, start: filter.start, statements: [Lower.opaque(filter, sharp.node), ...body.statements] }
        }
      }),
    ...(last === undefined ? {} : { last: Lower.opaque(last, sharp.node) })
  }
}
