/** Where the status of a reply is compared, switched on, looked up or listed. */
import type { StatusTest } from "../../model/Subject.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Expectations from "./Expectations.ts"
import type { Owner } from "./Holds.ts"
import * as Literals from "./Literals.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import * as SharedWords from "./SharedWords.ts"
import * as Syntax from "./Syntax.ts"
import type * as Types from "./Types.ts"

export interface OwnedTest {
  readonly test: StatusTest
  readonly owners: ReadonlySet<Owner>
}

const WORDS = /^(?:CREATED|SETTLED|CANCELL?ED|PROCESSING|PENDING|COMPLETED|FAILED|REJECTED)$/iu

/** Names of functions and constants that say when it is over. */
const FINAL = /final|terminal|done|finish|complete|settled|ended|isover|stop/iu

const STEPS_MAX = 8

/** A status word where it is written. */
export interface Word {
  readonly node: SyntaxNode
  readonly status: string
}

/** The words that an expression stands for: a literal, a constant, a member of an enumeration. */
export const wordsIn = (module: Module, outer: SyntaxNode, steps = 0): ReadonlyArray<Word> => {
  const node = Syntax.settled(outer)
  if (steps > STEPS_MAX) return []
  if (node.type === "string" || node.type === "template_string") {
    const value = Literals.value(module, node)
    return value.kind === "string" && WORDS.test(value.text) ? [{ node, status: value.text }] : []
  }
  if (node.type === "array") return Trees.named(node).flatMap((item) => wordsIn(module, item, steps + 1))
  if (node.type === "new_expression" || node.type === "call_expression") {
    const isSet = /^(?:Set|freeze|of)$/u.test(Syntax.calleeName(node, module.text))
    return isSet ? Syntax.argumentsOf(node).flatMap((item) => wordsIn(module, item, steps + 1)) : []
  }
  if (node.type === "identifier") {
    const value = Members.constant(module, node)
    return value === undefined ? [] : wordsIn(module, value, steps + 1)
  }
  if (node.type === "member_expression") {
    const object = Trees.field(node, "object")
    const key = Trees.field(node, "property")
    const value =
      object === undefined || key === undefined ? undefined : Members.property(module, object, textOf(module, key))
    return value === undefined ? [] : wordsIn(module, value, steps + 1)
  }
  return []
}

interface Found {
  readonly words: ReadonlyArray<Word>
  readonly how: StatusTest["how"]
  readonly owners: ReadonlySet<Owner>
  readonly isNegated: boolean
  readonly isTerminal: boolean
  readonly together: ReadonlyArray<Word>
}

const TESTS: ReadonlySet<string> = new Set([
  "binary_expression",
  "switch_statement",
  "call_expression",
  "subscript_expression",
  "variable_declarator",
  "assignment_expression"
])

/** Every test in a module. */
export const find = (module: Module, reach: Reach, types: Types.Types): ReadonlyArray<OwnedTest> => {
  const found: Array<Found> = []
  const tests: Array<SyntaxNode> = []
  Trees.each(module.root, TESTS, (node) => {
    const one =
      node.type === "binary_expression"
        ? comparison(module, reach, node)
        : node.type === "switch_statement"
          ? switched(module, reach, node)
          : node.type === "call_expression"
            ? (listed(module, reach, node) ?? beside(module, Expectations.of(module, reach, node)))
            : node.type === "subscript_expression"
              ? lookedUp(module, reach, node)
              : node.type === "variable_declarator"
                ? (typed(module, types, node) ?? beside(module, Expectations.given(reach, node)))
                : node.type === "assignment_expression"
                  ? beside(module, Expectations.given(reach, node))
                  : undefined
    if (one === undefined) return
    found.push(one)
    tests.push(node)
  })
  const seen = new Set<SyntaxNode>()
  return found.flatMap((one) =>
    one.words.flatMap((word) => {
      if (seen.has(word.node)) return []
      seen.add(word.node)
      const { replace, ...test } = make(module, word, one)
      const isShared = SharedWords.isShared(module, word.node, tests)
      return [{ owners: one.owners, test: isShared || replace === undefined ? test : { ...test, replace } }]
    })
  )
}

