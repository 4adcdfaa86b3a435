/** Calls and units added up by folder, by language. */
import type { Safety } from "../Finding.ts"
import type { Calls, Part } from "./Report.ts"

/** A folder is named by so many levels below where the user stands. */
const LEVELS = 2

/** The folder that a file counts for. */
export const folderOf = (file: string): string => file.split("/").slice(0, -1).slice(0, LEVELS).join("/") || "."

interface Sums {
  readonly calls: { legacy: number; successor: number }
  readonly units: Record<Safety, number>
}

const zero = (): Sums => ({ calls: { legacy: 0, successor: 0 }, units: { safe: 0, review: 0, manual: 0 } })

const weight = ({ calls, units }: Sums): number => calls.legacy + units.safe + units.review + units.manual

/** A unit and what it counts for. */
export interface Placed {
  readonly name: string
  readonly safety: Safety
}

/** Calls and units by a name; where most is left comes first. */
export const parts = (
  calls: ReadonlyArray<Calls & { readonly name: string }>,
  units: ReadonlyArray<Placed>
): ReadonlyArray<Part> => {
  const all = new Map<string, Sums>()
  const of = (name: string): Sums => {
    const known = all.get(name) ?? zero()
    all.set(name, known)
    return known
  }
  for (const { legacy, name, successor } of calls) {
    of(name).calls.legacy += legacy
    of(name).calls.successor += successor
  }
  for (const { name, safety } of units) of(name).units[safety]++
  return [...all]
    .toSorted(([a, x], [b, y]) => weight(y) - weight(x) || (a < b ? -1 : 1))
    .map(([name, sums]) => ({ name, ...sums }))
}
