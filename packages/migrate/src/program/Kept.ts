/** Where a value is kept so that other code finds it: a name with all that it is set to, a field of a class's objects. */
import * as Constants from "./Constants.ts"
import type { Module } from "./Module.ts"
import type { ClassNode, Expression, FunctionNode, Member, Name, Node } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** What keeps a value. */
export interface Keeper {
  readonly name: string
  /** What it is set to; being declared, nothing, or emptied before it is set to something else is none of it. */
  readonly values: ReadonlyArray<Given>
  /** Every other place that names it. */
  readonly uses: ReadonlyArray<Expression>
  /** Code that is not in this file may name it, too. */
  readonly isOpen: boolean
}

/** One value, with the names of a pattern that it is taken apart by. */
interface Given {
  readonly value: Expression
  readonly path: ReadonlyArray<string>
  /** What gets it: the name, the field, the assignment's target. */
  readonly at: Node
}

/** A value that may be none: a declaration without one. */
type Written = Omit<Given, "value"> & { readonly value: Expression | undefined }

/** What keeps the value that a name or a member stands for; none for parameters, functions and the like. */
export const of = (module: Module, node: Name | Member): Keeper | undefined => {
  if (node.kind === "member") {
    const owner = Constants.classOf(module, node.object)
    return owner === undefined ? undefined : ofField(module, owner, node.name)
  }
  const binding = module.bindings.of(node)
  if (binding === undefined) return undefined
  const field = binding.definitions.find((one) => one.kind === "field")
  if (field?.kind === "field") return ofField(module, field.node, binding.name)
  const values = binding.definitions.flatMap((one) =>
    one.kind === "value" ? [{ value: one.value, path: one.path, at: one.name, written: one.assign }] : []
  )
  if (values.length < binding.definitions.length) return undefined
  const [first] = values
  const isOpen = binding.isTop && !isHidden(module, binding.name, first?.written) && isInFunction(module, node)
  return { name: binding.name, values: told(values), uses: binding.references, isOpen }
}

const isInFunction = (module: Module, node: Node): boolean => Walk.functionAround(module.parents, node) !== undefined

const STEPS_MAX = 6

/** Whether a class is another one, or extends it in this file. */
export const isA = (module: Module, node: ClassNode, other: ClassNode, steps = 0): boolean =>
  node === other ||
  (steps < STEPS_MAX &&
    node.bases.some((base) =>
      base.names.some((name) => {
        const extended = Constants.classNamed(module, name)
        return extended !== undefined && isA(module, extended, other, steps + 1)
      })
    ))

const fields = new WeakMap<Module, Map<ClassNode, Map<string, Keeper>>>()

/** A field of a class, whichever way code names it: on the object itself, on an instance, by its bare name. */
export const ofField = (module: Module, owner: ClassNode, name: string): Keeper => {
  const all = fields.get(module) ?? new Map<ClassNode, Map<string, Keeper>>()
  fields.set(module, all)
  const own = all.get(owner) ?? new Map<string, Keeper>()
  all.set(owner, own)
  const made = own.get(name) ?? readField(module, owner, name)
  own.set(name, made)
  return made
}

const readField = (module: Module, owner: ClassNode, name: string): Keeper => {
  const declared = owner.fields.filter((one) => one.name.name === name)
  const uses: Array<Expression> = []
  const values: Array<Written> = declared.map((field) => ({
    value: field.value,
    path: [],
    at: field.name
  }))
  for (const member of module.members.get(name) ?? []) {
    const of = Constants.classOf(module, member.object)
    if (of === undefined || !isA(module, of, owner)) continue
    const assign = module.parents.get(member)
    const isSet = assign?.kind === "assign" && assign.targets.some((one) => Walk.bare(one) === member)
    if (isSet) values.push({ value: assign.value, path: pathTo(assign, member), at: member })
    else uses.push(member)
  }
  // What extends the class may set it anew.
  for (const other of module.classes) {
    if (other === owner || !isA(module, other, owner)) continue
    for (const field of other.fields) {
      if (field.name.name === name) values.push({ value: field.value, path: [], at: field.name })
    }
  }
  for (const binding of new Set(declared.map((field) => module.bindings.of(field.name)))) {
    uses.push(...(binding?.references ?? []))
    for (const one of binding?.definitions ?? []) {
      if (one.kind === "value") values.push({ value: one.value, path: one.path, at: one.name })
    }
  }
  return { name, values: told(values), uses, isOpen: !isHidden(module, name, declared[0]) }
}

const pathTo = ({ targets }: Extract<Node, { kind: "assign" }>, member: Member): ReadonlyArray<string> => {
  const [, more] = targets
  return more === undefined ? [] : [String(targets.findIndex((one) => Walk.bare(one) === member))]
}

/** Whether other files cannot name it. */
const isHidden = (
  module: Module,
  name: string,
  declared: Node | { start: number; end: number } | undefined
): boolean => {
  const { dialect, source, text } = module
  if (dialect.isPrivate(name, source.file.path)) return true
  // What stands before the name on its line says who may see it.
  const start = declared === undefined ? 0 : text.lastIndexOf("\n", declared.start) + 1
  return dialect.isHidden?.(name, declared === undefined ? "" : text.slice(start, declared.end), text) === true
}

/** The values that say something. */
const told = (values: ReadonlyArray<Written>): ReadonlyArray<Given> => {
  const given = values.flatMap((one) =>
    one.value === undefined || isNothing(one.value) ? [] : [{ value: one.value, path: one.path, at: one.at }]
  )
  const full = given.filter((one) => !isEmpty(one.value))
  return full.length > 0 ? full : given
}

const isNothing = (outer: Expression): boolean => {
  const node = Walk.bare(outer)
  return node.kind === "constant" && node.value === null
}

/** `{}`, `new()`, `new HashMap<>()`, `emptyMap()` */
const isEmpty = (outer: Expression): boolean => {
  const node = Walk.bare(outer)
  if (node.kind === "dictionary") return node.entries.length === 0 && node.spreads.length === 0
  return (
    node.kind === "call" &&
    node.arguments.length === 0 &&
    (node.isNew === true || /^(?:empty\w*|dict|array|\w*mapOf|make)$/iu.test(node.name))
  )
}

/** Whether two places stand in one function, or both in none. */
export const isTogether = (module: Module, one: Node, other: Node): boolean => {
  const of = (node: Node): FunctionNode | undefined => Walk.functionAround(module.parents, node)
  return of(one) === of(other)
}
