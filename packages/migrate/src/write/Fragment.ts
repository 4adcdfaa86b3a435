/** Text to be written, made of new pieces and of pieces that stand in the file and are repeated as they are spelled. */
import type { Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Source from "../text/Source.ts"

/** New text, or a value whose spelling is repeated. */
export type Fragment = ReadonlyArray<string | Value>

/** The fragment as the file must spell it at inner offset `at`. */
export const spell = (fragment: Fragment, source: Source.Source, at: number): string =>
  fragment
    .map((part) =>
      typeof part === "string"
        ? source.encode(part, at)
        : part.source === source
          ? Source.spelling(part.source, part.start, part.end)
          : source.encode(Values.textOf(part), at)
    )
    .join("")

/** The fragments one after another, with text between them. */
export const join = (fragments: ReadonlyArray<Fragment>, separator: string): Fragment =>
  fragments.flatMap((fragment, index) => (index === 0 ? fragment : [separator, ...fragment]))