/** A test of a word; the word's own text is what changes. */
export const make = (
  module: Module,
  word: Word,
  one: Pick<Found, "how" | "isNegated" | "isTerminal" | "together">
): StatusTest => {
  const { node, status } = word
  const together = one.together.map((other) => other.status.toUpperCase())
  return {
    status,
    range: module.source.range(node.start, node.end),
    how: one.how,
    together: [...new Set(together)],
    isTerminal: one.isTerminal,
    isNegated: one.isNegated,
    replace: (to) => {
      const isLower = status === status.toLowerCase()
      const isDouble = together.includes(to)
      if (isDouble) {
        const gone = withoutOperand(node)
        if (gone !== undefined)
          return [{ op: "raw", edits: [{ ...module.source.range(gone.start, gone.end), text: "" }] }]
      }
      const isQuoted = node.type !== "property_identifier" && node.type !== "shorthand_property_identifier"
      const inset = isQuoted ? 1 : 0
      return [
        {
          op: "text",
          source: module.source,
          start: node.start + inset,
          end: node.end - inset,
          text: isLower ? to.toLowerCase() : to
        }
      ]
    }
  }
}

/** What goes when the successor stands beside it: an operand of `||`, an item, a member of a union, a `case`. */
const withoutOperand = (node: SyntaxNode): { readonly start: number; readonly end: number } | undefined => {
  const test = node.parent?.type === "binary_expression" || node.parent?.type === "literal_type" ? node.parent : node
  const { parent } = test
  if (parent === undefined) return undefined
  if (parent.type === "switch_case") {
    const isEmpty = Trees.field(parent, "body") === undefined
    return isEmpty ? { start: parent.start, end: nextStart(parent) ?? parent.end } : undefined
  }
  if (parent.type !== "binary_expression" && parent.type !== "union_type" && parent.type !== "array") return undefined
  if (
    parent.type === "binary_expression" &&
    !parent.children.some((child) => child.type === "||" || child.type === "&&")
  )
    return undefined
  const next = nextStart(test)
  if (next !== undefined) return { start: test.start, end: next }
  const before = Trees.named(parent).findLast((child) => child.end <= test.start)
  return before === undefined ? undefined : { start: before.end, end: test.end }
}

const nextStart = (node: SyntaxNode): number | undefined =>
  node.parent === undefined ? undefined : Trees.named(node.parent).find((child) => child.start >= node.end)?.start

const comparison = (module: Module, reach: Reach, node: SyntaxNode): Found | undefined => {
  const operator = node.children.find((child) => /^[!=]==?$/u.test(child.type))
  const left = Trees.field(node, "left")
  const right = Trees.field(node, "right")
  if (operator === undefined || left === undefined || right === undefined) return undefined
  for (const [status, word] of [
    [left, right],
    [right, left]
  ] as const) {
    const hold = reach.of(status)
    if (hold?.shape !== "status") continue
    const words = wordsIn(module, word)
    if (words.length === 0) return undefined
    return {
      words,
      how: "compare",
      owners: hold.owners,
      isNegated: operator.type.startsWith("!") || standsForOthers(node),
      isTerminal: decidesTheEnd(module, node),
      together: [...wordsBeside(module, reach, node), ...words]
    }
  }
  return undefined
}

/** A word beside a status that decides nothing: what a test expects, what a variable begins as. */
const beside = (module: Module, one: Expectations.Expected | undefined): Found | undefined => {
  const words = one?.values.flatMap((value) => wordsIn(module, value)) ?? []
  return one === undefined || words.length === 0
    ? undefined
    : { words, how: "value", owners: one.hold.owners, isNegated: one.isNegated, isTerminal: false, together: words }
}

