/**
 * Reads a tree out of the parser's memory, as plain objects. The library's own cursor copies its state into that memory
 * and back for each thing it is asked, ten times per node; the state can as well stay there, and its calls be made
 * directly. They come with the object that the runtime is started with, and are not part of what the library promises:
 * where they are missing, the cursor is used. Its version is fixed, and a test compares both.
 */
import type { Language, Tree as ParsedTree, TreeCursor } from "web-tree-sitter"

import type { Tree } from "./Tree.ts"

/** Calls about a tree by its address; where the cursor stands is kept in the parser's memory. */
export interface Calls {
  /** Makes the root ready for a new cursor. */
  readonly _ts_tree_root_node_wasm: (tree: number) => void
  readonly _ts_tree_cursor_new_wasm: (tree: number) => void
  readonly _ts_tree_cursor_delete_wasm: (tree: number) => void
  readonly _ts_tree_cursor_goto_first_child_wasm: (tree: number) => number
  readonly _ts_tree_cursor_goto_next_sibling_wasm: (tree: number) => number
  readonly _ts_tree_cursor_goto_parent_wasm: (tree: number) => number
  readonly _ts_tree_cursor_current_node_type_id_wasm: (tree: number) => number
  readonly _ts_tree_cursor_current_field_id_wasm: (tree: number) => number
  readonly _ts_tree_cursor_start_index_wasm: (tree: number) => number
  readonly _ts_tree_cursor_end_index_wasm: (tree: number) => number
  readonly _ts_tree_cursor_current_node_is_missing_wasm: (tree: number) => number
}

/** The calls, if a runtime was started with this object. */
export const callsOf = (runtime: object): Calls | undefined =>
  "_ts_tree_cursor_new_wasm" in runtime && "_ts_tree_root_node_wasm" in runtime
    ? (runtime as unknown as Calls)
    : undefined

interface Growing {
  type: string
  start: number
  end: number
  field: string | undefined
  isNamed: boolean
  parent: Growing | undefined
  children: Array<Growing>
}

/** Shared by all nodes without children: most nodes are words and signs. */
const none: Array<Growing> = []

/** What is asked of the place where a reader stands. */
interface Reader {
  readonly node: (parent: Growing | undefined) => Growing
  readonly isMissing: () => boolean
  readonly toFirstChild: () => boolean
  readonly toNextSibling: () => boolean
  readonly toParent: () => boolean
  readonly end: () => void
}

const byCursor = (cursor: TreeCursor): Reader => ({
  node: (parent) => ({
    type: cursor.nodeType,
    start: cursor.startIndex,
    end: cursor.endIndex,
    field: cursor.currentFieldName ?? undefined,
    isNamed: cursor.nodeIsNamed,
    parent,
    children: none
  }),
  isMissing: () => cursor.nodeIsMissing,
  toFirstChild: () => cursor.gotoFirstChild(),
  toNextSibling: () => cursor.gotoNextSibling(),
  toParent: () => cursor.gotoParent(),
  end: () => cursor.delete()
})

/** What the parser lost its way in. */
const LOST = "ERROR"

/** A language's types by their numbers, and which of them are no mere tokens. */
interface Types {
  readonly names: ReadonlyArray<string>
  readonly named: ReadonlyArray<boolean>
  readonly fields: ReadonlyArray<string | null>
}

const known = new WeakMap<Language, Types>()

const typesOf = (language: Language): Types => {
  const types = known.get(language) ?? {
    // A nameless one stands where something is missing; the library calls it so, too.
    names: language.types.map((name) => (name === "" ? LOST : name)),
    named: language.types.map((_name, id) => language.nodeTypeIsNamed(id)),
    fields: language.fields
  }
  known.set(language, types)
  return types
}

const byCalls = (calls: Calls, tree: ParsedTree): Reader => {
  const address = (tree as unknown as { readonly 0: number })[0]
  const { fields, named, names } = typesOf(tree.language)
  calls._ts_tree_root_node_wasm(address)
  calls._ts_tree_cursor_new_wasm(address)
  return {
    node: (parent) => {
      const type = calls._ts_tree_cursor_current_node_type_id_wasm(address)
      return {
        type: names[type] ?? LOST,
        start: calls._ts_tree_cursor_start_index_wasm(address),
        end: calls._ts_tree_cursor_end_index_wasm(address),
        field: fields[calls._ts_tree_cursor_current_field_id_wasm(address)] ?? undefined,
        isNamed: named[type] ?? true,
        parent,
        children: none
      }
    },
    isMissing: () => calls._ts_tree_cursor_current_node_is_missing_wasm(address) === 1,
    toFirstChild: () => calls._ts_tree_cursor_goto_first_child_wasm(address) === 1,
    toNextSibling: () => calls._ts_tree_cursor_goto_next_sibling_wasm(address) === 1,
    toParent: () => calls._ts_tree_cursor_goto_parent_wasm(address) === 1,
    end: () => calls._ts_tree_cursor_delete_wasm(address)
  }
}

/** Deeper nodes are left out, so that recursion over a tree always ends; nothing written by hand is so deep. */
const DEPTH_MAX = 300

/** Reads a whole tree; by `calls` where they are known. */
export const read = (parsed: ParsedTree, text: string, calls: Calls | undefined): Tree => {
  const isBroken = parsed.rootNode.hasError
  const reader = calls === undefined ? byCursor(parsed.walk()) : byCalls(calls, parsed)
  const root = reader.node(undefined)
  let current = root
  let depth = 0
  let errors = root.type === LOST ? 1 : 0
  const enter = (parent: Growing): Growing => {
    const node = reader.node(parent)
    if (isBroken && (node.type === LOST || reader.isMissing())) errors++
    if (parent.children === none) parent.children = [node]
    else parent.children.push(node)
    return node
  }
  for (;;) {
    if (depth < DEPTH_MAX && reader.toFirstChild()) {
      current = enter(current)
      depth++
      continue
    }
    while (!reader.toNextSibling()) {
      if (depth === 0 || !reader.toParent()) {
        reader.end()
        return { root, text, errors }
      }
      depth--
      current = current.parent!
    }
    current = enter(current.parent!)
  }
}
