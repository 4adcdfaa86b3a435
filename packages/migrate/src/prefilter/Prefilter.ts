/**
 * The first tier: which files can hold a proof at all. A gate is a set of words that must all occur; a file without an
 * open gate is not looked at again. The words come from the evidence that the rules stand on.
 */
import * as Asset from "@segue/core/Asset"

import * as AhoCorasick from "./AhoCorasick.ts"

/** What may be found in a file that passed. */
export type Signal = "path" | "scope" | "operation" | "payload" | "successor" | "address" | "docs" | "marker"

/** All words of a gate must occur; an inner list means any one of them. */
interface Gate {
  readonly signal: Signal
  readonly all: ReadonlyArray<ReadonlyArray<string>>
}

const gate = (signal: Signal, ...all: ReadonlyArray<string | ReadonlyArray<string>>): Gate => ({
  signal,
  all: all.map((words) => (typeof words === "string" ? [words] : words))
})

const coins = Asset.legacyStablecoins

/** Every spelling in which a proof can begin. */
export const gates: ReadonlyArray<Gate> = [
  // The path: plain, escaped, percent-encoded, or cut into segments (then both words stand somewhere in the file).
  gate("path", "conversion/stablecoin"),
  gate("path", "paxos.com/v2/conversion"),
  gate("path", "conversion", "stablecoins"),
  gate("path", "conversion", ["'stablecoin'", '"stablecoin"', "`stablecoin`"]),
  gate("scope", ["read_conversion_stablecoin", "write_conversion_stablecoin"]),
  gate("operation", ["tablecoinConversion", "tablecoin_conversion"]),
  gate("payload", ["target_asset", "targetAsset", "TargetAsset"], "USD", coins),
  gate("successor", "orchestration/orchestrations"),
  gate("successor", "orchestration", "orchestrations"),
  gate("successor", ["destination_asset", "destinationAsset", "DestinationAsset"], "USD", coins),
  gate("address", "conversion_target_asset"),
  gate("docs", ["docs.paxos.com", "docs.sandbox.paxos.com", "developer.paxos.com"]),
  // Words to the engine itself: a file is said to hold payloads, or holds suppressions, which may be unused by now.
  gate("marker", ["segue-ignore-", "segue-payloads"])
]

const words = [...new Set(gates.flatMap((one) => one.all.flat()))]
const indexOf = new Map(words.map((word, index) => [word, index]))
const automaton = AhoCorasick.compile(words)

const signalsOf = (hits: AhoCorasick.Hits): ReadonlySet<Signal> => {
  if (hits.low === 0 && hits.high === 0) return none
  const open = gates.filter((one) =>
    one.all.every((any) => any.some((word) => AhoCorasick.has(hits, indexOf.get(word)!)))
  )
  return open.length === 0 ? none : new Set(open.map((one) => one.signal))
}

const none: ReadonlySet<Signal> = new Set()

/** The signals of a text; an empty set means that nothing can be found in it. */
export const ofText = (text: string): ReadonlySet<Signal> => signalsOf(AhoCorasick.scanText(automaton, text))

/** The signals of a file's bytes (UTF-8, or any encoding that keeps ASCII). */
export const ofBytes = (bytes: Uint8Array): ReadonlySet<Signal> => signalsOf(AhoCorasick.scanBytes(automaton, bytes))

/** Whether anything may be found. */
export const passes = (signals: ReadonlySet<Signal>): boolean => signals.size > 0

/** Whether a part of a text holds any word of the first tier. */
export const hasWord = (text: string): boolean => {
  const { high, low } = AhoCorasick.scanText(automaton, text)
  return low !== 0 || high !== 0
}
