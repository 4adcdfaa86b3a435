import * as Lower from "../../program/Lower.ts"
import * as Passing from "../../program/Passing.ts"
/** Ruby's calls: with and without arguments, with blocks; and what only reads. */
import type { Argument, Expression, FunctionNode, Member, Parameter } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import { clients } from "./clients.ts"
import * as Hashes from "./hashes.ts"
import type { Ruby } from "./lower.ts"
import { parametersOf } from "./parameters.ts"

/** `@name`, and `name` where it is only a reader of `@name`. */
export const ofSelf = (_ruby: Ruby, node: SyntaxNode, name: string): Member => ({
  kind: "member",
  ...Lower.place(node),
  object: { kind: "name", start: node.start, end: node.start, name: "self" },
  name,
  key: Lower.place(node)
})

/** A bare word: a variable, a reader, or a method of the file that is called without arguments. */
export const identifier = (ruby: Ruby, node: SyntaxNode): Expression => {
  const name = Lower.name(node, ruby.text)
  if (ruby.facts.isLocal(node)) return name
  if (ruby.facts.readers.has(name.name)) return ofSelf(ruby, node, name.name)
  return ruby.facts.methods.has(name.name) ? Lower.call(node, name, []) : name
}

/** `Net::HTTP::Post`, `Paxos::PATH`; a class of this file is known by its last name. */
export const scoped = (ruby: Ruby, node: SyntaxNode): Expression => {
  const scope = Trees.field(node, "scope")
  const key = Trees.field(node, "name") ?? node
  const name = ruby.spelled(key)
  const written = scope === undefined ? "" : ruby.spelled(scope)
  const isForeign = /^(?:::)?(?:Net|RestClient|HTTP|Typhoeus|URI|JSON|OpenSSL|Errno)\b/u.test(written)
  const isType = /^[A-Z]\w*[a-z]/u.test(name) && !isForeign && !/^(?:Get|Post|Put|Patch|Delete|Head)$/u.test(name)
  const isClass = (ruby.facts.classes.has(name) || isType) && /^[:\w]+$/u.test(written)
  if (scope === undefined || isClass) {
    ruby.imports.use(name, key)
    return { kind: "name", ...Lower.place(node), name }
  }
  return { kind: "member", ...Lower.place(node), object: ruby.expression(scope), name, key: Lower.place(key) }
}

/** Words that read nothing but what their object is: what they are called on is what they answer. */
const SAME = /^(?:freeze|compact|dup|itself|deep_dup|squish|request_uri)$/u

/** `JSON.generate(amount: "1")`: what is written is the hash. */
const WRITES = /^(?:generate|pretty_generate|dump|encode|encode_www_form)$/u

/** Verbs: without arguments, too, such a method does something. */
const DOES =
  /^(?:get|list|fetch|find|create|cancel|each|all|load|read|call|run|execute|perform|send|request|post|delete|submit|poll|make|build)(?:_\w+)?[!?]?$/u

const isCall = (ruby: Ruby, name: string): boolean =>
  clients.serializers.has(name) ||
  clients.parsers.has(name) ||
  clients.texts.same.has(name) ||
  clients.floats.has(name) ||
  Object.hasOwn(clients.calls, name) ||
  (ruby.facts.methods.has(name) && !ruby.facts.readers.has(name)) ||
  Passing.ROWS.test(name) ||
  Passing.ONE.test(name) ||
  Passing.SAME.test(name) ||
  DOES.test(name)

