/**
 * The engine's first tier for a text that is being typed: after an edit only the place around it is searched. What is
 * known is an upper bound of the words in the text, so a quiet text is surely quiet; when the bound says otherwise the
 * whole text is searched once more.
 */
import * as AhoCorasick from "@segue/migrate/prefilter/AhoCorasick"
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"

const words = [...new Set(Prefilter.gates.flatMap(({ all }) => all.flat()))]
const indexOf = new Map(words.map((word, index) => [word, index]))
const automaton = AhoCorasick.compile(words)

/** So far to both sides of an edit a word may reach. */
export const REACH = Math.max(...words.map((word) => word.length)) - 1

/** Words that may stand in a text. */
export type Words = AhoCorasick.Hits

/** The words of a text, exactly. */
export const ofText = (text: string): Words => AhoCorasick.scanText(automaton, text)

/** The words that may stand in a text that had `known` and changed within `[start, end)`. */
export const afterEdit = (known: Words, text: string, start: number, end: number): Words => {
  const near = ofText(text.slice(Math.max(0, start - REACH), end + REACH))
  return { low: (known.low | near.low) >>> 0, high: (known.high | near.high) >>> 0 }
}

/** Whether a text with no other words than these can hold nothing to be found. */
export const isQuiet = (known: Words): boolean =>
  (known.low === 0 && known.high === 0) ||
  !Prefilter.gates.some(({ all }) => all.every((any) => any.some((word) => AhoCorasick.has(known, indexOf.get(word)!))))
