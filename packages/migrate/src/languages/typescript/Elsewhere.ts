/** What stands in another file or in the environment: names that are imported, and what is reached through them. */
import type { Answer, Meaning } from "../../project/Outside.ts"
import { keyOf, partsOf } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import { WHOLE } from "./ExportList.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

const STEPS_MAX = 6

/** What an imported name stands for. */
export const meaningOf = (module: Module, binding: Bindings.Binding | undefined): Meaning | undefined => {
  if (binding?.origin.kind !== "import" || module.outside === undefined) return undefined
  const { from, name } = binding.origin
  const { imports } = module.outside
  if (name !== "*") return imports.get(keyOf(from, name))
  // `import * as api`, `const api = require(…)`: everything that the file exports, or the one thing it is.
  const members = new Map<string, Meaning>()
  for (const [key, meaning] of imports) {
    const parts = partsOf(key)
    if (parts.from === from) members.set(parts.name, meaning)
  }
  const whole = members.get(WHOLE)
  return whole ?? (members.size === 0 ? undefined : { kind: "object", members })
}

/** The member of what a name stands for. */
export const memberOf = (meaning: Meaning | undefined, name: string): Meaning | undefined => {
  if (meaning?.kind === "class" || meaning?.kind === "object") return meaning.members.get(name)
  return undefined
}

/** An instance of a class. */
export const instanceOf = (meaning: Meaning | undefined): Meaning | undefined =>
  meaning?.kind === "class"
    ? {
        kind: "object",
        members: new Map([...meaning.methods].map(([name, answer]) => [name, { kind: "function", answer }] as const))
      }
    : undefined

/** What an expression stands for, as far as other files say it. */
export const of = (module: Module, outer: SyntaxNode, steps = 0): Meaning | undefined => {
  if (module.outside === undefined || steps > STEPS_MAX) return undefined
  const node = Syntax.settled(outer)
  switch (node.type) {
    case "identifier":
    case "shorthand_property_identifier": {
      const binding = module.bindings.of(node)
      return meaningOf(module, binding) ?? typed(module, binding?.annotation) ?? ofVariable(module, binding, steps + 1)
    }
    case "new_expression": {
      const made = Trees.field(node, "constructor")
      return made === undefined ? undefined : instanceOf(of(module, made, steps + 1))
    }
    case "call_expression": {
      const [first] = Syntax.argumentsOf(node)
      if (first !== undefined && /^(?:freeze|seal)$/u.test(Syntax.calleeName(node, module.text)))
        return of(module, first, steps + 1)
      const callee = Trees.field(node, "function")
      const called = callee === undefined ? undefined : of(module, callee, steps + 1)
      if (called?.kind === "factory") return called.made
      // A function of this file that makes one.
      const fn = Members.called(module, node)
      const [result] = fn === undefined ? [] : Syntax.returned(fn)
      return result === undefined ? undefined : of(module, result, steps + 1)
    }
    case "this":
    case "super": {
      const type = Trees.around(node, (outer) => outer.type.includes("class") && outer.type !== "class_body")
      return type === undefined ? undefined : instanceOf(baseOf(module, type, steps + 1))
    }
    case "member_expression":
    case "subscript_expression":
      return ofMember(module, node, steps)
    default:
      return undefined
  }
}

/** The class of another file that a class extends. */
export const baseOf = (module: Module, type: SyntaxNode, steps = 0): Meaning | undefined => {
  const heritage = type.children.find((child) => child.type === "class_heritage")
  const clause = heritage?.children.find((child) => child.type === "extends_clause") ?? heritage
  const name = clause === undefined ? undefined : (Trees.field(clause, "value") ?? Trees.named(clause)[0])
  return name === undefined ? undefined : of(module, name, steps)
}

