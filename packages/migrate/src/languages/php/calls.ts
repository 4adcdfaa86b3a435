/** PHP's calls and constructions; functions that do what other languages have syntax for. */
import * as Lower from "../../program/Lower.ts"
import type { Argument, Expression, Text } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Arrays from "./arrays.ts"
import * as Curl from "./curl.ts"
import type { Php } from "./lower.ts"

export const argumentsOf = (php: Php, list: SyntaxNode): ReadonlyArray<Argument> =>
  Trees.named(list)
    .filter((child) => child.type === "argument")
    .map((child): Argument => {
      const key = Trees.field(child, "name")
      const value = Trees.named(child).findLast((one) => one !== key && one.type !== "reference_modifier") ?? child
      return {
        ...(key === undefined ? {} : { name: php.spelled(key), key: Lower.place(key) }),
        value: value === child ? { kind: "opaque", ...Lower.place(child), children: [] } : php.expression(value),
        ...(value.type === "variadic_unpacking" ? { isSpread: true } : {})
      }
    })

const calleeOf = (php: Php, node: SyntaxNode): Expression => {
  const fn = Trees.field(node, "function")
  if (fn !== undefined) return php.expression(fn)
  const object = Trees.field(node, "object") ?? Trees.field(node, "scope")
  const key = Trees.field(node, "name")
  if (object === undefined || key === undefined) return { kind: "opaque", ...Lower.place(node), children: [] }
  const owner = php.expression(object)
  if (key.type !== "name") {
    return { kind: "index", start: node.start, end: key.end, object: owner, index: php.expression(key) }
  }
  return {
    kind: "member",
    start: node.start,
    end: key.end,
    object: owner,
    name: php.spelled(key),
    key: Lower.place(key)
  }
}

export const call = (php: Php, node: SyntaxNode): Expression => {
  const list = Trees.field(node, "arguments")
  const fn = Trees.field(node, "function")
  const name = fn === undefined ? "" : php.spelled(fn).replace(/^\\/u, "").toLowerCase()
  const own = fn === undefined || list === undefined ? undefined : known(php, node, list, name)
  if (own !== undefined) return own
  const made = Lower.call(node, calleeOf(php, node), php.argumentsOf(list))
  return keyed(made) ?? made
}

const known = (php: Php, node: SyntaxNode, list: SyntaxNode, name: string): Expression | undefined => {
  switch (name) {
    case "array_merge":
    case "array_replace":
      return Arrays.merged(php, list)
    case "compact":
      return Arrays.compacted(php, list)
    case "array_filter": {
      // Without a function it only leaves out what is empty.
      const [only, more] = php.argumentsOf(list)
      return only === undefined || more !== undefined
        ? undefined
        : { kind: "wrapped", ...Lower.place(node), value: only.value }
    }
    case "define":
      return defined(php, node, list)
    case "curl_setopt":
    case "curl_setopt_array":
      return Curl.option(php, node, php.argumentsOf(list), name)
    case "stream_context_create":
      return Curl.context(php, php.argumentsOf(list))
    case "array_column":
    case "array_key_exists":
    case "data_get":
    case "key_exists":
      return read(node, php.argumentsOf(list), name)
    default:
      return undefined
  }
}

/** `define('PATH', '…')` */
const defined = (php: Php, node: SyntaxNode, list: SyntaxNode): Expression | undefined => {
  const [key, value] = php.argumentsOf(list).map((one) => one.value)
  if (key?.kind !== "text" || key.holes.length > 0 || value === undefined) return undefined
  const at = Lower.place(node)
  const target: Expression = { kind: "name", start: key.start, end: key.end, name: key.content.text }
  return {
    kind: "opaque",
    ...at,
    children: [key, { kind: "assign", ...at, operator: "=", targets: [target], value, isDeclaration: true }]
  }
}

const isKey = (node: Expression | undefined): node is Text =>
  node?.kind === "text" && node.holes.length === 0 && /^\w+$/u.test(node.content.text)

/** Functions that read one key: of an array, or of each row. */
const read = (node: SyntaxNode, given: ReadonlyArray<Argument>, name: string): Expression | undefined => {
  const [first, second] = given.map((one) => one.value)
  const isKeyFirst = name.endsWith("key_exists")
  const object = isKeyFirst ? second : first
  const index = isKeyFirst ? first : second
  if (object === undefined || !isKey(index) || given.length > (isKeyFirst ? 2 : 3)) return undefined
  const at = Lower.place(node)
  const others = given.slice(2).map((one) => one.value)
  const row: Expression =
    name === "array_column"
      ? { kind: "index", ...Lower.place(object), object, index: { kind: "number", ...Lower.place(object), text: "0" } }
      : object
  const made: Expression = { kind: "index", ...at, object: row, index }
  return others.length === 0 ? made : { kind: "opaque", ...at, children: [made, ...others] }
}

/** Laravel's `$response->json('status')`, `$response->collect('items')`, `Arr::get($row, 'status')`. */
const keyed = (made: Extract<Expression, { kind: "call" }>): Expression | undefined => {
  const { callee } = made
  const at = Lower.place(made)
  if (callee.kind !== "member") return undefined
  const [first, second] = made.arguments.map((one) => one.value)
  if (/^(?:json|collect)$/u.test(callee.name) && isKey(first))
    return { kind: "index", ...at, object: callee.object, index: first }
  const isArr = callee.object.kind === "name" && callee.object.name === "Arr"
  return isArr && /^(?:get|has|pull)$/u.test(callee.name) && first !== undefined && isKey(second)
    ? { kind: "index", ...at, object: first, index: second }
    : undefined
}

/** `new Conversion(…)` */
export const creation = (php: Php, node: SyntaxNode): Expression => {
  const [type] = Trees.named(node)
  const list = node.children.find((child) => child.type === "arguments")
  if (type === undefined || type.type === "anonymous_class") return Lower.opaque(node, php.node)
  return Lower.call(node, php.expression(type), php.argumentsOf(list), { isNew: true })
}
