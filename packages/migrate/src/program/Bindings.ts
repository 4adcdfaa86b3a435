/** Which declaration a name stands for. */
import type { Dialect } from "./Dialect.ts"
import type {
  Assign,
  ClassNode,
  EnumNode,
  Expression,
  FunctionNode,
  Loop,
  Name,
  Node,
  Parameter,
  Try,
  Type
} from "./Program.ts"
import * as Walk from "./Walk.ts"

/** Where a name gets a value. `path` leads from the value to what the name holds: `["0"]` in `a, b = f()`. */
export type Definition = { readonly name: Name; readonly path: ReadonlyArray<string> } & (
  | { readonly kind: "value"; readonly value: Expression | undefined; readonly assign: Assign }
  | { readonly kind: "parameter"; readonly fn: FunctionNode; readonly parameter: Parameter; readonly index: number }
  | { readonly kind: "item"; readonly loop: Loop }
  | { readonly kind: "import"; readonly from: string; readonly imported: string }
  | { readonly kind: "function"; readonly fn: FunctionNode }
  | { readonly kind: "class"; readonly node: ClassNode }
  | { readonly kind: "enum"; readonly node: EnumNode }
  | { readonly kind: "field"; readonly node: ClassNode; readonly value: Expression | undefined; readonly type?: Type }
  | { readonly kind: "caught"; readonly node: Try; readonly types: ReadonlyArray<Type> }
)

export interface Binding {
  readonly name: string
  readonly definitions: ReadonlyArray<Definition>
  /** Every use that is no definition, types included. */
  readonly references: ReadonlyArray<Name>
  /** Declared at the top of the file, or in a class there: other files may use it. */
  readonly isTop: boolean
}

export interface Bindings {
  readonly of: (name: Name) => Binding | undefined
  readonly all: ReadonlyArray<Binding>
}

interface Growing {
  name: string
  definitions: Array<Definition>
  references: Array<Name>
  isTop: boolean
}

interface Scope {
  readonly outer: Scope | undefined
  readonly kind: "module" | "class" | "function" | "closure" | "block"
  readonly names: Map<string, Growing>
  /** Names that a function says are not its own. */
  readonly shares?: FunctionNode["shares"]
}

const inner = (outer: Scope, kind: Scope["kind"], shares?: FunctionNode["shares"]): Scope => ({
  outer,
  kind,
  names: new Map(),
  ...(shares === undefined ? {} : { shares })
})

const lookup = (scope: Scope, name: string): Growing | undefined => {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.names.get(name)
    if (found !== undefined) return found
  }
  return undefined
}

/** The names of a program. */
export const make = (root: Node, dialect: Dialect): Bindings => new Reader(dialect).read(root)

class Reader {
  readonly #dialect: Dialect
  readonly #all: Array<Growing> = []
  readonly #known = new Map<Name, Growing>()
  readonly #uses: Array<{ readonly name: Name; readonly scope: Scope }> = []
  readonly #writes: Array<{ readonly definition: Definition; readonly scope: Scope }> = []

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  read(root: Node): Bindings {
    const top: Scope = { outer: undefined, kind: "module", names: new Map() }
    if (root.kind === "block") for (const one of root.statements) this.#visit(one, top)
    else this.#visit(root, top)
    for (const { definition, scope } of this.#writes) {
      const known = lookup(scope, definition.name.name)
      if (known === undefined) this.#declare(definition, top)
      else this.#add(known, definition)
    }
    for (const { name, scope } of this.#uses) {
      const known = lookup(scope, name.name)
      if (known === undefined) continue
      this.#known.set(name, known)
      known.references.push(name)
    }
    return { of: (name) => this.#known.get(name), all: this.#all }
  }

  #add(binding: Growing, definition: Definition): void {
    binding.definitions.push(definition)
    this.#known.set(definition.name, binding)
  }

