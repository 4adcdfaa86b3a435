/** What a call means in a request: by the language's table first, then by words every language shares. */
import type { Arg, Role, Shape } from "./Clients.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import type { Call, Expression } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** Calls that take a text and send nothing, in any language. */
const SILENT =
  /^(?:log\w*|info|warn\w*|error\w*|debug|trace|fatal\w*|print\w*|puts|echo|describe|it|test|context|expect|include\w*|contains?\w*|starts?_?with|ends?_?with|has_?(?:prefix|suffix)|match\w*|test|split|index_?of|replace\w*|equals?|assert\w*|raise_error|len|count|encode_?uri\w*|url_?encode|decode\w*|escape|unescape|quote|\w*error|\w*exception|push|append|add_?all|slice|trim\w*|strip|lower\w*|upper\w*|to_?(?:lower|upper)\w*|set_?env|get_?env|comment|mark)$/iu

const SENDS =
  /^_*(?:fetch|request\w*|send\w*|call\w*|invoke|execute\w*|exchange|perform|do_?request|api\w*|http\w*|\w*(?:fetch|request|api|http|call|json))$/iu

const VERB =
  /^_*(?:do_?|http_?|send_?|api_?|async_?|signed_?|authed_?|make_?)?(get|post|put|patch|delete|head)(?=$|[A-Z_]|Async|Json)/iu
const INNER_VERB = /[a-z_](Get|Post|Put|Patch|Delete)(?=$|[A-Z])|_(get|post|put|patch|delete)(?=$|_)/u
const METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/iu

/** Libraries and objects that answer requests in tests. */
const MOCKS =
  /^(?:responses|respx(?:_mock)?|httpretty|requests_mock|rsps|httpx_mock|aioresponses|mocked|m|mock\w*|\w*Mock|wire_?mock\w*|stubFor|webmock|nock|\w*[sS]tub|mux|app|router|handler)$/u

/** What stands beside a body in calls of one's own: `do(ctx, "POST", path, query, body)`. */
export const BESIDE =
  /^(?:ctx|context|cancellation_?token|ct|token|opts?|options|headers?|query|params|time_?out|logger|log|client|http|session)$/iu

/** How a call takes part in a request. */
export const shapeOf = (module: Module, call: Call): Shape | undefined => {
  const { calls } = module.dialect.clients
  return Object.hasOwn(calls, call.name) ? calls[call.name] : undefined
}

/** Whether a call only takes a text. */
export const isSilent = (module: Module, call: Call): boolean => {
  if (shapeOf(module, call) !== undefined) return false
  const { silent, texts } = module.dialect.clients
  return (
    SILENT.test(call.name) ||
    silent.has(call.name) ||
    texts.same.has(call.name) ||
    texts.joins.has(call.name) ||
    texts.formats.has(call.name)
  )
}

/** `reply.get("amount")`, `node.path("status")`: a field that is read, whatever verb it is called with. */
export const isRead = (call: Call): boolean => {
  const [first] = call.arguments
  const key = first === undefined ? undefined : Walk.bare(first.value)
  return /^(?:get|path)$/u.test(call.name) && key?.kind === "text" && /^\w+$/u.test(key.content.text)
}

/** `.body(Conversion.class)`, `.body("status", equalTo("SETTLED"))`: what is awaited of a reply, not what is sent. */
export const isExpected = (call: Call, value: Expression): boolean => {
  const bare = Walk.bare(value)
  const type = bare.kind === "member" && bare.name === "java" ? Walk.bare(bare.object) : bare
  if (bare.kind === "call" && bare.isNew === true && /^\w*Type(?:Reference|Token|Ref)$/u.test(bare.name)) return true
  if (type.kind === "member" && type.name === "class") return true
  return asserts(call)
}

/** `.body("status", equalTo("SETTLED"))`: a field of the reply and what a test awaits in it. */
export const asserts = (call: Call): boolean => {
  const [first] = call.arguments
  return (
    call.name === "body" && call.arguments.length > 1 && first !== undefined && Walk.bare(first.value).kind === "text"
  )
}

/** The argument at a position among the unnamed ones, or of a name. */
export const argument = (call: Call, which: Arg): Expression | undefined =>
  typeof which === "string"
    ? call.arguments.find((one) => one.name === which)?.value
    : call.arguments.filter((one) => one.name === undefined && one.isSpread !== true)[which]?.value

/** Whether a call is one that takes a URL, and was given one. */
export const takesUrl = (module: Module, call: Call): boolean => {
  const url = shapeOf(module, call)?.url
  return url !== undefined && argument(call, url) !== undefined
}

export const roleOf = (module: Module, name: string | undefined): Role | undefined => {
  const { roles } = module.dialect.clients
  return name !== undefined && Object.hasOwn(roles, name) ? roles[name] : undefined
}

/** The method that an expression names: `"POST"`, `HttpMethod.Post`, `http.MethodPost`, `Net::HTTP::Post`. */
export const methodText = (module: Module, outer: Expression, steps = 0): string | undefined => {
  const node = Walk.bare(outer)
  if (steps > 6) return undefined
  if (node.kind === "text") {
    const { text } = node.content
    return node.holes.length === 0 && METHODS.test(text) ? text.toUpperCase() : undefined
  }
  if (node.kind === "name") {
    const value = Constants.constant(module, node)
    return value === undefined ? undefined : methodText(module, value, steps + 1)
  }
  if (node.kind === "member") {
    const word = /^(?:Method|METHOD_|HTTP_)?(\w+)$/u.exec(node.name)?.[1] ?? node.name
    return METHODS.test(word) ? word.toUpperCase() : undefined
  }
  // new HttpMethod("POST"), :post.to_s
  if (node.kind === "call" && node.arguments.length === 1 && node.arguments[0] !== undefined) {
    return /method/iu.test(node.name) ? methodText(module, node.arguments[0].value, steps + 1) : undefined
  }
  return undefined
}

/** The verb in a call's name. */
export const verbOf = (name: string): string | undefined => {
  const inner = INNER_VERB.exec(name)
  return (VERB.exec(name)?.[1] ?? inner?.[1] ?? inner?.[2])?.toUpperCase()
}

/** Whether a name says that something is sent. */
export const sends = (name: string): boolean => SENDS.test(name)

/** The first word of what a method is called on: `responses` of `responses.post(…)`, `mux` of `self.mux.get(…)`. */
export const rootName = (module: Module, call: Call): string => {
  let at = Walk.receiver(call)
  while (at !== undefined) {
    const node = Walk.bare(at)
    if (node.kind === "name") return node.name
    if (node.kind === "member") {
      if (Constants.isSelf(module, node.object)) return node.name
      at = node.object
    } else if (node.kind === "call") {
      const receiver = Walk.receiver(node)
      if (receiver === undefined) return node.name
      at = receiver
    } else return ""
  }
  return ""
}

/** Whether a call stands in for the API. */
export const isMock = (module: Module, call: Call, others: ReadonlyArray<Call>): boolean =>
  shapeOf(module, call)?.isMock === true ||
  MOCKS.test(rootName(module, call)) ||
  others.some((one) => shapeOf(module, one)?.isMock === true)
