/**
 * What files prove for each other: an exported path is proof where it is imported, a type that a call names is proven
 * where it is declared, a method that makes a call makes it for whoever calls it, and a URL in the environment is the
 * URL of the code that asks for it. Pure: the host hands in the texts. The answer does not depend on the files' order.
 */
import * as Generated from "../generated/Generated.ts"
import * as Prefilter from "../prefilter/Prefilter.ts"
import type { SourceFile } from "../text/Source.ts"
import * as Layouts from "./Layout.ts"
import type { Exported, Linker } from "./Linker.ts"
import * as Linkers from "./linkers.ts"
import type { Outside } from "./Outside.ts"
import * as Settings from "./Settings.ts"
import * as Spread from "./Spread.ts"
import * as Traffic from "./Traffic.ts"

/** Where the index gets files from. Paths have forward slashes. */
export interface Host {
  /** Every file of the project that `takes` a part. */
  readonly paths: () => Iterable<string>
  /** Those of them whose text `mayProve`; any superset. */
  readonly proofs: () => Iterable<string>
  /** A file's text, without its byte order mark; `undefined` for one that is gone. May be asked for several times. */
  readonly read: (path: string) => string | undefined
  /**
   * Files that have one of these words among their `linkWordsOf`; any superset. `settings` are all that matter, so that
   * a host may look for the words of every file at once.
   */
  readonly linkedBy: (words: ReadonlySet<string>, settings: ReadonlySet<string>) => Iterable<string>
  /**
   * Runs the analysis of a file, so that the host can bound its time; `undefined` when there is no answer, or not yet: a
   * grammar is missing, and the file is refreshed when it is there.
   */
  readonly attempt?: (path: string, work: () => Exported) => Exported | undefined
  /** What a file `provesAlone`, where the host has asked already. */
  readonly alone?: (path: string) => Exported | undefined
}

export interface Project {
  /** What other files say about this one; nothing for most. Give it to the engine as `facts.outside`. */
  readonly outsideOf: (path: string) => Outside | undefined
  /** Every file that other files say something about, sorted. */
  readonly paths: ReadonlyArray<string>
  /** What building and refreshing the index has cost so far. */
  readonly counts: Counts
}

interface Counts {
  /** How often a file was parsed and judged for what it proves. */
  readonly analyses: number
  /** How many files' imports were looked at one by one. */
  readonly linked: number
}

/** Whether imports of a file of this name are followed. */
export const isModule = (path: string): boolean => Linkers.forPath(path) !== undefined

/** Whether a file of this name tells where modules are (`package.json`, `tsconfig.json`). */
export const isLayout: (path: string) => boolean = Linkers.isLayout

/** Whether a file of this name takes part: code, what tells where code is, and what sets values for code. */
export const takes = (path: string): boolean =>
  isModule(path) || isLayout(path) || Settings.maySet(path) || Traffic.isRecording(path)

/**
 * Whether a file may say something about others from the start: it holds a path that somebody wrote. What a tool put
 * together gets a note and is not read.
 */
export const mayProve = (
  { path, text }: SourceFile,
  signals: ReadonlySet<Prefilter.Signal> = Prefilter.ofText(text)
): boolean =>
  signals.has("path") &&
  (Linkers.forPath(path) !== undefined || Settings.maySet(path) || Traffic.isRecording(path)) &&
  Generated.noteOf(path, text)?.effect !== "no-findings"

/** Whether a file of this name may be somebody's own: nothing is ever found in others. */
export const isHandMade = (path: string): boolean => Generated.noteOf(path, "")?.effect !== "no-findings"

/** Only what is large is worth the look before its imports are. */
const LARGE_CHARACTERS = 30_000

/** Whether nothing is ever found in a file, because a tool made it: then nobody has to tell it anything. */
const isMade = ({ path, text }: SourceFile): boolean =>
  Generated.noteOf(path, text.length < LARGE_CHARACTERS ? "" : text)?.effect === "no-findings"

/**
 * The words under which a file's imports and settings are found. Cheap: no grammar. Where only some `settings` matter,
 * only these are looked for.
 */
export const linkWordsOf = (file: SourceFile, settings?: ReadonlySet<string>): ReadonlySet<string> => {
  const linker = Linkers.forPath(file.path)
  const words = new Set<string>()
  if (linker === undefined || isMade(file)) return words
  for (const from of linker.importsOf(file)) words.add(linker.wordOf(from))
  const names =
    settings === undefined ? linker.settingsOf(file) : [...settings].filter((name) => file.text.includes(name))
  for (const name of names) words.add(settingWord(name))
  return words
}

