/** What a language has to say for its files to take part in the project index. */
import type { SourceFile } from "../text/Source.ts"
import type { Layout } from "./Layout.ts"
import type { Meaning, Outside, Use } from "./Outside.ts"
import type { Part, Traffic } from "./Traffic.ts"

/** What a file proves for others. */
export interface Exported {
  /** Exported names and what they stand for. */
  readonly names: ReadonlyMap<string, Meaning>
  /** Imported names that calls here use, so that what declares them is proven. */
  readonly wanted: ReadonlyArray<Use & { readonly from: string; readonly name: string }>
  /** The requests that it makes, answers and expects. */
  readonly traffic?: Traffic
  /** What it is to the others by that. */
  readonly part?: Part
}

/**
 * The texts that name another file (`from`) are the language's own, exactly as they are written in the file; `resolve`
 * leads from there to a file. A language whose files see each other without an import (Go's packages, Java's) gives its
 * files a name of its own for that, such as `.`.
 */
export interface Linker {
  /** Languages of one machine import each other's files: Java and Kotlin. */
  readonly machine?: string
  /** Whether files of this name are this language's. */
  readonly isModule: (path: string) => boolean
  /** Whether a file says where modules are (`package.json`, `go.mod`); its text is read through the layout. */
  readonly isLayout: (path: string) => boolean
  /** What a file imports, as written. From the text alone and fast: a superset is fine. */
  readonly importsOf: (file: SourceFile) => Iterable<string>
  /** Names of the environment that a file asks for. From the text alone and fast: a superset is fine. */
  readonly settingsOf: (file: SourceFile) => Iterable<string>
  /** The word by which an import is looked up: every import of a file has one of that file's `wordsOf`. */
  readonly wordOf: (from: string) => string
  /** The words that an import of this file may have. */
  readonly wordsOf: (path: string, layout: Layout) => Iterable<string>
  /** The files that an import in `path` leads to: one, or all those of a package that is a folder. */
  readonly resolve: (path: string, from: string, layout: Layout) => ReadonlyArray<string>
  /** What a file proves for others, given what others prove about it. Its grammar is ready. Deterministic. */
  readonly exportsOf: (file: SourceFile, outside: Outside | undefined) => Exported
}
