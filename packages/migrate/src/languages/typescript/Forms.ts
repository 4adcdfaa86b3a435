/** Bodies that are sent as forms, which have no place for the objects that the new body holds. */
import type { Blocker } from "../../model/Subject.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Bodies from "./Bodies.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"
import * as Transport from "./Transport.ts"

const MEDIA = /x-www-form-urlencoded|multipart\/form-data/u
/** `axios.postForm(…)`, `axios.toFormData(…)` */
const CALLS = /^(?:(?:post|put|patch|to)Form(?:Data)?|objectToFormData)$/u
/** `qs.stringify(…)`: the receiver says what kind of text it is. */
const ENCODERS = /^(?:qs|querystring|querystringify|queryString|query_string|stringifyQuery|Qs)$/u
const ENCODER_MODULES = /^(?:node:)?(?:qs|querystring|query-string|fast-querystring|picoquery)$/u
/** Clients that make a form of an object. */
const FORM_CLIENTS = /^(?:\$|jQuery|needle)$/u

const STEPS_MAX = 4

/** The expression that a body is made by, behind names. */
const madeBy = (module: Module, outer: SyntaxNode, steps = 0): SyntaxNode => {
  const node = Syntax.settled(outer)
  const isName = node.type === "identifier" || node.type === "shorthand_property_identifier"
  const value = isName && steps < STEPS_MAX ? Members.constant(module, node) : undefined
  return value === undefined ? node : madeBy(module, value, steps + 1)
}

const isEncoder = (module: Module, node: SyntaxNode): boolean => {
  if (node.type === "new_expression")
    return /^new\s+(?:\w+\.)?(?:URLSearchParams|FormData)\b/u.test(textOf(module, node))
  if (node.type !== "call_expression") return false
  const callee = Trees.field(node, "function")
  const receiver = Syntax.receiver(node)
  const name = Syntax.calleeName(node, module.text)
  if (name === "toString" && receiver !== undefined) return isEncoder(module, madeBy(module, receiver))
  if (receiver !== undefined && ENCODERS.test(textOf(module, receiver))) return true
  const origin = module.bindings.of(receiver ?? callee ?? node)?.origin
  return (origin?.kind === "import" && ENCODER_MODULES.test(origin.from)) || CALLS.test(name)
}

/** What names in a call's arguments stand for: `{ headers: FORM }`. */
const constantsIn = (module: Module, node: SyntaxNode): ReadonlyArray<string> => {
  const texts: Array<string> = []
  Trees.walk(node, (inner) => {
    if (inner.type !== "identifier" && inner.type !== "shorthand_property_identifier") return
    const value = Members.constant(module, inner)
    // What a call answers (a token) was asked for in its own way.
    if (value !== undefined && /^(?:object|string)$/u.test(Syntax.settled(value).type))
      texts.push(textOf(module, value))
  })
  return texts
}

/** The body as a call sends it: where that is a form, it is left to a person. */
export const sent = (
  module: Module,
  outer: SyntaxNode,
  call: SyntaxNode,
  chain: ReadonlyArray<SyntaxNode> = []
): Bodies.Body => {
  const body = Bodies.read(module, outer)
  const made = madeBy(module, outer)
  const isForm =
    isEncoder(module, made) ||
    isEncodedIn(module, outer) ||
    [call, ...chain].some((one) => saysForm(module, one)) ||
    nameOf(module, outer) === "form" ||
    (made.type === "object" &&
      FORM_CLIENTS.test(Transport.rootName(module, call)) &&
      !/\bjson\b/u.test(textOf(module, call)))
  if (!isForm) return body
  const blocker: Blocker = {
    range: module.source.range(outer.start, outer.end),
    message: "This body is sent as a form, and a form cannot hold the new body's objects.",
    needs: "Send the body as JSON."
  }
  return { ...body, blockers: [...body.blockers, blocker] }
}

/** Whether a function of this file makes a form of what it is given. */
const isEncodedIn = (module: Module, outer: SyntaxNode): boolean => {
  const parameter = Members.parameterOf(module, outer)
  const binding = parameter === undefined ? undefined : module.bindings.of(parameter.pattern)
  return (binding?.references ?? []).some((reference) => {
    if (nameOf(module, reference) === "form") return true
    const taker = reference.parent?.type === "arguments" ? reference.parent.parent : undefined
    return taker !== undefined && isEncoder(module, taker)
  })
}

/** Whether a call, or one in its chain, says that it sends a form. */
const saysForm = (module: Module, call: SyntaxNode): boolean => {
  const name = Syntax.calleeName(call, module.text)
  if (CALLS.test(name)) return true
  const [first] = Syntax.argumentsOf(call)
  if (name === "type" && first !== undefined && /^["'`]form(?:-data)?["'`]$/u.test(textOf(module, first))) return true
  const given = Syntax.argumentsOf(call).filter((one) => !Syntax.isFunction(Syntax.bare(one)))
  return given.some(
    (one) => MEDIA.test(textOf(module, one)) || constantsIn(module, one).some((text) => MEDIA.test(text))
  )
}

/** The key that an expression stands under in the options. */
const nameOf = (module: Module, outer: SyntaxNode): string | undefined => {
  const pair = outer.parent?.type === "pair" && outer.field === "value" ? outer.parent : undefined
  const key = pair === undefined ? undefined : Trees.field(pair, "key")
  return key === undefined ? undefined : Syntax.keyName(key, module.text)
}
