/** What stands for a dictionary in Kotlin: `mapOf(…)`, objects that a block fills in, maps with a plus between them. */
import * as Lower from "../../program/Lower.ts"
import type { Binary, Dictionary, DictionaryEntry, Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Kotlin } from "./lower.ts"
import { named } from "./nodes.ts"
import type { Parts } from "./parts.ts"
import * as CallParts from "./parts.ts"
import * as Spelling from "./spelling.ts"

const OF = /^(?:mapOf|mutableMapOf|hashMapOf|linkedMapOf|linkedHashMapOf|sortedMapOf|jsonObjectOf)$/u
const BLOCKS = /^(?:buildJsonObject|buildMap|putJsonObject|obj)$/u
const OBJECTS = /^(?:JSONObject|JsonObject|(?:Linked)?HashMap|TreeMap)$/u
const PUTS = /^(?:put|set|add|addProperty|accumulate)$/u
const INNER = /^(?:putJsonObject|putObject)$/u

/** A call that makes a dictionary. */
export const fromCall = (kotlin: Kotlin, node: SyntaxNode, parts: Parts, whole: string): Expression | undefined => {
  const { given, lambda, list } = parts
  if (OF.test(whole) && list !== undefined) return lambda === undefined ? pairs(kotlin, node, parts, list) : undefined
  if (BLOCKS.test(whole) && lambda !== undefined && !INNER.test(whole)) return filled(kotlin, lambda, undefined)
  if (OBJECTS.test(whole) && list !== undefined && lambda === undefined) {
    const [only, more] = given.map((one) => kotlin.expression(CallParts.valueIn(one)))
    if (only === undefined) return { kind: "dictionary", ...Lower.place(list), entries: [], spreads: [] }
    return only.kind === "dictionary" && more === undefined
      ? { kind: "wrapped", ...Lower.place(node), value: only }
      : undefined
  }
  if (parts.name === "apply" && lambda !== undefined) return applied(kotlin, parts, lambda)
  return parts.name === "put" ? chained(kotlin, node) : undefined
}

const entry = (
  kotlin: Kotlin,
  place: SyntaxNode,
  key: SyntaxNode,
  value: Expression,
  comma: number
): DictionaryEntry => {
  const keyNode = kotlin.expression(key)
  return {
    start: place.start,
    end: place.end,
    ...(keyNode.kind === "text" && keyNode.holes.length === 0 ? { name: keyNode.content.text } : {}),
    key: Lower.place(key),
    keyNode,
    value,
    comma
  }
}

/** `"amount" to amount`, `Pair("amount", amount)` */
const pairOf = (kotlin: Kotlin, node: SyntaxNode): readonly [SyntaxNode, SyntaxNode] | undefined => {
  const [first, second, third] = named(node)
  if (node.type === "infix_expression" && second !== undefined && kotlin.spelled(second) === "to") {
    return first === undefined || third === undefined ? undefined : [first, third]
  }
  const parts = node.type === "call_expression" ? CallParts.partsOf(kotlin, node) : undefined
  const [key, value] = parts?.name === "Pair" ? parts.given.map(CallParts.valueIn) : []
  return key === undefined || value === undefined ? undefined : [key, value]
}

const pairs = (kotlin: Kotlin, node: SyntaxNode, parts: Parts, list: SyntaxNode): Dictionary => {
  const entries: Array<DictionaryEntry> = []
  const spreads: Array<Expression> = []
  let isPlain = true
  list.children.forEach((child, index) => {
    if (child.type !== "value_argument") return
    const value = CallParts.valueIn(child)
    const pair = pairOf(kotlin, value)
    if (pair === undefined) {
      spreads.push(kotlin.expression(value))
      return
    }
    if (value.type !== "infix_expression") isPlain = false
    entries.push(entry(kotlin, child, pair[0], kotlin.expression(pair[1]), Lower.commaBehind(list.children, index)))
  })
  return {
    kind: "dictionary",
    ...Lower.place(list),
    entries,
    spreads,
    ...(isPlain ? { braces: Spelling.map, ...(isOfTexts(kotlin, node, parts) ? { isFlat: true } : {}) } : {})
  }
}

const TEXTS_ONLY = /Map<\s*String\s*,\s*String\??\s*>/u

/**
 * Whether only texts may stand in a map: it is declared so, or what serialises it wants one type for all values
 * (kotlinx.serialization cannot write a map of anything).
 */
