/** Which types a module's calls prove: those that a proven call names for what it sends or gets, and those they are made of. */
import type { Api } from "../../evidence/Paths.ts"
import type { PayloadForm } from "../../model/Subject.ts"
import { keyOf } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type * as Bindings from "./Bindings.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Hold, ProvenType } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import * as ReachOf from "./Reach.ts"
import type { Call } from "./Requests.ts"
import * as Schemas from "./Schemas.ts"
import * as Sent from "./Sent.ts"
import * as Syntax from "./Syntax.ts"
import * as Types from "./Types.ts"

type Proven = Map<Bindings.Binding, ProvenType>

/** More rounds than any chain of types and functions needs. */
const ROUNDS_MAX = 6

/** A type of another file that a call here names. */
export interface Wanted {
  readonly from: string
  readonly name: string
  readonly api: Api
  readonly use: "request" | "reply"
  /** A create sends just this. */
  readonly isWhole?: boolean
}

export interface Proof {
  readonly wanted: ReadonlyArray<Wanted>
  readonly apiOf: (type: ProvenType) => Api
  readonly types: Types.Types
  readonly reach: ReachOf.Reach
  readonly proven: ReadonlyMap<Bindings.Binding, ProvenType>
}

/** Follows calls and types together until nothing more is found. */
export const follow = (module: Module, calls: ReadonlyArray<Call>): Proof => {
  const proven: Proven = new Map()
  const wanted = new Map<string, Wanted>()
  const said = fromOutside(module, proven)
  const apiOf = (type: ProvenType): Api =>
    said.get(type.binding) ??
    ([...type.calls].some((call) => call.path.match.api === "legacy") ? "legacy" : "orchestration")
  for (let round = 0; ; round++) {
    const reach = ReachOf.make(module, calls, Types.make(module, proven))
    const before = sizeOf(proven)
    seed(module, calls, reach, proven, wanted)
    if (sizeOf(proven) === before || round === ROUNDS_MAX) {
      return { reach, proven, wanted: [...wanted.values()], apiOf, types: Types.make(module, proven) }
    }
  }
}

const sizeOf = (proven: Proven): number => [...proven.values()].reduce((sum, one) => sum + 1 + one.calls.size, 0)

const SEEDS: ReadonlySet<string> = new Set([
  "variable_declarator",
  "as_expression",
  "satisfies_expression",
  "call_expression",
  ...Syntax.FUNCTIONS
])

const seed = (
  module: Module,
  calls: ReadonlyArray<Call>,
  reach: ReachOf.Reach,
  proven: Proven,
  wanted: Map<string, Wanted>
): void => {
  const add = (binding: Bindings.Binding, use: "request" | "reply", owners: Iterable<Call>): void => {
    const list = [...owners]
    // A type without a call behind it is anybody's.
    if (list.length === 0) return
    const known = proven.get(binding)
    if (known !== undefined) {
      for (const owner of list) known.calls.add(owner)
      return
    }
    const fields = Types.fieldsOf(module, binding)
    const form = fields === undefined ? undefined : Types.formOf(fields.names, use)
    if (fields === undefined || form === undefined) return
    proven.set(binding, { binding, form, node: fields.node, calls: new Set(list) })
    within(module, fields.node, form, add, list)
    statusType(module, fields.node, proven, list)
  }
  const want = (
    { from, name }: { readonly from: string; readonly name: string },
    use: "request" | "reply",
    owners: ReadonlyArray<Call>
  ): void => {
    if (owners.length === 0) return
    const api = owners.some((call) => call.path.match.api === "legacy") ? "legacy" : "orchestration"
    const key = keyOf(from, name)
    // That a create sends just this is said once, and holds whoever else names the type.
    const isWhole = wanted.get(key)?.isWhole === true && use === "request"
    wanted.set(key, { from, name, api, use, ...(isWhole ? { isWhole } : {}) })
  }
  const named = (type: SyntaxNode | undefined, use: "request" | "reply", owners: Iterable<Call>): void => {
    if (type === undefined) return
    const list = [...owners]
    for (const binding of Types.namesIn(module, type)) {
      add(binding, use, list)
      if (binding.origin.kind === "import") want(binding.origin, use, list)
    }
  }
  for (const call of calls) {
    const types = Trees.field(call.node, "type_arguments")
    named(types, "reply", [call])
    if (call.body?.parameter !== undefined) named(call.body.parameter.annotation, "request", [call])
    const whole = Sent.importedWhole(module, call)
    const known = whole === undefined ? undefined : wanted.get(whole)
    if (whole !== undefined && known !== undefined) wanted.set(whole, { ...known, isWhole: true })
    for (const node of call.body?.nodes ?? []) named(castOf(node), "request", [call])
  }
  Trees.each(module.root, SEEDS, (node) => {
    const owners = (inner: SyntaxNode | undefined): ReadonlyArray<Call> =>
      callsOf(inner === undefined ? undefined : reach.of(inner))
    switch (node.type) {
      case "variable_declarator":
        named(Syntax.annotation(node), "reply", owners(Trees.field(node, "value")))
        return
      case "as_expression":
      case "satisfies_expression":
        named(Trees.named(node)[1], "reply", owners(Trees.named(node)[0]))
        return
      case "call_expression":
        parsed(module, node, reach, add)
        for (const one of Schemas.importsIn(module, node)) {
          want(
            one,
            "reply",
            Syntax.argumentsOf(node).flatMap((argument) => callsOf(reach.of(argument)))
          )
        }
        return
      default:
        if (Syntax.isFunction(node)) {
          const found = Syntax.returned(node).flatMap((one) => [...callsOf(reach.of(one), true)])
          if (found.length > 0) named(Syntax.annotation(node, "return_type"), "reply", found)
        }
    }
  })
}

