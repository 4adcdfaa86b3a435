/** The names of a statement, taken too widely rather than too narrowly. */
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
export const wordsOf = (text: string): ReadonlySet<string> => {
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

/** What a top-level statement declares or writes to; all of its words, where that is not plain. */
export const declaredIn = (statement: SyntaxNode, text: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const add = (node: SyntaxNode | undefined): void => {
    if (node !== undefined) for (const word of wordsOf(text.slice(node.start, node.end))) found.add(word)
  }
  const declare = (node: SyntaxNode): void => {
    const inner = node.type === "export_statement" ? Trees.field(node, "declaration") : undefined
    if (inner !== undefined) declare(inner)
    else if (NAMED.has(node.type)) add(Trees.field(node, "name"))
    else if (node.type === "lexical_declaration" || node.type === "variable_declaration") {
      for (const one of Trees.named(node)) add(Trees.field(one, "name") ?? one)
    } else if (node.type !== "comment" && node.type !== "expression_statement") add(node)
  }
  declare(statement)
  Trees.walk(statement, (node) => {
    if (ASSIGNING.has(node.type)) add(Trees.field(node, "left"))
    else if (node.type === "update_expression") add(node)
  })
  return found
}
