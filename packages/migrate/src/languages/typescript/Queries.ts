/** Query parameters, wherever they are written: behind the path, in an object, set one by one. */
import type { QueryEntry } from "../../model/Subject.ts"
import * as Values from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Literals from "./Literals.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import * as Syntax from "./Syntax.ts"
import type * as Texts from "./Texts.ts"

const STEPS_MAX = 8

/** The parameters of an expression that stands for a query. */
export const read = (module: Module, outer: SyntaxNode, steps = 0): ReadonlyArray<QueryEntry> => {
  const node = Syntax.settled(outer)
  if (steps > STEPS_MAX) return []
  switch (node.type) {
    case "object":
      return Trees.named(node)
        .flatMap((child) => {
          const inner = child.type === "spread_element" ? Trees.named(child)[0] : undefined
          if (inner === undefined) return []
          // `...(since && { "updated_at.begin": since })`
          const sides = ["consequence", "alternative", "right"].flatMap(
            (role) => Trees.field(Syntax.settled(inner), role) ?? []
          )
          return [inner, ...sides].flatMap((side) => read(module, side, steps + 1))
        })
        .concat(fromObject(module, node))
    case "array":
      return Trees.named(node).flatMap((pair) => {
        const [key, value] = pair.type === "array" ? Trees.named(pair) : []
        return key === undefined ? [] : named(module, key, value)
      })
    case "identifier":
    case "shorthand_property_identifier": {
      const binding = module.bindings.of(node)
      const value = binding?.origin.kind === "value" && binding.path.length === 0 ? binding.origin.node : undefined
      const set = binding === undefined ? [] : binding.references.flatMap((reference) => setBy(module, reference))
      const typed = binding?.annotation === undefined ? [] : fromType(module, binding.annotation)
      return [...(value === undefined ? [] : read(module, value, steps + 1)), ...set, ...typed]
    }
    case "new_expression":
    case "call_expression": {
      const name = Syntax.calleeName(node, module.text)
      const [first] = Syntax.argumentsOf(node)
      const receiver = Syntax.receiver(node)
      if (/^(?:URLSearchParams|stringify|encode|fromEntries|entries)$/u.test(name) && first !== undefined) {
        return read(module, first, steps + 1)
      }
      if (/^(?:toString|filter|sort)$/u.test(name) && receiver !== undefined) return read(module, receiver, steps + 1)
      const fn = Members.called(module, node)
      return fn === undefined ? [] : Syntax.returned(fn).flatMap((result) => read(module, result, steps + 2))
    }
    default:
      return []
  }
}

const fromObject = (module: Module, node: SyntaxNode): ReadonlyArray<QueryEntry> => {
  const object = Literals.value(module, node)
  if (object.kind !== "object") return []
  return object.entries.map((entry) => {
    const text = Values.literal(entry.value)
    return {
      key: entry.key,
      range: Values.range(entry.keyNode),
      ...(text === undefined ? {} : { value: text }),
      rename: (key) => [{ op: "rename", object, entry, key }]
    }
  })
}

/** `"created_at.begin"` as an argument. */
const named = (module: Module, key: SyntaxNode, value: SyntaxNode | undefined): ReadonlyArray<QueryEntry> => {
  const literal = Literals.value(module, key)
  if (literal.kind !== "string" || literal.holes.length > 0) return []
  const text = value === undefined ? undefined : Values.literal(Literals.value(module, value))
  return [
    {
      key: literal.text,
      range: Values.range(literal),
      ...(text === undefined ? {} : { value: text }),
      rename: (name) => [
        { op: "text", source: literal.content, start: 0, end: literal.content.text.length, text: name }
      ]
    }
  ]
}

/** A use of a variable that sets a parameter: `params.set("limit", …)`, `url.searchParams.append(…)`, `query["limit"] = …`. */
const setBy = (module: Module, reference: SyntaxNode): ReadonlyArray<QueryEntry> => {
  let at = reference
  while (at.parent !== undefined && at.field === "object" && at.parent.type === "member_expression") {
    at = at.parent
    const key = Trees.field(at, "property")
    const word = key === undefined ? "" : module.text.slice(key.start, key.end)
    if (/^(?:set|append)$/u.test(word) && at.parent?.type === "call_expression" && at.field === "function") {
      const [first, second] = Syntax.argumentsOf(at.parent)
      return first === undefined ? [] : named(module, first, second)
    }
    if (word !== "searchParams") break
  }
  const subscript = reference.parent
  if (subscript?.type === "subscript_expression" && reference.field === "object" && Members.isAssigned(subscript)) {
    const index = Trees.field(subscript, "index")
    return index === undefined ? [] : named(module, index, undefined)
  }
  return []
}

/** The fields of the type that a query's variable has. */
const fromType = (module: Module, type: SyntaxNode): ReadonlyArray<QueryEntry> => {
  const binding = type.type === "type_identifier" ? module.bindings.of(type) : undefined
  const declared = binding?.origin.kind === "declared" ? binding.origin.node : type
  const body = Trees.field(declared, "body") ?? Trees.field(declared, "value") ?? declared
  if (body.type !== "interface_body" && body.type !== "object_type") return []
  return Trees.named(body).flatMap((member): ReadonlyArray<QueryEntry> => {
    const key = member.type === "property_signature" ? Trees.field(member, "name") : undefined
    if (key === undefined) return []
    if (key.type === "string") return named(module, key, undefined)
    const name = Syntax.keyName(key, module.text)
    return name === undefined ? [] : [{ key: name, range: module.source.range(key.start, key.end) }]
  })
}

