/** Java's calls and constructions; what stands for a dictionary, a list, a text or a URL there. */
import * as Literals from "../../program/Literals.ts"
import * as Lower from "../../program/Lower.ts"
import type { Argument, Call, Expression, Type } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Java } from "./lower.ts"
import * as Maps from "./maps.ts"
import * as Nodes from "./nodes.ts"
import { named } from "./nodes.ts"
import * as Spelling from "./spelling.ts"

export const argumentsOf = (java: Java, list: SyntaxNode | undefined): ReadonlyArray<Argument> =>
  (list === undefined ? [] : named(list)).map((child) => ({ value: java.expression(child) }))

const typesOf = (java: Java, node: SyntaxNode | undefined): ReadonlyArray<Type> =>
  (node === undefined ? [] : named(node)).flatMap((child) => java.type(child) ?? [])

/** What a method is called on, as it is written. */
const on = (java: Java, node: SyntaxNode): string => {
  const object = Trees.field(node, "object")
  return object === undefined ? "" : java.spelled(object)
}

/** Factories of texts that are addresses: what they make is the text. */
const ADDRESSES = /^(?:java\.net\.)?(?:URI|HttpUrl|Uri|URL|Url)(?:\.(?:create|get|parse|of))?$/u
const LISTS =
  /^(?:List|Set|Arrays|Stream|EnumSet|ImmutableList|ImmutableSet|Sets|Lists)\.(?:of|asList|newHashSet|newArrayList)$/u

const STUBS = /^(?:Mockito\.|BDDMockito\.)?(?:when|given)$/u
const MATCHERS = /^(?:WireMock\.)?(?:urlEqualTo|urlPathEqualTo|urlMatching|urlPathMatching|urlPathTemplate)$/u

/** A method that is called. */
export const call = (java: Java, node: SyntaxNode): Expression => {
  const key = Trees.field(node, "name")
  if (key === undefined) return Lower.opaque(node, java.node)
  const name = java.spelled(key)
  const receiver = on(java, node)
  const list = Trees.field(node, "arguments")
  const whole = receiver === "" ? name : `${receiver}.${name}`
  const inner = list === undefined ? [] : named(list)
  const map = Maps.fromCall(java, node, whole)
  if (map !== undefined) return map
  if (ADDRESSES.test(whole) && inner[0] !== undefined) {
    return { kind: "wrapped", ...Lower.place(node), value: java.expression(inner[0]) }
  }
  // What a stub is told about, and the patterns of its address, are what they hold.
  if ((STUBS.test(whole) || MATCHERS.test(name)) && inner.length === 1) {
    return { kind: "wrapped", ...Lower.place(node), value: java.expression(inner[0]!) }
  }
  if (whole === "String.join" && /^"\/"$/u.test(inner[0] === undefined ? "" : java.spelled(inner[0]))) {
    return Lower.call(node, Lower.name(key, java.text), [
      { value: java.expression(inner[0]!) },
      { value: { kind: "list", ...Lower.place(node), items: inner.slice(1).map(java.expression) } }
    ])
  }
  if (LISTS.test(whole) && list !== undefined) {
    return { kind: "list", ...Lower.place(list), items: inner.map(java.expression), braces: Spelling.list }
  }
  const text = name === "toString" ? built(java, node) : undefined
  if (text !== undefined) return text
  if (name === "uri" && inner[0]?.type === "lambda_expression") {
    const made = uriBuilder(java, node, key, inner[0])
    if (made !== undefined) return made
  }
  const pointed = name === "at" ? pointer(java, node, inner) : undefined
  if (pointed !== undefined) return pointed
  const given = argumentsOf(java, list)
  const object = Trees.field(node, "object")
  // A connection is opened on its address.
  if (name === "openConnection" && object !== undefined) {
    return Lower.call(node, Lower.name(key, java.text), [{ value: java.expression(object) }])
  }
  const callee: Expression =
    object === undefined
      ? Lower.name(key, java.text)
      : {
          kind: "member",
          start: node.start,
          end: key.end,
          object: java.expression(object),
          name,
          key: Lower.place(key)
        }
  const types = typesOf(java, Trees.field(node, "type_arguments"))
  // The media type may stand in front of the text.
  const ordered = whole === "RequestBody.create" ? bodyFirst(java, given) : given
  return Lower.call(node, callee, ordered, types.length === 0 ? {} : { types })
}

/** `node.at("/meta/existing")`: one key after the other. */
const pointer = (java: Java, node: SyntaxNode, given: ReadonlyArray<SyntaxNode>): Expression | undefined => {
  const object = Trees.field(node, "object")
  const [only, more] = given
  const written = only === undefined ? "" : java.spelled(only)
  if (object === undefined || only === undefined || more !== undefined || !/^"(?:\/\w+)+"$/u.test(written))
    return undefined
  let at = only.start + 1
  return written
    .slice(2, -1)
    .split("/")
    .reduce<Expression>((inner, key, index) => {
      const place = { start: at + 1, end: at + 1 + key.length }
      at = place.end
      const whole = index === 0 ? { ...place, start: only.start } : place
      const text = Literals.text(java.source, whole, place, { backslash: "all", quote: '"' })
      return { kind: "index", start: node.start, end: node.end, object: inner, index: text }
    }, java.expression(object))
}

