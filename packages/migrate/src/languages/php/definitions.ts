/** PHP's functions, classes, enumerations and constants. */
import * as Lower from "../../program/Lower.ts"
import type {
  Annotation,
  ClassNode,
  EnumNode,
  Field,
  FunctionNode,
  Name,
  Node,
  Parameter,
  Text
} from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Php } from "./lower.ts"

/** A name without its dollar sign; it stands where the whole stands. */
const nameOf = (php: Php, node: SyntaxNode): Name => ({
  kind: "name",
  ...Lower.place(node),
  name: php.spelled(node).replace(/^\$/u, "")
})

const annotationsOf = (php: Php, node: SyntaxNode): ReadonlyArray<Annotation> => {
  const list = Trees.field(node, "attributes")
  if (list === undefined) return []
  return Trees.named(list)
    .flatMap((group) => Trees.named(group))
    .filter((child) => child.type === "attribute")
    .map((child) => ({
      ...Lower.place(child),
      name:
        php
          .spelled(Trees.named(child)[0] ?? child)
          .split("\\")
          .at(-1) ?? "",
      arguments: php.argumentsOf(Trees.field(child, "parameters"))
    }))
}

const isPrivate = (node: SyntaxNode): boolean =>
  node.children.some((child) => child.type === "visibility_modifier" && /private/u.test(child.children[0]?.type ?? ""))

export const fn = (php: Php, node: SyntaxNode): FunctionNode => {
  const key = Trees.field(node, "name")
  const list = Trees.field(node, "parameters")
  const body = Trees.field(node, "body")
  const returns = php.type(Trees.field(node, "return_type"))
  const isArrow = node.type === "arrow_function"
  const shares = body === undefined || isArrow ? [] : sharesOf(php, body)
  return {
    kind: "function",
    ...Lower.place(node),
    ...(key === undefined ? {} : { name: nameOf(php, key) }),
    parameters: (list === undefined ? [] : Trees.named(list)).flatMap((one) => parameterOf(php, one)),
    ...(returns === undefined ? {} : { returns }),
    body: isArrow && body !== undefined ? php.expression(body) : php.block(body, node),
    annotations: annotationsOf(php, node),
    ...(isArrow ? { answersLast: true } : {}),
    ...(isPrivate(node) ? { isPrivate: true } : {}),
    ...(shares.length === 0 ? {} : { shares })
  }
}

/** `global $last;` */
const sharesOf = (php: Php, body: SyntaxNode): NonNullable<FunctionNode["shares"]> => {
  const found: Array<NonNullable<FunctionNode["shares"]>[number]> = []
  Trees.walk(body, (node) => {
    if (node.type === "global_declaration") {
      for (const name of Trees.named(node)) found.push({ name: nameOf(php, name).name, of: "file" })
    }
    return !/function|class/u.test(node.type)
  })
  return found
}

const parameterOf = (php: Php, node: SyntaxNode): ReadonlyArray<Parameter> => {
  const key = Trees.field(node, "name")
  if (key === undefined) return []
  const type = php.type(Trees.field(node, "type"))
  // A promoted parameter is a field: its default stands there.
  const value = node.type === "property_promotion_parameter" ? undefined : Trees.field(node, "default_value")
  return [
    {
      ...Lower.place(node),
      name: nameOf(php, key),
      ...(type === undefined ? {} : { type }),
      ...(value === undefined ? {} : { value: php.expression(value) })
    }
  ]
}

/** Attributes whose argument is the name on the wire. */
const WIRE =
  /^(?:SerializedName|SerializedPath|MapName|MapInputName|MapOutputName|JsonProperty|DataMember|Name|Alias)$/u

interface Made {
  readonly node: SyntaxNode
  readonly key: SyntaxNode
  readonly value: SyntaxNode | undefined
}

