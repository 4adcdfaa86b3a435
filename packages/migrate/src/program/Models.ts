/** Types of this file that describe bodies, replies and statuses: which are proven, and what a value of them holds. */
import type { Api } from "../evidence/Paths.ts"
import type { PayloadForm } from "../model/Subject.ts"
import type { Binding } from "./Bindings.ts"
import * as Constants from "./Constants.ts"
import * as Elsewhere from "./Elsewhere.ts"
import * as Holds from "./Holds.ts"
import type { Hold, Owner, ProvenType } from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, ClassNode, EnumNode, Expression, Field, Name, Node, Type } from "./Program.ts"
import * as Walk from "./Walk.ts"

export type Proven = Map<ProvenType["node"], ProvenType>

const MARKS: Readonly<Record<"reply" | "request", ReadonlyArray<string>>> = {
  reply: ["target_asset", "destination_asset", "settled_at", "cancelled_at", "source_asset"],
  request: ["target_asset", "destination_asset", "source_asset", "recipient_profile_id"]
}

/** The name that a field has on the wire, said or implied. */
export const wireOf = (field: Field): string => field.wire?.content.text ?? Holds.snake(field.name.name)

/** Fields of a conversion that other things have, too. */
const COMMON: ReadonlySet<string> = new Set([
  "id",
  "ref_id",
  "status",
  "amount",
  "profile_id",
  "created_at",
  "updated_at"
])

/** The form of a class by its fields, given what it is used for. */
export const formOf = (node: ClassNode, use: "request" | "reply"): PayloadForm | undefined => {
  const names = new Set(node.fields.map(wireOf))
  if (use === "reply" && (names.has("items") || names.has("orchestrations"))) return "list"
  if (MARKS[use].some((name) => names.has(name))) return use
  // What a call decodes its reply into may name two or three of a conversion's fields only.
  const few = ["id", "ref_id", "status", "amount"].filter((name) => names.has(name))
  const isEnough = few.length > 1 || [...names].every((name) => COMMON.has(name))
  return use === "reply" && isEnough && few.some((name) => name === "status" || name === "amount") ? use : undefined
}

/** The class or enumeration that a name stands for. */
export const declared = (module: Module, name: Name): ClassNode | EnumNode | undefined => {
  for (const one of module.bindings.of(name)?.definitions ?? []) {
    if (one.kind === "class" || one.kind === "enum") return one.node
  }
  return undefined
}

/** The class that an argument names: `Conversion`, `Conversion.class`, `Conversion::class.java`, `typeof(Conversion)`. */
export const classIn = (module: Module, outer: Expression): ClassNode | EnumNode | undefined => {
  const node = Walk.bare(outer)
  if (node.kind === "name") return declared(module, node)
  if (node.kind === "member" && /^(?:class|java|javaClass|Type)$/u.test(node.name)) return classIn(module, node.object)
  if (node.kind === "index") return classIn(module, node.index) ?? classIn(module, node.object)
  const [first] = node.kind === "call" ? node.arguments : []
  if (
    node.kind === "call" &&
    first !== undefined &&
    /^(?:typeof|listOf|array|TypeAdapter|ParameterizedTypeReference|TypeReference)$/u.test(node.name)
  ) {
    return classIn(module, first.value)
  }
  return undefined
}

/** The classes that a call names beside its values: type arguments, class literals, the class a method is called on. */
export const namedBy = (module: Module, call: Call): ReadonlyArray<ClassNode | EnumNode> => {
  const receiver = Walk.receiver(call)
  const typed = (call.types ?? []).flatMap((type) => type.names.flatMap((name) => declared(module, name) ?? []))
  const given = call.arguments.flatMap((one) => classIn(module, one.value) ?? [])
  const own = receiver === undefined ? undefined : classIn(module, receiver)
  const made = Walk.bare(call.callee)
  const built = made.kind === "name" ? declared(module, made) : undefined
  return [...typed, ...given, ...(own === undefined ? [] : [own]), ...(built === undefined ? [] : [built])]
}

const MANY =
  /\[\]|\b(?:list|List|Sequence|Iterable|Iterator|IEnumerable|IReadOnlyList|IList|Collection|Set|Flow|Flux|array|Array|Generator|AsyncIterator|AsyncGenerator|Vec|ArrayList|Stream)\b/u

/** What a value of a type holds; `undefined` for types that nothing proves. */
export const holdOf = (module: Module, proven: Proven, type: Type): Hold | undefined => {
  for (const name of type.names) {
    const node = declared(module, name)
    const found = node === undefined ? undefined : proven.get(node)
    if (node === undefined || found === undefined) continue
    const owners = new Set<Owner>([found])
    if (found.form === "status") return { shape: "status", owners }
    const model = node.kind === "class" ? { model: node } : {}
    if (found.form === "list") return { shape: "list", owners, ...model }
    return { shape: MANY.test(textOf(module, type)) ? "items" : "object", owners, ...model }
  }
  return foreign(module, proven, type)
}

