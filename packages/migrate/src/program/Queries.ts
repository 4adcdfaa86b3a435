/** The query parameters of a request: in the URL, in a dictionary, in pairs, one by one. */
import * as Strings from "../evidence/Strings.ts"
import type { Blocker, QueryEntry } from "../model/Subject.ts"
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { Binding } from "./Bindings.ts"
import * as Bodies from "./Bodies.ts"
import * as Data from "./Data.ts"
import type { Module } from "./Module.ts"
import type { Expression, Name, Node, Text } from "./Program.ts"
import type { Parts } from "./Requests.ts"
import * as Shapes from "./Shapes.ts"
import type * as Texts from "./Texts.ts"
import * as Walk from "./Walk.ts"

export interface Query {
  readonly entries: ReadonlyArray<QueryEntry>
  readonly blockers: ReadonlyArray<Blocker>
  readonly nodes: ReadonlyArray<Node>
}

/** Whether a dictionary holds the query beside other parts of the request: Guzzle's options. */
const isOptions = (module: Module, node: Expression): boolean =>
  Data.dictionaryOf(module, node)?.entries.some((entry) => {
    const role = Shapes.roleOf(module, entry.name)
    return role === "query" || role === "headers"
  }) === true

/** What a request asks for. */
export const of = (module: Module, parts: Parts, path: Texts.FoundPath, method: string | undefined): Query => {
  const asked = [
    ...parts.said.filter(({ name }) => Shapes.roleOf(module, name) === "query").map(({ value }) => value),
    ...parts.calls.flatMap((call) =>
      (Shapes.shapeOf(module, call)?.query ?? []).flatMap((which) => {
        const value = Shapes.argument(call, which)
        const isQuery = value !== undefined && value !== parts.place.argument && Walk.bare(value).kind !== "function"
        return isQuery && !isOptions(module, value) ? [value] : []
      })
    )
  ]
  const isRead = method === undefined || method === "GET"
  const isList = isRead && path.match.target !== "item"
  const beside = isList ? parts.others.filter((one) => isAsked(module, one)) : []
  const read = [...new Set([...asked, ...wholeBehind(path), ...beside])].map((node) => ({
    node,
    entries: entriesOf(module, node)
  }))
  // Guzzle 3 hands the query out to be filled in: `$request->getQuery()->set(…)`.
  const handedOut = isRead ? parts.calls.filter((call) => call.name === "getQuery" && call.arguments.length === 0) : []
  const unread = read.filter((one) => one.entries === undefined).map((one) => one.node)
  const unknown = isList ? [...unread, ...handedOut].map((one) => hidden(module, one)) : []
  const entries = [...inUrl(path), ...pairs(module, parts), ...read.flatMap((one) => one.entries ?? [])]
  return { entries: distinct(entries), blockers: unknown, nodes: read.map((one) => Walk.bare(one.node)) }
}

const KEYS = /^(?:profile_id|ref_id|created_at|updated_at|order$|limit$|page_cursor)/u
const ASKS = /(?:query|params|filters?|criteria)$/iu

/** Whether an argument beside the path is the query, in calls of one's own: `do(ctx, "GET", path, query, nil, &page)`. */
const isAsked = (module: Module, node: Expression): boolean => {
  const bare = Walk.bare(node)
  if (bare.kind !== "name" && bare.kind !== "dictionary" && bare.kind !== "call") return false
  const entries = entriesOf(module, bare)
  return entries === undefined
    ? bare.kind === "name" && ASKS.test(bare.name)
    : entries.some((entry) => KEYS.test(entry.key))
}

