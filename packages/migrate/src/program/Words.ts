/** Words for statuses, and where they stand. */
import type { StatusTest } from "../model/Subject.ts"
import * as Constants from "./Constants.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { EnumNode, Expression, Name, Node, Place, Text } from "./Program.ts"
import * as Walk from "./Walk.ts"

const WORDS = /^(?:CREATED|SETTLED|CANCELL?ED|PROCESSING|PENDING|COMPLETED|FAILED|REJECTED)$/iu

/** A status word where it is written. */
export interface Word {
  readonly node: Text | Name
  readonly status: string
  /** The enumeration's member has no value of its own: its name is what goes over the wire. */
  readonly isSymbol?: boolean
  /** Where an enumeration's member is used. */
  readonly use?: Node
}

const STEPS_MAX = 8

/** Calls around a list of words that keep them: sets, frozen and immutable ones, lists. */
const LISTS =
  /^(?:\w*set\w*|\w*list\w*|of|freeze|frozen\w*|tuple|\w*array\w*|asList|new|with\w*|map\w*|to_?\w+|compact|union)$/iu

/** The words that an expression stands for: a literal, a constant, a member of an enumeration, a list of them. */
export const inside = (module: Module, outer: Expression, steps = 0): ReadonlyArray<Word> => {
  const node = Walk.bare(outer)
  if (steps > STEPS_MAX) return []
  const next = (one: Expression): ReadonlyArray<Word> => inside(module, one, steps + 1)
  switch (node.kind) {
    case "text":
      return node.holes.length === 0 && WORDS.test(node.content.text) ? [{ node, status: node.content.text }] : []
    case "list":
      return node.items.flatMap(next)
    case "binary":
      return node.operator === "|" || node.operator === "+" ? [...next(node.left), ...next(node.right)] : []
    case "call": {
      if (!LISTS.test(node.name)) return []
      const receiver = Walk.receiver(node)
      return [...(receiver === undefined ? [] : next(receiver)), ...node.arguments.flatMap((one) => next(one.value))]
    }
    case "index":
      // Literal["CREATED", "SETTLED"]
      return /(?:^|\.)Literal$/u.test(textOf(module, node.object)) ? next(node.index) : []
    case "name": {
      const value = Constants.constant(module, node)
      if (value !== undefined) return next(value)
      const there = elsewhere(module, node, node)
      return there.length > 0 ? there : bareMember(module, node)
    }
    case "member": {
      // Status.SETTLED.value
      if (/^(?:value|name|Value|raw_value|rawValue|wire|code|wireName)$/u.test(node.name)) return next(node.object)
      const word = memberOf(module, node.object, node.name)
      if (word !== undefined) return [{ ...word, use: node }]
      const value = Constants.property(module, node.object, node.name)
      return value === undefined || value === node
        ? elsewhere(module, node, { kind: "name", ...node.key, name: node.name })
        : next(value)
    }
    default:
      return []
  }
}

/** A word that another file gives a name to. */
const elsewhere = (module: Module, node: Expression, name: Name): ReadonlyArray<Word> => {
  const meaning = Elsewhere.of(module, node)
  return meaning?.kind === "text" && WORDS.test(meaning.text)
    ? [{ node: name, status: meaning.text, isSymbol: true, use: node }]
    : []
}

/** A status that an expression is, and nothing else. */
export const literal = (outer: Expression): string | undefined => {
  const node = Walk.bare(outer)
  return node.kind === "text" && node.holes.length === 0 && WORDS.test(node.content.text)
    ? node.content.text
    : undefined
}

/** `case SETTLED:`: the enumeration is that of the value which is looked at. */
const bareMember = (module: Module, node: Name): ReadonlyArray<Word> => {
  const definitions = module.bindings.of(node)?.definitions ?? []
  if (!WORDS.test(node.name) || definitions.some((one) => one.kind !== "import")) return []
  const [own] = module.enums.flatMap((one) => wordsOf(one).filter((word) => word.member === node.name))
  return [own === undefined ? { node, status: node.name, isSymbol: true, use: node } : { ...own, use: node }]
}

const memberOf = (module: Module, object: Expression, key: string): Word | undefined => {
  const bare = Walk.bare(object)
  if (bare.kind !== "name") return undefined
  for (const one of module.bindings.of(bare)?.definitions ?? []) {
    if (one.kind === "enum") return wordsOf(one.node).find((word) => word.member === key)
  }
  return undefined
}

/** The words of an enumeration. */
export const wordsOf = (node: EnumNode): ReadonlyArray<Word & { readonly member: string }> =>
  node.members.flatMap((member) => {
    const status = member.wire?.content.text ?? member.name.name
    if (!WORDS.test(status)) return []
    return [
      member.wire === undefined
        ? { node: member.name, status, isSymbol: true, member: member.name.name }
        : { node: member.wire, status, member: member.name.name }
    ]
  })

/** The keys of a dictionary that are statuses. */
export const keysOf = (module: Module, dictionary: Extract<Expression, { kind: "dictionary" }>): ReadonlyArray<Word> =>
  dictionary.entries.flatMap((entry) => (entry.keyNode === undefined ? [] : inside(module, entry.keyNode)))

/** How a word is tested. */
export interface Testing {
  readonly how: StatusTest["how"]
  readonly isNegated: boolean
  readonly isTerminal: boolean
  readonly together: ReadonlyArray<Word>
}

/** A test of a word; the word's own text is what changes. */
export const test = (module: Module, word: Word, one: Testing): StatusTest => {
  const { status } = word
  const node = word.use ?? word.node
  const together = [...new Set(one.together.map((other) => other.status.toUpperCase()))]
  const range = module.source.range(node.start, node.end)
  const common = { status, range, how: one.how, together, isTerminal: one.isTerminal, isNegated: one.isNegated }
  if (word.use !== undefined) return { ...common, isSymbol: true, replace: () => [] }
  // A member without a value: what it says on the wire has to be written first.
  if (node.kind !== "text") return common
  return {
    ...common,
    replace: (to) => {
      const gone = together.includes(to) ? withoutOperand(module, node) : undefined
      if (gone !== undefined) {
        return [{ op: "raw", edits: [{ ...module.source.range(gone.start, gone.end), text: "" }] }]
      }
      const text = status === status.toLowerCase() ? to.toLowerCase() : to
      return [{ op: "text", source: node.content, start: 0, end: node.content.text.length, text }]
    }
  }
}

/** What goes when the successor stands beside it: an operand of `or`, an item of a list. */
const withoutOperand = (module: Module, node: Node): Place | undefined => {
  const parent = module.parents.get(node)
  if (parent?.kind === "binary" && /^[!=]=$/u.test(parent.operator)) {
    const outer = module.parents.get(parent)
    if (outer?.kind !== "binary" || (outer.operator !== "||" && outer.operator !== "&&")) return undefined
    return outer.left === parent
      ? { start: parent.start, end: outer.right.start }
      : { start: outer.left.end, end: parent.end }
  }
  if (parent?.kind !== "list") return undefined
  const index = parent.items.findIndex((item) => item === node)
  const next = parent.items[index + 1]
  const before = parent.items[index - 1]
  if (next !== undefined) return { start: node.start, end: next.start }
  return before === undefined ? undefined : { start: before.end, end: node.end }
}