/** The statuses that the same condition, or an `else if` of the same chain, asks for. */
const wordsBeside = (module: Module, reach: Reach, node: SyntaxNode): ReadonlyArray<Word> => {
  let top = node
  while (
    top.parent !== undefined &&
    /^(?:binary_expression|parenthesized_expression|unary_expression)$/u.test(top.parent.type)
  )
    top = top.parent
  let chain = top
  for (let at = top.parent; at !== undefined; at = at.parent) {
    if (at.type === "if_statement" || at.type === "else_clause" || at.type === "ternary_expression") chain = at
    else if (
      at.type !== "parenthesized_expression" &&
      !(at.type === "statement_block" && at.parent?.type === "else_clause")
    )
      break
  }
  const loop = Trees.around(node, isLoop)
  const found: Array<Word> = []
  // In a loop, every status that ends it counts, wherever in its body it is asked for.
  Trees.walk(loop ?? chain, (inner) => {
    if (inner.type !== "binary_expression" && inner.type !== "call_expression") return
    for (const side of Trees.named(inner)) {
      const holder =
        inner.type === "call_expression" ? Syntax.argumentsOf(inner)[0] : Trees.named(inner).find((one) => one !== side)
      if (holder !== undefined && reach.of(holder)?.shape === "status")
        found.push(...wordsIn(module, inner.type === "call_expression" ? (Syntax.receiver(inner) ?? side) : side))
    }
  })
  return found
}

const isLoop = (node: SyntaxNode): boolean => /^(?:while|do|for)_statement$/u.test(node.type)

/** Whether another branch takes all statuses that were not asked for: an `else`, a `:`, or what follows an exit. */
const standsForOthers = (node: SyntaxNode): boolean => {
  let at = node
  while (at.parent !== undefined && /^(?:parenthesized_expression|binary_expression)$/u.test(at.parent.type)) {
    at = at.parent
  }
  const { parent } = at
  // A chain of conditions ends in a branch for everything else.
  if (parent?.type === "ternary_expression") return at.field === "condition"
  if (parent?.type !== "if_statement" || at.field !== "condition") return false
  let last = parent
  for (let next = Trees.field(last, "alternative"); next !== undefined; next = Trees.field(last, "alternative")) {
    const inner = Trees.named(next)[0]
    if (inner?.type !== "if_statement") return true
    last = inner
  }
  if (last !== parent) return false
  const consequence = Trees.field(parent, "consequence")
  const exit = consequence?.type === "statement_block" ? Trees.named(consequence).at(-1) : consequence
  // A single `if (done) return` inside a loop is the loop's end, not a choice between two outcomes.
  return (
    exit !== undefined &&
    /^(?:return|throw)_statement$/u.test(exit.type) &&
    Trees.around(parent, isLoop) === undefined &&
    nextStart(parent) !== undefined &&
    parent.parent?.type === "statement_block"
  )
}

/** Whether the test decides when waiting ends: in a loop, or in a function named for it. */
const decidesTheEnd = (module: Module, node: SyntaxNode): boolean => {
  const loop = Trees.around(node, isLoop)
  const fn = Syntax.functionAround(node)
  if (loop !== undefined && (fn === undefined || Trees.holds(fn, loop))) return true
  const name =
    fn === undefined
      ? undefined
      : (Trees.field(fn, "name") ??
        (fn.parent?.type === "variable_declarator" ? Trees.field(fn.parent, "name") : undefined))
  return name !== undefined && /^(?:is|has|should)/iu.test(textOf(module, name)) && FINAL.test(textOf(module, name))
}

const switched = (module: Module, reach: Reach, node: SyntaxNode): Found | undefined => {
  const value = Trees.field(node, "value")
  const body = Trees.field(node, "body")
  const hold = value === undefined ? undefined : reach.of(Syntax.bare(value))
  if (hold?.shape !== "status" || body === undefined) return undefined
  const words = Trees.named(body).flatMap((child) => {
    const word = child.type === "switch_case" ? Trees.field(child, "value") : undefined
    return word === undefined ? [] : wordsIn(module, word)
  })
  const hasDefault = Trees.named(body).some((child) => child.type === "switch_default")
  return words.length === 0
    ? undefined
    : {
        words,
        how: hasDefault && words.every(isNew) ? "compare" : "case",
        owners: hold.owners,
        isNegated: false,
        isTerminal: decidesTheEnd(module, node),
        together: words
      }
}

