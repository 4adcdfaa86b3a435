/** Calls that get a body, or one of its names, beside the request that sends it. */
import * as Watching from "../evidence/Watching.ts"
import * as Constants from "./Constants.ts"
import * as Leaks from "./Leaks.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, Expression, FunctionNode, Loop, Node, Text } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"

export interface Scene {
  readonly module: Module
  readonly requests: ReadonlyArray<Request>
  /** Functions of the file that the requests' own calls run: what they hand the body to is its sender. */
  readonly senders: ReadonlySet<FunctionNode>
}

/** The functions that these calls run, and those that they run. */
export const sendersOf = (module: Module, requests: ReadonlyArray<Request>): ReadonlySet<FunctionNode> => {
  const found = new Set<FunctionNode>()
  const open: Array<Node> = requests.map((request) => request.node)
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const fn = node.kind === "call" ? Constants.called(module, node) : undefined
    if (fn === undefined || found.has(fn)) continue
    found.add(fn)
    Walk.walk(fn.body, (inner) => {
      if (inner.kind === "call") open.push(inner)
    })
  }
  return found
}

/** Whether a node is part of a request: its call, what builds it, what sends it. */
export const isOfRequest = ({ requests }: Scene, node: Node): boolean =>
  requests.some(
    (request) => Walk.holds(request.node, node) || request.related.includes(node) || request.answers.has(node)
  )

/** The call that a reference hands the body to, where its code is not in this file. */
const takerOf = (scene: Scene, reference: Node): Node | undefined => {
  const { module } = scene
  const { dialect, parents } = module
  const outer = Walk.outermost(parents, reference)
  if (isOfRequest(scene, outer) || isInRequest(scene, outer)) return undefined
  const parent = parents.get(outer)
  // bus.publish(json.dumps(body)), jobs.push({ body })
  if (isCarrier(scene, parent, outer)) return takerOf(scene, parent!)

  // `channel <- body`
  if (parent?.kind === "opaque" && /<-/u.test(textOf(module, parent))) return parent
  if (parent?.kind !== "call" || !parent.arguments.some((one) => one.value === outer)) return undefined
  if (isSender(scene, parent)) return undefined
  const isKnown =
    Constants.called(module, parent) !== undefined ||
    directly(parent) !== undefined ||
    Watching.LOOKS.test(parent.name) ||
    dialect.clients.serializers.has(parent.name) ||
    (Shapes.isSilent(module, parent) && !/^(?:push|append|add_?all)$/iu.test(parent.name))
  return isKnown ? undefined : parent
}

/** `fetch(base + path, { body })` in the function that is called with the path. */
const isSender = ({ module, senders }: Scene, call: Call): boolean => {
  const fn = Walk.functionAround(module.parents, call)
  if (fn === undefined || !senders.has(fn)) return false
  return Shapes.verbOf(call.name) !== undefined || Shapes.shapeOf(module, call) !== undefined || Shapes.sends(call.name)
}

/** What holds the same: a copy, its text, an object or a list that it is put into. */
const isCarrier = ({ module }: Scene, parent: Node | undefined, node: Node): boolean => {
  if (parent?.kind === "dictionary") return true
  if (parent?.kind === "list") return true
  // `body.to_json`, `body.copy()`
  if (parent?.kind === "member") return parent.object === node && isCopying(module, parent.name)
  if (parent?.kind === "call" && parent.callee === node) return isCopying(module, parent.name)
  if (parent?.kind !== "call" || !parent.arguments.some((one) => one.value === node && one.isSpread !== true))
    return false
  return isCopying(module, parent.name)
}

const isCopying = ({ dialect }: Module, name: string): boolean =>
  Watching.COPIES.test(name) || dialect.clients.serializers.has(name)

