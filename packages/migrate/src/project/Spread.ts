import type { Exported } from "./Linker.ts"
import type { Meaning, Outside, Use } from "./Outside.ts"
import { keyOf, printOf } from "./Outside.ts"
/** Carries proofs from file to file until nothing new is said: in rounds, so that no order of files shows. */
import * as Traffic from "./Traffic.ts"

/** A file that imports another one, and how it writes that. */
export interface Importer {
  readonly path: string
  readonly from: string
}

export interface Links {
  readonly resolve: (path: string, from: string) => ReadonlyArray<string>
  readonly importersOf: (target: string) => ReadonlyArray<Importer>
  /** Files that ask for a name of the environment. */
  readonly askersOf: (name: string) => ReadonlyArray<string>
}

/** What is said about a file; `print` is the same for the same. */
export interface Answer {
  readonly outside: Outside
  readonly print: string
}

export type Analyse = (
  path: string,
  said: { readonly outside: Outside | undefined; readonly print: string }
) => Exported

/** What a file without a text proves. */
export const nothing: Exported = { names: new Map(), wanted: [] }

/** More rounds than any chain of imports that means something; circles end here. */
const ROUNDS_MAX = 24

/** What one file says about another. */
interface Saying {
  readonly imports: Map<string, Meaning>
  readonly exports: Array<Use & { readonly name: string }>
  readonly settings: Map<string, string>
}

/** Target → source → what it says. */
type Sayings = Map<string, Map<string, Saying>>

export interface Problem {
  readonly proofs: ReadonlyArray<string>
  readonly analyse: Analyse
  readonly links: Links
  readonly settings: ReadonlyMap<string, string>
  readonly neighbours: Traffic.Neighbours
}

/** What is said about each file in the end. */
export const solve = ({ analyse, links, neighbours, proofs, settings }: Problem): ReadonlyMap<string, Answer> => {
  const sayings: Sayings = new Map()
  const answers = new Map<string, Answer>()
  const targetsOf = new Map<string, ReadonlySet<string>>()
  const parts = new Map<string, Traffic.Part>()
  /** Takes back what a file said and puts what it says now; the files it is about, before or now. */
  const say = (source: string, said: ReadonlyMap<string, Saying>): ReadonlySet<string> => {
    const targets = new Set([...(targetsOf.get(source) ?? []), ...said.keys()])
    for (const target of targets) {
      const saying = said.get(target)
      const about = sayings.get(target) ?? new Map<string, Saying>()
      sayings.set(target, about)
      if (saying === undefined) about.delete(source)
      else about.set(source, saying)
    }
    targetsOf.set(source, new Set(said.keys()))
    return targets
  }
  const hear = (targets: Iterable<string>): ReadonlyArray<string> =>
    [...new Set(targets)].filter((target) => {
      const outside = merged(sayings.get(target) ?? new Map())
      const print = outside === undefined ? "" : printOf(outside)
      if ((answers.get(target)?.print ?? "") === print) return false
      if (outside === undefined) answers.delete(target)
      else answers.set(target, { outside, print })
      return true
    })
  const asked = hear(say("", settingsSaid(settings, links)))
  let waiting: ReadonlyArray<string> = [...new Set([...proofs, ...asked])].toSorted()
  for (let round = 0; waiting.length > 0 && round < ROUNDS_MAX; round++) {
    // All of a round hear the same: what was said when it began. Each round begins where the last one ended, because
    // what a language keeps of the texts it has read is of the last ones.
    const said = (round % 2 === 0 ? waiting : waiting.toReversed()).map((path) => {
      const answer = answers.get(path)
      const exported = analyse(path, { outside: answer?.outside, print: answer?.print ?? "" })
      if (exported.part !== undefined) parts.set(path, exported.part)
      return [path, saidBy(path, exported, links)] as const
    })
    waiting = hear(said.flatMap(([path, saying]) => [...say(path, saying)])).toSorted()
  }
  for (const [path, beside] of Traffic.beside(parts, neighbours)) {
    const known = answers.get(path)?.outside ?? { imports: new Map(), exports: new Map() }
    const outside: Outside = { ...known, beside }
    answers.set(path, { outside, print: printOf(outside) })
  }
  return answers
}

const fresh = (said: Map<string, Saying>, target: string): Saying => {
  const known = said.get(target)
  if (known !== undefined) return known
  const made: Saying = { imports: new Map(), exports: [], settings: new Map() }
  said.set(target, made)
  return made
}

const settingsSaid = (settings: ReadonlyMap<string, string>, links: Links): ReadonlyMap<string, Saying> => {
  const said = new Map<string, Saying>()
  for (const [name, value] of settings)
    for (const path of links.askersOf(name)) fresh(said, path).settings.set(name, value)
  return said
}

const saidBy = (path: string, { names, wanted }: Exported, links: Links): ReadonlyMap<string, Saying> => {
  const said = new Map<string, Saying>()
  for (const importer of names.size === 0 ? [] : links.importersOf(path)) {
    const { imports } = fresh(said, importer.path)
    for (const [name, meaning] of names) imports.set(keyOf(importer.from, name), meaning)
  }
  for (const { from, ...use } of wanted) {
    for (const target of links.resolve(path, from)) {
      if (target !== path) fresh(said, target).exports.push(use)
    }
  }
  return said
}

/** Where several files use one name, the legacy API counts before the new one, a reply before what is sent. */
const rank = ({ api, use }: Use): string =>
  `${api === "legacy" ? 0 : 1}${["reply", "request", "query", "status"].indexOf(use)}`

const merged = (about: ReadonlyMap<string, Saying>): Outside | undefined => {
  const imports = new Map<string, Meaning>()
  const exports = new Map<string, Use>()
  const settings = new Map<string, string>()
  for (const [, saying] of [...about].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [key, meaning] of saying.imports) imports.set(key, meaning)
    for (const [name, value] of saying.settings) settings.set(name, value)
    for (const { name, ...use } of saying.exports) {
      const known = exports.get(name)
      const first = known === undefined || rank(use) < rank(known) ? use : known
      const isWhole = use.isWhole === true || known?.isWhole === true
      exports.set(name, isWhole ? { ...first, isWhole } : first)
    }
  }
  if (imports.size === 0 && exports.size === 0 && settings.size === 0) return undefined
  return { imports, exports, ...(settings.size === 0 ? {} : { settings }) }
}
