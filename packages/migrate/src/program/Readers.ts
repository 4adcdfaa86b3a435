/** How replies are read into types, where that cannot do with the new reply: texts only, fields known in advance, code. */
import * as Watching from "../evidence/Watching.ts"
import type { Owner, ProvenType } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { ClassNode, FunctionNode, Node, Place, Type } from "./Program.ts"
import type { Proof } from "./Proofs.ts"
import type { Request } from "./Requests.ts"
import * as Walk from "./Walk.ts"

/** The sentences for each request. */
export const find = (module: Module, { proven, reach }: Proof): ((request: Request) => ReadonlyArray<string>) => {
  const found = new Map<Request, Set<string>>()
  const say = (owners: Iterable<Owner>, sentence: string): void => {
    for (const request of [...owners].flatMap(Holds.requestsOf)) {
      found.set(request, (found.get(request) ?? new Set<string>()).add(sentence))
    }
  }
  for (const type of proven.values()) {
    if (type.form === "request" || type.form === "status") continue
    for (const sentence of typeSays(module, type)) say([type], sentence)
  }
  Walk.walk(module.root, (node) => {
    for (const [place, of] of texts(module, node)) {
      const hold = reach.of(of)
      if (hold?.shape === "raw" || hold?.shape === "object")
        say(hold.owners, Watching.holdsTexts(textOf(module, place)))
    }
    if (node.kind !== "call") return
    const receiver = Walk.receiver(node)
    const held = [...node.arguments.map((one) => one.value), ...(receiver === undefined ? [] : [receiver])]
    const owners = held.flatMap((one) => [...(reach.of(one)?.owners ?? [])])
    if (owners.length > 0 && isStrict(module, node)) say(owners, Watching.refuses(textOf(module, node.callee)))
  })
  return (request) => [...(found.get(request) ?? [])]
}

/** A map whose values are texts: `source` and `destination` of a new reply are objects. */
const TEXTS =
  /^\*?(?:map\[string\]string|(?:Linked|Hash|Tree|Mutable)*Map<String,String>|I?(?:ReadOnly)?Dictionary<string,string>)\??$/u

const isTexts = (module: Module, place: Place): boolean =>
  TEXTS.test(textOf(module, place).replaceAll(/\s+|[\w.]+\.(?=\w)/gu, ""))

/** Types of texts at a node, with what is read into them. */
const texts = (module: Module, node: Node): ReadonlyArray<readonly [Type, Node]> => {
  const of = (types: ReadonlyArray<Type | undefined>, values: ReadonlyArray<Node | undefined>) =>
    types.flatMap((type) =>
      type !== undefined && isTexts(module, type)
        ? values.flatMap((value) => (value === undefined ? [] : [[type, value] as const]))
        : []
    )
  if (node.kind === "assign") return of([node.type], [...node.targets.map(Walk.bare), node.value])
  if (node.kind !== "call") return []
  const values = [node, Walk.receiver(node), ...node.arguments.map((one) => one.value)]
  const named = node.arguments.flatMap(({ value }) => {
    const bare = Walk.bare(value)
    return bare.kind === "call" ? (bare.types ?? []) : []
  })
  return of([...(node.types ?? []), ...named], values)
}

/** What the declaration of a reply's type says. */
const typeSays = (module: Module, { node }: ProvenType): ReadonlyArray<string> => {
  if (node.kind !== "class") return []
  const own = new Set([
    node.name.name,
    ...node.fields.flatMap((field) => field.type?.names.map(({ name }) => name) ?? [])
  ])
  const codecs = [...CODECS].flatMap((name) =>
    (module.functions.get(name) ?? []).filter((fn) => isOf(module, fn, node, own))
  )
  const annotated = [...node.annotations, ...node.fields.flatMap((field) => field.annotations)].filter(({ name }) =>
    /^(?:JsonDeserialize|JsonCreator|JsonConverter|JsonAdapter|JsonComponent)$/u.test(name)
  )
  const methods = node.body.flatMap((one) =>
    one.kind === "function" && one.annotations.some(isValidator) ? [one] : []
  )
  const names = [
    ...[...codecs, ...methods].flatMap((fn) => (fn.name === undefined ? [] : [fn.name.name])),
    ...annotated.map((one) => textOf(module, one)).filter((one) => !/JsonStringEnumConverter/u.test(one))
  ]
  return [
    ...names.map((name) => Watching.readsItself(name, node.name.name)),
    ...(STRICT.test(headOf(module, node)) ? [Watching.refuses(node.name.name)] : [])
  ]
}

const CODECS: ReadonlySet<string> = new Set(["UnmarshalJSON", "UnmarshalText", "UnmarshalJSONFrom"])

const isValidator = ({ name }: { readonly name: string }): boolean =>
  /^(?:model_validator|root_validator|field_validator|validator|pre_load|post_load)$/u.test(name)

const isOf = (module: Module, fn: FunctionNode, node: ClassNode, names: ReadonlySet<string>): boolean => {
  const self = fn.parameters.find((one) => one.isSelf === true)
  return module.parents.get(fn) === node || self?.type?.names.some(({ name }) => names.has(name)) === true
}

/** Annotations, settings and what stands in the class but its methods. */
const headOf = (module: Module, node: ClassNode): string =>
  [...node.annotations, ...node.fields, ...node.body.filter((one) => one.kind === "class" || one.kind === "assign")]
    .map((one) => textOf(module, one))
    .join("\n")

const STRICT =
  /extra\s*=\s*["']forbid["']|Extra\.forbid|ignoreUnknown\s*=\s*false|UnmappedMemberHandling\.Disallow|MissingMemberHandling\.Error|forbid_unknown_fields\s*=\s*True/u

/** Whether a reader refuses what it does not know: by its own setting, or by default (kotlinx's `Json`). */
const isStrict = (module: Module, call: Extract<Node, { kind: "call" }>): boolean => {
  if (module.dialect.id === "kotlin" && /^decodeFrom(?:String|JsonElement|Stream)$/u.test(call.name)) {
    const { text } = module
    const isTyped = (call.types ?? []).some(({ names }) => names.some(({ name }) => Watching.isModel(name)))
    return isTyped && !/ignoreUnknownKeys\s*=\s*true/u.test(text)
  }
  if (!module.dialect.clients.parsers.has(call.name)) return false
  const { text } = module
  return /\.DisallowUnknownFields\(\)|enable\(\s*(?:\w+\.)*FAIL_ON_UNKNOWN_PROPERTIES|FAIL_ON_UNKNOWN_PROPERTIES\s*,\s*true|UnmappedMemberHandling\s*=|MissingMemberHandling\.Error/u.test(
    text
  )
}
