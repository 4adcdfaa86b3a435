/**
 * Code of the file that sees what a call sends or answers in ways that are not followed: an interceptor, a worker that
 * gets the body from a queue, a function that takes the whole body. It does not move with the call, so the call may only
 * move when somebody has looked.
 */
import * as Watching from "../../evidence/Watching.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Bindings from "./Bindings.ts"
import * as Entrances from "./Entrances.ts"
import * as Holds from "./Holds.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Reach } from "./Reach.ts"
import type { Call } from "./Requests.ts"
import { Sentences } from "./Sentences.ts"
import * as Syntax from "./Syntax.ts"
import * as Takers from "./Takers.ts"

/** The places that each call should know of, as sentences; `covered` are starts of keys that move with a call. */
export const find = (
  module: Module,
  calls: ReadonlyArray<Call>,
  { covered, reach }: { readonly covered: ReadonlySet<number>; readonly reach: Reach }
): ((call: Call) => ReadonlyArray<string>) => {
  const creates = calls.filter((call) => call.path.match.api === "legacy" && !call.isMock && call.body !== undefined)
  return creates.length === 0 ? () => [] : new Watcher(module, calls, { creates, covered, reach }).find().about
}

/** What is known of a name: it holds the bodies of these calls; of none, something that passes through a channel. */
interface Held {
  readonly owners: ReadonlySet<Call>
  /** The way on which it comes in. */
  readonly way: string
  /** What passes is of these alone: what was caught around them. */
  readonly around?: ReadonlyArray<Call>
}

const ROUNDS_MAX = 8

const isName = (node: SyntaxNode): boolean =>
  node.type === "identifier" || node.type === "shorthand_property_identifier"

const isCall = (node: SyntaxNode): boolean => node.type === "call_expression" || node.type === "new_expression"

interface Around {
  readonly creates: ReadonlyArray<Call>
  readonly covered: ReadonlySet<number>
  readonly reach: Reach
}

class Watcher {
  readonly #module: Module
  readonly #calls: ReadonlyArray<Call>
  readonly #creates: ReadonlyArray<Call>
  readonly #covered: ReadonlySet<number>
  readonly #reach: Reach
  readonly #scene: Takers.Scene
  /** Members that a body is kept in, by their names. */
  readonly #members = new Map<string, Held>()
  readonly #held = new Map<Bindings.Binding, Held>()
  #changes = 0
  /** Patterns that take a body apart where a function of this file gets it. */
  readonly #taken = new Map<SyntaxNode, Held>()
  readonly #inputs = new Set<Bindings.Binding>()
  readonly #bodies = new Map<SyntaxNode, Set<Call>>()
  readonly #sentences = new Sentences()

  constructor(module: Module, calls: ReadonlyArray<Call>, { covered, creates, reach }: Around) {
    this.#module = module
    this.#scene = { module, calls, senders: Takers.sendersOf(module, creates) }
    this.#calls = calls
    this.#creates = creates
    this.#covered = covered
    this.#reach = reach
    for (const call of creates) {
      for (const node of call.body?.nodes ?? []) {
        this.#bodies.set(node, (this.#bodies.get(node) ?? new Set<Call>()).add(call))
      }
    }
  }

