/** One text of JavaScript or TypeScript with what its analysis shares: tree, names, values. */
import type { Value } from "../../model/Value.ts"
import type { Outside } from "../../project/Outside.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import type { Source } from "../../text/Source.ts"
import type { Writer } from "../../write/Writer.ts"
import type * as Bindings from "./Bindings.ts"

export interface Module {
  readonly source: Source
  readonly text: string
  readonly root: SyntaxNode
  readonly bindings: Bindings.Bindings
  readonly writer: Writer
  readonly outside: Outside | undefined
  /** Values that were read, by node: the same node always gives the same value. */
  readonly values: Map<SyntaxNode, Value>
  /** What is being looked up right now. */
  readonly resolving: Set<string>
}

/** The node's text. */
export const textOf = (module: Module, node: SyntaxNode): string => module.text.slice(node.start, node.end)
