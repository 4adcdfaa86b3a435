/** A file with everything the analysis knows of it. */
import type { Value } from "../model/Value.ts"
import type { Outside, Use } from "../project/Outside.ts"
import type { Source } from "../text/Source.ts"
import * as Bindings from "./Bindings.ts"
import type { Dialect } from "./Dialect.ts"
import type { Call, ClassNode, EnumNode, Expression, FunctionNode, Member, Node, Place } from "./Program.ts"
import * as Walk from "./Walk.ts"

/** What stands in a file, whatever others say. */
export interface Lowered {
  readonly source: Source
  readonly text: string
  readonly dialect: Dialect
  readonly root: Node
  readonly parents: Walk.Parents
  readonly bindings: Bindings.Bindings
  /** Functions and methods by their names. */
  readonly functions: ReadonlyMap<string, ReadonlyArray<FunctionNode>>
  /** Calls and members by their names. */
  readonly calls: ReadonlyMap<string, ReadonlyArray<Call>>
  readonly members: ReadonlyMap<string, ReadonlyArray<Member>>
  readonly classes: ReadonlyArray<ClassNode>
  readonly enums: ReadonlyArray<EnumNode>
  /** Packages and classes that are imported as a whole, without a name: `import com.acme.paths.*`. */
  readonly wildcards: ReadonlyArray<string>
}

export interface Module extends Lowered {
  /** What was found out already. */
  readonly values: Map<Node, Value>
  /** What other files of the project prove about this one's names. */
  readonly outside: Outside | undefined
  /** What requests here use of other files. */
  readonly wanted: Map<string, Use & { readonly from: string; readonly name: string }>
  readonly called: Map<Call, FunctionNode | undefined>
  /** What the methods of a class set on the object itself, by member. */
  readonly writes: Map<ClassNode, ReadonlyMap<string, ReadonlyArray<Expression>>>
}

/** Things by their names, in the order of the text. */
class Named<A> {
  readonly all = new Map<string, Array<A>>()

  add(name: string, one: A): void {
    const known = this.all.get(name)
    if (known === undefined) this.all.set(name, [one])
    else known.push(one)
  }
}

/** Notes what stands in a program, which is not changed any more. */
export const lowered = (source: Source, root: Node, dialect: Dialect): Lowered => {
  const parents = Walk.settle(root)
  const functions = new Named<FunctionNode>()
  const calls = new Named<Call>()
  const members = new Named<Member>()
  const classes: Array<ClassNode> = []
  const enums: Array<EnumNode> = []
  const wildcards: Array<string> = []
  Walk.walk(root, (node) => {
    if (node.kind === "function") functions.add(node.name?.name ?? "", node)
    else if (node.kind === "call") calls.add(node.name, node)
    else if (node.kind === "member") members.add(node.name, node)
    else if (node.kind === "class") classes.push(node)
    else if (node.kind === "enum") enums.push(node)
    else if (node.kind === "import" && node.names.length === 0) wildcards.push(node.from)
  })
  return {
    source,
    text: source.text,
    dialect,
    root,
    parents,
    bindings: Bindings.make(root, dialect),
    functions: functions.all,
    calls: calls.all,
    members: members.all,
    classes,
    enums,
    wildcards
  }
}

/** Begins an analysis. */
export const make = (of: Lowered, outside?: Outside): Module => ({
  ...of,
  values: new Map(),
  // Only the file itself has imports that were followed; a fence in a document has none.
  outside: of.source.depth === 0 ? outside : undefined,
  wanted: new Map(),
  called: new Map(),
  writes: new Map()
})

/** A node as it is written. */
export const textOf = (module: Module, node: Place): string => module.text.slice(node.start, node.end)
