/** What the project's own files prove for each other: built only when something in one of them is proof for others. */
import * as fs from "node:fs"

import type { Plan } from "@segue/migrate/config/Plan"
import type { Exported } from "@segue/migrate/project/Linker"
import type { Outside } from "@segue/migrate/project/Outside"
import * as Project from "@segue/migrate/project/Project"
import * as Result from "effect/Result"

import * as Content from "../files/Content.ts"
import type { Entry } from "../files/Walk.ts"
import * as grammars from "./grammars.ts"
import * as Inspection from "./Inspection.ts"

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
const solved = async ({ entries, plan, proofs, texts }: Parts): Promise<Said> => {
  const modules = entries.filter(({ shown }) => isModule(shown))
  const byName = new Map([...entries, ...proofs].map((entry) => [nameOf(entry), entry]))
  const read = Content.reader(plan.maxFileSizeBytes)
  const links = linksOf(modules, plan.maxFileSizeBytes, texts)
  // Grammars are large, and few files are ever parsed: each is loaded when the first of its files turns up.
  const waiting = new Set<string>()
  const host = (bound: (work: () => Exported) => Exported | undefined): Project.Host => ({
    paths: () => byName.keys(),
    proofs: () => proofs.map(nameOf),
    read: (path) => {
      const entry = byName.get(path)
      if (entry === undefined) return undefined
      const known = texts.get(entry.absolute)
      if (known !== undefined) return known
      const content = read(entry.absolute, true)
      return content.kind === "text" ? content.text : undefined
    },
    linkedBy: (words, settings) => [...words].flatMap((word) => links(settings).get(word) ?? []),
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

/** Which modules have a word among their imports; found out for all of them when it is first asked. */
const linksOf = (
  modules: ReadonlyArray<Entry>,
  sizeMaxBytes: number,
  texts: ReadonlyMap<string, string>
): ((settings: ReadonlySet<string>) => ReadonlyMap<string, ReadonlyArray<string>>) => {
  let links: Map<string, Array<string>> | undefined
  return (settings) => {
    if (links !== undefined) return links
    links = new Map()
    const glance = glancer(sizeMaxBytes)
    for (const entry of modules) {
      // What folders above the project are called says nothing about a file.
      if (!Project.isHandMade(entry.shown)) continue
      const path = nameOf(entry)
      const text = texts.get(entry.absolute) ?? glance(entry.absolute)
      for (const word of Project.linkWordsOf({ path: entry.shown, text }, settings)) {
        const list = links.get(word)
        // A copy: a word that is cut out of a text keeps the whole text in memory.
        if (list === undefined) links.set(Buffer.from(word).toString(), [path])
        else list.push(path)
      }
    }
    return links
  }
}

/** Reads files as if every byte were a character, which is enough for what imports are written with, and fast. */
const glancer = (sizeMaxBytes: number): ((absolute: string) => string) => {
  const buffer = Buffer.allocUnsafeSlow(sizeMaxBytes)
  return (absolute) => {
    let file: number | undefined
    try {
      file = fs.openSync(absolute, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0))
      let size = 0
      for (let read = -1; read !== 0 && size < sizeMaxBytes; size += read) {
        read = fs.readSync(file, buffer, size, sizeMaxBytes - size, null)
      }
      return buffer.toString("latin1", 0, size)
    } catch {
      // What cannot be read was said by the first tier.
      return ""
    } finally {
      if (file !== undefined) fs.closeSync(file)
    }
  }
}
