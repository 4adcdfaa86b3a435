/**
 * Noticing that a listing leads back to where it has been, and would never end. A mark is left behind and moved on after
 * 1, 2, 4, ... pages (Brent): a circle of any length is met within a few rounds, and no cursor but two is remembered.
 */
export interface Trail {
  readonly previous: string | undefined
  readonly mark: string | undefined
  readonly sinceMark: number
  readonly markFor: number
}

/** The trail of a listing that begins at a cursor, or at its first page. */
export const begin = (cursor: string | undefined): Trail => ({
  previous: cursor,
  mark: cursor,
  sinceMark: 0,
  markFor: 1
})

/** The trail after one more cursor; `undefined` where the listing has been there before. */
export const follow = (trail: Trail, cursor: string): Trail | undefined => {
  if (cursor === trail.previous || cursor === trail.mark) return undefined
  const sinceMark = trail.sinceMark + 1
  return sinceMark === trail.markFor
    ? { previous: cursor, mark: cursor, sinceMark: 0, markFor: trail.markFor * 2 }
    : { ...trail, previous: cursor, sinceMark }
}
