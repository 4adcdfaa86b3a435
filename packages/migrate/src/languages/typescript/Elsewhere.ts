/** Calls that are made in another file, through a function or a method that is imported. */
import type { Answer, Meaning } from "../../project/Outside.ts"
import { keyOf } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** What an imported name stands for. */
export const meaningOf = (module: Module, binding: Bindings.Binding | undefined): Meaning | undefined =>
  binding?.origin.kind === "import" && module.outside !== undefined
    ? module.outside.imports.get(keyOf(binding.origin.from, binding.origin.name))
    : undefined

/** What a call does, if it is a call of an imported function or of a method of an imported class. */
export const answerOf = (module: Module, call: SyntaxNode): Answer | undefined => {
  if (module.outside === undefined || call.type !== "call_expression") return undefined
  const callee = Syntax.bare(Trees.field(call, "function") ?? call)
  if (callee.type === "identifier") {
    const meaning = meaningOf(module, module.bindings.of(callee))
    return meaning?.kind === "function" ? meaning.answer : undefined
  }
  if (callee.type !== "member_expression") return undefined
  const object = Trees.field(callee, "object")
  const key = Trees.field(callee, "property")
  const type = object === undefined ? undefined : classOf(module, object, 0)
  return type === undefined || key === undefined ? undefined : type.get(textOf(module, key))
}

const STEPS_MAX = 6

/** The methods of the imported class that an expression is an instance of. */
const classOf = (module: Module, outer: SyntaxNode, steps: number): ReadonlyMap<string, Answer> | undefined => {
  const node = Syntax.settled(outer)
  if (steps > STEPS_MAX) return undefined
  switch (node.type) {
    case "new_expression":
      return named(module, Trees.field(node, "constructor"))
    case "identifier": {
      const binding = module.bindings.of(node)
      const typed = binding?.annotation === undefined ? undefined : named(module, binding.annotation)
      if (typed !== undefined) return typed
      const value = Members.constant(module, node)
      return value === undefined ? undefined : classOf(module, value, steps + 1)
    }
    case "call_expression": {
      // A function of this file that makes one.
      const fn = Members.called(module, node)
      const [result] = fn === undefined ? [] : Syntax.returned(fn)
      return result === undefined ? undefined : classOf(module, result, steps + 1)
    }
    case "member_expression": {
      const object = Trees.field(node, "object")
      const key = Trees.field(node, "property")
      if (object === undefined || key === undefined) return undefined
      const member = Members.property(module, object, textOf(module, key))
      if (member === undefined || member === node) return undefined
      return /definition$|parameter$/u.test(member.type)
        ? named(module, Syntax.annotation(member))
        : classOf(module, member, steps + 1)
    }
    default:
      return undefined
  }
}

const named = (module: Module, type: SyntaxNode | undefined): ReadonlyMap<string, Answer> | undefined => {
  const name = type?.type === "type_identifier" || type?.type === "identifier" ? type : undefined
  const meaning = name === undefined ? undefined : meaningOf(module, module.bindings.of(name))
  return meaning?.kind === "class" ? meaning.methods : undefined
}
