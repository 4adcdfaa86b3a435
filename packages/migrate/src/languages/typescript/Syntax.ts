/** What the grammars of JavaScript and TypeScript share, and where they need a hand. */
import * as Grammars from "../../syntax/Grammars.ts"
import { Recent } from "../../syntax/Recent.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"

/** A tree takes some forty times its text; trees that are made again leave more behind than these take. */
const recent = new Recent<Tree>(400_000)

/** The tree of a text, with what the grammar gets wrong put right. */
export const parse = (grammar: Grammars.GrammarName, text: string): Tree | undefined =>
  recent.of(`${grammar}\n${text}`, () => made(grammar, text))

/** The tree of a part of a text, which is not asked for again. */
export const parseApart = (grammar: Grammars.GrammarName, text: string): Tree | undefined => made(grammar, text)

const made = (grammar: Grammars.GrammarName, text: string): Tree | undefined => {
  const tree = Grammars.parse(grammar, readable(grammar, text))
  if (tree !== undefined) {
    Trees.walk(tree.root, (node) => {
      awaitedGeneric(node)
      awaitedGroup(node, text)
    })
    Trees.settle(tree.root)
  }
  return tree
}

/** `interface Box<in out A>`: the grammar knows no variance. */
const VARIANCE = /([<,]\s*)((?:in|out)(?:\s+out)?)(?=\s+[A-Za-z_$])/gu

/** A line that starts with type parameters: the next signature of an object type, which the grammar takes for the last type's arguments. */
const SIGNATURE = /\n(?=[ \t]*<(?:const\s+)?[A-Z]\w*[\s,>])/gu

/** More than any comment in front of a signature. */
const LOOK_BACK = 4000

/** The text with two things blanked that the grammar stumbles over; every other character keeps its place. */
export const readable = (grammar: Grammars.GrammarName, text: string): string => {
  if (grammar !== "typescript") return text
  const plain = text.replace(VARIANCE, (_all, before: string, word: string) => before + " ".repeat(word.length))
  return plain.replace(SIGNATURE, (line, at: number) => {
    const before = plain
      .slice(Math.max(0, at - LOOK_BACK), at)
      .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, "")
      .trimEnd()
    return /(?:[\w)\]}'"]|[^=]>)$/u.test(before) ? ";" : line
  })
}

type Growing = { -readonly [key in keyof SyntaxNode]: SyntaxNode[key] }

/** `await f<T>(x)` is read as a call of `await f`; the call belongs inside. */
const awaitedGeneric = (node: SyntaxNode): void => {
  const callee = node.type === "call_expression" ? Trees.field(node, "function") : undefined
  if (callee?.type !== "await_expression") return
  const inner = Trees.named(callee)[0]
  const keyword = callee.children[0]
  if (inner === undefined || keyword === undefined) return
  const call: Growing = { ...node, start: inner.start, field: undefined, parent: node, children: [] }
  const moved = [inner, ...node.children.slice(1)] as Array<Growing>
  for (const child of moved) child.parent = call
  ;(inner as Growing).field = "function"
  call.children = moved
  const outer = node as Growing
  outer.type = "await_expression"
  outer.children = [keyword, call]
  ;(keyword as Growing).parent = node
}

/** `await (x)` is read as a call of something named `await`, which scripts may have; nobody does. */
const awaitedGroup = (node: SyntaxNode, text: string): void => {
  const callee = node.type === "call_expression" ? Trees.field(node, "function") : undefined
  const list = Trees.field(node, "arguments")
  if (callee?.type !== "identifier" || list === undefined || text.slice(callee.start, callee.end) !== "await") return
  const outer = node as Growing
  const group = list as Growing
  const keyword = callee as Growing
  outer.type = "await_expression"
  group.type = "parenthesized_expression"
  group.field = undefined
  keyword.type = "await"
  keyword.isNamed = false
  keyword.field = undefined
}

const WRAPPERS = new Set([
  "parenthesized_expression",
  "as_expression",
  "satisfies_expression",
  "non_null_expression",
  "type_assertion"
])

/** The expression without parentheses, casts and `!`. */
export const bare = (node: SyntaxNode): SyntaxNode => {
  let at = node
  while (WRAPPERS.has(at.type)) {
    const inner = at.type === "type_assertion" ? Trees.named(at).at(-1) : Trees.named(at)[0]
    if (inner === undefined) return at
    at = inner
  }
  return at
}

