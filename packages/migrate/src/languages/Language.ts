/** What an adapter for one language is. */
import type { PathRef } from "../evidence/Paths.ts"
import type { Followed } from "../evidence/Scripts.ts"
import type { Model } from "../model/Subject.ts"
import type { Signal } from "../prefilter/Prefilter.ts"
import type { Outside } from "../project/Outside.ts"
import type { GrammarName } from "../syntax/Grammars.ts"
import type { Source } from "../text/Source.ts"

/** What an adapter may ask of its surroundings while it reads a text. */
export interface Context {
  /** Reads a text that stands inside this one, in the language of that name; unknown names are read as plain text. */
  readonly parse: (language: string, source: Source) => Model
  /** The configuration or a comment says that this file holds bare payloads of the legacy API. */
  readonly isVouched: boolean
  /** What other files of the project prove about this one's names. */
  readonly outside?: Outside
  /** Follows what a script beside a request reads of its reply; absent where files have no such scripts. */
  readonly followScript?: (
    source: Source,
    request: { readonly path: PathRef; readonly method: string | undefined }
  ) => Followed | undefined
  /** What the prefilter found in the file. */
  readonly signals: ReadonlySet<Signal>
}

export interface Language {
  /** The name in fences and in tables: `json`, `yaml`, `shell`. */
  readonly id: string
  /** Other names that fences use. */
  readonly aliases: ReadonlyArray<string>
  /** Endings of file names, with the dot, lower case. */
  readonly extensions: ReadonlyArray<string>
  /** Whole file names, lower case, that have no telling ending. */
  readonly fileNames: ReadonlyArray<string>
  /** Grammars it reads with, and those of the texts inside its texts; the host loads them before. */
  readonly grammars?: ReadonlyArray<GrammarName>
  /** Reads a text. Never throws, and ends in time linear in the text for anything real. */
  readonly parse: (source: Source, context: Context) => Model
  /** The comment that a suppression may be written in, or `undefined` where the language has none. */
  readonly lineComment: { readonly open: string; readonly close: string } | undefined
}
