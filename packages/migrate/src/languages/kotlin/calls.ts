/** Kotlin's calls: arguments, lambdas behind them, what stands for lists, texts and URLs. */
import * as Lower from "../../program/Lower.ts"
import type { Expression } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Functions from "./functions.ts"
import type { Kotlin } from "./lower.ts"
import * as Maps from "./maps.ts"
import { named } from "./nodes.ts"
import * as Parts from "./parts.ts"
import * as Spelling from "./spelling.ts"

const ADDRESSES = /^(?:URI|URL|Url|Uri)(?:\.(?:create|parse|of))?$|^HttpUrl\.(?:get|parse)$/u
const LISTS =
  /^(?:listOf|setOf|arrayOf|mutableListOf|mutableSetOf|hashSetOf|sequenceOf|arrayListOf|listOfNotNull|enumSetOf|EnumSet\.of|List\.of|Set\.of)$/u

export const call = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const parts = Parts.partsOf(kotlin, node)
  if (parts === undefined) return Lower.opaque(node, kotlin.node)
  const { callee, given, lambda, list, name } = parts
  const whole = kotlin.spelled(callee)
  const map = Maps.fromCall(kotlin, node, parts, whole)
  if (map !== undefined) return map
  const [first] = given
  if (ADDRESSES.test(whole) && first !== undefined) {
    return { kind: "wrapped", ...Lower.place(node), value: kotlin.expression(Parts.valueIn(first)) }
  }
  if (LISTS.test(whole) && list !== undefined) {
    return {
      kind: "list",
      ...Lower.place(list),
      items: given.map((one) => Parts.argumentOf(kotlin, one).value),
      braces: Spelling.list
    }
  }
  // What a stub is told about.
  if (/^(?:every|coEvery|verify|coVerify|whenever)$/u.test(whole) && (lambda !== undefined || first !== undefined)) {
    const inner = lambda === undefined ? Parts.valueIn(first!) : named(lambda)[0]
    if (inner !== undefined) return { kind: "wrapped", ...Lower.place(node), value: kotlin.expression(inner) }
  }
  // The builder of a URL is filled in like the request around it.
  if (name === "url" && list === undefined && lambda !== undefined) {
    return { kind: "block", ...Lower.place(node), statements: named(lambda).map((one) => inUrl(kotlin, one)) }
  }
  if (name === "openConnection" && callee.type === "navigation_expression") {
    const [object] = named(callee)
    const key = named(callee).at(-1) ?? callee
    return Lower.call(node, Lower.name(key, kotlin.text), [{ value: kotlin.expression(object ?? callee) }])
  }
  const types = Parts.typesOf(kotlin, parts.types)
  const all = given.map((one) => Parts.argumentOf(kotlin, one))
  // `client.request { url("…") }`: the block says what could stand between the parentheses.
  const address = given.length > 0 || lambda === undefined ? undefined : addressIn(kotlin, lambda)
  if (address !== undefined) all.push({ value: kotlin.expression(address.url) })
  const behind = lambda === undefined ? [] : [{ value: Functions.lambda(kotlin, lambda, address?.statement) }]
  const isBuilt = callee.type === "identifier" && /^[A-Z]/u.test(name)
  return Lower.call(node, kotlin.expression(callee), [...all, ...behind], {
    ...(isBuilt ? { isNew: true } : {}),
    ...(types.length === 0 ? {} : { types })
  })
}

/** The statement of a block that names the URL. */
const addressIn = (
  kotlin: Kotlin,
  lambda: SyntaxNode
): { readonly statement: SyntaxNode; readonly url: SyntaxNode } | undefined => {
  for (const statement of named(lambda)) {
    const parts = statement.type === "call_expression" ? Parts.partsOf(kotlin, statement) : undefined
    const [only, more] = parts?.given ?? []
    if (parts?.name === "url" && parts.callee.type === "identifier" && only !== undefined && more === undefined) {
      return { statement, url: Parts.valueIn(only) }
    }
  }
  return undefined
}

const SEGMENTS = /^(?:appendPathSegments|path|pathSegments|appendEncodedPathSegments)$/u

/** `parameters.append("limit", "5")`, `appendPathSegments("conversion", "stablecoins")` inside `url { … }`. */
const inUrl = (kotlin: Kotlin, node: SyntaxNode): ReturnType<Kotlin["node"]> => {
  const parts = node.type === "call_expression" ? Parts.partsOf(kotlin, node) : undefined
  if (parts === undefined) return kotlin.node(node)
  const given = parts.given.map((one) => Parts.argumentOf(kotlin, one))
  if (/^(?:encodedP|p)arameters\.append$/u.test(kotlin.spelled(parts.callee))) {
    const key = named(parts.callee).at(-1) ?? parts.callee
    return Lower.call(node, Lower.name(key, kotlin.text), given)
  }
  if (SEGMENTS.test(parts.name) && parts.list !== undefined && given.length > 1) {
    const at = Lower.place(parts.callee)
    const callee: Expression = {
      kind: "member",
      ...at,
      object: { kind: "opaque", start: at.start, end: at.start, children: [] },
      name: "path",
      key: at
    }
    const items = given.map((one) => one.value)
    return Lower.call(node, callee, [{ value: { kind: "list", ...Lower.place(parts.list), items } }])
  }
  return kotlin.node(node)
}

/** `every { … } returns reply`: a method without its dot. */
export const infix = (kotlin: Kotlin, node: SyntaxNode): Expression => {
  const [left, key, right] = named(node)
  if (left === undefined || key === undefined || right === undefined) return Lower.opaque(node, kotlin.node)
  const callee: Expression = {
    kind: "member",
    start: node.start,
    end: key.end,
    object: kotlin.expression(left),
    name: kotlin.spelled(key),
    key: Lower.place(key)
  }
  return Lower.call(node, callee, [{ value: kotlin.expression(right) }])
}

/** `readValue<Conversion>(text)` behind a dot is a comparison to the grammar. */
export const generic = (
  kotlin: Kotlin,
  node: SyntaxNode,
  left: SyntaxNode,
  right: SyntaxNode
): Expression | undefined => {
  const callee = left.type === "binary_expression" ? left.children.find((child) => child.field === "left") : undefined
  const type = left.children.find((child) => child.field === "right")
  const isLess = left.children.some((child) => child.field === "operator" && child.type === "<")
  if (callee === undefined || type === undefined || !isLess || right.type !== "parenthesized_expression")
    return undefined
  if (!/^[A-Z]\w*$/u.test(kotlin.spelled(type))) return undefined
  const [inner] = named(right)
  const name = Lower.name(type, kotlin.text)
  return Lower.call(node, kotlin.expression(callee), inner === undefined ? [] : [{ value: kotlin.expression(inner) }], {
    types: [{ ...Lower.place(type), names: [name] }]
  })
}
