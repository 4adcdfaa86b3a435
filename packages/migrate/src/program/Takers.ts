/** Calls that get a body, or one of its names, beside the request that sends it. */
import * as Watching from "../evidence/Watching.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, Expression, FunctionNode, Loop, Node, Text } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"

export interface Scene {
  readonly module: Module
  readonly requests: ReadonlyArray<Request>
}

/** Whether a node is part of a request: its call, what builds it, what sends it. */
export const isOfRequest = ({ requests }: Scene, node: Node): boolean =>
  requests.some(
    (request) => Walk.holds(request.node, node) || request.related.includes(node) || request.answers.has(node)
  )

/** The call that a reference hands the body to, where its code is not in this file. */
export const takerOf = (scene: Scene, reference: Node): Node | undefined => {
  const { module } = scene
  const { dialect, parents } = module
  const outer = Walk.outermost(parents, reference)
  if (isOfRequest(scene, outer) || isInRequest(scene, outer)) return undefined
  const parent = parents.get(outer)
  // `channel <- body`
  if (parent?.kind === "opaque" && /<-/u.test(textOf(module, parent))) return parent
  if (parent?.kind !== "call" || !parent.arguments.some((one) => one.value === outer)) return undefined
  const isKnown =
    Constants.called(module, parent) !== undefined ||
    directly(parent) !== undefined ||
    Watching.LOOKS.test(parent.name) ||
    dialect.clients.serializers.has(parent.name) ||
    (Shapes.isSilent(module, parent) && !/^(?:push|append|add_?all)$/iu.test(parent.name))
  return isKnown ? undefined : parent
}

const isInRequest = ({ requests }: Scene, node: Node): boolean => {
  const isPart = (part: Node): boolean => part.kind === "call" && Walk.holds(part, node)
  return requests.some((request) => isPart(request.node) || request.related.some(isPart))
}

/** `for key, value in body.items()` */
export const overOf = (scene: Scene, reference: Node): Expression | undefined => {
  const loop = Walk.around(scene.module.parents, reference, isLoop)
  const isOver = loop?.over !== undefined && Walk.holds(loop.over, reference)
  return isOver && !isOfRequest(scene, reference) ? loop.over : undefined
}

const isLoop = (node: Node): node is Loop => node.kind === "loop"

/** Names of fields that move, in an argument or a list of them. */
export const moving = (outer: Expression): ReadonlyArray<Text> => {
  const node = Walk.bare(outer)
  if (node.kind === "list") return node.items.flatMap(moving)
  return node.kind === "text" && Watching.isMoving(node.content.text) ? [node] : []
}

/** `go func(body …) {…}(body)`: a function that is called where it is written. */
export const directly = (call: Call): FunctionNode | undefined => {
  const callee = Walk.bare(call.callee)
  return callee.kind === "function" ? callee : undefined
}
