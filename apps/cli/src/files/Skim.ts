/**
 * A look at bytes that is several times faster than the engine's first tier and only ever errs towards yes: whether any
 * word occurs without which no gate of that tier opens. Wu and Manber's search: it looks at three bytes and leaps over
 * as many as no word could begin in.
 */
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"

const shortest = (words: ReadonlyArray<string>): number => Math.min(...words.map((word) => word.length))

/** Of each gate the list whose shortest word is longest: one of its words must occur for the gate to open. */
const neededWords = (): ReadonlyArray<string> => {
  const words = Prefilter.gates.flatMap(({ all }) => all.toSorted((a, b) => shortest(b) - shortest(a))[0] ?? [])
  return [...new Set(words)].filter((word) => !words.some((other) => other !== word && word.includes(other)))
}

const BLOCK = 3
const BITS = 15
const MASK = (1 << BITS) - 1

/** A block's place in the tables: the bytes at `at` and the two before it. */
const blockAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! ^ (bytes[at - 1]! << 5) ^ (bytes[at - 2]! << 10)) & MASK

interface Tables {
  /** The length of the shortest word; of each word only so much is in the tables. */
  readonly window: number
  /** Block → how far the window may move. */
  readonly leaps: Uint8Array
  /** Block with no leap → the words whose window ends in it. */
  readonly words: ReadonlyArray<ReadonlyArray<Uint8Array> | undefined>
}

const compile = (spelled: ReadonlyArray<string>): Tables => {
  const window = shortest(spelled)
  const leaps = new Uint8Array(MASK + 1).fill(window - BLOCK + 1)
  const words: Array<Array<Uint8Array> | undefined> = Array.from({ length: MASK + 1 })
  for (const word of spelled.map((one) => new TextEncoder().encode(one))) {
    for (let at = BLOCK - 1; at < window; at++) {
      const block = blockAt(word, at)
      leaps[block] = Math.min(leaps[block]!, window - 1 - at)
    }
    ;(words[blockAt(word, window - 1)] ??= []).push(word)
  }
  return { window, leaps, words }
}

const stands = (word: Uint8Array, bytes: Uint8Array, start: number): boolean => {
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word[at]) return false
  return true
}

const needed = neededWords()
const { leaps, window, words } = compile(needed)

/** The length of the longest of the words. */
export const longestWord = Math.max(...needed.map((word) => word.length))

/** Whether one of these words stands here; behind `end` old bytes may stand, and a yes too many is no mistake. */
const anyStands = (found: ReadonlyArray<Uint8Array>, bytes: Uint8Array, start: number): boolean => {
  for (const word of found) if (stands(word, bytes, start)) return true
  return false
}

/** Whether the engine's first tier may let the first `end` bytes through; `false` is certain. */
export const mayPass = (bytes: Uint8Array, end: number): boolean => {
  let at = window - 1
  while (at < end) {
    // Spelled out, not `blockAt`: this line runs for every few bytes of a repository.
    const block = (bytes[at]! ^ (bytes[at - 1]! << 5) ^ (bytes[at - 2]! << 10)) & MASK
    const leap = leaps[block]!
    if (leap > 0) at += leap
    else if (anyStands(words[block]!, bytes, at - window + 1)) return true
    else at++
  }
  return false
}
