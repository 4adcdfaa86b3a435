/** C#'s syntax tree as a program. */
import * as Lower from "../../program/Lower.ts"
import type { Argument, Block, Expression, Name, Node, Type } from "../../program/Program.ts"
import type { SyntaxNode, Tree } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import * as Flurl from "./flurl.ts"
import * as Functions from "./functions.ts"
import * as Objects from "./objects.ts"
import * as Patterns from "./patterns.ts"
import { statement, statementsIn } from "./statements.ts"
import * as Texts from "./texts.ts"

/** A text with its tree, and what lowers the pieces. */
export interface Sharp {
  readonly source: Source
  readonly text: string
  readonly expression: (node: SyntaxNode) => Expression
  readonly node: (node: SyntaxNode) => Node
  readonly block: (node: SyntaxNode | undefined, whole: SyntaxNode) => Block
  readonly type: (node: SyntaxNode | undefined) => Type | undefined
  /** A type as what is called or named. */
  readonly typeName: (node: SyntaxNode) => Expression
  readonly given: (list: SyntaxNode | undefined) => ReadonlyArray<Argument>
  readonly spelled: (node: SyntaxNode) => string
  /** What stands in front of the `?.` that is being read. */
  readonly receivers: Array<SyntaxNode>
}

/** The whole file. */
export const lower = (tree: Tree, source: Source): Node => {
  const { text } = source
  const sharp: Sharp = {
    source,
    text,
    expression: (node) => expression(sharp, node),
    node: (node) => statement(sharp, node) ?? expression(sharp, node),
    block: (node, whole) => ({
      kind: "block",
      ...Lower.place(node ?? whole),
      statements: node === undefined ? [] : node.type === "block" ? statementsIn(sharp, node) : [sharp.node(node)]
    }),
    type: (node) => (node === undefined || node.type === "implicit_type" ? undefined : typeOf(text, node)),
    typeName: (node) => typeName(sharp, node),
    given: (list) => argumentsOf(sharp, list),
    spelled: (node) => text.slice(node.start, node.end),
    receivers: []
  }
  return { kind: "block", ...Lower.place(tree.root), statements: statementsIn(sharp, tree.root) }
}

const typeOf = (text: string, node: SyntaxNode): Type =>
  Lower.type(node, text, (inner) => inner.type === "identifier", node.type === "nullable_type")

const nameOf = (sharp: Sharp, node: SyntaxNode): Name =>
  Lower.name(node.type === "generic_name" ? (Trees.named(node)[0] ?? node) : node, sharp.text)

const typeName = (sharp: Sharp, node: SyntaxNode): Expression => {
  switch (node.type) {
    case "identifier":
    case "generic_name":
    case "predefined_type":
      return nameOf(sharp, node)
    case "qualified_name": {
      const object = Trees.field(node, "qualifier")
      const key = Trees.field(node, "name")
      if (object === undefined || key === undefined) return Lower.opaque(node, sharp.node)
      const name = nameOf(sharp, key)
      return {
        kind: "member",
        ...Lower.place(node),
        object: sharp.typeName(object),
        name: name.name,
        key: Lower.place(name)
      }
    }
    case "nullable_type":
    case "array_type":
      return sharp.typeName(Trees.field(node, "type") ?? Trees.named(node)[0] ?? node)
    default:
      return Lower.opaque(node, sharp.node)
  }
}

