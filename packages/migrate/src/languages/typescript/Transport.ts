/** Which calls send (or stand in for) a request, by how clients, mocks and hand-written wrappers are called. */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Doubles from "./Doubles.ts"
import * as Literals from "./Literals.ts"
import * as Members from "./Members.ts"
import * as Mocks from "./Mocks.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** Calls that take a text and send nothing. */
const SILENT =
  /^(?:log|info|warn|error|debug|trace|fatal|describe|it|test|expect|to[A-Z]\w*|includes|startsWith|endsWith|match|matchAll|exec|split|join|indexOf|lastIndexOf|replace|replaceAll|concat|has|add|equal|deepEqual|strictEqual|deepStrictEqual|notEqual|ok|assert|rejects|throws|URL|URLSearchParams|URLPattern|require|import|String|encodeURI|encodeURIComponent|decodeURIComponent|toString|\w*Error|RegExp|t|emit|useTranslation|Link|push|unshift|freeze|keys|values|entries|slice|trim|toLowerCase|toUpperCase|setAttribute|createElement|getElementById|querySelector|navigate|redirect|basename|dirname)$/u

const SENDS =
  /^(?:\$?fetch|ofetch|request|requestJson|send|call|http|https|axios|got|ky|needle|superagent|ajax|rest|api|paxos|client|Request|route|intercept|all|use|useSWR(?:Immutable|Infinite)?|invoke|execute|exchange|inject|\w*(?:Fetch|Request|Api|API|Http|HTTP|Paxos|Call|Json|JSON))$|^(?:fetch|request|call|send|api|http|paxos|signed|authed)[A-Z_]\w*$/u

/** Clients that read when nothing says otherwise. */
const READS_BY_DEFAULT =
  /^(?:\$?fetch|ofetch|axios|got|ky|needle|\w*Fetch|fetch[A-Z]\w*|useSWR(?:Immutable|Infinite)?)$/u

const VERB = /^(?:on|re)?(get|post|put|patch|delete|del|head)(?=$|[A-Z_])/iu
const INNER_VERB = /[a-z_](Get|Post|Put|Patch|Delete)(?=$|[A-Z])/u
const METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/iu

/** Names that answer requests rather than send them. */
const MOCKS =
  /^(?:nock|scope|interceptor|mock\w*|\w*Mock|rest|msw|server|app|router|fastify|express|page|context|cy|fetchMock|stub\w*|wiremock|handlers?|pool|client|routes?)$/u

export interface Transport {
  readonly name: string
  readonly method: { readonly text: string; readonly node: SyntaxNode | undefined } | undefined
  /** The place stands in for the API: a mock, a route of a fake server, an expectation. */
  readonly isMock: boolean
  /** What is handed in beside the path is sent, rather than answered. */
  readonly sendsBody: boolean
}

const STEPS_MAX = 8

const upper = (word: string): string => (/^del(?:ete)?$/iu.test(word) ? "DELETE" : word.toUpperCase())

/** The method that a text names. */
export const methodText = (module: Module, outer: SyntaxNode, steps = 0): string | undefined => {
  const node = Syntax.settled(outer)
  if (steps > STEPS_MAX) return undefined
  if (node.type === "string" || node.type === "template_string") {
    const value = Literals.value(module, node)
    return value.kind === "string" && METHODS.test(value.text) ? value.text.toUpperCase() : undefined
  }
  if (node.type === "identifier") {
    const constant = Members.constant(module, node)
    if (constant !== undefined) return methodText(module, constant, steps + 1)
  }
  if (node.type === "member_expression") {
    const key = Trees.field(node, "property")
    const word = key === undefined ? "" : textOf(module, key)
    // HttpMethod.Post, RequestMethod.DELETE
    return METHODS.test(word) ? word.toUpperCase() : undefined
  }
  return undefined
}

const isHandler = (node: SyntaxNode): boolean => Syntax.isFunction(Syntax.bare(node))

