/** The engine's first tier over parts of a text: which of its words each part holds, and what they come to together. */
import * as AhoCorasick from "@segue/migrate/prefilter/AhoCorasick"
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"

const words = [...new Set(Prefilter.gates.flatMap(({ all }) => all.flat()))]
const indexOf = new Map(words.map((word, index) => [word, index]))
const automaton = AhoCorasick.compile(words)

/** Words that stand in a text. */
export type Words = AhoCorasick.Hits

/** No word. */
export const none: Words = { low: 0, high: 0 }

/** The words of a text. */
export const ofText = (text: string): Words => AhoCorasick.scanText(automaton, text)

/** The words of two texts. */
export const both = (a: Words, b: Words): Words =>
  b.low === 0 && b.high === 0 ? a : { low: (a.low | b.low) >>> 0, high: (a.high | b.high) >>> 0 }

const isOpen = (known: Words, { all }: (typeof Prefilter.gates)[number]): boolean =>
  all.every((any) => any.some((word) => AhoCorasick.has(known, indexOf.get(word)!)))

/** What may be found in a text with these words; nothing in most. */
export const signalsOf = (known: Words): ReadonlySet<Prefilter.Signal> =>
  known.low === 0 && known.high === 0
    ? new Set()
    : new Set(Prefilter.gates.filter((gate) => isOpen(known, gate)).map(({ signal }) => signal))
