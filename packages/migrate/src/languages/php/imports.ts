/** Classes that a PHP file uses without importing them: those of its own namespace. */
import type { Import } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"

const NAMESPACE = /^[ \t]*namespace[ \t]+([\w\\]+)/mu

/** The namespace that a file's classes are in; empty for the global one. */
export const namespaceOf = (text: string): string => NAMESPACE.exec(text)?.[1] ?? ""

const DECLARED = /^(?:class_declaration|interface_declaration|trait_declaration|enum_declaration)$/u
const isClassName = (node: SyntaxNode, text: string): boolean => {
  const parent = node.parent
  if (node.type !== "name" || !/^[A-Z]/u.test(text[node.start] ?? "")) return false
  return (
    parent?.type === "named_type" ||
    parent?.type === "object_creation_expression" ||
    parent?.type === "base_clause" ||
    (parent?.type === "class_constant_access_expression" && Trees.named(parent)[0] === node) ||
    (parent?.type === "scoped_call_expression" && node.field === "scope") ||
    (parent?.type === "scoped_property_access_expression" && node.field === "scope")
  )
}

/** Their imports, as they would be written. */
export const implied = (tree: Tree, text: string): ReadonlyArray<Import> => {
  const used = new Map<string, SyntaxNode>()
  const known = new Set<string>()
  Trees.walk(tree.root, (node) => {
    const word = isClassName(node, text) ? text.slice(node.start, node.end) : ""
    if (word !== "" && !used.has(word)) used.set(word, node)
    const name = DECLARED.test(node.type) ? Trees.field(node, "name") : undefined
    if (name !== undefined) known.add(text.slice(name.start, name.end))
    if (node.type === "namespace_use_clause") {
      const alias = Trees.field(node, "alias")
      known.add(
        text
          .slice((alias ?? node).start, (alias ?? node).end)
          .split("\\")
          .at(-1) ?? ""
      )
    }
    return true
  })
  const namespace = namespaceOf(text)
  return [...used]
    .filter(([name]) => !known.has(name))
    .map(([name, { end, start }]) => ({
      kind: "import",
      isImplied: true,
      start,
      end,
      from: namespace === "" ? name : `${namespace}\\${name}`,
      names: [{ name, local: { kind: "name", start, end, name } }]
    }))
}
