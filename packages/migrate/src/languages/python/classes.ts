/** Python's classes: dataclasses, pydantic models, typed dictionaries, enumerations. */
import * as Lower from "../../program/Lower.ts"
import type { Annotation, Argument, Expression, Field, Node, Text } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Python } from "./lower.ts"

/** Names of arguments that say the name on the wire: pydantic, marshmallow, msgspec, dataclasses-json. */
const ALIASES = /^(?:alias|serialization_alias|validation_alias|data_key|field_name|name|rename)$/u
const FIELD_MAKERS = /^(?:Field|field|attrib|ib|config|String|Str|Decimal|Nested|Enum|DateTime|UUID|Alias)$/u

/** The class with its fields, or the enumeration with its members. */
export const classOf = (python: Python, node: SyntaxNode, annotations: ReadonlyArray<Annotation>): Node => {
  const key = Trees.field(node, "name") ?? node
  const bases = Trees.field(node, "superclasses")
  const statements = Trees.field(node, "body")
  const lines = statements === undefined ? [] : Trees.named(statements)
  const assignments = lines.flatMap((line) => {
    const [only] = line.type === "expression_statement" ? Trees.named(line) : []
    return only?.type === "assignment" && Trees.field(only, "left")?.type === "identifier" ? [only] : []
  })
  const others = lines.filter((line) => !assignments.some((one) => one.parent === line))
  const written = bases === undefined ? "" : python.text.slice(bases.start, bases.end)
  const type = python.type(bases)
  const common = {
    ...Lower.place(node),
    name: Lower.name(key, python.text),
    annotations,
    body: others.map(python.node)
  }
  if (/\b\w*(?:Enum|Choices)\b/u.test(written)) {
    return {
      kind: "enum",
      ...common,
      members: assignments.map((one) => {
        const left = Trees.field(one, "left")!
        const value = Trees.field(one, "right")
        const wire = value === undefined ? undefined : firstText(python.expression(value))
        return {
          ...Lower.place(one),
          name: Lower.name(left, python.text),
          ...(wire === undefined ? {} : { wire })
        }
      })
    }
  }
  return {
    kind: "class",
    ...common,
    bases: type === undefined ? [] : [type],
    fields: assignments.map((one) => fieldOf(python, one)),
    ...(/\bTypedDict\b/u.test(written) ? { isDictionary: true } : {})
  }
}

/** `CREATED = "CREATED"`, `CREATED = "CREATED", "Created"` */
const firstText = (value: Expression): Text | undefined =>
  value.kind === "text" ? value : value.kind === "list" && value.items[0]?.kind === "text" ? value.items[0] : undefined

const fieldOf = (python: Python, node: SyntaxNode): Field => {
  const left = Trees.field(node, "left") ?? node
  const typeNode = Trees.field(node, "type")
  const right = Trees.field(node, "right")
  const type = python.type(typeNode)
  const value = right === undefined ? undefined : python.expression(right)
  // Annotated[str, Field(alias="…")] says it in the type.
  const inType = typeNode === undefined ? [] : callsIn(typeNode).map(python.expression)
  const wire = [...(value === undefined ? [] : [value]), ...inType].map(aliasOf).find((one) => one !== undefined)
  return {
    ...Lower.place(node),
    name: Lower.name(left, python.text),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value }),
    ...(wire === undefined ? {} : { wire }),
    annotations: [],
    isOptional: type?.isOptional === true || (value !== undefined && !isRequired(value))
  }
}

const callsIn = (node: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const found: Array<SyntaxNode> = []
  Trees.walk(node, (inner) => {
    if (inner.type === "call") found.push(inner)
    return inner.type !== "call"
  })
  return found
}

/** The name on the wire that `Field(alias="…")` and its like say. */
const aliasOf = (value: Expression): Text | undefined => {
  if (value.kind !== "call" || !FIELD_MAKERS.test(value.name)) return undefined
  for (const one of value.arguments) {
    if (one.name !== undefined && ALIASES.test(one.name) && one.value.kind === "text") return one.value
    const inner = one.name === "metadata" ? aliasOf(one.value) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

/** `Field(...)` and `Field(alias="…")` without a default are required. */
const isRequired = (value: Expression): boolean =>
  value.kind === "call" && FIELD_MAKERS.test(value.name) && !value.arguments.some(isDefault)

const isDefault = (argument: Argument, index: number): boolean =>
  /^default(?:_factory)?$/u.test(argument.name ?? "") ||
  (argument.name === undefined && index === 0 && argument.value.kind !== "opaque")
