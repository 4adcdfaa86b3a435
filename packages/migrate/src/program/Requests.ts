/** Calls of either API: every call with the path in its arguments, and what it sends. */
import * as TextBodies from "../evidence/TextBodies.ts"
import type { Context } from "../languages/Language.ts"
import type { Blocker, QueryEntry } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import type { Range } from "../text/Range.ts"
import * as Annotated from "./Annotated.ts"
import * as Bodies from "./Bodies.ts"
import * as Constants from "./Constants.ts"
import * as Data from "./Data.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Module } from "./Module.ts"
import * as OwnRoutes from "./OwnRoutes.ts"
import type { Argument, Call, Dictionary, Expression, FunctionNode, Node } from "./Program.ts"
import * as Queries from "./Queries.ts"
import * as Related from "./Related.ts"
import * as Shapes from "./Shapes.ts"
import * as Texts from "./Texts.ts"
import * as Walk from "./Walk.ts"

/** A request in the making: what the call and what belongs to it show. Reach adds what is done with the answer. */
export interface Request {
  /** The call that names the path. */
  readonly node: Call
  /** The function whose annotation declares the request: its calls make it. */
  readonly fn?: FunctionNode
  /** Calls whose value is the answer: the end of the chain, and the calls that send the request. */
  readonly answers: ReadonlySet<Node>
  /** Calls that build or send it beside the one that names the path. */
  readonly related: ReadonlyArray<Node>
  readonly path: Texts.FoundPath
  /** The expression that holds the path. */
  readonly argument: Expression
  readonly method: { readonly text: string; readonly range?: Range } | undefined
  readonly query: ReadonlyArray<QueryEntry>
  readonly body: Bodies.Body | undefined
  readonly hasBody: boolean
  /** What a mock answers. */
  readonly replies: ReadonlyArray<Value>
  /** Documents that were opened inside texts. */
  readonly opened: ReadonlyArray<Value>
  readonly isMock: boolean
  /** What comes back, where the function that makes the call in another file unwraps it. */
  readonly shape?: "object" | "list" | "items"
  /** Nodes that belong to the request and are not looked at again. */
  readonly claimed: ReadonlyArray<Node>
  readonly blockers: ReadonlyArray<Blocker>
}

/** Every request in a module. */
export const find = (module: Module, context: Context): ReadonlyArray<Request> => {
  const requests: Array<Request> = [...Annotated.find(module)]
  const taken = new Set<Node>()
  Walk.each(module.root, Walk.CALLS, (node) => {
    if (taken.has(node)) return
    const request = fromCall(module, node, context) ?? madeElsewhere(module, node)
    if (request === undefined) return
    requests.push(request)
    for (const one of request.claimed) taken.add(one)
  })
  return requests
}

const METHOD_OF: Readonly<Record<string, string>> = { create: "POST", get: "GET", list: "GET", cancel: "DELETE" }

/** A call of a function or method of another file that makes the request. */
const madeElsewhere = (module: Module, node: Call): Request | undefined => {
  const answer = module.outside === undefined ? undefined : Elsewhere.answerOf(module, node.callee)
  if (answer === undefined) return undefined
  const sent = answer.body === undefined ? undefined : Shapes.argument(node, answer.body)
  const body = sent === undefined ? undefined : Bodies.sent(module, sent)
  const text = METHOD_OF[answer.operation]
  const callee = Walk.bare(node.callee)
  const target = answer.operation === "get" || answer.operation === "cancel" ? "item" : "collection"
  // Its query is handed in as a dictionary, if at all.
  const asked =
    answer.operation === "list" ? node.arguments.flatMap((one) => Data.dictionaryOf(module, one.value) ?? []) : []
  return {
    node,
    answers: new Set([node]),
    related: [],
    path: Texts.elsewhere(answer.api, target),
    argument: callee.kind === "member" ? { kind: "name", ...callee.key, name: callee.name } : node.callee,
    method: text === undefined ? undefined : { text },
    query: asked.flatMap((one) => Queries.fromObject(Data.object(module, one))),
    body,
    hasBody: answer.operation === "create",
    replies: [],
    opened: [],
    isMock: false,
    shape: answer.shape,
    claimed: [node, ...asked, ...(body?.nodes ?? [])],
    blockers: body?.blockers ?? []
  }
}

