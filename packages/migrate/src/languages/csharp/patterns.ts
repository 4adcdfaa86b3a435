/** C#'s patterns: `is "A" or "B"`, `{ Status: "A" }`, the arms of switches. */
import * as Lower from "../../program/Lower.ts"
import type { Binary, Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Sharp } from "./lower.ts"

/** The values that a pattern takes, in `or`s; `undefined` for any other pattern. */
const valuesOf = (node: SyntaxNode): ReadonlyArray<SyntaxNode> | undefined => {
  switch (node.type) {
    case "constant_pattern": {
      const inner = Trees.named(node)[0]
      return inner === undefined || inner.type === "binary_expression" ? undefined : [inner]
    }
    case "parenthesized_pattern":
      return valuesOf(Trees.named(node)[0] ?? node)
    case "or_pattern": {
      const left = valuesOf(Trees.field(node, "left") ?? node)
      const right = valuesOf(Trees.field(node, "right") ?? node)
      return left === undefined || right === undefined ? undefined : [...left, ...right]
    }
    default:
      return undefined
  }
}

/** The values that a case takes. */
export const tests = (sharp: Sharp, node: SyntaxNode): ReadonlyArray<Expression> => {
  const values = valuesOf(node)
  if (values !== undefined) return values.map(sharp.expression)
  return [Lower.opaque(node, sharp.node)]
}

interface Tested {
  readonly subject: () => Expression
  readonly place: { readonly start: number; readonly end: number }
}

const compare = (
  sharp: Sharp,
  { place, subject }: Tested,
  values: ReadonlyArray<SyntaxNode>,
  isNot: boolean
): Binary => {
  const [first, more] = values
  if (first !== undefined && more === undefined) {
    return { kind: "binary", ...place, operator: isNot ? "!=" : "==", left: subject(), right: sharp.expression(first) }
  }
  const items = values.map(sharp.expression)
  const list: Expression = { kind: "list", start: items[0]!.start, end: items.at(-1)!.end, items }
  return { kind: "binary", ...place, operator: isNot ? "!in" : "in", left: subject(), right: list }
}

/** What `subject is pattern` says, as comparisons. */
export const test = (sharp: Sharp, node: SyntaxNode, tested: Tested): Expression => {
  const values = valuesOf(node)
  if (values !== undefined) return compare(sharp, tested, values, false)
  const at = Lower.place(node)
  const parts = Trees.named(node)
  switch (node.type) {
    case "parenthesized_pattern":
      return test(sharp, parts[0] ?? node, tested)
    case "negated_pattern": {
      const inner = parts[0] ?? node
      const negated = valuesOf(inner)
      if (negated !== undefined) return compare(sharp, tested, negated, true)
      return { kind: "unary", ...at, operator: "!", value: test(sharp, inner, tested) }
    }
    case "or_pattern":
    case "and_pattern": {
      const left = Trees.field(node, "left") ?? parts[0]
      const right = Trees.field(node, "right") ?? parts[1]
      if (left === undefined || right === undefined) return Lower.opaque(node, sharp.node)
      return {
        kind: "binary",
        ...at,
        operator: node.type === "or_pattern" ? "||" : "&&",
        left: test(sharp, left, { ...tested, place: Lower.place(left) }),
        right: test(sharp, right, { ...tested, place: Lower.place(right) })
      }
    }
    case "constant_pattern": {
      // `is "A" && x`: the grammar takes the rest of the condition for the constant.
      const inner = parts[0]
      const left = Trees.field(inner, "left")
      const right = Trees.field(inner, "right")
      const operator = Trees.field(inner, "operator")?.type
      if (left === undefined || right === undefined || (operator !== "&&" && operator !== "||")) {
        return Lower.opaque(node, sharp.node)
      }
      const first = compare(sharp, { ...tested, place: { start: tested.place.start, end: left.end } }, [left], false)
      return { kind: "binary", ...tested.place, operator, left: first, right: sharp.expression(right) }
    }
    case "recursive_pattern":
      return members(sharp, node, tested)
    default:
      return Lower.opaque(node, sharp.node)
  }
}

/** `{ Status: "A" or "B", Amount: var amount }` */
const members = (sharp: Sharp, node: SyntaxNode, tested: Tested): Expression => {
  const clause = node.children.find((child) => child.type === "property_pattern_clause")
  const subs = (clause === undefined ? [] : Trees.named(clause)).filter((child) => child.type === "subpattern")
  if (subs.length === 0) return Lower.opaque(node, sharp.node)
  const children = subs.map((sub) => {
    const [key, pattern] = Trees.named(sub)
    if (key === undefined || pattern === undefined || key.type !== "identifier") return Lower.opaque(sub, sharp.node)
    const subject = (): Expression => ({
      kind: "member",
      start: tested.place.start,
      end: key.end,
      object: tested.subject(),
      name: sharp.spelled(key),
      key: Lower.place(key)
    })
    return test(sharp, pattern, { subject, place: Lower.place(sub) })
  })
  return { kind: "opaque", ...Lower.place(node), children }
}
