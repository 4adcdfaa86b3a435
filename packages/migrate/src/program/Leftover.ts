/** Literals that no request has claimed: they may hold scopes, paths, payloads of their own. */
import type { Value } from "../model/Value.ts"
import * as Data from "./Data.ts"
import type { Module } from "./Module.ts"
import type { Node } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** The outermost of them, and those inside what is computed. */
export const of = (module: Module, claimed: ReadonlySet<Node>): ReadonlyArray<Value> => {
  const roots: Array<Value> = []
  const visit = (node: Node): boolean => {
    if (node.kind === "import") return false
    // A claimed literal may hold functions and calls with more literals inside.
    if (claimed.has(node)) return node.kind !== "text"
    if (node.kind === "text") {
      roots.push(Data.value(module, node))
      return node.holes.length > 0
    }
    if ((node.kind === "dictionary" && node.type === undefined) || node.kind === "list") {
      if (holdsClaimed(node, claimed)) return true
      roots.push(Data.value(module, node))
      for (const inner of computedIn(node)) Walk.walk(inner, visit)
      return false
    }
    return true
  }
  Walk.walk(module.root, visit)
  return roots
}

const holdsClaimed = (node: Node, claimed: ReadonlySet<Node>): boolean => {
  let found = false
  Walk.walk(node, (inner) => {
    if (claimed.has(inner)) found = true
    return !found
  })
  return found
}

/** The parts of a literal that the model takes as opaque: calls, functions, conditions. */
const computedIn = (literal: Node): ReadonlyArray<Node> =>
  Walk.children(literal).flatMap((child) => {
    const bare = child.kind === "wrapped" ? Walk.bare(child) : child
    if (bare.kind === "list" || (bare.kind === "dictionary" && bare.type === undefined)) return computedIn(bare)
    return bare.kind === "text" || bare.kind === "name" || bare.kind === "number" || bare.kind === "constant"
      ? []
      : [bare]
  })
