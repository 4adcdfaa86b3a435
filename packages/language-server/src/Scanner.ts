/** Files that are not open: read once, and again when the client says that they changed; never by themselves. */
import * as Index from "@segue/migrate/project/Project"
import type { Diagnostic } from "vscode-languageserver"

import * as Address from "./Address.ts"
import { type Analysis, pageOf } from "./Analyst.ts"
import type { Document } from "./Document.ts"
import type { Content, ReadOptions } from "./Host.ts"
import * as Judgement from "./Judgement.ts"
import * as Project from "./Project.ts"
import type { Projects } from "./Projects.ts"
import type { Base } from "./Session.ts"
import * as Text from "./Text.ts"
import * as Translation from "./Translation.ts"
import * as UnitEntries from "./UnitEntries.ts"

/** Told about the course of a pass. */
export interface Watcher {
  readonly begin: (project: Project.Project) => void
  readonly files: (project: Project.Project, count: number) => void
  readonly end: (project: Project.Project) => void
}

export interface Scanner {
  /** Reads a project's files unless that has been done; resolves when they are known. */
  readonly ensure: (project: Project.Project) => Promise<void>
  /** Reads them anew. */
  readonly restart: (project: Project.Project) => void
  /** A file was made, changed or is no longer open. */
  readonly changed: (uri: string) => Promise<void>
  readonly deleted: (uri: string) => void
  /** What an open document's analysis says counts from now on. */
  readonly record: (
    project: Project.Project,
    document: Document,
    /** `paths`: files that the document says something else about now. */
    news: { readonly analysis: Analysis; readonly paths: ReadonlyArray<string> }
  ) => void
  /** Files that an open document says something else about now, since a while ago. */
  readonly told: (project: Project.Project, paths: ReadonlyArray<string>) => void
  readonly stop: () => void
}

/** The text of a file as the engine is asked about it, with how it is read. */
export const readOptions = (project: Project.Project): ReadOptions => {
  const { plan } = project.config
  return { sizeMaxBytes: plan.maxFileSizeBytes, isVouched: (path) => plan.configOf(path).isPayloadFile }
}

const isWorthKeeping = (entry: Project.Entry): boolean =>
  entry.diagnostics.length > 0 || entry.hasLegacyCall || entry.dependsOnProject

/** What the scanner needs of others who need it. */
export interface Surroundings {
  readonly watcher: Watcher
  /** Analyses what is open of a project. */
  readonly analyseOpen: (project: Project.Project) => Promise<void>
  /** What an open document shows is old. */
  readonly shown: () => void
}

/** So many files are judged before others have their turn. */
const PORTION_FILES = 8
/** So often what was found meanwhile is said. */
const SAY_MS = 250
/** After so long a pass waits for nothing: what it finds is said at once, and said again when neighbours are known. */
const PATIENCE_MS = 5000
/** When nothing was typed for so long after a pass memory is given back: nobody is answered meanwhile. */
const REST_MS = 1000

/** Whether what is being done is wanted no more. */
type IsOff = () => boolean

