/** The names of a statement, taken too widely rather than too narrowly. */
import * as Bindings from "../languages/typescript/Bindings.ts"
import * as Syntax from "../languages/typescript/Syntax.ts"
import type { SyntaxNode } from "../syntax/Tree.ts"
import * as Trees from "../syntax/Tree.ts"

const WORD = /[A-Za-z_$\u0080-\uFFFF][\w$\u0080-\uFFFF]*/gu

/** Words that nothing can be called by. */
const RESERVED = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally " +
    "for function if import in instanceof new null return super switch this throw true try typeof var void while with"
  ).split(" ")
)

/** Every word of a text that may be a name, in strings and comments, too. */
const wordsOf = (text: string): ReadonlySet<string> => {
  const words = new Set<string>()
  for (const [word] of text.matchAll(WORD)) if (!RESERVED.has(word)) words.add(word)
  return words
}

const NAMED = new Set([
  "function_declaration",
  "generator_function_declaration",
  "class_declaration",
  "abstract_class_declaration",
  "interface_declaration",
  "type_alias_declaration",
  "enum_declaration"
])

const ASSIGNING = new Set(["assignment_expression", "augmented_assignment_expression"])

/** What the parser lost its way in. */
const LOST = "ERROR"

const inText = (node: SyntaxNode | undefined, text: string): ReadonlySet<string> =>
  node === undefined ? new Set() : wordsOf(text.slice(node.start, node.end))

/** What a top-level statement declares; all of its words, where that is not plain. */
const declaredIn = (node: SyntaxNode, text: string): ReadonlySet<string> => {
  const inner = node.type === "export_statement" ? Trees.field(node, "declaration") : undefined
  if (inner !== undefined) return declaredIn(inner, text)
  if (NAMED.has(node.type)) return inText(Trees.field(node, "name"), text)
  if (node.type === "lexical_declaration" || node.type === "variable_declaration") {
    return new Set(Trees.named(node).flatMap((one) => [...inText(Trees.field(one, "name") ?? one, text)]))
  }
  return node.type === "comment" || node.type === "expression_statement" ? new Set() : inText(node, text)
}

/** What a statement writes to, at any depth. */
const writtenIn = (statement: SyntaxNode, text: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const add = (node: SyntaxNode | undefined): void => {
    for (const word of inText(node, text)) found.add(word)
  }
  Trees.walk(statement, (node) => {
    if (ASSIGNING.has(node.type)) add(Trees.field(node, "left"))
    else if (node.type === "update_expression") add(node)
    else if (node.type === LOST)
      node.children.forEach((one, index) => {
        if (node.children[index + 1]?.type.endsWith("=") === true) add(one)
      })
  })
  return found
}

/** The function that a statement declares, and nothing beside it. */
const functionOf = (node: SyntaxNode): SyntaxNode | undefined => {
  const inner = node.type === "export_statement" ? Trees.field(node, "declaration") : undefined
  if (inner !== undefined) return functionOf(inner)
  if (node.type === "function_declaration") return node
  const [declarator, more] = node.type === "lexical_declaration" ? Trees.named(node) : []
  const value = more === undefined ? Trees.field(declarator, "value") : undefined
  return value !== undefined && Syntax.isFunction(value) ? value : undefined
}

const boundBy = (patterns: ReadonlyArray<SyntaxNode>, text: string): ReadonlyArray<string> =>
  patterns
    .flatMap((pattern) => Bindings.boundIn(Trees.field(pattern, "pattern") ?? pattern, text))
    .map(({ node }) => text.slice(node.start, node.end))

/**
 * Names that mean something of their own in the whole of a statement: parameters of the function that it declares, and
 * constants of that one's body. What is written elsewhere to such a name is another's.
 */
const closedIn = (statement: SyntaxNode, text: string): ReadonlySet<string> => {
  const fn = functionOf(statement)
  const body = Trees.field(fn, "body")
  if (fn === undefined || body?.type !== "statement_block") return new Set()
  const open = new Set([
    ...wordsOf(text.slice(statement.start, fn.start)),
    ...wordsOf(text.slice(fn.end, statement.end)),
    ...(fn.type === "function_declaration" ? inText(Trees.field(fn, "name"), text) : [])
  ])
  Trees.walk(fn, (node) => {
    if (node.children.length > 0 || !node.isNamed || node.type === "identifier") return
    for (const word of inText(node, text)) open.add(word)
  })
  const head = wordsOf(text.slice(fn.start, body.start))
  const parameters = boundBy(
    Trees.named(Trees.field(fn, "parameters") ?? fn).filter(({ type }) => type !== LOST),
    text
  )
  const declarators = Trees.named(body)
    .filter(({ type }) => type === "lexical_declaration")
    .flatMap((one) => Trees.named(one).flatMap((declarator) => Trees.field(declarator, "name") ?? []))
  return new Set([
    ...parameters.filter((word) => !open.has(word)),
    ...boundBy(declarators, text).filter((word) => !open.has(word) && !head.has(word))
  ])
}

/** What a top-level statement has to do with by name. */
export interface Names {
  readonly words: ReadonlySet<string>
  readonly declares: ReadonlySet<string>
  /** Names that it writes to and that are not its own. */
  readonly writes: ReadonlySet<string>
  /** Names that are its own. */
  readonly closed: ReadonlySet<string>
}

/** The names of a top-level statement. */
export const of = (statement: SyntaxNode, text: string): Names => {
  const words = inText(statement, text)
  const closed = closedIn(statement, text)
  const writes = new Set([...writtenIn(statement, text)].filter((word) => !closed.has(word)))
  return { words, closed, writes, declares: declaredIn(statement, text) }
}
