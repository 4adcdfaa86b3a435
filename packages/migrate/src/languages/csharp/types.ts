/** C#'s classes, records and enumerations. */
import * as Lower from "../../program/Lower.ts"
import type {
  Annotation,
  ClassNode,
  EnumNode,
  Expression,
  Field,
  FunctionNode,
  Node,
  Text,
  Type
} from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Functions from "./functions.ts"
import type { Sharp } from "./lower.ts"
import { declared } from "./variables.ts"

/** Attributes that say the name on the wire, and the argument that does; the first unnamed one otherwise. */
const WIRE: Readonly<Record<string, string>> = {
  JsonPropertyName: "",
  JsonProperty: "PropertyName",
  DataMember: "Name",
  AliasAs: "",
  JsonStringEnumMemberName: "",
  EnumMember: "Value",
  QueryParam: "Name",
  FromQuery: "Name",
  FromForm: "Name",
  BindProperty: "Name"
}

const wireIn = ({ arguments: given, name }: Annotation): Text | undefined => {
  if (!Object.hasOwn(WIRE, name)) return undefined
  const said = given.find((one) => one.name === WIRE[name]) ?? given.find((one) => one.name === undefined)
  return said?.value.kind === "text" && said.value.holes.length === 0 ? said.value : undefined
}

/** Whether an attribute leaves the field out when it has no value. */
const leavesOut = ({ arguments: given, name }: Annotation, sharp: Sharp): boolean =>
  given.some(({ name: key, value }) => {
    const written = sharp.text.slice(value.start, value.end)
    if (key === "EmitDefaultValue" || key === "Required") return written === "false" || written.endsWith("Default")
    return (key === "NullValueHandling" && written.endsWith("Ignore")) || (key === "Condition" && name === "JsonIgnore")
  })

interface Said {
  readonly key: SyntaxNode
  readonly type: Type | undefined
  readonly value: Expression | undefined
  readonly annotations: ReadonlyArray<Annotation>
}

const fieldOf = (sharp: Sharp, node: SyntaxNode, { annotations, key, type, value }: Said): Field => {
  const [wire] = annotations.flatMap((one) => wireIn(one) ?? [])
  const isNothing = value?.kind === "constant" && value.value === null
  return {
    ...Lower.place(node),
    name: Lower.name(key, sharp.text),
    ...(wire === undefined ? {} : { wire }),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value }),
    annotations: annotations.filter((one) => wireIn(one) === undefined),
    isOptional: type?.isOptional === true || isNothing || annotations.some((one) => leavesOut(one, sharp))
  }
}

interface Parts {
  readonly fields: Array<Field>
  readonly body: Array<Node>
}

/** A class, a struct, a record, an interface. */
export const classOf = (sharp: Sharp, node: SyntaxNode): Node => {
  const key = Trees.field(node, "name")
  if (key === undefined) return Lower.opaque(node, sharp.node)
  const parts: Parts = { fields: [], body: [] }
  for (const one of node.children.find((child) => child.type === "parameter_list")?.children ?? []) {
    parameterField(sharp, one, parts)
  }
  const body = Trees.field(node, "body")
  for (const member of body === undefined ? [] : Trees.named(body)) {
    memberOf(sharp, member, parts, node.type === "interface_declaration")
  }
  const modifiers = Functions.modifiersOf(sharp, node)
  const bases = node.children.find((child) => child.type === "base_list")
  const made: ClassNode = {
    kind: "class",
    ...Lower.place(node),
    name: Lower.name(key, sharp.text),
    bases: basesOf(sharp, bases, parts),
    annotations: Functions.annotationsOf(sharp, node),
    fields: parts.fields,
    body: parts.body,
    ...(modifiers.has("private") || modifiers.has("file") ? { isPrivate: true } : {})
  }
  return made
}

const basesOf = (sharp: Sharp, list: SyntaxNode | undefined, parts: Parts): ReadonlyArray<Type> =>
  (list === undefined ? [] : Trees.named(list)).flatMap((one) => {
    if (one.type === "argument_list") {
      // class Client(HttpClient http) : Base("/v2/…")
      parts.body.push({ kind: "opaque", ...Lower.place(one), children: sharp.given(one).map(({ value }) => value) })
      return []
    }
    const given = one.children.find((child) => child.type === "argument_list")
    if (given !== undefined) {
      parts.body.push({ kind: "opaque", ...Lower.place(given), children: sharp.given(given).map(({ value }) => value) })
    }
    return sharp.type(Trees.field(one, "type") ?? one) ?? []
  })

