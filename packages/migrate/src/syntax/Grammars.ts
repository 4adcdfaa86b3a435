/**
 * Tree-sitter grammars. Loading is asynchronous and the host's business, once; parsing is synchronous afterwards. A
 * grammar that was not loaded is no error: its languages are then read at the literal level.
 */
import { Language, Parser } from "web-tree-sitter"

import * as Tree from "./Tree.ts"

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
  starting ??= read(runtimeFile).then((wasmBinary) => Parser.init({ wasmBinary }))
  await starting
  for (const name of missing) {
    const parser = new Parser()
    parser.setLanguage(await Language.load(await read(files[name])))
    parsers.set(name, parser)
  }
}

/** Whether the grammar is ready. */
export const isLoaded = (name: GrammarName): boolean => parsers.has(name)

/** The tree of a text, or `undefined` without the grammar. */
export const parse = (name: GrammarName, text: string): Tree.Tree | undefined => {
  const parser = parsers.get(name)
  const parsed = parser?.parse(text)
  if (parsed === undefined || parsed === null) return undefined
  const tree = Tree.fromCursor(parsed.walk(), text)
  parsed.delete()
  return tree
}