/** Every `key=value` behind the path, in whatever literal it stands. */
export const inUrl = (path: Texts.FoundPath): ReadonlyArray<QueryEntry> => {
  if (path.match.query < 0) return []
  const found: Array<QueryEntry> = []
  let at = path.match.query
  const { stop } = path.match
  while (at < stop) {
    const place = path.places[at]
    if (place?.piece.kind !== "text") {
      at++
      continue
    }
    const { piece } = place
    let end = at
    while (end < stop && path.places[end]?.piece === piece) end++
    const start = piece.at + place.index
    const isKeyStart =
      at === path.match.query || /[&?]/u.test(path.text[at - 1] ?? "") || piece.source.text[start] === "&"
    const text = piece.source.text.slice(start, start + end - at)
    const skip = isKeyStart
      ? text.startsWith("&")
        ? 1
        : 0
      : Math.max(text.indexOf("&") + 1, text.includes("&") ? 0 : text.length)
    found.push(...Strings.queryEntries(piece.source, start + skip, start + end - at))
    at = end
  }
  return found.filter((entry) => /^[\w.%[\]-]+$/u.test(entry.key))
}

/** `addQueryParameter("limit", "5")`, `.queryParam("limit", 5)` */
const pairs = (module: Module, parts: Parts): ReadonlyArray<QueryEntry> =>
  parts.calls.flatMap((call) => {
    const pair = Shapes.shapeOf(module, call)?.pair
    const key = pair === undefined ? undefined : Shapes.argument(call, pair[0])
    const value = pair === undefined ? undefined : Shapes.argument(call, pair[1])
    const bare = key === undefined ? undefined : Walk.bare(key)
    return bare?.kind === "text" && bare.holes.length === 0 ? [fromText(module, bare, value)] : []
  })

/** A parameter whose name is a literal of its own. */
export const fromText = (module: Module, key: Text, value: Expression | undefined): QueryEntry => {
  const text = value === undefined ? undefined : Values.literal(Data.value(module, value))
  return {
    key: key.content.text,
    range: module.source.range(key.start, key.end),
    ...(text === undefined ? {} : { value: text }),
    rename: (name) => [{ op: "text", source: key.content, start: 0, end: key.content.text.length, text: name }]
  }
}

/** The parameters that a dictionary holds. */
export const fromObject = (object: ObjectValue): ReadonlyArray<QueryEntry> =>
  object.entries.map((entry) => {
    const text = Values.literal(entry.value)
    return {
      key: entry.key,
      range: Values.range(entry.keyNode),
      ...(text === undefined ? {} : { value: text }),
      rename: (key) => [{ op: "rename", object, entry, key }]
    }
  })

/** Computed texts behind the path that are no single value: `"?" + urlencode({…})`, `${path}?${query}`. */
const wholeBehind = (path: Texts.FoundPath): ReadonlyArray<Expression> => {
  const found: Array<Expression> = []
  let at = 0
  for (const piece of path.pieces) {
    const end = at + (piece.kind === "hole" ? HOLE.length : piece.text.length)
    const before = path.text.slice(path.match.end, at)
    // `path + toQuery({…})`: the question mark is the function's.
    if (piece.kind === "hole" && at === path.match.end && piece.node.kind === "call" && ENCODES.test(piece.node.name)) {
      found.push(piece.node)
    }
    if (piece.kind === "hole" && at >= path.match.end && /[?&][^=]*$/u.test(before) && !/[?&][^=&]+$/u.test(before)) {
      found.push(piece.node)
    }
    at = end
  }
  return found
}

const HOLE = "${x}"

const ENCODES = /^(?:\w*encode\w*|\w*query\w*|to_?(?:string|query|param)|String|build\w*|stringify)$/iu

/** The parameters an expression holds; `undefined` where that is not in reach. */
const entriesOf = (module: Module, node: Expression, steps = 0): ReadonlyArray<QueryEntry> | undefined => {
  const bare = Walk.bare(node)
  if (steps > 6) return undefined
  switch (bare.kind) {
    case "constant":
      return []
    case "text":
      return bare.holes.length === 0
        ? Strings.queryEntries(bare.content, bare.content.text.startsWith("?") ? 1 : 0, bare.content.text.length)
        : undefined
    case "list":
      return fromPairs(module, bare.items)
    case "dictionary":
      return bare.type === undefined ? fromBody(module, bare) : fromObject(Data.object(module, bare))
    case "call": {
      if (bare.arguments.length === 0 && bare.isNew === true) return []
      // Go's `req.URL.Query()`: what the URL asks for already is read there.
      if (bare.name === "Query" && bare.arguments.length === 0) return []
      const inner = bare.arguments[0]?.value ?? Walk.receiver(bare)
      return ENCODES.test(bare.name) && inner !== undefined ? entriesOf(module, inner, steps + 1) : undefined
    }
    case "member":
      // string.Empty
      return bare.name === "Empty" ? [] : undefined
    case "name":
      return collected(module, bare, steps)
    default:
      return undefined
  }
}

