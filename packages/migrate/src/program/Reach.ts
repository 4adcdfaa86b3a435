/**
 * Which expressions hold what a request answered. Followed from the proof: through awaits, parsers, variables, patterns,
 * callbacks over rows, functions of this file, out-parameters, and types that a proven call names. Never by a name alone.
 */
import * as Across from "./Across.ts"
import type { Binding, Definition } from "./Bindings.ts"
import * as Constants from "./Constants.ts"
import * as Holds from "./Holds.ts"
import type { Hold, Owner } from "./Holds.ts"
import * as Kept from "./Kept.ts"
import * as Keyed from "./Keyed.ts"
import * as Models from "./Models.ts"
import type { Module } from "./Module.ts"
import * as Passing from "./Passing.ts"
import type { Call, ClassNode, Expression, FunctionNode, Member, Name, Node, Try } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

export interface Reach {
  readonly of: (node: Node) => Hold | undefined
  /** What a function of this file answers. */
  readonly ofResult: (fn: FunctionNode) => Hold | undefined
  /** The key that a call reads (`get("amount")`) and what it reads it of. */
  readonly keyed: (call: Call) => Keyed.Keyed | undefined
}

/** Follows the answers of these requests, and values of these types. */
export const make = (module: Module, requests: ReadonlyArray<Request>, proven: Models.Proven): Reach =>
  new Follower(module, requests, proven)

class Follower implements Reach {
  readonly #module: Module
  readonly #proven: Models.Proven
  readonly #requests = new Map<Node, Request>()
  /** Calls that build a request or send it. */
  readonly #parts = new Map<Node, Request>()
  readonly #known = new Map<Node, Hold | undefined>()
  readonly #bindings = new Map<Binding, Hold | undefined>()
  readonly #results = new Map<FunctionNode, Hold | undefined>()
  readonly #fields = new Map<ClassNode, Map<string, Hold | undefined>>()
  readonly #callers = new Map<FunctionNode, Array<Call>>()

  constructor(module: Module, requests: ReadonlyArray<Request>, proven: Models.Proven) {
    this.#module = module
    this.#proven = proven
    for (const request of requests) {
      if (request.isMock) continue
      for (const answer of request.answers) this.#requests.set(answer, request)
      for (const part of request.related) this.#parts.set(part, request)
    }
    Walk.each(module.root, Walk.CALLS, (node) => {
      const fn = Constants.called(module, node)
      if (fn !== undefined) this.#callers.set(fn, [...(this.#callers.get(fn) ?? []), node])
    })
  }

