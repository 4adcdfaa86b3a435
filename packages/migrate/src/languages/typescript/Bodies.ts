/** The body that a call sends, put together from where it is written: inline, in a variable, by spreads and assignments. */
import type { Blocker } from "../../model/Subject.ts"
import type { Entry, ObjectValue, Value } from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Edit } from "../../text/Edit.ts"
import * as Composed from "../../write/Composed.ts"
import * as Bindings from "./Bindings.ts"
import * as Literals from "./Literals.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

export interface Body {
  readonly value: Value | undefined
  /** What keeps the body from being rewritten as a whole. */
  readonly blockers: ReadonlyArray<Blocker>
  /** The parameter that hands the body in, when it comes from outside. */
  readonly parameter?: Bindings.Binding
  /** The nodes that make it up. */
  readonly nodes: ReadonlyArray<SyntaxNode>
  /** Keys that name its fields elsewhere, and move with it. */
  readonly mentions?: ReadonlyArray<SyntaxNode>
}

/** Fields whose names or places change; the others may stand wherever they stand. */
const MOVING = new Set([
  "profile_id",
  "recipient_profile_id",
  "amount",
  "target_asset",
  "ref_id",
  "source_amount",
  "destination_asset"
])
const FIELDS = new Set([...MOVING, "source_asset", "identity_id", "account_id", "metadata"])

/** Whether an object has a field of a create's body. */
export const looksLikeBody = (module: Module, node: SyntaxNode): boolean => {
  const value = Literals.value(module, node)
  return value.kind === "object" && value.entries.some((entry) => FIELDS.has(entry.key) && entry.key !== "metadata")
}

/** Whether an object has a field of a create's body. */
export const isCreate = (object: ObjectValue): boolean => object.entries.some((entry) => FIELDS.has(entry.key))

const nothing: Body = { value: undefined, blockers: [], nodes: [] }

const STEPS_MAX = 8

/** Reads the expression that is sent. */
export const read = (module: Module, outer: SyntaxNode, steps = 0): Body => {
  const node = Syntax.settled(outer)
  if (steps > STEPS_MAX) return nothing
  switch (node.type) {
    case "object":
      return compose(module, node, undefined)
    case "string":
    case "template_string":
      return { ...nothing, value: Literals.value(module, node), nodes: [node] }
    case "call_expression": {
      const [first, replacer] = Syntax.argumentsOf(node)
      if (Syntax.calleeName(node, module.text) === "stringify" && first !== undefined) {
        const body = read(module, first, steps + 1)
        if (replacer === undefined || body === nothing || /^(?:null|undefined)$/u.test(textOf(module, replacer)))
          return body
        const blocker = unknown(module, replacer, "This decides by name which fields of the body are sent.")
        return { ...body, blockers: [...body.blockers, blocker] }
      }
      const fn = Members.called(module, node)
      const [result, more] = fn === undefined ? [] : Syntax.returned(fn)
      return result !== undefined && more === undefined ? read(module, result, steps + 1) : nothing
    }
    case "identifier":
    case "shorthand_property_identifier": {
      const binding = module.bindings.of(node)
      if (binding?.origin.kind === "parameter") {
        return { ...nothing, ...(binding.path.length === 0 ? { parameter: binding } : {}) }
      }
      const value = Members.constant(module, node)
      const inner = value === undefined ? undefined : Syntax.settled(value)
      if (inner?.type === "object" && binding !== undefined) return compose(module, inner, binding)
      return value === undefined ? nothing : read(module, value, steps + 1)
    }
    default:
      return nothing
  }
}

/** The parts of a body: entries with the object each belongs to. */
interface Parts {
  readonly owners: Map<Entry, ObjectValue | undefined>
  readonly blockers: Array<Blocker>
  readonly nodes: Array<SyntaxNode>
  /** Something of unknown fields is part of it. */
  isOpen: boolean
  /** Places that name a field of the variable: `body.amount`. */
  readonly mentions: Map<string, Array<SyntaxNode>>
}

const compose = (module: Module, node: SyntaxNode, binding: Bindings.Binding | undefined): Body => {
  const main = Literals.value(module, node) as ObjectValue
  const parts: Parts = { owners: new Map(), blockers: [], nodes: [node], isOpen: false, mentions: new Map() }
  // In the order of the text: what comes last counts.
  const own = [...main.entries]
  for (const child of Trees.named(node)) {
    while (own[0] !== undefined && own[0].start <= child.start) parts.owners.set(own.shift()!, main)
    if (child.type === "spread_element") spread(module, child, parts)
    else if (child.type === "pair" && Trees.field(child, "key")?.type === "computed_property_name") {
      parts.isOpen = true
      parts.blockers.push(unknown(module, child, "A field of this body has a computed name."))
    } else if (child.type === "method_definition") {
      parts.isOpen = true
      parts.blockers.push(unknown(module, child, "A method or an accessor makes what is sent of this body."))
    }
  }
  if (binding !== undefined) uses(module, binding, parts)
  const isPlain = parts.owners.size === main.entries.length && parts.mentions.size === 0
  const value: ObjectValue = isPlain
    ? parts.isOpen
      ? { ...main, isOpen: true }
      : main
    : {
        ...main,
        entries: [...parts.owners.keys()],
        writer: Composed.writer(main, parts, keyEdit(module)),
        ...(parts.isOpen ? { isOpen: true } : {})
      }
  return { value, blockers: parts.blockers, nodes: parts.nodes, mentions: [...parts.mentions.values()].flat() }
}

