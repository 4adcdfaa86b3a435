/** Where an answer leaves what can be followed: returned to other files, handed to unknown code, stored. */
import * as Watching from "../../evidence/Watching.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Bodies from "./Bodies.ts"
import * as Elsewhere from "./Elsewhere.ts"
import * as Holds from "./Holds.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Pipes from "./Pipes.ts"
import type { Reach } from "./Reach.ts"
import type { Call } from "./Requests.ts"
import { Sentences } from "./Sentences.ts"
import * as Statuses from "./Statuses.ts"
import * as Syntax from "./Syntax.ts"
import * as Takers from "./Takers.ts"
import * as Wants from "./Wants.ts"

const HARMLESS =
  /^(?:log|info|warn|error|debug|trace|Number|parseFloat|parseInt|BigInt|Boolean|Date|isArray|includes|has|expect|equal|deepEqual|strictEqual|ok|assert|then|catch|\w*Error)$/u

/** What answers a text, or a copy, of what it gets: that goes on where this stands. */
const COPIES = /^(?:stringify|String|parse|structuredClone|inspect)$/u

/** Streams of a reply that go somewhere as they are. */
const PIPES = /^(?:pipe|pipeTo|pipeThrough|getReader)$/u

const PLACES = new Set([
  "identifier",
  "member_expression",
  "call_expression",
  "await_expression",
  "shorthand_property_identifier"
])

/** What a person is told of the places where the answer of each call goes somewhere unknown. */
export const find = (module: Module, reach: Reach): ((call: Call) => ReadonlyArray<string>) => {
  const sentences = new Sentences(SENTENCES_MAX)
  const say = (value: SyntaxNode | undefined, at: SyntaxNode, sentence: (code: string) => string): void => {
    const hold = value === undefined ? undefined : reach.of(value)
    if (hold !== undefined) sentences.say(Holds.callsOf(hold.owners), sentence(codeAround(module, at)))
  }
  Trees.each(module.root, PLACES, (node) => {
    say(streamOf(module, node), node, Watching.handsOn)
    say(searched(module, reach, node), node, Watching.searches)
    const given = Pipes.givenTo(module, node)
    if (given !== undefined && isUnknown(module, given.fn)) say(given.source, given.fn, Watching.handsOn)
    if (leaves(module, reach, node) || callsBack(module, node)) {
      const answerer = answererOf(module, node)
      const taken = isExpected(module, node) ? Watching.expects : Watching.handsOn
      say(node, node, answerer === undefined ? taken : () => Watching.returns(answerer))
    }
  })
  Trees.each(module.root, Wants.COMPARISONS, (node) => {
    for (const [status, other] of Wants.comparisonsOf(module, node)) {
      if (reach.of(status)?.shape === "status" && !isShown(module, reach, other)) say(status, node, Watching.compares)
    }
  })
  return sentences.about
}

const SENTENCES_MAX = 3

/** `expect(reply)…` */
const isExpected = (module: Module, node: SyntaxNode): boolean => {
  const call = Trees.around(node, ({ type }) => type === "arguments")?.parent
  return call !== undefined && Syntax.calleeName(call, module.text) === "expect"
}

/** The name of the function that answers a value to whoever calls it. */
const answererOf = (module: Module, node: SyntaxNode): string | undefined => {
  const at = Trees.around(node, ({ type }) => STATEMENT.test(type))
  if (at?.type === "return_statement") return Takers.placeOf(module, at)
  return at?.type === "arrow_function" && Trees.field(at, "body")?.type !== "statement_block"
    ? Takers.nameOf(module, at)
    : undefined
}

const STATEMENT = /(?:_statement|_declaration|_definition|^variable_declarator|^pair|^arrow_function)$/u

/** The statement that a place stands in: what a person looks for. */
const codeAround = (module: Module, node: SyntaxNode): string =>
  textOf(module, Trees.around(node, ({ type }) => STATEMENT.test(type)) ?? node)

/** Whether the file shows what a status is compared with, or looked up in: words, a table, another reply's status. */
const isShown = (module: Module, reach: Reach, outer: SyntaxNode): boolean => {
  const node = Syntax.settled(outer)
  const object = Trees.field(node, "object")
  const key = Trees.field(node, "property")
  const isOwn =
    (node.type === "identifier" && Members.constant(module, node) !== undefined) ||
    (object !== undefined && key !== undefined && Members.property(module, object, textOf(module, key)) !== undefined)
  return (
    isOwn ||
    !/^(?:identifier|member_expression|subscript_expression|call_expression)$/u.test(node.type) ||
    reach.of(node) !== undefined ||
    Statuses.wordsIn(module, node).length > 0 ||
    Elsewhere.of(module, node) !== undefined
  )
}

