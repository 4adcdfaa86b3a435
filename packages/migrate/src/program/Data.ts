/** Literals of a program as values of the model. */
import type { Entry, ExpressionValue, ObjectValue, Value } from "../model/Value.ts"
import * as Braces from "../write/Braces.ts"
import type { Writer } from "../write/Writer.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Dictionary, Expression, Name, Node } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** Where a language cannot be written safely: whatever a rule asks for is left to a person. */
const unwritable: Writer = {
  compile: () => undefined,
  refusal: () =>
    "These fields are put one by one, named by variables or constants, or written with keys of several kinds: write them as one literal with keys of one kind, then migrate it.",
  value: () => undefined,
  item: () => []
}

/** The value of an expression; never throws, everything computed is an expression. */
export const value = (module: Module, outer: Expression): Value => {
  const node = Walk.bare(outer)
  const known = module.values.get(node)
  if (known !== undefined) return known
  const made = read(module, node)
  module.values.set(node, made)
  return made
}

const read = (module: Module, node: Expression): Value => {
  const place = { source: module.source, start: node.start, end: node.end }
  switch (node.kind) {
    case "text":
      return {
        kind: "string",
        ...place,
        text: node.content.text,
        content: node.content,
        holes: node.holes.map(({ end, start }) => ({ start, end })),
        ...(node.holes.every((hole) => isSimple(module, hole.node)) ? {} : { isSimple: false })
      }
    case "number":
      return { kind: "number", ...place, text: node.text }
    case "constant":
      return { kind: "constant", ...place, value: node.value }
    case "dictionary":
      return node.type === undefined ? object(module, node) : expression(module, node)
    case "list":
      return {
        kind: "array",
        ...place,
        items: node.items.map((item) => value(module, item)),
        writer: node.braces === undefined ? unwritable : Braces.make(node.braces)
      }
    default:
      return expression(module, node)
  }
}

/** The keys and values of a literal; a constant's name as a key counts as its text, and cannot be rewritten. */
export const object = (module: Module, node: Dictionary): ObjectValue => {
  const { source } = module
  const entries = node.entries.flatMap((entry): ReadonlyArray<Entry> => {
    const key = entry.name ?? keyOf(module, entry.keyNode)
    if (key === undefined) return []
    return [
      {
        source,
        start: entry.start,
        end: entry.end,
        key,
        keyNode: { source, start: entry.key.start, end: entry.key.end },
        value: written(module, entry.value),
        shorthand: entry.isShorthand === true,
        comma: entry.comma
      }
    ]
  })
  const hasNamedKeys = node.entries.some((entry) => entry.name === undefined)
  const { braces } = node
  const isFlat = node.isFlat === true ? { isFlat: true } : {}
  const writer = braces === undefined || hasNamedKeys ? unwritable : Braces.make({ ...braces, ...isFlat })
  return { kind: "object", source, start: node.start, end: node.end, entries, writer }
}

/** The value of an entry as it is written: a cast or an await around it is copied along. */
const written = (module: Module, outer: Expression): Value => {
  const made = value(module, outer)
  return made.kind === "expression" && outer.kind === "wrapped"
    ? { ...made, start: outer.start, end: outer.end, text: textOf(module, outer) }
    : made
}

const keyOf = (module: Module, key: Expression | undefined): string | undefined => {
  const bare = key === undefined ? undefined : Walk.bare(key)
  if (bare?.kind === "text" && bare.holes.length === 0) return bare.content.text
  const found =
    bare?.kind === "name"
      ? Constants.constant(module, bare)
      : bare?.kind === "member"
        ? Constants.property(module, bare.object, bare.name)
        : undefined
  return found?.kind === "text" && found.holes.length === 0 ? found.content.text : undefined
}

const expression = (module: Module, node: Expression): ExpressionValue => {
  const origin = node.kind === "name" ? originOf(module, node) : undefined
  const madeFrom = settings(module, node)
  return {
    kind: "expression",
    source: module.source,
    start: node.start,
    end: node.end,
    text: textOf(module, node),
    isSimple: isSimple(module, node),
    ...(origin === undefined ? {} : { origin }),
    ...(madeFrom === "" ? {} : { madeFrom })
  }
}

/** What the names in an expression were set to. */
const settings = (module: Module, node: Expression): string => {
  const texts: Array<string> = []
  Walk.walk(node, (inner) => {
    if (inner.kind !== "name") return inner.kind !== "function"
    const found = Constants.constant(module, inner)
    if (found !== undefined && found.kind !== "function") texts.push(textOf(module, found).slice(0, 300))
    return true
  })
  return texts.join("\n")
}

const isLoop = (node: Node): node is Extract<Node, { kind: "loop" }> => node.kind === "loop"

/** What a name of the same function was set to, where nothing else uses it: it lives for this one value only. */
const originOf = (module: Module, node: Name): string | undefined => {
  const binding = module.bindings.of(node)
  const [definition, more] = binding?.definitions ?? []
  if (
    definition?.kind !== "value" ||
    more !== undefined ||
    definition.value === undefined ||
    definition.path.length > 0
  )
    return undefined
  const fn = Walk.functionAround(module.parents, node)
  const loop = Walk.around(module.parents, node, isLoop)
  // Drawn once in front of the loop that sends it: every round sends the same.
  if (loop !== undefined && !Walk.holds(loop, definition.name)) return undefined
  const isLocal = fn !== undefined && Walk.functionAround(module.parents, definition.name) === fn
  return isLocal && binding?.references.length === 1 ? textOf(module, definition.value) : undefined
}

/** Whether evaluating the expression twice does nothing else than once: names, chains of members, literals. */
export const isSimple = (module: Module, node: Expression): boolean => {
  switch (node.kind) {
    case "name":
    case "number":
    case "constant":
      return true
    case "text":
      return node.holes.every((hole) => isSimple(module, hole.node))
    case "member":
      return isSimple(module, node.object)
    case "index":
      return isSimple(module, node.object) && isSimple(module, node.index)
    case "wrapped":
      return !/^\s*await\b/u.test(textOf(module, node)) && isSimple(module, node.value)
    default:
      return false
  }
}

/** The dictionary that an expression stands for. */
export const dictionaryOf = (module: Module, outer: Expression): Dictionary | undefined => {
  const node = Walk.bare(outer)
  if (node.kind === "dictionary") return node
  const found = node.kind === "name" ? Constants.constant(module, node) : undefined
  const inner = found === undefined ? undefined : Walk.bare(found)
  return inner?.kind === "dictionary" ? inner : undefined
}
