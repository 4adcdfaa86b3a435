/** What a file proves for others: path constants, functions and methods that make calls, types that calls name. */
import * as Paths from "../../evidence/Paths.ts"
import * as Sites from "../../evidence/Sites.ts"
import type { Answer, Meaning } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import type { Hold } from "./Holds.ts"
import type { Module } from "./Module.ts"
import type { Proof } from "./Proofs.ts"
import type { Call } from "./Requests.ts"
import * as Syntax from "./Syntax.ts"
import * as Texts from "./Texts.ts"

/** What names of this file mean to its importers, and which imported types its calls name. */
export interface Exported {
  readonly names: ReadonlyMap<string, Meaning>
  readonly wanted: Proof["wanted"]
}

/** Reads the exports of a module whose calls have been followed. */
export const of = (module: Module, proof: Proof): Exported => {
  const names = new Map<string, Meaning>()
  for (const binding of module.bindings.all) {
    if (!isExported(binding)) continue
    const meaning = meaningOf(module, binding, proof)
    if (meaning !== undefined) names.set(binding.name, meaning)
  }
  return { names, wanted: proof.wanted }
}

const isExported = (binding: Bindings.Binding): boolean =>
  binding.path.length === 0 &&
  binding.origin.kind !== "parameter" &&
  (binding.isExported || binding.references.some((one) => one.parent?.type === "export_specifier"))

const meaningOf = (module: Module, binding: Bindings.Binding, proof: Proof): Meaning | undefined => {
  const type = proof.proven.get(binding)
  if (
    type !== undefined &&
    binding.origin.kind === "declared" &&
    !Trees.field(binding.origin.node, "body")?.type.startsWith("class")
  ) {
    return { kind: "type", api: proof.apiOf(type), form: type.form }
  }
  const { origin } = binding
  const node = origin.kind === "declared" || origin.kind === "value" ? origin.node : undefined
  if (node === undefined) return undefined
  const bare = Syntax.bare(node)
  if (bare.type.includes("class") && bare.type.endsWith("declaration")) {
    const methods = methodsOf(module, bare, proof)
    return methods.size === 0 ? undefined : { kind: "class", methods }
  }
  if (Syntax.isFunction(bare)) {
    const answer = answerOf(module, bare, proof)
    return answer === undefined ? undefined : { kind: "function", answer }
  }
  const parts = Texts.pieces(module, bare)
  const text = parts.map((part) => (part.kind === "hole" ? "${x}" : part.text)).join("")
  return Paths.find(text).length === 0 ? undefined : { kind: "text", text }
}

const methodsOf = (module: Module, node: SyntaxNode, proof: Proof): ReadonlyMap<string, Answer> => {
  const methods = new Map<string, Answer>()
  for (const member of Trees.named(Trees.field(node, "body") ?? node)) {
    const key = Trees.field(member, "name") ?? Trees.field(member, "property")
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    const value = Trees.field(member, "value")
    const fn =
      member.type === "method_definition" ? member : value !== undefined && Syntax.isFunction(value) ? value : undefined
    const answer =
      fn === undefined || name === undefined || name.startsWith("#") ? undefined : answerOf(module, fn, proof)
    if (answer !== undefined) methods.set(name!, answer)
  }
  return methods
}

const answerOf = (module: Module, fn: SyntaxNode, proof: Proof): Answer | undefined => {
  const hold = proof.reach.ofResult(fn)
  if (hold === undefined || hold.shape === "status" || hold.shape === "meta" || hold.shape === "id") return undefined
  const call = callOf(hold)
  const shapeOf = hold.shape === "items" || hold.shape === "list" ? hold.shape : "object"
  if (call === undefined) {
    // A type that another file proves: what comes back is known, the call behind it is not.
    const [type] = hold.owners
    const isTyped = type !== undefined && "calls" in type && hold.shape !== "error"
    return isTyped
      ? { api: proof.apiOf(type), operation: "unknown", shape: shapeOf, body: undefined, query: undefined }
      : undefined
  }
  const operation = Sites.operationOf(call.method?.text, call.path.ref, call.hasBody)
  const shape =
    hold.shape === "items"
      ? "items"
      : hold.shape === "list" || (hold.shape === "raw" && operation === "list")
        ? "list"
        : "object"
  const parameter = call.body?.parameter?.origin
  const body = parameter?.kind === "parameter" && parameter.fn === fn ? parameter.index : undefined
  const isLister = operation === "list" && Syntax.parametersOf(fn).length > 0
  return { api: call.path.ref.api, operation, shape, body, query: isLister && usesFirst(module, fn) ? 0 : undefined }
}

const callOf = (hold: Hold): Call | undefined => {
  for (const owner of hold.owners) {
    if (!("calls" in owner)) return owner
    const [first] = owner.calls
    if (first !== undefined) return first
  }
  return undefined
}

/** Whether the first parameter goes into a query as a whole. */
const usesFirst = (module: Module, fn: SyntaxNode): boolean => {
  const pattern = Syntax.parametersOf(fn)[0]?.pattern
  const binding = pattern?.type === "identifier" ? module.bindings.of(pattern) : undefined
  return (
    binding?.references.some(
      ({ parent }) => parent?.type === "spread_element" || parent?.type === "arguments" || parent?.type === "pair"
    ) ?? false
  )
}
