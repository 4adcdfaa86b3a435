/** Kotlin's functions, lambdas and annotations. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, FunctionNode, Node, Parameter } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Kotlin } from "./lower.ts"
import { behind, isType, named } from "./nodes.ts"
import * as Parts from "./parts.ts"

const annotation = (kotlin: Kotlin, node: SyntaxNode): Annotation => {
  const made = named(node).find((child) => child.type === "constructor_invocation")
  const type = (made === undefined ? named(node) : named(made)).find((child) => child.type === "user_type")
  const list = made?.children.find((child) => child.type === "value_arguments")
  return {
    ...Lower.place(node),
    name: type === undefined ? "" : kotlin.spelled(type).replace(/^.*\./u, ""),
    arguments: (list === undefined ? [] : named(list)).map((child) => Parts.argumentOf(kotlin, child))
  }
}

/** The annotations in front of a declaration or a parameter. */
export const annotationsOf = (kotlin: Kotlin, node: SyntaxNode | undefined): ReadonlyArray<Annotation> =>
  (node?.children ?? [])
    .filter((child) => child.type === "modifiers" || child.type === "parameter_modifiers" || child === node)
    .flatMap((child) => named(child))
    .concat(node?.type === "parameter_modifiers" ? named(node) : [])
    .filter((child) => child.type === "annotation")
    .map((child) => annotation(kotlin, child))

export const isPrivate = (kotlin: Kotlin, node: SyntaxNode): boolean => {
  const modifiers = node.children.find((child) => child.type === "modifiers")
  return modifiers !== undefined && /\bprivate\b/u.test(kotlin.spelled(modifiers))
}

const VERBS = /^(?:GET|POST|PUT|PATCH|DELETE)$/u

/** JAX-RS says the verb and the path in two annotations. */
const joined = (annotations: ReadonlyArray<Annotation>): ReadonlyArray<Annotation> => {
  const verb = annotations.find((one) => VERBS.test(one.name) && one.arguments.length === 0)
  return verb === undefined
    ? annotations
    : annotations.map((one) => (one.name === "Path" && one.arguments.length > 0 ? { ...one, name: verb.name } : one))
}

/** A function, a constructor, a function without a name. */
export const functionOf = (kotlin: Kotlin, node: SyntaxNode): FunctionNode => {
  const key = Trees.field(node, "name")
  const list = node.children.find((child) => child.type === "function_value_parameters")
  const after = list === undefined ? [] : node.children.slice(node.children.indexOf(list) + 1)
  const returns = kotlin.type(after.find(isType))
  const body = node.children.find((child) => child.type === "function_body" || child.type === "block")
  const inner = body?.type === "function_body" ? named(body)[0] : body
  const isBlock = inner === undefined || inner.type === "block"
  const delegated = node.children.filter((child) => child.type === "constructor_delegation_call").map(kotlin.node)
  const block = kotlin.block(inner === undefined ? [] : named(inner), inner ?? node)
  return {
    kind: "function",
    ...Lower.place(node),
    ...(key === undefined ? {} : { name: Lower.name(key, kotlin.text) }),
    parameters: parametersOf(kotlin, list),
    ...(returns === undefined ? {} : { returns }),
    body: isBlock ? { ...block, statements: [...delegated, ...block.statements] } : kotlin.node(inner),
    annotations: joined(annotationsOf(kotlin, node)),
    ...(isBlock ? {} : { answersLast: true }),
    ...(isPrivate(kotlin, node) ? { isPrivate: true } : {})
  }
}

/** The parameters of a list, each with the modifiers in front of it and the default behind it. */
export const parametersOf = (kotlin: Kotlin, list: SyntaxNode | undefined): ReadonlyArray<Parameter> => {
  const children = list?.children ?? []
  return children.flatMap((child, index): ReadonlyArray<Parameter> => {
    if (child.type !== "parameter" && child.type !== "variable_declaration") return []
    const key = named(child).find((one) => one.type === "identifier")
    if (key === undefined) return []
    const before = children[index - 1]
    const modifiers = before?.type === "parameter_modifiers" ? before : undefined
    const value = children[index + 1]?.type === "=" ? children[index + 2] : undefined
    const type = kotlin.type(named(child).find(isType))
    const annotations = annotationsOf(kotlin, modifiers)
    const isRest = modifiers !== undefined && /\bvararg\b/u.test(kotlin.spelled(modifiers))
    return [
      {
        ...Lower.place(child),
        name: Lower.name(key, kotlin.text),
        ...(type === undefined ? {} : { type }),
        ...(value === undefined ? {} : { value: kotlin.expression(value) }),
        ...(isRest ? { isRest } : {}),
        ...(annotations.length === 0 ? {} : { annotations })
      }
    ]
  })
}

/** A lambda, one of its statements left out: `{ a, b -> … }`, `{ it.status }`, `fun(x: Int) { … }` */
export const lambda = (kotlin: Kotlin, node: SyntaxNode, without?: SyntaxNode): FunctionNode => {
  if (node.type === "anonymous_function") return functionOf(kotlin, node)
  const list = node.children.find((child) => child.type === "lambda_parameters")
  const statements = named(node).filter((child) => child !== list && child !== without)
  const usesIt = list === undefined && /\bit\b/u.test(kotlin.spelled(node))
  const it: Parameter = {
    start: node.start,
    end: node.start,
    name: { kind: "name", start: node.start, end: node.start, name: "it" }
  }
  const [only, more] = statements
  return {
    kind: "function",
    ...Lower.place(node),
    parameters: usesIt ? [it] : lambdaParameters(kotlin, list),
    body: only !== undefined && more === undefined ? kotlin.node(only) : kotlin.block(statements, node),
    annotations: [],
    answersLast: true
  }
}

/** Parts that are taken apart (`{ (key, value) -> … }`) are parameters of their own. */
const lambdaParameters = (kotlin: Kotlin, list: SyntaxNode | undefined): ReadonlyArray<Parameter> =>
  (list === undefined ? [] : named(list)).flatMap((child) =>
    child.type === "multi_variable_declaration" ? parametersOf(kotlin, child) : parametersOf(kotlin, only(child))
  )

const only = (child: SyntaxNode): SyntaxNode => ({ ...child, children: [child] })

/** The value of a property, of a parameter of a class: what stands behind `=`. */
export const valueOf = (kotlin: Kotlin, node: SyntaxNode): Node | undefined => {
  const value = behind(node, "=")
  return value === undefined ? undefined : kotlin.node(value)
}
