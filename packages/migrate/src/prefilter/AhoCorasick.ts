/**
 * Finds any of many ASCII words in one pass: a dense automaton that reads bytes or UTF-16 code units alike (whatever is
 * not ASCII ends every match).
 */

/** The words, compiled. */
export interface Automaton {
  /** State × 128 → next state. */
  readonly next: Uint16Array
  /** State → bits of the words that end here, as two halves of 32. */
  readonly low: Uint32Array
  readonly high: Uint32Array
}

const WORDS_MAX = 64

/** Which words occur: bit `n` of `low` for word `n`, of `high` for word `n + 32`. */
export interface Hits {
  readonly low: number
  readonly high: number
}

/** Compiles at most 64 ASCII words. */
export const compile = (words: ReadonlyArray<string>): Automaton => {
  if (words.length > WORDS_MAX) throw new RangeError(`at most ${WORDS_MAX} words`)
  const states = words.reduce((sum, word) => sum + word.length, 1)
  const next = new Uint16Array(states * 128)
  const low = new Uint32Array(states)
  const high = new Uint32Array(states)
  let count = 1
  words.forEach((word, index) => {
    let state = 0
    for (let at = 0; at < word.length; at++) {
      const slot = state * 128 + word.charCodeAt(at)
      if (next[slot] === 0) next[slot] = count++
      state = next[slot]!
    }
    if (index < 32) low[state]! |= 1 << index
    else high[state]! |= 1 << (index - 32)
  })
  link(next, low, high, count)
  return { next, low, high }
}

/** Turns the tree into an automaton: where a word breaks off, the longest suffix that begins another goes on. */
const link = (next: Uint16Array, low: Uint32Array, high: Uint32Array, count: number): void => {
  const fail = new Uint16Array(count)
  const queue: Array<number> = []
  for (let code = 0; code < 128; code++) if (next[code] !== 0) queue.push(next[code]!)
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!
    const back = fail[state]!
    low[state]! |= low[back]!
    high[state]! |= high[back]!
    for (let code = 0; code < 128; code++) {
      const slot = state * 128 + code
      const target = next[slot]!
      const other = next[back * 128 + code]!
      if (target === 0) next[slot] = other
      else {
        fail[target] = other
        queue.push(target)
      }
    }
  }
}

/** Which words occur in these bytes. */
export const scanBytes = ({ high, low, next }: Automaton, bytes: Uint8Array): Hits => {
  let state = 0
  let lowHits = 0
  let highHits = 0
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at]!
    state = code < 128 ? next[state * 128 + code]! : 0
    lowHits |= low[state]!
    highHits |= high[state]!
  }
  return { low: lowHits >>> 0, high: highHits >>> 0 }
}

/** Which words occur in this text. */
export const scanText = ({ high, low, next }: Automaton, text: string): Hits => {
  let state = 0
  let lowHits = 0
  let highHits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    state = code < 128 ? next[state * 128 + code]! : 0
    lowHits |= low[state]!
    highHits |= high[state]!
  }
  return { low: lowHits >>> 0, high: highHits >>> 0 }
}

/** Whether word `index` is among the hits. */
export const has = (hits: Hits, index: number): boolean =>
  index < 32 ? ((hits.low >>> index) & 1) === 1 : ((hits.high >>> (index - 32)) & 1) === 1
