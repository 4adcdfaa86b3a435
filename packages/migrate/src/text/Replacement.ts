/** What differs between two texts, as one replacement. */

/** `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one. */
export interface Replacement {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

/** Compared at once. */
const BLOCK = 4096

/** How many characters two texts share from the front; at most `limit`. */
const sharedBefore = (a: string, b: string, limit: number): number => {
  let at = 0
  while (at + BLOCK <= limit && a.slice(at, at + BLOCK) === b.slice(at, at + BLOCK)) at += BLOCK
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

const sharedBehind = (a: string, b: string, limit: number): number => {
  let count = 0
  while (
    count + BLOCK <= limit &&
    a.slice(a.length - count - BLOCK, a.length - count) === b.slice(b.length - count - BLOCK, b.length - count)
  )
    count += BLOCK
  while (count < limit && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count
}

/** The smallest replacement that makes one text of the other. */
export const between = (before: string, after: string): Replacement => {
  const shortest = Math.min(before.length, after.length)
  const start = sharedBefore(before, after, shortest)
  const behind = sharedBehind(before, after, shortest - start)
  return { start, oldEnd: before.length - behind, newEnd: after.length - behind }
}
