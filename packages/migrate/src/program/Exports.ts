/** What a file proves for others: path constants, functions and methods that make requests, types that requests name. */
import * as Sites from "../evidence/Sites.ts"
import type { Exported } from "../project/Linker.ts"
import type { Answer, Meaning, Outside } from "../project/Outside.ts"
import * as Elsewhere from "./Elsewhere.ts"
import type { Hold, ProvenType } from "./Holds.ts"
import * as Holds from "./Holds.ts"
import type { Module } from "./Module.ts"
import type { ClassNode, Expression, FunctionNode } from "./Program.ts"
import type { Proof } from "./Proofs.ts"
import type { Request } from "./Requests.ts"
import * as Texts from "./Texts.ts"
import * as Walk from "./Walk.ts"
import * as Words from "./Words.ts"

interface Scene {
  readonly module: Module
  readonly proof: Proof
  readonly requests: ReadonlyArray<Request>
}

/** The exports of a module whose requests have been followed. */
export const of = (
  module: Module,
  proof: Proof,
  requests: ReadonlyArray<Request>,
  said: Outside | undefined
): Exported => {
  const scene: Scene = { module, proof, requests }
  const names = new Map<string, Meaning>()
  const { path } = module.source.file
  for (const binding of module.bindings.all) {
    if (!binding.isTop || module.dialect.isPrivate(binding.name, path)) continue
    const [only, more] = binding.definitions
    if (only === undefined || more !== undefined) continue
    if (
      only.kind === "function" &&
      (module.parents.get(only.fn)?.kind === "class" || receiverOf(only.fn) !== undefined)
    )
      continue
    const meaning =
      only.kind === "value" && only.value !== undefined && only.path.length === 0
        ? ofValue(scene, only.value)
        : only.kind === "function"
          ? ofFunction(scene, only.fn)
          : only.kind === "class"
            ? ofClass(scene, only.node)
            : only.kind === "enum"
              ? ofType(scene, only.node)
              : only.kind === "import" && only.imported !== "*"
                ? Elsewhere.of(module, only.name)
                : undefined
    if (meaning !== undefined && !names.has(binding.name)) names.set(binding.name, meaning)
  }
  for (const [name, methods] of methodsOutside(scene)) {
    const known = names.get(name)
    if (known === undefined) names.set(name, { kind: "class", methods, members: new Map() })
    else if (known.kind === "class") names.set(name, { ...known, methods: new Map([...known.methods, ...methods]) })
  }
  return { names, wanted: [...module.wanted.values(), ...passedOn(module, said)] }
}

/** The type that a method names at its receiver: `func (c *Client) Create()`. */
const receiverOf = (fn: FunctionNode): string | undefined =>
  fn.parameters.find((one) => one.isSelf === true)?.type?.names[0]?.name

/** Methods that stand outside their type, by the type's name; the type itself may be declared in another file. */
const methodsOutside = (scene: Scene): ReadonlyMap<string, ReadonlyMap<string, Answer>> => {
  const found = new Map<string, Map<string, Answer>>()
  for (const fn of [...scene.module.functions.values()].flat()) {
    const owner = receiverOf(fn)
    if (owner === undefined || fn.name === undefined || scene.module.parents.get(fn)?.kind === "class") continue
    const answer = answerOf(scene, fn)
    if (answer === undefined) continue
    const methods = found.get(owner) ?? new Map<string, Answer>()
    found.set(owner, methods.set(fn.name.name, answer))
  }
  return found
}

const ofValue = ({ module }: Scene, value: Expression): Meaning | undefined => {
  const status = Words.literal(value)
  if (status !== undefined) return { kind: "text", text: status }
  const path = Texts.path(module, value)
  return path === undefined ? Elsewhere.of(module, value) : { kind: "text", text: path.text }
}

const ofType = ({ proof }: Scene, node: ProvenType["node"]): Meaning | undefined => {
  const type = proof.proven.get(node)
  const members = new Map(
    (node.kind === "enum" ? Words.wordsOf(node) : []).map(
      ({ member, status }) => [member, { kind: "text", text: status }] as const
    )
  )
  const own = members.size === 0 ? {} : { members }
  if (type === undefined) return members.size === 0 ? undefined : { kind: "object", members }
  return { kind: "type", api: proof.apiOf(type), form: type.form, ...own }
}

const ofFunction = (scene: Scene, fn: FunctionNode): Meaning | undefined => {
  const [result, more] = Walk.returned(fn)
  const path = result === undefined || more !== undefined ? undefined : Texts.path(scene.module, result)
  if (path !== undefined) return { kind: "builder", text: path.text }
  const answer = answerOf(scene, fn)
  return answer === undefined ? undefined : { kind: "function", answer }
}

/** What a function does: the request whose answer it gives back, or the only one it makes. */
const answerOf = (scene: Scene, fn: FunctionNode): Answer | undefined => {
  const { proof, requests } = scene
  const hold = proof.reach.ofResult(fn)
  const inside = requests.filter((request) => !request.isMock && Walk.holds(fn, request.node))
  const given = hold === undefined ? [] : [...hold.owners].filter(Holds.isRequest)
  const parameters = fn.parameters.filter((one) => one.isSelf !== true)
  const takes = (request: Request): boolean => parameters.some((one) => one === request.body?.parameter?.parameter)
  // What gives no answer back is the caller's business only where the caller hands in what is sent.
  // A typed answer is the type's own; where only one request is made, it is that one's.
  const only = hold !== undefined && inside.length === 1 ? inside[0] : undefined
  const request = given[0] ?? only ?? inside.find(takes)
  if (request === undefined) return undefined
  const operation = Sites.operationOf(request.method?.text, request.path.ref, request.hasBody)
  const at = parameters.findIndex((one) => one === request.body?.parameter?.parameter)
  return {
    api: request.path.match.api,
    operation,
    shape: shapeOf(hold, operation === "list"),
    body: at < 0 ? undefined : at,
    query: undefined
  }
}

const shapeOf = (hold: Hold | undefined, isList: boolean): Answer["shape"] =>
  hold?.shape === "items" || hold?.shape === "list" || hold?.shape === "object"
    ? hold.shape
    : isList
      ? "list"
      : "object"

const ofClass = (scene: Scene, node: ClassNode): Meaning | undefined => {
  const type = ofType(scene, node)
  if (type !== undefined) return type
  const methods = new Map<string, Answer>()
  for (const part of node.body) {
    const answer = part.kind === "function" && part.name !== undefined ? answerOf(scene, part) : undefined
    if (part.kind === "function" && part.name !== undefined && answer !== undefined) methods.set(part.name.name, answer)
  }
  const members = new Map<string, Meaning>()
  for (const field of node.fields) {
    const meaning = field.value === undefined ? undefined : ofValue(scene, field.value)
    if (meaning !== undefined) members.set(field.name.name, meaning)
  }
  return methods.size === 0 && members.size === 0 ? undefined : { kind: "class", methods, members }
}

/** What other files use of this one, where this one only passes it on. */
const passedOn = (module: Module, said: Outside | undefined): Exported["wanted"] =>
  [...(said?.exports ?? [])].flatMap(([name, use]) =>
    module.bindings.all.flatMap((binding) => {
      const [one] = binding.isTop && binding.name === name ? binding.definitions : []
      return one?.kind === "import" && one.imported !== "*" ? [{ ...use, from: one.from, name: one.imported }] : []
    })
  )
