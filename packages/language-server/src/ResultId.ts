/** A short name for what was answered: equal answers have equal names, so that unchanged ones need not be sent again. */

/** The name of plain data; 53 bits, which is plenty to tell a document's answers apart. */
export const of = (data: unknown): string => {
  const text = JSON.stringify(data)
  let high = 0xdead_beef
  let low = 0x41c6_ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36)
}