const isOfTexts = (kotlin: Kotlin, node: SyntaxNode, parts: Parts): boolean => {
  if (parts.types !== undefined) return /^<\s*String\s*,\s*String\??\s*>$/u.test(kotlin.spelled(parts.types))
  const { parent } = node
  const declared =
    parent?.type === "property_declaration"
      ? kotlin.spelled(parent).split("=")[0]!
      : parent?.type === "function_body" && parent.parent !== undefined
        ? kotlin.spelled(parent.parent).split("=")[0]!
        : ""
  if (TEXTS_ONLY.test(declared)) return true
  return /\bkotlinx\.serialization\b|\bio\.ktor\b/u.test(kotlin.text) && !/\b(?:jackson|gson)\b/iu.test(kotlin.text)
}

/** `buildJsonObject { put("amount", amount) }`: only what puts, and nothing that decides. */
const filled = (kotlin: Kotlin, lambda: SyntaxNode, before: Dictionary | undefined): Dictionary => {
  const entries: Array<DictionaryEntry> = [...(before?.entries ?? [])]
  const spreads: Array<Expression> = [...(before?.spreads ?? [])]
  for (const one of named(lambda)) {
    const made = fromStatement(kotlin, one)
    if (made === undefined) spreads.push({ kind: "opaque", ...Lower.place(one), children: [kotlin.node(one)] })
    else entries.push(made)
  }
  return { kind: "dictionary", ...Lower.place(lambda), entries, spreads }
}

const fromStatement = (kotlin: Kotlin, node: SyntaxNode): DictionaryEntry | undefined => {
  const parts = node.type === "call_expression" ? CallParts.partsOf(kotlin, node) : undefined
  if (parts?.callee.type === "identifier") {
    const [key, value] = parts.given.map(CallParts.valueIn)
    if (key !== undefined && value !== undefined && PUTS.test(parts.name)) {
      return entry(kotlin, node, key, kotlin.expression(value), -1)
    }
    if (key !== undefined && parts.lambda !== undefined && INNER.test(parts.name)) {
      return entry(kotlin, node, key, filled(kotlin, parts.lambda, undefined), -1)
    }
    return undefined
  }
  // this["amount"] = amount
  const left = node.type === "assignment" ? Trees.field(node, "left") : undefined
  const right = node.type === "assignment" ? Trees.field(node, "right") : undefined
  const [object, key] = left?.type === "index_expression" ? named(left) : []
  return object?.type === "this_expression" && key !== undefined && right !== undefined
    ? entry(kotlin, node, key, kotlin.expression(right), -1)
    : undefined
}

/** `JSONObject().apply { put("amount", amount) }` */
const applied = (kotlin: Kotlin, parts: Parts, lambda: SyntaxNode): Expression | undefined => {
  const [object] = parts.callee.type === "navigation_expression" ? named(parts.callee) : []
  const inner = object === undefined ? undefined : kotlin.expression(object)
  const bare = inner?.kind === "wrapped" ? inner.value : inner
  return bare?.kind === "dictionary" && bare.type === undefined ? filled(kotlin, lambda, bare) : undefined
}

/** `JSONObject().put("amount", amount).put(…)` */
const chained = (kotlin: Kotlin, node: SyntaxNode): Dictionary | undefined => {
  const puts: Array<Parts & { readonly node: SyntaxNode }> = []
  let at: SyntaxNode | undefined = node
  for (;;) {
    const parts: Parts | undefined = at?.type === "call_expression" ? CallParts.partsOf(kotlin, at) : undefined
    if (at === undefined || parts?.name !== "put" || parts.given.length !== 2) break
    if (parts.callee.type !== "navigation_expression") return undefined
    puts.unshift({ ...parts, node: at })
    at = named(parts.callee)[0]
  }
  const root = at === undefined || at === node ? undefined : kotlin.expression(at)
  if (root?.kind !== "dictionary" || at?.type !== "call_expression") return undefined
  return {
    kind: "dictionary",
    ...Lower.place(node),
    entries: [
      ...root.entries,
      ...puts.map((one) => {
        const [key, value] = one.given.map(CallParts.valueIn)
        const place = { ...one.node, start: key!.start }
        return entry(kotlin, place, key!, kotlin.expression(value!), -1)
      })
    ],
    spreads: root.spreads
  }
}

/** `base + mapOf("amount" to amount)`: both are in it. */
export const sum = (node: Binary): Dictionary | undefined => {
  const isMap = [node.left, node.right].some((one) => one.kind === "dictionary" && one.type === undefined)
  return isMap
    ? { kind: "dictionary", start: node.start, end: node.end, entries: [], spreads: [node.left, node.right] }
    : undefined
}
