/** Texts that are put together at run time: interpolation, sums, constants, formats, joined lists, URLs from parts. */
import * as Paths from "../evidence/Paths.ts"
import * as Pieces from "../evidence/Pieces.ts"
import * as Constants from "./Constants.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, Expression, List, Name, Node, Text } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** A part of a text: written out in a literal, put in between by the program, or computed. */
export type Piece = Pieces.Piece<Text, Expression>

interface Environment {
  readonly steps: number
  /** For the whole text. */
  readonly limit: Pieces.Bound
  /** What a person must know of the text; filled while it is read. */
  readonly notes: Set<string>
  /** Arguments of the functions that are being looked into, by parameter. */
  readonly bound: ReadonlyMap<Name, ReadonlyArray<Piece>>
}

const STEPS_MAX = 24

const read = (module: Module, outer: Expression, environment: Environment): ReadonlyArray<Piece> => {
  const node = Walk.bare(outer)
  const hole: ReadonlyArray<Piece> = [{ kind: "hole", node }]
  return environment.steps > STEPS_MAX
    ? hole
    : environment.limit.of(hole, () => partsOf(module, node, environment, hole))
}

const partsOf = (
  module: Module,
  node: Expression,
  environment: Environment,
  hole: ReadonlyArray<Piece>
): ReadonlyArray<Piece> => {
  const next = { ...environment, steps: environment.steps + 1 }
  switch (node.kind) {
    case "text":
      return literal(module, node, next)
    case "binary":
      return binary(module, node, environment) ?? hole
    case "name":
      return named(module, node, next) ?? hole
    case "member": {
      const there = foreign(module, node)
      if (there !== undefined) return there
      const value = Constants.property(module, node.object, node.name)
      if (value !== undefined && value !== node) return solid(read(module, value, next), hole)
      // A member of an enumeration, or a URL, as text.
      return /^(?:value|Value|raw_value|href|path)$/u.test(node.name)
        ? solid(read(module, node.object, next), hole)
        : hole
    }
    case "index": {
      const setting = ofSetting(module, node, next)
      if (setting !== undefined) return setting
      const index = Walk.bare(node.index)
      const value = index.kind === "text" ? Constants.property(module, node.object, index.content.text) : undefined
      return value === undefined ? hole : solid(read(module, value, next), hole)
    }
    case "list":
      return joined(module, node, "/", next)
    case "call":
      return fromCall(module, node, next)
    default:
      return hole
  }
}

/** A text that another file declares: there is no place here to change it. */
const foreign = (module: Module, node: Expression): ReadonlyArray<Piece> | undefined => {
  const meaning = module.outside === undefined ? undefined : Elsewhere.of(module, node)
  return meaning?.kind === "text" ? [{ kind: "glue", text: meaning.text }] : undefined
}

/** Nothing of it is text: the name itself says more than where it came from. */
const solid = (parts: ReadonlyArray<Piece>, hole: ReadonlyArray<Piece>): ReadonlyArray<Piece> =>
  parts.every((part) => part.kind === "hole") ? hole : parts

const literal = (module: Module, node: Text, environment: Environment): ReadonlyArray<Piece> => {
  const { content, holes } = node
  const result: Array<Piece> = []
  let at = 0
  const push = (end: number): void => {
    if (end > at) result.push({ kind: "text", text: content.text.slice(at, end), source: content, at, literal: node })
  }
  for (const hole of holes) {
    push(hole.start)
    result.push(...read(module, hole.node, environment))
    at = hole.end
  }
  push(content.text.length)
  return result
}

const binary = (
  module: Module,
  node: Extract<Expression, { kind: "binary" }>,
  environment: Environment
): ReadonlyArray<Piece> | undefined => {
  const side = (one: Expression): ReadonlyArray<Piece> => read(module, one, environment)
  if (node.operator === "+") return [...side(node.left), ...side(node.right)]
  // yarl and pathlib put paths together with a slash.
  if (node.operator === "/") return [...side(node.left), { kind: "glue", text: "/" }, ...side(node.right)]
  if (node.operator !== "%") return undefined
  const right = Walk.bare(node.right)
  return formatted(side(node.left), (right.kind === "list" ? right.items : [right]).map(side))
}

const named = (module: Module, node: Name, environment: Environment): ReadonlyArray<Piece> | undefined => {
  const binding = module.bindings.of(node)
  for (const one of binding?.definitions ?? []) {
    const given = environment.bound.get(one.name)
    if (given !== undefined) return given
  }
  const there = foreign(module, node)
  if (there !== undefined) return there
  const value = Constants.constant(module, node)
  if (value !== undefined) return solid(read(module, value, environment), [{ kind: "hole", node }])
  // `url = base` and then `url += "/…"`
  const [first, ...rest] = binding?.definitions ?? []
  if (first?.kind !== "value" || first.assign.operator !== "=" || rest.length === 0) return undefined
  const sums = rest.flatMap((one) =>
    one.kind === "value" && one.assign.operator === "+=" && one.value !== undefined ? [one.value] : []
  )
  if (sums.length < rest.length || first.value === undefined) return undefined
  return [first.value, ...sums].flatMap((one) => read(module, one, environment))
}

