/**
 * What belongs to a request beside the call that names its path: the chain it stands in, what is called on or set on the
 * variable it is kept in, a block that fills it in, and the call that sends it.
 */
import type { Module } from "./Module.ts"
import type { Call, Expression, FunctionNode, Name, Node } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** A member that is set: `request.body = …`. */
export interface Write {
  readonly name: string
  readonly value: Expression
}

export interface Related {
  /** Calls on the request, in the order they are written; the call itself is not among them. */
  readonly calls: ReadonlyArray<Call>
  readonly writes: ReadonlyArray<Write>
  /** Calls that the request is handed to. */
  readonly takers: ReadonlyArray<Call>
}

/** The calls made on a call's result, in order. */
export const above = (module: Module, call: Call): ReadonlyArray<Call> => {
  const result: Array<Call> = []
  for (let at: Node = call; ;) {
    const member = module.parents.get(Walk.outermost(module.parents, at))
    const next = member?.kind === "member" ? module.parents.get(Walk.outermost(module.parents, member)) : undefined
    if (next?.kind !== "call" || Walk.bare(next.callee) !== member) return result
    result.push(next)
    at = next
  }
}

/** The calls that a call is made on: builders before it in the chain. */
const below = (call: Call): ReadonlyArray<Call> => {
  const result: Array<Call> = []
  for (let at = Walk.receiver(call); at !== undefined;) {
    const node = Walk.bare(at)
    if (node.kind === "call") {
      result.push(node)
      at = Walk.receiver(node)
    } else at = node.kind === "member" ? node.object : undefined
  }
  return result
}

/** The variable that a call's result is kept in, if it is kept in one. */
const keptIn = (module: Module, call: Node): Name | undefined => {
  const outer = Walk.outermost(module.parents, call)
  const parent = module.parents.get(outer)
  if (parent?.kind !== "assign" || parent.value !== outer) return undefined
  const [first] = parent.targets
  const target = first === undefined ? undefined : Walk.bare(first)
  const name = target?.kind === "list" ? target.items[0] : target
  return name?.kind === "name" ? name : undefined
}

class Collector {
  readonly calls = new Set<Call>()
  readonly writes: Array<Write> = []
  readonly takers = new Set<Call>()
  readonly #module: Module
  readonly #seen = new Set<Node>()

  constructor(module: Module) {
    this.#module = module
  }

  /** A call, its chain, and what becomes of its result. */
  chain(call: Call): void {
    const module = this.#module
    const chain = [...below(call), ...above(module, call)]
    for (const one of chain) this.calls.add(one)
    for (const one of [call, ...chain]) for (const { value } of one.arguments) this.block(value)
    const last = above(module, call).at(-1) ?? call
    this.argument(last)
    const name = keptIn(module, last)
    if (name !== undefined) this.variable(name)
  }

  /** A request that is handed to a call right where it is made. */
  argument(node: Node): void {
    const outer = Walk.outermost(this.#module.parents, node)
    const parent = this.#module.parents.get(outer)
    if (parent?.kind !== "call" || !parent.arguments.some((one) => one.value === outer)) return
    this.takers.add(parent)
    // A mock that takes the request says behind it what it answers: `Given(request).RespondWith(reply)`.
    const { calls } = this.#module.dialect.clients
    if (Object.hasOwn(calls, parent.name) && calls[parent.name]?.isMock === true) {
      for (const one of above(this.#module, parent)) this.calls.add(one)
    }
  }

  variable(name: Name): void {
    const { bindings, parents } = this.#module
    const binding = bindings.of(name)
    if (binding === undefined || this.#seen.has(name)) return
    this.#seen.add(name)
    for (const reference of binding.references) {
      const outer = Walk.outermost(parents, reference)
      const parent = parents.get(outer)
      if (parent?.kind === "member" && Walk.bare(parent.object) === reference) this.#member(parent)
      else if (parent?.kind === "index" && Walk.bare(parent.object) === reference) this.#index(parent)
      else this.argument(reference)
    }
  }

  #member(member: Extract<Node, { kind: "member" }>): void {
    const parent = this.#module.parents.get(member)
    if (parent?.kind === "call" && parent.callee === member) {
      this.calls.add(parent)
      for (const one of above(this.#module, parent)) this.calls.add(one)
    } else if (parent?.kind === "assign" && parent.targets.includes(member) && parent.value !== undefined) {
      this.writes.push({ name: member.name, value: parent.value })
    } else if (parent?.kind === "member") {
      // request.URL.RawQuery = …
      const outer = this.#module.parents.get(parent)
      if (outer?.kind === "assign" && outer.targets.includes(parent) && outer.value !== undefined) {
        this.writes.push({ name: parent.name, value: outer.value })
      }
    }
  }

  #index(index: Extract<Node, { kind: "index" }>): void {
    const parent = this.#module.parents.get(index)
    const key = Walk.bare(index.index)
    if (
      parent?.kind === "assign" &&
      parent.targets.includes(index) &&
      parent.value !== undefined &&
      key.kind === "text"
    ) {
      this.writes.push({ name: key.content.text, value: parent.value })
    }
  }

  /** A block that fills the request in: through its parameter, or by bare calls on an implied receiver. */
  block(node: Expression): void {
    const fn = Walk.bare(node)
    if (fn.kind !== "function") return
    for (const parameter of fn.parameters) this.variable(parameter.name)
    this.#bare(fn)
  }

  #bare(fn: FunctionNode): void {
    Walk.walk(fn.body, (node) => {
      if (node.kind === "call" && node.callee.kind === "name") this.calls.add(node)
      if (node.kind === "assign" && node.value !== undefined) {
        for (const target of node.targets) {
          if (target.kind === "name") this.writes.push({ name: target.name, value: node.value })
        }
      }
      return node === fn.body || node.kind !== "function"
    })
  }
}

/** What belongs to the request that this call begins or sends. */
export const of = (module: Module, call: Call): Related => {
  const collector = new Collector(module)
  collector.chain(call)
  return { calls: [...collector.calls], writes: collector.writes, takers: [...collector.takers] }
}