const PARAMETER = /(?:^|[?&])([A-Za-z_][\w.]*(?:%2[Ee]\w+|\[\w*\])?)=([^&#]*)/gu

/** The parameters behind the path in a text that is put together. */
export const behind = (module: Module, found: Texts.FoundPath): ReadonlyArray<QueryEntry> => {
  const result: Array<QueryEntry> = []
  let at = 0
  for (const piece of found.pieces) {
    const length = piece.kind === "hole" ? 4 : piece.text.length
    const start = at
    at += length
    if (at <= found.match.end) continue
    if (piece.kind === "hole") {
      const before = found.text.slice(found.match.end, start)
      if (/[?&]$/u.test(before)) result.push(...read(module, piece.node))
      continue
    }
    if (piece.kind !== "text") continue
    const from = Math.max(0, found.match.end - start)
    const isBehind = found.text.slice(found.match.end, start + from).includes("?")
    const text = piece.text.slice(from)
    const question = isBehind ? 0 : text.indexOf("?") + 1
    if (!isBehind && question === 0) continue
    for (const match of text.slice(question).matchAll(PARAMETER)) {
      const keyAt = piece.at + from + question + match.index + match[0].indexOf(match[1]!)
      const raw = match[1]!
      result.push({
        key: raw.replaceAll(/%2[Ee]/gu, "."),
        range: piece.source.range(keyAt, keyAt + raw.length),
        ...(match[2] === "" ? {} : { value: match[2]! }),
        rename: (key) => [
          {
            op: "text",
            source: piece.source,
            start: keyAt,
            end: keyAt + raw.length,
            text: /%2[Ee]/u.test(raw) ? key.replaceAll(".", "%2E") : key
          }
        ]
      })
    }
  }
  return result
}

/** Parameters that are set on the variable which holds the URL. */
export const onVariable = (module: Module, url: SyntaxNode): ReadonlyArray<QueryEntry> => {
  let at = Syntax.settled(url)
  while (at.type === "member_expression" || at.type === "call_expression") {
    const inner = Trees.field(at, "object") ?? Syntax.receiver(at) ?? Syntax.argumentsOf(at)[0]
    if (inner === undefined) return []
    at = Syntax.settled(inner)
  }
  if (at.type !== "identifier") return []
  const binding = module.bindings.of(at)
  return binding === undefined ? [] : binding.references.flatMap((reference) => setBy(module, reference))
}

/** Whether every parameter of an expression that stands for a query is in reach. */
export const isKnown = (module: Module, outer: SyntaxNode, steps = 0): boolean => {
  const node = Syntax.settled(outer)
  if (steps > STEPS_MAX) return false
  switch (node.type) {
    case "object":
      return Trees.named(node).every((child) => {
        if (child.type === "pair") return Trees.field(child, "key")?.type !== "computed_property_name"
        const inner = child.type === "spread_element" ? Trees.named(child)[0] : undefined
        return inner === undefined || isKnown(module, inner, steps + 1)
      })
    case "array":
    case "string":
    case "template_string":
    case "undefined":
    case "null":
    case "number":
    case "false":
      return true
    case "ternary_expression":
      return ["consequence", "alternative"].every((role) => {
        const side = Trees.field(node, role)
        return side !== undefined && isKnown(module, side, steps + 1)
      })
    case "binary_expression": {
      const right = Trees.field(node, "right")
      return (
        node.children.some((child) => child.type === "&&") && right !== undefined && isKnown(module, right, steps + 1)
      )
    }
    case "identifier":
    case "shorthand_property_identifier": {
      const binding = module.bindings.of(node)
      if (binding?.annotation !== undefined && fromType(module, binding.annotation).length > 0) return true
      const value = binding?.origin.kind === "value" && binding.path.length === 0 ? binding.origin.node : undefined
      return value !== undefined && isKnown(module, value, steps + 1)
    }
    case "new_expression":
    case "call_expression": {
      const name = Syntax.calleeName(node, module.text)
      const [first] = Syntax.argumentsOf(node)
      if (name === "URLSearchParams" && first === undefined) return true
      const receiver = Syntax.receiver(node)
      const inner = /^(?:toString|filter|sort)$/u.test(name) ? receiver : first
      const isPlain =
        /^(?:URLSearchParams|URL|stringify|encode|fromEntries|entries|toString|filter|sort|encodeURIComponent)$/u.test(
          name
        )
      return isPlain && inner !== undefined && isKnown(module, inner, steps + 1)
    }
    default:
      return false
  }
}

/** Expressions behind the path that hold whole parameters, not values of named ones. */
export const wholeBehind = (found: Texts.FoundPath): ReadonlyArray<SyntaxNode> => {
  const result: Array<SyntaxNode> = []
  let at = 0
  for (const piece of found.pieces) {
    const start = at
    at += piece.kind === "hole" ? 4 : piece.text.length
    if (piece.kind !== "hole" || start < found.match.end) continue
    const before = found.text.slice(found.match.end, start)
    if (/[?&]$/u.test(before) || before === "") result.push(piece.node)
  }
  return result
}
