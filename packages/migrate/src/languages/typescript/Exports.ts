/** What a file proves for others: path constants, functions and methods that make calls, types that calls name. */
import type { Exported } from "../../project/Linker.ts"
import type { Meaning, Outside } from "../../project/Outside.ts"
import { keyOf, partsOf } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import type { Export } from "./ExportList.ts"
import * as Meanings from "./Meanings.ts"
import type { Module } from "./Module.ts"
import type { Proof } from "./Proofs.ts"

/**
 * Reads the exports of a module whose calls have been followed. `said` is what others say, by the names under which
 * they import things.
 */
export const of = (
  module: Module,
  proof: Proof,
  exports: ReadonlyArray<Export>,
  said: Outside | undefined
): Exported => {
  const names = new Map<string, Meaning>()
  // What a file names itself counts before what comes with a `*`.
  for (const one of exports.toSorted((a, b) => Number(a.name === "*") - Number(b.name === "*"))) {
    for (const [name, meaning] of meaningsOf(module, one, proof, said)) if (!names.has(name)) names.set(name, meaning)
  }
  return { names, wanted: [...proof.wanted, ...passedOn(module, exports, said)] }
}

const meaningsOf = (
  module: Module,
  one: Export,
  proof: Proof,
  said: Outside | undefined
): ReadonlyArray<readonly [string, Meaning]> => {
  if (one.kind === "own") {
    const meaning = Meanings.of(module, one.node, proof)
    return meaning === undefined ? [] : [[one.name, meaning]]
  }
  if (one.there !== "*") {
    const meaning = said?.imports.get(keyOf(one.from, one.there))
    return meaning === undefined ? [] : [[one.name, meaning]]
  }
  const all = [...(said?.imports ?? [])].flatMap(([key, meaning]) => {
    const { from, name } = partsOf(key)
    return from === one.from && name !== "default" ? [[name, meaning] as const] : []
  })
  if (one.name === "*") return all
  return all.length === 0 ? [] : [[one.name, { kind: "object", members: new Map(all) }]]
}

/** What calls elsewhere use of this file, where this file only passes it on. */
const passedOn = (module: Module, exports: ReadonlyArray<Export>, said: Outside | undefined): Exported["wanted"] =>
  [...(said?.exports ?? [])].flatMap(([name, use]): Exported["wanted"] => {
    const named = exports.filter((one) => one.name === name)
    if (named.length === 0) {
      return exports.flatMap((one) =>
        one.kind === "passed" && one.name === "*" ? [{ ...use, from: one.from, name }] : []
      )
    }
    return named.flatMap((one) => {
      const place = one.kind === "passed" ? { from: one.from, name: one.there } : importOf(module, one.node)
      return place === undefined || place.name === "*" ? [] : [{ ...use, ...place }]
    })
  })

const importOf = (module: Module, node: SyntaxNode): { readonly from: string; readonly name: string } | undefined => {
  const binding = node.type.endsWith("identifier") ? module.bindings.of(node) : undefined
  return binding?.origin.kind === "import" ? { from: binding.origin.from, name: binding.origin.name } : undefined
}