/** The first words of what a method is called on: `nock` of `nock(base).persist()`. */
export const rootName = (module: Module, call: SyntaxNode): string => {
  let at = Syntax.receiver(call)
  while (at !== undefined) {
    const node = Syntax.settled(at)
    if (node.type === "identifier") return textOf(module, node)
    if (node.type === "member_expression") {
      const object = Trees.field(node, "object")
      const key = Trees.field(node, "property")
      if (object?.type === "this" && key !== undefined) return textOf(module, key).replace(/^#/u, "")
      at = object
    } else if (node.type === "call_expression") {
      const receiver = Syntax.receiver(node)
      if (receiver === undefined) return Syntax.calleeName(node, module.text)
      at = receiver
    } else return ""
  }
  return ""
}

/** How a call sends a request whose path stands in its arguments; `undefined` where it only takes a text. */
export const of = (module: Module, call: SyntaxNode, path: SyntaxNode | undefined): Transport | undefined => {
  const name = Syntax.calleeName(call, module.text)
  const given = Syntax.argumentsOf(call)
  const expects = Mocks.EXPECTS.test(name)
  if (SILENT.test(name) && !expects) return undefined
  const others = given.filter((argument) => argument !== path)
  const said = others.flatMap((argument) => {
    const text = methodText(module, argument)
    return text === undefined ? [] : [{ text, node: argument }]
  })[0]
  // `expect(axios.get).toHaveBeenCalledWith(…)` is about a get.
  const does = expects ? (/\w*$/u.exec(Mocks.expected(module, call) ?? "")?.[0] ?? name) : name
  const verb = VERB.exec(does)?.[1] ?? INNER_VERB.exec(does)?.[1]
  const root = rootName(module, call)
  const hasHandler = others.some(isHandler)
  const isChain = isReplyChain(module, call)
  const isMock =
    expects ||
    isChain ||
    Doubles.isRouteDecorator(module, call) ||
    /^on[A-Z]/u.test(name) ||
    name === "intercept" ||
    name === "route" ||
    (hasHandler && MOCKS.test(root) && !/^(?:https?|client)$/u.test(root)) ||
    (hasHandler && root === "http" && verb !== undefined && isResponder(module, others))
  const fn = call.type === "call_expression" ? Members.called(module, call) : undefined
  const isKnown =
    said !== undefined ||
    verb !== undefined ||
    SENDS.test(name) ||
    expects ||
    fn !== undefined ||
    others.some((one) => hasTransportKeys(module, one))
  if (!isKnown) return undefined
  const method =
    said ??
    (verb === undefined ? undefined : { text: upper(verb), node: undefined }) ??
    (READS_BY_DEFAULT.test(name) && !others.some(isOpaqueOptions) ? { text: "GET", node: undefined } : undefined)
  return { name, method, isMock, sendsBody: !isMock || expects || isChain }
}

/** Options that are not written out may hold a method. */
const isOpaqueOptions = (node: SyntaxNode): boolean => {
  const bare = Syntax.settled(node)
  return bare.type !== "object" && !Syntax.isFunction(bare)
}

/** `.reply(…)`, `.intercept(…)` behind the call: nock, undici's MockAgent, axios-mock-adapter. */
const isReplyChain = (module: Module, call: SyntaxNode): boolean =>
  chain(module, call).some((next) =>
    /^(?:reply|replyOnce|replyWithError|willReturn|(?:will|then)?_?[Rr]espondWith|withResponse)$/u.test(
      Syntax.calleeName(next, module.text)
    )
  )

/** The word that begins the next link of a mock's chain: `nock(base).post(…).reply(…).get(…).reply(…)`. */
const NEXT_LINK = /^(?:on)?(?:get|post|put|patch|delete|head|any|options|intercept)$/iu

/** The calls that are made on a call's result, in order, up to the next request: `.send(…)`, `.query(…)`. */
export const chain = (module: Module, call: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const result: Array<SyntaxNode> = []
  let at = call
  while (
    at.parent?.type === "member_expression" &&
    at.field === "object" &&
    at.parent.parent?.type === "call_expression" &&
    at.parent.field === "function"
  ) {
    at = at.parent.parent
    if (NEXT_LINK.test(Syntax.calleeName(at, module.text)) && Syntax.argumentsOf(at).length > 0) break
    result.push(at)
  }
  return result
}

/** A handler that makes the answer itself: MSW's resolvers, which take the request in an object or answer with one. */
const isResponder = (module: Module, given: ReadonlyArray<SyntaxNode>): boolean =>
  given.some(
    (argument) =>
      isHandler(argument) && /\b(?:HttpResponse|ctx\.json|Response\.json|passthrough)\b/u.test(textOf(module, argument))
  )

const TRANSPORT_KEYS = new Set([
  "method",
  "headers",
  "body",
  "json",
  "data",
  "form",
  "params",
  "query",
  "searchParams",
  "qs",
  "timeout",
  "signal",
  "agent",
  "responseType",
  "auth",
  "throwHttpErrors",
  "retry",
  "cache",
  "credentials",
  "baseURL",
  "prefixUrl",
  "hooks",
  "next",
  "statusCode",
  "idempotencyKey"
])

/** Whether an argument is written out as options of a request. */
export const hasTransportKeys = (module: Module, node: SyntaxNode): boolean => {
  const object = objectOf(module, node)
  const value = object === undefined ? undefined : Literals.value(module, object)
  return value?.kind === "object" && value.entries.some((entry) => TRANSPORT_KEYS.has(entry.key))
}

/** The object literal that an expression stands for. */
export const objectOf = (module: Module, outer: SyntaxNode): SyntaxNode | undefined => {
  const node = Syntax.settled(outer)
  if (node.type === "object") return node
  // expect.objectContaining({…}), sinon.match({…}): an object with at least this.
  if (
    node.type === "call_expression" &&
    /^(?:objectContaining|objectLike|match)$/u.test(Syntax.calleeName(node, module.text))
  ) {
    const [first] = Syntax.argumentsOf(node)
    return first?.type === "object" ? first : undefined
  }
  if (node.type !== "identifier") return undefined
  const value = Members.constant(module, node)
  const inner = value === undefined ? undefined : Syntax.settled(value)
  return inner?.type === "object" ? inner : undefined
}

/** The expression under a key of an object literal. */
export const under = (module: Module, object: SyntaxNode, keys: ReadonlyArray<string>): SyntaxNode | undefined => {
  for (const child of Trees.named(object)) {
    if (child.type === "shorthand_property_identifier" && keys.includes(textOf(module, child))) return child
    const key = child.type === "pair" ? Trees.field(child, "key") : undefined
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    if (name !== undefined && keys.includes(name)) return Trees.field(child, "value")
  }
  return undefined
}
