/** Calls of either API: every call with the path in its arguments, and what it sends and gets. */
import * as TextBodies from "../../evidence/TextBodies.ts"
import type { Blocker, QueryEntry } from "../../model/Subject.ts"
import type { Value } from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Range } from "../../text/Range.ts"
import type { Context } from "../Language.ts"
import type * as Bindings from "./Bindings.ts"
import * as Bodies from "./Bodies.ts"
import * as BodyTypes from "./BodyTypes.ts"
import * as Doubles from "./Doubles.ts"
import * as Elsewhere from "./Elsewhere.ts"
import * as Forms from "./Forms.ts"
import * as MockReplies from "./MockReplies.ts"
import type { Module } from "./Module.ts"
import * as Queries from "./Queries.ts"
import * as Syntax from "./Syntax.ts"
import * as Texts from "./Texts.ts"
import * as Transport from "./Transport.ts"

/** A call in the making: what the call itself shows. Reach adds what is done with its result. */
export interface Call {
  readonly node: SyntaxNode
  readonly path: Texts.FoundPath
  /** The argument that holds the path. */
  readonly argument: SyntaxNode
  readonly method: { readonly text: string; readonly range?: Range } | undefined
  readonly query: ReadonlyArray<QueryEntry>
  readonly body: Bodies.Body | undefined
  readonly hasBody: boolean
  readonly replies: ReadonlyArray<Value>
  /** Documents that were opened inside strings, for the semantic check. */
  readonly opened: ReadonlyArray<Value>
  readonly isMock: boolean
  /** The nodes that its answers are made of. */
  readonly answers: ReadonlyArray<SyntaxNode>
  /** What comes back, where the function that makes the call in another file unwraps it. */
  readonly shape?: "object" | "list" | "items"
  /** Nodes that belong to the call and are not looked at again. */
  readonly claimed: ReadonlyArray<SyntaxNode>
  readonly blockers: ReadonlyArray<Blocker>
}

const PATH_KEYS = ["url", "path", "uri", "endpoint", "pathname", "route", "href"]
const BODY_KEYS = ["body", "json", "data", "payload", "requestBody", "form"]
const QUERY_KEYS = ["params", "searchParams", "query", "qs", "queryParams"]

const CALLS: ReadonlySet<string> = new Set(["call_expression", "new_expression"])

/** Every call in a module. */
export const find = (module: Module, context: Context): ReadonlyArray<Call> => {
  const calls: Array<Call> = []
  const taken = new Set<SyntaxNode>()
  Trees.each(module.root, CALLS, (node) => {
    if (taken.has(node)) return
    const call = fromCall(module, node, context) ?? madeElsewhere(module, node)
    if (call === undefined) return
    calls.push(call)
    for (const one of call.claimed) taken.add(one)
  })
  return calls
}

const METHOD_OF: Readonly<Record<string, string>> = { create: "POST", get: "GET", list: "GET", cancel: "DELETE" }

/** A call of a function or method of another file that makes the request. */
const madeElsewhere = (module: Module, node: SyntaxNode): Call | undefined => {
  const answer = Elsewhere.answerOf(module, node)
  const callee = Trees.field(node, "function")
  if (answer === undefined || callee === undefined) return undefined
  const given = Syntax.argumentsOf(node)
  const sent = answer.body === undefined ? undefined : given[answer.body]
  const asked = answer.query === undefined ? undefined : given[answer.query]
  const body = sent === undefined ? undefined : sentBy(module, sent, node)
  const text = METHOD_OF[answer.operation]
  const target = answer.operation === "get" || answer.operation === "cancel" ? "item" : "collection"
  return {
    node,
    path: Texts.elsewhere(answer.api, target),
    argument: Trees.field(Syntax.bare(callee), "property") ?? callee,
    method: text === undefined ? undefined : { text },
    query: asked === undefined ? [] : Queries.read(module, asked),
    body,
    hasBody: answer.operation === "create",
    replies: [],
    opened: [],
    answers: [],
    isMock: false,
    shape: answer.shape,
    claimed: [node, ...(body?.nodes ?? [])],
    blockers: body?.blockers ?? []
  }
}

/** The calls that put the path together. */
const callsIn = (argument: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const found: Array<SyntaxNode> = []
  if (Syntax.settled(argument).type === "object") return found
  Trees.walk(argument, (node) => {
    if (node.type === "call_expression" || node.type === "new_expression") found.push(node)
  })
  return found
}

interface Place {
  readonly argument: SyntaxNode
  readonly path: Texts.FoundPath
  /** The options object that holds the path, when it is no argument of its own. */
  readonly options: SyntaxNode | undefined
}

