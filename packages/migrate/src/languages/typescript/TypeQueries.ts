/** Types made of a body or of what makes it: `ReturnType<typeof make>`, `typeof body`. Their readers do not move with it. */
import * as Watching from "../../evidence/Watching.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import type { Call } from "./Requests.ts"
import * as Syntax from "./Syntax.ts"

const QUERIES: ReadonlySet<string> = new Set(["type_query"])

/** The sentences for each call. */
export const find = (
  module: Module,
  calls: ReadonlyArray<Call>,
  reach: Reach
): ((call: Call) => ReadonlyArray<string>) => {
  const found = new Map<Call, Set<string>>()
  const say = (call: Call, query: SyntaxNode): void => {
    const said = found.get(call) ?? new Set<string>()
    found.set(call, said)
    said.add(
      Watching.isMadeOf(
        textOf(module, query.parent?.type === "type_arguments" ? (query.parent.parent ?? query) : query)
      )
    )
  }
  Trees.each(module.root, QUERIES, (query) => {
    const [name] = Trees.named(query)
    const origin = name?.type === "identifier" ? module.bindings.of(name)?.origin : undefined
    const node = origin?.kind === "declared" || origin?.kind === "value" ? origin.node : undefined
    if (node === undefined) return
    for (const call of calls) {
      if ((call.body?.nodes ?? []).some((part) => Trees.holds(node, part))) say(call, query)
    }
    const fn = Syntax.bare(node)
    const hold = Syntax.isFunction(fn) ? reach.ofResult(fn) : reach.of(node)
    for (const owner of hold?.owners ?? [])
      for (const call of "calls" in owner ? owner.calls : [owner]) say(call, query)
  })
  return (call) => [...(found.get(call) ?? [])]
}
