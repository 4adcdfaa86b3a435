/** Reads of reply fields: members, destructuring, indexes. */
import * as Replies from "../../evidence/Replies.ts"
import type { Read } from "../../model/Subject.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Op } from "../../write/Writer.ts"
import * as Checks from "./Checks.ts"
import type { Hold, Owner } from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import * as Syntax from "./Syntax.ts"

/** A read and whose reply it is of. */
export interface OwnedRead {
  readonly read: Read
  readonly owners: ReadonlySet<Owner>
}

const READS: ReadonlySet<string> = new Set([
  "member_expression",
  "subscript_expression",
  "object_pattern",
  "call_expression"
])

/** Every read in a module. */
export const find = (module: Module, reach: Reach): ReadonlyArray<OwnedRead> => {
  const found: Array<OwnedRead> = []
  Trees.each(module.root, READS, (node) => {
    switch (node.type) {
      case "member_expression": {
        const key = Trees.field(node, "property")
        const object = Trees.field(node, "object")
        if (key === undefined || object === undefined) return
        if (textOf(module, key) === "existing") existing(module, reach, found, object, key)
        if (!Replies.FIELDS.has(textOf(module, key))) return
        push(found, reach.of(object), member(module, node, key))
        return
      }
      case "subscript_expression": {
        const key = Trees.field(node, "index")
        const object = Trees.field(node, "object")
        const name = key?.type === "string" ? Syntax.keyName(key, module.text) : undefined
        if (key === undefined || object === undefined || name === undefined || !Replies.FIELDS.has(name)) return
        push(found, reach.of(object), index(module, node, key, name))
        return
      }
      case "object_pattern": {
        const hold = reach.ofPattern(node)
        if (hold !== undefined) for (const entry of Trees.named(node)) push(found, hold, element(module, entry))
        return
      }
      case "call_expression": {
        const asked = Checks.pathOf(module, node)
        if (asked === undefined || !Replies.FIELDS.has(asked.field)) return
        const hold = reach.of(asked.receiver)
        push(found, hold === undefined ? undefined : Checks.along(hold, asked.before), pathRead(module, node, asked))
        return
      }
      default:
    }
  })
  return found
}

const push = (found: Array<OwnedRead>, hold: Hold | undefined, read: Read | undefined): void => {
  if (hold === undefined || read === undefined) return
  const isWrapper = read.field === "orchestration" || read.field === "orchestrations"
  const isReply = hold.shape === "object" || hold.shape === "raw" || (isWrapper && hold.shape === "list")
  if (isReply) found.push({ read, owners: hold.owners })
}

/** `error.meta.existing`: the record that a repeated ref_id met. */
const existing = (module: Module, reach: Reach, found: Array<OwnedRead>, object: SyntaxNode, key: SyntaxNode): void => {
  const hold = reach.of(object)
  if (hold?.shape !== "meta") return
  const range = module.source.range(key.start, key.end)
  found.push({ read: { field: "meta.existing", range, how: "member" }, owners: hold.owners })
}

const TEXTS: ReadonlySet<string> = new Set(["string", "template_string", "regex"])

/** Texts of the legacy API's errors that code compares with. */
export const details = (module: Module): ReadonlyArray<Read> => {
  const found: Array<Read> = []
  Trees.each(module.root, TEXTS, (node) => {
    if (Replies.DETAIL.test(textOf(module, node))) {
      found.push({ field: "detail", range: module.source.range(node.start, node.end), how: "member" })
    }
  })
  return found
}

/** `recipient_profile_id` goes three levels down, where every level may be absent. */
const dotted = (field: string): string => field.split(".").join("?.")

const member = (module: Module, node: SyntaxNode, key: SyntaxNode): Read => ({
  field: textOf(module, key),
  range: module.source.range(key.start, key.end),
  how: "member",
  isFloat: isFloat(module, node),
  rename: (field) => {
    const repeated = besideSuccessor(module, node, key, dotted(field))
    return [
      { op: "text", source: module.source, ...(repeated ?? { start: key.start, end: key.end, text: dotted(field) }) }
    ]
  }
})