/** What a variable is set to, and what is added to it: `query.Set("limit", "5")`, `query["limit"] = 5`. */
const collected = (module: Module, name: Name, steps: number): ReadonlyArray<QueryEntry> | undefined => {
  const binding = module.bindings.of(name)
  const [definition, more] = binding?.definitions ?? []
  if (binding === undefined || definition?.kind !== "value" || definition.value === undefined || more !== undefined) {
    return undefined
  }
  const value = Walk.bare(definition.value)
  if (value.kind === "dictionary" && value.type === undefined) {
    const whole = fromBody(module, name)
    if (whole !== undefined || !isOnlySet(module, binding)) return whole
  }
  const first = entriesOf(module, value, steps + 1)
  if (first === undefined) return undefined
  const added = binding.references.flatMap((reference) => {
    const access = module.parents.get(Walk.outermost(module.parents, reference))
    if (access?.kind === "index") {
      const key = Walk.bare(access.index)
      return key.kind === "text" ? [fromText(module, key, undefined)] : []
    }
    const call = access?.kind === "member" ? module.parents.get(access) : undefined
    const [key, given] = call?.kind === "call" && call.callee === access ? call.arguments : []
    const text = key === undefined ? undefined : Walk.bare(key.value)
    return text?.kind === "text" && given !== undefined ? [fromText(module, text, given.value)] : []
  })
  return [...first, ...added]
}

/** Whether everything done with a variable sets or reads one key, or hands it on. */
const isOnlySet = (module: Module, binding: Binding): boolean =>
  binding.references.every((reference) => {
    const access = module.parents.get(Walk.outermost(module.parents, reference))
    if (access?.kind === "index" && Walk.bare(access.object) === reference)
      return Walk.bare(access.index).kind === "text"
    const call = access?.kind === "member" ? module.parents.get(access) : undefined
    if (call?.kind !== "call" || call.callee !== access) return access?.kind !== "member"
    const [first] = call.arguments
    return first === undefined || Walk.bare(first.value).kind === "text"
  })

/** A list of pairs: `[("limit", 5), …]` */
const fromPairs = (module: Module, items: ReadonlyArray<Expression>): ReadonlyArray<QueryEntry> =>
  items.flatMap((item) => {
    const pair = Walk.bare(item)
    const [key, value] = pair.kind === "list" ? pair.items : []
    const text = key === undefined ? undefined : Walk.bare(key)
    return text?.kind === "text" ? [fromText(module, text, value)] : []
  })

/** A dictionary, or a variable of one with what is set on it. */
const fromBody = (module: Module, node: Expression): ReadonlyArray<QueryEntry> | undefined => {
  const body = Bodies.read(module, node)
  return body.value?.kind === "object" && body.blockers.length === 0 ? fromObject(body.value) : undefined
}

/** Said of a query that is not in reach. */
export const hidden = (module: Module, node: Node): Blocker => ({
  range: module.source.range(node.start, node.end),
  message: "What this query asks for is not in reach.",
  needs:
    "See that it holds no created_at.begin, created_at.end, updated_at.begin or updated_at.end: the new listing knows none of them."
})

const distinct = (entries: ReadonlyArray<QueryEntry>): ReadonlyArray<QueryEntry> => {
  const seen = new Set<number>()
  return entries.filter(({ range }) => (seen.has(range.start) ? false : (seen.add(range.start), true)))
}