interface Place {
  /** The argument that holds the path, or the options that do. */
  readonly argument: Expression
  readonly path: Texts.FoundPath
  readonly options: Dictionary | undefined
}

const placeOf = (module: Module, call: Call): Place | undefined => {
  for (const { isSpread, name, value } of call.arguments) {
    const bare = Walk.bare(value)
    if (bare.kind === "function" || isSpread === true) continue
    const role = Shapes.roleOf(module, name)
    if (role !== undefined && role !== "url" && role !== "options") continue
    // Segments are a path where a client takes them; as keys of caches they stand elsewhere.
    if (bare.kind === "list" && Walk.receiver(call) === undefined) continue
    const options = Data.dictionaryOf(module, value)
    if (options !== undefined) {
      const inner = under(module, options, "url")
      const path = inner === undefined ? undefined : Texts.path(module, inner)
      if (path !== undefined) return { argument: value, path, options }
      continue
    }
    const path = Texts.path(module, value)
    if (path !== undefined) return { argument: value, path, options: undefined }
  }
  return undefined
}

/** The value in a dictionary of options that has a role. */
const under = (module: Module, options: Dictionary, role: string): Expression | undefined =>
  options.entries.find((entry) => Shapes.roleOf(module, entry.name) === role)?.value

const fromCall = (module: Module, node: Call, context: Context): Request | undefined => {
  if (node.arguments.length === 0 || Shapes.isSilent(module, node)) return undefined
  const place = placeOf(module, node)
  if (place === undefined) return undefined
  const related = Related.of(module, node)
  const parts = partsOf(module, { node, place, related })
  const saidMethod = methodOf(module, parts)
  const isKnown =
    Shapes.shapeOf(module, node) !== undefined ||
    saidMethod !== undefined ||
    Shapes.sends(node.name) ||
    Constants.called(module, node) !== undefined ||
    parts.options.length > 0 ||
    parts.calls.some((one) => Shapes.shapeOf(module, one) !== undefined)
  if (!isKnown) return undefined
  // A function that answers the text with the path in it builds a URL and sends nothing.
  if (place.options === undefined && Texts.path(module, node) !== undefined) return undefined
  const isMock = Shapes.isMock(module, node, related.calls)
  const opened: Array<Value> = []
  const isSilent = isMock && !saysWhatWasSent(module, node)
  const sent = expectedOf(module, parts) ?? (isSilent ? undefined : bodyOf(module, parts, saidMethod?.text))
  const body =
    sent === undefined
      ? undefined
      : Bodies.told(TextBodies.open(context, Bodies.sent(module, sent, parts.calls), opened))
  const answered = isMock ? repliesOf(module, parts) : []
  const replies = answered.flatMap((one) => documents(module, context, one, opened))
  const queries = Queries.of(module, parts, place.path, saidMethod?.text)
  return {
    node,
    answers: answersOf(module, node, related),
    related: [...related.calls, ...related.takers],
    path: place.path,
    argument: place.argument,
    method: saidMethod,
    query: queries.entries,
    body,
    hasBody: sent !== undefined,
    replies,
    opened,
    isMock,
    claimed: [
      node,
      ...place.path.literals,
      ...callsIn(place.argument),
      ...parts.options,
      ...queries.nodes,
      ...answered.map(Walk.bare),
      ...(body?.nodes ?? [])
    ],
    blockers: [...(body?.blockers ?? []), ...queries.blockers, ...OwnRoutes.blockers(module, node)]
  }
}

/** What stands around a path: the call, what belongs to it, and what is said under a name. */
export interface Parts {
  readonly node: Call
  readonly place: Place
  /** The call and the calls related to it, the senders too. */
  readonly calls: ReadonlyArray<Call>
  /** Those of them that the call's own chain or variable makes. */
  readonly own: ReadonlyArray<Call>
  /** Dictionaries of options. */
  readonly options: ReadonlyArray<Dictionary>
  /** Everything said under a name: named arguments, options, assigned members. */
  readonly said: ReadonlyArray<{ readonly name: string; readonly value: Expression }>
  /** Unnamed arguments of the call beside the path. */
  readonly others: ReadonlyArray<Expression>
}