/** `public readonly string $amount`, `const PATH = '…'`, a promoted parameter. */
const fieldOf = (php: Php, whole: SyntaxNode, { key, node, value }: Made): Field => {
  const annotations = annotationsOf(php, whole)
  const type = php.type(Trees.field(whole, "type"))
  const said = annotations.find((one) => WIRE.test(one.name))
  const wire = said?.arguments.map((one) => one.value).find((one): one is Text => one.kind === "text")
  const isOptional = type?.isOptional === true || (value !== undefined && whole.type !== "const_declaration")
  return {
    ...Lower.place(node),
    name: nameOf(php, key),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value: php.expression(value) }),
    ...(wire === undefined ? {} : { wire }),
    annotations: annotations.filter((one) => wire === undefined || one !== said),
    ...(isOptional ? { isOptional } : {})
  }
}

const elementsOf = (declaration: SyntaxNode): ReadonlyArray<Made> =>
  Trees.named(declaration).flatMap((node): ReadonlyArray<Made> => {
    if (node.type !== "property_element" && node.type !== "const_element") return []
    const [first, second] = Trees.named(node)
    const key = Trees.field(node, "name") ?? first
    const value = node.type === "property_element" ? Trees.field(node, "default_value") : second
    return key === undefined ? [] : [{ node, key, value }]
  })

const promoted = (members: ReadonlyArray<SyntaxNode>): ReadonlyArray<SyntaxNode> =>
  members.flatMap((member) => {
    const list = member.type === "method_declaration" ? Trees.field(member, "parameters") : undefined
    return list === undefined ? [] : Trees.named(list).filter((one) => one.type === "property_promotion_parameter")
  })

const isData = (node: SyntaxNode): boolean =>
  (node.type === "property_declaration" || node.type === "const_declaration") &&
  !node.children.some((child) => child.type === "property_hook_list")

export const classOf = (php: Php, node: SyntaxNode): ClassNode => {
  const key = Trees.field(node, "name") ?? node
  const body = Trees.field(node, "body")
  const members = body === undefined ? [] : Trees.named(body)
  const base = Trees.named(node).find((child) => child.type === "base_clause")
  const extended = php.type(base)
  return {
    kind: "class",
    ...Lower.place(node),
    name: nameOf(php, key),
    bases: extended === undefined ? [] : [extended],
    annotations: annotationsOf(php, node),
    fields: [
      ...members
        .filter(isData)
        .flatMap((declaration) => elementsOf(declaration).map((made) => fieldOf(php, declaration, made))),
      ...promoted(members).map((one) =>
        fieldOf(php, one, {
          node: one,
          key: Trees.field(one, "name") ?? one,
          value: Trees.field(one, "default_value")
        })
      )
    ],
    body: members.filter((member) => !isData(member)).map(php.node)
  }
}

export const enumOf = (php: Php, node: SyntaxNode): EnumNode => {
  const key = Trees.field(node, "name") ?? node
  const body = Trees.field(node, "body")
  const members = body === undefined ? [] : Trees.named(body)
  return {
    kind: "enum",
    ...Lower.place(node),
    name: nameOf(php, key),
    annotations: annotationsOf(php, node),
    members: members
      .filter((member) => member.type === "enum_case")
      .map((member) => {
        const value = Trees.field(member, "value")
        const wire = value === undefined ? undefined : php.expression(value)
        return {
          ...Lower.place(member),
          name: nameOf(php, Trees.field(member, "name") ?? member),
          ...(wire?.kind === "text" ? { wire } : {})
        }
      }),
    body: members.filter((member) => member.type !== "enum_case").map(php.node)
  }
}

/** `const PATH = '…';` outside of classes. */
export const constants = (php: Php, node: SyntaxNode): Node => ({
  kind: "opaque",
  ...Lower.place(node),
  children: elementsOf(node).map((made) => ({
    kind: "assign",
    ...Lower.place(made.node),
    operator: "=",
    isDeclaration: true,
    targets: [nameOf(php, made.key)],
    value: made.value === undefined ? undefined : php.expression(made.value)
  }))
})
