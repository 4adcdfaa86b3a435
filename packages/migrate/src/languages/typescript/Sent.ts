/** Which types are all that a create sends: what is none of their fields is not sent. */
import { keyOf } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import * as Bodies from "./Bodies.ts"
import type { ProvenType } from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call } from "./Requests.ts"
import * as Syntax from "./Syntax.ts"

const REF_ID = /ref_?id/iu

/** Members of a type that are one field each; an index, a call or a method (`toJSON`) among them leaves the type open. */
const FIELDS: ReadonlySet<string> = new Set(["property_signature", "comment"])

const INTERFACES: ReadonlySet<string> = new Set(["interface_declaration"])

/**
 * Whether a create sends values of just this type, and neither the type nor the code of this file gives them a ref_id.
 * `false` wherever one may come from elsewhere: another type beside it, a parameter of the type, an index, a spread.
 */
export const lacksRefId = (module: Module, calls: ReadonlyArray<Call>, type: ProvenType): boolean =>
  (type.isElsewhere !== true || type.isWhole === true) &&
  isWhole(module, type) &&
  !addsRefId(module) &&
  (type.isWhole === true || calls.some((call) => isCreate(call) && isHandedThrough(module, call, type.binding)))

/** The key of an imported type, where a create sends just what it is handed of it. */
export const importedWhole = (module: Module, call: Call): string | undefined => {
  const named = call.body?.parameter === undefined ? undefined : typeName(module, call.body.parameter.annotation)
  const type = named === undefined ? undefined : module.bindings.of(named)
  if (type?.origin.kind !== "import" || !isCreate(call) || !isHandedThrough(module, call, type)) return undefined
  return addsRefId(module) ? undefined : keyOf(type.origin.from, type.origin.name)
}

const isCreate = (call: Call): boolean =>
  !call.isMock &&
  call.shape === undefined &&
  call.path.match.target === "collection" &&
  call.method?.text === "POST" &&
  (call.body?.blockers ?? []).length === 0

/** Whether every field of a type stands in its one declaration, and none of them is an id of the operation. */
const isWhole = (module: Module, { binding, node }: ProvenType): boolean => {
  const declared = binding.origin.kind === "declared" ? binding.origin.node : undefined
  if (declared === undefined || Trees.field(declared, "type_parameters") !== undefined) return false
  const isOne =
    declared.type === "interface_declaration"
      ? Trees.field(declared, "body") === node &&
        declared.children.every((child) => !child.type.includes("extends")) &&
        // Declarations of one name are one type.
        Trees.all(module.root, INTERFACES).filter((one) => isNamed(module, one, binding.name)).length === 1
      : declared.type === "type_alias_declaration" && Trees.field(declared, "value") === node
  return (
    isOne &&
    Trees.named(node).every((member) => {
      const key = Trees.field(member, "name")
      if (!FIELDS.has(member.type)) return false
      return key?.type !== "computed_property_name" && (key === undefined || !REF_ID.test(textOf(module, key)))
    })
  )
}

const isNamed = (module: Module, declared: SyntaxNode, name: string): boolean => {
  const node = Trees.field(declared, "name")
  return node !== undefined && textOf(module, node) === name
}

/** Whether what a caller hands in is what the call sends, as it is. */
const isHandedThrough = (module: Module, call: Call, type: Bindings.Binding): boolean => {
  const parameter = call.body?.parameter
  const named = parameter === undefined ? undefined : typeName(module, parameter.annotation)
  if (parameter === undefined || named === undefined || module.bindings.of(named) !== type) return false
  // What is handed in beside it may make another body of it: `{ transformRequest: (data) => … }`.
  if (Syntax.argumentsOf(call.node).some((one) => Trees.all(one, Syntax.FUNCTIONS).length > 0)) return false
  // Bodies that are written out in this file say it themselves.
  if (Bodies.handedIn(module, parameter).bodies.length > 0) return false
  return parameter.references.every((reference) => isSentOrRead(module, call, reference))
}

/** `X`, `Readonly<X>`: nothing beside it. */
const typeName = (module: Module, annotation: SyntaxNode | undefined): SyntaxNode | undefined => {
  if (annotation?.type === "type_identifier") return annotation
  if (annotation?.type !== "generic_type") return undefined
  const name = Trees.field(annotation, "name")
  const [inner, more] = Trees.named(Trees.field(annotation, "type_arguments") ?? annotation)
  const isSame = name !== undefined && textOf(module, name) === "Readonly" && more === undefined
  return isSame && inner?.type === "type_identifier" ? inner : undefined
}

/** A use that cannot add a field: the request itself, a printed line, a field that is read. */
const isSentOrRead = (module: Module, call: Call, reference: SyntaxNode): boolean => {
  const { parent } = reference
  switch (parent?.type) {
    case "member_expression":
      return reference.field === "object"
    case "arguments": {
      const taker = parent.parent
      return taker !== undefined && (taker === call.node || isKept(module, taker))
    }
    case "pair":
      return Trees.holds(call.node, reference)
    default:
      return reference.type === "shorthand_property_identifier" && Trees.holds(call.node, reference)
  }
}

const isKept = (module: Module, taker: SyntaxNode): boolean => {
  const callee = Trees.field(taker, "function")
  return callee !== undefined && /^(?:JSON\.stringify|console\.\w+)$/u.test(textOf(module, callee))
}

const WRITERS: ReadonlySet<string> = new Set(["object", "assignment_expression", "augmented_assignment_expression"])

/** Whether code of the file puts a ref_id on something that it did not make: `x.ref_id = …`, `{ ...x, ref_id }`. */
const addsRefId = (module: Module): boolean => {
  let isAdded = false
  Trees.each(module.root, WRITERS, (node) => {
    if (node.type === "object") {
      const parts = Trees.named(node)
      if (parts.some((one) => one.type === "spread_element") && parts.some((one) => names(module, one))) isAdded = true
      return
    }
    const left = Trees.field(node, "left")
    if (left !== undefined && REF_ID.test(textOf(module, left)) && left.type !== "identifier") isAdded = true
  })
  return isAdded
}

const names = (module: Module, entry: SyntaxNode): boolean => {
  const key = entry.type === "pair" ? Trees.field(entry, "key") : entry
  return key !== undefined && REF_ID.test(textOf(module, key))
}