const bodyFirst = (java: Java, given: ReadonlyArray<Argument>): ReadonlyArray<Argument> => {
  const [first, second] = given
  if (first === undefined || second === undefined) return given
  const written = java.text.slice(first.value.start, first.value.end)
  return /media|^JSON|type/iu.test(written) && first.value.kind !== "text" ? [second, first] : given
}

/** `new X(…)`, with a body or without. */
export const construction = (java: Java, node: SyntaxNode): Expression => {
  const typeNode = Trees.field(node, "type")
  const list = Trees.field(node, "arguments")
  if (typeNode === undefined) return Lower.opaque(node, java.node)
  const word = /[\w.]*/u.exec(java.spelled(typeNode))![0]
  const inner = list === undefined ? [] : named(list)
  const map = Maps.fromConstruction(java, node, word)
  if (map !== undefined) return map
  if (ADDRESSES.test(word) && inner.length === 1) {
    return { kind: "wrapped", ...Lower.place(node), value: java.expression(inner[0]!) }
  }
  const type = java.type(typeNode)
  const [outer, last] = [type?.names[0], type?.names.find((one) => word.endsWith(one.name))]
  const callee: Expression = last ?? outer ?? Lower.missing(typeNode)
  const body = node.children.find((child) => child.type === "class_body")
  const made: Call = {
    ...Lower.call(node, callee, argumentsOf(java, list), {
      isNew: true,
      // new TypeReference<List<Conversion>>() {}: what it is about stands between the brackets.
      ...(type === undefined || type.names.length < 2 ? {} : { types: [type] })
    })
  }
  const creation: Expression = { ...made, name: last?.name ?? made.name }
  if (body === undefined || named(body).length === 0) return creation
  return { kind: "opaque", ...Lower.place(node), children: [creation, ...named(body).map(java.node)] }
}

/** `new StringBuilder(base).append("/…").append(id).toString()` is a sum. */
const built = (java: Java, node: SyntaxNode): Expression | undefined => {
  const { calls, root } = Nodes.chain(node)
  const type = root.type === "object_creation_expression" ? Trees.field(root, "type") : undefined
  if (type === undefined || !/^String(?:Builder|Buffer)$/u.test(java.spelled(type))) return undefined
  const appends = calls.slice(0, -1)
  const isPlain = appends.every((one) => Nodes.nameOf(java, one) === "append" && Nodes.givenTo(one).length === 1)
  if (!isPlain) return undefined
  const parts = [...Nodes.givenTo(root), ...appends.map((one) => Nodes.givenTo(one)[0]!)]
  return Literals.sum(Lower.place(node), parts.map(java.expression))
}

/**
 * `client.get().uri(b -> b.path("/…").queryParam("limit", 5).build())`: the path becomes the argument of `uri`, and the
 * parameters are calls of the chain it stands in.
 */
const uriBuilder = (java: Java, node: SyntaxNode, key: SyntaxNode, lambda: SyntaxNode): Expression | undefined => {
  const body = Trees.field(lambda, "body")
  const object = Trees.field(node, "object")
  if (body?.type !== "method_invocation" || object === undefined) return undefined
  const { calls, root } = Nodes.chain(body)
  if (root.type !== "identifier") return undefined
  const paths = calls.filter((one) => /^(?:path|pathSegment|replacePath)$/u.test(Nodes.nameOf(java, one)))
  const others = calls.filter((one) => !paths.includes(one))
  const segments = paths.flatMap(Nodes.givenTo)
  if (segments.length === 0) return undefined
  const isList = paths.some((one) => Nodes.nameOf(java, one) === "pathSegment")
  const place = { start: segments[0]!.start, end: segments.at(-1)!.end }
  const path: Expression = isList
    ? { kind: "list", ...place, items: segments.map(java.expression) }
    : Literals.sum(place, segments.map(java.expression))
  const asked = others.reduce<Expression>((inner, one) => {
    const word = Trees.field(one, "name")!
    const callee: Expression = {
      kind: "member",
      start: word.start,
      end: word.end,
      object: inner,
      name: java.spelled(word),
      key: Lower.place(word)
    }
    return Lower.call(one, callee, argumentsOf(java, Trees.field(one, "arguments")))
  }, java.expression(object))
  return Lower.call(
    node,
    { kind: "member", start: node.start, end: key.end, object: asked, name: "uri", key: Lower.place(key) },
    [{ value: path }]
  )
}
