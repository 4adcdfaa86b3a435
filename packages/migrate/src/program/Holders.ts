/** Members of objects that something is kept in, by their names, for each class that they are known to be of. */
import * as Constants from "./Constants.ts"
import * as Kept from "./Kept.ts"
import type { Module } from "./Module.ts"
import type { ClassNode, Member } from "./Program.ts"

/** What is kept: something of these owners. */
export interface Owned<Owner> {
  readonly owners: ReadonlySet<Owner>
}

/** Several things that one place holds, as one. */
const joined = <Owner, Thing extends Owned<Owner>>(first: Thing, rest: ReadonlyArray<Thing>): Thing => ({
  ...first,
  owners: new Set([first, ...rest].flatMap((one) => [...one.owners]))
})

/** The members of a module. */
export class Holders<Owner, Thing extends Owned<Owner>> {
  readonly #module: Module
  readonly #all = new Map<string, Map<ClassNode | undefined, Thing>>()

  constructor(module: Module) {
    this.#module = module
  }

  /** The names of the members that hold something. */
  get names(): ReadonlyArray<string> {
    return [...this.#all.keys()]
  }

  /** Notes what a member holds; whether that is new. */
  keep(name: string, owner: ClassNode | undefined, thing: Thing): boolean {
    const all = this.#all.get(name) ?? new Map<ClassNode | undefined, Thing>()
    const known = all.get(owner)
    if (known !== undefined && [...thing.owners].every((one) => known.owners.has(one))) return false
    all.set(owner, known === undefined ? thing : joined<Owner, Thing>(thing, [known]))
    this.#all.set(name, all)
    return true
  }

  /** What a member holds: of its class where that is known, else of any. */
  of(member: Member): Thing | undefined {
    const all = this.#all.get(member.name)
    if (all === undefined) return undefined
    const module = this.#module
    const own = Constants.classOf(module, member.object)
    const isOf = (one: ClassNode | undefined): boolean =>
      one === undefined || own === undefined || Kept.isA(module, own, one) || Kept.isA(module, one, own)
    const [first, ...rest] = [...all].flatMap(([one, thing]) => (isOf(one) ? [thing] : []))
    return first === undefined ? undefined : joined<Owner, Thing>(first, rest)
  }
}
