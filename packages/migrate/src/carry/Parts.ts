/** A text in parts that are judged each by itself. */
import type { Model } from "../model/Subject.ts"
import type { Change } from "./Change.ts"
import type { Excerpt } from "./Excerpt.ts"
import type { Report } from "./Report.ts"

/** Some lines of a text, and whether they are read there as they are in the whole. */
export interface Part {
  readonly excerpt: Excerpt
  readonly isSame: (model: Model) => boolean
}

/** The same part of a text, as it was and as it is. */
export interface Both {
  readonly before: Part
  readonly after: Part
}

/** What a change does to what a text says. */
export type Taken =
  /** Nothing but places moved. */
  | { readonly kind: "moved"; readonly report: Report }
  /** A part was read again. */
  | { readonly kind: "judged"; readonly report: Report; readonly both: Both }
  /** The new text is broken, in this part or where it says nothing. The parts are those of the text before. */
  | { readonly kind: "broken"; readonly both?: Both }

export interface Parts {
  /**
   * Takes a change, and answers the report of the new text; `undefined` when it may matter to what the file as a whole
   * says. Then the parts are those of the text before still, unless they are spent.
   */
  readonly take: (text: string, change: Change, report: Report) => Taken | undefined
  /** Whether they are of no use any more. */
  readonly isSpent: () => boolean
}
