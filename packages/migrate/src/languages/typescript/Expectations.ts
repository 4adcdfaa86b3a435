/** What a test expects a status to be, and what a variable for one begins as: `expect(reply.status).toBe("SETTLED")`, `assert.equal(reply.status, "SETTLED")`. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Hold } from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import * as Syntax from "./Syntax.ts"

const MATCHERS = /^(?:toBe|toEqual|toStrictEqual|equals?|eql|eq|is|oneOf|toBeOneOf|toContain|toMatch)$/u
const ASSERTIONS = /^(?:not)?(?:equal|strictEqual|deepEqual|deepStrictEqual|is|eq|same)$/iu

/** Links in a chain of an expectation: `expect(x).to.not.eql(…)`. */
const LINKS_MAX = 8

export interface Expected {
  readonly hold: Hold
  /** The expressions that the status is compared with. */
  readonly values: ReadonlyArray<SyntaxNode>
  readonly isNegated: boolean
}

/** The expectation that a call is about a status. */
export const of = (module: Module, reach: Reach, call: SyntaxNode): Expected | undefined => {
  const name = Syntax.calleeName(call, module.text)
  const given = Syntax.argumentsOf(call)
  if (MATCHERS.test(name)) {
    const about = subjectOf(module, call)
    const hold = about === undefined ? undefined : reach.of(about.node)
    if (about !== undefined && hold?.shape === "status") return { hold, values: given, isNegated: about.isNegated }
  }
  if (!ASSERTIONS.test(name) || given.length < 2) return undefined
  const isNegated = /^not/iu.test(name)
  for (const [about, value] of [
    [given[0]!, given[1]!],
    [given[1]!, given[0]!]
  ] as const) {
    const hold = reach.of(about)
    if (hold?.shape === "status") return { hold, values: [value], isNegated }
  }
  return undefined
}

/** `let status = "CREATED"`, where a reply's status goes into the same variable: it begins as one of them. */
export const given = (reach: Reach, node: SyntaxNode): Expected | undefined => {
  const name = Trees.field(node, "name") ?? Trees.field(node, "left")
  const value = Trees.field(node, "value") ?? Trees.field(node, "right")
  if (name?.type !== "identifier" || value === undefined || Syntax.settled(value).type !== "string") return undefined
  const hold = reach.of(name)
  return hold?.shape === "status" ? { hold, values: [value], isNegated: false } : undefined
}

/** What stands in `expect(…)` at the root of the chain. */
const subjectOf = (
  module: Module,
  call: SyntaxNode
): { readonly node: SyntaxNode; readonly isNegated: boolean } | undefined => {
  let at = Syntax.receiver(call)
  let isNegated = false
  for (let link = 0; at !== undefined && link < LINKS_MAX; link++) {
    if (at.type === "call_expression") {
      if (Syntax.calleeName(at, module.text) !== "expect") return undefined
      const [node] = Syntax.argumentsOf(at)
      return node === undefined ? undefined : { node, isNegated }
    }
    if (at.type !== "member_expression") return undefined
    const key = Trees.field(at, "property")
    if (key !== undefined && textOf(module, key) === "not") isNegated = true
    at = Trees.field(at, "object")
  }
  return undefined
}