const unknown = (module: Module, node: SyntaxNode, message: string): Blocker => ({
  range: module.source.range(node.start, node.end),
  message,
  needs: "Write the fields of the body where it is sent, or migrate the place they come from together with this call."
})

const spread = (module: Module, child: SyntaxNode, parts: Parts): void => {
  const inner = Trees.named(child)[0]
  if (inner === undefined) return
  const node = Syntax.settled(inner)
  const direct = node.type === "identifier" ? Members.constant(module, node) : node
  const object = direct === undefined ? undefined : Syntax.settled(direct)
  // What is spread into itself (`body = { ...body }`) was something else before.
  if (object?.type === "object" && !parts.nodes.includes(object)) {
    const binding = node.type === "identifier" ? module.bindings.of(node) : undefined
    const value = Literals.value(module, object) as ObjectValue
    parts.nodes.push(object)
    const isShared = binding !== undefined && (binding.isExported || binding.references.length > 1)
    if (isShared && value.entries.some((entry) => MOVING.has(entry.key))) {
      parts.blockers.push(unknown(module, child, "These fields are shared with something else."))
    }
    for (const entry of value.entries) parts.owners.set(entry, value)
    for (const deeper of Trees.named(object)) if (deeper.type === "spread_element") spread(module, deeper, parts)
    return
  }
  const options = alternatives(node)
  if (options === undefined) {
    parts.isOpen = true
    parts.blockers.push(unknown(module, child, "What is spread into this body is not in reach."))
    return
  }
  for (const option of options) {
    const value = Literals.value(module, option)
    if (value.kind !== "object") continue
    for (const entry of value.entries) {
      if (MOVING.has(entry.key)) {
        if (entry.key === "ref_id") parts.isOpen = true
        parts.blockers.push(unknown(module, option, `${entry.key} is sent only sometimes.`))
      } else parts.owners.set(entry, value)
    }
  }
}

/** The objects of `c ? {…} : {}` and `c && {…}`; `undefined` for anything else. */
const alternatives = (node: SyntaxNode): ReadonlyArray<SyntaxNode> | undefined => {
  const sides =
    node.type === "ternary_expression"
      ? [Trees.field(node, "consequence"), Trees.field(node, "alternative")]
      : node.type === "binary_expression" && node.children.some((child) => child.type === "&&")
        ? [Trees.field(node, "right")]
        : []
  const objects = sides.flatMap((side) => (side === undefined ? [] : [Syntax.settled(side)]))
  const isKnown =
    objects.length > 0 && objects.every((one) => one.type === "object" || /^(?:null|undefined|false)$/u.test(one.type))
  return isKnown ? objects.filter((one) => one.type === "object") : undefined
}

/** What else is done with the variable that holds the body. */
const uses = (module: Module, binding: Bindings.Binding, parts: Parts): void => {
  apart(module, binding, parts)
  for (const reference of binding.references) {
    const member = reference.parent
    if (member?.type !== "member_expression" && member?.type !== "subscript_expression") continue
    if (reference.field !== "object") continue
    const key = Trees.field(member, "property") ?? Trees.field(member, "index")
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    if (key === undefined || name === undefined) {
      parts.isOpen = true
      parts.blockers.push(unknown(module, member, "A field of this body is addressed by a computed name."))
      continue
    }
    const assignment = member.parent
    const right = assignment === null || assignment === undefined ? undefined : Trees.field(assignment, "right")
    if (Members.isAssigned(member) && right !== undefined) {
      const place = { source: module.source, start: key.start, end: key.end }
      const entry: Entry = {
        ...place,
        key: name,
        keyNode: place,
        value: Literals.value(module, right),
        shorthand: false,
        comma: -1
      }
      if (name === "profile_id" || name === "recipient_profile_id") {
        parts.blockers.push(unknown(module, member, `${name} is set afterwards.`))
      }
      if (name === "ref_id" && isConditional(member, binding.node)) {
        parts.blockers.push(unknown(module, member, "ref_id is set only sometimes."))
      }
      parts.owners.set(entry, undefined)
      parts.nodes.push(right)
    } else parts.mentions.set(name, [...(parts.mentions.get(name) ?? []), key])
  }
}

