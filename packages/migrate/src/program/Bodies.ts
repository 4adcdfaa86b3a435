/** The body that a call sends, put together from where it is written: inline, in a variable, by assignments to it. */
import type { Blocker } from "../model/Subject.ts"
import type { Entry, ObjectValue, Value } from "../model/Value.ts"
import type { Edit } from "../text/Edit.ts"
import * as Composed from "../write/Composed.ts"
import type { Binding } from "./Bindings.ts"
import * as Constants from "./Constants.ts"
import * as Data from "./Data.ts"
import * as Forms from "./Forms.ts"
import * as Kept from "./Kept.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, ClassNode, Dictionary, Expression, Member, Name, Node, Parameter, Type } from "./Program.ts"
import * as Shapes from "./Shapes.ts"
import * as Texts from "./Texts.ts"
import * as TextTypes from "./TextTypes.ts"
import * as Walk from "./Walk.ts"

export interface Body {
  readonly value: Value | undefined
  /** What keeps the body from being rewritten as a whole. */
  readonly blockers: ReadonlyArray<Blocker>
  /** The parameter that hands the body in, when it comes from outside. */
  readonly parameter?: { readonly binding: Binding; readonly parameter: Parameter }
  /** The class whose instance is sent. */
  readonly model?: ClassNode
  /** The type that is sent, where it is declared elsewhere. */
  readonly type?: Type
  /** The field or variable that keeps it, as it is written, where code in other files may read it there. */
  readonly openName?: string
  /** The nodes that make it up. */
  readonly nodes: ReadonlyArray<Node>
  /** Keys that name its fields elsewhere, and move with it. */
  readonly mentions?: ReadonlyArray<Node>
}

/** Fields whose names or places change; the others may stand wherever they stand. */
const MOVING = new Set([
  "profile_id",
  "recipient_profile_id",
  "amount",
  "target_asset",
  "ref_id",
  "source_amount",
  "destination_asset"
])
const FIELDS = new Set([...MOVING, "source_asset", "identity_id", "account_id"])

/** Whether an object has a field of a create's body. */
export const isCreate = (object: ObjectValue): boolean => object.entries.some((entry) => FIELDS.has(entry.key))

/** Whether a dictionary has one. */
export const looksLikeBody = (module: Module, node: Dictionary): boolean => isCreate(Data.object(module, node))

const nothing: Body = { value: undefined, blockers: [], nodes: [] }

const STEPS_MAX = 8

/** Reads the expression that is sent. */
export const read = (module: Module, outer: Expression, steps = 0): Body => {
  const node = Walk.bare(outer)
  if (steps > STEPS_MAX) return nothing
  switch (node.kind) {
    case "dictionary":
      return node.type === undefined ? compose(module, node, undefined) : typed(module, node)
    case "text":
      return { ...nothing, value: Data.value(module, node), nodes: [node] }
    case "call":
      return fromCall(module, node, steps)
    case "name": {
      const binding = module.bindings.of(node)
      const [definition] = binding?.definitions ?? []
      if (definition?.kind === "parameter" && binding !== undefined) {
        const { parameter } = definition
        return {
          ...nothing,
          parameter: { binding, parameter },
          ...(parameter.type === undefined ? {} : { type: parameter.type })
        }
      }
      return kept(module, node, steps)
    }
    case "member":
    case "index": {
      const key = node.kind === "member" ? node.name : undefined
      const own = node.kind === "member" ? Kept.of(module, node) : undefined
      if (node.kind === "member" && own !== undefined && own.values.length > 0) return kept(module, node, steps, own)
      const value = key === undefined ? undefined : Constants.property(module, node.object, key)
      return value === undefined ? nothing : read(module, value, steps + 1)
    }
    default:
      return nothing
  }
}

