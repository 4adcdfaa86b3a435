/** Which name means what, in one file: declarations, scopes, and every use of each name. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Syntax from "./Syntax.ts"

/** Where a name's value comes from. */
export type Origin =
  | { readonly kind: "value"; readonly node: SyntaxNode | undefined; readonly isConstant: boolean }
  | { readonly kind: "parameter"; readonly fn: SyntaxNode; readonly index: number }
  | { readonly kind: "item"; readonly of: SyntaxNode }
  | { readonly kind: "caught"; readonly clause: SyntaxNode }
  | { readonly kind: "import"; readonly from: string; readonly name: string }
  /** A function, class, enumeration, interface or type alias: the node itself. */
  | { readonly kind: "declared"; readonly node: SyntaxNode }

export interface Binding {
  readonly name: string
  /** The identifier that declares it. */
  readonly node: SyntaxNode
  readonly origin: Origin
  /** The way from the origin to this name through a destructuring pattern; `*` for an item or a rest. */
  readonly path: ReadonlyArray<string>
  readonly annotation: SyntaxNode | undefined
  readonly isExported: boolean
  /** Every other use of the name. */
  readonly references: Array<SyntaxNode>
}

export interface Bindings {
  /** What an identifier stands for. */
  readonly of: (identifier: SyntaxNode) => Binding | undefined
  readonly all: ReadonlyArray<Binding>
}

const SCOPES = new Set([
  "program",
  "statement_block",
  "for_statement",
  "for_in_statement",
  "catch_clause",
  "class_body",
  "switch_body"
])
const NAMES = new Set(["identifier", "shorthand_property_identifier", "type_identifier"])

const isScope = (node: SyntaxNode): boolean => SCOPES.has(node.type) || Syntax.isFunction(node)

const scopeOf = (node: SyntaxNode): SyntaxNode => {
  let at = node
  while (at.parent !== undefined && !isScope(at)) at = at.parent
  return at
}

/** A name in a pattern and the way to it. */
export interface Bound {
  readonly node: SyntaxNode
  readonly path: ReadonlyArray<string>
}

/** The names that a pattern binds. */
export const boundIn = (pattern: SyntaxNode, text: string, path: ReadonlyArray<string> = []): ReadonlyArray<Bound> => {
  switch (pattern.type) {
    case "identifier":
    case "shorthand_property_identifier_pattern":
      return [{ node: pattern, path }]
    case "object_pattern":
      return Trees.named(pattern).flatMap((entry) => {
        if (entry.type === "shorthand_property_identifier_pattern") {
          return [{ node: entry, path: [...path, text.slice(entry.start, entry.end)] }]
        }
        if (entry.type === "object_assignment_pattern") {
          const left = Trees.field(entry, "left")
          return left === undefined ? [] : [{ node: left, path: [...path, text.slice(left.start, left.end)] }]
        }
        if (entry.type === "rest_pattern") return Trees.named(entry).map((node) => ({ node, path }))
        const key = Trees.field(entry, "key")
        const value = Trees.field(entry, "value")
        const name = key === undefined ? undefined : Syntax.keyName(key, text)
        return value === undefined || name === undefined ? [] : boundIn(value, text, [...path, name])
      })
    case "array_pattern":
      return Trees.named(pattern).flatMap((item) => boundIn(item, text, [...path, "*"]))
    case "assignment_pattern":
    case "rest_pattern": {
      const inner = Trees.field(pattern, "left") ?? Trees.named(pattern)[0]
      return inner === undefined ? [] : boundIn(inner, text, path)
    }
    default:
      return []
  }
}

/** Reads a whole tree. */
export const make = (root: SyntaxNode, text: string): Bindings => {
  const scopes = new Map<SyntaxNode, { readonly values: Map<string, Binding>; readonly types: Map<string, Binding> }>()
  const all: Array<Binding> = []
  const declared = new Map<SyntaxNode, Binding>()
  const declare = (
    scope: SyntaxNode,
    bound: Bound,
    origin: Origin,
    options: { readonly annotation?: SyntaxNode | undefined; readonly in?: "types" | "both" } = {}
  ): void => {
    const name = text.slice(bound.node.start, bound.node.end)
    const binding: Binding = {
      name,
      node: bound.node,
      origin,
      path: bound.path,
      annotation: options.annotation,
      isExported: isExported(bound.node),
      references: []
    }
    const tables = scopes.get(scope) ?? { values: new Map(), types: new Map() }
    scopes.set(scope, tables)
    if (options.in !== "types" && !tables.values.has(name)) tables.values.set(name, binding)
    if (options.in !== undefined && !tables.types.has(name)) tables.types.set(name, binding)
    declared.set(bound.node, binding)
    all.push(binding)
  }
  Trees.each(root, DECLARING, (node) => collect(node, text, declare))
  const lookUp = (identifier: SyntaxNode): Binding | undefined => {
    const name = text.slice(identifier.start, identifier.end)
    const first = identifier.type === "type_identifier" ? "types" : "values"
    const second = first === "types" ? "values" : "types"
    for (let at: SyntaxNode | undefined = identifier; at !== undefined; at = at.parent) {
      const tables = scopes.get(at)
      const found = tables?.[first].get(name) ?? tables?.[second].get(name)
      if (found !== undefined) return found
    }
    return undefined
  }
  const known = new Map<SyntaxNode, Binding | undefined>(declared)
  const of = (identifier: SyntaxNode): Binding | undefined => {
    const found = known.get(identifier)
    if (found !== undefined || known.has(identifier)) return found
    const binding = lookUp(identifier)
    known.set(identifier, binding)
    return binding
  }
  Trees.each(root, NAMES, (node) => {
    if (!declared.has(node)) of(node)?.references.push(node)
  })
  // `export { name }` and `export default name` stand apart from the declaration.
  return {
    of,
    all: all.map((binding) => binding)
  }
}

