/** Ways on which a whole answer goes to code that is not followed: unknown methods, functions by their names, streams. */
import * as Constants from "./Constants.ts"
import type { Hold, Owner } from "./Holds.ts"
import type { Module } from "./Module.ts"
import * as Passing from "./Passing.ts"
import type { Call, Expression, Node } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

/** Whether a hold is of a whole answer, or of one of its rows. */
export const isWhole = ({ shape }: Hold): boolean => /^(?:raw|object|list|items)$/u.test(shape)

/** Methods that look at a response or close it, test a value, or read one field by its name. */
const LOOKS =
  /^(?:(?:get_?|is_?|has_?)?(?:status|code|success|ok|reason|headers?|cookies?|url|uri|request|elapsed|encoding|charset|content_?(?:type|length)|media_?type|protocol|version|empty|null|present|blank|nil|some|none|error|redirect|client|server|informational|array|object|undefined|failed)\w*\??|\w+\?|close\w*|dispose\w*|release\w*|cancel\w*|abort|drain|consume|discard\w*|to_?bodiless_?entity|raise_for_status|ensure\w*|throw\w*|assert\w*|expect\w*|should\w*|must\w*|and_?expect\w*|log\w*|print\w*|wait|join|get_?value_?kind|value_?kind|hash_?code|equals?|size|length|len|count|id|inspect|class|type\w*|get_?type|type_?name|More|Err|Set|connect\w*|set_?\w+|add_?\w+|with_?\w+|on_?(?:error|failure)\w*|do_?on_?error\w*|do_?finally|catch\w*|rescue\w*|else|otherwise|exceptionally|fail|finally|retry\w*|time_?out\w*|or_?\w+|configure_?await|subscribe_?on|publish_?on|not|be|to|have\w*|has\w*|contains?\w*|include\w*|match\w*|key_?\w*|get_?or_?default|del|remove|pop|compact)$/iu

/** What an answer is called with, and no request that is still built. */
const WRITES =
  /^(?:write\w*|cop(?:y|ies)\w*|pipe\w*|transfer\w*|forward\w*|(?:for_?)?each\w*|then\w*|subscribe|continue_?with)$/iu

/** Calls that build requests and send them: what they are called on is no answer yet. */
export const partsOf = (requests: ReadonlyArray<Request>): ReadonlySet<Node> =>
  new Set<Node>(requests.flatMap(({ answers, node, related }) => [node, ...related, ...answers]))

interface Scene {
  readonly module: Module
  readonly reach: Reach
  readonly parts: ReadonlySet<Node>
}

/** Whether an answer is gone over, rewritten or piped on by a method, or given to a function by its name. */
export const byMethod = ({ module, parts, reach }: Scene, node: Node, hold: Hold): boolean => {
  const at = Walk.outermost(module.parents, node)
  const member = module.parents.get(at)
  const call = member?.kind === "member" && member.object === at ? module.parents.get(member) : undefined
  if (call?.kind !== "call" || call.callee !== member || !isWhole(hold)) return false
  if (parts.has(call) && !WRITES.test(call.name)) return false
  if (takesItself(call, hold))
    return call.arguments.some(({ value }) => isNamed(module, value) || isInside(module, value))
  if (/^(?:for_?)?each\w*$/iu.test(call.name) && /^(?:object|raw)$/u.test(hold.shape)) return true
  if (reach.of(call) !== undefined || LOOKS.test(call.name) || module.dialect.clients.silent.has(call.name))
    return false
  if (call.arguments.length === 0) return hold.model === undefined && !Passing.SAME.test(call.name)
  return !Passing.KEYED.test(call.name)
}

/** Whether a call hands what it is called on, or each row of it, to a function. */
const takesItself = ({ name }: Call, { shape }: Hold): boolean =>
  Passing.WITH_ITSELF.test(name) ||
  /^(?:then|thenAccept|subscribe|ContinueWith|also|let|tap|and_then|do_?on_?\w+)/iu.test(name) ||
  (shape !== "object" && shape !== "raw" && (Passing.CALLBACK.test(name) || Passing.CALLBACK_FIRST.test(name)))