export const call = (ruby: Ruby, node: SyntaxNode): Expression => {
  const receiver = Trees.field(node, "receiver")
  const method = Trees.field(node, "method")
  const list = Trees.field(node, "arguments")
  const block = Trees.field(node, "block")
  const name = method === undefined ? "call" : ruby.spelled(method)
  const isBare = list === undefined && block === undefined
  if (receiver === undefined) {
    if (name === "raise" || name === "fail") return thrown(ruby, node, argumentsOf(ruby, list, name, false))
    const kept = block === undefined || list === undefined ? undefined : keptIn(ruby, node, name)
    if (kept !== undefined) return kept
    if (name === "loop" && block !== undefined) return endless(ruby, node, block)
    const built = name === "lambda" || name === "proc" ? block : undefined
    if (built !== undefined && list === undefined) return blockOf(ruby, built)
  }
  const object = receiver === undefined ? undefined : ruby.expression(receiver)
  const through = object === undefined || list !== undefined ? undefined : goneThrough(ruby, node, object)
  if (through !== undefined) return through
  const at = Lower.place(node)
  if (object !== undefined && isBare && SAME.test(name)) return { kind: "wrapped", ...at, value: object }
  const key = method === undefined ? { start: node.start, end: node.start } : Lower.place(method)
  const callee: Expression =
    object === undefined
      ? { kind: "name", ...key, name }
      : { kind: "member", start: node.start, end: Math.max(key.end, object.end), object, name, key }
  const owner = object?.kind === "call" && object.arguments.length === 0 ? object.callee : object
  if (owner?.kind === "member" && owner.name === "params" && /^(?:update|merge!|replace)$/u.test(name)) {
    // `request.params.update(…)` gives the request its parameters.
    const whole: Expression = { ...owner, name: "params=" }
    return Lower.call(node, whole, argumentsOf(ruby, list, name, false))
  }
  const isMade = object !== undefined && name === "new"
  if (isBare && !isMade && object !== undefined && callee.kind === "member" && !isCall(ruby, name)) return callee
  const given = [
    ...argumentsOf(ruby, list, name, isMade),
    ...(block === undefined ? [] : [{ value: blockOf(ruby, block) }])
  ]
  return isMade ? Lower.call(node, object, given, { isNew: true }) : Lower.call(node, callee, given)
}

/** `raise Failed, "…" unless ok` */
const thrown = (_ruby: Ruby, node: SyntaxNode, given: ReadonlyArray<Argument>): Expression => {
  const method = Trees.field(node, "method") ?? node
  const callee: Expression = { kind: "name", ...Lower.place(method), name: "raise" }
  return { kind: "exit", ...Lower.place(node), how: "throw", value: Lower.call(node, callee, given) }
}

/** RSpec's `let(:created) { … }` is a method of that name. */
const keptIn = (ruby: Ruby, node: SyntaxNode, name: string): FunctionNode | undefined => {
  const list = Trees.field(node, "arguments")
  const block = Trees.field(node, "block")
  const [key, more] = list === undefined ? [] : Trees.named(list)
  if (!/^(?:let!?|subject!?)$/u.test(name) || block === undefined) return undefined
  if (key?.type !== "simple_symbol" || more !== undefined) return undefined
  const at = { start: key.start + 1, end: key.end }
  return {
    ...blockOf(ruby, block),
    ...Lower.place(node),
    name: { kind: "name", ...at, name: ruby.spelled(key).slice(1) },
    isPrivate: true
  }
}

/** `loop do … end` */
const endless = (ruby: Ruby, node: SyntaxNode, block: SyntaxNode): Expression => ({
  kind: "loop",
  ...Lower.place(node),
  word: { start: node.start, end: node.start + "loop".length },
  others: [],
  body: ruby.block(Trees.field(block, "body"), block)
})

/** `rows.each { |row| … }` is a loop: what it yields, the method around it yields. */
const goneThrough = (ruby: Ruby, node: SyntaxNode, over: Expression): Expression | undefined => {
  const method = Trees.field(node, "method")
  const block = Trees.field(node, "block")
  if (method === undefined || block === undefined || ruby.spelled(method) !== "each") return undefined
  const parameters = blockOf(ruby, block).parameters
  const [only, more] = parameters
  if (only === undefined || more !== undefined) return undefined
  const body = Trees.field(block, "body")
  return {
    kind: "loop",
    ...Lower.place(node),
    word: Lower.place(method),
    target: only.name,
    over,
    others: [],
    body: ruby.block(body, block)
  }
}

/** Names of clients' options: with one of these among them, pairs are options and not the body itself. */
const isOption = (name: string): boolean => Object.hasOwn(clients.roles, name)