const placeOf = (module: Module, given: ReadonlyArray<SyntaxNode>, takesSegments: boolean): Place | undefined => {
  for (const argument of given) {
    const bare = Syntax.settled(argument)
    if (Syntax.isFunction(bare)) continue
    // Segments are a path where a client takes them first; as keys of caches and messages they stand elsewhere.
    if (bare.type === "array" && (argument !== given[0] || !takesSegments)) continue
    const options = Transport.objectOf(module, argument)
    if (options !== undefined) {
      const inner = Transport.under(module, options, PATH_KEYS)
      const path = inner === undefined ? undefined : Texts.path(module, inner)
      if (path !== undefined) return { argument, path, options }
      continue
    }
    const path = Texts.path(module, argument)
    if (path !== undefined) return { argument, path, options: undefined }
  }
  return undefined
}

const fromCall = (module: Module, node: SyntaxNode, context: Context): Call | undefined => {
  const given = Syntax.argumentsOf(node)
  if (given.length === 0) return undefined
  const place = placeOf(module, given, Syntax.receiver(node) !== undefined)
  if (place === undefined) return undefined
  const transport = Transport.of(module, node, place.argument)
  if (transport === undefined) return undefined
  // A function that answers the text with the path in it builds a URL and sends nothing.
  if (place.options === undefined && Texts.path(module, node) !== undefined) return undefined
  const others = given.filter((argument) => argument !== place.argument)
  const objects = [
    ...(place.options === undefined ? [] : [place.options]),
    ...others.flatMap((one) => Transport.objectOf(module, one) ?? [])
  ]
  const options = objects.filter(
    (object) => Transport.hasTransportKeys(module, object) && !Bodies.looksLikeBody(module, object)
  )
  const saidMethod = options.flatMap((object) => Transport.under(module, object, ["method", "verb"]) ?? [])[0]
  const method = methodOf(module, saidMethod, transport, place.path)
  const chain = Transport.chain(module, node)
  const sent = !transport.sendsBody ? undefined : bodyOf(module, { node, method: method?.text, others, options, chain })
  const opened: Array<Value> = []
  const body =
    sent === undefined ? undefined : told(TextBodies.open(context, sentBy(module, sent, node, chain), opened))
  // What is sent stands in the options of an expectation.
  const saying = transport.sendsBody ? [] : options
  const answered = transport.isMock
    ? MockReplies.of(module, context, { call: node, others, options: saying, chain })
    : MockReplies.nothing
  const asked = queriesOf(module, { path: place.path, options, chain, others, method: method?.text })
  const query = [
    ...Queries.behind(module, place.path),
    ...Queries.onVariable(module, place.argument),
    ...asked.flatMap((one) => Queries.read(module, one))
  ]
  const isRead = method?.text === "GET" || method === undefined
  const hidden = isRead
    ? [...asked, ...Queries.wholeBehind(place.path)].filter((one) => !Queries.isKnown(module, one))
    : []
  return {
    node,
    path: place.path,
    argument: place.argument,
    method,
    query: distinct(query),
    body,
    hasBody: sent !== undefined,
    replies: answered.replies,
    opened: [...opened, ...answered.opened],
    isMock: transport.isMock,
    claimed: [
      node,
      ...answered.nodes,
      ...callsIn(place.argument),
      ...place.path.literals,
      ...options,
      ...(body?.nodes ?? []),
      ...(place.options === undefined ? [] : [place.options])
    ],
    answers: answered.nodes,
    blockers: [
      ...answered.blockers,
      ...(body?.blockers ?? []),
      ...hidden.map((one) => hiddenQuery(module, one)),
      ...(transport.isMock
        ? Doubles.blockers(module, {
            call: node,
            root: Transport.rootName(module, node),
            given: [...others, ...options, ...chain.flatMap(Syntax.argumentsOf)],
            hasReplies: answered.replies.length > 0,
            method: method?.text
          })
        : [])
    ]
  }
}

/** The expressions that a call hands in as its query. */
const queriesOf = (
  module: Module,
  around: Pick<Surroundings, "options" | "chain" | "others" | "method"> & { readonly path: Texts.FoundPath }
): ReadonlyArray<SyntaxNode> => [
  ...around.options.flatMap((object) => {
    const inner = Transport.under(module, object, QUERY_KEYS)
    // openapi-fetch nests it: params: { query: {…} }
    const holder = inner === undefined ? undefined : Transport.objectOf(module, inner)
    const nested = holder === undefined ? undefined : Transport.under(module, holder, ["query"])
    return nested ?? inner ?? []
  }),
  ...around.chain.flatMap((next) =>
    /^(?:query|searchParams)$/u.test(Syntax.calleeName(next, module.text)) ? Syntax.argumentsOf(next) : []
  ),
  ...(around.method === "GET" && around.path.match.target === "collection"
    ? around.others.filter(
        (one) =>
          !isOptions(module, one, around.options) &&
          !Syntax.isFunction(Syntax.bare(one)) &&
          Transport.methodText(module, one) === undefined &&
          !/^(?:undefined|null|number|string|template_string|regex)$/u.test(Syntax.settled(one).type)
      )
    : [])
]

