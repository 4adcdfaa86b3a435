/** Bodies that are sent as forms, which have no place for the objects that the new body holds. */
import type { Blocker } from "../model/Subject.ts"
import * as Constants from "./Constants.ts"
import * as Kept from "./Kept.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, Expression, Node } from "./Program.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"

/** Media types of forms, and the words of libraries that set them. */
const MEDIA =
  /x-www-form-urlencoded|multipart\/form-data|FORM_URLENCODED|FormUrlEncoded|MULTIPART_FORM|\bas(?:Form|Multipart)\b/u
/** Calls that make a form of what they are given. */
const CALLS =
  /^(?:post_?form|set_form(?:_data)?|SetFormData\w*|urlencode|http_build_query|encode_www_form|to_query|PostUrlEncoded\w*|submitForm\w*|FormBody|fromFormData|FormUrlEncodedContent)$/iu
/** Arguments that are a form by their name. */
const NAMES = /^(?:form|form_?params|form_?data|multipart)$/iu

const STEPS_MAX = 4

/** Whether a body is handed on as the dictionary it is: nothing made a text of it. */
const isDictionary = (module: Module, outer: Expression, steps = 0): boolean => {
  const node = Walk.bare(outer)
  if (node.kind === "dictionary" || steps > STEPS_MAX) return node.kind === "dictionary"
  if (node.kind === "call") {
    const [first] = node.arguments
    const isCopy = /^(?:dict|copy|toArray|all|to_h|model_dump|asdict)$/u.test(node.name)
    return isCopy && first !== undefined && isDictionary(module, first.value, steps + 1)
  }
  const [only] = node.kind === "name" || node.kind === "member" ? (Kept.of(module, node)?.values ?? []) : []
  return only !== undefined && isDictionary(module, only.value, steps + 1)
}

/** The name that an expression is handed in under: of an argument, or in a dictionary of options. */
const nameOf = (module: Module, outer: Expression): string | undefined => {
  const parent = module.parents.get(outer)
  if (parent?.kind === "dictionary") return parent.entries.find((entry) => entry.value === outer)?.name
  if (parent?.kind === "call") return parent.arguments.find((one) => one.value === outer)?.name
  const [target] = parent?.kind === "assign" && parent.value === outer ? parent.targets : []
  return target?.kind === "member" ? target.name : undefined
}

/** What a call is given: its own text, what names in it stand for, and what is set on them: `headers.set(…)`. */
const said = (module: Module, call: Call): ReadonlyArray<string> => {
  const texts = [textOf(module, call)]
  Walk.walk(call, (node) => {
    if (node.kind !== "name") return node.kind !== "function"
    const constant = Constants.constant(module, node)
    // What a call answers (a token) was asked for in its own way.
    if (constant?.kind === "dictionary" || constant?.kind === "text") texts.push(textOf(module, constant))
    for (const reference of module.bindings.of(node)?.references ?? []) texts.push(...calledOn(module, reference))
    return true
  })
  return texts
}

/** Calls that set a header: what else is called on a client is another request. */
const SETS = /^(?:set|add|put|append|update|insert|with|content_?type|headers?)/iu

/** The call that sets something on a name, or on a member of it. */
const calledOn = (module: Module, reference: Node): ReadonlyArray<string> => {
  let at = Walk.outermost(module.parents, reference)
  for (let parent = module.parents.get(at); parent?.kind === "member"; parent = module.parents.get(at)) {
    at = Walk.outermost(module.parents, parent)
  }
  const call = module.parents.get(at)
  const isSet = call?.kind === "call" && Walk.bare(call.callee) === at && SETS.test(call.name)
  return isSet ? [textOf(module, call)] : []
}

/** The call that gets an expression, itself or in a dictionary of options. */
const takerOf = (module: Module, outer: Expression): Call | undefined => {
  const parent = module.parents.get(outer)
  const call = parent?.kind === "dictionary" ? module.parents.get(Walk.outermost(module.parents, parent)) : parent
  return call?.kind === "call" ? call : undefined
}

/** The uses of the parameter that gets it, where the call is of a function of this file. */
const usesOf = (module: Module, outer: Expression): ReadonlyArray<Expression> | undefined => {
  const call = takerOf(module, outer)
  const fn = call === undefined ? undefined : Constants.called(module, call)
  if (call === undefined || fn === undefined) return undefined
  return Constants.handed(fn, call).flatMap(([parameter, value]) =>
    value === outer ? (module.bindings.of(parameter.name)?.references ?? []) : []
  )
}

const isForm = (module: Module, outer: Expression, calls: ReadonlyArray<Call>): boolean => {
  const name = nameOf(module, outer)
  const bare = Walk.bare(outer)
  if (bare.kind === "call" && CALLS.test(bare.name)) return true
  if (calls.some((call) => CALLS.test(call.name) || said(module, call).some((text) => MEDIA.test(text)))) return true
  // A function of this file says itself how it sends what it gets.
  const uses = usesOf(module, outer)
  if (uses === undefined) return isFormBy(module, outer, name, calls)
  return uses.some((use) => {
    const taker = takerOf(module, use)
    const isRequest = taker !== undefined && Constants.called(module, taker) === undefined
    return isRequest && isFormBy(module, use, nameOf(module, use), [taker], isDictionary(module, outer))
  })
}

/** Whether the client makes a form of it, by its name or by what the client is. */
const isFormBy = (
  module: Module,
  outer: Expression,
  name: string | undefined,
  calls: ReadonlyArray<Call>,
  isGiven = false
): boolean => {
  const { forms } = module.dialect.clients
  if (name !== undefined && NAMES.test(name)) return true
  if (forms === undefined || name === "json" || !(isGiven || isDictionary(module, outer))) return false
  const isOfClient = (call: Call): boolean =>
    forms.clients?.test(Shapes.rootName(module, call)) === true && !/:json\b/u.test(textOf(module, call))
  return (
    (name !== undefined && forms.names.has(name)) ||
    calls.some(isOfClient) ||
    (forms.setting !== undefined && forms.setting(module.text))
  )
}

/** What keeps a body that is sent as a form from being rewritten. */
export const blocker = (module: Module, outer: Expression, calls: ReadonlyArray<Call>): Blocker | undefined => {
  const around = module.parents.get(outer)
  const all = around?.kind === "call" && !calls.includes(around) ? [...calls, around] : calls
  return isForm(module, outer, all) ? refusal(module, outer) : undefined
}

const refusal = (module: Module, node: Node): Blocker => ({
  range: module.source.range(node.start, node.end),
  message: "This body is sent as a form, and a form cannot hold the new body's objects.",
  needs: "Send the body as JSON."
})