  #declare(definition: Definition, scope: Scope): void {
    const known = scope.names.get(definition.name.name)
    if (known !== undefined) {
      this.#add(known, definition)
      return
    }
    const isTop = isOpen(scope)
    const made: Growing = { name: definition.name.name, definitions: [], references: [], isTop }
    scope.names.set(made.name, made)
    this.#all.push(made)
    this.#add(made, definition)
  }

  /** A value for a name, with or without a declaration. */
  #define(definition: Definition, scope: Scope, isDeclaration: boolean): void {
    if (isDeclaration) return this.#declare(definition, scope)
    if (this.#dialect.isBlockScoped) {
      this.#writes.push({ definition, scope })
      return undefined
    }
    const shared = sharedBy(nearestFunction(scope), definition.name.name)
    if (shared !== undefined) return this.#declare(definition, shared)
    // A closure writes to a name around it that is there already; every other write makes a name of the function's own.
    let at = scope
    while ((at.kind === "closure" || at.kind === "block") && at.outer !== undefined) {
      if (at.names.has(definition.name.name)) break
      at = at.outer
    }
    const isThere = at.names.has(definition.name.name) && at.kind !== "module"
    return this.#declare(definition, isThere ? at : nearestFunction(scope))
  }

  #pattern(
    target: Expression,
    path: ReadonlyArray<string>,
    use: (name: Name, path: ReadonlyArray<string>) => void
  ): void {
    const node = Walk.bare(target)
    if (node.kind === "name") use(node, path)
    else if (node.kind === "list") {
      node.items.forEach((item, index) => this.#pattern(item, [...path, String(index)], use))
    } else if (node.kind === "dictionary") {
      for (const entry of node.entries) this.#pattern(entry.value, [...path, entry.name ?? "?"], use)
    }
  }

  #types(node: Node, scope: Scope): void {
    for (const type of Walk.typesAt(node)) for (const name of type?.names ?? []) this.#uses.push({ name, scope })
  }

  #visit(node: Node, scope: Scope): void {
    this.#types(node, scope)
    switch (node.kind) {
      case "name":
        this.#uses.push({ name: node, scope })
        return
      case "assign":
        this.#assign(node, scope)
        return
      case "function":
        this.#function(node, scope)
        return
      case "class":
      case "enum":
        this.#class(node, scope)
        return
      case "import":
        for (const { local, name } of node.names) {
          this.#declare({ kind: "import", name: local, path: [], from: node.from, imported: name }, scope)
        }
        return
      case "loop":
        this.#loop(node, this.#dialect.isBlockScoped ? inner(scope, "block") : scope)
        return
      case "try":
        this.#visit(node.body, scope)
        for (const { body, name, types } of node.catches) {
          const own = this.#dialect.isBlockScoped ? inner(scope, "block") : scope
          if (name !== undefined) this.#declare({ kind: "caught", name, path: [], node, types }, own)
          this.#visit(body, own)
        }
        if (node.last !== undefined) this.#visit(node.last, scope)
        return
      case "block": {
        const own = this.#dialect.isBlockScoped ? inner(scope, "block") : scope
        for (const one of node.statements) this.#visit(one, own)
        return
      }
      default:
        for (const child of Walk.children(node)) this.#visit(child, scope)
    }
  }

  #assign(node: Assign, scope: Scope): void {
    if (node.value !== undefined) this.#visit(node.value, scope)
    const [only, more] = node.targets
    for (const [index, target] of node.targets.entries()) {
      const start = only !== undefined && more === undefined ? [] : [String(index)]
      this.#pattern(target, start, (name, path) => {
        const definition: Definition = { kind: "value", name, path, value: node.value, assign: node }
        this.#define(definition, scope, node.isDeclaration === true)
      })
      const bare = Walk.bare(target)
      if (bare.kind === "member" || bare.kind === "index") this.#visit(bare, scope)
    }
  }

  #function(fn: FunctionNode, scope: Scope): void {
    if (fn.name !== undefined) this.#declare({ kind: "function", name: fn.name, path: [], fn }, scope)
    const own = inner(scope, fn.name === undefined ? "closure" : "function", fn.shares)
    fn.parameters.forEach((parameter, index) => {
      this.#declare({ kind: "parameter", name: parameter.name, path: [], fn, parameter, index }, own)
      if (parameter.value !== undefined) this.#visit(parameter.value, scope)
      for (const one of parameter.annotations ?? []) {
        for (const argument of one.arguments) this.#visit(argument.value, scope)
      }
    })
    for (const one of fn.annotations) for (const argument of one.arguments) this.#visit(argument.value, scope)
    this.#visit(fn.body, own)
  }

  #class(node: ClassNode | EnumNode, scope: Scope): void {
    this.#declare(
      node.kind === "class"
        ? { kind: "class", name: node.name, path: [], node }
        : { kind: "enum", name: node.name, path: [], node },
      scope
    )
    const own = inner(scope, "class")
    for (const one of node.annotations) for (const argument of one.arguments) this.#visit(argument.value, scope)
    if (node.kind === "class") {
      for (const field of node.fields) {
        const typed = field.type === undefined ? {} : { type: field.type }
        this.#declare({ kind: "field", name: field.name, path: [], node, value: field.value, ...typed }, own)
        if (field.value !== undefined) this.#visit(field.value, own)
        for (const one of field.annotations) for (const argument of one.arguments) this.#visit(argument.value, own)
      }
    }
    for (const one of node.body) this.#visit(one, own)
  }

  #loop(node: Loop, scope: Scope): void {
    if (node.over !== undefined) this.#visit(node.over, scope)
    if (node.target !== undefined) {
      this.#pattern(node.target, [], (name, path) => this.#declare({ kind: "item", name, path, loop: node }, scope))
    }
    for (const one of node.others) this.#visit(one, scope)
    if (node.test !== undefined) this.#visit(node.test, scope)
    this.#visit(node.body, scope)
    if (node.collects !== undefined) this.#visit(node.collects, scope)
  }
}

/** Whether other files may name what is declared here: the file itself, classes in it, and classes in those. */
const isOpen = (scope: Scope): boolean =>
  scope.kind === "module" || (scope.kind === "class" && scope.outer !== undefined && isOpen(scope.outer))

/** Where a name lives that a function sets without it being its own: `global x`, `nonlocal x`, Ruby's `$x`. */
const sharedBy = (own: Scope, name: string): Scope | undefined => {
  const said = own.shares?.find((one) => one.name === name)
  let at: Scope | undefined = own.outer
  if (said?.of === "function") {
    while (at !== undefined && !at.names.has(name)) at = at.outer
    return at
  }
  if (said === undefined && !name.startsWith("$")) return undefined
  for (at = own; at.outer !== undefined;) at = at.outer
  return at
}

const nearestFunction = (scope: Scope): Scope => {
  let at = scope
  while ((at.kind === "block" || at.kind === "closure") && at.outer !== undefined) {
    if (at.kind === "closure") return at
    at = at.outer
  }
  return at
}
