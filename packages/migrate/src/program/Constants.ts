/** What names, members and calls of this file stand for. */
import type { Definition } from "./Bindings.ts"
import type { Module } from "./Module.ts"
import type { Call, ClassNode, Expression, FunctionNode, Member, Name, Node, Type } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** The one value a name is ever given, or `undefined`. */
export const constant = (module: Module, name: Name): Expression | undefined => {
  const definitions = module.bindings.of(name)?.definitions ?? []
  const [only, more] = definitions
  if (only === undefined || more !== undefined || only.path.length > 0) return undefined
  if (only.kind === "value") return only.assign.operator === "=" ? only.value : undefined
  return only.kind === "field" ? only.value : undefined
}

const isClass = (node: Node): node is ClassNode => node.kind === "class"

/** Whether an expression is the object itself. */
export const isSelf = (module: Module, node: Expression): boolean => {
  const bare = Walk.bare(node)
  if (bare.kind !== "name") return false
  if (module.dialect.self.has(bare.name)) return true
  const [definition] = module.bindings.of(bare)?.definitions ?? []
  return definition?.kind === "parameter" && definition.parameter.isSelf === true
}

/** The class whose instance or name an expression is, as far as this file tells. */
export const classOf = (module: Module, node: Expression, steps = 0): ClassNode | undefined => {
  const bare = Walk.bare(node)
  if (steps > 6) return undefined
  if (bare.kind === "call") {
    const callee = Walk.bare(bare.callee)
    return callee.kind === "name" ? classNamed(module, callee) : undefined
  }
  if (bare.kind === "dictionary") {
    const [type] = bare.type?.names ?? []
    return type === undefined ? undefined : classNamed(module, type)
  }
  if (bare.kind !== "name") return undefined
  const own = selfClass(module, bare)
  if (own !== undefined) return own
  const definitions = module.bindings.of(bare)?.definitions ?? []
  for (const one of definitions) {
    if (one.kind === "class") return one.node
    const type = typeOf(one)
    const typed = type?.names.map((name) => classNamed(module, name)).find((found) => found !== undefined)
    if (typed !== undefined) return typed
    if (one.kind === "value" && one.value !== undefined && one.path.length === 0) {
      const found = classOf(module, one.value, steps + 1)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** The type that a name is declared with. */
export const typeOf = (one: Definition): Type | undefined =>
  one.kind === "parameter"
    ? one.parameter.type
    : one.kind === "value"
      ? one.assign.type
      : one.kind === "field"
        ? one.type
        : undefined

/** The class that a type's name stands for. */
export const classNamed = (module: Module, name: Name): ClassNode | undefined => {
  for (const one of module.bindings.of(name)?.definitions ?? []) if (one.kind === "class") return one.node
  return undefined
}

const selfClass = (module: Module, name: Name): ClassNode | undefined => {
  if (!isSelf(module, name)) return undefined
  const [definition] = module.bindings.of(name)?.definitions ?? []
  // Methods that stand outside their type name it at their receiver.
  const named = definition?.kind === "parameter" ? definition.parameter.type?.names : undefined
  const typed = named?.map((one) => classNamed(module, one)).find((found) => found !== undefined)
  return typed ?? Walk.around(module.parents, name, isClass)
}

/** What a member of an object of this file is set to: a field, an entry, a member of an enumeration. */
export const property = (module: Module, object: Expression, key: string): Expression | undefined => {
  const bare = Walk.bare(object)
  if (bare.kind === "dictionary") return bare.entries.findLast((entry) => entry.name === key)?.value
  if (bare.kind === "name") {
    for (const one of module.bindings.of(bare)?.definitions ?? []) {
      if (one.kind === "enum") return one.node.members.find((member) => member.name.name === key)?.wire
    }
  }
  const found = classOf(module, bare)
  if (found !== undefined) return fieldValue(module, found, key) ?? handedIn(bare, key)
  const value = bare.kind === "name" ? constant(module, bare) : undefined
  return value === undefined || value === bare ? undefined : nested(module, value, key)
}

const nested = (module: Module, value: Expression, key: string): Expression | undefined => {
  const bare = Walk.bare(value)
  return bare.kind === "dictionary" ? property(module, bare, key) : undefined
}

/** `Paths(conversions="/v2/…")`: what a construction hands in by name. */
const handedIn = (object: Expression, key: string): Expression | undefined =>
  object.kind === "call" ? object.arguments.find((one) => one.name === key)?.value : undefined

const fieldValue = (module: Module, owner: ClassNode, key: string): Expression | undefined => {
  const values = owner.fields.filter((field) => field.name.name === key).flatMap((field) => field.value ?? [])
  for (const write of writesTo(module, owner, key)) values.push(write)
  const [only, more] = values
  return more === undefined ? only : undefined
}

/** `self.key = …` in a class's methods. */
const writesTo = (module: Module, owner: ClassNode, key: string): ReadonlyArray<Expression> => {
  const known = module.writes.get(owner)
  if (known !== undefined) return known.get(key) ?? []
  const found = new Map<string, Array<Expression>>()
  module.writes.set(owner, found)
  for (const part of owner.body) {
    Walk.walk(part, (node) => {
      if (node.kind !== "assign" || node.value === undefined) return
      for (const target of node.targets) {
        const bare = Walk.bare(target)
        if (bare.kind === "member" && isSelf(module, bare.object)) {
          found.set(bare.name, [...(found.get(bare.name) ?? []), node.value])
        }
      }
    })
  }
  return found.get(key) ?? []
}

/** Methods whose names many things have are only followed on the object itself. */
const COMMON =
  /^(?:get|post|put|patch|delete|send|execute|read|write|close|json|text|body|url|add|set|call|run|build)$/iu

/** The function of this file that a call runs. */
export const called = (module: Module, call: Call): FunctionNode | undefined => {
  if (module.called.has(call)) return module.called.get(call)
  const fn = find(module, call)
  module.called.set(call, fn)
  return fn
}

const find = (module: Module, call: Call): FunctionNode | undefined => {
  const callee = Walk.bare(call.callee)
  if (callee.kind === "name") {
    const definitions = module.bindings.of(callee)?.definitions ?? []
    const [only, more] = definitions
    if (only?.kind === "function" && more === undefined) return only.fn
    const value =
      only?.kind === "value" && more === undefined && only.value !== undefined ? Walk.bare(only.value) : undefined
    return value?.kind === "function" ? value : undefined
  }
  return callee.kind === "member" ? method(module, callee) : undefined
}

const method = (module: Module, callee: Member): FunctionNode | undefined => {
  const all = module.functions.get(callee.name)
  if (all === undefined) return undefined
  const owner = classOf(module, callee.object)
  if (owner !== undefined) {
    const own = all.filter((fn) => module.parents.get(fn) === owner || receiverOf(module, fn) === owner)
    if (own.length === 1) return own[0]
  }
  if (COMMON.test(callee.name)) return undefined
  const object = Walk.bare(callee.object)
  const [definition] = object.kind === "name" ? (module.bindings.of(object)?.definitions ?? []) : []
  if (definition?.kind === "import") return undefined
  const methods = all.filter((fn) => module.parents.get(fn)?.kind === "class" || receiverOf(module, fn) !== undefined)
  return methods.length === 1 ? methods[0] : undefined
}

const receiverOf = (module: Module, fn: FunctionNode): ClassNode | undefined => {
  const self = fn.parameters.find((one) => one.isSelf === true)
  return self?.type?.names.map((name) => classNamed(module, name)).find((found) => found !== undefined)
}

/** The calls of a function in this file. */
export const callsOf = (module: Module, fn: FunctionNode): ReadonlyArray<Call> => {
  const name = fn.name?.name
  // A function without a name is called by the name it is kept under.
  const all = name === undefined ? [...module.calls.values()].flat() : (module.calls.get(name) ?? [])
  return all.filter((call) => called(module, call) === fn)
}

/** What a caller hands in for each parameter, the object itself left out. */
export const handed = (
  fn: FunctionNode,
  call: Call
): ReadonlyArray<readonly [FunctionNode["parameters"][number], Expression]> => {
  const parameters = fn.parameters.filter((one) => one.isSelf !== true)
  const unnamed = call.arguments.filter((one) => one.name === undefined && one.isSpread !== true)
  return parameters.flatMap((parameter, index) => {
    const value = call.arguments.find((one) => one.name === parameter.name.name)?.value ?? unnamed[index]?.value
    return value === undefined ? [] : [[parameter, value] as const]
  })
}