/** The body that a name or a field keeps, where it keeps one only. */
const kept = (module: Module, node: Name | Member, steps: number, own = Kept.of(module, node)): Body => {
  const [only, more] = own?.values ?? []
  // `body, err := json.Marshal(x)` hands the first value on.
  if (own === undefined || only === undefined || more !== undefined || only.path.some((step) => step !== "0")) {
    return nothing
  }
  const value = Walk.bare(only.value)
  const keeper: Keeper = { ...own, sender: node, at: only.at }
  if (value.kind === "dictionary" && value.type === undefined) return compose(module, value, keeper)
  const body = read(module, value, steps + 1)
  const change = changeOf(module, own)
  if (body === nothing) return body
  const isOpen = own.isOpen && body.value !== undefined ? { openName: textOf(module, node) } : {}
  if (change === undefined) return { ...isOpen, ...body }
  const blocker = unknown(module, change, "This body is changed after it was made.")
  return { ...isOpen, ...body, blockers: [...body.blockers, blocker] }
}

/** What keeps a body, where it is set, and the place that sends it. */
interface Keeper extends Kept.Keeper {
  readonly at: Node
  readonly sender: Node
}

/** Where a variable whose body is made elsewhere gets another field. */
const changeOf = (module: Module, own: Kept.Keeper): Node | undefined =>
  own.uses.find((reference) => {
    const access = module.parents.get(Walk.outermost(module.parents, reference))
    const parent = access === undefined ? undefined : module.parents.get(access)
    if (access?.kind === "index") return parent?.kind === "assign" && parent.targets.includes(access)
    const isCalled = access?.kind === "member" && parent?.kind === "call" && parent.callee === access
    return isCalled && /^(?:put\w*|set\w*|store|update|merge!|delete|pop|remove\w*|add)$/iu.test(access.name)
  })

/** An object without any field of a create's is something else: options of an unknown kind, an envelope. */
export const told = (body: Body): Body => {
  const { value } = body
  if (value?.kind !== "object" || value.entries.length === 0 || isCreate(value)) return body
  return { ...body, value: undefined }
}

/** The body as a request sends it, given the calls that make it: a form has no place for what the new one holds. */
export const sent = (module: Module, outer: Expression, calls: ReadonlyArray<Call> = []): Body => {
  const body = TextTypes.held(module, read(module, outer))
  const blocker = body === nothing ? undefined : Forms.blocker(module, outer, calls)
  return blocker === undefined ? body : { ...body, blockers: [...body.blockers, blocker] }
}

const typed = (module: Module, node: Expression): Body => {
  const model = Constants.classOf(module, node)
  return { ...nothing, nodes: [node], ...(model === undefined ? {} : { model }) }
}

const fromCall = (module: Module, node: Extract<Expression, { kind: "call" }>, steps: number): Body => {
  const { serializers } = module.dialect.clients
  const first = node.arguments.find((one) => one.isSpread !== true)?.value
  if (serializers.has(node.name)) {
    const receiver = Walk.receiver(node)
    const inner = [first, receiver].flatMap((one) => (one === undefined ? [] : [read(module, one, steps + 1)]))
    const body =
      inner.find((one) => one.value !== undefined || one.parameter !== undefined || one.model !== undefined) ?? nothing
    // `dict(body, **more)` merges, it does not only copy.
    if (node.name !== "dict" || node.arguments.length < 2 || body === nothing) return body
    const blocker = unknown(module, node, "What is merged into this body is not in reach.")
    return { ...body, blockers: [...body.blockers, blocker] }
  }
  const model = Constants.classOf(module, node)
  if (model !== undefined) return { ...nothing, model, nodes: [node] }
  const fn = Constants.called(module, node)
  const [result, more] = fn === undefined ? [] : Walk.returned(fn)
  return result !== undefined && more === undefined ? read(module, result, steps + 1) : nothing
}

/** The parts of a body: entries with the dictionary each belongs to. */
interface Parts {
  readonly owners: Map<Entry, ObjectValue | undefined>
  readonly blockers: Array<Blocker>
  readonly nodes: Array<Node>
  /** Places that name a field of the variable: `body["amount"]`. */
  readonly mentions: Map<string, Array<Node>>
}

