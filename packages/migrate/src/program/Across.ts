/** Replies that one file hands to a function or method of another one, which reads them: `Conversion.fromJson(reply)`. */
import type { Use } from "../project/Outside.ts"
import * as Constants from "./Constants.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Hold } from "./Holds.ts"
import type { Proven } from "./Models.ts"
import type { Module } from "./Module.ts"
import type { Call, ClassNode, FunctionNode, Node } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** The names of what takes a call's first argument, where another file declares it. */
const takers = (module: Module, call: Call): ReadonlyArray<Elsewhere.Origin> => {
  const callee = Walk.bare(call.callee)
  const own = Elsewhere.originOf(module, callee)
  if (own !== undefined) return [call.isNew === true ? inside(own, own.name) : own]
  const receiver = callee.kind === "member" ? Walk.bare(callee.object) : undefined
  if (receiver === undefined) return []
  // A static method, or one of an instance whose type says whose it is.
  const definitions = receiver.kind === "name" ? (module.bindings.of(receiver)?.definitions ?? []) : []
  const types = definitions.flatMap((one) => Constants.typeOf(one) ?? [])
  const typed = types.flatMap((type) => Elsewhere.originsOf(module, type))
  // `Mapper().row(reply)`, `mapper = Mapper()`
  const value = receiver.kind === "name" ? Constants.constant(module, receiver) : undefined
  const made = value === undefined ? receiver : Walk.bare(value)
  const owner =
    typed.length > 0 ? undefined : Elsewhere.originOf(module, made.kind === "call" ? Walk.bare(made.callee) : receiver)
  return [...typed, ...(owner === undefined ? [] : [owner])].map((one) => inside(one, call.name))
}

const inside = (owner: Elsewhere.Origin, member: string): Elsewhere.Origin => ({
  from: owner.from,
  name: `${owner.name}.${member}`
})

/** Notes that a function of another file gets a reply as its first argument. */
export const want = (module: Module, call: Call, hold: Hold | undefined, api: Use["api"]): void => {
  // Members of a typed reply are symbols: its type says what they are on the wire.
  const isUntyped = hold?.shape === "raw" || (hold?.shape === "object" && hold.model === undefined)
  if (!isUntyped || hold.isForeign === true || Constants.called(module, call) !== undefined) return
  for (const origin of takers(module, call)) Elsewhere.want(module, origin, { api, use: "reply" })
}

const isClass = (node: Node): node is ClassNode => node.kind === "class"

/** What another file hands to a function's parameter: a reply, as its first argument. */
export const given = (module: Module, proven: Proven, fn: FunctionNode, index: number): Hold | undefined => {
  const { name, parameters } = fn
  const uses = module.outside?.exports
  if (uses === undefined || name === undefined || parameters.slice(0, index).some((one) => one.isSelf !== true)) {
    return undefined
  }
  if (parameters[index]?.isSelf === true) return undefined
  const owner = Walk.around(module.parents, fn, isClass)?.name.name ?? parameters[0]?.type?.names[0]?.name
  const isMethod = module.parents.get(fn)?.kind === "class" || parameters[0]?.isSelf === true
  const use = uses.get(isMethod ? `${owner ?? ""}.${name.name}` : name.name)
  if (use?.use !== "reply") return undefined
  const found = proven.get(name) ?? { node: name, form: "reply", requests: new Set(), elsewhere: use.api }
  proven.set(name, found)
  return { shape: "raw", owners: new Set([found]) }
}
