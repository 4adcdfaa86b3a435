/** What the project's own files prove for each other: built only when something in one of them is proof for others. */
import type { Plan } from "@segue/migrate/config/Plan"
import type { Exported } from "@segue/migrate/project/Linker"
import type { Outside } from "@segue/migrate/project/Outside"
import * as Project from "@segue/migrate/project/Project"
import * as Result from "effect/Result"

import * as Content from "../files/Content.ts"
import type { Entry } from "../files/Walk.ts"
import { type Companion, turn } from "./Companion.ts"
import * as grammars from "./grammars.ts"
import * as Inspection from "./Inspection.ts"
import * as Links from "./Links.ts"

/** Whether imports of a file of this name are followed. */
export const isModule: (shown: string) => boolean = Project.isModule

/** Whether a file of this name tells where modules are. */
export const isLayout: (shown: string) => boolean = Project.isLayout

/** A file's name in the index, from where imports are followed. */
const nameOf = ({ absolute }: Entry): string => absolute.replaceAll("\\", "/")

/** Whether others may have to know what stands in a text. */
export const mayProve = ({ entry, signals, text }: Inspection.Candidate): boolean =>
  Project.mayProve({ path: entry.shown, text }, signals)

export interface Parts {
  /** Modules, and files that tell where modules are. */
  readonly entries: ReadonlyArray<Entry>
  /** Files that may prove something. */
  readonly proofs: ReadonlyArray<Entry>
  /** Texts that are in memory, by the file's absolute path. */
  readonly texts: ReadonlyMap<string, string>
  readonly plan: Plan
  /** What is known already of what the first of the entries import. */
  readonly noted?: Links.Noted
  /** A second thread, which looks up imports while proofs are read. */
  readonly companion: Companion | undefined
  /** Told when imports have been looked up, and the second thread has nothing to do. */
  readonly onLinked?: () => Promise<void> | void
}

/** What the index says of a file. */
export type OutsideOf = (entry: Entry) => Outside | undefined

type Said = ReadonlyMap<string, Outside | undefined>

// A function of its own: made beside the index it would keep that, with every import of the project.
const answering =
  (said: Said): OutsideOf =>
  (entry) =>
    said.get(nameOf(entry))

/** The index of these files; of it only what was found is kept. */
export const index = async (parts: Parts): Promise<OutsideOf> => answering(await solved(parts))

/** Texts that are not at hand are read when they are asked for, and not kept. */
const solved = async (parts: Parts): Promise<Said> => {
  const files = filesOf(parts)
  const alone = new Map<string, Exported>()
  const linkedBy = await linking(parts, Project.settingNames(files), () => provenAlone(files, alone))
  await parts.onLinked?.()
  // Grammars are large, and few files are ever parsed: each is loaded when the first of its files turns up.
  const waiting = new Set<string>()
  const host = (bound: (work: () => Exported) => Exported | undefined): Project.Host => ({
    ...files,
    linkedBy: (words) => [...words].flatMap(linkedBy),
    alone: (path) => alone.get(path),
    attempt: (path, work) => {
      if (grammars.isReadyFor(path)) return bound(work)
      waiting.add(path)
      return undefined
    }
  })
  const build = async (): Promise<Project.Project> => {
    // One time limit for all costs less than parsing them. Should it be too short, each file has its own.
    const together = Inspection.attempt(() => Project.open(host((work) => work())))
    const each = (): Project.Index =>
      Project.open(host((work) => Result.getOrElse(Inspection.attempt(work), () => undefined)))
    const project = Result.isSuccess(together) ? together.success : each()
    while (waiting.size > 0) {
      const paths = [...waiting]
      waiting.clear()
      for (const path of paths) await grammars.loadFor(path)
      const refreshed = Inspection.attempt(() => project.refresh(paths))
      if (Result.isFailure(refreshed)) return each()
    }
    return project
  }
  const project = await build()
  return new Map(project.paths.map((path) => [path, project.outsideOf(path)]))
}

