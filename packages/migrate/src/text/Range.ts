/** Places in a file: UTF-16 offsets, as editors count. */

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The range of these two offsets. */
export const make = (start: number, end: number): Range => ({ start, end })

/** Whether the two share a character, or touch: what two independent edits must not do. */
export const meets = (a: Range, b: Range): boolean => a.start <= b.end && b.start <= a.end

/** Whether `inner` lies within `outer`. */
export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Order by start, then by end. */
export const compare = (a: Range, b: Range): number => a.start - b.start || a.end - b.end
