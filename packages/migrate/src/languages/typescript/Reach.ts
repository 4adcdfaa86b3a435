/**
 * Which expressions hold what a call answered. Followed from the proof: through awaits, `then`, variables, destructuring,
 * callbacks over rows, functions of this file, and types that a proven call names. Never by a name alone.
 */
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import * as Checks from "./Checks.ts"
import type { Hold, Owner } from "./Holds.ts"
import { as, join, project } from "./Holds.ts"
import * as Hooks from "./Hooks.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Passing from "./Passing.ts"
import * as Pipes from "./Pipes.ts"
import type { Call } from "./Requests.ts"
import * as Syntax from "./Syntax.ts"
import type * as Types from "./Types.ts"

export interface Reach {
  readonly of: (node: SyntaxNode) => Hold | undefined
  /** What a function of this file answers. */
  readonly ofResult: (fn: SyntaxNode) => Hold | undefined
  /** What a pattern's place holds: the value that is taken apart. */
  readonly ofPattern: (pattern: SyntaxNode) => Hold | undefined
  readonly project: (hold: Hold, key: string) => Hold | undefined
}

/** Several answers of one kind; a list of lists is not followed. */
const many = (hold: Hold | undefined): Hold | undefined =>
  hold?.shape === "object" || hold?.shape === "raw" || hold?.shape === "items" ? as(hold, "items") : undefined

/** Follows the answers of these calls, and values of these types. */
export const make = (module: Module, calls: ReadonlyArray<Call>, types: Types.Types): Reach =>
  new Follower(module, calls, types)

class Follower implements Reach {
  readonly #module: Module
  readonly #types: Types.Types
  readonly #calls: Map<SyntaxNode, Call>
  readonly #known = new Map<SyntaxNode, Hold | undefined>()
  readonly #bindings = new Map<Bindings.Binding, Hold | undefined>()
  readonly project = project

  constructor(module: Module, calls: ReadonlyArray<Call>, types: Types.Types) {
    this.#module = module
    this.#types = types
    this.#calls = new Map(calls.filter((call) => !call.isMock).map((call) => [call.node, call]))
  }

