/** What stands for a dictionary in Java: `Map.of(…)`, new maps, objects that are filled in a chain, builders. */
import * as Lower from "../../program/Lower.ts"
import type { Dictionary, DictionaryEntry, Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Java } from "./lower.ts"
import * as Nodes from "./nodes.ts"
import { named } from "./nodes.ts"
import * as Spelling from "./spelling.ts"

const OF = /^(?:Map|ImmutableMap)\.of$/u
const ENTRIES = /^(?:Map|ImmutableMap)\.ofEntries$/u
/** Maps that are made empty, or from another one. */
const MAPS = /^(?:java\.util\.)?(?:Linked|Tree|Concurrent)?Hash?(?:Map|table)$|^TreeMap$/u
/** Objects of JSON libraries whose methods answer the object. */
const OBJECTS = /^(?:JSONObject|JsonObject)$/u
const TEXTS_ONLY = /Map<\s*String\s*,\s*String\s*>/u

/** A call that makes a dictionary. */
export const fromCall = (java: Java, node: SyntaxNode, whole: string): Expression | undefined => {
  const list = Trees.field(node, "arguments")
  if (list === undefined) return undefined
  if (OF.test(whole)) return pairs(java, node, list)
  if (ENTRIES.test(whole)) return entries(java, list)
  const name = Nodes.nameOf(java, node)
  if (name === "build") return builder(java, node)
  return /^(?:put|add|set)$/u.test(name) ? filled(java, node) : undefined
}

/** A construction that makes a dictionary. */
export const fromConstruction = (java: Java, node: SyntaxNode, word: string): Expression | undefined => {
  if (!MAPS.test(word) && !OBJECTS.test(word)) return undefined
  const list = Trees.field(node, "arguments")
  const body = node.children.find((child) => child.type === "class_body")
  const inner = list === undefined ? [] : named(list)
  if (body !== undefined) return initialised(java, node, body)
  const [only] = inner
  if (only === undefined) return { kind: "dictionary", ...Lower.place(list ?? node), entries: [], spreads: [] }
  const value = java.expression(only)
  if (value.kind === "dictionary") return { kind: "wrapped", ...Lower.place(node), value }
  // A copy of something; a number is a capacity, a text is a document.
  if (value.kind === "number") return { kind: "dictionary", ...Lower.place(list!), entries: [], spreads: [] }
  if (OBJECTS.test(word)) return undefined
  return { kind: "dictionary", ...Lower.place(list!), entries: [], spreads: [value] }
}

const entryOf = (
  java: Java,
  place: { readonly start: number; readonly end: number },
  key: SyntaxNode,
  value: SyntaxNode,
  comma: number
): DictionaryEntry => {
  const keyNode = java.expression(key)
  return {
    start: place.start,
    end: place.end,
    ...(keyNode.kind === "text" && keyNode.holes.length === 0 ? { name: keyNode.content.text } : {}),
    key: Lower.place(key),
    keyNode,
    value: java.expression(value),
    comma
  }
}

/** `Map.of("amount", amount, …)`: keys and values in turn. */
const pairs = (java: Java, node: SyntaxNode, list: SyntaxNode): Dictionary => {
  const given = named(list)
  const found = given.flatMap((key, index): ReadonlyArray<DictionaryEntry> => {
    const value = index % 2 === 0 ? given[index + 1] : undefined
    if (value === undefined) return []
    const comma = Lower.commaBehind(list.children, list.children.indexOf(value))
    return [entryOf(java, { start: key.start, end: value.end }, key, value, comma)]
  })
  return {
    kind: "dictionary",
    ...Lower.place(list),
    entries: found,
    spreads: [],
    ...(given.length % 2 === 0 ? { braces: Spelling.map, ...(isOfTexts(java, node) ? { isFlat: true } : {}) } : {})
  }
}

/** `Map.ofEntries(entry("amount", amount), …)` */
const entries = (java: Java, list: SyntaxNode): Dictionary => ({
  kind: "dictionary",
  ...Lower.place(list),
  entries: named(list).flatMap((child) => {
    const [key, value] = Nodes.givenTo(child)
    return key === undefined || value === undefined ? [] : [entryOf(java, Lower.place(child), key, value, -1)]
  }),
  spreads: named(list)
    .filter((child) => Nodes.givenTo(child).length !== 2)
    .map(java.expression)
})

/** `new HashMap<>() {{ put("amount", amount); }}` */
const initialised = (java: Java, node: SyntaxNode, body: SyntaxNode): Expression => {
  const puts: Array<SyntaxNode> = []
  Trees.walk(body, (inner) => {
    if (inner.type === "method_invocation" && Nodes.nameOf(java, inner) === "put") puts.push(inner)
    return inner.type !== "method_invocation"
  })
  const isPlain =
    named(body).every((one) => one.type === "block") && puts.every((one) => Nodes.givenTo(one).length === 2)
  if (!isPlain) return Lower.opaque(node, java.node)
  return {
    kind: "dictionary",
    ...Lower.place(body),
    entries: puts.map((one) => {
      const [key, value] = Nodes.givenTo(one)
      return entryOf(java, Lower.place(one), key!, value!, -1)
    }),
    spreads: []
  }
}