/** The calls behind a held answer, where it is one whole answer rather than a field of it. */
const callsOf = (hold: Hold | undefined, isReturned = false): ReadonlyArray<Call> =>
  hold === undefined || hold.shape === "status" || hold.shape === "meta" || (hold.shape === "error" && !isReturned)
    ? []
    : [...Holds.callsOf(hold.owners)]

/** `{…} as X`, `const body: X = {…}` */
const castOf = (node: SyntaxNode): SyntaxNode | undefined => {
  const { parent } = node
  if (parent?.type === "as_expression" || parent?.type === "satisfies_expression") return Trees.named(parent)[1]
  return parent?.type === "variable_declarator" ? Syntax.annotation(parent) : undefined
}

/** `Conversion.parse(await response.json())`, `Schema.decodeUnknownSync(Conversion)(body)` */
const parsed = (
  module: Module,
  node: SyntaxNode,
  reach: ReachOf.Reach,
  add: (binding: Bindings.Binding, use: "reply", owners: Iterable<Call>) => void
): void => {
  const owners = Syntax.argumentsOf(node).flatMap((argument) => callsOf(reach.of(argument)))
  if (owners.length === 0) return
  for (const name of Schemas.holdersOf(node)) {
    // The answer itself is among the arguments, too.
    if (reach.of(name) !== undefined) continue
    const binding = module.bindings.of(name)
    const isKnown =
      binding?.origin.kind === "import" ||
      (Members.constant(module, name) !== undefined && binding !== undefined && Schemas.isSchema(binding.origin))
    if (binding !== undefined && isKnown) add(binding, "reply", owners)
  }
}

/** The types of a list's rows. */
const within = (
  module: Module,
  node: SyntaxNode,
  form: PayloadForm,
  add: (binding: Bindings.Binding, use: "reply", owners: Iterable<Call>) => void,
  owners: ReadonlyArray<Call>
): void => {
  if (form !== "list") return
  for (const binding of Types.namesIn(module, node)) add(binding, "reply", owners)
}

/** The union or enumeration behind a `status` field. */
const statusType = (
  module: Module,
  node: SyntaxNode,
  proven: Proven,
  owners: ReadonlyArray<Call>,
  isElsewhere = false
): void => {
  for (const member of Trees.named(node)) {
    const key = Trees.field(member, "name") ?? Trees.field(member, "property")
    const type = Syntax.annotation(member)
    if (key === undefined || type === undefined || module.text.slice(key.start, key.end) !== "status") continue
    for (const binding of Types.namesIn(module, type)) {
      if (binding.origin.kind !== "declared" || proven.has(binding)) continue
      proven.set(binding, {
        binding,
        form: "status",
        node: binding.origin.node,
        calls: new Set(owners),
        ...(isElsewhere ? { isElsewhere } : {})
      })
    }
  }
}

/** Types that other files prove: imported ones, and those of this file that calls elsewhere name. */
const fromOutside = (module: Module, proven: Proven): ReadonlyMap<Bindings.Binding, Api> => {
  const said = new Map<Bindings.Binding, Api>()
  for (const binding of module.outside === undefined ? [] : module.bindings.all) {
    const meaning = Elsewhere.meaningOf(module, binding)
    if (meaning?.kind === "type") {
      proven.set(binding, { binding, form: meaning.form, node: binding.node, calls: new Set(), isElsewhere: true })
      said.set(binding, meaning.api)
    }
    const { origin } = binding
    const isOwn = origin.kind === "declared" || Schemas.isSchema(origin)
    const named = isOwn ? module.outside?.exports.get(binding.name) : undefined
    const use = named?.use === "reply" || named?.use === "request" ? named.use : undefined
    const fields = use === undefined ? undefined : Types.fieldsOf(module, binding)
    const form = use === undefined || fields === undefined ? undefined : Types.formOf(fields.names, use)
    if (named === undefined || fields === undefined || form === undefined) continue
    const type: ProvenType = {
      binding,
      form,
      node: fields.node,
      calls: new Set(),
      isElsewhere: true,
      ...(named.isWhole === true && form === "request" ? { isWhole: true } : {})
    }
    proven.set(binding, type)
    said.set(binding, named.api)
    statusType(module, fields.node, proven, [], true)
    for (const one of proven.values())
      if (one.form === "status" && one.isElsewhere === true) said.set(one.binding, named.api)
  }
  return said
}