/** A field of an object of a reply's own type, where its own code reads it: `self.status`. */
export const fieldOfItself = (proven: Proven, owner: ClassNode | undefined, name: string): Hold | undefined => {
  const type = owner === undefined ? undefined : proven.get(owner)
  if (owner === undefined || type?.form !== "reply") return undefined
  return Holds.project({ shape: "object", owners: new Set<Owner>([type]), model: owner }, name)
}

/** A type of another file that a request there, or here, proves. */
const foreign = (module: Module, proven: Proven, type: Type): Hold | undefined => {
  const meaning = module.outside === undefined ? undefined : Elsewhere.ofType(module, type)
  const name = type.names.at(-1)
  if (meaning?.kind !== "type" || name === undefined) return undefined
  const known = [...proven.values()].find((one) => one.node.kind === "name" && one.node.name === name.name)
  const found = known ?? { node: name, form: meaning.form, requests: new Set(), elsewhere: meaning.api }
  if (known === undefined) proven.set(name, found)
  const owners = new Set<Owner>([found])
  if (found.form === "status") return { shape: "status", owners }
  if (found.form === "list") return { shape: "list", owners, isForeign: true }
  return { shape: MANY.test(textOf(module, type)) ? "items" : "object", owners, isForeign: true }
}

/** Types of this file that calls in other files name. */
export const fromOutside = (module: Module, proven: Proven): void => {
  for (const [name, { api, isWhole, use }] of module.outside?.exports ?? []) {
    if (use === "query") continue
    for (const node of [...module.classes, ...module.enums]) {
      if (node.name.name !== name || proven.has(node)) continue
      const form =
        node.kind === "enum"
          ? isStatusEnum(node)
            ? "status"
            : undefined
          : use === "status"
            ? undefined
            : formOf(node, use)
      const whole = isWhole === true ? { isWhole } : {}
      if (form !== undefined) proven.set(node, { node, form, requests: new Set(), elsewhere: api, ...whole })
      if (node.kind === "class" && form !== undefined) statusEnum(module, proven, node, api)
    }
  }
}

const statusEnum = (module: Module, proven: Proven, node: ClassNode, api: Api): void => {
  for (const field of node.fields) {
    for (const name of wireOf(field) === "status" ? (field.type?.names ?? []) : []) {
      const inner = declared(module, name)
      if (inner?.kind === "enum" && isStatusEnum(inner) && !proven.has(inner)) {
        proven.set(inner, { node: inner, form: "status", requests: new Set(), elsewhere: api })
      }
    }
  }
}

/** Adds a class with what it leads to: the rows of a page, the enumeration of its status. */
export const add = (
  module: Module,
  proven: Proven,
  node: ClassNode | EnumNode,
  use: "request" | "reply",
  owners: ReadonlyArray<Owner>
): void => {
  const requests = owners.flatMap(Holds.requestsOf)
  // A type without a request behind it is anybody's.
  if (requests.length === 0) return
  const known = proven.get(node)
  if (known !== undefined) {
    for (const request of requests) known.requests.add(request)
    return
  }
  const form = node.kind === "enum" ? "status" : formOf(node, use)
  if (form === undefined || (node.kind === "enum" && !isStatusEnum(node))) return
  proven.set(node, { node, form, requests: new Set(requests) })
  if (node.kind === "enum") return
  for (const field of node.fields) {
    const isStatus = wireOf(field) === "status"
    const isRows = form === "list" && /^(?:items|orchestrations)$/u.test(wireOf(field))
    if (!isStatus && !isRows) continue
    for (const name of field.type?.names ?? []) {
      const inner = declared(module, name)
      if (inner !== undefined && (isRows ? inner.kind === "class" : inner.kind === "enum"))
        add(module, proven, inner, use, owners)
    }
  }
}

/** A type of its own for texts (`type Status string`) has no members: its constants are typed with it. */
const isStatusEnum = (node: EnumNode): boolean =>
  node.members.length === 0 ||
  node.members.some((member) =>
    /^(?:CREATED|SETTLED|CANCELL?ED|PROCESSING|COMPLETED)$/iu.test(member.wire?.content.text ?? member.name.name)
  )

/** The type of what is made here: `new(Conversion)`, `&Conversion{}`. */
export const madeType = (outer: Expression): Type | undefined => {
  const node = Walk.bare(outer)
  if (node.kind === "dictionary") return node.type
  return node.kind === "call" && node.name === "new" ? node.types?.[0] : undefined
}

/** Whether an argument is a variable's place rather than its value: `&reply`, or a name for `new(Reply)`. */
export const isPlace = (module: Module, binding: Binding, argument: Node): boolean => {
  const isTaken = (node: Node): boolean => module.text[node.start] === "&"
  return (
    isTaken(argument) ||
    binding.definitions.some((one) => {
      if (one.kind !== "value" || one.value === undefined) return false
      const value = Walk.bare(one.value)
      return (value.kind === "call" && value.name === "new") || (value.kind === "dictionary" && isTaken(one.value))
    })
  )
}

/** The class whose instance an expression is. */
export const instanceOf = (module: Module, node: Expression): ClassNode | undefined => Constants.classOf(module, node)
