/**
 * Randomness from a seed, in streams: what one part draws never changes what another part gets, so switching a fault
 * on does not change the ids. A stream's state is four integers, part of every snapshot.
 */

/** The state of a stream (sfc32). */
export type State = readonly [number, number, number, number]

const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (let index = 0; index < text.length; index++) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193)
  return h >>> 0
}

/** A source of randomness; the same state always gives the same numbers. */
export class Stream {
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(state: State) {
    ;[this.#a, this.#b, this.#c, this.#d] = state
  }

  /** A stream of its own name under a seed. */
  static seeded(seed: string, name: string): Stream {
    const stream = new Stream([hash(seed), hash(name), hash(`${name}/${seed}`), 1])
    for (let round = 0; round < 15; round++) stream.uint32()
    return stream
  }

  /** 0 to 2^32 - 1. */
  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + sum) | 0
    return sum >>> 0
  }

  /** 0 to `bound - 1`. */
  below(bound: number): number {
    return Math.floor((this.uint32() / 2 ** 32) * bound)
  }

  /** 0 (included) to 1 (excluded). */
  fraction(): number {
    return this.uint32() / 2 ** 32
  }

  /** A version 4 UUID. */
  uuid(): string {
    const hex = this.hex(32)
    const variant = "89ab"[Number.parseInt(hex[16]!, 16) & 3]!
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }

  /** So many hexadecimal digits. */
  hex(digits: number): string {
    let out = ""
    while (out.length < digits) out += this.uint32().toString(16).padStart(8, "0")
    return out.slice(0, digits)
  }

  /** So many letters of `alphabet`. */
  letters(alphabet: string, count: number): string {
    let out = ""
    for (let index = 0; index < count; index++) out += alphabet[this.below(alphabet.length)]
    return out
  }

  get state(): State {
    return [this.#a, this.#b, this.#c, this.#d]
  }
}

/** All streams of one sandbox, made when first asked for. */
export class Streams {
  #seed: string
  readonly #streams = new Map<string, Stream>()

  constructor(seed: string) {
    this.#seed = seed
  }

  /** What every stream that is not made yet will follow from. */
  get seed(): string {
    return this.#seed
  }

  /** The stream of that name. */
  of(name: string): Stream {
    const known = this.#streams.get(name)
    if (known !== undefined) return known
    const made = Stream.seeded(this.#seed, name)
    this.#streams.set(name, made)
    return made
  }

  /** For snapshots. */
  dump(): Record<string, State> {
    return Object.fromEntries([...this.#streams].map(([name, stream]) => [name, stream.state]))
  }

  /** Puts every stream back to where a snapshot found it. */
  load(seed: string, states: Readonly<Record<string, State>>): void {
    this.#seed = seed
    this.#streams.clear()
    for (const [name, state] of Object.entries(states)) this.#streams.set(name, new Stream(state))
  }
}
