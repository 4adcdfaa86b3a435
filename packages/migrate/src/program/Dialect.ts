/** What the shared analysis asks of a language. */
import type { GrammarName } from "../syntax/Grammars.ts"
import type { Tree } from "../syntax/Tree.ts"
import type { Source } from "../text/Source.ts"
import type { Clients } from "./Clients.ts"
import type { Node } from "./Program.ts"

export interface Dialect {
  /** The language's name: `python`. */
  readonly id: string
  /** Other names that fences use. */
  readonly aliases: ReadonlyArray<string>
  /** Endings of file names, with the dot, lower case. */
  readonly extensions: ReadonlyArray<string>
  readonly fileNames?: ReadonlyArray<string>
  readonly grammar: GrammarName
  /** What a comment of one line begins with. */
  readonly comment: string
  /** Node types of the grammar that are comments. */
  readonly comments: ReadonlySet<string>
  /** The whole file as a block. Never throws; what it does not know becomes `opaque` with its children. */
  readonly lower: (tree: Tree, source: Source) => Node
  /** Declarations live in their block (Go, Java, Kotlin, C#), or in their function (Python, Ruby, PHP). */
  readonly isBlockScoped: boolean
  /** The words for the object itself: `self`, `this`, `cls`, `$this`. */
  readonly self: ReadonlySet<string>
  readonly clients: Clients
  /** The file that a name imported from another one stands for, where it may be a file itself: `.` and `api` is `.api`. */
  readonly within?: (from: string, name: string) => string
  /** What names without a declaration are looked up under: files of one package see each other without an import. */
  readonly implicit?: string
  /** Whether a name declared at the top of a file cannot be used by other files. */
  readonly isPrivate: (name: string, path: string) => boolean
  /** Whether other files cannot name a field, or a variable of the file, given its declaration (if any) and the file's text. */
  readonly isHidden?: (name: string, declaration: string, text: string) => boolean
}
