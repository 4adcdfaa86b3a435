/** Go's functions, types and constants. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { ClassNode, Field, FunctionNode, Name, Node, Parameter, Text } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Go } from "./lower.ts"

const isPrivate = (name: string): boolean => /^[a-z_]/u.test(name)

export const fn = (go: Go, node: SyntaxNode): FunctionNode => {
  const key = Trees.field(node, "name")
  const returns = go.type(Trees.field(node, "result"))
  return {
    kind: "function",
    ...Lower.place(node),
    ...(key === undefined ? {} : { name: Lower.name(key, go.text) }),
    parameters: [
      ...parametersOf(go, Trees.field(node, "receiver")).map((one) => ({ ...one, isSelf: true })),
      ...parametersOf(go, Trees.field(node, "parameters"))
    ],
    ...(returns === undefined ? {} : { returns }),
    body: go.block(Trees.field(node, "body"), node),
    annotations: [],
    ...(key !== undefined && isPrivate(go.spelled(key)) ? { isPrivate: true } : {})
  }
}

const parametersOf = (go: Go, list: SyntaxNode | undefined): ReadonlyArray<Parameter> =>
  (list === undefined ? [] : Trees.named(list)).flatMap((declaration) => {
    const type = go.type(Trees.field(declaration, "type"))
    return declaration.children
      .filter((child) => child.field === "name")
      .map((key) => ({
        ...Lower.place(declaration),
        name: Lower.name(key, go.text),
        ...(type === undefined ? {} : { type })
      }))
  })

/** `type Conversion struct { … }`; other types have no fields. */
export const typeSpec = (go: Go, node: SyntaxNode): Node => {
  const key = Trees.field(node, "name")
  const type = Trees.field(node, "type")
  if (key === undefined || type === undefined) return Lower.opaque(node, go.node)
  if (type.type === "type_identifier" && go.spelled(type) === "string") {
    return {
      kind: "enum",
      ...Lower.place(node),
      name: Lower.name(key, go.text),
      members: [],
      annotations: [],
      body: []
    }
  }
  if (type.type !== "struct_type") return Lower.opaque(node, go.node)
  return structOf(go, node, Lower.name(key, go.text), type)
}

/** The name of a struct that has none. */
export const anonymous = (type: SyntaxNode): Name => ({
  kind: "name",
  start: type.start,
  end: type.start + "struct".length,
  name: `struct@${type.start}`
})

/** Statements whose types are written where they are used. */
const SIMPLE =
  /^(?:var_spec|short_var_declaration|assignment_statement|expression_statement|return_statement|go_statement|defer_statement|send_statement)$/u

/** A statement with the structs that are declared in it: `var page struct { … }`, `Marshal(struct { … }{ … })`. */
export const withStructs = (go: Go, node: SyntaxNode, made: Node): Node => {
  const structs = SIMPLE.test(node.type) ? structsIn(go, node) : []
  return structs.length === 0 ? made : { kind: "opaque", ...Lower.place(node), children: [...structs, made] }
}

/** Structs without a name, those inside another one or a function left to it. */
const structsIn = (go: Go, node: SyntaxNode): ReadonlyArray<ClassNode> => {
  const found: Array<ClassNode> = []
  Trees.walk(node, (inner) => {
    if (inner.type === "struct_type") found.push(structOf(go, inner, anonymous(inner), inner))
    return inner.type !== "struct_type" && inner.type !== "block"
  })
  return found
}

const structOf = (go: Go, node: SyntaxNode, name: Name, type: SyntaxNode): ClassNode => {
  const list = Trees.named(type)[0]
  const declarations = (list === undefined ? [] : Trees.named(list)).filter((one) => one.type === "field_declaration")
  const hasNames = (one: SyntaxNode): boolean => one.children.some((child) => child.field === "name")
  return {
    kind: "class",
    ...Lower.place(node),
    name,
    // An embedded struct lends its fields.
    bases: declarations.filter((one) => !hasNames(one)).flatMap((one) => go.type(Trees.field(one, "type")) ?? []),
    annotations: [],
    fields: declarations.filter(hasNames).flatMap((one) => fieldsOf(go, one)),
    body: declarations.flatMap((one) => Trees.named(one).flatMap((part) => structsIn(go, part))),
    ...(isPrivate(name.name) ? { isPrivate: true } : {})
  }
}

const fieldsOf = (go: Go, node: SyntaxNode): ReadonlyArray<Field> => {
  const type = go.type(Trees.field(node, "type"))
  const tag = Trees.field(node, "tag")
  const wire = tag === undefined ? undefined : wireOf(go, tag)
  return node.children
    .filter((child) => child.field === "name")
    .map((key) => ({
      ...Lower.place(node),
      name: Lower.name(key, go.text),
      ...(type === undefined ? {} : { type }),
      ...(wire === undefined ? {} : { wire }),
      annotations: [],
      isOptional: type?.isOptional === true || (tag !== undefined && /,\s*omit(?:empty|zero)/u.test(go.spelled(tag)))
    }))
}

/** The word in a tag that is the name on the wire: `json:"amount,omitempty"`. */
const wireOf = (go: Go, tag: SyntaxNode): Text | undefined => {
  const found = /(?:json|mapstructure|form|url):\\?"([^",\\]*)/u.exec(go.spelled(tag))
  if (found === null || found[1] === "" || found[1] === "-") return undefined
  const start = tag.start + found.index + found[0].length - found[1]!.length
  const place = { start, end: start + found[1]!.length }
  return Literals.text(go.source, place, place, { backslash: "none", quote: "`" })
}

/** `const a, b = 1, 2` and `var`: one assignment for each name. */
export const spec = (go: Go, node: SyntaxNode): Node => {
  const names = node.children.filter((child) => child.field === "name" && child.isNamed)
  const type = go.type(Trees.field(node, "type"))
  const list = Trees.field(node, "value")
  const values = list === undefined ? [] : list.type === "expression_list" ? Trees.named(list) : [list]
  const common = {
    kind: "assign" as const,
    operator: "=",
    isDeclaration: true,
    ...(type === undefined ? {} : { type })
  }
  if (names.length !== values.length && values.length > 0) {
    return {
      ...common,
      ...Lower.place(node),
      targets: names.map((one) => Lower.name(one, go.text)),
      value: go.expression(values[0]!)
    }
  }
  const assigns = names.map((one, index) => {
    const value = values[index]
    return {
      ...common,
      start: one.start,
      end: value?.end ?? node.end,
      targets: [Lower.name(one, go.text)],
      value: value === undefined ? undefined : go.expression(value)
    }
  })
  return assigns.length === 1 ? assigns[0]! : { kind: "opaque", ...Lower.place(node), children: assigns }
}