const filesOf = ({ entries, plan, proofs, texts }: Parts): Pick<Project.Host, "paths" | "proofs" | "read"> => {
  const byName = new Map([...entries, ...proofs].map((entry) => [nameOf(entry), entry]))
  const read = Content.reader(plan.maxFileSizeBytes)
  return {
    paths: () => byName.keys(),
    proofs: () => proofs.map(nameOf),
    read: (path) => {
      const entry = byName.get(path)
      if (entry === undefined) return undefined
      const known = texts.get(entry.absolute)
      if (known !== undefined) return known
      const content = read(entry.absolute, true)
      return content.kind === "text" ? content.text : undefined
    }
  }
}

/** Proofs are looked at so many at a time: the second thread must not wait long to be heard. */
const PROOFS_TOGETHER = 4

/** What proofs prove before anybody says anything about them; what fails is left for the index to ask. */
const provenAlone = async (
  { proofs, read }: Pick<Project.Host, "proofs" | "read">,
  alone: Map<string, Exported>
): Promise<void> => {
  const paths = [...proofs()].filter(grammars.isReadyFor).toSorted()
  for (let at = 0; at < paths.length; at += PROOFS_TOGETHER) {
    await turn()
    Inspection.attempt(() => {
      for (const path of paths.slice(at, at + PROOFS_TOGETHER)) {
        const text = read(path)
        const exported = text === undefined ? undefined : Project.provesAlone({ path, text })
        if (exported !== undefined) alone.set(path, exported)
      }
    })
  }
}

/** The modules that have a word among their imports. */
type LinkedBy = (word: string) => ReadonlyArray<string>

/** So many modules are looked at before the next ones are given out. */
const MODULES_TOGETHER = 256

/**
 * Looks up what modules import: here when it is first asked, or at once with a second thread, while this one does what
 * else is to be done.
 */
const linking = async (
  { companion, entries, noted, plan, texts }: Parts,
  settings: ReadonlySet<string>,
  meanwhile: () => Promise<void>
): Promise<LinkedBy> => {
  const modules = entries.filter(({ shown }) => isModule(shown))
  // Who asks for a setting was not noted.
  const known = settings.size === 0 ? noted : undefined
  const left = [...modules.keys()].filter((place) => known?.places.has(place) !== true)
  const questionOf = (some: ReadonlyArray<number>): Links.Question => ({
    absolute: some.map((place) => modules[place]!.absolute),
    shown: some.map((place) => modules[place]!.shown),
    settings,
    sizeMaxBytes: plan.maxFileSizeBytes
  })
  const own = (question: Links.Question): Links.Links => Links.find(question, (absolute) => texts.get(absolute))
  const linkedBy =
    (links: () => Links.Links): LinkedBy =>
    (word) =>
      (links().get(word) ?? []).map((place) => nameOf(modules[place]!))
  const links = new Map<string, Array<number>>()
  for (const [word, places] of known?.links ?? []) links.set(word, [...places])
  if (companion === undefined) {
    let isWhole = false
    return linkedBy(() => {
      if (!isWhole) Links.add(links, own(questionOf(left)), left)
      isWhole = true
      return links
    })
  }
  let next = 0
  const work = async (look: (question: Links.Question) => Promise<Links.Links>): Promise<void> => {
    while (next < left.length) {
      const places = left.slice(next, next + MODULES_TOGETHER)
      next += MODULES_TOGETHER
      Links.add(links, await look(questionOf(places)), places)
    }
  }
  const here = async (question: Links.Question): Promise<Links.Links> => {
    await turn()
    return own(question)
  }
  const there = async (question: Links.Question): Promise<Links.Links> =>
    (await companion.ask("link", question)) ?? own(question)
  // The second thread always has one more to go on with.
  await Promise.all([work(there), work(there), meanwhile().then(() => work(here))])
  return linkedBy(() => links)
}
