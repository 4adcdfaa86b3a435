/** Names from which the fields of bodies are taken: what they hold was there before the bodies. */
import type { Binding } from "./Bindings.ts"
import * as Bodies from "./Bodies.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import type { Node } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

/** Those names, through assignments, loops and calls; `isOwn` tells names of the bodies themselves. */
export const of = (
  module: Module,
  creates: ReadonlyArray<Request>,
  isOwn: (binding: Binding) => boolean
): ReadonlySet<Binding> => {
  const found = new Set<Binding>()
  const open: Array<Node> = creates.flatMap((request) => [
    ...(request.body?.nodes ?? []),
    // Another function's call may hand the whole body's parts in.
    ...request.node.arguments.map((one) => one.value).filter((one) => Bodies.read(module, one).value === undefined)
  ])
  const seen = new Set<Node>()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    Walk.walk(node, (inner) => {
      const binding = inner.kind === "name" ? module.bindings.of(inner) : undefined
      if (inner.kind !== "name" || binding === undefined || found.has(binding) || isOwn(binding)) return
      // The object itself holds much else.
      if (Constants.isSelf(module, inner)) return
      const isWhole = creates.some((request) => request.body?.parameter?.binding === binding)
      if (isWhole) return
      found.add(binding)
      open.push(...originsOf(module, binding))
    })
  }
  return found
}

/** What a name is made of: its values, the rows that it goes through, what callers hand in. */
const originsOf = (module: Module, binding: Binding): ReadonlyArray<Node> =>
  binding.definitions.flatMap((one): ReadonlyArray<Node> => {
    if (one.kind === "value") return one.value === undefined ? [] : [one.value]
    if (one.kind === "item") return one.loop.over === undefined ? [] : [one.loop.over]
    if (one.kind !== "parameter") return []
    return Constants.callsOf(module, one.fn).flatMap((call) =>
      Constants.handed(one.fn, call)
        .filter(([parameter]) => parameter === one.parameter)
        .map(([, value]) => value)
    )
  })