/** The expression without `await` either. */
export const settled = (node: SyntaxNode): SyntaxNode => {
  let at = bare(node)
  while (at.type === "await_expression") {
    const inner = Trees.named(at)[0]
    if (inner === undefined) return at
    at = bare(inner)
  }
  return at
}

/** The arguments of a call or a `new`. */
export const argumentsOf = (call: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const list = Trees.field(call, "arguments")
  return list === undefined || list.type !== "arguments" ? [] : Trees.named(list)
}

/** The last word of what is called: `post` of `this.#client.post`. */
export const calleeName = (call: SyntaxNode, text: string): string => {
  const callee = bare(Trees.field(call, "function") ?? Trees.field(call, "constructor") ?? call)
  const word =
    callee.type === "member_expression"
      ? Trees.field(callee, "property")
      : callee.type === "identifier"
        ? callee
        : undefined
  return word === undefined ? "" : text.slice(word.start, word.end)
}

/** What stands in the angle brackets of a call or a type. */
export const typeArguments = (node: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const list = Trees.field(node, "type_arguments")
  return list === undefined ? [] : Trees.named(list)
}

/** What a method is called on, if anything. */
export const receiver = (call: SyntaxNode): SyntaxNode | undefined => {
  const callee = bare(Trees.field(call, "function") ?? call)
  return callee.type === "member_expression" ? Trees.field(callee, "object") : undefined
}

/** The types of functions of all kinds. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  "function_declaration",
  "function_expression",
  "generator_function",
  "generator_function_declaration",
  "arrow_function",
  "method_definition"
])

/** Whether the node is a function of any kind. */
export const isFunction = (node: SyntaxNode): boolean => FUNCTIONS.has(node.type)

/** The function that a node stands in. */
export const functionAround = (node: SyntaxNode): SyntaxNode | undefined => Trees.around(node, isFunction)

/** The parameters of a function, each as its pattern, its annotation and its default. */
export interface Parameter {
  readonly pattern: SyntaxNode
  readonly type: SyntaxNode | undefined
  readonly value: SyntaxNode | undefined
}

export const parametersOf = (fn: SyntaxNode): ReadonlyArray<Parameter> => {
  const single = Trees.field(fn, "parameter")
  if (single !== undefined) return [{ pattern: single, type: undefined, value: undefined }]
  const list = Trees.field(fn, "parameters")
  return list === undefined ? [] : Trees.named(list).map(parameterOf)
}

const parameterOf = (node: SyntaxNode): Parameter => {
  if (node.type === "required_parameter" || node.type === "optional_parameter") {
    return {
      pattern: Trees.field(node, "pattern") ?? node,
      type: annotation(node),
      value: Trees.field(node, "value")
    }
  }
  if (node.type === "assignment_pattern") {
    return { pattern: Trees.field(node, "left") ?? node, type: undefined, value: Trees.field(node, "right") }
  }
  return { pattern: node, type: undefined, value: undefined }
}

/** The type behind a name's colon. */
export const annotation = (node: SyntaxNode, role = "type"): SyntaxNode | undefined => {
  const found = Trees.field(node, role)
  return found?.type === "type_annotation" ? Trees.named(found)[0] : found
}

/** The values a function answers: its `return`s (those of functions inside left out), or an arrow's expression. */
export const returned = (fn: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const body = Trees.field(fn, "body")
  if (body === undefined) return []
  if (body.type !== "statement_block") return [body]
  const found: Array<SyntaxNode> = []
  Trees.walk(body, (node) => {
    if (isFunction(node)) return false
    if (node.type === "return_statement") found.push(...Trees.named(node).slice(0, 1))
    return true
  })
  return found
}

/** The name of a property key: bare, in quotes, or `#private`; `undefined` for a computed one. */
export const keyName = (key: SyntaxNode, text: string): string | undefined => {
  if (key.type === "string") return text.slice(key.start + 1, key.end - 1)
  if (key.type === "computed_property_name") {
    const inner = Trees.named(key)[0]
    return inner?.type === "string" ? text.slice(inner.start + 1, inner.end - 1) : undefined
  }
  return /identifier|^number$/u.test(key.type) ? text.slice(key.start, key.end) : undefined
}