/** What is to be said of a place that names a body. */
export const sentences = (scene: Scene, reference: Node): ReadonlyArray<string> => {
  const over = overOf(scene, reference)
  const answerer = answererOf(scene, reference)
  const taker = takerOf(scene, reference)
  return [
    ...(over === undefined ? [] : [Watching.goesOver(textOf(scene.module, over))]),
    ...(answerer === undefined ? [] : [Watching.answers(answerer)]),
    ...(taker === undefined ? [] : [Watching.takes(textOf(scene.module, taker))])
  ]
}

/** Where a body is answered to callers that may stand in other files. */
const answererOf = ({ module }: Scene, reference: Node): string | undefined => {
  let at: Node = Walk.outermost(module.parents, reference)
  let parent = module.parents.get(at)
  while (parent?.kind === "dictionary" || parent?.kind === "list" || parent?.kind === "wrapped") {
    at = parent
    parent = module.parents.get(at)
  }
  const fn = Walk.functionAround(module.parents, at)
  if (fn?.name === undefined || !Leaks.isReachable(module, fn)) return undefined
  const isLast = fn.answersLast === true && Walk.returned(fn).some((one) => one === at)
  const isReturned = parent?.kind === "exit" && (parent.how === "return" || parent.how === "yield")
  return isReturned || isLast ? fn.name.name : undefined
}

const isInRequest = ({ requests }: Scene, node: Node): boolean => {
  const isPart = (part: Node): boolean => part.kind === "call" && Walk.holds(part, node)
  return requests.some((request) => isPart(request.node) || request.related.some(isPart))
}

/** `for key, value in body.items()` */
const overOf = (scene: Scene, reference: Node): Expression | undefined => {
  const member = scene.module.parents.get(Walk.outermost(scene.module.parents, reference))
  const call = member?.kind === "member" ? scene.module.parents.get(member) : undefined
  if (call?.kind === "call" && call.callee === member && Watching.GOES_OVER.test(call.name)) return call
  const loop = Walk.around(scene.module.parents, reference, isLoop)
  const isOver = loop?.over !== undefined && Walk.holds(loop.over, reference)
  return isOver && !isOfRequest(scene, reference) ? loop.over : undefined
}

const isLoop = (node: Node): node is Loop => node.kind === "loop"

/** Names of fields that move, in an argument or a list of them. */
export const moving = (outer: Expression): ReadonlyArray<Text> => {
  const node = Walk.bare(outer)
  if (node.kind === "text" && Watching.FILLED_IN.test(node.content.text)) return [node]
  if (node.kind === "list") return node.items.flatMap(moving)
  return node.kind === "text" && Watching.isMoving(node.content.text) ? [node] : []
}

/** `go func(body …) {…}(body)`: a function that is called where it is written. */
export const directly = (call: Call): FunctionNode | undefined => {
  const callee = Walk.bare(call.callee)
  return callee.kind === "function" ? callee : undefined
}

const isNamed = (node: Node): node is FunctionNode => node.kind === "function" && node.name !== undefined

/** The name of the function around a node. */
export const placeOf = (module: Module, node: Node): string | undefined =>
  Walk.around(module.parents, node, isNamed)?.name?.name

/** Whether an expression is set here, not read. */
export const isWritten = (module: Module, node: Node): boolean => {
  const parent = module.parents.get(node)
  return parent?.kind === "assign" && parent.targets.includes(node as Expression) && parent.operator === "="
}

/** The function that makes a request's body for it, where others may call it, too. */
export const makerOf = (module: Module, { body, node }: Request): string | undefined => {
  const sender = Walk.functionAround(module.parents, node)
  for (const part of body?.nodes ?? []) {
    const fn = part.kind === "dictionary" ? Walk.functionAround(module.parents, part) : undefined
    const isMade = fn !== undefined && Walk.returned(fn).some((one) => Walk.bare(one) === part)
    if (isMade && fn !== sender && Leaks.isReachable(module, fn)) return fn.name?.name
  }
  return undefined
}

/** Whether a request is a create of the legacy API with a body that may move. */
export const isMovingCreate = (request: Request): boolean =>
  request.path.match.api === "legacy" && !request.isMock && request.body !== undefined
