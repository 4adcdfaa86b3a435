/** A path in a text that is put together of pieces: where each of its characters stands, and what can be edited. */
import type { Source } from "../text/Source.ts"
import * as Paths from "./Paths.ts"

/** A part of a text, written out in a literal or computed; `Node` is what the language's tree is made of. */
export type Piece<Node, Computed = Node> =
  | {
      readonly kind: "text"
      readonly text: string
      readonly source: Source
      readonly at: number
      readonly literal: Node
    }
  /** Text that no literal of this file spells: the separator of a `join`, a constant of another file. */
  | { readonly kind: "glue"; readonly text: string; readonly isElsewhere?: true }
  | { readonly kind: "hole"; readonly node: Computed }

/** More pieces than any path is put together of. */
const PIECES_MAX = 1000
/** More names and calls than anybody looks up for one. */
const LOOKS_MAX = 4000

/** What may be read for one text: one that doubles with every line (`text += text`) would have millions of pieces. */
export class Bound {
  #left = LOOKS_MAX

  /** The pieces of a part of the text, or what stands for it when there are too many. */
  of<P>(instead: ReadonlyArray<P>, read: () => ReadonlyArray<P>): ReadonlyArray<P> {
    if (this.#left <= 0) return instead
    this.#left--
    const parts = read()
    return parts.length > PIECES_MAX ? instead : parts
  }
}

/** Each character's piece, and the text with computed parts as `${x}`. */
export interface Flat<P> {
  readonly text: string
  readonly places: ReadonlyArray<{ readonly piece: P; readonly index: number }>
}

type AnyPiece = Piece<unknown>

export const flatten = <P extends AnyPiece>(parts: ReadonlyArray<P>): Flat<P> => {
  let text = ""
  const places: Array<{ piece: P; index: number }> = []
  for (const piece of parts) {
    const own = piece.kind === "hole" ? "${x}" : piece.text
    text += own
    for (let index = 0; index < own.length; index++) places.push({ piece, index })
  }
  return { text, places }
}

/** Where a word of the path stands: in one literal, or nowhere that can be edited. */
const wordAt = (flat: Flat<AnyPiece>, start: number, end: number): Paths.PathRef["places"][number] | undefined => {
  const first = flat.places[start]
  const last = flat.places[end - 1]
  if (first === undefined || last === undefined || first.piece !== last.piece || first.piece.kind !== "text")
    return undefined
  const at = first.piece.at + first.index
  return { source: first.piece.source, start: at, end: at + end - start, successor: "" }
}

/** Where the words of the path are to be edited; none where one of them cannot. */
export const placesOf = (flat: Flat<AnyPiece>, match: Paths.PathMatch): Paths.PathRef["places"] => {
  const whole = wordAt(flat, match.start, match.end)
  if (whole !== undefined) return [{ ...whole, successor: Paths.SUCCESSOR.join(match.separator) }]
  const words = flat.text.slice(match.start, match.end).split(match.separator)
  const second = match.end - words.at(-1)!.length
  const places = [wordAt(flat, match.start, match.start + words[0]!.length), wordAt(flat, second, match.end)]
  return places.every((place) => place !== undefined)
    ? places.map((place, index) => ({ ...place, successor: Paths.SUCCESSOR[index]! }))
    : []
}

/** The literals that spell the path. */
export const literalsOf = <Node>(flat: Flat<Piece<Node, unknown>>, match: Paths.PathMatch): ReadonlySet<Node> => {
  const literals = new Set<Node>()
  for (let index = match.start; index < match.end; index++) {
    const piece = flat.places[index]?.piece
    if (piece?.kind === "text") literals.add(piece.literal)
  }
  return literals
}

/** Whether a part of the path stands in another file, or in the environment. */
export const isElsewhere = (flat: Flat<AnyPiece>, { end, start }: Paths.PathMatch): boolean =>
  flat.places.slice(start, end).some(({ piece }) => piece.kind === "glue" && piece.isElsewhere === true)

/** What a path match is for a call that is made in another file. */
export const elsewhere = (
  api: Paths.Api,
  target: Paths.Target
): Pick<Flat<never>, "text"> & { readonly ref: Paths.PathRef; readonly match: Paths.PathMatch } => ({
  ref: { api, target, places: [] },
  match: { api, target, start: 0, end: 0, separator: "/", query: -1, stop: 0, method: undefined },
  text: ""
})
