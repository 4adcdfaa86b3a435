/**
 * A text that is being typed, in pieces of whole lines: an edit makes one piece anew, and whatever is known of the others
 * — their line breaks, the words of the engine's first tier, their size — stays known. Values, never changed.
 */
import type * as Prefilter from "@segue/migrate/prefilter/Prefilter"
import * as Lines from "@segue/migrate/text/Lines"
import type { Position, Range } from "vscode-languageserver"

import * as Quiet from "./Quiet.ts"

/** A piece is split when it is twice as long. */
const PIECE_CHARACTERS = 2048

/** Some lines, the last with its break unless it is the text's last; what was asked of them is remembered. */
interface Piece {
  readonly text: string
  starts?: ReadonlyArray<number>
  words?: Quiet.Words
  bytes?: number
}

/** Where each piece begins. */
interface Bases {
  readonly offsets: ReadonlyArray<number>
  readonly lines: ReadonlyArray<number>
}

export interface Text {
  readonly pieces: ReadonlyArray<Piece>
  readonly length: number
  bases?: Bases
  whole?: string
}

const split = (text: string): Array<Piece> => {
  const pieces: Array<Piece> = []
  let from = 0
  while (text.length - from > 2 * PIECE_CHARACTERS) {
    const end = text.indexOf("\n", from + PIECE_CHARACTERS) + 1
    if (end === 0 || end === text.length) break
    pieces.push({ text: text.slice(from, end) })
    from = end
  }
  pieces.push({ text: from === 0 ? text : text.slice(from) })
  return pieces
}

/** A text as it was opened. */
export const make = (text: string): Text => ({ pieces: split(text), length: text.length, whole: text })

/** All of it. */
export const whole = (text: Text): string => (text.whole ??= text.pieces.map((piece) => piece.text).join(""))

const startsOf = (piece: Piece): ReadonlyArray<number> => (piece.starts ??= Lines.starts(piece.text))

const basesOf = (text: Text): Bases => {
  if (text.bases !== undefined) return text.bases
  const offsets: Array<number> = []
  const lines: Array<number> = []
  let offset = 0
  let line = 0
  for (const piece of text.pieces) {
    offsets.push(offset)
    lines.push(line)
    offset += piece.text.length
    line += startsOf(piece).length - 1
  }
  text.bases = { offsets, lines }
  return text.bases
}

/** The position of an offset, as the protocol counts. */
export const position = (text: Text, offset: number): Position => {
  const bases = basesOf(text)
  const index = Lines.lastUpTo(bases.offsets, offset)
  const { column, line } = Lines.at(startsOf(text.pieces[index]!), offset - bases.offsets[index]!)
  return { line: bases.lines[index]! + line - 1, character: column - 1 }
}

/** A place in a piece. */
interface Spot {
  readonly index: number
  readonly at: number
}

const spotOf = (text: Text, { character, line }: Position): Spot => {
  if (line < 0) return { index: 0, at: 0 }
  const bases = basesOf(text)
  const index = Lines.lastUpTo(bases.lines, line)
  const piece = text.pieces[index]!
  const start = startsOf(piece)[line - bases.lines[index]!]
  if (start === undefined) return { index, at: piece.text.length }
  return { index, at: Math.min(start + Math.max(0, character), Lines.lineEnd(piece.text, start)) }
}

/** The offset of a position; one that is not there is the nearest before it. */
export const offset = (text: Text, at: Position): number => {
  const spot = spotOf(text, at)
  return basesOf(text).offsets[spot.index]! + spot.at
}

const isBehind = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character)

/** The text with something else within the range. */
export const edit = (text: Text, { end, start }: Range, inserted: string): Text => {
  const [first, last] = isBehind(start, end) ? [end, start] : [start, end]
  const from = spotOf(text, first)
  const to = spotOf(text, last)
  const { pieces } = text
  const kept = pieces[to.index]!.text.slice(to.at)
  const between = pieces.slice(from.index, to.index + 1).reduce((sum, piece) => sum + piece.text.length, 0)
  const changed = pieces[from.index]!.text.slice(0, from.at) + inserted + kept
  return {
    pieces: [...pieces.slice(0, from.index), ...split(changed), ...pieces.slice(to.index + 1)],
    length: text.length - between + changed.length
  }
}

/** What the engine's first tier lets through; nothing can be found in a text without. */
export const signals = ({ pieces }: Text): ReadonlySet<Prefilter.Signal> =>
  // No word of the first tier has a line break in it.
  Quiet.signalsOf(
    pieces.reduce((words, piece) => Quiet.both(words, (piece.words ??= Quiet.ofText(piece.text))), Quiet.none)
  )

const encoder = new TextEncoder()

/** Whether the text, encoded as UTF-8, takes more bytes than the limit. */
export const isLarger = ({ length, pieces }: Text, limitBytes: number): boolean =>
  length > limitBytes ||
  (length * 3 > limitBytes &&
    pieces.reduce((sum, piece) => sum + (piece.bytes ??= encoder.encode(piece.text).length), 0) > limitBytes)
