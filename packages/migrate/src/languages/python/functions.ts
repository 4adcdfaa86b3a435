/** Python's functions, lambdas and decorators. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, FunctionNode, Parameter } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Python } from "./lower.ts"

export const annotation = (python: Python, node: SyntaxNode): Annotation => {
  const value = python.expression(Trees.named(node)[0] ?? node)
  return {
    ...Lower.place(node),
    name: value.kind === "call" ? value.name : Lower.lastWord(value),
    arguments: value.kind === "call" ? value.arguments : []
  }
}

export const functionOf = (python: Python, node: SyntaxNode, annotations: ReadonlyArray<Annotation>): FunctionNode => {
  const key = Trees.field(node, "name")
  const body = Trees.field(node, "body")
  const returns = python.type(Trees.field(node, "return_type"))
  const isMethod =
    node.parent?.parent?.type === "class_definition" || node.parent?.parent?.parent?.type === "class_definition"
  const list = Trees.field(node, "parameters")
  const shares = body === undefined ? [] : sharesOf(python, body)
  return {
    kind: "function",
    ...Lower.place(node),
    ...(key === undefined ? {} : { name: Lower.name(key, python.text) }),
    parameters: (list === undefined ? [] : Trees.named(list)).flatMap((child, index) => {
      const parameter = parameterOf(python, child)
      return parameter === undefined
        ? []
        : [
            {
              ...parameter,
              ...(isMethod && index === 0 && /^(?:self|cls)$/u.test(parameter.name.name) ? { isSelf: true } : {})
            }
          ]
    }),
    ...(returns === undefined ? {} : { returns }),
    body: node.type === "lambda" ? python.expression(body ?? node) : python.block(body, node),
    annotations,
    ...(node.type === "lambda" ? { answersLast: true } : {}),
    ...(key !== undefined && /^_(?!_)/u.test(python.text.slice(key.start, key.end)) ? { isPrivate: true } : {}),
    ...(shares.length === 0 ? {} : { shares })
  }
}

/** `global LAST`, `nonlocal last` */
const sharesOf = (python: Python, body: SyntaxNode): NonNullable<FunctionNode["shares"]> => {
  const found: Array<NonNullable<FunctionNode["shares"]>[number]> = []
  Trees.walk(body, (node) => {
    if (node.type === "global_statement" || node.type === "nonlocal_statement") {
      const of = node.type === "global_statement" ? "file" : "function"
      for (const name of Trees.named(node)) found.push({ name: python.text.slice(name.start, name.end), of })
    }
    return !/^(?:function_definition|class_definition|lambda)$/u.test(node.type)
  })
  return found
}

const parameterOf = (python: Python, node: SyntaxNode): Parameter | undefined => {
  const key = node.type === "identifier" ? node : firstName(node)
  if (key === undefined) return undefined
  const type = python.type(Trees.field(node, "type"))
  const value = Trees.field(node, "value")
  return {
    ...Lower.place(node),
    name: Lower.name(key, python.text),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value: python.expression(value) }),
    ...([node, ...node.children].some((one) => one.type === "list_splat_pattern") ? { isRest: true } : {})
  }
}

const firstName = (node: SyntaxNode): SyntaxNode | undefined => {
  let found: SyntaxNode | undefined
  Trees.walk(node, (inner) => {
    if (found === undefined && inner.type === "identifier") found = inner
    return found === undefined
  })
  return found
}
