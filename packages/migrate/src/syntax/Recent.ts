/**
 * What was made of the last texts, oldest first: a module is read for what it proves, once more with what others prove
 * about it, and again after it was fixed. What is kept is never changed.
 */
export class Recent<A> {
  readonly #maxCharacters: number
  readonly #kept = new Map<string, A>()
  #characters = 0

  /** Keeps what was made of texts of so many characters together. */
  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters
  }

  /** What was made of a text, named by a key that it is a part of; made now where it is not at hand. */
  of<B extends A | undefined>(key: string, make: () => B): A | B {
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const made = make()
    if (made !== undefined) this.#keep(key, made)
    return made
  }

  #keep(key: string, made: A): void {
    this.#kept.set(key, made)
    this.#characters += key.length
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= this.#maxCharacters) return
      this.#kept.delete(oldest)
      this.#characters -= oldest.length
    }
  }
}
