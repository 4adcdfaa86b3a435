/** Java's methods, constructors, lambdas and annotations. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, Argument, FunctionNode, Parameter } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Java } from "./lower.ts"
import { named } from "./nodes.ts"

/** What stands in front of a declaration. */
export const modifiersOf = (node: SyntaxNode): SyntaxNode | undefined =>
  node.children.find((child) => child.type === "modifiers")

export const isPrivate = (java: Java, node: SyntaxNode): boolean => {
  const modifiers = modifiersOf(node)
  return modifiers !== undefined && /\bprivate\b/u.test(java.spelled(modifiers))
}

const annotation = (java: Java, node: SyntaxNode): Annotation => {
  const key = Trees.field(node, "name")
  const list = Trees.field(node, "arguments")
  return {
    ...Lower.place(node),
    name: key === undefined ? "" : java.spelled(key).replace(/^.*\./u, ""),
    arguments: (list === undefined ? [] : named(list)).map((child): Argument => {
      const name = child.type === "element_value_pair" ? Trees.field(child, "key") : undefined
      const value = child.type === "element_value_pair" ? Trees.field(child, "value") : undefined
      return name === undefined || value === undefined
        ? { value: java.expression(child) }
        : { name: java.spelled(name), key: Lower.place(name), value: java.expression(value) }
    })
  }
}

export const annotationsOf = (java: Java, node: SyntaxNode): ReadonlyArray<Annotation> =>
  (modifiersOf(node)?.children ?? [])
    .filter((child) => child.type === "annotation" || child.type === "marker_annotation")
    .map((child) => annotation(java, child))

const VERBS = /^(?:GET|POST|PUT|PATCH|DELETE)$/u

/** JAX-RS says the verb and the path in two annotations. */
const joined = (annotations: ReadonlyArray<Annotation>): ReadonlyArray<Annotation> => {
  const verb = annotations.find((one) => VERBS.test(one.name) && one.arguments.length === 0)
  return verb === undefined
    ? annotations
    : annotations.map((one) => (one.name === "Path" && one.arguments.length > 0 ? { ...one, name: verb.name } : one))
}

/** A method or a constructor. */
export const functionOf = (java: Java, node: SyntaxNode): FunctionNode => {
  const key = Trees.field(node, "name")
  const returns = java.type(Trees.field(node, "type"))
  return {
    kind: "function",
    ...Lower.place(node),
    ...(key === undefined || node.type === "constructor_declaration" ? {} : { name: Lower.name(key, java.text) }),
    parameters: parametersOf(java, Trees.field(node, "parameters")),
    ...(returns === undefined ? {} : { returns }),
    body: java.block(Trees.field(node, "body"), node),
    annotations: joined(annotationsOf(java, node)),
    ...(isPrivate(java, node) ? { isPrivate: true } : {})
  }
}

export const parametersOf = (java: Java, list: SyntaxNode | undefined): ReadonlyArray<Parameter> =>
  (list === undefined ? [] : named(list)).flatMap((child): ReadonlyArray<Parameter> => {
    if (child.type === "identifier") return [{ ...Lower.place(child), name: Lower.name(child, java.text) }]
    const isRest = child.type === "spread_parameter"
    const declarator = child.children.find((one) => one.type === "variable_declarator")
    const key = Trees.field(child, "name") ?? (declarator === undefined ? undefined : Trees.field(declarator, "name"))
    if (key === undefined) return []
    const type = java.type(
      Trees.field(child, "type") ?? (isRest ? named(child).find((one) => /type/u.test(one.type)) : undefined)
    )
    const annotations = annotationsOf(java, child)
    return [
      {
        ...Lower.place(child),
        name: Lower.name(key, java.text),
        ...(type === undefined ? {} : { type }),
        ...(isRest ? { isRest } : {}),
        ...(annotations.length === 0 ? {} : { annotations })
      }
    ]
  })

/** `x -> x.status()`, `(a, b) -> { … }` */
export const lambda = (java: Java, node: SyntaxNode): FunctionNode => {
  const list = Trees.field(node, "parameters")
  const body = Trees.field(node, "body")
  const isBlock = body?.type === "block"
  return {
    kind: "function",
    ...Lower.place(node),
    parameters:
      list?.type === "identifier"
        ? [{ ...Lower.place(list), name: Lower.name(list, java.text) }]
        : parametersOf(java, list),
    body: body === undefined || isBlock ? java.block(body, node) : java.expression(body),
    annotations: [],
    ...(isBlock ? {} : { answersLast: true })
  }
}

const STATIC = /^(?:from|parse|of|valueOf|read|decode|new|to[A-Z])/u

/** `HttpResponse::body`, `mapper::readTree`: a function that calls the method on, or with, what it is handed. */
export const reference = (java: Java, node: SyntaxNode): FunctionNode | undefined => {
  const [owner, key] = named(node)
  if (owner === undefined || key === undefined) return undefined
  const at = { start: node.start, end: node.start }
  const given = { kind: "name" as const, ...at, name: "::" }
  const name = java.spelled(key)
  const isOnGiven = /^[A-Z]\w*$/u.test(java.spelled(owner)) && !STATIC.test(name)
  const callee = {
    kind: "member" as const,
    ...Lower.place(node),
    object: isOnGiven ? { ...given } : java.expression(owner),
    name,
    key: Lower.place(key)
  }
  return {
    kind: "function",
    ...Lower.place(node),
    parameters: [{ ...at, name: given }],
    body: Lower.call(node, callee, isOnGiven ? [] : [{ value: { ...given } }]),
    annotations: [],
    answersLast: true
  }
}