const VERB =
  /^_*(?:do_?|http_?|api_?|send_?|signed_?)?(?:get|post|put|patch|delete|request|call|send|fetch)(?:_\w+)?[!?]?$/u

export const argumentsOf = (
  ruby: Ruby,
  list: SyntaxNode | undefined,
  name: string,
  isMade: boolean
): ReadonlyArray<Argument> => {
  if (list === undefined) return []
  const children = Trees.named(list)
  const pairs = children.filter((child) => child.type === "pair" || child.type === "hash_splat_argument")
  const keyOf = (pair: SyntaxNode): SyntaxNode | undefined => Trees.field(pair, "key")
  const isWord = (pair: SyntaxNode): boolean => pair.type !== "pair" || keyOf(pair)?.type === "hash_key_symbol"
  const others = children.filter((child) => !pairs.includes(child))
  const hasOptions = pairs.some((pair) => isOption(spelledKey(ruby, keyOf(pair))))
  const isSent =
    (VERB.test(name) && !ruby.facts.methods.has(name) && others.length > 0 && !hasOptions) ||
    (WRITES.test(name) && others.length === 0)
  const isLoose = pairs.some((pair) => pair.type === "pair") && !isMade && (!pairs.every(isWord) || isSent)
  const given = others.map((child): Argument => ({
    value: ruby.expression(child),
    ...(child.type === "splat_argument" ? { isSpread: true } : {})
  }))
  if (isLoose || (isMade && !pairs.every(isWord))) return [...given, { value: Hashes.loose(ruby, list, pairs) }]
  return [...given, ...pairs.map((pair) => named(ruby, pair))]
}

const spelledKey = (ruby: Ruby, key: SyntaxNode | undefined): string =>
  key === undefined ? "" : ruby.spelled(key).replaceAll(/[:"']/gu, "")

const named = (ruby: Ruby, pair: SyntaxNode): Argument => {
  const key = Trees.field(pair, "key")
  if (key === undefined) return { value: ruby.expression(pair), isSpread: true }
  const value = Trees.field(pair, "value")
  return {
    name: spelledKey(ruby, key),
    key: Lower.place(key),
    value: value === undefined ? Lower.name(key, ruby.text) : ruby.expression(value)
  }
}

/** A block, with the parameters that it does not name: `_1`, `it`. */
const blockOf = (ruby: Ruby, node: SyntaxNode): FunctionNode => {
  const list = Trees.field(node, "parameters")
  const body = Trees.field(node, "body")
  return closure(ruby, node, list === undefined ? implied(ruby, node) : parametersOf(ruby, list), body)
}

export const lambda = (ruby: Ruby, node: SyntaxNode): FunctionNode => {
  const body = Trees.field(node, "body")
  const inner = body === undefined ? undefined : (Trees.field(body, "body") ?? body)
  return closure(ruby, node, parametersOf(ruby, Trees.field(node, "parameters")), inner)
}

const closure = (
  ruby: Ruby,
  node: SyntaxNode,
  parameters: ReadonlyArray<Parameter>,
  body: SyntaxNode | undefined
): FunctionNode => ({
  kind: "function",
  ...Lower.place(node),
  parameters,
  body: ruby.block(body, node),
  annotations: [],
  answersLast: true
})

const implied = (ruby: Ruby, node: SyntaxNode): ReadonlyArray<Parameter> => {
  let found: string | undefined
  Trees.walk(node, (inner) => {
    if (inner.type === "identifier" && /^(?:_1|it)$/u.test(ruby.spelled(inner))) found ??= ruby.spelled(inner)
    return true
  })
  const at = { start: node.start, end: node.start }
  return found === undefined ? [] : [{ ...at, name: { kind: "name", ...at, name: found } }]
}

/** What a statement yields, returns, breaks with. */
export const carried = (ruby: Ruby, node: SyntaxNode): { readonly value?: Expression } => {
  const list = node.children.find((child) => child.type === "argument_list")
  const given = argumentsOf(ruby, list, "", false).map((one) => one.value)
  const [only, more] = given
  if (only === undefined) return {}
  return { value: more === undefined ? only : { kind: "list", ...Lower.place(list ?? node), items: given } }
}
