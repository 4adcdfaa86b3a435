/** What `object.name` and `callee(…)` refer to, as far as this file shows it. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Binding, Bindings } from "./Bindings.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** The value that a name always has: a constant's, or that of a variable nobody assigns to again. */
export const constant = (module: Module, identifier: SyntaxNode): SyntaxNode | undefined => {
  const binding = module.bindings.of(identifier)
  if (binding?.origin.kind !== "value" || binding.origin.node === undefined) return undefined
  if (!binding.origin.isConstant && isChanged(binding)) return undefined
  return binding.path.reduce<SyntaxNode | undefined>(
    (node, key) => (node === undefined ? undefined : property(module, node, key)),
    binding.origin.node
  )
}

/** The parameter that takes an argument, where a function of this file is called. */
export const parameterOf = (module: Module, argument: SyntaxNode): Syntax.Parameter | undefined => {
  const call = argument.parent?.type === "arguments" ? argument.parent.parent : undefined
  const fn = call?.type === "call_expression" ? called(module, call) : undefined
  return call === undefined || fn === undefined
    ? undefined
    : Syntax.parametersOf(fn)[Syntax.argumentsOf(call).indexOf(argument)]
}

/** Names that are used often are asked about often. */
const changed = new WeakMap<Binding, boolean>()

const isChanged = (binding: Binding): boolean => {
  const known = changed.get(binding)
  if (known !== undefined) return known
  const isOne = binding.references.some(isAssigned)
  changed.set(binding, isOne)
  return isOne
}

/** Whether a use of a name gives it another value. */
export const isAssigned = (reference: SyntaxNode): boolean => {
  const { parent } = reference
  return (
    (parent?.type === "assignment_expression" || parent?.type === "augmented_assignment_expression") &&
    reference.field === "left"
  )
}

/** The value under a key of an object that this file writes out. */
export const property = (module: Module, holder: SyntaxNode, name: string): SyntaxNode | undefined => {
  // Names may be defined by themselves, in a circle of any length.
  const question = `${holder.start} ${holder.end} ${name}`
  if (module.resolving.has(question)) return undefined
  module.resolving.add(question)
  const found = lookUp(module, holder, name)
  module.resolving.delete(question)
  return found
}

const lookUp = (module: Module, holder: SyntaxNode, name: string): SyntaxNode | undefined => {
  const node = Syntax.settled(holder)
  switch (node.type) {
    case "object":
      return inObject(module, node, name)
    case "this": {
      const body = Trees.around(node, (outer) => outer.type === "class_body")
      return body === undefined ? undefined : inClass(module, body, name)
    }
    case "identifier": {
      const binding = module.bindings.of(node)
      if (binding?.origin.kind === "declared") return inDeclared(module, binding.origin.node, name)
      const type = binding?.annotation
      const value = constant(module, node)
      return (
        (value === undefined ? undefined : property(module, value, name)) ??
        (type === undefined ? undefined : ofType(module, type, name))
      )
    }
    case "new_expression": {
      const made = Trees.field(node, "constructor")
      return made === undefined ? undefined : ofType(module, made, name)
    }
    case "member_expression": {
      const object = Trees.field(node, "object")
      const key = Trees.field(node, "property")
      const inner =
        object === undefined || key === undefined ? undefined : property(module, object, textOf(module, key))
      if (inner === undefined) return undefined
      // A field that says its type only.
      const type =
        inner.type.endsWith("definition") || inner.type.endsWith("parameter") ? Syntax.annotation(inner) : undefined
      return type === undefined ? property(module, inner, name) : ofType(module, type, name)
    }
    case "call_expression": {
      // Object.freeze({…})
      const [first] = Syntax.argumentsOf(node)
      return first !== undefined && /^(?:freeze|seal)$/u.test(Syntax.calleeName(node, module.text))
        ? property(module, first, name)
        : undefined
    }
    default:
      return undefined
  }
}

const ofType = (module: Module, type: SyntaxNode, name: string): SyntaxNode | undefined => {
  if (type.type !== "type_identifier" && type.type !== "identifier") return undefined
  const binding = module.bindings.of(type)
  return binding?.origin.kind === "declared" ? inDeclared(module, binding.origin.node, name) : undefined
}

const inObject = (module: Module, node: SyntaxNode, name: string): SyntaxNode | undefined => {
  for (const child of Trees.named(node).toReversed()) {
    if (child.type === "shorthand_property_identifier" && textOf(module, child) === name)
      return constant(module, child) ?? child
    const key = Trees.field(child, child.type === "method_definition" ? "name" : "key")
    if (key === undefined || Syntax.keyName(key, module.text) !== name) continue
    return child.type === "method_definition" ? child : Trees.field(child, "value")
  }
  return undefined
}