/** `record Conversion([property: JsonPropertyName("amount")] string Amount)` */
const parameterField = (sharp: Sharp, one: SyntaxNode, parts: Parts): void => {
  const key = Trees.field(one, "name")
  if (one.type !== "parameter" || key === undefined) return
  const typeNode = Trees.field(one, "type")
  const value = Trees.named(one).at(-1)
  parts.fields.push(
    fieldOf(sharp, one, {
      key,
      type: sharp.type(typeNode),
      value: value === undefined || value === key || value === typeNode ? undefined : sharp.expression(value),
      annotations: Functions.annotationsOf(sharp, one)
    })
  )
}

const memberOf = (sharp: Sharp, member: SyntaxNode, parts: Parts, isOpen: boolean): void => {
  switch (member.type) {
    case "field_declaration": {
      const list = member.children.find((child) => child.type === "variable_declaration")
      const annotations = Functions.annotationsOf(sharp, member)
      for (const one of list === undefined ? [] : declaredFields(sharp, list)) {
        parts.fields.push(fieldOf(sharp, member, { ...one, annotations }))
      }
      return
    }
    case "property_declaration":
      property(sharp, member, parts)
      return
    case "method_declaration":
      parts.body.push(Functions.method(sharp, member, isOpen))
      return
    default:
      parts.body.push(sharp.node(member))
  }
}

const declaredFields = (sharp: Sharp, list: SyntaxNode): ReadonlyArray<Omit<Said, "annotations">> => {
  const names = Trees.named(list).filter((child) => child.type === "variable_declarator")
  return declared(sharp, list).flatMap((assign, index) => {
    const key = Trees.field(names[index], "name")
    return key === undefined ? [] : [{ key, type: assign.type, value: assign.value }]
  })
}

/** A property: what it is set to, or the expression that it always is. */
const property = (sharp: Sharp, member: SyntaxNode, parts: Parts): void => {
  const key = Trees.field(member, "name")
  if (key === undefined) {
    parts.body.push(Lower.opaque(member, sharp.node))
    return
  }
  const value = Trees.field(member, "value")
  const arrow = value?.type === "arrow_expression_clause" ? Trees.named(value)[0] : value
  const accessors = Trees.field(member, "accessors")
  const bodies = (accessors === undefined ? [] : Trees.named(accessors)).filter(
    (one) => one.type === "accessor_declaration" && Trees.field(one, "body") !== undefined
  )
  const type = sharp.type(Trees.field(member, "type"))
  const functions = bodies.map((one): FunctionNode => ({
    kind: "function",
    ...Lower.place(one),
    parameters: [],
    annotations: [],
    ...(type === undefined ? {} : { returns: type }),
    ...Functions.bodyOf(sharp, one)
  }))
  parts.body.push(...functions)
  parts.fields.push(
    fieldOf(sharp, member, {
      key,
      type,
      value: arrow === undefined ? undefined : sharp.expression(arrow),
      annotations: Functions.annotationsOf(sharp, member)
    })
  )
}

/** An enumeration; a member's word on the wire is in its attribute. */
export const enumOf = (sharp: Sharp, node: SyntaxNode): Node => {
  const key = Trees.field(node, "name")
  const body = Trees.field(node, "body")
  if (key === undefined) return Lower.opaque(node, sharp.node)
  const members = (body === undefined ? [] : Trees.named(body)).filter((one) => one.type === "enum_member_declaration")
  const rest: Array<Node> = []
  const made: EnumNode["members"] = members.flatMap((one) => {
    const name = Trees.field(one, "name")
    if (name === undefined) return []
    const annotations = Functions.annotationsOf(sharp, one)
    const [wire] = annotations.flatMap((annotation) => wireIn(annotation) ?? [])
    rest.push(
      ...annotations
        .filter((annotation) => wireIn(annotation) === undefined)
        .flatMap((annotation) => annotation.arguments.map(({ value }) => value))
    )
    return [{ ...Lower.place(one), name: Lower.name(name, sharp.text), ...(wire === undefined ? {} : { wire }) }]
  })
  return {
    kind: "enum",
    ...Lower.place(node),
    name: Lower.name(key, sharp.text),
    members: made,
    annotations: Functions.annotationsOf(sharp, node),
    body: rest
  }
}
