/** Texts that are put together at run time: templates, sums, constants, joined arrays, URLs from a path and a base. */
import * as Paths from "../../evidence/Paths.ts"
import * as Pieces from "../../evidence/Pieces.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Elsewhere from "./Elsewhere.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Strings from "./Strings.ts"
import * as Syntax from "./Syntax.ts"

/** A part of a text: written out in a literal, or computed. */
export type Piece = Pieces.Piece<SyntaxNode>

interface Environment {
  readonly steps: number
  /** For the whole text. */
  readonly limit: Pieces.Bound
  /** Arguments of the functions that are being looked into, by parameter name node. */
  readonly bound: ReadonlyMap<SyntaxNode, ReadonlyArray<Piece>>
}

const STEPS_MAX = 24

/** The parts of a text, as far as this file shows them. */
export const pieces = (module: Module, node: SyntaxNode): ReadonlyArray<Piece> =>
  read(module, node, { steps: 0, limit: new Pieces.Bound(), bound: new Map() })

const read = (module: Module, outer: SyntaxNode, environment: Environment): ReadonlyArray<Piece> => {
  const node = Syntax.settled(outer)
  const hole: ReadonlyArray<Piece> = [{ kind: "hole", node }]
  return environment.steps > STEPS_MAX
    ? hole
    : environment.limit.of(hole, () => partsOf(module, node, environment, hole))
}

const partsOf = (
  module: Module,
  node: SyntaxNode,
  environment: Environment,
  hole: ReadonlyArray<Piece>
): ReadonlyArray<Piece> => {
  const next = { ...environment, steps: environment.steps + 1 }
  switch (node.type) {
    case "string":
    case "template_string":
    case "regex":
      return literal(module, node, next)
    case "binary_expression": {
      const left = Trees.field(node, "left")
      const right = Trees.field(node, "right")
      const isSum = node.children.some((child) => child.type === "+")
      return isSum && left !== undefined && right !== undefined
        ? [...read(module, left, environment), ...read(module, right, environment)]
        : hole
    }
    case "identifier":
    case "shorthand_property_identifier": {
      const binding = module.bindings.of(node)
      const given = binding === undefined ? undefined : environment.bound.get(binding.node)
      if (given !== undefined) return given
      const said = Elsewhere.writtenIn(module, node)
      if (said !== undefined) return [{ kind: "glue", text: said, isElsewhere: true }]
      const value = Members.constant(module, node)
      const parts = value === undefined ? hole : read(module, value, next)
      // Nothing of it is text: the name itself says more than where it came from.
      return parts.every((part) => part.kind === "hole") ? hole : parts
    }
    case "member_expression":
    case "subscript_expression": {
      const object = Trees.field(node, "object")
      const key = Trees.field(node, "property") ?? Trees.field(node, "index")
      const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
      // `new URL(…).href`, `url.pathname`
      if (object !== undefined && (name === "href" || name === "pathname")) return read(module, object, next)
      const said = Elsewhere.writtenIn(module, node)
      if (said !== undefined) return [{ kind: "glue", text: said, isElsewhere: true }]
      const value = object === undefined || name === undefined ? undefined : Members.property(module, object, name)
      return value === undefined || value === node || /definition$|parameter$/u.test(value.type)
        ? hole
        : read(module, value, next)
    }
    case "array":
      return joined(module, node, "/", next)
    case "new_expression":
    case "call_expression":
      return fromCall(module, node, next)
    default:
      return hole
  }
}

const literal = (module: Module, node: SyntaxNode, environment: Environment): ReadonlyArray<Piece> => {
  const { content, holes } = Strings.of(module.source, node)
  const result: Array<Piece> = []
  let at = 0
  const push = (end: number): void => {
    if (end > at) result.push({ kind: "text", text: content.text.slice(at, end), source: content, at, literal: node })
  }
  for (const hole of holes) {
    push(hole.start)
    if (hole.expression !== undefined) result.push(...read(module, hole.expression, environment))
    at = hole.end
  }
  push(content.text.length)
  return result
}

const joined = (module: Module, array: SyntaxNode, separator: string, environment: Environment): ReadonlyArray<Piece> =>
  Trees.named(array).flatMap((item, index): ReadonlyArray<Piece> => [
    ...(index === 0 ? [] : [{ kind: "glue" as const, text: separator }]),
    ...read(module, item, environment)
  ])

const JOINERS = new Set(["urlJoin", "urljoin", "joinURL", "joinUrl", "joinPaths", "joinPath", "resolve"])
const TRANSPARENT = new Set(["toString", "trim", "String", "encodeURI", "freeze", "replace", "replaceAll", "valueOf"])