/** Calls that give an object to somebody else: to another endpoint, a queue, a store. */
const SENDS =
  /^(?:\$?fetch|ky|got|axios|request|post|put|patch|send\w*|publish\w*|emit|enqueue|dispatch|insert\w*|save)$/u

/** Other places that need the body's fields as they are named now. */
const apart = (module: Module, binding: Bindings.Binding, parts: Parts): void => {
  const senders = new Set<SyntaxNode>()
  for (const reference of binding.references) {
    const outer = reference.parent
    if (outer?.type === "variable_declarator" && reference.field === "value") {
      const isPattern = Trees.field(outer, "name")?.type === "object_pattern"
      if (isPattern) parts.blockers.push(unknown(module, outer, "Fields of this body are taken out by name."))
    }
    const call = outer?.type === "arguments" ? outer.parent : undefined
    const name = call?.type === "call_expression" ? Syntax.calleeName(call, module.text) : undefined
    if (call !== undefined && call !== null && (name === "values" || name === "entries" || name === "keys")) {
      parts.blockers.push(unknown(module, call, "This goes through all fields of the body."))
    }
    if (call !== undefined && name === "assign" && Syntax.argumentsOf(call)[0] === reference) {
      parts.isOpen = true
      parts.blockers.push(unknown(module, call, "Fields are put into this body that are not in reach."))
    }
    const sender = Trees.around(
      reference,
      (node) => node.type === "call_expression" && SENDS.test(Syntax.calleeName(node, module.text) ?? "")
    )
    // A single field that is handed on is renamed where it is read.
    if (sender !== undefined && !/^(?:member|subscript)_expression$/u.test(outer?.type ?? "")) senders.add(sender)
  }
  if (senders.size < 2) return
  const [first, ...others] = [...senders].map((call) => textOf(module, Syntax.argumentsOf(call)[0] ?? call))
  // The same request written twice moves as one.
  if (others.some((one) => one !== first)) {
    parts.blockers.push(unknown(module, binding.node, "This body is also handed to something else."))
  }
}

/** Whether a statement runs only sometimes, seen from where the variable is declared. */
const isConditional = (node: SyntaxNode, declaration: SyntaxNode): boolean =>
  Trees.around(
    node,
    (outer) =>
      /^(?:if_statement|switch_case|for_\w*statement|while_statement|catch_clause|ternary_expression)$/u.test(
        outer.type
      ) && !Trees.holds(outer, declaration)
  ) !== undefined

/** A key spelled anew, in quotes where it has them. */
const keyEdit =
  (module: Module) =>
  ({ end, start }: { readonly start: number; readonly end: number }, key: string): Edit => {
    const quote = module.text[start] ?? ""
    const isQuoted = quote === '"' || quote === "'" || quote === "`"
    return {
      ...module.source.range(start, end),
      text: module.source.encode(isQuoted ? quote + key + quote : key, start)
    }
  }

/** The object literals that callers in this file hand in for a parameter, and whether there may be other callers. */
export const handedIn = (
  module: Module,
  parameter: Bindings.Binding
): { readonly bodies: ReadonlyArray<Body>; readonly isOpen: boolean } => {
  if (parameter.origin.kind !== "parameter") return { bodies: [], isOpen: true }
  const { fn, index } = parameter.origin
  const bodies: Array<Body> = []
  let isOpen = isReachableElsewhere(module, fn)
  for (const node of Members.callersOf(module, fn)) {
    const argument = Syntax.argumentsOf(node)[index]
    const body = argument === undefined ? nothing : read(module, argument)
    if (body.value?.kind === "object") bodies.push(body)
    else isOpen = true
  }
  return { bodies, isOpen: isOpen || bodies.length === 0 }
}

/** Whether code in other files may call the function. */
export const isReachableElsewhere = (module: Module, fn: SyntaxNode): boolean => {
  const holder = Trees.around(
    fn,
    (node) => node.type === "export_statement" || node.type === "class_declaration" || node.type === "class"
  )
  if (holder?.type === "export_statement") return true
  const name = Trees.field(holder?.type.startsWith("class") === true ? holder : fn, "name")
  const owner = name ?? (fn.parent?.type === "variable_declarator" ? Trees.field(fn.parent, "name") : undefined)
  const binding = owner === undefined ? undefined : module.bindings.of(owner)
  if (binding === undefined) return true
  return (
    binding.isExported ||
    binding.references.some(
      (reference) =>
        reference.parent?.type === "export_specifier" ||
        (reference.parent !== undefined && /^(?:module\.)?exports\b/u.test(textOf(module, reference.parent)))
    )
  )
}
