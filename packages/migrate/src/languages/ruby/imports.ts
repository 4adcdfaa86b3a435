/** Constants that a Ruby file uses and does not define: by custom each stands in a file of its own name. */
import type { Import, Place } from "../../program/Program.ts"

/** The file that a class is looked for in: `PaxosClient` in `paxos_client`. */
export const fileOf = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/gu, "$1_$2")
    .toLowerCase()

/** A class by the name of a variable, where it is the vendor's client by its name: `paxos` is a `Paxos`. */
export const classOf = (name: string): string | undefined =>
  /paxos|conversion|stablecoin/iu.test(name)
    ? name.replaceAll(/(?:^|_)([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase())
    : undefined

/** Names without a definition, as what they are imported under. */
export class Imports {
  readonly #names = new Map<string, Place>()
  readonly #defined: ReadonlySet<string>

  constructor(defined: ReadonlySet<string>) {
    this.#defined = defined
  }

  /** A name that is used, and where. */
  use(name: string, at: Place): void {
    if (this.#defined.has(name) || this.#names.has(name) || !/^[A-Z]\w*$/u.test(name)) return
    this.#names.set(name, { start: at.start, end: at.end })
  }

  made(): ReadonlyArray<Import> {
    return [...this.#names].map(([name, at]) => ({
      kind: "import",
      isImplied: true,
      ...at,
      from: fileOf(name),
      names: [{ name, local: { kind: "name", ...at, name } }]
    }))
  }
}
