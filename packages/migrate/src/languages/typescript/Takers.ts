/** Calls and callers that get a body beside the call that sends it. */
import * as Watching from "../../evidence/Watching.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Bodies from "./Bodies.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call } from "./Requests.ts"
import * as Syntax from "./Syntax.ts"

export interface Scene {
  readonly module: Module
  readonly calls: ReadonlyArray<Call>
  /** Functions of the file that the creates' own calls run: what they hand the body to is its sender. */
  readonly senders: ReadonlySet<SyntaxNode>
}

/** The functions that these calls run, and those that they run. */
export const sendersOf = (module: Module, calls: ReadonlyArray<Call>): ReadonlySet<SyntaxNode> => {
  const found = new Set<SyntaxNode>()
  const open: Array<SyntaxNode> = calls.map((call) => call.node)
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const fn = node.type === "call_expression" ? Members.called(module, node) : undefined
    if (fn === undefined || found.has(fn)) continue
    found.add(fn)
    Trees.walk(fn, (inner) => {
      if (inner.type === "call_expression") open.push(inner)
    })
  }
  return found
}

const SENDS =
  /^_*(?:\$?fetch|ky|got|axios|undici|superagent|(?:do|http|make|send|api|signed|auth\w*)?_?(?:request|send|post|put|patch|call|fetch|execute|invoke|dispatch)\w*|write|end)$/iu

/** `fetch(base + path, { body })` in the function that is called with the path. */
const isSender = ({ module, senders }: Scene, call: SyntaxNode): boolean => {
  const fn = Trees.around(call, (node) => senders.has(node))
  return fn !== undefined && SENDS.test(Syntax.calleeName(call, module.text))
}

const HOLDERS = /^(?:parenthesized|as|satisfies|non_null)_expression$|^(?:object|array|pair|spread_element)$/u

/** What holds the same: a copy, its text, an object or a list that it is put into. */
const carrierOf = ({ module }: Scene, node: SyntaxNode): SyntaxNode => {
  let at = node
  for (;;) {
    const { parent } = at
    const call = parent?.type === "arguments" ? parent.parent : undefined
    const isCopy = call !== undefined && Watching.COPIES.test(Syntax.calleeName(call, module.text))
    if (isCopy && call.type === "call_expression") at = call
    else if (parent !== undefined && HOLDERS.test(parent.type) && at.field !== "key") at = parent
    else return at
  }
}

const isCall = (node: SyntaxNode): boolean => node.type === "call_expression" || node.type === "new_expression"

/** The call that a reference hands the body to, where its code is not in this file. */
export const takerOf = (scene: Scene, reference: SyntaxNode): SyntaxNode | undefined => {
  const { calls, module } = scene
  if (calls.some((one) => Trees.holds(one.node, reference))) return undefined
  const at = carrierOf(scene, reference)
  // A tag of a template gets it as it is.
  const template = at.parent?.type === "template_substitution" ? at.parent.parent : undefined
  const tagged =
    template?.parent?.type === "call_expression" && template.field === "arguments" ? template.parent : undefined
  if (tagged !== undefined) return tagged
  const call = at.parent?.type === "arguments" ? at.parent.parent : undefined
  if (call === undefined || !isCall(call) || isSender(scene, call)) return undefined
  const isKnown =
    Members.called(module, call) !== undefined ||
    Watching.LOOKS.test(Syntax.calleeName(call, module.text)) ||
    isWriting(scene, call)
  return isKnown ? undefined : call
}

/** `request.write(body)` of the call itself. */
const isWriting = ({ calls, module }: Scene, call: SyntaxNode): boolean => {
  const receiver = Syntax.receiver(call)
  const binding = receiver?.type === "identifier" ? module.bindings.of(receiver) : undefined
  const value = binding?.origin.kind === "value" ? binding.origin.node : undefined
  return value !== undefined && calls.some((one) => Trees.holds(value, one.node))
}

/** The name of a function, or of the variable that holds it. */
export const nameOf = (module: Module, fn: SyntaxNode): string | undefined => {
  const name =
    Trees.field(fn, "name") ?? (fn.parent?.type === "variable_declarator" ? Trees.field(fn.parent, "name") : undefined)
  return name === undefined ? undefined : textOf(module, name)
}

/** The function where a body is answered to callers that may stand in other files. */
export const answererOf = (scene: Scene, reference: SyntaxNode): string | undefined => {
  const at = carrierOf(scene, reference)
  const isAnswer =
    at.parent?.type === "return_statement" || (at.parent?.type === "arrow_function" && at.field === "body")
  const fn = isAnswer ? Syntax.functionAround(at) : undefined
  if (fn === undefined || fn.parent?.type === "arguments") return undefined
  const isHeld = scene.calls.some((one) => Trees.holds(one.node, reference))
  return !isHeld && Bodies.isReachableElsewhere(scene.module, fn) ? nameOf(scene.module, fn) : undefined
}

/** The function that makes a call's body for it, where others may call it, too. */
export const makerOf = (module: Module, { body, node }: Call): string | undefined => {
  const sender = Syntax.functionAround(node)
  for (const part of body?.nodes ?? []) {
    const fn = part.type === "object" ? Syntax.functionAround(part) : undefined
    const isMade = fn !== undefined && Syntax.returned(fn).some((one) => Syntax.settled(one) === part)
    if (isMade && fn !== sender && Bodies.isReachableElsewhere(module, fn)) return nameOf(module, fn)
  }
  return undefined
}

/** Names of fields that move, in an argument or a list of them. */
export const moving = (module: Module, outer: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const node = Syntax.bare(outer)
  if (node.type === "array") return Trees.named(node).flatMap((one) => moving(module, one))
  return node.type === "string" && Watching.isMoving(Syntax.keyName(node, module.text) ?? "") ? [node] : []
}

/** The name of the function around a node. */
export const placeOf = (module: Module, node: SyntaxNode): string | undefined => {
  const fn = Trees.around(node, (outer) => Syntax.isFunction(outer) && nameOf(module, outer) !== undefined)
  return fn === undefined ? undefined : nameOf(module, fn)
}
