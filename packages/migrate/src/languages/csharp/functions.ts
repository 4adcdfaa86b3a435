/** C#'s functions, and the expressions with bodies: lambdas, switches, queries. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, Expression, FunctionNode, Node, Parameter } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Sharp } from "./lower.ts"
import * as Patterns from "./patterns.ts"

/** The words in front of a declaration. */
export const modifiersOf = (sharp: Sharp, node: SyntaxNode): ReadonlySet<string> =>
  new Set(node.children.filter((child) => child.type === "modifier").map((child) => sharp.spelled(child)))

export const annotationsOf = (sharp: Sharp, node: SyntaxNode): ReadonlyArray<Annotation> =>
  node.children
    .filter((child) => child.type === "attribute_list")
    .flatMap((list) => Trees.named(list).filter((child) => child.type === "attribute"))
    .map((attribute) => {
      const key = Trees.field(attribute, "name")
      const list = attribute.children.find((child) => child.type === "attribute_argument_list")
      return {
        ...Lower.place(attribute),
        name: (key === undefined ? "" : sharp.spelled(key)).replace(/^.*\.|Attribute$/gu, ""),
        arguments: (list === undefined ? [] : Trees.named(list)).map((one) => {
          const name = Trees.field(one, "name")
          const value = Trees.named(one).findLast((child) => child !== name)
          return {
            value: value === undefined ? Lower.missing(one) : sharp.expression(value),
            ...(name === undefined ? {} : { name: sharp.spelled(name), key: Lower.place(name) })
          }
        })
      }
    })

/** The parameters, and what their attributes say. */
export const parametersOf = (sharp: Sharp, list: SyntaxNode | undefined): ReadonlyArray<Parameter> => {
  const parameters: Array<Parameter> = []
  for (const child of list === undefined ? [] : Trees.named(list)) {
    if (child.type !== "parameter") continue
    const key = Trees.field(child, "name")
    if (key === undefined) continue
    const typeNode = Trees.field(child, "type")
    const type = sharp.type(typeNode)
    const value = Trees.named(child).at(-1)
    const annotations = annotationsOf(sharp, child)
    parameters.push({
      ...Lower.place(child),
      ...(annotations.length === 0 ? {} : { annotations }),
      name: Lower.name(key, sharp.text),
      ...(type === undefined ? {} : { type }),
      ...(value === undefined || value === key || value === typeNode ? {} : { value: sharp.expression(value) }),
      // An extension's first parameter is what it is called on.
      ...(modifiersOf(sharp, child).has("this") ? { isSelf: true } : {})
    })
  }
  // `params string[] rest` stands in the list itself.
  const rest = Trees.field(list, "name")
  if (rest !== undefined && list !== undefined) {
    const type = sharp.type(Trees.field(list, "type"))
    parameters.push({
      ...Lower.place(rest),
      name: Lower.name(rest, sharp.text),
      ...(type === undefined ? {} : { type }),
      isRest: true
    })
  }
  return parameters
}

/** A body in braces, or behind `=>`. */
export const bodyOf = (sharp: Sharp, node: SyntaxNode): { readonly body: Node; readonly answersLast?: boolean } => {
  const body = Trees.field(node, "body") ?? node.children.find((child) => child.type === "block")
  if (body === undefined) return { body: { kind: "block", start: node.end, end: node.end, statements: [] } }
  if (body.type === "arrow_expression_clause") {
    const value = Trees.named(body)[0]
    return { body: value === undefined ? Lower.missing(body) : sharp.expression(value), answersLast: true }
  }
  if (body.type === "block") return { body: sharp.block(body, node) }
  return { body: sharp.expression(body), answersLast: true }
}

const ACCESS = /^(?:public|internal|protected|private)$/u