type Declare = (
  scope: SyntaxNode,
  bound: Bound,
  origin: Origin,
  options?: { readonly annotation?: SyntaxNode | undefined; readonly in?: "types" | "both" }
) => void

const isExported = (node: SyntaxNode): boolean => {
  const statement = Trees.around(
    node,
    (outer) => outer.type === "export_statement" || outer.type === "statement_block" || outer.type === "class_body"
  )
  return statement?.type === "export_statement"
}

const DECLARING: ReadonlySet<string> = new Set([
  "variable_declarator",
  "for_in_statement",
  "catch_clause",
  "import_statement",
  "class_declaration",
  "abstract_class_declaration",
  "enum_declaration",
  "interface_declaration",
  "type_alias_declaration",
  ...Syntax.FUNCTIONS
])

const collect = (node: SyntaxNode, text: string, declare: Declare): void => {
  switch (node.type) {
    case "variable_declarator": {
      const name = Trees.field(node, "name")
      const value = Trees.field(node, "value")
      if (name === undefined) return
      const isConstant = node.parent?.children[0]?.type === "const"
      const scope = node.parent?.type === "variable_declaration" ? functionScope(node) : scopeOf(node)
      const required = value === undefined ? undefined : requiredModule(value, text)
      for (const bound of boundIn(name, text)) {
        const origin: Origin =
          required === undefined
            ? { kind: "value", node: value, isConstant }
            : { kind: "import", from: required, name: bound.path[0] ?? "*" }
        declare(scope, bound, origin, { annotation: Syntax.annotation(node) })
      }
      return
    }
    case "for_in_statement": {
      const left = Trees.field(node, "left")
      const right = Trees.field(node, "right")
      if (left === undefined || right === undefined) return
      for (const bound of boundIn(left, text)) declare(node, bound, { kind: "item", of: right })
      return
    }
    case "catch_clause": {
      const parameter = Trees.field(node, "parameter")
      if (parameter === undefined) return
      for (const bound of boundIn(parameter, text)) declare(node, bound, { kind: "caught", clause: node })
      return
    }
    case "import_statement":
      imports(node, text, declare)
      return
    case "class_declaration":
    case "abstract_class_declaration":
    case "enum_declaration":
    case "interface_declaration":
    case "type_alias_declaration": {
      const name = Trees.field(node, "name")
      const isType = node.type === "interface_declaration" || node.type === "type_alias_declaration"
      if (name !== undefined && node.parent !== undefined) {
        declare(
          scopeOf(node.parent),
          { node: name, path: [] },
          { kind: "declared", node },
          { in: isType ? "types" : "both" }
        )
      }
      return
    }
    default:
      if (Syntax.isFunction(node)) functions(node, text, declare)
  }
}

const functionScope = (node: SyntaxNode): SyntaxNode =>
  Trees.around(node, (outer) => outer.type === "program" || Syntax.isFunction(outer)) ?? node

const requiredModule = (value: SyntaxNode, text: string): string | undefined => {
  const call = Syntax.settled(value)
  if (call.type !== "call_expression") return undefined
  const name = Syntax.calleeName(call, text)
  const [from] = Syntax.argumentsOf(call)
  const isImport = Trees.field(call, "function")?.type === "import"
  return (name === "require" || isImport) && from?.type === "string"
    ? text.slice(from.start + 1, from.end - 1)
    : undefined
}

const functions = (node: SyntaxNode, text: string, declare: Declare): void => {
  const name = Trees.field(node, "name")
  if (name !== undefined && node.parent !== undefined && /declaration/u.test(node.type)) {
    declare(scopeOf(node.parent), { node: name, path: [] }, { kind: "declared", node })
  }
  Syntax.parametersOf(node).forEach(({ pattern, type }, index) => {
    for (const bound of boundIn(pattern, text)) {
      declare(node, bound, { kind: "parameter", fn: node, index }, { annotation: type })
    }
  })
}

const imports = (node: SyntaxNode, text: string, declare: Declare): void => {
  const source = Trees.field(node, "source")
  if (source === undefined) return
  const from = text.slice(source.start + 1, source.end - 1)
  const scope = scopeOf(node)
  Trees.walk(node, (inner) => {
    if (inner.type === "import_specifier") {
      const name = Trees.field(inner, "name")
      const local = Trees.field(inner, "alias") ?? name
      if (name === undefined || local === undefined) return false
      declare(
        scope,
        { node: local, path: [] },
        { kind: "import", from, name: text.slice(name.start, name.end) },
        { in: "both" }
      )
      return false
    }
    if (inner.type === "namespace_import") {
      for (const local of Trees.named(inner))
        declare(scope, { node: local, path: [] }, { kind: "import", from, name: "*" }, { in: "both" })
      return false
    }
    if (inner.type === "identifier" && inner.parent?.type === "import_clause") {
      declare(scope, { node: inner, path: [] }, { kind: "import", from, name: "default" }, { in: "both" })
    }
    return true
  })
}
