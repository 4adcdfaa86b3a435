/**
 * Code of the file that sees what a call sends or answers in ways that are not followed: a worker that gets the body from
 * a queue, a hook of the client, a function that takes the whole body. It does not move with the call, so the call may
 * only move when somebody has looked.
 */
import * as Watching from "../evidence/Watching.ts"
import type { Binding } from "./Bindings.ts"
import * as Constants from "./Constants.ts"
import * as Entrances from "./Entrances.ts"
import { Holders } from "./Holders.ts"
import * as Holds from "./Holds.ts"
import * as Inputs from "./Inputs.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Passing from "./Passing.ts"
import type { Call, ClassNode, Expression, FunctionNode, Name, Node } from "./Program.ts"
import type { Reach } from "./Reach.ts"
import type { Request } from "./Requests.ts"
import * as Takers from "./Takers.ts"
import * as Walk from "./Walk.ts"

/** The places that each request should know of, as sentences; `covered` are starts of keys that move with a call. */
export const find = (
  module: Module,
  requests: ReadonlyArray<Request>,
  { covered, reach }: { readonly covered: ReadonlySet<number>; readonly reach: Reach }
): ((request: Request) => ReadonlyArray<string>) => {
  const creates = requests.filter(Takers.isMovingCreate)
  const found = creates.length === 0 ? undefined : new Watcher(module, requests, { creates, covered, reach }).find()
  return (request) => [...(found?.get(request) ?? [])]
}

/** What is known of a name: it holds the bodies of these requests; of none, something that passes through a channel. */
interface Held {
  readonly owners: ReadonlySet<Request>
  /** The way on which it comes in. */
  readonly way: string
  /** What passes is of these alone: what was caught around them. */
  readonly around?: ReadonlyArray<Request>
}

interface Around {
  readonly creates: ReadonlyArray<Request>
  readonly covered: ReadonlySet<number>
  readonly reach: Reach
}

const passing = (way: string): Held => ({ owners: new Set(), way })

const ROUNDS_MAX = 8

class Watcher {
  readonly #module: Module
  readonly #requests: ReadonlyArray<Request>
  readonly #creates: ReadonlyArray<Request>
  readonly #covered: ReadonlySet<number>
  readonly #reach: Reach
  readonly #scene: Takers.Scene
  /** Members that a body is kept in. */
  readonly #members: Holders<Request, Held>
  readonly #held = new Map<Binding, Held>()
  /** Names that keep several bodies, each under a key. */
  readonly #stores = new Set<Binding>()
  #changes = 0
  #inputs: ReadonlySet<Binding> = new Set()
  readonly #bodies = new Map<Node, Set<Request>>()
  readonly #found = new Map<Request, Set<string>>()

  constructor(module: Module, requests: ReadonlyArray<Request>, { covered, creates, reach }: Around) {
    this.#module = module
    this.#requests = requests
    this.#creates = creates
    this.#covered = covered
    this.#reach = reach
    this.#members = new Holders(module)
    this.#scene = { module, requests, senders: Takers.sendersOf(module, creates) }
    for (const request of creates) {
      for (const node of request.body?.nodes ?? []) {
        this.#bodies.set(node, (this.#bodies.get(node) ?? new Set<Request>()).add(request))
      }
    }
  }