  readonly of = (node: Node): Hold | undefined => {
    if (this.#known.has(node)) return this.#known.get(node)
    // A value that depends on itself (a loop's variable) is known by its other parts.
    this.#known.set(node, undefined)
    const hold = this.#read(node)
    this.#known.set(node, hold)
    return hold
  }

  readonly ofResult = (fn: FunctionNode): Hold | undefined => {
    if (this.#results.has(fn)) return this.#results.get(fn)
    this.#results.set(fn, undefined)
    const typed = fn.returns === undefined ? undefined : Models.holdOf(this.#module, this.#proven, fn.returns)
    const given = Walk.returned(fn).map((one) => {
      const parent = this.#module.parents.get(one)
      const hold = this.of(one)
      return parent?.kind === "exit" && parent.how === "yield" && hold?.shape === "object" ? Holds.many(hold) : hold
    })
    const request = this.#requests.get(fn)
    const declared: Hold | undefined =
      request === undefined ? undefined : { shape: "raw", owners: new Set<Owner>([request]) }
    const hold = Holds.join(typed, declared, ...given)
    this.#results.set(fn, hold)
    return hold
  }

  #read(node: Node): Hold | undefined {
    switch (node.kind) {
      case "wrapped": {
        const typed = node.type === undefined ? undefined : Models.holdOf(this.#module, this.#proven, node.type)
        const inner = this.of(node.value)
        return inner === undefined ? typed : Holds.join(typed ?? inner, inner)
      }
      case "name": {
        const binding = this.#module.bindings.of(node)
        return binding === undefined ? undefined : this.#binding(binding)
      }
      case "member":
        return this.#member(node)
      case "index": {
        const hold = this.of(node.object)
        const index = Walk.bare(node.index)
        if (hold === undefined) return undefined
        return this.#project(hold, index.kind === "text" ? index.content.text : "*")
      }
      case "call":
        return this.#call(node)
      case "conditional":
        return Holds.join(this.of(node.consequence), this.of(node.otherwise))
      case "binary":
        return /^(?:\?\?|\|\||&&|\?:)$/u.test(node.operator)
          ? Holds.join(this.of(node.right), this.of(node.left))
          : undefined
      case "assign":
        return node.value === undefined ? undefined : this.of(node.value)
      case "loop": {
        const hold = node.collects === undefined ? undefined : this.of(node.collects)
        return hold?.shape === "object" ? Holds.many(hold) : undefined
      }
      case "if":
      case "switch":
      case "try":
      case "block":
        return this.#lastOf(node)
      default:
        return undefined
    }
  }

  #lastOf(node: Node): Hold | undefined {
    const { end, start } = node
    const shape = { parameters: [], annotations: [], body: node, answersLast: true }
    const fn: FunctionNode = { kind: "function", start, end, ...shape }
    return Holds.join(
      ...Walk.returned(fn)
        .filter((one) => one !== node)
        .map((one) => this.of(one))
    )
  }

  #project(hold: Hold, key: string): Hold | undefined {
    return Holds.project(hold, key, this.#module.dialect.clients.wrappers)
  }

  #member(node: Member): Hold | undefined {
    const hold = this.of(node.object)
    if (hold !== undefined) return this.#project(hold, node.name)
    const owner = Constants.classOf(this.#module, node.object)
    const field = owner?.fields.find((one) => one.name.name === node.name)
    const typed = field?.type === undefined ? undefined : Models.holdOf(this.#module, this.#proven, field.type)
    const value = Constants.property(this.#module, node.object, node.name)
    return Holds.join(
      Models.fieldOfItself(this.#proven, owner, node.name),
      typed,
      owner === undefined ? undefined : this.#field(owner, node.name),
      value === undefined || value === node ? undefined : this.of(value)
    )
  }

  /** What a field of a class's objects is set to, anywhere in the file. */
  #field(owner: ClassNode, name: string): Hold | undefined {
    const all = this.#fields.get(owner) ?? new Map<string, Hold | undefined>()
    this.#fields.set(owner, all)
    if (all.has(name)) return all.get(name)
    all.set(name, undefined)
    const { uses, values } = Kept.ofField(this.#module, owner, name)
    const hold = Holds.join(
      ...values.map(({ path, value }) => this.#along(path, this.of(value))),
      ...uses.map((one) => this.#filledBy(one, false))
    )
    all.set(name, hold)
    return hold
  }

  #call(node: Call): Hold | undefined {
    const request = this.#requests.get(node)
    if (request !== undefined)
      return this.#typed({ shape: request.shape ?? "raw", owners: new Set<Owner>([request]) }, node)
    const receiver = Walk.receiver(node)
    const hold = receiver === undefined ? undefined : this.of(receiver)
    const given = node.arguments.map((one) => one.value)
    const own = hold === undefined ? undefined : this.#method(node, hold)
    if (own !== undefined) return own
    const handed = hold === undefined ? this.keyed(node) : undefined
    if (handed !== undefined) {
      const key = Walk.bare(handed.keys[0]!)
      return key.kind === "text" ? this.#project(handed.hold, key.content.text) : undefined
    }
    const fn = Constants.called(this.#module, node)
    if (fn !== undefined) return this.ofResult(fn)
    const parsed = Holds.join(...given.map((one) => this.of(one)))
    const isModel = Models.namedBy(this.#module, node).some((one) => this.#proven.has(one))
    if (parsed !== undefined && (this.#module.dialect.clients.parsers.has(node.name) || isModel)) {
      return this.#typed(parsed, node)
    }
    return this.#wrapped(node, given, parsed)
  }

  /** The class that a call names says what comes out of it. */
  #typed(hold: Hold, node: Call): Hold {
    if (hold.shape !== "raw" && hold.shape !== "object" && hold.shape !== "items") return hold
    for (const named of Models.namedBy(this.#module, node)) {
      const found = this.#proven.get(named)
      if (found === undefined || named.kind !== "class" || found.form === "request") continue
      const shape = found.form === "list" ? "list" : hold.shape === "items" ? "items" : "object"
      return { shape, owners: new Set([...hold.owners, found]), model: named }
    }
    return hold
  }

  readonly keyed = (call: Call): Keyed.Keyed | undefined => Keyed.of(call, this.of, (one) => this.#requests.has(one))

  #method(node: Call, hold: Hold): Hold | undefined {
    const { name } = node
    const keyed = this.keyed(node)
    if (keyed !== undefined && hold.shape !== "items") {
      const texts = keyed.keys.map(Walk.bare).flatMap((one) => (one.kind === "text" ? [one.content.text] : []))
      const path = name === "dig" ? texts : texts.slice(0, 1)
      return path.reduce<Hold | undefined>((at, key) => (at === undefined ? undefined : this.#project(at, key)), hold)
    }
    if (hold.model !== undefined && node.arguments.length === 0 && hold.shape !== "items") {
      const accessor = this.#project(hold, name)
      if (accessor !== undefined) return accessor
    }
    if (hold.shape === "items") return this.#overRows(node, hold)
    if (hold.shape === "id") return undefined
    if (this.#module.dialect.clients.parsers.has(name) || Passing.SAME.test(name)) return this.#typed(hold, node)
    return undefined
  }

  #overRows(node: Call, hold: Hold): Hold | undefined {
    const { name } = node
    const callback = node.arguments.map((one) => Walk.bare(one.value)).find(Walk.isFunction)
    if (Passing.MAPS.test(name) && callback !== undefined) {
      const result = Holds.join(...Walk.returned(callback).map((one) => this.of(one)))
      return result?.shape === "object" ? Holds.many(result) : result
    }
    if (Passing.ROWS.test(name)) return hold
    return Passing.ONE.test(name) ? this.#project(hold, "*") : undefined
  }

  /** What unknown functions hand through: `next(rows)`, `asyncio.run(get(id))`, `retry(lambda: get(id))`. */
  #wrapped(node: Call, given: ReadonlyArray<Expression>, parsed: Hold | undefined): Hold | undefined {
    const fn = given.map(Walk.bare).find(Walk.isFunction)
    if (fn !== undefined && parsed === undefined) return Holds.join(...Walk.returned(fn).map((one) => this.of(one)))
    if (parsed === undefined || !Passing.HANDS_ON.test(node.name)) return undefined
    if (node.name === "gather") return Holds.many(parsed)
    return node.name === "next" && parsed.shape === "items" ? this.#project(parsed, "*") : parsed
  }

  #binding(binding: Binding): Hold | undefined {
    if (this.#bindings.has(binding)) return this.#bindings.get(binding)
    this.#bindings.set(binding, undefined)
    const filled = Holds.join(...this.#filledIn(binding))
    const made = filled === undefined ? [] : binding.definitions.map((one) => this.#made(one))
    const hold = Holds.join(...binding.definitions.map((one) => this.#definition(one)), ...made, filled)
    this.#bindings.set(binding, hold)
    return hold
  }

  /** What a pattern takes of a held value. */
  #along(path: ReadonlyArray<string>, hold: Hold | undefined): Hold | undefined {
    return path.reduce<Hold | undefined>((at, key) => {
      if (at === undefined) return undefined
      // A call that answers a value and an error, or a value and a response.
      if (/^\d+$/u.test(key) && at.shape !== "items") return key === "0" ? at : undefined
      return this.#project(at, key)
    }, hold)
  }

  #definition(one: Definition): Hold | undefined {
    switch (one.kind) {
      case "value": {
        const typed =
          one.assign.type === undefined ? undefined : Models.holdOf(this.#module, this.#proven, one.assign.type)
        return Holds.join(typed, one.value === undefined ? undefined : this.#along(one.path, this.of(one.value)))
      }
      case "field":
        return Holds.join(
          Models.fieldOfItself(this.#proven, one.node, one.name.name),
          one.type === undefined ? undefined : Models.holdOf(this.#module, this.#proven, one.type),
          this.#field(one.node, one.name.name)
        )
      case "parameter": {
        const { fn, index, parameter } = one
        const typed =
          parameter.type === undefined ? undefined : Models.holdOf(this.#module, this.#proven, parameter.type)
        return Holds.join(typed, this.#along(one.path, this.#handed(fn, index)))
      }
      case "item": {
        const hold = one.loop.over === undefined ? undefined : this.of(one.loop.over)
        const row = hold === undefined ? undefined : this.#project(hold, "*")
        // Pairs of an index and a row.
        const [first] = one.path
        return first === undefined ? row : first === "1" ? row : undefined
      }
      case "caught":
        return this.#caught(one.node)
      default:
        return undefined
    }
  }

  /** `reply := new(Conversion)`: what is made empty, to be filled in. */
  #made(one: Definition): Hold | undefined {
    const type = one.kind === "value" && one.value !== undefined ? Models.madeType(one.value) : undefined
    return type === undefined ? undefined : Models.holdOf(this.#module, this.#proven, type)
  }

  /**
   * `json.Unmarshal(body, &reply)`, `decoder.Decode(&reply)`: the variable is filled in by a parser; by the request
   * itself where its place is handed in: `client.do(ctx, path, &reply)`.
   */
  #filledIn(binding: Binding): ReadonlyArray<Hold | undefined> {
    return binding.references.map((reference) => {
      const outer = Walk.outermost(this.#module.parents, reference)
      return this.#filledBy(reference, Models.isPlace(this.#module, binding, outer))
    })
  }

  #filledBy(reference: Node, isPlace: boolean): Hold | undefined {
    const { dialect, parents, text } = this.#module
    const outer = Walk.outermost(parents, reference)
    const call = parents.get(outer)
    if (call?.kind !== "call") return undefined
    const request = this.#requests.get(call)
    if (request !== undefined && (isPlace || text[outer.start] === "&")) {
      return { shape: "raw", owners: new Set<Owner>([request]) }
    }
    if (!dialect.clients.parsers.has(call.name) || this.#parts.has(call)) return this.#beside(call, outer)
    // Of several arguments the first one is what is parsed.
    if (call.arguments.length > 1 && call.arguments[0]?.value === outer) return undefined
    if (!call.arguments.some((one) => one.value === outer)) return undefined
    const receiver = Walk.receiver(call)
    const others = call.arguments.filter((one) => one.value !== outer).map((one) => this.of(one.value))
    return Holds.join(...others, receiver === undefined ? undefined : this.of(receiver))
  }

  /** `client.send(request, &reply)`, `decode(response, &reply)`: filled in from what stands beside it. */
  #beside(call: Call, argument: Node): Hold | undefined {
    if (this.#module.text[argument.start] !== "&") return undefined
    const request = this.#parts.get(call)
    if (request !== undefined) return { shape: "raw", owners: new Set<Owner>([request]) }
    const others = call.arguments.filter((one) => one.value !== argument).map((one) => this.of(one.value))
    return others.find((one) => one?.shape === "raw")
  }

  /** What callers hand in for a parameter: calls in this file, and methods that call back with rows. */
  #handed(fn: FunctionNode, index: number): Hold | undefined {
    const parameter = fn.parameters[index]
    const direct = (this.#callers.get(fn) ?? []).flatMap((call) =>
      Constants.handed(fn, call)
        .filter(([one]) => one === parameter)
        .map(([, value]) => this.of(value))
    )
    const outer = Walk.outermost(this.#module.parents, fn)
    const across = Across.given(this.#module, this.#proven, fn, index)
    return Holds.join(this.#fromCaller(outer, index), ...direct, ...this.#passed(fn.name, index), across)
  }

  /** The function is named where it is called back: `map(to_entry, rows)`. */
  #passed(name: Name | undefined, index: number): ReadonlyArray<Hold | undefined> {
    const binding = name === undefined ? undefined : this.#module.bindings.of(name)
    return (binding?.references ?? []).map((one) => this.#fromCaller(Walk.outermost(this.#module.parents, one), index))
  }

  #fromCaller(argument: Node, index: number): Hold | undefined {
    const call = this.#module.parents.get(argument)
    if (
      call?.kind !== "call" ||
      !Passing.takesRow(call.name, index) ||
      !call.arguments.some((one) => one.value === argument)
    )
      return undefined
    const receiver = Walk.receiver(call)
    const own = receiver === undefined ? undefined : this.of(receiver)
    // map(f, rows), array_map($f, $rows), any(f, rows)
    const beside =
      own ?? Holds.join(...call.arguments.filter((one) => one.value !== argument).map((one) => this.of(one.value)))
    if (beside === undefined) return undefined
    if (beside.shape === "items") {
      const isCallback = Passing.CALLBACK.test(call.name) || Passing.CALLBACK_FIRST.test(call.name)
      return isCallback ? this.#project(beside, "*") : undefined
    }
    return Passing.WITH_ITSELF.test(call.name) ? own : undefined
  }

  /** The requests in the `try` that a `catch` belongs to. */
  #caught(node: Try): Hold | undefined {
    const owners = new Set<Owner>()
    Walk.walk(node.body, (inner) => {
      if (inner.kind !== "call") return
      const request = this.#requests.get(inner)
      if (request !== undefined) owners.add(request)
      else for (const owner of this.of(inner)?.owners ?? []) owners.add(owner)
    })
    return owners.size === 0 ? undefined : { shape: "error", owners }
  }
}
