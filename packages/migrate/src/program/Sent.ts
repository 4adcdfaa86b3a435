/** Which types are all that a create sends: what is none of their fields is not sent. */
import * as Bodies from "./Bodies.ts"
import * as Constants from "./Constants.ts"
import * as Data from "./Data.ts"
import * as Handed from "./Handed.ts"
import type { ProvenType } from "./Holds.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import type { Call, ClassNode, Expression, Node, Type } from "./Program.ts"
import type { Request } from "./Requests.ts"
import * as Shapes from "./Shapes.ts"
import * as Walk from "./Walk.ts"

const REF_ID = /^_*ref_?id$/iu

/** Whether a type that creates send, here or in another file, has no ref_id and gets none in this file. */
export const lacksRefId = (module: Module, type: ProvenType): boolean => {
  const { node } = type
  if (node.kind !== "class" || type.form !== "request" || !isWhole(module, node) || addsRefId(module)) return false
  return type.elsewhere === undefined
    ? [...type.requests].some((request) => isCreate(request) && isSent(module, request, node))
    : type.isWhole === true
}

/** Whether a create sends just what it is handed, of the type that its parameter says. */
export const sendsWhole = (module: Module, request: Request): boolean =>
  isCreate(request) && isHandedThrough(module, request) && !addsRefId(module)

const isCreate = (request: Request): boolean =>
  !request.isMock &&
  request.shape === undefined &&
  request.path.match.target === "collection" &&
  request.method?.text === "POST" &&
  (request.body?.blockers ?? []).length === 0

const isSent = (module: Module, request: Request, node: ClassNode): boolean => {
  if (request.body?.model === node) return true
  const [name] = request.body?.type?.names ?? []
  return name !== undefined && Constants.classNamed(module, name) === node && isHandedThrough(module, request)
}

/** What a class may extend or implement and still have its own fields only. */
const PLAIN =
  /^(?:BaseModel|TypedDict|NamedTuple|Struct|object|Object|Serializable|JsonSerializable|Protocol|ABC|Record|Data)$/u

/** What writes a class in a way of its own. */
const WRITES_ITSELF = /json|dict|serial|marshal|payload|body|dump|to_?(?:map|h|array|wire|api)$/iu

/** Annotations and settings that let more in than the fields. */
const OPEN =
  /JsonAnyGetter|JsonAnySetter|JsonExtensionData|JsonUnwrapped|JsonTypeInfo|additional_?properties|extra_forbidden|extra\s*=\s*["']?(?:Extra\.)?allow/iu

/** Whether every field of a type stands in it, and none of them is an id of the operation. */
const isWhole = (module: Module, node: ClassNode): boolean => {
  const { name } = node.name
  const extended = module.classes.some((one) => one.bases.some((base) => base.names.some((part) => part.name === name)))
  const methods = [
    ...node.body.flatMap((part) => (part.kind === "function" ? [part] : [])),
    // Methods that stand outside their type.
    ...[...module.functions.values()].flat().filter((fn) => receiverOf(fn) === name)
  ]
  return (
    !extended &&
    node.bases.every((base) => base.names.every((part) => PLAIN.test(part.name))) &&
    !node.fields.some(
      (field) => REF_ID.test(field.wire?.content.text ?? field.name.name) || REF_ID.test(field.name.name)
    ) &&
    !methods.some((fn) => WRITES_ITSELF.test(fn.name?.name ?? "")) &&
    !OPEN.test(textOf(module, node))
  )
}

const receiverOf = (fn: {
  readonly parameters: ReadonlyArray<{ isSelf?: boolean; type?: Type }>
}): string | undefined => fn.parameters.find((one) => one.isSelf === true)?.type?.names[0]?.name

/** Whether what a caller hands in is what the call sends, as it is. */
const isHandedThrough = (module: Module, request: Request): boolean => {
  const { body } = request
  const [name, more] = body?.type?.names ?? []
  if (body?.type === undefined || name === undefined || more !== undefined) return false
  if (/\[|\]|\.\.\./u.test(textOf(module, body.type))) return false
  // A declared request sends its parameter.
  if (body.parameter === undefined) return request.fn !== undefined
  // Bodies that are written out in this file say it themselves.
  if ((Handed.bodies(module, request)?.bodies ?? []).length > 0) return false
  return body.parameter.binding.references.every((one) => isSentOrRead(module, request, one))
}

/** A use that cannot add a field: the request itself, its text, a printed line, a field that is read. */
const isSentOrRead = (module: Module, request: Request, reference: Node): boolean => {
  const outer = Walk.outermost(module.parents, reference)
  const parent = module.parents.get(outer)
  if (parent?.kind === "member" && parent.object === outer) {
    const call = module.parents.get(parent)
    return call?.kind !== "call" || call.callee !== parent || isKept(module, call)
  }
  if (Walk.holds(request.node, reference) || request.related.some((one) => Walk.holds(one, reference))) return true
  return parent?.kind === "call" && isKept(module, parent)
}

/** Whether a call only writes the value down, or shows it. */
const isKept = (module: Module, call: Call): boolean =>
  module.dialect.clients.serializers.has(call.name) || Shapes.isSilent(module, call)

/** Calls that put a field on something. */
const PUTS =
  /^(?:put\w*|set\w*|add\w*|store|update|merge!?|replace|copy|model_copy|evolve|with\w*|append|assign|dict|toMutableMap)$/iu

const ADDING: ReadonlySet<"assign" | "dictionary" | "call"> = new Set(["assign", "dictionary", "call"])

/** Whether code of the file puts a ref_id on something that it did not make. */
const addsRefId = (module: Module): boolean => {
  let isAdded = false
  Walk.each(module.root, ADDING, (node) => {
    if (isAdded) return
    if (node.kind === "assign") isAdded = node.targets.some((target) => isRefIdOfOther(module, Walk.bare(target)))
    else if (node.kind === "dictionary") isAdded = isPart(module, node)
    else isAdded = PUTS.test(node.name) && node.arguments.some((one) => REF_ID.test(one.name ?? wordOf(one.value)))
  })
  return isAdded
}

const isRefIdOfOther = (module: Module, target: Expression): boolean =>
  target.kind === "index"
    ? REF_ID.test(wordOf(target.index))
    : target.kind === "member" && REF_ID.test(target.name) && !Constants.isSelf(module, target.object)

/** A dictionary that is only a part of a body: the id alone, or what it is spread or merged with. */
const isPart = (module: Module, node: Extract<Node, { kind: "dictionary" }>): boolean => {
  if (node.type !== undefined || !node.entries.some((entry) => REF_ID.test(entry.name ?? ""))) return false
  const object = Data.object(module, node)
  const others = object.entries.filter((entry) => !REF_ID.test(entry.key))
  return node.spreads.length > 0 || !Bodies.isCreate({ ...object, entries: others })
}

const wordOf = (outer: Expression): string => {
  const node = Walk.bare(outer)
  return node.kind === "text" ? node.content.text : ""
}
