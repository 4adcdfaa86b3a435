/**
 * Tree-sitter grammars. Loading is asynchronous and the host's business, once; parsing is synchronous afterwards. A
 * grammar that was not loaded is no error: its languages are then read at the literal level.
 */
import { Edit, Language, Parser, type Point, type Tree as ParsedTree } from "web-tree-sitter"

import * as Replacement from "../text/Replacement.ts"
import * as Memory from "./Memory.ts"
import type * as Tree from "./Tree.ts"

/** Where the host finds each grammar: a path that resolves from this package. */
export const files = {
  csharp: "tree-sitter-c-sharp/tree-sitter-c_sharp.wasm",
  go: "tree-sitter-go/tree-sitter-go.wasm",
  hcl: "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm",
  java: "tree-sitter-java/tree-sitter-java.wasm",
  javascript: "tree-sitter-javascript/tree-sitter-javascript.wasm",
  kotlin: "@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm",
  php: "tree-sitter-php/tree-sitter-php.wasm",
  python: "tree-sitter-python/tree-sitter-python.wasm",
  ruby: "tree-sitter-ruby/tree-sitter-ruby.wasm",
  tsx: "tree-sitter-typescript/tree-sitter-tsx.wasm",
  typescript: "tree-sitter-typescript/tree-sitter-typescript.wasm"
} as const

export type GrammarName = keyof typeof files

/** The runtime's own file, for hosts that bundle. */
export const runtimeFile = "web-tree-sitter/web-tree-sitter.wasm"

/** Every grammar there is. */
export const names = Object.keys(files) as ReadonlyArray<GrammarName>

const parsers = new Map<GrammarName, Parser>()
let starting: Promise<void> | undefined
let calls: Memory.Calls | undefined

const started = async (runtime: { readonly wasmBinary: Uint8Array }): Promise<void> => {
  await Parser.init(runtime)
  calls = Memory.callsOf(runtime)
}

/**
 * Makes grammars ready for use; loaded ones are not loaded again. `read` answers the bytes of one of `files`, or of
 * `runtimeFile`. Rejects when `read` does or when the bytes are no grammar.
 */
export const load = async (
  wanted: ReadonlyArray<GrammarName>,
  read: (file: string) => Promise<Uint8Array>
): Promise<void> => {
  const missing = wanted.filter((name) => !parsers.has(name))
  if (missing.length === 0) return
  starting ??= read(runtimeFile).then((wasmBinary) => started({ wasmBinary }))
  await starting
  for (const name of missing) {
    const parser = new Parser()
    parser.setLanguage(await Language.load(await read(files[name])))
    parsers.set(name, parser)
  }
}

/** How trees are read out of memory; `undefined` where somebody else in this process has started the runtime before. */
export const directCalls = (): Memory.Calls | undefined => calls

/** Parsers at work; one that is found here later was stopped half-way, or failed. */
const atWork = new Set<GrammarName>()

/** A parser that was stopped would go on with its text whatever it is given next: another takes its place. */
const replaced = (name: GrammarName, stopped: Parser): Parser => {
  const parser = new Parser()
  parser.setLanguage(stopped.language)
  parsers.set(name, parser)
  atWork.delete(name)
  return parser
}

const parsed = (name: GrammarName, text: string, old?: ParsedTree): ParsedTree | undefined => {
  const known = parsers.get(name)
  if (known === undefined) return undefined
  const parser = atWork.has(name) ? replaced(name, known) : known
  atWork.add(name)
  const tree = parser.parse(text, old)
  atWork.delete(name)
  return tree ?? undefined
}

/** Whether the grammar is ready. */
export const isLoaded = (name: GrammarName): boolean => parsers.has(name)

/** The tree of a text, or `undefined` without the grammar. */
export const parse = (name: GrammarName, text: string): Tree.Tree | undefined => {
  const made = parsed(name, text)
  if (made === undefined) return undefined
  const tree = Memory.read(made, text, calls)
  made.delete()
  return tree
}

/** A child of a tree's root. */
export interface Place {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** What became of a tree by a change. */
export interface Followed {
  /** The root's children within the region. */
  readonly inside: ReadonlyArray<Place>
  /** How many children the root has. */
  readonly count: number
  /** The new text is not understood as a whole. */
  readonly isBroken: boolean
}

/** The one tree that is kept in the parser's memory: of the last text that was whole. */
let kept: { readonly name: GrammarName; readonly text: string; readonly tree: ParsedTree } | undefined

const zero: Point = { row: 0, column: 0 }

/** The row and column of an offset, counted on from a place before it. */
const pointAt = (text: string, offset: number, from: number, known: Point): Point => {
  let { row } = known
  let start = from - known.column
  for (let next = text.indexOf("\n", from); next >= 0 && next < offset; next = text.indexOf("\n", start)) {
    row++
    start = next + 1
  }
  return { row, column: offset - start }
}

const editBetween = (before: string, after: string): Edit => {
  const { newEnd, oldEnd, start } = Replacement.between(before, after)
  const startPosition = pointAt(before, start, 0, zero)
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition,
    oldEndPosition: pointAt(before, oldEnd, start, startPosition),
    newEndPosition: pointAt(after, newEnd, start, startPosition)
  })
}

const placesIn = (tree: ParsedTree, region: { readonly start: number; readonly end: number }): ReadonlyArray<Place> => {
  const places: Array<Place> = []
  // The first that ends behind this index.
  let node = tree.rootNode.firstChildForIndex(Math.max(0, region.start - 1))
  while (node !== null && node.startIndex <= region.end) {
    if (node.endIndex >= region.start) places.push({ type: node.type, start: node.startIndex, end: node.endIndex })
    node = node.nextSibling
  }
  return places
}

/**
 * Parses a text with the tree of the text it was before. `undefined` when there is no grammar, or when the change reaches
 * beyond the `region` (offsets of the new text).
 */
export const follow = (
  name: GrammarName,
  before: string,
  after: string,
  region: { readonly start: number; readonly end: number }
): Followed | undefined => {
  const last = kept
  // Whatever stops this half-way, no tree is used or freed twice.
  kept = undefined
  const isLast = last?.name === name && last.text === before
  if (!isLast) last?.tree.delete()
  const old = isLast ? last.tree : parsed(name, before)
  if (old === undefined) return undefined
  const edit = editBetween(before, after)
  const edited = old.copy()
  edited.edit(edit)
  const tree = parsed(name, after, edited)
  const changed = tree === undefined ? [] : edited.getChangedRanges(tree)
  edited.delete()
  const reaches = (start: number, end: number): boolean => start < region.start || end > region.end
  const isWithin =
    tree !== undefined &&
    !reaches(edit.startIndex, edit.newEndIndex) &&
    !changed.some(({ endIndex, startIndex }) => reaches(startIndex, endIndex))
  const inside = isWithin ? placesIn(tree, region) : []
  const followed =
    isWithin && !inside.some(({ end, start }) => reaches(start, end))
      ? { inside, count: tree.rootNode.childCount, isBroken: tree.rootNode.hasError }
      : undefined
  const goesOn = tree !== undefined && followed?.isBroken === false
  // What is typed next may be whole again.
  kept = goesOn ? { name, text: after, tree } : { name, text: before, tree: old }
  ;(goesOn ? old : tree)?.delete()
  return followed
}