const compose = (module: Module, node: Dictionary, keeper: Keeper | undefined): Body => {
  const main = Data.object(module, node)
  const parts: Parts = { owners: new Map(), blockers: [], nodes: [node], mentions: new Map() }
  for (const entry of main.entries) parts.owners.set(entry, main)
  for (const one of node.spreads) spread(module, one, parts)
  if (main.entries.length < node.entries.length) {
    parts.blockers.push(unknown(module, node, "A field of this body has a computed name."))
  }
  if (keeper !== undefined) uses(module, keeper, parts)
  const ref = node.entries.find((entry) => entry.name === "ref_id")
  if (ref !== undefined && mayBeLeftOut(module, ref.value)) {
    parts.blockers.push(unknown(module, ref.value, "Callers may leave this ref_id out, and the new API requires one."))
  }
  const isPlain = parts.owners.size === main.entries.length && parts.mentions.size === 0
  const value: ObjectValue = isPlain
    ? main
    : { ...main, entries: [...parts.owners.keys()], writer: Composed.writer(main, parts, keyEdit(module)) }
  return {
    value,
    blockers: parts.blockers,
    nodes: parts.nodes,
    mentions: [...parts.mentions.values()].flat(),
    ...(keeper?.isOpen === true ? { openName: textOf(module, keeper.sender) } : {})
  }
}

/** A parameter whose default is nothing: callers, here or in other files, need not hand it in. */
const mayBeLeftOut = (module: Module, outer: Expression): boolean => {
  const node = Walk.bare(outer)
  const [only, more] = node.kind === "name" ? (module.bindings.of(node)?.definitions ?? []) : []
  if (only?.kind !== "parameter" || more !== undefined || only.parameter.value === undefined) return false
  const fallback = Walk.bare(only.parameter.value)
  return fallback.kind === "constant" && fallback.value === null
}

const unknown = (module: Module, node: Node, message: string): Blocker => ({
  range: module.source.range(node.start, node.end),
  message,
  needs: "Write the fields of the body where it is sent, or migrate the place they come from together with this call."
})

const spread = (module: Module, node: Expression, parts: Parts): void => {
  const inner = Data.dictionaryOf(module, node)
  // What is spread into itself (`body = {**body}`) was something else before.
  if (inner === undefined || inner.type !== undefined || parts.nodes.includes(inner)) {
    parts.blockers.push(unknown(module, node, "What is spread into this body is not in reach."))
    return
  }
  const value = Data.object(module, inner)
  const bare = Walk.bare(node)
  const binding = bare.kind === "name" ? module.bindings.of(bare) : undefined
  parts.nodes.push(inner)
  const isShared = binding !== undefined && (binding.isTop || binding.references.length > 1)
  if (isShared && value.entries.some((entry) => MOVING.has(entry.key))) {
    parts.blockers.push(unknown(module, node, "These fields are shared with something else."))
  }
  for (const entry of value.entries) parts.owners.set(entry, value)
  for (const deeper of inner.spreads) spread(module, deeper, parts)
}

/** What else is done with the variable that holds the body. */
const uses = (module: Module, keeper: Keeper, parts: Parts): void => {
  const takers: Array<Node> = []
  for (const reference of keeper.uses) {
    const outer = Walk.outermost(module.parents, reference)
    const access = module.parents.get(outer)
    if (access?.kind === "call" && isForeign(module, access)) takers.push(access)
    if (access?.kind === "index" && Walk.bare(access.object) === reference) keyed(module, access, keeper, parts)
    else if (access?.kind === "member" && Walk.bare(access.object) === reference) {
      method(module, access, keeper, parts)
    } else if (access?.kind === "binary" && /^!?in$/u.test(access.operator) && access.right === outer) {
      mentioned(Walk.bare(access.left), parts)
    }
  }
  // One call sends it; whatever else takes it may send it elsewhere.
  if (takers.length > 0) {
    parts.blockers.push(unknown(module, takers[0]!, "This body is handed to another call, too."))
  }
}

/** Whether a call that takes the body is one that sends something, and not to either API. */
const isForeign = (module: Module, call: Extract<Node, { kind: "call" }>): boolean =>
  !Shapes.isSilent(module, call) &&
  (Shapes.verbOf(call.name) !== undefined || Shapes.shapeOf(module, call)?.url !== undefined) &&
  call.arguments.some((one) => Walk.bare(one.value).kind !== "name") &&
  !call.arguments.some((one) => Texts.path(module, one.value) !== undefined)

