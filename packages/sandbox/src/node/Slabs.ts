/** Memory for bodies on their way out, used again: what is allocated anew for each stays until the next big collection. */

/** Slabs are that large, times a power of two. */
const SIZE_MIN = 16_384
/** Unused bytes that are kept; what comes back beyond that is left to the collector. */
const KEPT_MAX = 8_388_608

const free = new Map<number, Array<Buffer>>()
let kept = 0

const sizeFor = (bytes: number): number => {
  let size = SIZE_MIN
  while (size < bytes) size *= 2
  return size
}

/** Memory for at least so many bytes; what is in it is anything. */
export const take = (bytes: number): Buffer => {
  const size = sizeFor(bytes)
  const known = free.get(size)?.pop()
  if (known === undefined) return Buffer.allocUnsafeSlow(size)
  kept -= size
  return known
}

/** Gives memory back that nobody reads any more. */
export const give = (slab: Buffer): void => {
  if (kept + slab.length > KEPT_MAX) return
  kept += slab.length
  const known = free.get(slab.length)
  if (known === undefined) free.set(slab.length, [slab])
  else known.push(slab)
}
