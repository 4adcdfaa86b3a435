/** A file with everything the analysis knows of it. */
import type { Value } from "../model/Value.ts"
import type { Source } from "../text/Source.ts"
import * as Bindings from "./Bindings.ts"
import type { Dialect } from "./Dialect.ts"
import type { ClassNode, EnumNode, FunctionNode, Node, Place } from "./Program.ts"
import * as Walk from "./Walk.ts"

export interface Module {
  readonly source: Source
  readonly text: string
  readonly dialect: Dialect
  readonly root: Node
  readonly parents: Walk.Parents
  readonly bindings: Bindings.Bindings
  readonly functions: ReadonlyArray<FunctionNode>
  readonly classes: ReadonlyArray<ClassNode>
  readonly enums: ReadonlyArray<EnumNode>
  /** Values that were read already. */
  readonly values: Map<Node, Value>
}

export const make = (source: Source, root: Node, dialect: Dialect): Module => {
  const functions: Array<FunctionNode> = []
  const classes: Array<ClassNode> = []
  const enums: Array<EnumNode> = []
  Walk.walk(root, (node) => {
    if (node.kind === "function") functions.push(node)
    else if (node.kind === "class") classes.push(node)
    else if (node.kind === "enum") enums.push(node)
  })
  return {
    source,
    text: source.text,
    dialect,
    root,
    parents: Walk.parentsOf(root),
    bindings: Bindings.make(root, dialect),
    functions,
    classes,
    enums,
    values: new Map()
  }
}

/** A node as it is written. */
export const textOf = (module: Module, node: Place): string => module.text.slice(node.start, node.end)
