/** What a test reads of the requests that a double has recorded: `fetch.mock.calls[0]`, `mock.history.post[0].data`. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

const RECORDS =
  /\.mock\.(?:calls|lastCall)\b|\.history\b|\.(?:first|second|third|last)Call\b|\.getCalls?\(|\.postData(?:JSON)?\(|\.lastCall\(/u

/** Whether an expression is made of what a double has recorded; `seen` was looked at before. */
const isRecorded = (module: Module, node: SyntaxNode, seen = new Set<SyntaxNode>()): boolean => {
  if (seen.has(node)) return false
  seen.add(node)
  if (RECORDS.test(textOf(module, node))) return true
  return Trees.all(node, NAMES).some((name) => {
    const origin = module.bindings.of(name)?.origin
    return origin?.kind === "value" && origin.node !== undefined && isRecorded(module, origin.node, seen)
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
