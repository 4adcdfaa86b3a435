/** A path that is written once and used in several places: constants, members, functions that answer it. */
import * as Sites from "../evidence/Sites.ts"
import type { Blocker } from "../model/Subject.ts"
import type { Binding } from "./Bindings.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import type { ClassNode, EnumNode, FunctionNode, Node } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

/** What a path is kept in, and every place that asks for it. */
interface Holder {
  readonly name: string
  /** Other files may use it. */
  readonly isOpen: boolean
  readonly uses: ReadonlyArray<Node>
}

const STEPS_MAX = 4

/** What the value that this node is part of is kept in. */
const holderOf = (module: Module, node: Node): Holder | undefined => {
  let key: string | undefined
  for (let at: Node = node; ;) {
    const parent = module.parents.get(at)
    if (parent === undefined) return undefined
    if (parent.kind === "block") {
      // The last expression of a method is what it answers, in languages where that is so.
      const fn = module.parents.get(parent)
      const isAnswer = fn?.kind === "function" && fn.answersLast === true && parent.statements.at(-1) === at
      return isAnswer ? ofFunction(module, fn) : undefined
    }
    if (parent.kind === "assign" && parent.value === at) {
      const [target] = parent.targets
      const bare = target === undefined ? undefined : Walk.bare(target)
      if (bare?.kind === "name") return ofBinding(module, module.bindings.of(bare), key)
      return bare?.kind === "member" ? ofMember(module, bare, key) : undefined
    }
    if (parent.kind === "class") {
      const field = parent.fields.find((one) => one.value === at)
      return field === undefined ? undefined : ofField(module, parent, field.name.name, key)
    }
    if (parent.kind === "enum") {
      const member = parent.members.find((one) => one.wire === at)
      return member === undefined ? undefined : ofField(module, parent, member.name.name, key)
    }
    if (parent.kind === "exit" || parent.kind === "function") {
      const fn = parent.kind === "function" ? parent : Walk.functionAround(module.parents, parent)
      return fn === undefined ? undefined : ofFunction(module, fn)
    }
    if (parent.kind === "dictionary") key = parent.entries.find((entry) => entry.value === at)?.name
    at = parent
  }
}

/** Whether a use of a dictionary asks for another of its entries. */
const isOtherEntry = (module: Module, use: Node, key: string | undefined): boolean => {
  if (key === undefined) return false
  const parent = module.parents.get(Walk.outermost(module.parents, use))
  if (parent?.kind === "index") {
    const index = Walk.bare(parent.index)
    return index.kind === "text" && index.content.text !== key
  }
  return parent?.kind === "member" && parent.name !== key && parent.name !== "get"
}

const isOpen = (module: Module, binding: Binding | undefined): boolean =>
  binding?.isTop === true && !module.dialect.isPrivate(binding.name, module.source.file.path)

const ofBinding = (module: Module, binding: Binding | undefined, key: string | undefined): Holder | undefined =>
  binding === undefined
    ? undefined
    : {
        name: binding.name,
        isOpen: isOpen(module, binding),
        uses: binding.references.filter((use) => !isOtherEntry(module, use, key))
      }

/** `self._path = "/v2/…"`: every read of the member in the class. */
const ofMember = (
  module: Module,
  target: Extract<Node, { kind: "member" }>,
  key: string | undefined
): Holder | undefined => {
  const owner = Constants.classOf(module, target.object)
  if (owner === undefined) return undefined
  return ofField(module, owner, target.name, key, target)
}

const ofField = (
  module: Module,
  owner: ClassNode | EnumNode,
  name: string,
  key: string | undefined,
  target?: Node
): Holder => {
  const uses: Array<Node> = []
  for (const node of module.members.get(name) ?? []) {
    if (node !== target && ownerOf(module, node) === owner) uses.push(node)
  }
  const field = owner.kind === "class" ? owner.fields.find((one) => one.name.name === name) : undefined
  const bare = field === undefined ? undefined : module.bindings.of(field.name)
  const all = [...uses, ...(bare?.references ?? [])]
  return {
    name,
    isOpen:
      target === undefined &&
      isOpen(module, module.bindings.of(owner.name)) &&
      isOpen(module, bare ?? module.bindings.of(owner.name)),
    uses: all.filter((use) => !isOtherEntry(module, use, key))
  }
}

