/** Bodies and paths that other code of this file, or of other files, has a hand in. */
import type { Blocker } from "../model/Subject.ts"
import type { Definition } from "./Bindings.ts"
import * as Bodies from "./Bodies.ts"
import * as Constants from "./Constants.ts"
import * as Leaks from "./Leaks.ts"
import type { Module } from "./Module.ts"
import type { Node } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

export interface Handed {
  readonly bodies: ReadonlyArray<Bodies.Body>
  /** There may be other callers. */
  readonly isOpen: boolean
}

/** The bodies that callers in this file hand to the function which makes the request. */
export const bodies = (module: Module, request: Request): Handed | undefined => {
  const given = request.body?.parameter
  const definition = given?.binding.definitions.find((one) => one.kind === "parameter")
  if (given === undefined || definition?.kind !== "parameter") return undefined
  const { fn } = definition
  const found: Array<Bodies.Body> = []
  let isOpen = Leaks.isReachable(module, fn)
  Walk.walk(module.root, (node) => {
    if (node.kind !== "call" || Constants.called(module, node) !== fn) return
    const value = Constants.handed(fn, node).find(([parameter]) => parameter === given.parameter)?.[1]
    const body = value === undefined ? undefined : Bodies.read(module, value)
    if (body?.value?.kind === "object" && Bodies.isCreate(body.value)) found.push(body)
    else isOpen = true
  })
  return { bodies: found, isOpen: isOpen || found.length === 0 }
}

/** The declaration whose value a literal is part of. */
const declarationOf = (module: Module, literal: Node): Definition | undefined => {
  for (let at: Node | undefined = literal; at !== undefined; at = module.parents.get(at)) {
    const parent: Node | undefined = module.parents.get(at)
    if (parent?.kind === "assign" && parent.value === at) {
      const [target] = parent.targets
      const name = target === undefined ? undefined : Walk.bare(target)
      return name?.kind === "name"
        ? module.bindings.of(name)?.definitions.find((one) => one.kind === "value")
        : undefined
    }
    if (parent?.kind === "class") {
      const field = parent.fields.find((one) => one.value === at)
      return field === undefined ? undefined : module.bindings.of(field.name)?.definitions[0]
    }
    if (parent?.kind === "function" || parent?.kind === "block" || parent?.kind === "call") return undefined
  }
  return undefined
}

/** A path that other code uses in ways that are not in reach cannot be changed for this request alone. */
export const sharedPath = (
  module: Module,
  request: Request,
  requests: ReadonlyArray<Request>
): ReadonlyArray<Blocker> =>
  [...request.path.literals].flatMap((literal): ReadonlyArray<Blocker> => {
    if (Walk.holds(request.node, literal)) return []
    const definition = declarationOf(module, literal)
    const binding = definition === undefined ? undefined : module.bindings.of(definition.name)
    if (definition === undefined || binding === undefined) return []
    const isUsed = (use: Node): boolean =>
      requests.some((one) => Walk.holds(one.node, use) || one.related.some((other) => Walk.holds(other, use)))
    const strays = [...binding.references, ...membersOf(module, definition)].filter(
      (use) => !isUsed(use) && !feeds(module, use, isUsed)
    )
    return strays.length === 0
      ? []
      : [
          {
            range: module.source.range(literal.start, literal.end),
            message: `${binding.name} is also used where no call is in reach.`,
            needs: "See what else uses the path before it is changed."
          }
        ]
  })

/** `self.PATH`, `Paths.CONVERSIONS`: uses of a class's field. */
const membersOf = (module: Module, definition: Definition): ReadonlyArray<Node> => {
  if (definition.kind !== "field") return []
  const found: Array<Node> = []
  Walk.walk(module.root, (node) => {
    if (
      node.kind === "member" &&
      node.name === definition.name.name &&
      Constants.classOf(module, node.object) === definition.node
    ) {
      found.push(node)
    }
  })
  return found
}

/** `URL = BASE + PATH`, and `URL` is used in requests only; a function that answers the path, and its calls are requests'. */
const feeds = (module: Module, use: Node, isUsed: (use: Node) => boolean, steps = 0): boolean => {
  if (steps > 4) return false
  const again = (nodes: ReadonlyArray<Node>): boolean =>
    nodes.length > 0 && nodes.every((one) => isUsed(one) || feeds(module, one, isUsed, steps + 1))
  for (let at: Node | undefined = use; at !== undefined; at = module.parents.get(at)) {
    const parent: Node | undefined = module.parents.get(at)
    if (parent?.kind === "assign" && parent.value === at) {
      const [target] = parent.targets
      const name = target === undefined ? undefined : Walk.bare(target)
      return name?.kind === "name" && again(module.bindings.of(name)?.references ?? [])
    }
    if (parent?.kind === "exit" || (parent?.kind === "function" && parent.body === at)) {
      const fn = parent.kind === "function" ? parent : Walk.functionAround(module.parents, parent)
      if (fn === undefined) return false
      const calls: Array<Node> = []
      Walk.walk(module.root, (node) => {
        if (node.kind === "call" && Constants.called(module, node) === fn) calls.push(node)
      })
      return again(calls)
    }
    if (parent?.kind === "block") return false
  }
  return false
}

/** Whether other files may use the constant that a path stands in. */
export const isOpenPath = (module: Module, request: Request): string | undefined => {
  for (const literal of request.path.literals) {
    if (Walk.holds(request.node, literal)) continue
    const definition = declarationOf(module, literal)
    const binding = definition === undefined ? undefined : module.bindings.of(definition.name)
    if (binding?.isTop === true && !module.dialect.isPrivate(binding.name, module.source.file.path)) return binding.name
  }
  return undefined
}