const partsOf = (
  module: Module,
  around: { readonly node: Call; readonly place: Place; readonly related: Related.Related }
): Parts => {
  const { node, place, related } = around
  const takers = related.takers.filter((one) => Shapes.shapeOf(module, one) !== undefined)
  const own = [node, ...related.calls.filter((one) => !Shapes.isRead(one))]
  const calls = [...own, ...takers]
  const named = (list: ReadonlyArray<Argument>): Parts["said"] =>
    list.flatMap((one) => (one.name === undefined ? [] : [{ name: one.name, value: one.value }]))
  const options = [
    ...(place.options === undefined ? [] : [place.options]),
    ...calls.flatMap((call) =>
      (Shapes.shapeOf(module, call)?.options ?? []).flatMap((which) => {
        const value = Shapes.argument(call, which)
        return value === undefined ? [] : (Data.dictionaryOf(module, value) ?? [])
      })
    ),
    ...node.arguments.flatMap(({ name, value }) => {
      const dictionary = Data.dictionaryOf(module, value)
      const isOptions =
        dictionary !== undefined &&
        Shapes.roleOf(module, name) === undefined &&
        dictionary.entries.some((entry) => Shapes.roleOf(module, entry.name) !== undefined) &&
        !Bodies.looksLikeBody(module, dictionary)
      return isOptions ? [dictionary] : []
    })
  ]
  return {
    node,
    place,
    own,
    calls,
    options: [...new Set(options)],
    said: [
      ...calls.flatMap((call) => named(call.arguments)),
      ...options.flatMap((one) =>
        one.entries.flatMap((entry) => (entry.name === undefined ? [] : [{ name: entry.name, value: entry.value }]))
      ),
      ...related.writes
    ],
    others: node.arguments
      .filter((one) => one.name === undefined && one.value !== place.argument)
      .map((one) => one.value)
  }
}

const methodOf = (module: Module, parts: Parts): Request["method"] => {
  const at = (node: Expression): Request["method"] => {
    const text = Shapes.methodText(module, node)
    return text === undefined ? undefined : { text, range: module.source.range(node.start, node.end) }
  }
  const explicit = [
    ...parts.said.filter(({ name }) => Shapes.roleOf(module, name) === "method").map(({ value }) => value),
    ...parts.calls.flatMap((call) => {
      const from = Shapes.shapeOf(module, call)?.method
      return typeof from === "object" ? (Shapes.argument(call, from.from) ?? []) : []
    }),
    ...parts.others
  ]
  for (const one of explicit) {
    const method = at(one)
    if (method !== undefined) return method
  }
  if (parts.place.path.match.method !== undefined) return { text: parts.place.path.match.method }
  for (const call of parts.calls) {
    const fixed = Shapes.shapeOf(module, call)?.method
    if (typeof fixed === "string") return { text: fixed }
  }
  const verb = Shapes.verbOf(parts.node.name)
  if (verb !== undefined) return { text: verb }
  for (const call of parts.calls.slice(1)) {
    const inner = Shapes.shapeOf(module, call) === undefined ? undefined : Shapes.verbOf(call.name)
    if (inner !== undefined) return { text: inner }
  }
  // Clients that take a URL alone read it, unless something is sent along.
  // What a URL is only handed to may be a builder whose verb is not in reach.
  const readsAlone = parts.own.some((call) => Shapes.takesUrl(module, call))
  if (!readsAlone || parts.said.some(({ name }) => Shapes.roleOf(module, name) === "method")) return undefined
  return bodyOf(module, parts, undefined) === undefined ? { text: "GET" } : { text: "POST" }
}

/** The expression that is sent as the body. */
const bodyOf = (module: Module, parts: Parts, method: string | undefined): Expression | undefined => {
  const isNothing = (node: Expression): boolean => {
    const bare = Walk.bare(node)
    return bare.kind === "constant" && bare.value === null
  }
  const said = parts.said.find(({ name, value }) => Shapes.roleOf(module, name) === "body" && !isNothing(value))
  if (said !== undefined) return said.value
  if (method !== undefined && !/^(?:POST|PUT|PATCH)$/u.test(method)) return undefined
  const candidates = parts.calls.flatMap((call) =>
    (Shapes.shapeOf(module, call)?.body ?? []).flatMap((which) => {
      const value = Shapes.argument(call, which)
      const isOther = value === undefined || value === parts.place.argument || isNothing(value)
      return isOther || Walk.bare(value).kind === "function" || Shapes.isExpected(call, value) ? [] : [value]
    })
  )
  const all = [...candidates, ...(method === undefined ? [] : parts.others)].filter((one) => {
    const bare = Walk.bare(one)
    const isBeside = bare.kind === "name" && Shapes.BESIDE.test(bare.name)
    return (
      bare.kind !== "function" &&
      bare.kind !== "number" &&
      !isBeside &&
      !isNothing(one) &&
      Shapes.methodText(module, one) === undefined
    )
  })
  return all.find((one) => isBody(module, one)) ?? candidates[0] ?? (method === undefined ? undefined : all[0])
}