const settingWord = (name: string): string => `$${name}`

/**
 * What a module proves for others as long as they say nothing about it: the first thing that an index asks of every
 * proof. For hosts that have nothing else to do yet. `undefined` for files that are no modules.
 */
export const provesAlone = (file: SourceFile): Exported | undefined =>
  Linkers.forPath(file.path)?.exportsOf(file, undefined)

/** An index that can be refreshed after the host's files have changed. */
export interface Index extends Project {
  /** The files whose outside is another one now. Only what depends on these paths is analysed again. */
  readonly refresh: (changed: Iterable<string>) => ReadonlyArray<string>
}

/** Builds the index. The grammars of the files that take part must be ready. */
export const open = (host: Host): Index => {
  const counts = { analyses: 0, linked: 0 }
  const memo = new Map<string, Map<string, Exported>>()
  const imports = new Map<string, ReadonlyArray<string>>()
  let answers: ReadonlyMap<string, Spread.Answer> = new Map()
  let folder: string | undefined
  const inProject = (path: string): string => path.slice((folder ??= Traffic.folderOf(host.paths())).length)
  const analyse: Spread.Analyse = (path, { outside, print }) => {
    const known = memo.get(path)?.get(print)
    if (known !== undefined) return known
    const linker = Linkers.forPath(path)
    const isRecording = Traffic.isRecording(inProject(path))
    const text = linker === undefined && !isRecording ? undefined : host.read(path)
    if (text === undefined) return Spread.nothing
    if (linker === undefined) return { ...Spread.nothing, part: Traffic.ofData(text) }
    counts.analyses++
    const work = (): Exported =>
      (outside === undefined ? host.alone?.(path) : undefined) ?? linker.exportsOf({ path, text }, outside)
    const found = (host.attempt === undefined ? work() : host.attempt(path, work)) ?? Spread.nothing
    const { traffic } = found
    const part =
      traffic === undefined
        ? isRecording
          ? Traffic.ofData(text)
          : undefined
        : Traffic.ofModule({ path: inProject(path), text }, traffic, found.names)
    const exported = part === undefined ? found : { ...found, part }
    const own = memo.get(path) ?? new Map<string, Exported>()
    memo.set(path, own)
    own.set(print, exported)
    return exported
  }
  const solve = (): ReadonlyMap<string, Spread.Answer> => {
    const settings = settingsIn(host)
    const links = linksOf({ host, imports, counts, settings: new Set(settings.keys()) })
    const importersOf = (path: string): ReadonlyArray<string> => [
      ...new Set(links.importersOf(path).map((one) => one.path))
    ]
    const around = (path: string): Traffic.Around => {
      const linker = Linkers.forPath(path)
      const text = linker === undefined ? undefined : host.read(path)
      if (linker === undefined || text === undefined) return { hooks: [], tests: [], speakers: [] }
      const imported = [...new Set(linker.importsOf({ path, text }))].flatMap((from) => links.resolve(path, from))
      const speaks = (one: string): boolean => one !== path && Traffic.speaks(host.read(one) ?? "")
      return {
        speakers: [...new Set([...imported, ...importersOf(path)])].filter(speaks),
        hooks: [...new Set(imported)].filter((one) => Traffic.hasHooks(host.read(one) ?? "")),
        tests: importersOf(path).filter((one) => Traffic.readsTraffic(inProject(one), host.read(one) ?? ""))
      }
    }
    return Spread.solve({
      proofs: [...host.proofs()],
      analyse,
      links,
      neighbours: { around, importersOf, textOf: host.read },
      settings
    })
  }
  answers = solve()
  return {
    outsideOf: (path) => answers.get(path)?.outside,
    get paths() {
      return [...answers.keys()].toSorted()
    },
    get counts() {
      return { ...counts }
    },
    refresh: (changed) => {
      folder = undefined
      for (const path of changed) {
        memo.delete(path)
        imports.delete(path)
      }
      const before = answers
      answers = solve()
      return [...new Set([...before.keys(), ...answers.keys()])]
        .filter((path) => before.get(path)?.print !== answers.get(path)?.print)
        .toSorted()
    }
  }
}

/** The names of the environment that the proofs set to a path: all that `linkedBy` will be asked for. */
export const settingNames = (host: Pick<Host, "proofs" | "read">): ReadonlySet<string> =>
  new Set(settingsIn(host).keys())

/** Values that files which set values for code give to names; where two differ, the first file in order counts. */
const settingsIn = (host: Pick<Host, "proofs" | "read">): ReadonlyMap<string, string> => {
  const settings = new Map<string, string>()
  for (const path of [...host.proofs()].filter(Settings.maySet).toSorted()) {
    const text = host.read(path)
    if (text === undefined) continue
    for (const [name, value] of Settings.settingsOf(text)) if (!settings.has(name)) settings.set(name, value)
  }
  return settings
}

