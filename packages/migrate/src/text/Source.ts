/**
 * A text that stands in a file, perhaps inside other texts: a fence in Markdown, in it a curl command, in that a JSON
 * body. A source knows its text as a parser wants it (decoded) and where each character stands in the file, and it
 * writes new text back with the escapes of every layer around it.
 */
import type { Edit } from "./Edit.ts"
import type { Range } from "./Range.ts"

/** A file as the engine gets it. `path` has forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export interface Source {
  readonly file: SourceFile
  /** The decoded text; offsets into it are called inner offsets. */
  readonly text: string
  /** The file range of inner `[start, end)`. */
  readonly range: (start: number, end: number) => Range
  /** New text as the file must spell it at inner offset `at`. */
  readonly encode: (text: string, at: number) => string
  /** How many layers of text are around this one; 0 for the file. */
  readonly depth: number
}

/** More layers than anything real has; a text deeper than this is not looked into. */
export const DEPTH_MAX = 6

/** The file itself. */
export const fromFile = (file: SourceFile): Source => ({
  file,
  text: file.text,
  range: (start, end) => ({ start, end }),
  encode: (text) => text,
  depth: 0
})

/** A part of a source that is spelled as it stands: no escapes of its own. */
export const slice = (outer: Source, start: number, end: number): Source => ({
  file: outer.file,
  text: outer.text.slice(start, end),
  range: (from, to) => outer.range(start + from, start + to),
  encode: (text, at) => outer.encode(text, start + at),
  depth: outer.depth + 1
})

/** A decoded text: for each of its characters where its spelling starts and ends in the outer source. */
export interface Decoded {
  readonly text: string
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
  /** The outer offset just behind the last character. */
  readonly end: number
  /** Writes text at outer offset `outerAt` with this layer's escapes. */
  readonly escape: (text: string, outerAt: number) => string
}

/** A source whose text is spelled with escapes, or with pieces left out, in the outer one. */
export const decoded = (outer: Source, inner: Decoded): Source => {
  const outerStart = (index: number): number => (index < inner.text.length ? inner.starts[index]! : inner.end)
  return {
    file: outer.file,
    text: inner.text,
    range: (start, end) => {
      const from = outerStart(start)
      return outer.range(from, start >= end ? from : inner.ends[end - 1]!)
    },
    encode: (text, at) => {
      const outerAt = outerStart(at)
      return outer.encode(inner.escape(text, outerAt), outerAt)
    },
    depth: outer.depth + 1
  }
}

/** Pieces of a source as one text, what stands between them left out. */
export const joined = (
  outer: Source,
  pieces: ReadonlyArray<readonly [start: number, end: number]>,
  escape: Decoded["escape"]
): Source => {
  const letters: Array<string> = []
  const starts: Array<number> = []
  const ends: Array<number> = []
  for (const [from, to] of pieces) {
    letters.push(outer.text.slice(from, to))
    for (let at = from; at < to; at++) {
      starts.push(at)
      ends.push(at + 1)
    }
  }
  return decoded(outer, { text: letters.join(""), starts, ends, end: pieces.at(-1)?.[1] ?? 0, escape })
}

/** Replaces inner `[start, end)` by new text, which this encodes. */
export const edit = (source: Source, start: number, end: number, text: string): Edit => ({
  ...source.range(start, end),
  text: source.encode(text, start)
})

/**
 * Whether the characters of inner `[start, end)` stand next to each other in the file. Where they do not, something of an
 * outer layer (a quote of the shell, the mark of a quotation) stands between them and would be lost with them.
 */
export const isContiguous = (source: Source, start: number, end: number): boolean => {
  for (let at = start; at + 1 < end; at++) {
    if (source.range(at, at + 1).end !== source.range(at + 1, at + 2).start) return false
  }
  return true
}

/** The file's own spelling of inner `[start, end)`. */
export const spelling = (source: Source, start: number, end: number): string => {
  const range = source.range(start, end)
  return source.file.text.slice(range.start, range.end)
}
