/** Functions that somebody else calls: where what passes through a client or a queue comes in. */
import * as Watching from "../../evidence/Watching.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** The way on which a function is handed to somebody who calls it; nothing for one that is only called here. */
export const wayTo = (module: Module, fn: SyntaxNode): string | undefined => {
  if (fn.type === "method_definition") return ofMethod(module, fn)
  const name = Trees.field(fn, "name") ?? keptUnder(fn)
  if (name === undefined) return handed(module, fn)
  for (const reference of module.bindings.of(name)?.references ?? []) {
    const way = handed(module, reference)
    if (way !== undefined) return way
  }
  return undefined
}

const keptUnder = (fn: SyntaxNode): SyntaxNode | undefined => {
  const outer = outermost(fn)
  const name = outer.parent?.type === "variable_declarator" ? Trees.field(outer.parent, "name") : undefined
  return name?.type === "identifier" ? name : undefined
}

const ofMethod = (module: Module, fn: SyntaxNode): string | undefined => {
  const name = Trees.field(fn, "name")
  const word = name === undefined ? "" : textOf(module, name)
  // { beforeRequest(options) {…} } in an object that is handed on.
  if (fn.parent?.type === "object") {
    const above = handed(module, fn.parent)
    return above === undefined ? undefined : `${word} ${above}`
  }
  const owner = Trees.around(fn, (node) => node.type === "class_declaration" || node.type === "class")
  const head = owner === undefined ? "" : module.text.slice(owner.start, Trees.field(owner, "body")?.start ?? owner.end)
  return Watching.isCalledByClients(word, head) ? `hook ${word}` : undefined
}

const WRAPPERS = /^(?:parenthesized|as|satisfies|non_null|await)_expression$/u

const outermost = (node: SyntaxNode): SyntaxNode => {
  let at = node
  while (at.parent !== undefined && WRAPPERS.test(at.parent.type)) at = at.parent
  return at
}

const handed = (module: Module, node: SyntaxNode): string | undefined => {
  const outer = outermost(node)
  const { parent } = outer
  switch (parent?.type) {
    case "arguments": {
      const call = parent.parent
      if (call === undefined || isRoute(module, call)) return undefined
      const callee = textOf(module, Trees.field(call, "function") ?? Trees.field(call, "constructor") ?? call)
      const name = callee.split(".").at(-1) ?? ""
      return Watching.isHandedElse(name, callee) ? undefined : `${callee} `
    }
    case "array": {
      return handed(module, parent)
    }
    case "pair": {
      const key = Trees.field(parent, "key")
      const above = parent.parent === undefined ? undefined : handed(module, parent.parent)
      return above === undefined || key === undefined ? undefined : `${textOf(module, key)} ${above}`
    }
    case "variable_declarator": {
      // const hooks = { beforeRequest: [note] }; extend({ hooks })
      const name = Trees.field(parent, "name")
      if (outer.field !== "value" || name?.type !== "identifier" || Syntax.isFunction(Syntax.bare(outer)))
        return undefined
      const references = module.bindings.of(name)?.references ?? []
      return references.map((one) => handed(module, one)).find((way) => way !== undefined)
    }
    case "object":
      return outer.type === "shorthand_property_identifier" ? handed(module, parent) : undefined
    case "assignment_expression": {
      const left = outer.field === "right" ? Trees.field(parent, "left") : undefined
      const way =
        left?.type === "member_expression" || left?.type === "subscript_expression" ? textOf(module, left) : ""
      return way === "" || /^(?:module\.)?exports\b/u.test(way) ? undefined : way
    }
    default:
      return undefined
  }
}

/** `app.post("/convert", handler)`: what such a handler gets is of our own making. */
const isRoute = (module: Module, call: SyntaxNode): boolean =>
  Syntax.argumentsOf(call).some((one) => one.type === "string" && /^["'`](?:[A-Z]+ )?\//u.test(textOf(module, one)))
