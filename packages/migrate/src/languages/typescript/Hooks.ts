/** Hooks that fetch and keep an answer: TanStack Query, SWR and their kin. What they give holds it under `data`. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import * as Syntax from "./Syntax.ts"
import * as Transport from "./Transport.ts"

const HOOKS =
  /^(?:(?:use|create|inject)(?:Suspense|Infinite|Prefetch)?(?:Query|Mutation)|queryOptions|mutationOptions|fetchQuery|ensureQueryData|prefetchQuery|useSWR(?:Immutable|Mutation|Infinite)?|useAsync(?:Fn)?|useAsyncData)$/u

const FETCHERS = ["queryFn", "mutationFn", "fetcher", "fn"]

/** Options that are called with what came back, and at which of their parameters it stands. */
const CALLBACKS: Readonly<Record<string, number>> = {
  onSuccess: 0,
  onSettled: 0,
  select: 0,
  refetchInterval: 0,
  enabled: 0,
  placeholderData: 0
}

/** The functions that fetch what a hook keeps; nothing for another call. */
export const fetchersOf = (module: Module, call: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  if (!HOOKS.test(Syntax.calleeName(call, module.text))) return []
  return Syntax.argumentsOf(call).flatMap((argument) => {
    const object = Transport.objectOf(module, argument)
    const named = object === undefined ? argument : Transport.under(module, object, FETCHERS)
    const fn = named === undefined ? undefined : functionOf(module, named)
    return fn === undefined ? [] : [fn]
  })
}

const functionOf = (module: Module, outer: SyntaxNode): SyntaxNode | undefined => {
  const node = Syntax.bare(outer)
  if (Syntax.isFunction(node)) return node
  if (node.type !== "identifier") return undefined
  const binding = module.bindings.of(node)
  const value = binding?.origin.kind === "declared" ? binding.origin.node : Members.constant(module, node)
  const inner = value === undefined ? undefined : Syntax.bare(value)
  return inner !== undefined && Syntax.isFunction(inner) ? inner : undefined
}

/** The hook that calls a function back with what came, when the parameter at `index` is that. */
export const calling = (module: Module, fn: SyntaxNode, index: number): SyntaxNode | undefined => {
  const pair = fn.parent
  const isOption = fn.type === "method_definition" || pair?.type === "pair"
  const key = fn.type === "method_definition" ? Trees.field(fn, "name") : pair && Trees.field(pair, "key")
  if (!isOption || key === undefined || CALLBACKS[Syntax.keyName(key, module.text) ?? ""] !== index) return undefined
  const object = fn.type === "method_definition" ? fn.parent : pair?.parent
  const call = object?.parent?.type === "arguments" ? object.parent.parent : undefined
  return call !== undefined && HOOKS.test(Syntax.calleeName(call, module.text)) ? call : undefined
}