const expression = (sharp: Sharp, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  const part = Lower.part(node, sharp.expression)
  switch (node.type) {
    case "identifier":
    case "implicit_parameter":
    case "predefined_type":
    case "generic_name":
      return nameOf(sharp, node)
    case "this":
    case "base":
    case "this_expression":
    case "base_expression":
      return Lower.name(node, sharp.text)
    case "string_literal":
    case "verbatim_string_literal":
    case "raw_string_literal":
    case "interpolated_string_expression":
      return Texts.literal(sharp, node)
    case "integer_literal":
    case "real_literal":
    case "character_literal":
      return { kind: "number", ...at, text: sharp.spelled(node) }
    case "boolean_literal":
      return { kind: "constant", ...at, value: sharp.spelled(node) === "true" }
    case "null_literal":
      return { kind: "constant", ...at, value: null }
    case "qualified_name":
    case "nullable_type":
      return sharp.typeName(node)
    case "member_access_expression":
      return memberOf(sharp, node, part("expression"))
    case "conditional_access_expression":
      return conditionalAccess(sharp, node)
    case "member_binding_expression":
      return memberOf(sharp, node, received(sharp, node))
    case "element_access_expression":
      return indexOf(sharp, node, part("expression"))
    case "element_binding_expression":
      return indexOf(sharp, node, received(sharp, node))
    case "invocation_expression":
      return callOf(sharp, node)
    case "object_creation_expression":
    case "implicit_object_creation_expression":
      return Objects.creation(sharp, node)
    case "anonymous_object_creation_expression":
      return Objects.anonymous(sharp, node)
    case "array_creation_expression":
    case "implicit_array_creation_expression": {
      const items = node.children.find((child) => child.type === "initializer_expression")
      return items === undefined ? Lower.opaque(node, sharp.node) : Objects.initializerOf(sharp, items)
    }
    case "initializer_expression":
      return Objects.initializerOf(sharp, node)
    case "assignment_expression":
      return {
        kind: "assign",
        ...at,
        targets: [part("left")],
        value: part("right"),
        operator: Trees.field(node, "operator")?.type ?? "="
      }
    case "binary_expression":
      return {
        kind: "binary",
        ...at,
        operator: Trees.field(node, "operator")?.type ?? "+",
        left: part("left"),
        right: part("right")
      }
    case "as_expression":
      return wrapped(sharp, node, Trees.field(node, "left"), Trees.field(node, "right"))
    case "cast_expression":
      return wrapped(sharp, node, Trees.field(node, "value"), Trees.field(node, "type"))
    case "await_expression":
    case "parenthesized_expression":
    case "checked_expression":
    case "ref_expression":
    case "declaration_pattern_expression":
      return wrapped(sharp, node, Trees.named(node)[0])
    case "conditional_expression":
      return {
        kind: "conditional",
        ...at,
        test: part("condition"),
        consequence: part("consequence"),
        otherwise: part("alternative")
      }
    case "prefix_unary_expression":
      return { kind: "unary", ...at, operator: node.children[0]?.type ?? "-", value: inner(sharp, node) }
    case "postfix_unary_expression": {
      // `x!` is x; `x++` is not.
      const operator = node.children.at(-1)?.type ?? "!"
      return operator === "!"
        ? wrapped(sharp, node, Trees.named(node)[0])
        : { kind: "unary", ...at, operator, value: inner(sharp, node) }
    }
    default:
      return rarer(sharp, node)
  }
}

const inner = (sharp: Sharp, node: SyntaxNode): Expression => {
  const child = Trees.named(node)[0]
  return child === undefined ? Lower.missing(node) : sharp.expression(child)
}

const rarer = (sharp: Sharp, node: SyntaxNode): Expression => {
  const at = Lower.place(node)
  switch (node.type) {
    case "is_pattern_expression": {
      const subject = Trees.field(node, "expression")
      const pattern = Trees.field(node, "pattern")
      if (subject === undefined || pattern === undefined) return Lower.opaque(node, sharp.node)
      return Patterns.test(sharp, pattern, { subject: () => sharp.expression(subject), place: at })
    }
    case "lambda_expression":
    case "anonymous_method_expression":
      return Functions.lambda(sharp, node)
    case "switch_expression":
      return Functions.switchExpression(sharp, node)
    case "throw_expression":
      return { kind: "exit", ...at, how: "throw", value: inner(sharp, node) }
    case "tuple_expression":
      return { kind: "list", ...at, items: sharp.given(node).map((one) => one.value) }
    case "tuple_pattern":
      return { kind: "list", ...at, items: Trees.named(node).map(sharp.expression) }
    case "collection_expression": {
      const items = Trees.named(node).flatMap((element) => {
        const held = element.type === "collection_element" ? Trees.named(element)[0] : element
        const value = held === undefined ? undefined : (Trees.named(held)[0] ?? held)
        return held === undefined || value === undefined
          ? []
          : [sharp.expression(held.type.endsWith("_element") ? value : held)]
      })
      return { kind: "list", ...at, items }
    }
    case "typeof_expression": {
      const type = Trees.field(node, "type")
      const callee: Name = { kind: "name", start: node.start, end: node.start + "typeof".length, name: "typeof" }
      return Lower.call(node, callee, type === undefined ? [] : [{ value: sharp.typeName(type) }])
    }
    case "declaration_expression": {
      const key = Trees.field(node, "name")
      if (key === undefined) return Lower.opaque(node, sharp.node)
      const type = sharp.type(Trees.field(node, "type"))
      return {
        kind: "assign",
        ...at,
        targets: [sharp.expression(key)],
        value: undefined,
        operator: "=",
        isDeclaration: true,
        ...(type === undefined ? {} : { type })
      }
    }
    case "query_expression":
      return Functions.query(sharp, node)
    default:
      return Lower.opaque(node, sharp.node)
  }
}

