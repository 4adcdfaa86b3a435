/** Ruby's methods, classes, modules and records. */
import * as Lower from "../../program/Lower.ts"
import type { ClassNode, Field, FunctionNode, Node, Text, Type } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Calls from "./calls.ts"
import type { Ruby } from "./lower.ts"
import { parametersOf } from "./parameters.ts"

export const typeOf = (ruby: Ruby, node: SyntaxNode): Type =>
  Lower.type(node, ruby.text, (inner) => inner.type === "constant", false)

export const method = (ruby: Ruby, node: SyntaxNode): FunctionNode => {
  const key = Trees.field(node, "name")
  const body = Trees.field(node, "body")
  return {
    kind: "function",
    ...Lower.place(node),
    ...(key === undefined ? {} : { name: Lower.name(key, ruby.text) }),
    parameters: parametersOf(ruby, Trees.field(node, "parameters")),
    body: body === undefined ? ruby.block(undefined, node) : ruby.node(body),
    annotations: [],
    answersLast: true,
    ...(isPrivate(ruby, node) ? { isPrivate: true } : {})
  }
}

/** Whether a method stands behind `private`, or right behind it on its line. */
const isPrivate = (ruby: Ruby, node: SyntaxNode): boolean => {
  const { parent } = node
  if (parent?.type === "argument_list") return ruby.spelled(parent.parent ?? parent).startsWith("private")
  const siblings = parent?.children ?? []
  const modifier = siblings
    .slice(0, siblings.indexOf(node))
    .findLast((one) => one.type === "identifier" && /^(?:private|protected|public)$/u.test(ruby.spelled(one)))
  return modifier !== undefined && ruby.spelled(modifier) !== "public"
}

const isConstant = (node: SyntaxNode): boolean =>
  node.type === "assignment" && Trees.field(node, "left")?.type === "constant"

/**
 * A class, or a module that holds methods or constants. A module of classes alone is a name in front of theirs: they
 * stand where it stands.
 */
export const classOf = (ruby: Ruby, node: SyntaxNode): Node => {
  const key = Trees.field(node, "name") ?? node
  const body = Trees.field(node, "body")
  const statements = (body === undefined ? [] : Trees.named(body)).filter(
    (child) => !ruby.facts.bodies.has(child.start)
  )
  const isNamespace =
    node.type === "module" && statements.length > 0 && statements.every((one) => /^(?:class|module)$/u.test(one.type))
  if (isNamespace) return ruby.block(body, node)
  const superclass = Trees.field(node, "superclass")
  const record = superclass === undefined ? undefined : recordCall(ruby, Trees.named(superclass)[0])
  const last = key.type === "scope_resolution" ? (Trees.field(key, "name") ?? key) : key
  const lines = statements
  return {
    kind: "class",
    ...Lower.place(node),
    name: Lower.name(last, ruby.text),
    bases: superclass === undefined || record !== undefined ? [] : [typeOf(ruby, superclass)],
    annotations: [],
    fields: [
      ...lines.filter((one) => isConstant(one) && !isRecord(ruby, one)).map((one) => constantOf(ruby, one)),
      ...lines.flatMap((one) => attributeOf(ruby, one) ?? []),
      ...(record === undefined ? [] : fieldsOf(ruby, record))
    ],
    body: lines
      .filter((one) => !isConstant(one) || isRecord(ruby, one))
      .filter((one) => attributeOf(ruby, one) === undefined)
      .map(ruby.node)
  }
}

const constantOf = (ruby: Ruby, node: SyntaxNode): Field => {
  const value = Trees.field(node, "right")
  return {
    ...Lower.place(node),
    name: Lower.name(Trees.field(node, "left") ?? node, ruby.text),
    ...(value === undefined ? {} : { value: ruby.expression(value) }),
    annotations: []
  }
}

/** Names of options that say the name on the wire. */
const ALIASES = /^(?:as|from|key|name|source_name|wire)$/u

