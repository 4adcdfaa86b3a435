/** Who else uses a text that stands in a constant: before it is changed, every use must be known. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** The name that holds a literal: a constant, a function that builds it, a member of an object, class or enumeration. */
interface Holder {
  readonly binding: Bindings.Binding | undefined
  /** The member's name, where the literal is one of several. */
  readonly member: string | undefined
}

const holderOf = (module: Module, node: SyntaxNode): Holder => {
  let member: string | undefined
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (
      at.type === "pair" ||
      at.type === "public_field_definition" ||
      at.type === "field_definition" ||
      at.type === "enum_assignment" ||
      at.type === "method_definition"
    ) {
      const key = Trees.field(at, "key") ?? Trees.field(at, "name") ?? Trees.field(at, "property")
      member ??= key === undefined ? undefined : Syntax.keyName(key, module.text)
    }
    if (
      at.type === "variable_declarator" ||
      at.type === "function_declaration" ||
      at.type === "enum_declaration" ||
      at.type.startsWith("class_decl")
    ) {
      const name = Trees.field(at, "name")
      return { binding: name === undefined ? undefined : module.bindings.of(name), member }
    }
  }
  return { binding: undefined, member }
}

/** The name as it is written where it is used. */
export const nameOf = (module: Module, literal: SyntaxNode): string => {
  const { binding, member } = holderOf(module, literal)
  return [binding?.name, member].filter((part) => part !== undefined).join(".") || "The path"
}

/** Whether other files may use it. */
export const isExported = (module: Module, literal: SyntaxNode): boolean => {
  const { binding, member } = holderOf(module, literal)
  if (binding === undefined) return false
  // A class is exported with its methods; a field of it is read inside.
  if (member !== undefined && binding.origin.kind === "declared" && binding.origin.node.type.startsWith("class"))
    return false
  return leavesFile(module, binding)
}

const leavesFile = (module: Module, binding: Bindings.Binding): boolean =>
  binding.isExported ||
  binding.references.some(
    ({ parent }) =>
      parent?.type === "export_specifier" ||
      (parent !== undefined && /^(?:module\.)?exports\b/u.test(textOf(module, parent))) ||
      (parent?.type === "object" && /^(?:module\.)?exports\b/u.test(textOf(module, parent.parent ?? parent)))
  )

/** Whether a literal stands in a member that subclasses and callers in other files may use. */
export const isOpenMember = (module: Module, literal: SyntaxNode): boolean => {
  const { binding, member } = holderOf(module, literal)
  const type = binding?.origin.kind === "declared" ? binding.origin.node : undefined
  if (binding === undefined || member === undefined || type?.type.startsWith("class") !== true) return false
  const declared = Trees.around(literal, ({ type: kind }) => MEMBERS.test(kind))
  const isPrivate =
    member.startsWith("#") || declared?.children.some((child) => textOf(module, child) === "private") === true
  const isGivenOut = binding.references.some(
    ({ parent }) => parent?.type === "new_expression" && Trees.around(parent, EXPORTS) !== undefined
  )
  const isDefault = Trees.around(type, EXPORTS) !== undefined
  return !isPrivate && (leavesFile(module, binding) || isGivenOut || isDefault)
}

/** The name of the member, if one of these literals stands in such a member. */
export const openMember = (module: Module, literals: Iterable<SyntaxNode>): string | undefined => {
  for (const literal of literals) if (isOpenMember(module, literal)) return holderOf(module, literal).member
  return undefined
}

const MEMBERS = /^(?:public_field_definition|field_definition|method_definition)$/u
const EXPORTS = ({ type }: SyntaxNode): boolean => type === "export_statement"

const STEPS_MAX = 4
const LOOKS = /^(?:searchParams|href|pathname|hostname|host|origin|length|toString|hash)$/u
const LOGS = /^(?:log|info|warn|error|debug|trace)$/u

/** Whether every use of the literal's name is one of those known. */
export const isUsedOnlyIn = (
  module: Module,
  literal: SyntaxNode,
  isKnown: (use: SyntaxNode) => boolean,
  steps = 0
): boolean => {
  if (steps > STEPS_MAX) return false
  const holder = holderOf(module, literal)
  return usesOf(module, holder).every(
    (use) => isKnown(use) || isHarmless(module, use) || isPassedOn(module, use, isKnown, steps)
  )
}

const usesOf = (module: Module, { binding, member }: Holder): ReadonlyArray<SyntaxNode> => {
  const isMember = (node: SyntaxNode | undefined): boolean => {
    const key = node?.type === "member_expression" ? Trees.field(node, "property") : undefined
    return key !== undefined && textOf(module, key) === member
  }
  if (member === undefined) return binding?.references ?? []
  const isClass = binding?.origin.kind === "declared" && binding.origin.node.type.startsWith("class")
  const named = (binding?.references ?? []).filter(
    (reference) =>
      isMember(reference.parent) ||
      (!isClass && reference.parent?.type !== "member_expression" && reference.type !== "type_identifier")
  )
  const own: Array<SyntaxNode> = []
  if (isClass) {
    Trees.walk(binding.origin.node, (node) => {
      if (isMember(node) && Trees.field(node, "object")?.type === "this") own.push(node)
    })
  }
  return [...named, ...own]
}

const isHarmless = (module: Module, use: SyntaxNode): boolean => {
  const key =
    use.field === "object" && use.parent?.type === "member_expression" ? Trees.field(use.parent, "property") : undefined
  if (key !== undefined && LOOKS.test(textOf(module, key))) return true
  const call = Trees.around(use, (node) => node.type === "call_expression")
  return call !== undefined && LOGS.test(Syntax.calleeName(call, module.text))
}

/** A use inside another constant or function, all of whose own uses are known. */
const isPassedOn = (module: Module, use: SyntaxNode, isKnown: (use: SyntaxNode) => boolean, steps: number): boolean => {
  const holder = holderOf(module, use)
  if (holder.binding === undefined && holder.member === undefined) return false
  if (isExported(module, use)) return false
  return usesOf(module, holder).length > 0 && isUsedOnlyIn(module, use, isKnown, steps + 1)
}