const wrapped = (sharp: Sharp, node: SyntaxNode, held: SyntaxNode | undefined, cast?: SyntaxNode): Expression => {
  const type = sharp.type(cast)
  return {
    kind: "wrapped",
    ...Lower.place(node),
    value: held === undefined ? Lower.missing(node) : sharp.expression(held),
    ...(type === undefined ? {} : { type })
  }
}

const memberOf = (sharp: Sharp, node: SyntaxNode, object: Expression): Expression => {
  const key = Trees.field(node, "name")
  if (key === undefined) return Lower.opaque(node, sharp.node)
  const { end, name, start } = nameOf(sharp, key)
  return { kind: "member", start: object.start, end: node.end, object, name, key: { start, end } }
}

const indexOf = (sharp: Sharp, node: SyntaxNode, object: Expression): Expression => {
  const list = Trees.field(node, "subscript") ?? node
  const [index, more] = list.children.filter((child) => child.type === "argument")
  if (index === undefined || more !== undefined) return Lower.opaque(node, sharp.node)
  return {
    kind: "index",
    start: object.start,
    end: node.end,
    object,
    index: sharp.expression(Trees.named(index).at(-1) ?? index)
  }
}

/** What the `?.` around stands behind. */
const received = (sharp: Sharp, node: SyntaxNode): Expression => {
  const receiver = sharp.receivers.pop()
  if (receiver === undefined) return { kind: "opaque", start: node.start, end: node.start, children: [] }
  const made = sharp.expression(receiver)
  sharp.receivers.push(receiver)
  return made
}

/** `a?.b(c).d`: what stands behind the question mark hangs on what stands in front of it. */
const conditionalAccess = (sharp: Sharp, node: SyntaxNode): Expression => {
  const condition = Trees.field(node, "condition")
  const rest = Trees.named(node).find((child) => child !== condition)
  if (condition === undefined || rest === undefined) return Lower.opaque(node, sharp.node)
  sharp.receivers.push(condition)
  const made = sharp.expression(rest)
  sharp.receivers.pop()
  return made
}

const argumentsOf = (sharp: Sharp, list: SyntaxNode | undefined): ReadonlyArray<Argument> =>
  (list === undefined ? [] : list.children.filter((child) => child.type === "argument")).map((child) => {
    const key = Trees.field(child, "name")
    const isNamed = key !== undefined && child.children.some((one) => one.type === ":")
    const value = Trees.named(child).findLast((one) => one !== key || !isNamed)
    return {
      value: value === undefined ? Lower.missing(child) : sharp.expression(value),
      ...(isNamed ? { name: sharp.spelled(key), key: Lower.place(key) } : {})
    }
  })

const callOf = (sharp: Sharp, node: SyntaxNode): Expression => {
  const callee = Trees.field(node, "function")
  if (callee === undefined) return Lower.opaque(node, sharp.node)
  const generic = callee.type === "generic_name" ? callee : Trees.field(callee, "name")
  const list =
    generic?.type === "generic_name" ? generic.children.find((child) => child.type === "type_argument_list") : undefined
  const types = list === undefined ? [] : Trees.named(list).flatMap((one) => sharp.type(one) ?? [])
  const called = sharp.expression(callee)
  const place = { start: Math.min(called.start, node.start), end: node.end }
  // Arguments do not hang on the `?.` that the call stands behind.
  const receivers = sharp.receivers.splice(0)
  const given = sharp.given(Trees.field(node, "arguments"))
  sharp.receivers.push(...receivers)
  return Flurl.sent(Lower.call(place, called, given, types.length === 0 ? {} : { types }))
}