  find(): Sentences {
    const { root } = this.#module
    Trees.walk(root, (node) => this.#enter(node))
    for (let round = 0, before = -1; round < ROUNDS_MAX && this.#changes !== before; round++) {
      before = this.#changes
      Trees.walk(root, (node) => this.#spread(node))
    }
    if (this.#held.size + this.#taken.size + this.#members.size > 0) {
      this.#takers()
      this.#trace()
      Trees.walk(root, (node) => this.#read(node))
    }
    for (const call of this.#creates) {
      const maker = Takers.makerOf(this.#module, call)
      if (maker !== undefined) this.#say(Watching.answers(maker), { owners: new Set([call]), way: "" })
    }
    Trees.walk(root, (node) => this.#named(node))
    return this.#sentences
  }

  #say(sentence: string, { around, owners }: Held): void {
    this.#sentences.say(owners.size > 0 ? owners : (around ?? this.#creates), sentence)
  }

  #mark(name: SyntaxNode, held: Held): void {
    const binding = this.#module.bindings.of(name)
    const known = binding === undefined ? undefined : this.#held.get(binding)
    const isThere = known !== undefined && [...held.owners].every((one) => known.owners.has(one))
    if (binding === undefined || isThere || /^(?:import|declared)$/u.test(binding.origin.kind)) return
    this.#changes++
    this.#held.set(binding, { ...held, owners: new Set([...(known?.owners ?? []), ...held.owners]) })
  }

  #pattern(pattern: SyntaxNode, held: Held): void {
    if (pattern.type === "object_pattern" && held.owners.size > 0) this.#taken.set(pattern, held)
    for (const bound of Bindings.boundIn(pattern, this.#module.text)) {
      // Of a body that is taken apart only parts are left, and those keep their meaning.
      if (bound.path.length === 0 || held.owners.size === 0) this.#mark(bound.node, held)
    }
  }

  #heldBy(node: SyntaxNode): Held | undefined {
    let found: Held | undefined
    Trees.walk(node, (inner) => {
      if (Syntax.isFunction(inner)) return false
      const owners = this.#bodies.get(inner) ?? this.#madeBy(inner)
      const binding = isName(inner) ? this.#module.bindings.of(inner) : undefined
      const kept = inner.type === "property_identifier" ? this.#keptIn(inner) : undefined
      const one = owners === undefined ? (kept ?? (binding && this.#held.get(binding))) : { owners, way: "" }
      if (one !== undefined) {
        found = { ...one, ...found, owners: new Set([...(found?.owners ?? []), ...one.owners]) }
      }
      return true
    })
    return found
  }

  /** Whose body a function of this file makes. */
  #madeBy(node: SyntaxNode): ReadonlySet<Call> | undefined {
    const fn = node.type === "call_expression" ? Members.called(this.#module, node) : undefined
    const [only] = fn === undefined ? [] : Syntax.returned(fn)
    return only === undefined ? undefined : this.#bodies.get(Syntax.settled(only))
  }

  /** Functions that client libraries and queues call, and what is caught around a create. */
  #enter(node: SyntaxNode): void {
    if (Syntax.isFunction(node)) {
      const way = Entrances.wayTo(this.#module, node)
      if (way !== undefined) this.#parameters(node, way)
    } else if (node.type === "catch_clause") {
      const body = node.parent === undefined ? undefined : Trees.field(node.parent, "body")
      const parameter = Trees.field(node, "parameter")
      const around = body === undefined ? [] : this.#creates.filter((one) => Trees.holds(body, one.node))
      if (around.length > 0 && parameter !== undefined) {
        this.#pattern(parameter, { owners: new Set(), way: "error request", around })
      }
    }
  }

  #parameters(fn: SyntaxNode, way: string): void {
    for (const { pattern } of Syntax.parametersOf(fn)) this.#pattern(pattern, { owners: new Set(), way })
  }

  /** Assignments, loops and calls carry on what a name holds. */
  #spread(node: SyntaxNode): void {
    switch (node.type) {
      case "variable_declarator":
        return this.#assigned(Trees.field(node, "name"), Trees.field(node, "value"))
      case "assignment_expression":
        return this.#assigned(Trees.field(node, "left"), Trees.field(node, "right"))
      case "for_in_statement":
        return this.#assigned(Trees.field(node, "left"), Trees.field(node, "right"))
      case "call_expression":
        return this.#called(node)
      default:
        return undefined
    }
  }

  #assigned(target: SyntaxNode | undefined, value: SyntaxNode | undefined): void {
    const from = value === undefined ? undefined : this.#heldBy(value)
    if (target === undefined || value === undefined || from === undefined || this.#isAnswer(value)) return
    if (from.owners.size > 0 && !this.#isSame(value)) return
    if (target.type === "member_expression") this.#keep(target, from)
    else this.#pattern(target, from)
  }

  /** `this.body = body`: whatever is read of a member of that name may be read of the body. */
  #keep(target: SyntaxNode, from: Held): void {
    const key = Trees.field(target, "property")
    const name = key === undefined ? "" : textOf(this.#module, key)
    const known = this.#members.get(name)
    const isThere = known !== undefined && [...from.owners].every((one) => known.owners.has(one))
    if (name === "" || from.owners.size === 0 || isThere) return
    this.#changes++
    this.#members.set(name, { ...from, owners: new Set([...(known?.owners ?? []), ...from.owners]) })
  }

  #keptIn(name: SyntaxNode): Held | undefined {
    return this.#members.size === 0 ? undefined : this.#members.get(textOf(this.#module, name))
  }

  #called(node: SyntaxNode): void {
    const fn = Members.called(this.#module, node)
    const given = Syntax.argumentsOf(node)
    if (fn !== undefined) {
      Syntax.parametersOf(fn).forEach(({ pattern }, index) => {
        const value = given[index]
        const from = value === undefined ? undefined : this.#heldBy(value)
        if (value !== undefined && from !== undefined && (from.owners.size === 0 || this.#isSame(value)))
          this.#pattern(pattern, from)
      })
      return
    }
    const from = given.some((one) => Syntax.isFunction(Syntax.bare(one))) ? this.#heldBy(node) : undefined
    if (from === undefined || from.owners.size > 0) return
    for (const one of given) if (Syntax.isFunction(Syntax.bare(one))) this.#parameters(Syntax.bare(one), from.way)
  }

  /** Whether a value is the body itself, or a copy: what a call makes of it is something else. */
  #isSame(value: SyntaxNode): boolean {
    const node = Syntax.settled(value)
    if (this.#bodies.has(node) || isName(node)) return true
    if (node.type === "ternary_expression") return true
    if (node.type === "object") return Trees.named(node).some((one) => one.type === "spread_element")
    if (!isCall(node)) return false
    const fn = Members.called(this.#module, node)
    if (fn !== undefined) {
      return Syntax.returned(fn).some((one) => this.#heldBy(one) !== undefined && this.#isSame(one))
    }
    return Watching.COPIES.test(Syntax.calleeName(node, this.#module.text))
  }

  /** What a call answers is followed by others. */
  #isAnswer(value: SyntaxNode): boolean {
    return this.#calls.some((call) => Trees.holds(value, call.node))
  }

  /** Names from which the fields of a body are taken: what they hold was there before the body. */
  #trace(): void {
    const open: Array<SyntaxNode> = this.#creates.flatMap((call) => [...(call.body?.nodes ?? [])])
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      Trees.walk(node, (inner) => {
        const binding = isName(inner) ? this.#module.bindings.of(inner) : undefined
        if (binding === undefined || this.#inputs.has(binding) || this.#isOwn(binding)) return
        if (this.#creates.some((call) => call.body?.parameter === binding)) return
        this.#inputs.add(binding)
        const { origin } = binding
        if (origin.kind === "value" && origin.node !== undefined) open.push(origin.node)
        else if (origin.kind === "item") open.push(origin.of)
        else if (origin.kind === "parameter") open.push(...this.#given(origin.fn, origin.index))
      })
    }
  }

  #given(fn: SyntaxNode, index: number): ReadonlyArray<SyntaxNode> {
    const calls = Members.callersOf(this.#module, fn)
    return calls.flatMap((node) => Syntax.argumentsOf(node)[index] ?? [])
  }

  #isOwn(binding: Bindings.Binding): boolean {
    return (this.#held.get(binding)?.owners.size ?? 0) > 0
  }

  #read(node: SyntaxNode): void {
    const { text } = this.#module
    switch (node.type) {
      case "member_expression":
      case "subscript_expression": {
        const key = Trees.field(node, "property") ?? Trees.field(node, "index")
        const object = Trees.field(node, "object")
        const name = key === undefined ? undefined : Syntax.keyName(key, text)
        if (key === undefined || object === undefined || name === undefined || Members.isAssigned(node)) return
        const held = this.#heldBy(object)
        if (held !== undefined) this.#field({ node, object, key, name }, held)
        return
      }
      case "object_pattern":
        return this.#takenApart(node)
      case "string":
        return this.#status(node)
      default:
        return undefined
    }
  }

  #takenApart(pattern: SyntaxNode): void {
    for (const entry of Trees.named(pattern)) {
      const key = Trees.field(entry, "key") ?? Trees.field(entry, "left") ?? entry
      const name = Syntax.keyName(key, this.#module.text)
      const [bound] = Bindings.boundIn(pattern, this.#module.text).filter((one) => Trees.holds(entry, one.node))
      const binding = bound === undefined ? undefined : this.#module.bindings.of(bound.node)
      const held = this.#taken.get(pattern) ?? (binding === undefined ? undefined : this.#held.get(binding))
      const isInput = !this.#taken.has(pattern) && binding !== undefined && this.#inputs.has(binding)
      if (name !== undefined && held !== undefined && !isInput)
        this.#field({ node: pattern, object: pattern, key, name }, held)
    }
  }

  #field(
    at: { readonly node: SyntaxNode; readonly object: SyntaxNode; readonly key: SyntaxNode; readonly name: string },
    held: Held
  ): void {
    if (!Watching.isMoving(at.name) || this.#isCovered(at.key.start) || this.#isInput(at.object)) return
    const isRead = held.owners.size > 0 || Watching.isTelling(at.name, `${held.way} ${textOf(this.#module, at.object)}`)
    if (isRead)
      this.#say(Watching.reads(textOf(this.#module, at.node), at.name, Takers.placeOf(this.#module, at.node)), held)
  }

  /** `reply.status === "SETTLED"` of something that passes through. */
  #status(node: SyntaxNode): void {
    const { parent } = node
    if (parent?.type !== "binary_expression" || this.#isCovered(node.start)) return
    if (!Watching.STATUS.test(Syntax.keyName(node, this.#module.text) ?? "")) return
    const other = Trees.field(parent, node.field === "left" ? "right" : "left")
    const written = other === undefined ? "" : textOf(this.#module, other)
    const held = other !== undefined && /status|state/iu.test(written) ? this.#heldBy(other) : undefined
    if (other === undefined || held === undefined || this.#isInput(other)) return
    if (Watching.isChannel(`${held.way} ${written}`))
      this.#say(Watching.reads(textOf(this.#module, parent), "the status", Takers.placeOf(this.#module, parent)), held)
  }

  #isCovered(at: number): boolean {
    return this.#covered.has(this.#module.source.range(at, at).start)
  }

  #isInput(object: SyntaxNode): boolean {
    let isInput = false
    Trees.walk(object, (inner) => {
      const binding = isName(inner) ? this.#module.bindings.of(inner) : undefined
      if (binding !== undefined && this.#inputs.has(binding)) isInput = true
      return !isInput && !Syntax.isFunction(inner)
    })
    return isInput
  }

  /** Calls that get a body, too, and whose code is not in this file. */
  #takers(): void {
    for (const [binding, held] of this.#held) {
      if (held.owners.size === 0) continue
      for (const reference of binding.references) {
        const answerer = Takers.answererOf(this.#scene, reference)
        if (answerer !== undefined) this.#say(Watching.answers(answerer), held)
        const taker = Takers.takerOf(this.#scene, reference)
        if (taker !== undefined) this.#say(Watching.takes(textOf(this.#module, taker)), held)
      }
    }
  }

  /** `pick(reply, ["amount"])`, `reply[name]`: a field is named to a function which is handed the whole, or when it runs. */
  #named(node: SyntaxNode): void {
    if (node.type === "subscript_expression") {
      const object = Trees.field(node, "object")
      const index = Trees.field(node, "index")
      if (object === undefined || index?.type !== "identifier" || Members.isAssigned(node)) return
      const owners = this.#ownersOf(object)
      if (owners.length > 0)
        this.#say(Watching.names(textOf(this.#module, node), "a field"), { owners: new Set(owners), way: "" })
      return
    }
    if (node.type !== "call_expression" || this.#calls.some((call) => Trees.holds(call.node, node))) return
    const given = Syntax.argumentsOf(node)
    const texts = given.flatMap((one) => Takers.moving(this.#module, one)).filter((one) => !this.#isCovered(one.start))
    if (texts.length === 0 || Watching.WRITES.test(Syntax.calleeName(node, this.#module.text))) return
    const receiver = Syntax.receiver(node)
    const owners = new Set([
      ...given.flatMap((one) => this.#ownersOf(one)),
      ...(receiver === undefined ? [] : this.#ownersOf(receiver))
    ])
    if (owners.size === 0) return
    for (const one of texts) {
      const field = Syntax.keyName(one, this.#module.text) ?? "a field"
      this.#say(Watching.names(textOf(this.#module, node), field), { owners, way: "" })
    }
  }

  /** The calls whose whole reply an expression is, or whose body. */
  #ownersOf(node: SyntaxNode): ReadonlyArray<Call> {
    const hold = this.#reach.of(node)
    const replies = hold !== undefined && Holds.isWhole(hold) ? Holds.callsOf(hold.owners) : []
    return [...replies, ...(isName(node) ? (this.#heldBy(node)?.owners ?? []) : [])]
  }
}