const ofMember = (module: Module, node: SyntaxNode, steps: number): Meaning | undefined => {
  const object = Trees.field(node, "object")
  const name = keyOfMember(module, node)
  if (object === undefined || name === undefined) return undefined
  const said = memberOf(of(module, object, steps + 1), name)
  if (said !== undefined) return said
  const member = Members.property(module, object, name)
  if (member === undefined || member === node) return undefined
  return /definition$|parameter$/u.test(member.type)
    ? typed(module, Syntax.annotation(member))
    : of(module, member, steps + 1)
}

/** The name that a member is asked for by; a computed one has none. */
const keyOfMember = (module: Module, node: SyntaxNode): string | undefined => {
  const property = Trees.field(node, "property")
  if (property !== undefined) return textOf(module, property)
  const index = Trees.field(node, "index")
  return index?.type === "string" ? Syntax.keyName(index, module.text) : undefined
}

/** `const { create } = api`, `const url = PATHS.conversions` */
const ofVariable = (module: Module, binding: Bindings.Binding | undefined, steps: number): Meaning | undefined => {
  if (binding?.origin.kind !== "value" || binding.origin.node === undefined) return undefined
  if (!binding.origin.isConstant && binding.references.some(Members.isAssigned)) return undefined
  let meaning = of(module, binding.origin.node, steps)
  for (const key of binding.path) meaning = memberOf(meaning, key)
  return meaning
}

/** A value of an imported class. */
const typed = (module: Module, type: SyntaxNode | undefined): Meaning | undefined =>
  type?.type === "type_identifier" || type?.type === "identifier"
    ? instanceOf(meaningOf(module, module.bindings.of(type)))
    : undefined

/** What a call does, if it is a call of a function that another file defines. */
export const answerOf = (module: Module, call: SyntaxNode): Answer | undefined => {
  if (module.outside === undefined || call.type !== "call_expression") return undefined
  const meaning = of(module, Trees.field(call, "function") ?? call)
  return meaning?.kind === "function" ? meaning.answer : undefined
}

/** The text that an expression is, as other files or the environment say it; computed parts are `${x}`. */
export const writtenIn = (module: Module, outer: SyntaxNode): string | undefined => {
  if (module.outside === undefined) return undefined
  const node = Syntax.settled(outer)
  if (node.type === "call_expression") {
    const callee = Trees.field(node, "function")
    const meaning = callee === undefined ? undefined : of(module, callee)
    return meaning?.kind === "builder" ? meaning.text : settingOf(module, node)
  }
  const meaning = of(module, node)
  return meaning?.kind === "text" ? meaning.text : settingOf(module, node)
}

const ENVIRONMENT = /(?:^|\.)env$/u
const GETTER = /^(?:get|getOrThrow|require|required|string|str|env|getenv)$/u

/** `process.env.NAME`, `import.meta.env["NAME"]`, `Deno.env.get("NAME")`, `const { NAME } = process.env` */
const settingOf = (module: Module, node: SyntaxNode): string | undefined => {
  const settings = module.outside?.settings
  if (settings === undefined) return undefined
  if (node.type === "identifier") {
    const binding = module.bindings.of(node)
    const origin = binding?.origin.kind === "value" ? binding.origin.node : undefined
    const [name, more] = binding?.path ?? []
    return origin !== undefined && name !== undefined && more === undefined && isEnvironment(module, origin)
      ? settings.get(name)
      : undefined
  }
  if (node.type === "call_expression") {
    const [first] = Syntax.argumentsOf(node)
    const name = first?.type === "string" ? Syntax.keyName(first, module.text) : undefined
    return name !== undefined && GETTER.test(Syntax.calleeName(node, module.text)) ? settings.get(name) : undefined
  }
  const object = Trees.field(node, "object")
  const name = keyOfMember(module, node)
  return object !== undefined && name !== undefined && isEnvironment(module, object) ? settings.get(name) : undefined
}

const isEnvironment = (module: Module, node: SyntaxNode): boolean =>
  ENVIRONMENT.test(textOf(module, Syntax.settled(node)).replaceAll("?", ""))
