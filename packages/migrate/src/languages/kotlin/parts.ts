/** The parts of Kotlin's calls. */
import * as Lower from "../../program/Lower.ts"
import type { Argument, Type } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import type { Kotlin } from "./lower.ts"
import { named } from "./nodes.ts"

/** The parts of a call, the lambda behind its parentheses too. */
export interface Parts {
  readonly callee: SyntaxNode
  readonly name: string
  readonly list: SyntaxNode | undefined
  readonly given: ReadonlyArray<SyntaxNode>
  readonly lambda: SyntaxNode | undefined
  readonly types: SyntaxNode | undefined
}

export const partsOf = (kotlin: Kotlin, node: SyntaxNode): Parts | undefined => {
  const trailing = node.children.find((child) => child.type === "annotated_lambda")
  const [first] = named(node)
  if (first === undefined) return undefined
  // `post(url) { … }`: the call with parentheses stands inside.
  const isOuter =
    trailing !== undefined &&
    first.type === "call_expression" &&
    !node.children.some((child) => child.type === "value_arguments") &&
    !first.children.some((child) => child.type === "annotated_lambda")
  const inner = isOuter ? first : node
  const callee = named(inner)[0] ?? first
  const list = inner.children.find((child) => child.type === "value_arguments")
  const last = callee.type === "navigation_expression" ? (named(callee).at(-1) ?? callee) : callee
  return {
    callee,
    name: kotlin.spelled(last),
    list,
    given: list === undefined ? [] : named(list).filter((child) => child.type === "value_argument"),
    lambda: trailing === undefined ? undefined : named(trailing).find((child) => child.type === "lambda_literal"),
    types: inner.children.find((child) => child.type === "type_arguments")
  }
}

/** The expression that an argument holds. */
export const valueIn = (argument: SyntaxNode): SyntaxNode => named(argument).at(-1) ?? argument

export const argumentOf = (kotlin: Kotlin, node: SyntaxNode): Argument => {
  const isNamed = node.children.some((child) => child.type === "=")
  const [key] = named(node)
  const value = valueIn(node)
  const isSpread = value.type === "spread_expression" || node.children.some((child) => child.type === "*")
  return {
    ...(isNamed && key !== undefined ? { name: kotlin.spelled(key), key: Lower.place(key) } : {}),
    value: kotlin.expression(value),
    ...(isSpread ? { isSpread } : {})
  }
}

export const typesOf = (kotlin: Kotlin, node: SyntaxNode | undefined): ReadonlyArray<Type> =>
  (node === undefined ? [] : named(node)).flatMap((child) => kotlin.type(child) ?? [])