const keyed = (module: Module, access: Extract<Node, { kind: "index" }>, keeper: Keeper, parts: Parts): void => {
  const key = Walk.bare(access.index)
  if (key.kind !== "text" || key.holes.length > 0) {
    parts.blockers.push(unknown(module, access, "A field of this body is addressed by a computed name."))
    return
  }
  const assign = module.parents.get(access)
  if (assign?.kind === "assign" && assign.targets.includes(access) && assign.value !== undefined) {
    added(module, { key, name: key.content.text, value: assign.value, at: access }, keeper, parts)
  } else mentioned(key, parts)
}

/** `"amount" in body`, `body["amount"]` */
const mentioned = (key: Expression, { mentions }: Parts): void => {
  if (key.kind === "text") mentions.set(key.content.text, [...(mentions.get(key.content.text) ?? []), key])
}

/** `body.update({…})`, `body.put("amount", x)`, `body.setdefault(…)`, `body.pop("x")` */
const method = (module: Module, access: Member, keeper: Keeper, parts: Parts): void => {
  const call = module.parents.get(access)
  if (call?.kind !== "call" || call.callee !== access) return
  const [first, second] = call.arguments.map((one) => one.value)
  const key = first === undefined ? undefined : Walk.bare(first)
  if (/^(?:update|merge!?|putAll|AddRange)$/u.test(access.name)) {
    const inner = key?.kind === "dictionary" ? Data.object(module, key) : undefined
    if (
      inner === undefined ||
      inner.entries.some((entry) => entry.key === "profile_id" || entry.key === "recipient_profile_id")
    ) {
      parts.blockers.push(unknown(module, call, "What is merged into this body is not in reach."))
    } else for (const entry of inner.entries) parts.owners.set(entry, inner)
    return
  }
  if (key?.kind !== "text") return
  if (second !== undefined && /^(?:put|set|add|store|append|setdefault|add_?property|try_?add)$/iu.test(access.name)) {
    added(module, { key, name: key.content.text, value: second, at: call }, keeper, parts)
  } else mentioned(key, parts)
}

interface Added {
  readonly key: Node
  readonly name: string
  readonly value: Expression
  readonly at: Node
}

const added = (module: Module, one: Added, { at, sender }: Keeper, parts: Parts): void => {
  const place = { source: module.source, start: one.key.start, end: one.key.end }
  const entry: Entry = {
    ...place,
    key: one.name,
    keyNode: place,
    value: Data.value(module, one.value),
    shorthand: false,
    comma: -1
  }
  if (one.name === "profile_id" || one.name === "recipient_profile_id") {
    parts.blockers.push(unknown(module, one.at, `${one.name} is set afterwards.`))
  }
  const isSure = Kept.isTogether(module, one.at, at) || Kept.isTogether(module, one.at, sender)
  if (one.name === "ref_id" && (!isSure || isConditional(module, one.at, at))) {
    parts.blockers.push(unknown(module, one.at, "ref_id is set only sometimes."))
  }
  parts.owners.set(entry, undefined)
  parts.nodes.push(one.value)
}

const isBranch = (node: Node): node is Extract<Node, { kind: "if" | "loop" | "switch" | "try" | "conditional" }> =>
  node.kind === "if" ||
  node.kind === "loop" ||
  node.kind === "switch" ||
  node.kind === "try" ||
  node.kind === "conditional"

/** Whether a statement runs only sometimes, seen from where the variable is declared. */
const isConditional = (module: Module, node: Node, declared: Node): boolean => {
  for (
    let at = Walk.around(module.parents, node, isBranch);
    at !== undefined;
    at = Walk.around(module.parents, at, isBranch)
  ) {
    if (!Walk.holds(at, declared)) return true
  }
  return false
}

/** A key's text replaced, its delimiters kept. */
const keyEdit =
  (module: Module) =>
  (node: { readonly start: number; readonly end: number }, key: string): Edit => {
    const written = module.text.slice(node.start, node.end)
    const opening = /^[^\w]*/u.exec(written)![0]
    const closing = /[^\w]*$/u.exec(written)![0]
    return { ...module.source.range(node.start, node.end), text: opening + key + closing }
  }