const fromCall = (module: Module, node: SyntaxNode, environment: Environment): ReadonlyArray<Piece> => {
  const name = Syntax.calleeName(node, module.text)
  const receiver = Syntax.receiver(node)
  const given = Syntax.argumentsOf(node)
  if (name === "URL" && given[0] !== undefined) {
    const path = read(module, given[0], environment)
    return given[1] === undefined
      ? path
      : [...read(module, given[1], environment), { kind: "glue", text: "/" }, ...path]
  }
  if (receiver !== undefined && name === "join" && Syntax.settled(receiver).type !== "identifier") {
    const array = Syntax.settled(receiver)
    const separator = given[0]?.type === "string" ? given[0] : undefined
    if (array.type === "array") {
      return joined(module, array, separator === undefined ? "," : textOf(module, separator).slice(1, -1), environment)
    }
  }
  if (name === "join" && receiver !== undefined) {
    const value = Members.constant(module, Syntax.settled(receiver))
    if (value !== undefined && Syntax.bare(value).type === "array")
      return joined(module, Syntax.bare(value), "/", environment)
  }
  if (JOINERS.has(name) || (name === "join" && given.length > 1)) {
    return given.flatMap((argument, index): ReadonlyArray<Piece> => [
      ...(index === 0 ? [] : [{ kind: "glue" as const, text: "/" }]),
      ...read(module, argument, environment)
    ])
  }
  if (receiver !== undefined && name === "concat")
    return [receiver, ...given].flatMap((part) => read(module, part, environment))
  if (TRANSPARENT.has(name)) {
    const subject = name === "String" || name === "encodeURI" || name === "freeze" ? given[0] : receiver
    return subject === undefined ? [{ kind: "hole", node }] : read(module, subject, environment)
  }
  return fromFunction(module, node, given, environment)
}

const fromFunction = (
  module: Module,
  call: SyntaxNode,
  given: ReadonlyArray<SyntaxNode>,
  environment: Environment
): ReadonlyArray<Piece> => {
  const hole: ReadonlyArray<Piece> = [{ kind: "hole", node: call }]
  const said = Elsewhere.writtenIn(module, call)
  if (said !== undefined) return [{ kind: "glue", text: said, isElsewhere: true }]
  const fn = call.type === "call_expression" ? Members.called(module, call) : undefined
  if (fn === undefined) return throughHelper(module, call, given, environment) ?? hole
  const results = Syntax.returned(fn)
  if (results.length !== 1) return hole
  const bound = new Map(environment.bound)
  Syntax.parametersOf(fn).forEach(({ pattern }, index) => {
    const argument = given[index]
    if (pattern.type === "identifier" && argument !== undefined) bound.set(pattern, read(module, argument, environment))
  })
  return read(module, results[0]!, { ...environment, steps: environment.steps + 4, bound })
}

/** Names of functions that make a URL of a path, and of those that send a request to one. */
const BUILDS = /ur[il]|path|endpoint|route|href|base|^v\d+$|^(?:to|with|build|make|prefix)[A-Z]/iu
const SENDS = /fetch|request|send|call|get|post|put|delete/iu

/** `url("/path")`: a function of another file whose only argument is the path answers a text with the path in it. */
const throughHelper = (
  module: Module,
  call: SyntaxNode,
  given: ReadonlyArray<SyntaxNode>,
  environment: Environment
): ReadonlyArray<Piece> | undefined => {
  const callee = Trees.field(call, "function")
  const [only, more] = given
  if (call.type !== "call_expression" || callee?.type !== "identifier" || only === undefined || more !== undefined)
    return undefined
  const name = textOf(module, callee)
  const isBuilder = BUILDS.test(name) && !SENDS.test(name)
  if (!isBuilder || module.bindings.of(callee)?.origin.kind !== "import") return undefined
  const parts = read(module, only, environment)
  const text = Pieces.flatten(parts).text
  return Paths.find(text).length === 0
    ? undefined
    : [{ kind: "hole", node: callee }, ...parts, { kind: "hole", node: call }]
}

/** The path in a text that is put together, with the literals it stands in. */
export interface FoundPath {
  readonly ref: Paths.PathRef
  readonly match: Paths.PathMatch
  /** The literals that spell it. */
  readonly literals: ReadonlySet<SyntaxNode>
  readonly pieces: ReadonlyArray<Piece>
  readonly text: string
}

/** The path of either API in an expression. */
export const path = (module: Module, node: SyntaxNode): FoundPath | undefined => {
  const parts = pieces(module, node)
  if (parts.every((piece) => piece.kind === "hole")) return undefined
  const flat = Pieces.flatten(parts)
  if (flat.text.length > 4000) return undefined
  const [match] = Paths.find(flat.text)
  if (match === undefined) return undefined
  return {
    ref: {
      api: match.api,
      target: match.target,
      places: Pieces.placesOf(flat, match),
      ...(Pieces.isElsewhere(flat, match) ? { isElsewhere: true } : {})
    },
    match,
    literals: Pieces.literalsOf(flat, match),
    pieces: parts,
    text: flat.text
  }
}

/** The path of a call that is made in another file. */
export const elsewhere = (api: Paths.Api, target: Paths.Target): FoundPath => ({
  ...Pieces.elsewhere(api, target),
  literals: new Set(),
  pieces: []
})
