/** Where an answer leaves what can be followed: returned to other files, handed to unknown code, stored. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Bodies from "./Bodies.ts"
import type { Owner } from "./Holds.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import * as Syntax from "./Syntax.ts"

const HARMLESS =
  /^(?:log|info|warn|error|debug|trace|stringify|json|text|String|Number|parseFloat|parseInt|BigInt|Boolean|Date|isArray|includes|has|set|expect|equal|deepEqual|strictEqual|ok|assert|then|catch|\w*Error)$/u

const PLACES = new Set([
  "identifier",
  "member_expression",
  "call_expression",
  "await_expression",
  "shorthand_property_identifier"
])

/** The owners whose answers go somewhere unknown. */
export const find = (module: Module, reach: Reach): ReadonlySet<Owner> => {
  const leaked = new Set<Owner>()
  Trees.each(module.root, PLACES, (node) => {
    if (!(leaves(module, reach, node) || callsBack(module, node))) return
    for (const owner of reach.of(node)?.owners ?? []) leaked.add(owner)
  })
  return leaked
}

const CALLBACK = /^(?:cb|callback|done|next|resolve|handle[A-Z]?\w*|on[A-Z]\w*)$/u

/** `request.post(options, done)`: a function that is not in reach gets the answer. */
const callsBack = (module: Module, node: SyntaxNode): boolean => {
  const last = node.type === "call_expression" ? Syntax.argumentsOf(node).at(-1) : undefined
  const fn = last === undefined ? undefined : Syntax.settled(last)
  return fn?.type === "identifier" && CALLBACK.test(module.text.slice(fn.start, fn.end))
}

/** Whether a value that stands here is handed on. */
const leaves = (module: Module, reach: Reach, node: SyntaxNode): boolean => {
  let at = node
  while (
    at.parent !== undefined &&
    /^(?:parenthesized|as|satisfies|non_null|await|ternary|binary)_expression$/u.test(at.parent.type)
  ) {
    // A condition or a comparison looks at the value and keeps nothing of it.
    if (at.parent.type === "ternary_expression" && at.field === "condition") return false
    if (
      at.parent.type === "binary_expression" &&
      !at.parent.children.some((child) => /^(?:\?\?|\|\|)$/u.test(child.type))
    )
      return false
    at = at.parent
  }
  const { parent } = at
  switch (parent?.type) {
    case "return_statement":
    case "yield_expression":
      return isHandedOut(module, parent)
    case "arrow_function":
      return at.field === "body" && isHandedOut(module, at)
    case "arguments": {
      const call = parent.parent
      if (call === undefined || Members.called(module, call) !== undefined) return false
      return !HARMLESS.test(Syntax.calleeName(call, module.text)) && reach.of(call) === undefined
    }
    case "pair":
      return at.field === "value"
    case "object":
    case "array":
    case "spread_element":
    case "jsx_expression":
      return true
    case "assignment_expression":
      return at.field === "right" && Trees.field(parent, "left")?.type === "member_expression"
    default:
      return false
  }
}

/** Whether what the function around a node answers can be read by code elsewhere. */
const isHandedOut = (module: Module, node: SyntaxNode): boolean => {
  const fn = Syntax.functionAround(node) ?? (Syntax.isFunction(node.parent ?? node) ? node.parent : undefined)
  if (fn === undefined) return false
  if (fn.parent?.type === "arguments") return false
  return Bodies.isReachableElsewhere(module, fn)
}