const isBody = (module: Module, node: Expression): boolean => {
  const body = Bodies.read(module, node)
  return body.value?.kind === "object" && body.value.entries.some((entry) => /amount|asset/u.test(entry.key))
}

/** An expectation of a test names the body that was sent; a mock names what comes back. */
const saysWhatWasSent = (module: Module, node: Call): boolean =>
  Shapes.shapeOf(module, node)?.isMock === true && (Shapes.shapeOf(module, node)?.body?.length ?? 0) > 0

/** What a mock expects to be sent. */
const expectedOf = (module: Module, parts: Parts): Expression | undefined =>
  parts.calls
    .flatMap((call) =>
      (Shapes.shapeOf(module, call)?.expects ?? []).flatMap((which) => Shapes.argument(call, which) ?? [])
    )
    .at(0)

const repliesOf = (module: Module, parts: Parts): ReadonlyArray<Expression> => {
  const expected = expectedOf(module, parts)
  const given = parts.calls.flatMap((call) =>
    (Shapes.shapeOf(module, call)?.reply ?? []).flatMap((which) => Shapes.argument(call, which) ?? [])
  )
  const said = saysWhatWasSent(module, parts.node)
    ? []
    : parts.said
        .filter(({ name, value }) => Shapes.roleOf(module, name) === "body" && value !== expected)
        .map(({ value }) => value)
  // A response object handed to the mock holds it: `.mock(return_value=httpx.Response(200, json={…}))`.
  // A handler answers it: `MapPost("/…", () => Results.Json(new { … }))`.
  const inner = [...given, ...said].flatMap(Walk.answers).flatMap((one) => {
    const bare = Walk.bare(one)
    return bare.kind === "call" && !module.dialect.clients.serializers.has(bare.name)
      ? bare.arguments
          .filter((argument) => argument.name === undefined || Shapes.roleOf(module, argument.name) === "body")
          .map((argument) => argument.value)
      : [one]
  })
  return [...new Set(inner)]
}

/** The objects of a reply: written out, kept in a constant, or a document inside a text. */
const documents = (module: Module, context: Context, node: Expression, opened: Array<Value>): ReadonlyArray<Value> => {
  const bare = Walk.bare(node)
  if (bare.kind === "list") return bare.items.flatMap((item) => documents(module, context, item, opened))
  const { value } = TextBodies.open(context, Bodies.sent(module, node), opened)
  return value?.kind === "object" ? [value] : []
}

/** The calls that put the path together. */
const callsIn = (argument: Expression): ReadonlyArray<Node> => {
  const found: Array<Node> = []
  if (Walk.bare(argument).kind === "dictionary") return found
  Walk.walk(argument, (node) => {
    if (node.kind === "call") found.push(node)
  })
  return found
}

/** Whether a call of a chain makes the request, as opposed to reading what came back. */
const isStep = (module: Module, call: Call): boolean =>
  !Shapes.isRead(call) && Shapes.shapeOf(module, call)?.method !== undefined

/** The calls that give the answer. */
const answersOf = (module: Module, node: Call, related: Related.Related): ReadonlySet<Node> => {
  // A URL that is put together by a call is sent by one that takes it.
  const isUrl = Shapes.shapeOf(module, node) === undefined && Shapes.verbOf(node.name) === undefined
  const senders = [
    ...[...related.calls, ...related.takers].filter((one) => Shapes.shapeOf(module, one)?.sends === true),
    ...(isUrl ? related.takers.filter((one) => isStep(module, one) && Shapes.takesUrl(module, one)) : [])
  ]
  const all = Related.above(module, node)
  const isLast = (at: number): boolean => !all.slice(at + 1).some((one) => isStep(module, one))
  const read = all.findIndex((one, at) => Shapes.isRead(one) && isLast(at))
  const chain = read < 0 ? all : all.slice(0, read)
  return new Set<Node>([node, ...chain.filter((one) => Shapes.shapeOf(module, one) !== undefined), ...senders])
}
