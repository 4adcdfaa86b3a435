/** What a value of this file means to those who import it: a path, a request, or what holds them. */
import * as Paths from "../../evidence/Paths.ts"
import * as Sites from "../../evidence/Sites.ts"
import type { Answer, Meaning } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Hold } from "./Holds.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import type { Proof } from "./Proofs.ts"
import type { Call } from "./Requests.ts"
import * as Schemas from "./Schemas.ts"
import * as Syntax from "./Syntax.ts"
import * as Texts from "./Texts.ts"

/** Objects in objects in objects. */
const DEPTH_MAX = 4

const CLASS = /^(?:abstract_)?class(?:_declaration)?$/u

/** What an exported name or expression means; nothing for most. */
export const of = (module: Module, node: SyntaxNode, proof: Proof, depth = 0): Meaning | undefined => {
  if (depth > DEPTH_MAX) return undefined
  const bare = Syntax.settled(node)
  if (bare.type.endsWith("identifier")) return ofName(module, bare, proof, depth)
  if (CLASS.test(bare.type)) return ofClass(module, bare, proof, depth)
  if (bare.type === "enum_declaration") return ofMembers(enumMembers(module, bare, proof, depth))
  if (Syntax.isFunction(bare)) return ofFunction(module, bare, proof, depth)
  if (bare.type === "object") return ofMembers(objectMembers(module, bare, proof, depth))
  if (bare.type === "call_expression" && /^(?:freeze|seal)$/u.test(Syntax.calleeName(bare, module.text))) {
    const [first] = Syntax.argumentsOf(bare)
    return first === undefined ? undefined : of(module, first, proof, depth + 1)
  }
  if (bare.type === "new_expression") {
    const made = Trees.field(bare, "constructor")
    const type = made === undefined ? undefined : of(module, made, proof, depth + 1)
    if (type?.kind === "class") return Elsewhere.instanceOf(type)
  }
  const text = textOf(module, bare)
  return text === undefined ? Elsewhere.of(module, bare) : { kind: "text", text }
}

const ofName = (module: Module, node: SyntaxNode, proof: Proof, depth: number): Meaning | undefined => {
  const binding = module.bindings.of(node)
  if (binding === undefined || binding.origin.kind === "parameter") return undefined
  const type = proof.proven.get(binding)
  const { origin } = binding
  const declared = origin.kind === "declared" ? origin.node : undefined
  if (type !== undefined && !(declared !== undefined && CLASS.test(declared.type))) {
    return declared === undefined && origin.kind !== "import" && !Schemas.isSchema(origin)
      ? undefined
      : { kind: "type", api: proof.apiOf(type), form: type.form }
  }
  if (declared !== undefined) return of(module, declared, proof, depth + 1)
  if (origin.kind === "value" && origin.node !== undefined && binding.path.length === 0) {
    return of(module, origin.node, proof, depth + 1)
  }
  return Elsewhere.of(module, node)
}

const ofMembers = (members: ReadonlyMap<string, Meaning>): Meaning | undefined =>
  members.size === 0 ? undefined : { kind: "object", members }

const objectMembers = (module: Module, object: SyntaxNode, proof: Proof, depth: number): Map<string, Meaning> => {
  const members = new Map<string, Meaning>()
  for (const child of Trees.named(object)) {
    if (child.type === "spread_element") {
      const [inner] = Trees.named(child)
      const spread = inner === undefined ? undefined : of(module, inner, proof, depth + 1)
      if (spread?.kind === "object") for (const [name, meaning] of spread.members) members.set(name, meaning)
      continue
    }
    const isShort = child.type === "shorthand_property_identifier"
    const key = isShort ? child : Trees.field(child, child.type === "method_definition" ? "name" : "key")
    const value = isShort || child.type === "method_definition" ? child : Trees.field(child, "value")
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    const meaning = value === undefined ? undefined : of(module, value, proof, depth + 1)
    if (name !== undefined && meaning !== undefined) members.set(name, meaning)
  }
  return members
}