/** `save`, `this::store`, `$this->save(...)`: a function that is named and not written here. */
const isNamed = (module: Module, outer: Expression): boolean => {
  const node = Walk.bare(outer)
  switch (node.kind) {
    case "name":
      return !/^(?:null|nil|None|undefined|this|self|it)$/u.test(node.name) && !isHarmless(node.name)
    case "member":
      return !isHarmless(node.name)
    // `[$this, 'save']`, `&method(:save)`
    case "list":
      return node.items.length === 2 && Walk.bare(node.items[1]!).kind === "text"
    case "call":
      return node.name === "method"
    case "opaque": {
      const code = module.text.slice(node.start, node.end)
      const name = /(?:::|&:?|\.)\s*(\w+)\W*$/u.exec(code)?.[1]
      return name !== undefined && /::|&|\.\.\./u.test(code) && !isHarmless(name)
    }
    default:
      return false
  }
}

/** `reply.run { println(this["amount"]) }`: a function that is the answer's own for a while. */
const isInside = (module: Module, outer: Expression): boolean => {
  const fn = Walk.bare(outer)
  return (
    module.dialect.id === "kotlin" &&
    fn.kind === "function" &&
    fn.parameters.every((one) => one.name.name === "it") &&
    /\bthis\b/u.test(module.text.slice(fn.start, fn.end))
  )
}

const isHarmless = (name: string): boolean =>
  /^(?:log\w*|info|warn\w*|error\w*|debug|print\w*|puts|p|pp|WriteLine|class|java|executor|scheduler|token|is_?\w+|non_?null|get_?\w+)$/iu.test(
    name
  )

/** `kafka.send("conversions", id, reply)`: what sends a request is handed that first. */
export const bySending = ({ arguments: given, name }: Call, value: Node): boolean =>
  given.length > 1 && given[0]?.value !== value && /^(?:send|publish|produce|emit|dispatch)$/iu.test(name)

/** Options of a request that give its answer to something else: Guzzle's `sink`, requests' `hooks`. */
const OPTIONS =
  /^(?:sink|save_to|hooks|event_hooks|on_?(?:response|success|complete|body|data|chunk|headers|stats)|response_?(?:hook|handler)s?|callback|handler|output|out|destination_file|after_?response|trace_request_ctx)$/iu

/** The requests whose answers their own options hand on. */
export const byOption = (requests: ReadonlyArray<Request>): ReadonlyArray<Owner> =>
  requests.filter((request) => !request.isMock && [request.node, ...request.related].some(isOption))

const isOption = (node: Node): boolean =>
  node.kind === "call" &&
  node.arguments.some(({ name, value }) => {
    if (name !== undefined) return OPTIONS.test(name)
    const bare = Walk.bare(value)
    return bare.kind === "dictionary" && bare.entries.some((entry) => OPTIONS.test(entry.name ?? ""))
  })

/** Exceptions that say a text and nothing else. */
const PLAIN =
  /^(?:Runtime|Value|IO|Illegal(?:State|Argument)|Http(?:Request)?|Invalid(?:Operation|Argument)|Unexpected(?:Value)?|Logic|Domain|System|Standard|Assertion|Application|Type|Key|Connection|Timeout|OS)?(?:Error|Exception)$/u

/** `raise PaxosError(status, reply)`: an exception of one's own that takes the whole answer with it. */
export const byThrowing = (module: Module, call: Call): boolean => {
  if (!/(?:error|exception)$/iu.test(call.name) && call.name !== "new") return false
  const receiver = Walk.receiver(call)
  const made = receiver === undefined ? undefined : Walk.bare(receiver)
  const name = call.name === "new" && made?.kind === "name" ? made.name : call.name
  if (PLAIN.test(name) || Constants.called(module, call) !== undefined) return false
  const thrown = module.parents.get(Walk.outermost(module.parents, call))
  return (
    (thrown?.kind === "exit" && thrown.how === "throw") ||
    (thrown?.kind === "call" && /^(?:raise|throw|fail)$/u.test(thrown.name))
  )
}