/** Makes the scanner of a session. */
export const make = (base: Base, projects: Projects, { analyseOpen, shown, watcher }: Surroundings): Scanner => {
  const { client, documents, ended, grammars, host, signal, work } = base
  const passes = new Map<Project.Project, { readonly done: Promise<void>; readonly abort: AbortController }>()

  const isOpen = (key: string): boolean => documents.all().some((document) => document.key === key)

  /** Puts an entry in its place; whether anybody would see a difference. */
  const put = (project: Project.Project, key: string, entry: Project.Entry | undefined): boolean => {
    const known = project.entries.get(key)
    if (entry === undefined || !isWorthKeeping(entry)) return project.entries.delete(key)
    project.entries.set(key, entry)
    return (
      known === undefined ||
      known.resultId !== entry.resultId ||
      known.legacyStays !== entry.legacyStays ||
      JSON.stringify(known.units) !== JSON.stringify(entry.units)
    )
  }

  const questionOf = async (
    project: Project.Project,
    key: string,
    { legacyRemains, text }: { readonly text: string; readonly legacyRemains: boolean }
  ): Promise<Judgement.Question> => {
    const path = Address.pathOf(key)
    await grammars.loadFor(path, text)
    const config = project.config.plan.configOf(path)
    return { path, text, config, facts: Project.factsOf(project, path, legacyRemains) }
  }

  const entryOfJudged = (key: string, judgement: Judgement.Judgement): Project.Entry => {
    work.analyses++
    const { report } = judgement.checked
    const places = Translation.places(Text.make(judgement.text))
    return Project.entryOf(key, judgement, {
      diagnostics: Translation.diagnostics(report, { uri: key, client, pageOf: pageOf(base) }, places),
      units: UnitEntries.of(report, places)
    })
  }

  const skipped = (key: string, why: string): Project.Entry =>
    Project.unknownEntry(key, [Translation.note("skipped", `This ${why}.`, base)])

  const configEntry = (project: Project.Project): Project.Entry | undefined => {
    const { problems, uri } = project.config
    if (uri === undefined || problems.length === 0) return undefined
    const diagnostics: ReadonlyArray<Diagnostic> = problems.map(Translation.configProblem(base))
    return { ...Project.unknownEntry(Address.canonical(uri), diagnostics), legacyStays: false, hasLegacyCall: false }
  }

  const unreadEntry = (key: string, content: Exclude<Content, { kind: "text" }>): Project.Entry | undefined =>
    content.kind === "skipped" ? skipped(key, content.why) : undefined

  const isConfig = ({ config: { uri } }: Project.Project, key: string): boolean =>
    uri !== undefined && key === Address.canonical(uri)

  /** Judges a few files once more, under one time limit; whether anybody sees a difference. */
  const portion = async (project: Project.Project, keys: ReadonlyArray<string>, isOff: IsOff): Promise<boolean> => {
    let isNews = false
    const asked: Array<string> = []
    const questions: Array<Judgement.Question> = []
    const options = readOptions(project)
    for (const key of keys) {
      if (isConfig(project, key)) {
        isNews = put(project, key, configEntry(project)) || isNews
        continue
      }
      const legacyRemains = Project.remainsElsewhere(project, key)
      const isTold = project.neighbours.outsideOf(Address.pathOf(key)) !== undefined
      const content = await host.read(key, isTold ? { ...options, isVouched: () => true } : options)
      work.filesRead++
      if (content.kind === "text") {
        questions.push(await questionOf(project, key, { text: content.text, legacyRemains }))
        asked.push(key)
      } else isNews = put(project, key, unreadEntry(key, content)) || isNews
    }
    if (isOff()) return isNews
    for (const [index, judgement] of Judgement.judgeAll(host, questions).entries()) {
      const key = asked[index]!
      // It may have been opened while its grammar was loaded.
      if (!isOpen(key)) isNews = put(project, key, entryOfJudged(key, judgement)) || isNews
    }
    return isNews
  }

  /** Judges files once more, unless they are open; whether anybody sees a difference. */
  const again = async (
    project: Project.Project,
    keys: ReadonlyArray<string>,
    isOff: IsOff = () => ended.aborted
  ): Promise<boolean> => {
    let isNews = false
    let said = host.now()
    for (let from = 0; from < keys.length && !isOff(); from += PORTION_FILES) {
      if (isNews && host.now() - said > SAY_MS) {
        signal.changed()
        said = host.now()
      }
      // Others have their turn in between.
      if (from > 0) await host.pause()
      const closed = keys.slice(from, from + PORTION_FILES).filter((key) => !isOpen(key))
      isNews = (await portion(project, closed, isOff)) || isNews
    }
    return isNews
  }

  /** Files whose neighbours say something else about them are judged again. */
  const told = async (project: Project.Project, paths: ReadonlyArray<string>, isOff?: IsOff): Promise<boolean> => {
    const keys = paths.map((path) => Address.at(project.folder, path))
    const isElsewhere = (key: string): boolean =>
      isOpen(key) || !Project.allows(project.config.plan, Address.pathOf(key))
    const isNews = await again(
      project,
      keys.filter((key) => !isElsewhere(key)),
      isOff
    )
    return isNews || keys.some(isElsewhere)
  }

  /** Files that were judged by what is no longer so are judged again. */
  const settle = async (project: Project.Project): Promise<boolean> => {
    const isOld = ({ dependsOnProject, key, legacyRemains, legacyStays }: Project.Entry): boolean =>
      dependsOnProject && !legacyStays && legacyRemains !== Project.remainsElsewhere(project, key) && !isOpen(key)
    return again(
      project,
      [...project.entries.values()].filter(isOld).map(({ key }) => key)
    )
  }

  const pass = async (project: Project.Project, abort: AbortController): Promise<void> => {
    const { plan } = project.config
    const isOff = (): boolean => abort.signal.aborted
    work.scans++
    watcher.begin(project)
    for (const key of project.entries.keys()) if (!isOpen(key)) project.entries.delete(key)
    projects.renew(project)
    const options = {
      ...readOptions(project),
      isExcluded: plan.isExcluded,
      isIncluded: plan.isIncluded,
      signal: abort.signal
    }
    const started = host.now()
    /** Most code with a call in it is told something by its neighbours; it is judged when they are known. */
    const modules: Array<string> = []
    let count = 0
    for await (const found of host.scan(project.folder, options)) {
      let isNews = false
      const keys: Array<string> = []
      const questions: Array<Judgement.Question> = []
      const isPatient = host.now() - started < PATIENCE_MS
      for (const { content, path } of found) {
        count++
        project.neighbours.found(path, content.kind === "text" ? content.text : undefined)
        if (content.kind === "quiet" || isOff()) continue
        const key = Address.at(project.folder, path)
        if (isOpen(key)) continue
        if (content.kind !== "text") isNews = put(project, key, unreadEntry(key, content)) || isNews
        else if (isPatient && Index.isModule(path)) modules.push(path)
        else {
          keys.push(key)
          questions.push(await questionOf(project, key, { text: content.text, legacyRemains: false }))
        }
      }
      for (const [index, judgement] of Judgement.judgeAll(host, questions).entries()) {
        isNews = put(project, keys[index]!, entryOfJudged(keys[index]!, judgement)) || isNews
      }
      work.filesRead += found.length
      if (isOff()) return
      if (isNews) signal.changed()
      watcher.files(project, count)
    }
    if (isOff()) return
    const problem = configEntry(project)
    if (problem !== undefined) put(project, problem.key, problem)
    for (const { content, key, path } of documents.all()) {
      if (projects.known(key) === project) project.neighbours.found(path, Text.whole(content))
    }
    const news = await project.neighbours.build(abort.signal)
    if (isOff()) return
    await told(project, [...new Set([...modules, ...news])], isOff)
    if (isOff()) return
    // Those that are open and were never asked for count as well.
    await analyseOpen(project)
    project.progress = "known"
    await settle(project)
    await analyseOpen(project)
  }

  let resting: ReturnType<typeof setTimeout> | undefined
  ended.addEventListener("abort", () => clearTimeout(resting), { once: true })
  /** Whoever waits for the pass has its answer first, and whoever types goes on typing. */
  const relaxLater = (): void => {
    clearTimeout(resting)
    if (ended.aborted) return
    resting = setTimeout(() => {
      resting = undefined
      host.relax()
    }, REST_MS)
  }
  documents.onDidChangeContent(() => {
    if (resting !== undefined) relaxLater()
  })

  const run = (project: Project.Project): Promise<void> => {
    const abort = new AbortController()
    ended.addEventListener("abort", () => abort.abort(), { once: true })
    project.progress = "scanning"
    const done = pass(project, abort).finally(() => {
      if (passes.get(project)?.abort !== abort) return
      watcher.end(project)
      signal.changed()
      relaxLater()
    })
    passes.set(project, { done, abort })
    return done
  }

  const ensure = (project: Project.Project): Promise<void> => {
    if (!project.isFolder || ended.aborted) return Promise.resolve()
    return passes.get(project)?.done ?? run(project)
  }

  const refresh = async (
    project: Project.Project,
    { isNews, paths = [] }: { readonly isNews: boolean; readonly paths?: ReadonlyArray<string> }
  ): Promise<void> => {
    const isTold = await told(project, paths)
    const isKnown = project.progress === "known"
    const built = isKnown && project.neighbours.isDue() ? await project.neighbours.build(ended) : []
    const isBuilt = await told(project, built)
    const isSettled = isKnown && (await settle(project))
    if (isNews || isTold || isBuilt || isSettled) signal.changed()
    if ([...paths, ...built].some((path) => isOpen(Address.at(project.folder, path)))) shown()
  }

  return {
    ensure,
    restart: (project) => {
      if (!project.isFolder) return
      passes.get(project)?.abort.abort()
      passes.delete(project)
      project.progress = "unknown"
      if (project.client.enable) void ensure(project)
      else project.entries.clear()
    },
    changed: async (uri) => {
      const key = Address.canonical(uri)
      if (isOpen(key) || ended.aborted) return
      const project = await projects.of(key)
      if (!project.isFolder || project.progress === "unknown") return
      const path = Address.pathOf(key)
      const { plan } = project.config
      const isLeftOut = !Project.allows(plan, path) || (await host.isIgnored(project.folder, key))
      const text = isLeftOut ? undefined : host.readNow(key, plan.maxFileSizeBytes)
      const paths = project.neighbours.update(path, text).filter((one) => one !== path)
      const isNews = isLeftOut ? put(project, key, undefined) : await again(project, [key])
      await refresh(project, { isNews, paths })
    },
    deleted: (uri) => {
      const key = Address.canonical(uri)
      const project = projects.known(key)
      if (project === undefined) return
      const path = Address.pathOf(key)
      let isNews = false
      // A folder that goes takes its files along.
      for (const known of project.entries.keys()) {
        if (Address.isBelow(path, Address.pathOf(known)) && !isOpen(known))
          isNews = project.entries.delete(known) || isNews
      }
      void refresh(project, { isNews, paths: project.neighbours.remove(path) })
    },
    record: (project, document, { analysis, paths }) => {
      if (!project.isFolder || document.key.startsWith("untitled:") || !document.isOurs) return
      if (analysis.dependsOnProject && project.progress === "unknown") void ensure(project)
      const isNews = put(project, document.key, Project.entryOf(document.key, analysis, analysis))
      void refresh(project, { isNews, paths: paths.filter((path) => path !== document.path) })
    },
    told: (project, paths) => void refresh(project, { isNews: false, paths }),
    stop: () => {
      for (const { abort } of passes.values()) abort.abort()
    }
  }
}