/** A text of its own: one that is cut out of a file's keeps the whole file in memory. */
const copied = (text: string): string => JSON.parse(JSON.stringify(text)) as string

interface Linking {
  readonly host: Host
  /** What files import, as far as that was looked at. */
  readonly imports: Map<string, ReadonlyArray<string>>
  readonly counts: { linked: number }
  readonly settings: ReadonlySet<string>
}

const linksOf = ({ counts, host, imports, settings }: Linking): Spread.Links => {
  const layout = Layouts.make(new Set(host.paths()), host.read)
  const resolved = new Map<string, ReadonlyArray<string>>()
  const importers = new Map<string, ReadonlyArray<Spread.Importer>>()
  const importsOf = (path: string, linker: Linker): ReadonlyArray<string> => {
    const known = imports.get(path)
    if (known !== undefined) return known
    const text = host.read(path)
    counts.linked++
    const found = text === undefined ? [] : [...new Set(linker.importsOf({ path, text }))].map(copied)
    imports.set(path, found)
    return found
  }
  const resolve = (path: string, from: string): ReadonlyArray<string> => {
    const key = `${path}\0${from}`
    const found = resolved.get(key) ?? Linkers.forPath(path)?.resolve(path, from, layout) ?? []
    resolved.set(key, found)
    return found
  }
  return {
    resolve,
    importersOf: (target) => {
      const known = importers.get(target)
      if (known !== undefined) return known
      const linker = Linkers.forPath(target)
      const found: Array<Spread.Importer> = []
      if (linker === undefined) return found
      const words = new Set(linker.wordsOf(target, layout))
      for (const path of host.linkedBy(words, settings)) {
        const own = Linkers.forPath(path)
        if (path === target || own === undefined || !Linkers.understand(own, linker)) continue
        for (const from of importsOf(path, own)) {
          if (words.has(own.wordOf(from)) && resolve(path, from).includes(target)) found.push({ path, from })
        }
      }
      importers.set(target, found)
      return found
    },
    askersOf: (name) => {
      const asks = (path: string): boolean => {
        const text = host.read(path)
        const linker = Linkers.forPath(path)
        return text !== undefined && linker !== undefined && [...linker.settingsOf({ path, text })].includes(name)
      }
      return [...host.linkedBy(new Set([settingWord(name)]), settings)].filter(asks)
    }
  }
}

/** An index over files that the caller holds, kept in step with them one by one. */
export interface Living extends Project {
  /**
   * Takes a file's new text (`undefined`: the file is gone) and answers the files whose outside is another one now, so
   * that they are to be judged again.
   */
  readonly update: (path: string, text: string | undefined) => ReadonlyArray<string>
}

interface Held {
  readonly file: SourceFile
  readonly words: ReadonlySet<string>
  readonly mayProve: boolean
}

/**
 * An index over these files, by paths from the project's root (folders above it say nothing about a file); those that
 * take no part are left out. Each text is asked for once, and those that matter a few times more, so that a file may
 * read its text on demand (`get text()`) and keep none.
 */
export const make = (files: Iterable<SourceFile>): Living => {
  const held = new Map<string, Held>()
  const byWord = new Map<string, Set<string>>()
  const put = (file: SourceFile): void => {
    const { path, text } = file
    const words = linkWordsOf({ path, text })
    held.set(path, { file, words, mayProve: mayProve({ path, text }) })
    for (const word of words) {
      const list = byWord.get(word)
      if (list === undefined) byWord.set(word, new Set([path]))
      else list.add(path)
    }
  }
  const drop = (path: string): void => {
    for (const word of held.get(path)?.words ?? []) byWord.get(word)?.delete(path)
    held.delete(path)
  }
  for (const file of files) if (takes(file.path)) put(file)
  const index = open({
    paths: () => held.keys(),
    proofs: () => [...held].filter(([, one]) => one.mayProve).map(([path]) => path),
    read: (path) => held.get(path)?.file.text,
    linkedBy: (words) => new Set([...words].flatMap((word) => [...(byWord.get(word) ?? [])]))
  })
  return {
    outsideOf: index.outsideOf,
    get paths() {
      return index.paths
    },
    get counts() {
      return index.counts
    },
    update: (path, text) => {
      if (!takes(path)) return []
      drop(path)
      if (text !== undefined) put({ path, text })
      return index.refresh([path])
    }
  }
}
