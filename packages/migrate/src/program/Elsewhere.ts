/** What stands in another file: names that are imported, and what is reached through them. */
import type { Answer, Meaning, Use } from "../project/Outside.ts"
import { keyOf, partsOf } from "../project/Outside.ts"
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import type { ClassNode, Expression, Name, Node, Type } from "./Program.ts"
import * as Walk from "./Walk.ts"

const STEPS_MAX = 6

/** Where an imported name comes from: its file as it is written, and its name there. */
export interface Origin {
  readonly from: string
  readonly name: string
}

/** Everything that a file exports, as one object. */
const whole = (module: Module, from: string): Meaning | undefined => {
  const members = new Map<string, Meaning>()
  for (const [key, meaning] of module.outside?.imports ?? []) {
    const parts = partsOf(key)
    if (parts.from === from) members.set(parts.name, meaning)
  }
  return members.size === 0 ? undefined : { kind: "object", members }
}

/** The file that an imported name stands for, where it is a file. */
const fileOf = (module: Module, from: string, imported: string): string | undefined =>
  imported === "*" ? from : module.dialect.within?.(from, imported)

/** A member that is imported of a class: `import static com.acme.Paths.CONVERSIONS`. */
const ofMember = (module: Module, from: string, name: string): Meaning | undefined => {
  const owner = module.outside?.imports.get(keyOf(from, from.slice(from.lastIndexOf(".") + 1)))
  if (owner?.kind !== "class" && owner?.kind !== "object" && owner?.kind !== "type") return undefined
  const answer = owner.kind === "class" ? owner.methods.get(name) : undefined
  return owner.members?.get(name) ?? (answer === undefined ? undefined : { kind: "function", answer })
}

/** A name that nothing here declares: of the file's own package, or of what is imported as a whole. */
const undeclared = (module: Module, name: Name): Meaning | undefined => {
  const { implicit } = module.dialect
  const imports = module.outside?.imports
  if (implicit === undefined || imports === undefined) return undefined
  const own = imports.get(keyOf(implicit, name.name))
  if (own !== undefined) return own
  const found = module.wildcards.flatMap(
    (from) => imports.get(keyOf(from, name.name)) ?? ofMember(module, from, name.name) ?? []
  )
  // Of two packages with the same name the language would ask which.
  return found.length === 1 ? found[0] : undefined
}

const ofName = (module: Module, name: Name, steps: number): Meaning | undefined => {
  const binding = module.bindings.of(name)
  if (binding === undefined) return undeclared(module, name)
  for (const one of binding.definitions) {
    if (one.kind === "import") {
      const own = one.imported === "*" ? undefined : module.outside?.imports.get(keyOf(one.from, one.imported))
      const file = fileOf(module, one.from, one.imported)
      const meaning = own ?? (file === undefined ? ofMember(module, one.from, one.imported) : whole(module, file))
      if (meaning !== undefined) return meaning
    }
    const type = Constants.typeOf(one)
    const typed = type === undefined ? undefined : ofType(module, type, steps + 1)
    if (typed !== undefined) return instanceOf(typed)
  }
  const value = Constants.constant(module, name)
  return value === undefined ? undefined : of(module, value, steps + 1)
}

/** What a type's names stand for: `conversions.Conversion` is the member of what is imported. */
export const ofType = (module: Module, type: Type, steps = 0): Meaning | undefined => {
  if (module.outside === undefined || steps > STEPS_MAX) return undefined
  for (const [index, name] of type.names.entries()) {
    const meaning = ofName(module, name, steps + 1)
    const next = type.names[index + 1]
    const member = meaning?.kind === "object" && next !== undefined ? meaning.members.get(next.name) : undefined
    const found = member ?? meaning
    if (found?.kind === "type" || found?.kind === "class") return found
  }
  return undefined
}

/** An instance of a class. */
const instanceOf = (meaning: Meaning | undefined): Meaning | undefined =>
  meaning?.kind === "class"
    ? {
        kind: "object",
        members: new Map([...meaning.methods].map(([name, answer]) => [name, { kind: "function", answer }] as const))
      }
    : undefined

const isClass = (node: Node): node is ClassNode => node.kind === "class"

/** What an expression stands for, as far as other files say it. */
export const of = (module: Module, outer: Expression, steps = 0): Meaning | undefined => {
  if (module.outside === undefined || steps > STEPS_MAX) return undefined
  const node = Walk.bare(outer)
  switch (node.kind) {
    case "name": {
      if (!Constants.isSelf(module, node)) return ofName(module, node, steps)
      const own = Walk.around(module.parents, node, isClass)
      const bases = own?.bases.map((type) => ofType(module, type, steps + 1)) ?? []
      return instanceOf(bases.find((one) => one !== undefined))
    }
    case "member": {
      const object = of(module, node.object, steps + 1)
      const members =
        object?.kind === "class" || object?.kind === "object" || object?.kind === "type" ? object.members : undefined
      const member = members?.get(node.name)
      if (member !== undefined) return member
      // A field that is set to an instance, or typed as one.
      const owner = Constants.classOf(module, node.object)
      const field = owner?.fields.find((one) => one.name.name === node.name)
      const typed = field?.type === undefined ? undefined : instanceOf(ofType(module, field.type, steps + 1))
      const value = owner === undefined ? undefined : Constants.property(module, node.object, node.name)
      return typed ?? (value === undefined || value === node ? undefined : of(module, value, steps + 1))
    }
    case "call": {
      const callee = of(module, node.callee, steps + 1)
      return callee?.kind === "factory" ? callee.made : instanceOf(callee)
    }
    default:
      return undefined
  }
}

/** What a function or method of another file does. */
export const answerOf = (module: Module, callee: Expression): Answer | undefined => {
  const meaning = of(module, callee)
  return meaning?.kind === "function" ? meaning.answer : undefined
}

/** Where an expression is imported from: a name, or a member of an imported file. */
export const originOf = (module: Module, outer: Expression): Origin | undefined => {
  const node = Walk.bare(outer)
  if (node.kind === "name") {
    const [one] = module.bindings.of(node)?.definitions ?? []
    if (one?.kind === "import" && one.imported !== "*") return { from: one.from, name: one.imported }
    const { implicit } = module.dialect
    return one === undefined && implicit !== undefined ? { from: implicit, name: node.name } : undefined
  }
  if (node.kind !== "member") return undefined
  const object = Walk.bare(node.object)
  const [one] = object.kind === "name" ? (module.bindings.of(object)?.definitions ?? []) : []
  const file = one?.kind === "import" ? fileOf(module, one.from, one.imported) : undefined
  return file === undefined ? undefined : { from: file, name: node.name }
}

/** Where the names of a type are imported from. */
export const originsOf = (module: Module, type: Type): ReadonlyArray<Origin> =>
  type.names.flatMap((name, index) => {
    const next = type.names[index + 1]
    const [one] = module.bindings.of(name)?.definitions ?? []
    const file = one?.kind === "import" ? fileOf(module, one.from, one.imported) : undefined
    const own = originOf(module, name)
    return [
      ...(own === undefined ? [] : [own]),
      ...(file === undefined || next === undefined ? [] : [{ from: file, name: next.name }])
    ]
  })

/** Notes that a request here uses what another file declares. */
export const want = (module: Module, origin: Origin | undefined, use: Use): void => {
  if (origin === undefined) return
  const key = `${keyOf(origin.from, origin.name)}\0${use.use}`
  const isWhole = use.isWhole === true || module.wanted.get(key)?.isWhole === true
  module.wanted.set(key, { ...origin, ...use, ...(isWhole ? { isWhole } : {}) })
}