/** `new JSONObject().put("amount", amount).put(…)`, `mapper.createObjectNode().put(…)` */
const filled = (java: Java, node: SyntaxNode): Dictionary | undefined => {
  const { calls, root } = Nodes.chain(node)
  const type = root.type === "object_creation_expression" ? Trees.field(root, "type") : undefined
  const isObject = type !== undefined && OBJECTS.test(java.spelled(type)) && Nodes.givenTo(root).length === 0
  const first = calls.findIndex((one) => nameIs(java, one, /^(?:createObjectNode|createObjectBuilder|objectNode)$/u))
  if (!isObject && first < 0 && !(root.type === "identifier" && first >= 0)) return undefined
  const puts = isObject ? calls : calls.slice(first + 1)
  const isPlain = puts.every((one) => nameIs(java, one, /^(?:put|add|set)$/u) && Nodes.givenTo(one).length === 2)
  if (!isPlain || puts.length === 0) return undefined
  return {
    kind: "dictionary",
    ...Lower.place(node),
    entries: puts.map((one) => {
      const [key, value] = Nodes.givenTo(one)
      return entryOf(java, { start: Trees.field(one, "name")!.start, end: one.end }, key!, value!, -1)
    }),
    spreads: isObject || root.type === "identifier" ? [] : [java.expression(root)]
  }
}

const nameIs = (java: Java, node: SyntaxNode, pattern: RegExp): boolean => pattern.test(Nodes.nameOf(java, node))

const FIELDS = /^(?:set)?(?:amount|profile_?id|source_?asset|target_?asset|recipient_?profile_?id|ref_?id)$/iu

/** `CreateConversion.builder().amount(amount).build()`: a value of the type, its fields by their names. */
const builder = (java: Java, node: SyntaxNode): Dictionary | undefined => {
  const { calls, root } = Nodes.chain(node)
  const [first] = calls
  const isMade =
    first !== undefined && nameIs(java, first, /^(?:builder|newBuilder)$/u) && Nodes.givenTo(first).length === 0
  const type = root.type === "object_creation_expression" ? Trees.field(root, "type") : root
  const isOwn = root.type === "object_creation_expression" && java.spelled(type ?? root).endsWith("Builder")
  if ((!isMade && !isOwn) || type === undefined) return undefined
  const setters = calls.slice(isMade ? 1 : 0, -1)
  const isPlain = setters.every((one) => Nodes.givenTo(one).length === 1)
  if (!isPlain || !setters.some((one) => FIELDS.test(Nodes.nameOf(java, one)))) return undefined
  const named_ = java.type(type)
  const names =
    root.type === "identifier"
      ? [Lower.name(root, java.text)]
      : (named_?.names.filter((one) => one.name !== "Builder") ?? [])
  return {
    kind: "dictionary",
    ...Lower.place(node),
    entries: setters.map((one) => {
      const key = Trees.field(one, "name")!
      return {
        start: key.start,
        end: one.end,
        name: java
          .spelled(key)
          .replace(/^set(?=[A-Z])/u, "")
          .replace(/^[A-Z]/u, (letter) => letter.toLowerCase()),
        key: Lower.place(key),
        value: java.expression(Nodes.givenTo(one)[0]!),
        comma: -1
      }
    }),
    spreads: [],
    type: { ...Lower.place(type), names }
  }
}

const METHODS: ReadonlySet<string> = new Set(["method_declaration"])
const VARIABLES: ReadonlySet<string> = new Set(["variable_declarator"])

/** Whether only texts may stand in a map: there an object has no place. */
const isOfTexts = (java: Java, node: SyntaxNode): boolean => {
  // Map.<String, String>of(…)
  const said = Trees.field(node, "type_arguments")
  if (said !== undefined) return /^<\s*String\s*,\s*String\s*>$/u.test(java.spelled(said))
  let outer = node
  while (outer.parent?.type === "argument_list" && outer.parent.parent?.type === "object_creation_expression") {
    outer = outer.parent.parent
    if (TEXTS_ONLY.test(java.spelled(outer).slice(0, 60))) return true
  }
  const { parent } = outer
  if (parent === undefined) return false
  if (parent.type === "variable_declarator") return TEXTS_ONLY.test(typeText(java, parent.parent))
  if (parent.type === "return_statement") {
    return TEXTS_ONLY.test(
      typeText(
        java,
        Trees.around(parent, (one) => one.type === "method_declaration")
      )
    )
  }
  if (parent.type === "assignment_expression") return TEXTS_ONLY.test(declarations(java, Trees.field(parent, "left")))
  if (parent.type !== "argument_list" || parent.parent?.type !== "method_invocation") return false
  const key = Trees.field(parent.parent, "name")
  const given = named(parent)
  const index = given.indexOf(outer)
  let isFound = false
  Trees.each(java.root, METHODS, (inner) => {
    const own = Trees.field(inner, "name")
    if (own === undefined || key === undefined || java.spelled(own) !== java.spelled(key)) return
    const list = Trees.field(inner, "parameters")
    const parameter = list === undefined ? undefined : named(list)[index]
    if (TEXTS_ONLY.test(typeText(java, parameter))) isFound = true
  })
  return isFound
}

const typeText = (java: Java, node: SyntaxNode | undefined): string => {
  const type = node === undefined ? undefined : Trees.field(node, "type")
  return type === undefined ? "" : java.spelled(type)
}

/** The types with which a variable of that name is declared anywhere in the file. */
const declarations = (java: Java, target: SyntaxNode | undefined): string => {
  const name = target === undefined ? "" : java.spelled(target).replace(/^this\./u, "")
  const found: Array<string> = []
  Trees.each(java.root, VARIABLES, (inner) => {
    const key = Trees.field(inner, "name")
    if (key !== undefined && java.spelled(key) === name) found.push(typeText(java, inner.parent))
  })
  return found.join("\n")
}