const inDeclared = (module: Module, node: SyntaxNode, name: string): SyntaxNode | undefined => {
  const body = Trees.field(node, "body")
  if (node.type === "enum_declaration") {
    const member =
      body === undefined
        ? undefined
        : Trees.named(body).find((child) => {
            const key = Trees.field(child, "name")
            return key !== undefined && Syntax.keyName(key, module.text) === name
          })
    return member === undefined ? undefined : Trees.field(member, "value")
  }
  return body?.type === "class_body" ? inClass(module, body, name) : undefined
}

const inClass = (module: Module, body: SyntaxNode, name: string): SyntaxNode | undefined => {
  for (const member of Trees.named(body)) {
    const key = Trees.field(member, "name") ?? Trees.field(member, "property")
    if (key === undefined || Syntax.keyName(key, module.text) !== name) continue
    if (member.type === "method_definition") return member
    return Trees.field(member, "value") ?? assignedInConstructor(module, body, name) ?? member
  }
  return assignedInConstructor(module, body, name) ?? parameterProperty(module, body, name)
}

const constructorOf = (module: Module, body: SyntaxNode): SyntaxNode | undefined =>
  Trees.named(body).find((member) => {
    const key = Trees.field(member, "name")
    return key !== undefined && textOf(module, key) === "constructor"
  })

const assignedInConstructor = (module: Module, body: SyntaxNode, name: string): SyntaxNode | undefined => {
  const maker = constructorOf(module, body)
  let found: SyntaxNode | undefined
  if (maker !== undefined) {
    Trees.walk(maker, (node) => {
      if (node.type !== "assignment_expression") return
      const left = Trees.field(node, "left")
      if (left !== undefined && textOf(module, left) === `this.${name}`) found = Trees.field(node, "right")
    })
  }
  return found
}

const parameterProperty = (module: Module, body: SyntaxNode, name: string): SyntaxNode | undefined => {
  const maker = constructorOf(module, body)
  const list = maker === undefined ? undefined : Trees.field(maker, "parameters")
  return list === undefined
    ? undefined
    : Trees.named(list).find((node) => {
        const pattern = Trees.field(node, "pattern")
        return pattern !== undefined && textOf(module, pattern) === name
      })
}

/** The function that is called, if it stands in this file. */
export const called = (module: Module, call: SyntaxNode): SyntaxNode | undefined => {
  const callee = Syntax.bare(Trees.field(call, "function") ?? call)
  if (callee.type === "identifier") {
    const binding = module.bindings.of(callee)
    if (binding?.origin.kind === "declared")
      return Syntax.isFunction(binding.origin.node) ? binding.origin.node : undefined
    const value = constant(module, callee)
    return value === undefined ? undefined : asFunction(value)
  }
  if (callee.type !== "member_expression") return undefined
  const object = Trees.field(callee, "object")
  const key = Trees.field(callee, "property")
  const value = object === undefined || key === undefined ? undefined : property(module, object, textOf(module, key))
  return value === undefined ? undefined : asFunction(value)
}

const CALLS: ReadonlySet<string> = new Set(["call_expression"])

/** Who calls whom in a file; its names do not change. */
const callers = new WeakMap<Bindings, ReadonlyMap<SyntaxNode, ReadonlyArray<SyntaxNode>>>()

/** The calls of a function within its file, in the order of the text. */
export const callersOf = (module: Module, fn: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const known = callers.get(module.bindings) ?? callersIn(module)
  callers.set(module.bindings, known)
  return known.get(fn) ?? []
}

const callersIn = (module: Module): ReadonlyMap<SyntaxNode, ReadonlyArray<SyntaxNode>> => {
  const found = new Map<SyntaxNode, Array<SyntaxNode>>()
  Trees.each(module.root, CALLS, (node) => {
    const fn = called(module, node)
    if (fn === undefined) return
    const calls = found.get(fn)
    if (calls === undefined) found.set(fn, [node])
    else calls.push(node)
  })
  return found
}

const asFunction = (node: SyntaxNode): SyntaxNode | undefined => {
  const bare = Syntax.bare(node)
  if (Syntax.isFunction(bare)) return bare
  // useCallback(fn), memoize(fn), Effect.fn("name")(function* …)
  const wrapped =
    bare.type === "call_expression" ? Syntax.argumentsOf(bare).map(Syntax.bare).find(Syntax.isFunction) : undefined
  return wrapped
}