const hiddenQuery = (module: Module, node: SyntaxNode): Blocker => ({
  range: module.source.range(node.start, node.end),
  message: "What this query asks for is not in reach.",
  needs:
    "See that it holds no created_at.begin, created_at.end, updated_at.begin or updated_at.end: the new listing knows none of them."
})

const distinct = (entries: ReadonlyArray<QueryEntry>): ReadonlyArray<QueryEntry> => {
  const seen = new Set<number>()
  return entries.filter(({ range }) => (seen.has(range.start) ? false : (seen.add(range.start), true)))
}

const isOptions = (module: Module, node: SyntaxNode, options: ReadonlyArray<SyntaxNode>): boolean => {
  const object = Transport.objectOf(module, node)
  return object !== undefined && options.includes(object)
}

const methodOf = (
  module: Module,
  said: SyntaxNode | undefined,
  transport: Transport.Transport,
  path: Texts.FoundPath
): Call["method"] => {
  if (said !== undefined) {
    const text = Transport.methodText(module, said)
    return text === undefined ? undefined : { text, range: module.source.range(said.start, said.end) }
  }
  // `"POST /conversion/stablecoins"` as one text.
  if (path.match.method !== undefined) return { text: path.match.method }
  const { method } = transport
  if (method === undefined) return undefined
  return {
    text: method.text,
    ...(method.node === undefined ? {} : { range: module.source.range(method.node.start, method.node.end) })
  }
}

interface Surroundings {
  readonly node: SyntaxNode
  readonly method: string | undefined
  readonly others: ReadonlyArray<SyntaxNode>
  readonly options: ReadonlyArray<SyntaxNode>
  readonly chain: ReadonlyArray<SyntaxNode>
}

/** The expression that is sent as the body. */
const bodyOf = (module: Module, around: Surroundings): SyntaxNode | undefined => {
  const { chain, method, node, options, others } = around
  for (const object of options) {
    const inner = Transport.under(module, object, BODY_KEYS)
    if (inner !== undefined && !/^(?:undefined|null)$/u.test(inner.type)) return inner
  }
  const chained = chain.find((next) => Syntax.calleeName(next, module.text) === "send")
  if (chained !== undefined) return Syntax.argumentsOf(chained)[0]
  const written = writtenTo(module, node)
  if (written !== undefined) return written
  if (method !== undefined && !/^(?:POST|PUT|PATCH)$/u.test(method)) return undefined
  const candidates = others.filter(
    (one) =>
      !isOptions(module, one, options) &&
      !Syntax.isFunction(Syntax.bare(one)) &&
      Transport.methodText(module, one) === undefined
  )
  const plain = candidates.find((one) => {
    const object = Transport.objectOf(module, one)
    return object !== undefined && Bodies.looksLikeBody(module, object)
  })
  if (plain !== undefined) return plain
  return method === undefined
    ? undefined
    : candidates.find((one) => !/^(?:undefined|null|number|regex)$/u.test(one.type))
}

/** `const request = https.request(…); request.write(body); request.end(body)` */
const writtenTo = (module: Module, call: SyntaxNode): SyntaxNode | undefined => {
  const declarator = call.parent?.type === "variable_declarator" ? call.parent : undefined
  const name = declarator === undefined ? undefined : Trees.field(declarator, "name")
  const binding: Bindings.Binding | undefined = name?.type === "identifier" ? module.bindings.of(name) : undefined
  for (const reference of binding?.references ?? []) {
    const member = reference.parent
    const next = member?.type === "member_expression" && member.field === "function" ? member.parent : undefined
    if (next === undefined || !/^(?:write|end)$/u.test(Syntax.calleeName(next, module.text))) continue
    const [first] = Syntax.argumentsOf(next)
    if (first !== undefined) return first
  }
  return undefined
}

/** The body as the call sends it, with what its spelling and its type have no place for. */
const sentBy = (
  module: Module,
  sent: SyntaxNode,
  call: SyntaxNode,
  chain: ReadonlyArray<SyntaxNode> = []
): Bodies.Body => BodyTypes.held(module, Forms.sent(module, sent, call, chain))

/** An object without any field of a create's is something else: options of an unknown kind, an envelope. */
const told = (body: Bodies.Body): Bodies.Body => {
  const { value } = body
  if (value?.kind !== "object" || value.entries.length === 0 || Bodies.isCreate(value)) return body
  return { ...body, value: undefined }
}