const ownerOf = (module: Module, member: Extract<Node, { kind: "member" }>): ClassNode | EnumNode | undefined => {
  const object = Walk.bare(member.object)
  if (object.kind === "name") {
    for (const one of module.bindings.of(object)?.definitions ?? []) if (one.kind === "enum") return one.node
  }
  return Constants.classOf(module, object)
}

const ofFunction = (module: Module, fn: FunctionNode): Holder | undefined => {
  if (fn.name === undefined) return holderOf(module, fn)
  const { name } = fn.name
  const uses = Constants.callsOf(module, fn)
  return { name, isOpen: isOpen(module, module.bindings.of(fn.name)) && fn.isPrivate !== true, uses }
}

/** Whether a use only hands the path on to something whose uses are all requests. */
const feeds = (module: Module, use: Node, isUsed: (use: Node) => boolean, steps = 0): boolean => {
  const holder = steps > STEPS_MAX ? undefined : holderOf(module, use)
  return (
    holder !== undefined &&
    holder.uses.length > 0 &&
    holder.uses.every((one) => isUsed(one) || feeds(module, one, isUsed, steps + 1))
  )
}

/** Whether a use only compares: both sides name the same thing, and change together. */
const isCompared = (module: Module, use: Node): boolean => {
  const parent = module.parents.get(Walk.outermost(module.parents, use))
  return parent?.kind === "binary" && /^[!=]==?$/u.test(parent.operator)
}

/** Whether a use only asks where the path leads: `uri.host`, `uri.port`. */
const isLookedAt = (module: Module, use: Node): boolean => {
  const parent = module.parents.get(Walk.outermost(module.parents, use))
  return parent?.kind === "member" && /^(?:host(?:name)?|port|scheme|getHost|getPort|getScheme)$/u.test(parent.name)
}

/** A path that other code uses in ways that are not in reach cannot be changed for this request alone. */
export const blockers = (module: Module, request: Request, requests: ReadonlyArray<Request>): ReadonlyArray<Blocker> =>
  [...request.path.literals].flatMap((literal): ReadonlyArray<Blocker> => {
    if (Walk.holds(request.node, literal)) return []
    const holder = holderOf(module, literal)
    if (holder === undefined) return []
    const isUsed = (use: Node): boolean =>
      requests.some((one) => Walk.holds(one.node, use) || one.related.some((other) => Walk.holds(other, use)))
    const strays = holder.uses.filter(
      (use) =>
        !isUsed(use) &&
        !isLookedAt(module, use) &&
        !(request.isMock && isCompared(module, use)) &&
        !feeds(module, use, isUsed)
    )
    const range = module.source.range(literal.start, literal.end)
    if (strays.length > 0) {
      const message = `${holder.name} is also used where no call is in reach.`
      return [{ range, message, needs: "See what else uses the path before it is changed." }]
    }
    const sharers = holder.isOpen ? sharersOf(module, holder.name) : undefined
    return sharers === undefined ? [] : [Sites.sharedPath(range, holder.name, sharers)]
  })

/** The files that use what a path is kept in, as far as the project is known. */
const sharersOf = (module: Module, name: string): ReadonlyArray<string> | undefined =>
  module.outside?.beside?.sharers?.[name]

/** The name of what a path is kept in, where other files may use it and none is known that does. */
export const unseenName = (module: Module, request: Request): string | undefined => {
  const name = openName(module, request)
  return name === undefined || sharersOf(module, name) !== undefined ? undefined : name
}

/** The name of what a path is kept in, where other files may use it. */
export const openName = (module: Module, request: Request): string | undefined => {
  for (const literal of request.path.literals) {
    const holder = Walk.holds(request.node, literal) ? undefined : holderOf(module, literal)
    if (holder?.isOpen === true) return holder.name
  }
  return undefined
}