/** A method, a constructor, a local function. */
export const method = (sharp: Sharp, node: SyntaxNode, isOpen = false): FunctionNode => {
  const key = Trees.field(node, "name")
  const returns = sharp.type(Trees.field(node, "returns") ?? Trees.field(node, "type"))
  const modifiers = modifiersOf(sharp, node)
  const isPrivate = !isOpen && (modifiers.has("private") || ![...modifiers].some((one) => ACCESS.test(one)))
  const made = bodyOf(sharp, node)
  const first = node.children.find((child) => child.type === "constructor_initializer")
  const body: Node =
    first === undefined
      ? made.body
      : {
          kind: "block",
          ...Lower.place(node),
          statements: [Lower.opaque(first, (one) => argument(sharp, one)), made.body]
        }
  return {
    kind: "function",
    ...Lower.place(node),
    ...(key === undefined ? {} : { name: Lower.name(key, sharp.text) }),
    parameters: parametersOf(sharp, Trees.field(node, "parameters")),
    ...(returns === undefined ? {} : { returns }),
    body,
    annotations: annotationsOf(sharp, node),
    ...(made.answersLast === true ? { answersLast: true } : {}),
    ...(isPrivate ? { isPrivate: true } : {})
  }
}

const argument = (sharp: Sharp, list: SyntaxNode): Node => ({
  kind: "opaque",
  ...Lower.place(list),
  children: sharp.given(list).map((one) => one.value)
})

export const lambda = (sharp: Sharp, node: SyntaxNode): FunctionNode => {
  const list = Trees.field(node, "parameters")
  const parameters =
    list?.type === "parameter_list"
      ? parametersOf(sharp, list)
      : list === undefined
        ? []
        : [{ ...Lower.place(list), name: Lower.name(list, sharp.text) }]
  return { kind: "function", ...Lower.place(node), parameters, annotations: [], ...bodyOf(sharp, node) }
}

/** `subject switch { "A" or "B" => value, _ => throw … }` */
export const switchExpression = (sharp: Sharp, node: SyntaxNode): Expression => {
  const [subject, ...rest] = Trees.named(node)
  const arms = rest.flatMap((one) => (one.type === "switch_expression_arm" ? [one] : Trees.named(one)))
  return {
    kind: "switch",
    ...Lower.place(node),
    subject: subject === undefined ? undefined : sharp.expression(subject),
    cases: arms
      .filter((arm) => arm.type === "switch_expression_arm")
      .map((arm) => {
        const [pattern, ...others] = Trees.named(arm)
        const when = others.find((one) => one.type === "when_clause")
        const value = others.findLast((one) => one !== when)
        const guard = when === undefined ? undefined : Trees.named(when)[0]
        const isRest = pattern === undefined || pattern.type === "discard" || sharp.spelled(pattern) === "_"
        return {
          ...Lower.place(arm),
          tests: isRest ? [] : Patterns.tests(sharp, pattern),
          ...(guard === undefined ? {} : { guard: sharp.expression(guard) }),
          body: value === undefined ? Lower.missing(arm) : sharp.expression(value)
        }
      })
  }
}

/** `from row in rows where row.Status == "…" select row.Amount` */
export const query = (sharp: Sharp, node: SyntaxNode): Expression => {
  const clauses = Trees.named(node)
  const from = clauses.find((one) => one.type === "from_clause")
  const target = Trees.field(from, "name")
  const over = from === undefined ? undefined : Trees.named(from).at(-1)
  const select = clauses.find((one) => one.type === "select_clause")
  const collected = select === undefined ? undefined : Trees.named(select)[0]
  if (from === undefined || target === undefined || over === undefined || over === target) {
    return Lower.opaque(node, sharp.node)
  }
  return {
    kind: "loop",
    ...Lower.place(node),
    word: { start: node.start, end: node.start + "from".length },
    target: sharp.expression(target),
    over: sharp.expression(over),
    others: clauses.filter((one) => one !== from && one !== select).map(sharp.node),
    body: { kind: "block", start: node.end, end: node.end, statements: [] },
    ...(collected === undefined ? {} : { collects: sharp.expression(collected) })
  }
}
