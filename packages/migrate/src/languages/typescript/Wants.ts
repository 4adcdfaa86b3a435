/** Which imported names the calls of this file use: status lists and enumerations, types of queries. */
import type { Exported } from "../../project/Linker.ts"
import type { Use } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Hold } from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Proof } from "./Proofs.ts"
import type { Call } from "./Requests.ts"
import * as Syntax from "./Syntax.ts"

interface Imported {
  readonly from: string
  readonly name: string
}

/** The import that a name, or a member of one, comes from. */
const importOf = (module: Module, outer: SyntaxNode): Imported | undefined => {
  const node = Syntax.settled(outer)
  if (node.type === "member_expression") {
    const object = Trees.field(node, "object")
    const key = Trees.field(node, "property")
    const inner = object === undefined ? undefined : importOf(module, object)
    // `statuses.TERMINAL` of `import * as statuses`
    return inner?.name === "*" && key !== undefined ? { from: inner.from, name: textOf(module, key) } : inner
  }
  const origin = /^(?:type_)?identifier$/u.test(node.type) ? module.bindings.of(node)?.origin : undefined
  return origin?.kind === "import" ? { from: origin.from, name: origin.name } : undefined
}

/** The types of nodes that `comparisonsOf` knows. */
export const COMPARISONS: ReadonlySet<string> = new Set([
  "binary_expression",
  "call_expression",
  "subscript_expression",
  "switch_statement"
])

/** Pairs of an expression that may be a status and one that may name statuses. */
export const comparisonsOf = (module: Module, node: SyntaxNode): ReadonlyArray<readonly [SyntaxNode, SyntaxNode]> => {
  switch (node.type) {
    case "binary_expression": {
      const [left, right] = [Trees.field(node, "left"), Trees.field(node, "right")]
      const isTest = node.children.some((child) => /^[!=]==?$/u.test(child.type))
      return !isTest || left === undefined || right === undefined
        ? []
        : [
            [left, right],
            [right, left]
          ]
    }
    case "call_expression": {
      const receiver = Syntax.receiver(node)
      const [first] = Syntax.argumentsOf(node)
      const isTest = /^(?:includes|has|indexOf|contains|get)$/u.test(Syntax.calleeName(node, module.text))
      return isTest && receiver !== undefined && first !== undefined ? [[first, receiver]] : []
    }
    case "subscript_expression": {
      const [object, index] = [Trees.field(node, "object"), Trees.field(node, "index")]
      return object === undefined || index === undefined ? [] : [[index, object]]
    }
    case "switch_statement": {
      const value = Trees.field(node, "value")
      const body = Trees.field(node, "body")
      if (value === undefined || body === undefined) return []
      return Trees.named(body).flatMap((child) => {
        const word = child.type === "switch_case" ? Trees.field(child, "value") : undefined
        return word === undefined ? [] : [[Syntax.bare(value), word] as const]
      })
    }
    default:
      return []
  }
}

const apiOf = (proof: Proof, hold: Hold): Use["api"] =>
  [...hold.owners].some((owner) => ("calls" in owner ? proof.apiOf(owner) : owner.path.match.api) === "legacy")
    ? "legacy"
    : "orchestration"

/** Whether a name is handed to a call as a whole query: as an argument, spread into one, or under a key for it. */
const isHandedIn = (module: Module, node: SyntaxNode): boolean => {
  if (node.type !== "identifier" || node.parent === undefined) return false
  if (node.parent.type === "arguments" || node.parent.type === "spread_element") return true
  const key = node.parent.type === "pair" ? Trees.field(node.parent, "key") : undefined
  return key !== undefined && /^(?:params|query|searchParams|queryParams|qs)$/u.test(textOf(module, key))
}

/** What the calls of a module use of other files, beyond the types of what they send and get. */
export const of = (module: Module, calls: ReadonlyArray<Call>, proof: Proof): Exported["wanted"] => {
  const wanted = new Map<string, Exported["wanted"][number]>()
  const want = (place: Imported | undefined, use: Use): void => {
    if (place === undefined || place.name === "*") return
    wanted.set(`${place.from}\0${place.name}\0${use.use}`, { ...place, ...use })
  }
  Trees.each(module.root, COMPARISONS, (node) => {
    for (const [status, words] of comparisonsOf(module, node)) {
      const place = importOf(module, words)
      const hold = place === undefined ? undefined : proof.reach.of(status)
      if (hold?.shape === "status") want(place, { api: apiOf(proof, hold), use: "status" })
    }
  })
  for (const call of calls) {
    const { api, target } = call.path.match
    if (target === "item" || (call.method !== undefined && call.method.text !== "GET")) continue
    Trees.walk(call.node, (node) => {
      const type = isHandedIn(module, node) ? module.bindings.of(node)?.annotation : undefined
      if (type !== undefined) want(importOf(module, type), { api, use: "query" })
    })
  }
  return [...wanted.values()]
}
