/** What a module exports, by the names that others import it under. */
import type { Outside } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Bindings from "./Bindings.ts"
import * as Syntax from "./Syntax.ts"

/** Something of this file, or something of another one that is passed on; `*` for everything that one has. */
export type Export =
  | { readonly kind: "own"; readonly name: string; readonly node: SyntaxNode }
  | { readonly kind: "passed"; readonly name: string; readonly from: string; readonly there: string }

/** The name of what `module.exports = …` sets. */
export const WHOLE = "module.exports"

const textIn = (text: string, { end, start }: SyntaxNode): string => text.slice(start, end)

/** Every export of a module, in the order of the text. */
export const read = (root: SyntaxNode, text: string): ReadonlyArray<Export> =>
  root.children.flatMap((statement): ReadonlyArray<Export> => {
    if (statement.type === "export_statement") return exported(statement, text)
    const assignment = statement.type === "expression_statement" ? Trees.named(statement)[0] : undefined
    return assignment?.type === "assignment_expression" ? assigned(assignment, text) : []
  })

const exported = (statement: SyntaxNode, text: string): ReadonlyArray<Export> => {
  const source = Trees.field(statement, "source")
  const from = source === undefined ? undefined : text.slice(source.start + 1, source.end - 1)
  const isDefault = statement.children.some((child) => child.type === "default")
  const declaration = Trees.field(statement, "declaration")
  const value = Trees.field(statement, "value")
  if (declaration !== undefined) {
    return namesOf(declaration, text).map((node) => ({
      kind: "own",
      name: isDefault ? "default" : textIn(text, node),
      node
    }))
  }
  if (value !== undefined) return [{ kind: "own", name: "default", node: value }]
  if (from !== undefined && statement.children.some((child) => child.type === "*")) {
    return [{ kind: "passed", name: "*", from, there: "*" }]
  }
  return Trees.named(statement).flatMap((child): ReadonlyArray<Export> => {
    if (child.type === "export_clause") return Trees.named(child).flatMap((one) => specified(one, from, text))
    if (child.type === "namespace_export" && from !== undefined) {
      const [name] = Trees.named(child)
      return name === undefined ? [] : [{ kind: "passed", name: textIn(text, name), from, there: "*" }]
    }
    // export = X
    return child.type === "identifier" ? [{ kind: "own", name: WHOLE, node: child }] : []
  })
}

const specified = (specifier: SyntaxNode, from: string | undefined, text: string): ReadonlyArray<Export> => {
  const node = Trees.field(specifier, "name")
  if (node === undefined) return []
  const there = textIn(text, node).replace(/^["']|["']$/gu, "")
  const alias = Trees.field(specifier, "alias")
  const name = alias === undefined ? there : textIn(text, alias).replace(/^["']|["']$/gu, "")
  return [from === undefined ? { kind: "own", name, node } : { kind: "passed", name, from, there }]
}

const namesOf = (declaration: SyntaxNode, text: string): ReadonlyArray<SyntaxNode> => {
  const own = Trees.field(declaration, "name")
  if (own !== undefined) return [own]
  const declared = Trees.named(declaration).flatMap((child) => {
    const pattern = child.type === "variable_declarator" ? Trees.field(child, "name") : undefined
    return pattern === undefined ? [] : Bindings.boundIn(pattern, text).map((bound) => bound.node)
  })
  // `export default function () {}`
  return declared.length === 0 ? [declaration] : declared
}

/** `module.exports = { a, b: c }`, `exports.a = …` */
const assigned = (assignment: SyntaxNode, text: string): ReadonlyArray<Export> => {
  const left = Trees.field(assignment, "left")
  const right = Trees.field(assignment, "right")
  if (left === undefined || right === undefined) return []
  const target = textIn(text, left)
  const member = /^(?:module\.)?exports\.([\w$]+)$/u.exec(target)?.[1]
  if (member !== undefined) return [{ kind: "own", name: member, node: right }]
  if (target !== "module.exports") return []
  const object = Syntax.bare(right)
  const members =
    object.type !== "object"
      ? []
      : Trees.named(object).flatMap((child): ReadonlyArray<Export> => {
          if (child.type === "shorthand_property_identifier")
            return [{ kind: "own", name: textIn(text, child), node: child }]
          const key = Trees.field(child, child.type === "method_definition" ? "name" : "key")
          const name = key === undefined ? undefined : Syntax.keyName(key, text)
          const node = child.type === "method_definition" ? child : Trees.field(child, "value")
          return name === undefined || node === undefined ? [] : [{ kind: "own", name, node }]
        })
  return [{ kind: "own", name: WHOLE, node: right }, { kind: "own", name: "default", node: right }, ...members]
}

/** What is said of exported names, by the names that they have in the file itself. */
export const toLocal = (outside: Outside, root: SyntaxNode, text: string): Outside => {
  if (outside.exports.size === 0) return outside
  const exports = new Map<string, Outside["exports"] extends ReadonlyMap<string, infer Use> ? Use : never>()
  for (const one of read(root, text)) {
    const use = one.kind === "own" ? outside.exports.get(one.name) : undefined
    if (use !== undefined && one.kind === "own") exports.set(textIn(text, one.node), use)
  }
  return { ...outside, exports }
}
