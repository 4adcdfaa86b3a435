/** Status words in constants: the vendor's other objects have the same words, and a constant may serve both. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** Whether a word stands in a constant of this file that is also used outside of these tests. */
export const isShared = (module: Module, word: SyntaxNode, tests: ReadonlyArray<SyntaxNode>): boolean => {
  const isTested = (node: SyntaxNode): boolean => tests.some((test) => Trees.holds(test, node))
  if (isTested(word)) return false
  const declarator = Trees.around(word, (node) => node.type === "variable_declarator")
  const name = declarator === undefined ? undefined : Trees.field(declarator, "name")
  const binding = name?.type === "identifier" ? module.bindings.of(name) : undefined
  if (binding === undefined) return false
  const pair = word.parent?.type === "pair" ? word.parent : undefined
  const key = pair === undefined ? undefined : Trees.field(pair, "key")
  const own = key === undefined ? undefined : Syntax.keyName(key, module.text)
  return binding.references.some((reference) => {
    const { parent } = reference
    const property = parent?.type === "member_expression" ? Trees.field(parent, "property") : undefined
    const isOther = own !== undefined && property !== undefined && textOf(module, property) !== own
    // A type that is made from the constant follows it.
    const isType = Trees.around(reference, (node) => node.type === "type_query") !== undefined
    return !isOther && !isType && !isTested(reference)
  })
}