  readonly of = (node: SyntaxNode): Hold | undefined => {
    if (this.#known.has(node)) return this.#known.get(node)
    // A value that depends on itself (a loop's variable) is known by its other parts.
    this.#known.set(node, undefined)
    const hold = this.#read(node)
    this.#known.set(node, hold)
    return hold
  }

  readonly ofPattern = (pattern: SyntaxNode): Hold | undefined => {
    const { parent } = pattern
    if (parent === undefined) return undefined
    switch (parent.type) {
      case "variable_declarator": {
        const value = Trees.field(parent, "value")
        const type = Syntax.annotation(parent)
        return join(
          type === undefined ? undefined : this.#types.holdOf(type),
          value === undefined ? undefined : this.of(value)
        )
      }
      case "for_in_statement": {
        const right = Trees.field(parent, "right")
        const hold = right === undefined ? undefined : this.of(right)
        return hold === undefined ? undefined : project(hold, "*")
      }
      case "assignment_expression": {
        const right = Trees.field(parent, "right")
        return right === undefined ? undefined : this.of(right)
      }
      case "catch_clause":
        return this.#caught(parent)
      case "pair_pattern": {
        const key = Trees.field(parent, "key")
        const name = key === undefined ? undefined : Syntax.keyName(key, this.#module.text)
        const outer = parent.parent === undefined ? undefined : this.ofPattern(parent.parent)
        return outer === undefined || name === undefined ? undefined : project(outer, name)
      }
      case "assignment_pattern":
        return this.ofPattern(parent)
      case "required_parameter":
      case "optional_parameter":
      case "formal_parameters":
      case "arrow_function":
        return this.#parameter(pattern)
      default:
        return undefined
    }
  }

  #read(outer: SyntaxNode): Hold | undefined {
    if (outer.type === "as_expression" || outer.type === "satisfies_expression" || outer.type === "type_assertion") {
      const type = outer.type === "type_assertion" ? Trees.named(outer)[0] : Trees.named(outer)[1]
      const named = type === undefined ? undefined : this.#types.holdOf(type)
      const inner = this.of(Syntax.bare(outer))
      return inner === undefined ? named : join(named ?? inner, inner)
    }
    const node = Syntax.settled(outer)
    if (node !== outer) return this.of(node)
    switch (node.type) {
      case "identifier":
      case "shorthand_property_identifier": {
        const binding = this.#module.bindings.of(node)
        return binding === undefined ? undefined : this.#binding(binding)
      }
      case "member_expression":
        return this.#member(node)
      case "subscript_expression": {
        const object = Trees.field(node, "object")
        const index = Trees.field(node, "index")
        const hold = object === undefined ? undefined : this.of(object)
        if (hold === undefined || index === undefined) return undefined
        return project(hold, index.type === "string" ? (Syntax.keyName(index, this.#module.text) ?? "*") : "*")
      }
      case "call_expression":
        return this.#call(node)
      case "new_expression": {
        // A class that takes the reply over as it is: `new Conversion(await response.json())`.
        const type = Trees.field(node, "constructor")
        return type === undefined ? undefined : this.#types.holdOf(type)
      }
      case "ternary_expression":
        return join(...["consequence", "alternative"].map((role) => this.#field(node, role)))
      case "binary_expression":
        return node.children.some((child) => child.type === "??" || child.type === "||" || child.type === "&&")
          ? join(this.#field(node, "right"), this.#field(node, "left"))
          : undefined
      case "assignment_expression":
        return this.#field(node, "right")
      case "yield_expression": {
        // `const reply = yield call(axios.post, …)`, `yield* client.post(…)`: whoever runs it hands the answer back.
        const [inner] = Trees.named(node)
        return inner === undefined ? undefined : this.of(inner)
      }
      default:
        return undefined
    }
  }

  #field(node: SyntaxNode, role: string): Hold | undefined {
    const inner = Trees.field(node, role)
    return inner === undefined ? undefined : this.of(inner)
  }

  #member(node: SyntaxNode): Hold | undefined {
    const object = Trees.field(node, "object")
    const key = Trees.field(node, "property")
    if (object === undefined || key === undefined) return undefined
    const hold = this.of(object)
    const name = textOf(this.#module, key)
    if (hold !== undefined) return project(hold, name)
    const inline = this.#inline(object, name)
    if (inline !== undefined) return inline
    // `this.conversion = await …`, and fields that say their type
    const member = Members.property(this.#module, object, name)
    if (member === undefined || member === node || Syntax.isFunction(member)) return undefined
    const type = /definition$|parameter$/u.test(member.type) ? Syntax.annotation(member) : undefined
    return type === undefined
      ? /definition$|parameter$/u.test(member.type)
        ? undefined
        : this.of(member)
      : this.#types.holdOf(type)
  }

  /** A field of a parameter whose type is written out: `{ id: string; status: ConversionStatus }`. */
  #inline(object: SyntaxNode, name: string): Hold | undefined {
    const node = Syntax.settled(object)
    const type = node.type === "identifier" ? this.#module.bindings.of(node)?.annotation : undefined
    if (type?.type !== "object_type") return undefined
    for (const member of Trees.named(type)) {
      const key = Trees.field(member, "name")
      const own = Syntax.annotation(member)
      if (key !== undefined && own !== undefined && Syntax.keyName(key, this.#module.text) === name) {
        return this.#types.holdOf(own)
      }
    }
    return undefined
  }

  #call(node: SyntaxNode): Hold | undefined {
    const own = this.#calls.get(node)
    if (own !== undefined) {
      const [type] = Syntax.typeArguments(node)
      const typed = type === undefined ? undefined : this.#types.holdOf(type)
      return { shape: own.shape ?? "raw", owners: new Set<Owner>([own, ...(typed?.owners ?? [])]) }
    }
    const { text } = this.#module
    const name = Syntax.calleeName(node, text)
    const given = Syntax.argumentsOf(node)
    const receiver = Syntax.receiver(node)
    const hold = receiver === undefined ? undefined : this.of(receiver)
    if (name === "pipe") return Pipes.resultOf(this.#module, node, this.of)
    if (hold !== undefined) {
      if (name === "then") {
        const callback = given[0] === undefined ? undefined : Syntax.bare(given[0])
        const results =
          callback !== undefined && Syntax.isFunction(callback)
            ? Syntax.returned(callback).map((one) => this.of(one))
            : []
        return join(...results)
      }
      if (hold.shape === "items") {
        if (Passing.ITEM_METHODS.has(name)) return hold
        if (Passing.ONE_METHODS.has(name)) return as(hold, "object")
        if (name === "map") {
          const callback = given[0] === undefined ? undefined : Syntax.bare(given[0])
          const result =
            callback !== undefined && Syntax.isFunction(callback)
              ? join(...Syntax.returned(callback).map((one) => this.of(one)))
              : undefined
          return result?.shape === "object" ? as(result, "items") : result
        }
        return undefined
      }
      const path = name === "json" && given[0]?.type === "string" ? Syntax.keyName(given[0], text) : undefined
      if (path !== undefined) return Checks.along(hold, path)
      if (Passing.SAME.has(name)) return hold
    }
    if (Passing.PARSERS.test(name) || Trees.field(node, "function")?.type === "call_expression") {
      const parsed = join(...given.map((argument) => this.of(argument)))
      if (parsed !== undefined) return parsed
    }
    const fn = Members.called(this.#module, node)
    return fn === undefined ? (this.#kept(node) ?? this.#wrapped(name, given)) : this.#result(fn)
  }

  /** What a hook keeps, wrapped as it gives it: `useQuery({ queryFn }).data`. */
  #kept(call: SyntaxNode): Hold | undefined {
    const hold = join(...Hooks.fetchersOf(this.#module, call).map((fn) => this.#result(fn)))
    return hold?.shape === "object" || hold?.shape === "list" ? as(hold, "raw") : hold
  }

  /** What unknown functions hand through: `Promise.all(ids.map(get))`, `retry(() => get(id))`, `firstValueFrom(get(id))`. */
  #wrapped(name: string, given: ReadonlyArray<SyntaxNode>): Hold | undefined {
    const [first] = given.map(Syntax.bare)
    if (first === undefined) return undefined
    if (name === "all" || name === "allSettled") {
      const items = first.type === "array" ? Trees.named(first).map((item) => this.of(item)) : [this.of(first)]
      return many(join(...items))
    }
    if (Syntax.isFunction(first)) {
      const result = join(...Syntax.returned(first).map((one) => this.of(one)))
      return name === "map" || name === "flatMap" ? many(result) : result
    }
    return Passing.HANDS_ON.test(name) ? this.of(first) : undefined
  }

  readonly ofResult = (fn: SyntaxNode): Hold | undefined => this.#result(fn)

  #result(fn: SyntaxNode): Hold | undefined {
    const type = Syntax.annotation(fn, "return_type")
    const typed = type === undefined ? undefined : this.#types.holdOf(type)
    const yielded: Array<Hold | undefined> = []
    const body = Trees.field(fn, "body")
    if (body !== undefined && (fn.type.startsWith("generator") || fn.children.some((child) => child.type === "*"))) {
      Trees.walk(body, (node) => {
        if (node.type !== "yield_expression") return
        const inner = Trees.named(node)[0]
        const hold = inner === undefined ? undefined : this.of(inner)
        yielded.push(hold?.shape === "object" ? as(hold, "items") : hold)
      })
    }
    return join(typed, ...yielded, ...Syntax.returned(fn).map((one) => this.of(one)))
  }

  #binding(binding: Bindings.Binding): Hold | undefined {
    if (this.#bindings.has(binding)) return this.#bindings.get(binding)
    this.#bindings.set(binding, undefined)
    const hold = this.#ofBinding(binding)
    this.#bindings.set(binding, hold)
    return hold
  }

  #ofBinding(binding: Bindings.Binding): Hold | undefined {
    const along = (hold: Hold | undefined): Hold | undefined =>
      binding.path.reduce<Hold | undefined>((at, key) => (at === undefined ? undefined : project(at, key)), hold)
    const typed = binding.annotation === undefined ? undefined : along(this.#types.holdOf(binding.annotation))
    const { origin } = binding
    switch (origin.kind) {
      case "value": {
        const assigned = binding.references
          .filter(Members.isAssigned)
          .map((reference) => this.#field(reference.parent!, "right"))
        return join(typed, along(origin.node === undefined ? undefined : this.of(origin.node)), ...assigned)
      }
      case "parameter": {
        const pattern = Syntax.parametersOf(origin.fn)[origin.index]?.pattern
        return join(typed, along(pattern === undefined ? undefined : this.#handed(origin.fn, origin.index)))
      }
      case "item": {
        const hold = this.of(origin.of)
        return along(hold === undefined ? undefined : project(hold, "*"))
      }
      case "caught":
        return along(this.#caught(origin.clause))
      default:
        return undefined
    }
  }

  #parameter(pattern: SyntaxNode): Hold | undefined {
    const fn = Trees.around(pattern, Syntax.isFunction)
    if (fn === undefined) return undefined
    const index = Syntax.parametersOf(fn).findIndex((one) => one.pattern === pattern)
    const type = Syntax.parametersOf(fn)[index]?.type
    return join(type === undefined ? undefined : this.#types.holdOf(type), this.#handed(fn, index))
  }

  /** What callers hand in for a parameter: calls in this file, and the methods that call back with rows or answers. */
  #handed(fn: SyntaxNode, index: number): Hold | undefined {
    const direct = Members.callersOf(this.#module, fn).map((call) => {
      const argument = Syntax.argumentsOf(call)[index]
      return argument === undefined ? undefined : this.of(argument)
    })
    const hook = Hooks.calling(this.#module, fn, index)
    const kept = hook === undefined ? undefined : this.#kept(hook)
    return join(this.#calledBack(fn, index), kept, ...direct, ...this.#passed(fn, index))
  }

  /** The function is written where it is called back. */
  #calledBack(fn: SyntaxNode, index: number): Hold | undefined {
    let argument = fn
    while (argument.parent !== undefined && argument.parent.type === "parenthesized_expression")
      argument = argument.parent
    if (index === 0) {
      const checked = Checks.subjectOf(this.#module, argument) ?? Pipes.subscribed(this.#module, argument)
      const hold = checked === undefined ? Pipes.handed(this.#module, argument, this.of) : this.of(checked)
      if (hold !== undefined) return hold
    }
    return argument.parent?.type === "arguments" ? this.#fromCaller(argument.parent, index) : undefined
  }

  /** The function is named where it is called back: `rows.map(toEntry)`. */
  #passed(fn: SyntaxNode, index: number): ReadonlyArray<Hold | undefined> {
    const name =
      Trees.field(fn, "name") ??
      (fn.parent?.type === "variable_declarator" ? Trees.field(fn.parent, "name") : undefined)
    const binding = name === undefined || name.type !== "identifier" ? undefined : this.#module.bindings.of(name)
    return (binding?.references ?? []).map((reference) => {
      const checked = index === 0 ? Checks.subjectOf(this.#module, reference) : undefined
      if (checked !== undefined) return this.of(checked)
      return reference.parent?.type === "arguments" ? this.#fromCaller(reference.parent, index) : undefined
    })
  }

  #fromCaller(list: SyntaxNode, index: number): Hold | undefined {
    const call = list.parent
    const answer = call === undefined ? undefined : this.#answered(call, list, index)
    if (answer !== undefined) return answer
    const receiver = call === undefined ? undefined : Syntax.receiver(call)
    if (call === undefined || receiver === undefined) return undefined
    const name = Syntax.calleeName(call, this.#module.text)
    const hold = this.of(receiver)
    if (hold === undefined) return undefined
    if (name === "then" && index === 0) return hold
    // superagent's `end((error, response) => …)`
    if (name === "end" && index === 1) return hold
    if (name === "catch" && index === 0) return as(hold, "error")
    // `response.on("data", (chunk) => …)` of node:http: a piece of the text.
    if (name === "on" && index === 0 && hold.shape === "raw") return hold
    if (hold.shape !== "items" || !Passing.CALLBACK_METHODS.has(name)) return undefined
    const isRow = name === "reduce" ? index === 1 : name === "sort" || name === "toSorted" ? index < 2 : index === 0
    return isRow ? as(hold, "object") : undefined
  }

  /** Called back by the request itself: `(response) => …`, `(error, response, body) => …`. */
  #answered(call: SyntaxNode, list: SyntaxNode, index: number): Hold | undefined {
    const own = this.#calls.get(call)
    const last = Trees.named(list).at(-1)
    const fn = last === undefined ? undefined : Syntax.settled(last)
    if (own === undefined || fn === undefined) return undefined
    const isNode = !Syntax.isFunction(fn) || Syntax.parametersOf(fn).length > 1
    return index === 0 && isNode ? undefined : this.of(call)
  }

  /** The calls in the `try` that a `catch` belongs to. */
  #caught(clause: SyntaxNode): Hold | undefined {
    const body = clause.parent === undefined ? undefined : Trees.field(clause.parent, "body")
    if (body === undefined) return undefined
    const owners = new Set<Owner>()
    Trees.walk(body, (node) => {
      const call = this.#calls.get(node)
      if (call !== undefined) owners.add(call)
      else if (node.type === "call_expression") for (const owner of this.of(node)?.owners ?? []) owners.add(owner)
    })
    return owners.size === 0 ? undefined : { shape: "error", owners }
  }
}