const isNew = (word: Word): boolean => !/^(?:CREATED|SETTLED|CANCELL?ED)$/iu.test(word.status)

/** `["SETTLED", …].includes(x.status)`, `FINAL.has(x.status)` */
const listed = (module: Module, reach: Reach, node: SyntaxNode): Found | undefined => {
  const receiver = Syntax.receiver(node)
  const [first] = Syntax.argumentsOf(node)
  if (
    receiver === undefined ||
    first === undefined ||
    !/^(?:includes|has|indexOf|contains)$/u.test(Syntax.calleeName(node, module.text))
  )
    return undefined
  const hold = reach.of(first)
  if (hold?.shape !== "status") return undefined
  const words = wordsIn(module, receiver)
  const name = Syntax.settled(receiver)
  const isNamed = FINAL.test(textOf(module, name).split(/[[(]/u)[0]!)
  const isNegated = node.parent?.type === "unary_expression"
  return words.length === 0
    ? undefined
    : {
        words,
        how: "list",
        owners: hold.owners,
        isNegated,
        isTerminal: isNamed || decidesTheEnd(module, node),
        together: words
      }
}

/** `const FINAL: readonly ConversionStatus[] = […]`, `Record<ConversionStatus, string>` */
const typed = (module: Module, types: Types.Types, node: SyntaxNode): Found | undefined => {
  const type = Syntax.annotation(node)
  const value = Trees.field(node, "value")
  const name = Trees.field(node, "name")
  if (type === undefined || value === undefined || name === undefined) return undefined
  let owners: ReadonlySet<Owner> | undefined
  Trees.walk(type, (inner) => {
    const hold = inner.type === "type_identifier" ? types.holdOf(inner) : undefined
    if (hold?.shape === "status") owners = hold.owners
  })
  if (owners === undefined) return undefined
  const literal = Syntax.settled(value)
  const isTable = literal.type === "object"
  const words = isTable ? keysOf(module, literal) : wordsIn(module, value)
  return words.length === 0
    ? undefined
    : {
        words,
        how: isTable ? "key" : "list",
        owners,
        isNegated: false,
        isTerminal: !isTable && FINAL.test(textOf(module, name)),
        together: words
      }
}

/** `LABELS[x.status]` */
const lookedUp = (module: Module, reach: Reach, node: SyntaxNode): Found | undefined => {
  const object = Trees.field(node, "object")
  const index = Trees.field(node, "index")
  const hold = index === undefined ? undefined : reach.of(index)
  if (hold?.shape !== "status" || object === undefined) return undefined
  const bare = Syntax.settled(object)
  const table = bare.type === "identifier" ? Members.constant(module, bare) : bare
  const literal = table === undefined ? undefined : Syntax.settled(table)
  if (literal?.type !== "object") return undefined
  const words = keysOf(module, literal)
  return words.length === 0
    ? undefined
    : { words, how: "key", owners: hold.owners, isNegated: false, isTerminal: false, together: words }
}

/** The keys of an object that are statuses. */
export const keysOf = (module: Module, object: SyntaxNode): ReadonlyArray<Word> =>
  Trees.named(object).flatMap((child) => {
    const key = child.type === "pair" ? Trees.field(child, "key") : undefined
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    return key === undefined || name === undefined || !WORDS.test(name) ? [] : [{ node: key, status: name }]
  })

/** The statuses that a type lists: members of a union or of an enumeration. */
export const inType = (module: Module, declared: SyntaxNode): ReadonlyArray<Word> => {
  const found: Array<Word> = []
  Trees.walk(declared, (node) => {
    if (node.type === "string" || node.type === "template_string") found.push(...wordsIn(module, node))
    return node.type !== "type_annotation"
  })
  return found
}
