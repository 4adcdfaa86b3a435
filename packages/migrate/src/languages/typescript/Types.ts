/** Types that describe what a proven call sends or gets: interfaces, aliases, classes, enumerations, schemas in code. */
import type { PayloadForm } from "../../model/Subject.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import type { Hold, ProvenType } from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

export interface Types {
  /** What a value of this type holds. */
  readonly holdOf: (type: SyntaxNode) => Hold | undefined
  readonly proven: ReadonlyMap<Bindings.Binding, ProvenType>
}

const TRANSPARENT = new Set([
  "Promise",
  "Readonly",
  "Partial",
  "Required",
  "NonNullable",
  "Awaited",
  "DeepReadonly",
  "AxiosResponse",
  "Response",
  "ApiResponse",
  "Maybe",
  "Option"
])
const MANY = new Set([
  "Array",
  "ReadonlyArray",
  "AsyncGenerator",
  "AsyncIterable",
  "AsyncIterableIterator",
  "Iterable",
  "Generator",
  "Set",
  "ReadonlySet",
  "IterableIterator"
])

/** The types so far proven, as what their values hold. */
export const make = (module: Module, proven: ReadonlyMap<Bindings.Binding, ProvenType>): Types => {
  const shapes = { request: undefined, reply: "object", list: "list", problem: "error", status: "status" } as const
  const holdOf = (type: SyntaxNode): Hold | undefined => {
    switch (type.type) {
      case "type_identifier":
      case "identifier": {
        const binding = module.bindings.of(type)
        const known = binding === undefined ? undefined : proven.get(binding)
        const shape = known === undefined ? undefined : shapes[known.form]
        return known === undefined || shape === undefined ? undefined : { shape, owners: new Set([known]) }
      }
      case "generic_type": {
        const name = Trees.field(type, "name")
        const [inner] = Syntax.typeArguments(type)
        const word = name === undefined ? "" : textOf(module, name)
        const hold = inner === undefined ? undefined : holdOf(inner)
        if (hold === undefined) return undefined
        if (TRANSPARENT.has(word)) return hold
        if (MANY.has(word)) return { ...hold, shape: "items" }
        return hold.shape === "object" && isPage(module, name) ? { ...hold, shape: "list" } : undefined
      }
      case "array_type": {
        const [inner] = Trees.named(type)
        const hold = inner === undefined ? undefined : holdOf(inner)
        return hold?.shape === "object" ? { ...hold, shape: "items" } : undefined
      }
      case "lookup_type": {
        const [object, index] = Trees.named(type)
        const hold = object === undefined ? undefined : holdOf(object)
        return hold?.shape === "object" && index !== undefined && /status/u.test(textOf(module, index))
          ? { ...hold, shape: "status" }
          : undefined
      }
      case "readonly_type":
      case "parenthesized_type":
      case "type_annotation":
      case "union_type":
      case "intersection_type": {
        for (const part of Trees.named(type)) {
          const hold = holdOf(part)
          if (hold !== undefined) return hold
        }
        return undefined
      }
      default:
        return undefined
    }
  }
  return { holdOf, proven }
}

/** A generic page of rows: it has `items`, or is named so. */
const isPage = (module: Module, name: SyntaxNode | undefined): boolean => {
  const binding = name === undefined ? undefined : module.bindings.of(name)
  if (binding?.origin.kind === "declared") return /\bitems\??\s*:/u.test(textOf(module, binding.origin.node))
  return name !== undefined && /page|list/iu.test(textOf(module, name))
}

/** The names of the types inside a type, each with how it is used: `items` behind an array. */
export const namesIn = (module: Module, type: SyntaxNode): ReadonlyArray<Bindings.Binding> => {
  const found: Array<Bindings.Binding> = []
  Trees.walk(type, (node) => {
    if (node.type !== "type_identifier") return
    const binding = module.bindings.of(node)
    if (binding !== undefined) found.push(binding)
  })
  return found
}

const MARKS: Readonly<Record<string, ReadonlyArray<string>>> = {
  reply: ["target_asset", "destination_asset", "settled_at", "cancelled_at", "source_asset"],
  request: ["target_asset", "destination_asset", "source_asset", "recipient_profile_id"],
  list: ["items"]
}

/** The node that lists the fields of a declared type: only one with fields of this API is taken. */
export const fieldsOf = (
  module: Module,
  binding: Bindings.Binding
): { readonly node: SyntaxNode; readonly names: ReadonlySet<string> } | undefined => {
  const { origin } = binding
  const declared = origin.kind === "declared" ? origin.node : origin.kind === "value" ? origin.node : undefined
  if (declared === undefined) return undefined
  const node = bodyOf(declared)
  if (node === undefined) return undefined
  const names = new Set<string>()
  for (const member of Trees.named(node)) {
    const key = Trees.field(member, "name") ?? Trees.field(member, "key") ?? Trees.field(member, "property")
    if (key !== undefined) names.add(textOf(module, key).replace(/^['"]|['"]$/gu, ""))
    else if (member.type === "shorthand_property_identifier") names.add(textOf(module, member))
  }
  return { node, names }
}

const bodyOf = (declared: SyntaxNode): SyntaxNode | undefined => {
  const body = Trees.field(declared, "body")
  if (body?.type === "interface_body" || body?.type === "class_body" || body?.type === "object_type") return body
  let found: SyntaxNode | undefined
  // `type X = {…} & Y`, `z.object({…})`, `Schema.Struct({…})`
  Trees.walk(Trees.field(declared, "value") ?? declared, (node) => {
    if (found !== undefined) return false
    if (node.type === "object_type" || node.type === "object") {
      found = node
      return false
    }
    return true
  })
  return found
}

/** The form of a declared type by its fields, given what it is used for. */
export const formOf = (names: ReadonlySet<string>, use: "request" | "reply"): PayloadForm | undefined => {
  if (use === "request") return MARKS["request"]!.some((name) => names.has(name)) ? "request" : undefined
  if (names.has("items") || names.has("orchestrations")) return "list"
  return MARKS["reply"]!.some((name) => names.has(name)) ? "reply" : undefined
}
