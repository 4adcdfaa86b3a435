/** Types made of a body or of what makes it: `ReturnType<typeof make>`, `typeof body`. Their readers do not move with it. */
import * as Watching from "../../evidence/Watching.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Holds from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import type { Call } from "./Requests.ts"
import { Sentences } from "./Sentences.ts"
import * as Syntax from "./Syntax.ts"

const QUERIES: ReadonlySet<string> = new Set(["type_query"])

/** The sentences for each call. */
export const find = (
  module: Module,
  calls: ReadonlyArray<Call>,
  reach: Reach
): ((call: Call) => ReadonlyArray<string>) => {
  const sentences = new Sentences()
  Trees.each(module.root, QUERIES, (query) => {
    const [name] = Trees.named(query)
    const origin = name?.type === "identifier" ? module.bindings.of(name)?.origin : undefined
    const node = origin?.kind === "declared" || origin?.kind === "value" ? origin.node : undefined
    if (node === undefined) return
    const fn = Syntax.bare(node)
    const hold = Syntax.isFunction(fn) ? reach.ofResult(fn) : reach.of(node)
    const about = [
      ...calls.filter(({ body }) => body?.nodes.some((part) => Trees.holds(node, part)) === true),
      ...Holds.callsOf(hold?.owners ?? [])
    ]
    const whole = query.parent?.type === "type_arguments" ? (query.parent.parent ?? query) : query
    sentences.say(about, Watching.isMadeOf(textOf(module, whole)))
  })
  return sentences.about
}