const CALLBACK = /^(?:cb|callback|done|next|resolve|handle[A-Z]?\w*|on[A-Z]\w*)$/u

/** `request.post(options, done)`: a function that is not in reach gets the answer. */
const callsBack = (module: Module, node: SyntaxNode): boolean => {
  const last = node.type === "call_expression" ? Syntax.argumentsOf(node).at(-1) : undefined
  const fn = last === undefined ? undefined : Syntax.settled(last)
  const name = fn?.type === "member_expression" ? Trees.field(fn, "property") : fn
  return name !== undefined && name.type.endsWith("identifier") && CALLBACK.test(textOf(module, name))
}

/** Whether a function that is named where it gets an answer may do something with it that this file does not show. */
const isUnknown = (module: Module, fn: SyntaxNode): boolean => {
  const node = Syntax.bare(fn)
  if (Syntax.isFunction(node) || /^(?:object|null|undefined)$/u.test(node.type)) return false
  if (node.type === "identifier")
    return Members.called(module, node) === undefined && !HARMLESS.test(textOf(module, node))
  const key = node.type === "member_expression" ? Trees.field(node, "property") : undefined
  return key === undefined || !HARMLESS.test(textOf(module, key))
}

/** `reply.body.pipe(other)`: the reply. */
const streamOf = (module: Module, node: SyntaxNode): SyntaxNode | undefined => {
  const key = node.type === "member_expression" ? Trees.field(node, "property") : undefined
  const stream = Trees.field(node, "object")
  if (key === undefined || stream?.type !== "member_expression" || !PIPES.test(textOf(module, key))) return undefined
  const body = Trees.field(stream, "property")
  return body !== undefined && textOf(module, body) === "body" ? Trees.field(stream, "object") : undefined
}

/** Whether a value that stands here is handed on. */
const leaves = (module: Module, reach: Reach, node: SyntaxNode): boolean => {
  let at = node
  while (
    at.parent !== undefined &&
    /^(?:parenthesized|as|satisfies|non_null|await|ternary|binary)_expression$/u.test(at.parent.type)
  ) {
    // A condition or a comparison looks at the value and keeps nothing of it.
    if (at.parent.type === "ternary_expression" && at.field === "condition") return false
    if (
      at.parent.type === "binary_expression" &&
      !at.parent.children.some((child) => /^(?:\?\?|\|\|)$/u.test(child.type))
    )
      return false
    at = at.parent
  }
  const { parent } = at
  switch (parent?.type) {
    case "return_statement":
    case "yield_expression":
      return isHandedOut(module, parent)
    case "arrow_function":
      return at.field === "body" && isHandedOut(module, at)
    case "arguments": {
      const call = parent.parent
      if (call === undefined || Members.called(module, call) !== undefined) return false
      const name = Syntax.calleeName(call, module.text)
      if (COPIES.test(name) && reach.of(call) === undefined) return goesOn(module, call)
      if (isTakenWhole(module, reach, call, node) || (reach.of(node) !== undefined && isStrict(module, call)))
        return true
      return !HARMLESS.test(name) && (reach.of(call) === undefined || (KEEPS.test(name) && isForItself(call)))
    }
    case "template_substitution":
      return /^(?:status|raw|object)$/u.test(reach.of(node)?.shape ?? "") && goesOn(module, at)
    case "pair":
      return at.field === "value"
    case "object":
    case "array":
    case "spread_element":
    case "jsx_expression":
      return true
    case "assignment_expression":
      return at.field === "right" && isElsewhere(Trees.field(parent, "left"))
    default:
      return false
  }
}

const SCHEMA_MAX = 5000

