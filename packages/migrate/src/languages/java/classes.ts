/** Java's classes, records, interfaces and enumerations. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, ClassNode, EnumNode, Expression, Field, Node, Text, Type } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Functions from "./functions.ts"
import type { Java } from "./lower.ts"
import { named } from "./nodes.ts"

/** Annotations that say the name on the wire: Jackson, Gson, Moshi, JSON-B, picocli's and Spring's parameters are others'. */
const WIRES = /^(?:JsonProperty|SerializedName|Json|JsonbProperty|SerialName|JSONField|JsonGetter|JsonSetter)$/u

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

const OPTIONAL = /^(?:Nullable|Optional)$/u

const fieldsIn = (java: Java, declaration: SyntaxNode): ReadonlyArray<Field> => {
  const annotations = Functions.annotationsOf(java, declaration)
  const type = java.type(Trees.field(declaration, "type"))
  const wire = wireOf(annotations)
  return declaration.children
    .filter((child) => child.field === "declarator")
    .flatMap((declarator) => {
      const key = Trees.field(declarator, "name")
      const value = Trees.field(declarator, "value")
      return key === undefined
        ? []
        : [
            {
              ...Lower.place(declaration),
              name: Lower.name(key, java.text),
              ...(type === undefined ? {} : { type }),
              ...(value === undefined ? {} : { value: java.expression(value) }),
              ...(wire === undefined ? {} : { wire }),
              annotations,
              isOptional: isOptional(type, annotations)
            }
          ]
    })
}

const isOptional = (type: Type | undefined, annotations: ReadonlyArray<Annotation>): boolean =>
  type?.isOptional === true || annotations.some((one) => OPTIONAL.test(one.name))

/** The parts of a record. */
const components = (java: Java, node: SyntaxNode): ReadonlyArray<Field> => {
  const list = node.type === "record_declaration" ? Trees.field(node, "parameters") : undefined
  return (list === undefined ? [] : named(list)).flatMap((child) => {
    const key = Trees.field(child, "name")
    const annotations = Functions.annotationsOf(java, child)
    const type = java.type(Trees.field(child, "type"))
    const wire = wireOf(annotations)
    return key === undefined
      ? []
      : [
          {
            ...Lower.place(child),
            name: Lower.name(key, java.text),
            ...(type === undefined ? {} : { type }),
            ...(wire === undefined ? {} : { wire }),
            annotations,
            isOptional: isOptional(type, annotations)
          }
        ]
  })
}

/** `getTargetAsset` is about `targetAsset`. */
const propertyOf = (name: string): string =>
  name.replace(/^(?:get|set|is)(?=[A-Z])/u, "").replace(/^[A-Z]/u, (letter) => letter.toLowerCase())

/** Fields whose name on the wire stands at their getter. */
const throughGetters = (
  java: Java,
  body: SyntaxNode | undefined,
  fields: ReadonlyArray<Field>
): ReadonlyArray<Field> => {
  const said = (body === undefined ? [] : named(body)).flatMap((one) => {
    const key = one.type === "method_declaration" ? Trees.field(one, "name") : undefined
    if (key === undefined) return []
    const wire = wireOf(Functions.annotationsOf(java, one))
    const type = java.type(Trees.field(one, "type"))
    return wire === undefined ? [] : [{ name: propertyOf(java.spelled(key)), key, wire, type, at: Lower.place(one) }]
  })
  const known = fields.map((field) => {
    const found = field.wire === undefined ? said.find((one) => one.name === field.name.name) : undefined
    return found === undefined ? field : { ...field, wire: found.wire }
  })
  const more = said
    .filter(
      (one, index) =>
        !fields.some((field) => field.name.name === one.name) &&
        said.findIndex((other) => other.name === one.name) === index
    )
    .map(({ at, key, name, type, wire }) => ({
      ...at,
      name: { kind: "name" as const, ...Lower.place(key), name },
      ...(type === undefined ? {} : { type }),
      wire,
      annotations: []
    }))
  return [...known, ...more]
}

const isField = (node: SyntaxNode): boolean => node.type === "field_declaration" || node.type === "constant_declaration"

/** A class, a record, an interface. */
export const classOf = (java: Java, node: SyntaxNode): ClassNode => {
  const key = Trees.field(node, "name") ?? node
  const body = Trees.field(node, "body")
  const parts = body === undefined ? [] : named(body)
  const bases = node.children
    .filter((child) => /^(?:superclass|super_interfaces|extends_interfaces)$/u.test(child.type))
    .flatMap((child) => java.type(child) ?? [])
  const fields = [...components(java, node), ...parts.filter(isField).flatMap((one) => fieldsIn(java, one))]
  return {
    kind: "class",
    ...Lower.place(node),
    name: Lower.name(key, java.text),
    bases,
    annotations: Functions.annotationsOf(java, node),
    fields: throughGetters(java, body, fields),
    body: parts.filter((one) => !isField(one)).map(java.node),
    ...(Functions.isPrivate(java, node) ? { isPrivate: true } : {})
  }
}

/** `SETTLED("SETTLED")`, `@JsonProperty("SETTLED") DONE` */
export const enumOf = (java: Java, node: SyntaxNode): EnumNode => {
  const key = Trees.field(node, "name") ?? node
  const body = Trees.field(node, "body")
  const parts = body === undefined ? [] : named(body)
  const constants = parts.filter((one) => one.type === "enum_constant")
  const rest = parts.filter((one) => one.type !== "enum_constant")
  const inner = (one: SyntaxNode): ReadonlyArray<Node> =>
    one.type === "enum_body_declarations" ? named(one).map(java.node) : [java.node(one)]
  return {
    kind: "enum",
    ...Lower.place(node),
    name: Lower.name(key, java.text),
    members: constants.map((one) => memberOf(java, one)),
    annotations: Functions.annotationsOf(java, node),
    body: [...constants.flatMap((one) => [...argumentsOf(java, one), ...bodyOf(java, one)]), ...rest.flatMap(inner)]
  }
}

const argumentsOf = (java: Java, constant: SyntaxNode): ReadonlyArray<Expression> => {
  const list = Trees.field(constant, "arguments")
  return list === undefined ? [] : named(list).map(java.expression)
}

const bodyOf = (java: Java, constant: SyntaxNode): ReadonlyArray<Node> => {
  const body = Trees.field(constant, "body")
  return body === undefined ? [] : named(body).map(java.node)
}

const memberOf = (java: Java, constant: SyntaxNode): EnumNode["members"][number] => {
  const key = Trees.field(constant, "name") ?? constant
  const [first] = argumentsOf(java, constant)
  const wire = wireOf(Functions.annotationsOf(java, constant)) ?? (first?.kind === "text" ? first : undefined)
  return { ...Lower.place(constant), name: Lower.name(key, java.text), ...(wire === undefined ? {} : { wire }) }
}