  find(): ReadonlyMap<Request, ReadonlySet<string>> {
    this.#enter()
    for (let round = 0, before = -1; round < ROUNDS_MAX && this.#changes !== before; round++) {
      before = this.#changes
      Walk.walk(this.#module.root, (node) => this.#spread(node))
    }
    if (this.#held.size + this.#members.names.length > 0) {
      this.#takers()
      this.#inputs = Inputs.of(this.#module, this.#creates, (binding) => this.#isOwn(binding))
      Walk.walk(this.#module.root, (node) => this.#read(node))
    }
    for (const request of this.#creates) {
      const maker = Takers.makerOf(this.#module, request)
      if (maker !== undefined) this.#say(Watching.answers(maker), { owners: new Set([request]), way: "" })
    }
    Walk.walk(this.#module.root, (node) => {
      if (node.kind === "call") this.#named(node)
      else if (node.kind === "index") this.#dynamic(node)
    })
    return this.#found
  }

  #say(sentence: string, { around, owners }: Held): void {
    for (const request of owners.size > 0 ? owners : (around ?? this.#creates)) {
      this.#found.set(request, (this.#found.get(request) ?? new Set<string>()).add(sentence))
    }
  }

  #mark(binding: Binding | undefined, held: Held): void {
    const known = binding === undefined ? undefined : this.#held.get(binding)
    const isThere = known !== undefined && [...held.owners].every((one) => known.owners.has(one))
    const isFixed = binding?.definitions.some((one) => /^(?:import|class|function)$/u.test(one.kind)) === true
    if (binding === undefined || isThere || isFixed) return
    this.#changes++
    this.#held.set(binding, { ...held, owners: new Set([...(known?.owners ?? []), ...held.owners]) })
  }

  #heldBy(node: Node): Held | undefined {
    let found: Held | undefined
    Walk.walk(node, (inner) => {
      if (inner.kind === "function") return false
      const owners = this.#bodies.get(inner) ?? this.#madeBy(inner)
      const binding = inner.kind === "name" ? this.#module.bindings.of(inner) : undefined
      const kept = inner.kind === "member" ? this.#members.of(inner) : undefined
      const one = owners === undefined ? (kept ?? (binding && this.#held.get(binding))) : { owners, way: "" }
      if (one !== undefined) {
        found = { ...one, ...found, owners: new Set([...(found?.owners ?? []), ...one.owners]) }
      }
      return true
    })
    return found
  }

  /** Whose body a function of this file makes. */
  #madeBy(node: Node): ReadonlySet<Request> | undefined {
    const fn = node.kind === "call" ? Constants.called(this.#module, node) : undefined
    const [only] = fn === undefined ? [] : Walk.returned(fn)
    return only === undefined ? undefined : this.#bodies.get(Walk.bare(only))
  }

  /** What client libraries and queues call: functions that are handed on, and methods of a known name. */
  #enter(): void {
    Walk.walk(this.#module.root, (node) => {
      if (node.kind === "function") {
        const way = Entrances.wayTo(this.#module, node)
        if (way !== undefined) for (const one of node.parameters) this.#parameter(one, way)
      } else if (node.kind === "try") this.#caught(node)
    })
  }

  #parameter(parameter: FunctionNode["parameters"][number], way: string): void {
    if (parameter.isSelf === true || Constants.isSelf(this.#module, parameter.name)) return
    this.#mark(this.#module.bindings.of(parameter.name), passing(way))
  }

  /** What is caught around a create may hold the request: `error.request.body`. */
  #caught(node: Extract<Node, { kind: "try" }>): void {
    const around = this.#creates.filter((one) => Walk.holds(node.body, one.node))
    if (around.length === 0) return
    for (const { name } of node.catches) {
      if (name !== undefined) this.#mark(this.#module.bindings.of(name), { ...passing("error request"), around })
    }
  }

  /** Assignments, loops and calls carry on what a name holds. */
  #spread(node: Node): void {
    const { bindings, dialect, text } = this.#module
    if (node.kind === "assign" && node.value !== undefined) {
      const from = this.#heldBy(node.value)
      if (from === undefined || this.#isAnswer(node.value) || (from.owners.size > 0 && !this.#isSame(node.value)))
        return
      for (const target of node.targets) this.#pattern(target, from)
    } else if (node.kind === "class") {
      for (const { name, value } of node.fields) {
        const from = value === undefined ? undefined : this.#heldBy(value)
        if (value !== undefined && from !== undefined && from.owners.size > 0 && this.#isSame(value)) {
          this.#variable(name, from)
        }
      }
    } else if (node.kind === "loop" && node.over !== undefined && node.target !== undefined) {
      const from = this.#heldBy(node.over)
      if (from !== undefined) this.#pattern(node.target, from)
    } else if (node.kind === "call") {
      const fn = Constants.called(this.#module, node) ?? Takers.directly(node)
      for (const [parameter, value] of fn === undefined ? [] : Constants.handed(fn, node)) {
        const from = this.#heldBy(value)
        const isWhole = from !== undefined && (from.owners.size === 0 || this.#isSame(value))
        if (isWhole) this.#mark(bindings.of(parameter.name), from)
      }
      if (fn !== undefined) return
      const from = this.#heldBy(node)
      if (from === undefined || Takers.isOfRequest(this.#scene, node)) return
      for (const { value } of node.arguments) {
        const bare = Walk.bare(value)
        // json.Unmarshal(data, &sent)
        if (bare.kind === "name" && (text[value.start] === "&" || dialect.clients.parsers.has(node.name))) {
          this.#mark(bindings.of(bare), passing(from.way))
        }
        if (bare.kind === "function" && from.owners.size === 0)
          for (const one of bare.parameters) this.#parameter(one, from.way)
      }
    }
  }

  #pattern(target: Expression, from: Held): void {
    const node = Walk.bare(target)
    if (node.kind === "name") this.#variable(node, from)
    else if (node.kind === "member" && from.owners.size > 0) {
      this.#keep(node.name, Constants.classOf(this.#module, node.object), from)
    } else if (node.kind === "list") for (const item of node.items) this.#pattern(item, from)
    // `self.sent[reference] = body`: one of many that are kept.
    else if (node.kind === "index" && from.owners.size > 0 && Walk.bare(node.index).kind !== "text") {
      const store = Walk.bare(node.object)
      const binding = store.kind === "name" ? this.#module.bindings.of(store) : undefined
      if (binding !== undefined) this.#stores.add(binding)
      this.#pattern(store, from)
    }
  }

  /** A name, or a field by its bare name. */
  #variable(name: Name, from: Held): void {
    const binding = this.#module.bindings.of(name)
    this.#mark(binding, from)
    const field = from.owners.size === 0 ? undefined : binding?.definitions.find((one) => one.kind === "field")
    if (field?.kind === "field") this.#keep(name.name, field.node, from)
  }

  #keep(name: string, owner: ClassNode | undefined, from: Held): void {
    if (this.#members.keep(name, owner, from)) this.#changes++
  }

  /** Whether a value is the body itself, or a copy: what a call makes of it is something else. */
  #isSame(value: Expression): boolean {
    const node = Walk.bare(value)
    if (this.#bodies.has(node) || node.kind === "name" || node.kind === "conditional") return true
    if (node.kind === "member") return this.#members.of(node) !== undefined
    if (node.kind === "dictionary") return node.spreads.length > 0
    if (node.kind !== "call") return false
    const fn = Constants.called(this.#module, node)
    if (fn !== undefined) return Walk.returned(fn).some((one) => this.#heldBy(one) !== undefined && this.#isSame(one))
    return Watching.COPIES.test(node.name) || this.#module.dialect.clients.serializers.has(node.name)
  }

  /** What a request answers is followed by others. */
  #isAnswer(value: Expression): boolean {
    return this.#requests.some((request) => [...request.answers].some((one) => Walk.holds(value, one)))
  }

  #read(node: Node): void {
    switch (node.kind) {
      case "member":
        this.#field(node, node.object, { name: Holds.snake(node.name), start: node.key.start })
        return
      case "index": {
        const key = Walk.bare(node.index)
        if (key.kind === "text") this.#field(node, node.object, { name: key.content.text, start: key.start })
        return
      }
      case "call": {
        const receiver = Walk.receiver(node)
        const [first] = node.arguments
        const key = first === undefined ? undefined : Walk.bare(first.value)
        if (receiver !== undefined && key?.kind === "text" && Passing.KEYED.test(node.name))
          this.#field(node, receiver, { name: key.content.text, start: key.start })
        return
      }
      case "assign":
        for (const target of node.targets) this.#takenApart(target, node.value)
        return
      case "text":
        this.#status(node)
        return
      default:
    }
  }

  #takenApart(target: Expression, value: Expression | undefined): void {
    const pattern = Walk.bare(target)
    if (pattern.kind !== "dictionary" || value === undefined) return
    for (const entry of pattern.entries)
      if (entry.name !== undefined) this.#field(value, value, { name: entry.name, start: entry.key.start })
  }

  #field(node: Node, object: Expression, key: { readonly name: string; readonly start: number }): void {
    if (!Watching.isMoving(key.name) || this.#isCovered(key.start) || Takers.isWritten(this.#module, node)) return
    const from = this.#heldBy(object)
    if (from === undefined || this.#isInput(object)) return
    const isRead = from.owners.size > 0 || Watching.isTelling(key.name, `${from.way} ${textOf(this.#module, object)}`)
    if (isRead)
      this.#say(Watching.reads(textOf(this.#module, node), key.name, Takers.placeOf(this.#module, node)), from)
  }

  /** `reply.status == "SETTLED"` of something that passes through. */
  #status(node: Extract<Node, { kind: "text" }>): void {
    if (!Watching.STATUS.test(node.content.text) || this.#isCovered(node.start)) return
    const outer = Walk.outermost(this.#module.parents, node)
    const parent = this.#module.parents.get(outer)
    if (parent?.kind !== "binary" || !/^(?:[!=]=|!?in)$/u.test(parent.operator)) return
    const other = parent.left === outer ? parent.right : parent.left
    const written = textOf(this.#module, other)
    const from = /status|state/iu.test(written) ? this.#heldBy(other) : undefined
    if (from === undefined || this.#isInput(other) || !Watching.isChannel(`${from.way} ${written}`)) return
    this.#say(Watching.reads(textOf(this.#module, parent), "the status", Takers.placeOf(this.#module, parent)), from)
  }

  #isCovered(at: number): boolean {
    return this.#covered.has(this.#module.source.range(at, at).start)
  }

  #isInput(object: Expression): boolean {
    let isInput = false
    Walk.walk(object, (inner) => {
      const binding = inner.kind === "name" ? this.#module.bindings.of(inner) : undefined
      if (binding !== undefined && this.#inputs.has(binding)) isInput = true
      return !isInput && inner.kind !== "function"
    })
    return isInput
  }

  /** `text(reply, "amount")`, `reply.text("amount")`: a field is named to a function which is handed the whole. */
  #named(call: Call): void {
    const receiver = Walk.receiver(call)
    const isPart = Watching.TAKES_PART.test(call.name)
    const given = [...call.arguments.map(({ value }) => value), ...(receiver === undefined ? [] : [receiver])]
    const texts = given.flatMap(Takers.moving).filter((one) => isPart || !this.#isCovered(one.start))
    const isRequest = this.#requests.some(({ answers, node }) => Walk.holds(node, call) || answers.has(call))
    if (texts.length === 0 || isRequest || Watching.WRITES.test(call.name)) return
    const owners = new Set(given.flatMap((one) => this.#ownersOf(one, one === receiver)))
    if (owners.size === 0) return
    for (const one of texts) {
      const field = Watching.isMoving(one.content.text) ? one.content.text : "a field"
      this.#say((isPart ? Watching.gives : Watching.names)(textOf(this.#module, call), field), { owners, way: "" })
    }
  }

  /** The requests whose whole reply an expression is, or whose body. */
  #ownersOf(node: Expression, isReceiver: boolean): ReadonlyArray<Request> {
    const hold = this.#reach.of(node)
    const isReply = hold !== undefined && /^(?:raw|object|items|list)$/u.test(hold.shape)
    const own = isReceiver || Walk.bare(node).kind !== "name" ? [] : (this.#heldBy(node)?.owners ?? [])
    return [...(isReply ? [...hold.owners].flatMap(Holds.requestsOf) : []), ...own]
  }

  /** `reply[name]`: which field is read is known when it runs. */
  #dynamic(node: Extract<Node, { kind: "index" }>): void {
    if (Walk.bare(node.index).kind !== "name") return
    const hold = this.#reach.of(node.object)
    const object = Walk.bare(node.object)
    const binding = object.kind === "name" ? this.#module.bindings.of(object) : undefined
    const isBody = binding !== undefined && !this.#stores.has(binding)
    const own = isBody ? [...(this.#heldBy(object)?.owners ?? [])] : []
    const owners = new Set([
      ...(hold?.shape === "object" || hold?.shape === "raw" ? [...hold.owners].flatMap(Holds.requestsOf) : []),
      ...own
    ])
    if (owners.size > 0 && !Takers.isWritten(this.#module, node))
      this.#say(Watching.names(textOf(this.#module, node), "a field"), { owners, way: "" })
  }

  /** Calls that get a body, too, and whose code is not in this file. */
  #takers(): void {
    const taken = (reference: Expression, held: Held): void => {
      for (const sentence of Takers.sentences(this.#scene, reference)) this.#say(sentence, held)
    }
    for (const binding of this.#module.bindings.all) {
      const held = this.#held.get(binding)
      if (held === undefined || held.owners.size === 0) continue
      for (const reference of binding.references) taken(reference, held)
    }
    for (const name of this.#members.names) {
      for (const member of this.#module.members.get(name) ?? []) {
        const isKnown = Constants.classOf(this.#module, member.object) !== undefined
        const held = isKnown ? this.#members.of(member) : undefined
        if (held !== undefined) taken(member, held)
      }
    }
  }

  #isOwn(binding: Binding): boolean {
    return (this.#held.get(binding)?.owners.size ?? 0) > 0
  }
}
