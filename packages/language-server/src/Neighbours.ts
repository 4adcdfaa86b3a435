/**
 * What a project's files prove for each other, kept in step with what is typed. The engine's index is built when some
 * file proves something for others, which in most projects none does; until then nothing but paths is held.
 */
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"
import * as Linkers from "@segue/migrate/project/linkers"
import type { Outside } from "@segue/migrate/project/Outside"
import * as Index from "@segue/migrate/project/Project"

import type { Base } from "./Session.ts"

/** So long the index may keep the event loop for itself while it reads what files import. */
const SLICE_MS = 8
/** An index that takes longer is given up: then files are judged by what stands in them alone. */
const TIMEOUT_MS = 30_000

export interface Neighbours {
  /** A file was found; its text where it is at hand. */
  readonly found: (path: string, text: string | undefined) => void
  /** Builds the index, if there is anything to build it from; answers the files that others say something about. */
  readonly build: (signal: AbortSignal) => Promise<ReadonlyArray<string>>
  /** What others say about a file. */
  readonly outsideOf: (path: string) => Outside | undefined
  /** Counts up whenever others say something else about the file. */
  readonly stateOf: (path: string) => number
  /**
   * Takes what was typed in a file; answers the same as `update`, or `later`: only what it says about others may be
   * another thing now, and `update` finds out.
   */
  readonly typed: (path: string, typed: Typed) => ReadonlyArray<string> | "later"
  /** Takes a file's new text (`undefined`: it is gone); answers the files whose outside is another one now. */
  readonly update: (path: string, text: string | undefined) => ReadonlyArray<string>
  /** A file is gone, or a folder with all that was in it; answers the same. */
  readonly remove: (path: string) => ReadonlyArray<string>
  /** Something proves for others by now, and the index has not been built. */
  readonly isDue: () => boolean
}

/** The text of a document that is open. */
export interface Typed {
  readonly text: () => string
  /** What the engine's first tier finds in it. */
  readonly signals: ReadonlySet<Prefilter.Signal>
}

