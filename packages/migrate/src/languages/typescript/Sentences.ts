/** What a person is told about a call: sentences on code that does not move with it, each said once. */
import type { Call } from "./Requests.ts"

/** Sentences by the calls that they are about; of more than `max` about one call the first. */
export class Sentences {
  readonly #said = new Map<Call, Set<string>>()
  readonly #max: number

  constructor(max = Number.POSITIVE_INFINITY) {
    this.#max = max
  }

  say(calls: Iterable<Call>, sentence: string): void {
    for (const call of calls) {
      const said = this.#said.get(call) ?? new Set<string>()
      this.#said.set(call, said)
      if (said.size < this.#max) said.add(sentence)
    }
  }

  /** Those about a call. */
  readonly about = (call: Call): ReadonlyArray<string> => [...(this.#said.get(call) ?? [])]
}
