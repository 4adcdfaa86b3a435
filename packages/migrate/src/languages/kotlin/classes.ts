/** Kotlin's classes, objects and enumerations. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, ClassNode, EnumNode, Expression, Field, Node, Text } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Functions from "./functions.ts"
import type { Kotlin } from "./lower.ts"
import { behind, isType, named } from "./nodes.ts"
import * as CallParts from "./parts.ts"

/** Annotations that say the name on the wire: kotlinx.serialization, Jackson, Gson, Moshi. */
const WIRES = /^(?:SerialName|JsonProperty|SerializedName|Json|JsonbProperty|JsonNames|JSONField|PropertyName)$/u

const wireOf = (annotations: ReadonlyArray<Annotation>): Text | undefined => {
  for (const one of annotations) {
    if (!WIRES.test(one.name)) continue
    const said = one.arguments.find(
      (argument) => argument.name === undefined || /^(?:value|name)$/u.test(argument.name)
    )
    if (said?.value.kind === "text" && said.value.holes.length === 0 && said.value.content.text !== "")
      return said.value
  }
  return undefined
}

interface Parts {
  readonly key: SyntaxNode
  readonly type: SyntaxNode | undefined
  readonly value: SyntaxNode | undefined
}

const fieldOf = (kotlin: Kotlin, node: SyntaxNode, parts: Parts): Field => {
  const annotations = Functions.annotationsOf(kotlin, node)
  const type = kotlin.type(parts.type)
  const wire = wireOf(annotations)
  return {
    ...Lower.place(node),
    name: Lower.name(parts.key, kotlin.text),
    ...(type === undefined ? {} : { type }),
    ...(parts.value === undefined ? {} : { value: kotlin.node(parts.value) as Expression }),
    ...(wire === undefined ? {} : { wire }),
    annotations,
    isOptional: type?.isOptional === true || (node.type === "class_parameter" && parts.value !== undefined)
  }
}

/** `val amount: String` between the parentheses of a class. */
const components = (
  kotlin: Kotlin,
  node: SyntaxNode
): { readonly fields: ReadonlyArray<Field>; readonly rest: ReadonlyArray<Node> } => {
  const constructor = node.children.find((child) => child.type === "primary_constructor")
  const list = constructor?.children.find((child) => child.type === "class_parameters")
  const fields: Array<Field> = []
  const rest: Array<Node> = []
  for (const child of list === undefined ? [] : named(list)) {
    const key = named(child).find((one) => one.type === "identifier")
    const value = behind(child, "=")
    const isField = child.children.some((one) => one.type === "val" || one.type === "var")
    if (key !== undefined && isField)
      fields.push(fieldOf(kotlin, child, { key, type: named(child).find(isType), value }))
    else if (value !== undefined) rest.push(kotlin.node(value))
  }
  return { fields, rest }
}

/** `val url = "…"` in the body of a class. */
const property = (kotlin: Kotlin, node: SyntaxNode): Field | undefined => {
  const declaration =
    node.type === "property_declaration"
      ? node.children.find((child) => child.type === "variable_declaration")
      : undefined
  const key = declaration === undefined ? undefined : named(declaration).find((one) => one.type === "identifier")
  const hasCode = node.children.some((child) => /^(?:getter|setter|property_delegate)$/u.test(child.type))
  if (declaration === undefined || key === undefined || hasCode) return undefined
  return fieldOf(kotlin, node, { key, type: named(declaration).find(isType), value: behind(node, "=") })
}

const bodyOf = (node: SyntaxNode): ReadonlyArray<SyntaxNode> =>
  node.children.filter((child) => child.type === "class_body" || child.type === "enum_class_body").flatMap(named)

/** What a class lends itself to: its types, and what their constructors are given. */
const basesOf = (
  kotlin: Kotlin,
  node: SyntaxNode
): Pick<ClassNode, "bases"> & { readonly given: ReadonlyArray<Node> } => {
  const list = node.children.find((child) => child.type === "delegation_specifiers")
  const specifiers = list === undefined ? [] : named(list)
  const lists: Array<SyntaxNode> = []
  for (const one of specifiers) {
    Trees.walk(one, (inner) => {
      if (inner.type === "value_arguments") lists.push(inner)
      return inner.type !== "value_arguments"
    })
  }
  return {
    bases: specifiers.flatMap((one) => kotlin.type(one) ?? []),
    given: lists.flatMap(named).map((one) => CallParts.argumentOf(kotlin, one).value)
  }
}

/** A class, an interface, an object; what its companion holds counts as its own. */
export const classOf = (kotlin: Kotlin, node: SyntaxNode): ClassNode | EnumNode => {
  const key = Trees.field(node, "name") ?? node
  if (node.children.some((child) => child.type === "enum_class_body")) return enumOf(kotlin, node, key)
  const parts = bodyOf(node).flatMap((one) => (one.type === "companion_object" ? bodyOf(one) : [one]))
  const { fields, rest } = components(kotlin, node)
  const { bases, given } = basesOf(kotlin, node)
  const properties = parts.flatMap((one) => property(kotlin, one) ?? [])
  const others = parts.filter((one) => !properties.some((field) => field.start === one.start))
  return {
    kind: "class",
    ...Lower.place(node),
    name: Lower.name(key, kotlin.text),
    bases,
    annotations: Functions.annotationsOf(kotlin, node),
    fields: [...fields, ...properties],
    body: [...given, ...rest, ...others.map(kotlin.node)],
    ...(Functions.isPrivate(kotlin, node) ? { isPrivate: true } : {})
  }
}

/** `SETTLED("SETTLED")`, `@SerialName("SETTLED") DONE` */
const enumOf = (kotlin: Kotlin, node: SyntaxNode, key: SyntaxNode): EnumNode => {
  const parts = bodyOf(node)
  const entries = parts.filter((one) => one.type === "enum_entry")
  const argumentsOf = (one: SyntaxNode): ReadonlyArray<Expression> =>
    one.children
      .filter((child) => child.type === "value_arguments")
      .flatMap(named)
      .map((child) => CallParts.argumentOf(kotlin, child).value)
  return {
    kind: "enum",
    ...Lower.place(node),
    name: Lower.name(key, kotlin.text),
    members: entries.map((one) => {
      const [first] = argumentsOf(one)
      const wire = wireOf(Functions.annotationsOf(kotlin, one)) ?? (first?.kind === "text" ? first : undefined)
      const name = named(one).find((child) => child.type === "identifier") ?? one
      return { ...Lower.place(one), name: Lower.name(name, kotlin.text), ...(wire === undefined ? {} : { wire }) }
    }),
    annotations: Functions.annotationsOf(kotlin, node),
    body: [
      ...components(kotlin, node).rest,
      ...entries.flatMap((one) => [...argumentsOf(one), ...bodyOf(one).map(kotlin.node)]),
      ...parts.filter((one) => one.type !== "enum_entry").map(kotlin.node)
    ]
  }
}