/** `attribute :amount, Types::String`, `property :amount, as: "amount"`, `const :amount, String` */
const attributeOf = (ruby: Ruby, node: SyntaxNode): Field | undefined => {
  const key = Trees.field(node, "method")
  const list = Trees.field(node, "arguments")
  if (node.type !== "call" || key === undefined || list === undefined) return undefined
  if (Trees.field(node, "receiver") !== undefined || Trees.field(node, "block") !== undefined) return undefined
  if (!/^(?:attribute\??|property|const|prop|field)$/u.test(ruby.spelled(key))) return undefined
  const [first, ...rest] = Trees.named(list)
  if (first?.type !== "simple_symbol") return undefined
  const options = Calls.argumentsOf(ruby, list, "attribute", true).slice(1)
  const wire = options
    .filter((one) => one.name !== undefined && ALIASES.test(one.name))
    .map((one) => one.value)
    .find((one): one is Text => one.kind === "text")
  const beside = rest.length === 0 ? undefined : options.filter((one) => one.value !== wire)
  return {
    ...Lower.place(node),
    name: { kind: "name", start: first.start + 1, end: first.end, name: ruby.spelled(first).slice(1) },
    ...(wire === undefined ? {} : { wire }),
    annotations: beside === undefined ? [] : [{ ...Lower.place(node), name: "attribute", arguments: beside }]
  }
}

/** `Struct.new(:amount)`, `Data.define(:amount)` */
const recordCall = (ruby: Ruby, node: SyntaxNode | undefined): SyntaxNode | undefined => {
  const method = Trees.field(node, "method")
  const receiver = Trees.field(node, "receiver")
  if (node?.type !== "call" || method === undefined || receiver === undefined) return undefined
  const written = `${ruby.spelled(receiver)}.${ruby.spelled(method)}`
  return /^(?:::)?(?:Struct\.new|Data\.define)$/u.test(written) ? node : undefined
}

const isRecord = (ruby: Ruby, node: SyntaxNode): boolean => recordCall(ruby, Trees.field(node, "right")) !== undefined

/** `Conversion = Struct.new(:id, :amount) do … end` */
export const recordOf = (ruby: Ruby, node: SyntaxNode): ClassNode | undefined => {
  const left = Trees.field(node, "left")
  const call = recordCall(ruby, Trees.field(node, "right"))
  if (left?.type !== "constant" || call === undefined) return undefined
  const block = Trees.field(call, "block")
  const list = Trees.field(call, "arguments")
  const others = (list === undefined ? [] : Trees.named(list)).filter((one) => one.type !== "simple_symbol")
  const body = Trees.field(block, "body")
  return {
    kind: "class",
    ...Lower.place(node),
    name: Lower.name(left, ruby.text),
    bases: [],
    annotations: [],
    fields: fieldsOf(ruby, call),
    body: [...others.map(ruby.node), ...(body === undefined ? [] : Trees.named(body).map(ruby.node))]
  }
}

const fieldsOf = (ruby: Ruby, call: SyntaxNode): ReadonlyArray<Field> => {
  const list = Trees.field(call, "arguments")
  return (list === undefined ? [] : Trees.named(list))
    .filter((one) => one.type === "simple_symbol")
    .map((one) => ({
      ...Lower.place(one),
      name: { kind: "name", start: one.start + 1, end: one.end, name: ruby.spelled(one).slice(1) },
      annotations: []
    }))
}

/** `require_relative "paxos"`: what it declares is known without being named. */
export const required = (ruby: Ruby, node: SyntaxNode): Node | undefined => {
  const method = Trees.field(node, "method")
  if (method === undefined || Trees.field(node, "receiver") !== undefined) return undefined
  if (!/^require(?:_relative)?$/u.test(ruby.spelled(method))) return undefined
  const list = Trees.field(node, "arguments")
  const [first, more] = list === undefined ? [] : Trees.named(list)
  if (first?.type !== "string" || more !== undefined) return undefined
  const from = ruby.text.slice(first.start + 1, first.end - 1)
  const word = from.split("/").at(-1) ?? from
  return {
    kind: "import",
    ...Lower.place(node),
    from,
    names: [{ name: "*", local: { kind: "name", ...Lower.place(first), name: word } }]
  }
}