export interface Source {
  /** The text of a file as it is now: typed, or on the disk. */
  readonly read: (path: string) => string | undefined
  /** The same, right in its ASCII letters only. */
  readonly glance: (path: string) => string | undefined
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A word that is cut out of a text keeps the whole text in memory; a copy does not. */
const copied = (word: string): string => decoder.decode(encoder.encode(word))

const isSame = (words: ReadonlySet<string>, known: ReadonlyArray<string>): boolean =>
  words.size === known.length && known.every((word) => words.has(word))

const none: ReadonlyArray<string> = []

/** The files that name a word, and the one copy of it that is kept. */
interface Named {
  readonly word: string
  readonly paths: Set<string>
}

/** Makes the neighbours of one project. */
export const make = ({ grammars, host }: Pick<Base, "grammars" | "host">, { glance, read }: Source): Neighbours => {
  const paths = new Set<string>()
  const proofs = new Set<string>()
  /** Of each file the words under which its imports are found, and the other way round. */
  const wordsOf = new Map<string, ReadonlyArray<string>>()
  const byWord = new Map<string, Named>()
  const states = new Map<string, number>()
  let index: Index.Index | undefined
  let isBuilding = false
  let isGivenUp = false

  const unlink = (path: string): void => {
    for (const word of wordsOf.get(path) ?? none) byWord.get(word)?.paths.delete(path)
    wordsOf.delete(path)
  }
  const link = (path: string, words: Iterable<string>): void => {
    unlink(path)
    const own: Array<string> = []
    for (const word of words) {
      const named = byWord.get(word) ?? { word: copied(word), paths: new Set<string>() }
      if (named.paths.size === 0) byWord.set(named.word, named)
      named.paths.add(path)
      own.push(named.word)
    }
    if (own.length > 0) wordsOf.set(path, own)
  }

  const touched = (changed: ReadonlyArray<string>): ReadonlyArray<string> => {
    for (const path of changed) states.set(path, (states.get(path) ?? 0) + 1)
    return changed
  }

  /** The grammars of the files that may take part: those of the proofs' languages, or all, where a setting proves. */
  const loadGrammars = async (): Promise<void> => {
    const linkers = new Set([...proofs].map((path) => Linkers.forPath(path)))
    const seen = new Set<string>()
    for (const path of paths) {
      const ending = path.slice(path.lastIndexOf("."))
      const linker = Linkers.forPath(path)
      if (seen.has(ending) || linker === undefined || !(linkers.has(linker) || linkers.has(undefined))) continue
      seen.add(ending)
      await grammars.loadFor(path)
    }
  }

  /** One limit for all: setting one up costs as much as a file. */
  const bounded = <A>(work: () => A): A | undefined => {
    const answer = host.bounded(TIMEOUT_MS, work)
    if (answer !== "tooLong") return answer.value
    isGivenUp = true
    return undefined
  }

  const open = (): Index.Index =>
    Index.open({
      paths: () => paths,
      proofs: () => proofs,
      read,
      linkedBy: (words) => new Set([...words].flatMap((word) => [...(byWord.get(word)?.paths ?? [])])),
      // A module's own mistakes cost it its voice, not the session.
      attempt: (_path, work) => {
        try {
          return work()
        } catch {
          return undefined
        }
      }
    })

  /** Keeps in mind that a file is there and whether it may prove something; answers what that was before. */
  const note = (path: string, proves: boolean): { readonly isNew: boolean; readonly proved: boolean } => {
    const before = { isNew: !paths.has(path), proved: proofs.has(path) }
    paths.add(path)
    if (proves) proofs.add(path)
    else proofs.delete(path)
    return before
  }

  /** Asks the index anew about a file. */
  const refresh = (path: string): ReadonlyArray<string> => {
    const known = index
    const changed = known === undefined ? [] : bounded(() => known.refresh([path]))
    // An index that was stopped half-way knows nothing for sure.
    if (changed === undefined) index = undefined
    return touched(changed ?? [])
  }

  const typed = (path: string, { signals, text }: Typed): ReadonlyArray<string> | "later" => {
    if (!Index.takes(path)) return []
    const proves = signals.has("path") && Index.mayProve({ path, text: text() }, signals)
    const { isNew, proved } = note(path, proves)
    if (index === undefined) return []
    const words = Index.linkWordsOf({ path, text: text() })
    const isLinkedAlike = isSame(words, wordsOf.get(path) ?? none)
    if (!isLinkedAlike) link(path, words)
    if (!isLinkedAlike || isNew || proved !== proves || Index.isLayout(path)) return refresh(path)
    // A file that proves nothing, is told nothing and imports what it did changes nobody's outside.
    return proves || index.outsideOf(path) !== undefined ? "later" : []
  }

  const update = (path: string, text: string | undefined): ReadonlyArray<string> => {
    if (!Index.takes(path)) return []
    if (text !== undefined) {
      const answer = typed(path, { text: () => text, signals: Prefilter.ofText(text) })
      return answer === "later" ? refresh(path) : answer
    }
    paths.delete(path)
    proofs.delete(path)
    if (index === undefined) return []
    link(path, none)
    return refresh(path)
  }

  return {
    found: (path, text) => {
      if (!Index.takes(path)) return
      paths.add(path)
      if (text !== undefined && Index.mayProve({ path, text })) proofs.add(path)
    },
    build: async (signal) => {
      if (proofs.size === 0) return []
      isBuilding = true
      await loadGrammars()
      let since = host.now()
      for (const path of paths) {
        if (!Index.isModule(path)) continue
        const text = glance(path)
        if (text !== undefined) link(path, Index.linkWordsOf({ path, text }))
        if (host.now() - since < SLICE_MS) continue
        await host.pause()
        if (signal.aborted) break
        since = host.now()
      }
      isBuilding = false
      if (signal.aborted) return []
      index = bounded(open)
      return touched(index?.paths ?? [])
    },
    outsideOf: (path) => index?.outsideOf(path),
    stateOf: (path) => states.get(path) ?? 0,
    typed,
    update,
    remove: (path) => {
      const gone = [...paths].filter((one) => one === path || one.startsWith(`${path}/`))
      return [...new Set(gone.flatMap((one) => update(one, undefined)))]
    },
    isDue: () => proofs.size > 0 && index === undefined && !isBuilding && !isGivenUp
  }
}