/** `reply.source_amount ?? reply.amount`: what would be said twice goes. */
const besideSuccessor = (
  module: Module,
  node: SyntaxNode,
  key: SyntaxNode,
  to: string
): { readonly start: number; readonly end: number; readonly text: "" } | undefined => {
  const { parent } = node
  if (parent?.type !== "binary_expression" || !parent.children.some((child) => /^(?:\?\?|\|\|)$/u.test(child.type)))
    return undefined
  const left = Trees.field(parent, "left")
  const right = Trees.field(parent, "right")
  if (left === undefined || right === undefined) return undefined
  const renamed = module.text.slice(node.start, key.start) + to
  if (node.start === right.start && textOf(module, left) === renamed)
    return { start: left.end, end: right.end, text: "" }
  return node.start === left.start && textOf(module, right) === renamed
    ? { start: left.start, end: right.start, text: "" }
    : undefined
}

const index = (module: Module, node: SyntaxNode, key: SyntaxNode, name: string): Read => {
  const read: Read = {
    field: name,
    range: module.source.range(key.start, key.end),
    how: "index",
    isFloat: isFloat(module, node)
  }
  return name === "recipient_profile_id"
    ? read
    : {
        ...read,
        rename: (field) => [{ op: "text", source: module.source, start: key.start + 1, end: key.end - 1, text: field }]
      }
}

/** `response.json("items.0.amount")`: the last word of the path is the field. */
const pathRead = (module: Module, node: SyntaxNode, { field: name, path }: Checks.Asked): Read => {
  const start = path.end - 1 - name.length
  return {
    field: name,
    range: module.source.range(path.start, path.end),
    how: "index",
    isFloat: isFloat(module, node),
    rename: (field) => [{ op: "text", source: module.source, start, end: path.end - 1, text: field }]
  }
}

/** An entry of a destructuring pattern: the local name stays, the wire name changes. */
const element = (module: Module, entry: SyntaxNode): Read | undefined => {
  const place = (key: SyntaxNode, name: string, text: (field: string) => string): Read | undefined => {
    if (!Replies.FIELDS.has(name)) return undefined
    const read: Read = { field: name, range: module.source.range(key.start, key.end), how: "destructure" }
    // A nested pattern throws where a level is absent; a person writes that one.
    if (name === "recipient_profile_id") return read
    return {
      ...read,
      rename: (field): ReadonlyArray<Op> => [
        { op: "text", source: module.source, start: key.start, end: key.end, text: text(field) }
      ]
    }
  }
  if (entry.type === "shorthand_property_identifier_pattern") {
    const name = textOf(module, entry)
    return place(entry, name, (field) => `${field}: ${name}`)
  }
  if (entry.type === "object_assignment_pattern") {
    const left = Trees.field(entry, "left")
    return left === undefined
      ? undefined
      : place(left, textOf(module, left), (field) => `${field}: ${textOf(module, left)}`)
  }
  if (entry.type !== "pair_pattern") return undefined
  const key = Trees.field(entry, "key")
  const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
  if (key === undefined || name === undefined || key.type === "computed_property_name") return undefined
  const quote = key.type === "string" ? module.text[key.start]! : ""
  return place(key, name, (field) => quote + field + quote)
}

const FLOATS = /^(?:Number|parseFloat|BigInt64Array|toNumber)$/u

/** `Number(x.amount)`, `parseFloat(…)`, `+x.amount` */
const isFloat = (module: Module, node: SyntaxNode): boolean => {
  let outer = node
  while (outer.parent?.type === "parenthesized_expression" || outer.parent?.type === "non_null_expression")
    outer = outer.parent
  const { parent } = outer
  if (parent?.type === "unary_expression") return parent.children[0]?.type === "+"
  const call = parent?.type === "arguments" ? parent.parent : undefined
  return call?.type === "call_expression" && FLOATS.test(Syntax.calleeName(call, module.text))
}