const enumMembers = (module: Module, node: SyntaxNode, proof: Proof, depth: number): ReadonlyMap<string, Meaning> => {
  const members = new Map<string, Meaning>()
  for (const child of Trees.named(Trees.field(node, "body") ?? node)) {
    const key = Trees.field(child, "name")
    const value = Trees.field(child, "value")
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    const meaning = value === undefined ? undefined : of(module, value, proof, depth + 1)
    if (name !== undefined && meaning !== undefined) members.set(name, meaning)
  }
  return members
}

const ofClass = (module: Module, node: SyntaxNode, proof: Proof, depth: number): Meaning | undefined => {
  const base = Elsewhere.baseOf(module, node)
  const inherited = base?.kind === "class" ? base : undefined
  const methods = new Map<string, Answer>(inherited?.methods)
  const members = new Map<string, Meaning>(inherited?.members)
  for (const member of Trees.named(Trees.field(node, "body") ?? node)) {
    const key = Trees.field(member, "name") ?? Trees.field(member, "property")
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    const value = member.type === "method_definition" ? member : Trees.field(member, "value")
    if (name === undefined || value === undefined || name.startsWith("#")) continue
    const meaning = of(module, value, proof, depth + 1)
    if (meaning === undefined) continue
    if (member.children.some((child) => child.type === "static")) members.set(name, meaning)
    else if (meaning.kind === "function") methods.set(name, meaning.answer)
  }
  return methods.size + members.size === 0 ? undefined : { kind: "class", methods, members }
}

const ofFunction = (module: Module, fn: SyntaxNode, proof: Proof, depth: number): Meaning | undefined => {
  const answer = answerOf(module, fn, proof)
  if (answer !== undefined) return { kind: "function", answer }
  const results = Syntax.returned(fn)
  const text = results.length === 1 ? textOf(module, results[0]!) : undefined
  if (text !== undefined) return { kind: "builder", text }
  const made = results.length === 1 ? of(module, results[0]!, proof, depth + 1) : undefined
  return made?.kind === "object" || made?.kind === "class" ? { kind: "factory", made } : undefined
}

/** The text of an expression, where there is a path in it. */
const textOf = (module: Module, node: SyntaxNode): string | undefined => {
  const parts = Texts.pieces(module, node)
  if (parts.every((part) => part.kind === "hole")) return undefined
  const text = parts.map((part) => (part.kind === "hole" ? "${x}" : part.text)).join("")
  return Paths.find(text).length === 0 ? undefined : text
}

const answerOf = (module: Module, fn: SyntaxNode, proof: Proof): Answer | undefined => {
  const hold = proof.reach.ofResult(fn)
  if (hold === undefined || hold.shape === "status" || hold.shape === "meta" || hold.shape === "id") return undefined
  // A declared type says what comes back, the call in the body what was asked.
  const call = callIn(module, fn, proof) ?? callOf(hold)
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

/** The call whose answer a function hands on, itself or through other functions of this file. */
const callIn = (module: Module, fn: SyntaxNode, proof: Proof, depth = 0): Call | undefined => {
  for (const one of Syntax.returned(fn)) {
    const call = callOf(proof.reach.of(one))
    if (call !== undefined) return call
  }
  let found: Call | undefined
  Trees.walk(fn, (node) => {
    if (found !== undefined || depth >= DEPTH_MAX) return false
    const inner = node.type === "call_expression" ? Members.called(module, node) : undefined
    if (inner !== undefined && inner !== fn && proof.reach.ofResult(inner) !== undefined)
      found = callIn(module, inner, proof, depth + 1)
    return true
  })
  return found
}

/** The call that an answer comes from; a type that several calls name does not tell which. */
const callOf = (hold: Hold | undefined): Call | undefined => {
  const owners = [...(hold?.owners ?? [])]
  const direct = owners.find((owner): owner is Call => !("calls" in owner))
  if (direct !== undefined) return direct
  const [first, second] = new Set(owners.flatMap((owner) => ("calls" in owner ? [...owner.calls] : [])))
  return second === undefined ? first : undefined
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
