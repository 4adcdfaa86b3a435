/** Functions of the file that change a body which they are handed: what they add or set does not move with the call. */
import * as Watching from "../evidence/Watching.ts"
import type { Blocker } from "../model/Subject.ts"
import type { Binding } from "./Bindings.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, Expression, FunctionNode, Node } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Takers from "./Takers.ts"
import * as Walk from "./Walk.ts"

const NEEDS =
  "Migrate what is set there together with the call: with the new body, the recipient and the assets have other names and places."

/** The places where a request's body is changed by functions that get it. */
export const blockers = (module: Module, request: Request): ReadonlyArray<Blocker> => {
  if (!Takers.isMovingCreate(request)) return []
  const found = new Map<Node, Blocker>()
  for (const { fn, parameter } of takers(module, request)) {
    const binding = module.bindings.of(parameter)
    for (const node of binding === undefined ? [] : changes(module, binding)) {
      const name = fn.name?.name ?? "a function here"
      const message = `\`${Watching.short(textOf(module, node))}\` in ${name} changes this body.`
      found.set(node, { range: module.source.range(node.start, node.end), message, needs: NEEDS })
    }
  }
  return [...found.values()]
}

interface Taker {
  readonly fn: FunctionNode
  readonly parameter: FunctionNode["parameters"][number]["name"]
}

/** Functions of the file that get the body, by the parameter they get it as. */
const takers = (module: Module, request: Request): ReadonlyArray<Taker> => {
  const nodes = new Set(request.body?.nodes)
  const isBody = (outer: Expression): boolean => {
    const node = Walk.bare(outer)
    if (nodes.has(node)) return true
    if (node.kind !== "name") return false
    return (module.bindings.of(node)?.definitions ?? []).some(
      (one) => one.kind === "value" && one.value !== undefined && nodes.has(Walk.bare(one.value))
    )
  }
  const handed = (call: Call): ReadonlyArray<Taker> => {
    const fn = Constants.called(module, call)
    if (fn === undefined) return []
    return Constants.handed(fn, call).flatMap(([{ name }, value]) => (isBody(value) ? [{ fn, parameter: name }] : []))
  }
  return Walk.all(module.root, Walk.CALLS).flatMap(handed)
}

/** What is set on a parameter, put into it, or mixed with it. */
const changes = (module: Module, binding: Binding): ReadonlyArray<Node> =>
  binding.references.flatMap((reference): ReadonlyArray<Node> => {
    const at = Walk.outermost(module.parents, reference)
    const parent = module.parents.get(at)
    const above = parent === undefined ? undefined : module.parents.get(parent)
    switch (parent?.kind) {
      case "index":
        return parent.object === at && above?.kind === "assign" && above.targets.includes(parent) ? [above] : []
      case "member": {
        if (parent.object !== at) return []
        if (above?.kind === "assign" && above.targets.includes(parent)) return [above]
        return above?.kind === "call" && above.callee === parent && SETS.test(above.name) ? [above] : []
      }
      case "binary":
        return parent.operator === "|" || (parent.operator === "+" && isObject(parent.left, parent.right))
          ? [parent]
          : []
      case "assign":
        return parent.targets.includes(at as Expression) && /^(?:\|=|\+=|\|\|=)$/u.test(parent.operator) ? [parent] : []
      default:
        return []
    }
  })

const isObject = (...nodes: ReadonlyArray<Expression>): boolean =>
  nodes.some((one) => Walk.bare(one).kind === "dictionary")

const SETS =
  /^(?:put\w*|set\w*|store|update|merge!?|deep_merge!?|add|try_?add|insert|append|delete|pop|remove\w*|compute\w*|replace|plus)$/iu