/** Readers that refuse what they do not know, or take texts only: `z.record(…).parse(reply)`, `ajv.compile(schema)`. */
const isStrict = (module: Module, call: SyntaxNode): boolean => {
  const receiver = Syntax.receiver(call)
  const schema = receiver === undefined ? undefined : Syntax.settled(receiver)
  const value = schema?.type === "identifier" ? Members.constant(module, schema) : schema
  const isShort = value?.type === "call_expression" && value.end - value.start < SCHEMA_MAX
  if (isShort && /\b(?:record|strict|strictObject|readonlyRecord)\(/u.test(textOf(module, value))) return true
  const callee = Syntax.bare(Trees.field(call, "function") ?? call)
  const made = callee.type === "identifier" ? Members.constant(module, callee) : undefined
  return made?.type === "call_expression" && Syntax.calleeName(made, module.text) === "compile"
}

const BUILT_IN_ERROR = /^(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error$/u

/** An answer that is expected as a whole, or that an error takes to whoever catches it. */
const isTakenWhole = (module: Module, reach: Reach, call: SyntaxNode, given: SyntaxNode): boolean => {
  const hold = reach.of(given)
  if (hold === undefined || !Holds.isWhole(hold)) return false
  const name = Syntax.calleeName(call, module.text)
  if (name === "expect") return call.parent?.type === "member_expression"
  const isText = Syntax.calleeName(Syntax.settled(given), module.text) === "text"
  return call.type === "new_expression" && name.endsWith("Error") && !BUILT_IN_ERROR.test(name) && !isText
}

/** Calls that look for words in a text. */
const SEARCHES = /^(?:includes|match|matchAll|search|indexOf|startsWith|endsWith)$/u

/** `(await reply.text()).includes("already exists")`: how the new API words its errors is not known. */
const searched = (module: Module, reach: Reach, call: SyntaxNode): SyntaxNode | undefined => {
  if (call.type !== "call_expression" || !SEARCHES.test(Syntax.calleeName(call, module.text))) return undefined
  const receiver = Syntax.receiver(call)
  if (receiver === undefined) return undefined
  const shape = reach.of(receiver)?.shape
  if (shape === "raw" || shape === "error") return receiver
  const node = Syntax.settled(receiver)
  const object = node.type === "member_expression" ? Trees.field(node, "object") : undefined
  const key = Trees.field(node, "property")
  const isDetail = key !== undefined && /^(?:detail|title|message)$/u.test(textOf(module, key))
  return isDetail && object !== undefined && /^(?:raw|error)$/u.test(reach.of(object)?.shape ?? "") ? object : undefined
}

/** Whether what is set is a member of something: itself, or a part of a pattern. */
const isElsewhere = (target: SyntaxNode | undefined): boolean => {
  if (target === undefined) return false
  if (target.type !== "object_pattern" && target.type !== "array_pattern") return MEMBERS.has(target.type)
  return Trees.all(target, MEMBERS).length > 0
}

const MEMBERS: ReadonlySet<string> = new Set(["member_expression", "subscript_expression"])

/** Names that may hand back what they get, and may keep it. */
const KEEPS = /^(?:set|next|run|just|of|copy|filter)$/u

/** `cache.set(id, reply)` alone: nobody takes what it answers, so it is called for what it does. */
const isForItself = (call: SyntaxNode): boolean => {
  let at = call
  while (at.parent !== undefined && /^(?:parenthesized|await)_expression$/u.test(at.parent.type)) at = at.parent
  return at.parent?.type === "expression_statement"
}

const COPIES_MAX = 8

/** Whether a copy or a text of an answer is handed on, rather than logged, compared or thrown. */
const goesOn = (module: Module, copy: SyntaxNode, steps = 0): boolean => {
  let at = copy
  while (
    at.parent !== undefined &&
    /^(?:(?:parenthesized|as|satisfies|non_null|await|ternary)_expression|template_substitution|template_string)$/u.test(
      at.parent.type
    )
  )
    at = at.parent
  const { parent } = at
  switch (parent?.type) {
    case "expression_statement":
    case "throw_statement":
      return false
    case "binary_expression": {
      const isJoined = parent.children.some((child) => /^(?:\+|\?\?|\|\|)$/u.test(child.type))
      return isJoined && (steps > COPIES_MAX || goesOn(module, parent, steps + 1))
    }
    case "arguments": {
      const call = parent.parent
      const name = call === undefined ? "" : Syntax.calleeName(call, module.text)
      if (call !== undefined && COPIES.test(name)) return steps > COPIES_MAX || goesOn(module, call, steps + 1)
      return !HARMLESS.test(name)
    }
    case "variable_declarator": {
      const name = Trees.field(parent, "name")
      const binding = name?.type === "identifier" ? module.bindings.of(name) : undefined
      if (binding === undefined || steps > COPIES_MAX) return true
      return binding.references.some((reference) => goesOn(module, reference, steps + 1))
    }
    case "return_statement":
      return isHandedOut(module, parent)
    case "arrow_function":
      return isHandedOut(module, at)
    default:
      return true
  }
}

/** Whether what the function around a node answers can be read by code elsewhere. */
const isHandedOut = (module: Module, node: SyntaxNode): boolean => {
  const fn = Syntax.functionAround(node) ?? (Syntax.isFunction(node.parent ?? node) ? node.parent : undefined)
  if (fn === undefined) return false
  if (fn.parent?.type === "arguments") return false
  return Bodies.isReachableElsewhere(module, fn)
}
