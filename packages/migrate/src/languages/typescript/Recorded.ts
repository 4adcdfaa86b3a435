/** What a test reads of the requests that a double has recorded: `fetch.mock.calls[0]`, `mock.history.post[0].data`. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

const RECORDS =
  /\.mock\.(?:calls|lastCall)\b|\.history\b|\.(?:first|second|third|last)Call\b|\.getCalls?\(|\.postData(?:JSON)?\(|\.lastCall\(/u

const STEPS_MAX = 4

/** Whether an expression is made of what a double has recorded. */
export const isRecorded = (module: Module, node: SyntaxNode, steps = 0): boolean => {
  if (RECORDS.test(textOf(module, node))) return true
  if (steps > STEPS_MAX) return false
  return [node, ...Trees.all(node, NAMES)].some((name) => {
    const origin = name.type === "identifier" ? module.bindings.of(name)?.origin : undefined
    return origin?.kind === "value" && origin.node !== undefined && isRecorded(module, origin.node, steps + 1)
  })
}

const NAMES: ReadonlySet<string> = new Set(["identifier"])

const MEMBERS: ReadonlySet<string> = new Set(["member_expression"])

/** The fields with one of these names that the test around a double reads of it. */
export const readsAround = (
  module: Module,
  double: SyntaxNode,
  names: ReadonlySet<string>
): ReadonlyArray<SyntaxNode> => {
  const test = Syntax.functionAround(double)
  if (test === undefined) return []
  return Trees.all(test, MEMBERS).flatMap((member) => {
    const key = Trees.field(member, "property")
    const object = Trees.field(member, "object")
    return key !== undefined && object !== undefined && names.has(textOf(module, key)) && isRecorded(module, object)
      ? [key]
      : []
  })
}