const joined = (module: Module, list: List, separator: string, environment: Environment): ReadonlyArray<Piece> =>
  between(
    list.items.map((item) => read(module, item, environment)),
    separator
  )

/** The parts with a separator between them; nothing for what is empty. */
const between = (parts: ReadonlyArray<ReadonlyArray<Piece>>, separator: string): ReadonlyArray<Piece> =>
  parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ kind: "glue" as const, text: separator }, ...part]))

/** `%s`, `%[1]d`, `%1$s`, `{}`, `{0}`, `{name}`, `{0:N2}` */
const PLACEHOLDER = /%(?:\[\d+\]|\d+\$)?[-+0 #]*\d*(?:\.\d+)?[a-zA-Z]|%\(\w+\)[a-z]|\{[\w.]*(?:[:!][^{}]*)?\}/gu

/** A format with the values in the places of its placeholders. */
const formatted = (
  template: ReadonlyArray<Piece>,
  values: ReadonlyArray<ReadonlyArray<Piece>>,
  byName: ReadonlyMap<string, ReadonlyArray<Piece>> = new Map()
): ReadonlyArray<Piece> => {
  let next = 0
  return template.flatMap((piece): ReadonlyArray<Piece> => {
    if (piece.kind !== "text") return [piece]
    const result: Array<Piece> = []
    let at = 0
    const push = (end: number): void => {
      if (end > at) result.push({ ...piece, text: piece.text.slice(at, end), at: piece.at + at })
    }
    for (const match of piece.text.matchAll(PLACEHOLDER)) {
      push(match.index)
      const word = /\w+/u.exec(match[0].replace(/[a-zA-Z]$/u, (last) => (match[0].startsWith("%") ? "" : last)))?.[0]
      const isNumber = word !== undefined && /^\d+$/u.test(word)
      const position = isNumber ? Number(word) - (match[0].startsWith("%") ? 1 : 0) : next++
      const value = (word === undefined ? undefined : byName.get(word)) ?? values[position]
      result.push(...(value ?? [{ kind: "glue" as const, text: "${x}" }]))
      at = match.index + match[0].length
    }
    push(piece.text.length)
    return result
  })
}

const isJoin = (name: string): boolean => /^(?:join|Join|implode|joinToString|join_url)$/u.test(name)

const fromCall = (module: Module, node: Call, environment: Environment): ReadonlyArray<Piece> => {
  const { texts } = module.dialect.clients
  const receiver = Walk.receiver(node)
  const given = node.arguments.filter((one) => one.name === undefined).map((one) => one.value)
  const part = (one: Expression): ReadonlyArray<Piece> => read(module, one, environment)
  const hole: ReadonlyArray<Piece> = [{ kind: "hole", node }]
  const setting = ofSetting(module, node, environment)
  if (setting !== undefined) return setting
  if (texts.formats.has(node.name)) {
    const template = receiver === undefined ? [] : part(receiver)
    const isOnText = template.some((piece) => piece.kind === "text")
    const [first, ...rest] = given
    const byName = new Map(
      node.arguments.flatMap((one) => (one.name === undefined ? [] : [[one.name, part(one.value)] as const]))
    )
    if (isOnText) return formatted(template, given.map(part), byName)
    return first === undefined ? hole : formatted(part(first), rest.map(part), byName)
  }
  if (isJoin(node.name)) {
    const all = receiver === undefined ? given : [receiver, ...given]
    const lists = all.flatMap((one) => listOf(module, one) ?? [])
    // path.Join("conversion", "stablecoins", id): parts, and neither a list nor a separator.
    const isPath = receiver?.kind === "name" && /^(?:path|filepath|posixpath|File)$/u.test(receiver.name)
    if (lists.length === 0 && isPath) return between(given.map(part), "/")
    const separator = all.map(part).find(([only, more]) => only?.kind === "text" && more === undefined)
    if (lists[0] !== undefined) {
      return joined(module, lists[0], separator?.[0]?.kind === "text" ? separator[0].text : "/", environment)
    }
  }
  if (texts.joins.has(node.name)) {
    return given.flatMap((one, index): ReadonlyArray<Piece> => [
      ...(index === 0 ? [] : [{ kind: "glue" as const, text: "/" }]),
      ...part(one)
    ])
  }
  if (texts.same.has(node.name)) {
    const own = receiver === undefined ? undefined : part(receiver)
    // What is called on a text hands the text on; what is called on a module or a type hands on its argument.
    if (own?.some((piece) => piece.kind === "text") === true || given[0] === undefined) return own ?? hole
    return part(given[0])
  }
  const meaning = module.outside === undefined ? undefined : Elsewhere.of(module, node.callee)
  if (meaning?.kind === "builder") return [{ kind: "glue", text: meaning.text }]
  return fromFunction(module, node, environment) ?? hole
}

const listOf = (module: Module, node: Expression): List | undefined => {
  const bare = Walk.bare(node)
  if (bare.kind === "list") return bare
  const value = bare.kind === "name" ? Constants.constant(module, bare) : undefined
  const inner = value === undefined ? undefined : Walk.bare(value)
  return inner?.kind === "list" ? inner : undefined
}

const fromFunction = (module: Module, call: Call, environment: Environment): ReadonlyArray<Piece> | undefined => {
  const fn = Constants.called(module, call)
  const [result, more] = fn === undefined ? [] : Walk.returned(fn)
  if (fn === undefined || result === undefined || more !== undefined) return undefined
  const bound = new Map(environment.bound)
  for (const [parameter, value] of Constants.handed(fn, call))
    bound.set(parameter.name, read(module, value, environment))
  for (const [index, parameter] of fn.parameters.filter((one) => one.isSelf !== true).entries()) {
    if (parameter.isRest !== true) continue
    const rest = call.arguments.filter((one) => one.name === undefined).slice(index)
    bound.set(
      parameter.name,
      between(
        rest.map((one) => read(module, one.value, environment)),
        "/"
      )
    )
  }
  return read(module, result, { ...environment, steps: environment.steps + 4, bound })
}

const DEFAULT =
  "The path is the default of a setting: see that no environment sets the old path, and that this default is the one in use."

/** `os.environ["PATH"]`, `os.Getenv("PATH")`, `ENV.fetch("PATH", "/v2/…")`: the value that is set, else the default. */
const ofSetting = (
  module: Module,
  node: Extract<Expression, { kind: "call" | "index" }>,
  environment: Environment
): ReadonlyArray<Piece> | undefined => {
  const holder = node.kind === "index" ? node.object : Walk.receiver(node)
  const isEnvironment =
    holder !== undefined && /(?:^|\.|\$_)(?:environ|ENV|env|Environment)$/u.test(textOf(module, holder))
  const isAsked = node.kind === "call" && /^(?:get_?env\w*|LookupEnv|env|GetEnvironmentVariable)$/iu.test(node.name)
  if (!isEnvironment && !isAsked) return undefined
  const [key, fallback] = node.kind === "index" ? [node.index, undefined] : node.arguments.map((one) => one.value)
  const name = key === undefined ? undefined : Walk.bare(key)
  const set = name?.kind === "text" ? module.outside?.settings?.get(name.content.text) : undefined
  if (set !== undefined) return [{ kind: "glue", text: set }]
  const parts = fallback === undefined ? [] : read(module, fallback, environment)
  if (!parts.some((part) => part.kind === "text" && Paths.find(part.text).length > 0)) return undefined
  environment.notes.add(DEFAULT)
  return parts
}

/** The path in a text that is put together, with the literals it stands in. */
export interface FoundPath {
  readonly ref: Paths.PathRef
  readonly match: Paths.PathMatch
  /** The literals that spell it. */
  readonly literals: ReadonlySet<Node>
  readonly pieces: ReadonlyArray<Piece>
  readonly text: string
  readonly places: Pieces.Flat<Piece>["places"]
  /** What a person must know before it is changed. */
  readonly caution?: string
}

/** The path of either API in an expression. */
export const path = (module: Module, node: Expression): FoundPath | undefined => {
  const notes = new Set<string>()
  const parts = read(module, node, { steps: 0, limit: new Pieces.Bound(), notes, bound: new Map() })
  if (parts.every((piece) => piece.kind === "hole")) return undefined
  const flat = Pieces.flatten(parts)
  if (flat.text.length > 4000) return undefined
  // A double slash where base and path meet is none of the path's.
  const [match] = Paths.find(flat.text)
  if (match === undefined) return undefined
  const literals = Pieces.literalsOf(flat, match)
  const ref = { api: match.api, target: match.target, places: Pieces.placesOf(flat, match) }
  const [caution] = notes
  const found = { ref, match, literals, pieces: parts, text: flat.text, places: flat.places }
  return caution === undefined ? found : { ...found, caution }
}

/** The path of a call that is made in another file. */
export const elsewhere = (api: Paths.Api, target: Paths.Target): FoundPath => ({
  ...Pieces.elsewhere(api, target),
  literals: new Set(),
  pieces: [],
  places: []
})
