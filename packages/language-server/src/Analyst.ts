/** What is known of open documents: analysed when somebody asks, once for each version and each state of the project. */
import * as Engine from "@segue/migrate/Engine"
import type { Diagnostic } from "vscode-languageserver"

import type * as Document from "./Document.ts"
import * as FolderConfig from "./FolderConfig.ts"
import * as Judgement from "./Judgement.ts"
import * as Project from "./Project.ts"
import type { Projects } from "./Projects.ts"
import type { UnitEntry } from "./Protocol.ts"
import * as ResultId from "./ResultId.ts"
import type { Base } from "./Session.ts"
import * as Status from "./Status.ts"
import * as Text from "./Text.ts"
import * as Translation from "./Translation.ts"
import * as UnitEntries from "./UnitEntries.ts"

/** Everything known of one version of a document. */
export interface Analysis extends Judgement.Judgement {
  readonly uri: string
  readonly version: number
  readonly languageId: string
  readonly places: Translation.Places
  readonly diagnostics: ReadonlyArray<Diagnostic>
  readonly resultId: string
  readonly units: ReadonlyArray<UnitEntry>
}

export interface Analyst {
  /** The analysis of the newest version. */
  readonly analyse: (document: Document.Document) => Promise<Analysis>
  /** The newest analysis there is, of an older version perhaps; computes nothing. */
  readonly latest: (key: string) => Analysis | undefined
  /**
   * Tells the project what was typed in documents and has not been said yet, one document left out. What a file proves
   * for others is not worked out at every keystroke.
   */
  readonly settle: (exceptKey?: string) => void
  readonly forget: (key: string) => void
  readonly forgetAll: () => void
}

/** A place in the page of a rule, for clients that open links. */
export const pageOf =
  ({ host }: Pick<Base, "host">) =>
  (rule: string): string | undefined =>
    host.rulePage(rule).uri

interface Known {
  readonly analysis: Analysis
  readonly state: string
}

const configProblems = async (text: string): Promise<ReadonlyArray<string>> => {
  const Settings = await import("@segue/migrate/config/Settings")
  const parsed = Settings.parse(text)
  return parsed._tag === "Success" ? [] : parsed.failure
}

/** Who wants to know what came of an open document. */
export interface Listener {
  /** `paths`: files that it says something else about now. */
  readonly analysed: (
    project: Project.Project,
    document: Document.Document,
    news: { readonly analysis: Analysis; readonly paths: ReadonlyArray<string> }
  ) => void
  /** The same, of something that was typed a while ago. */
  readonly told: (project: Project.Project, paths: ReadonlyArray<string>) => void
}

/** Nobody who types waits for what other files make of it. */
const REST_MS = 300

/** Whether a document is part of its project. */
const isIndexed = ({ isOurs, key }: Document.Document, { isFolder }: Project.Project): boolean =>
  isOurs && isFolder && !key.startsWith("untitled:")

/** Makes the analyst of a session. */
export const make = (base: Base, projects: Projects, listener: Listener): Analyst => {
  const { client, grammars, host, work } = base
  const analyses = new Map<string, Known>()
  const pending = new Map<string, { readonly project: Project.Project; readonly document: Document.Document }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  base.ended.addEventListener("abort", () => clearTimeout(timer), { once: true })

  const settle = (exceptKey?: string): void => {
    for (const [key, { document, project }] of pending) {
      if (key === exceptKey) continue
      pending.delete(key)
      const paths = project.neighbours.update(document.path, Text.whole(document.content))
      if (paths.length > 0) listener.told(project, paths)
    }
  }

  const later = (document: Document.Document, project: Project.Project): void => {
    pending.set(document.key, { project, document })
    clearTimeout(timer)
    if (!base.ended.aborted) timer = setTimeout(settle, REST_MS)
  }

  /** What is typed here may be proof elsewhere, and what is imported here may be proof now. */
  const typed = (document: Document.Document, project: Project.Project): ReadonlyArray<string> => {
    const { content, path } = document
    const paths = project.neighbours.typed(path, { text: () => Text.whole(content), signals: Text.signals(content) })
    if (paths !== "later") return paths
    later(document, project)
    return []
  }

  const finish = (
    document: Document.Document,
    { content, judgement }: { readonly content: Text.Text; readonly judgement: Omit<Judgement.Judgement, "text"> },
    extra: ReadonlyArray<Diagnostic> = []
  ): Analysis => {
    const { report } = judgement.checked
    const places = Translation.places(content)
    const around = { uri: document.uri, client, pageOf: pageOf(base) }
    const diagnostics = [...extra, ...Translation.diagnostics(report, around, places)]
    return {
      ...judgement,
      // Of most texts nobody asks for the whole.
      get text() {
        return Text.whole(content)
      },
      uri: document.uri,
      version: document.version,
      languageId: document.languageId,
      places,
      diagnostics,
      resultId: ResultId.of(diagnostics),
      units: UnitEntries.of(report, places)
    }
  }

  /** Nothing to be said, or only these words. */
  const silent = (document: Document.Document, extra: ReadonlyArray<Diagnostic> = []): Analysis => {
    const judgement = {
      path: document.enginePath,
      config: { rules: {}, isPayloadFile: false },
      facts: Engine.noFacts,
      checked: {
        report: { path: document.enginePath, language: "text", findings: [], units: [], notes: [] },
        model: { subjects: [], comments: [], roots: [], errors: 0, notes: [] },
        subjects: new Map()
      },
      hasLegacyCall: false,
      legacyStays: false,
      dependsOnProject: false,
      calls: { legacy: 0, successor: 0 },
      ms: 0
    }
    return finish(document, { content: document.content, judgement }, extra)
  }

  const tooLarge = (document: Document.Document, limitBytes: number): Analysis => ({
    ...silent(document, [
      Translation.note(
        "too-large",
        `This is larger than ${limitBytes / 1024} kB (maxFileSizeKb) and was not looked into.`,
        base
      )
    ]),
    // Nobody has looked: it may hold anything.
    hasLegacyCall: true,
    legacyStays: true
  })

  const ask = async (document: Document.Document, project: Project.Project): Promise<Analysis> => {
    const { plan } = project.config
    if (!document.isOurs || !project.client.enable) return silent(document)
    if (document.path.endsWith(`/${FolderConfig.FILE_NAME}`)) {
      const problems = await configProblems(Text.whole(document.content))
      return silent(document, problems.map(Translation.configProblem(base)))
    }
    if (!Project.allows(plan, document.path)) return silent(document)
    const config = plan.configOf(document.path)
    const signals = Text.signals(document.content)
    const isTold = project.neighbours.outsideOf(document.path) !== undefined
    if (signals.size === 0 && !config.isPayloadFile && !isTold) return silent(document)
    if (Text.isLarger(document.content, plan.maxFileSizeBytes)) return tooLarge(document, plan.maxFileSizeBytes)
    await grammars.loadFor(document.enginePath, Text.whole(document.content))
    work.analyses++
    const facts = Project.factsOf(project, document.path, Project.remainsElsewhere(project, document.key))
    // What was typed while the grammar was loaded counts.
    const { content } = document
    const question = {
      path: document.enginePath,
      text: Text.whole(content),
      config,
      facts,
      signals: Text.signals(content)
    }
    const judgement = Judgement.judge(host, question, analyses.get(document.key)?.analysis)
    return finish(document, { content, judgement })
  }

  return {
    analyse: async (document) => {
      settle(document.key)
      const isReloading = projects.reloading() !== undefined
      const project = (isReloading ? undefined : projects.known(document.key)) ?? (await projects.of(document.key))
      const known = analyses.get(document.key)
      const remains = known?.analysis.dependsOnProject === true && Project.remainsElsewhere(project, document.key)
      const stateOf = (version: number, legacyRemains: boolean): string =>
        `${project.folder} ${project.revision} ${version} ${project.neighbours.stateOf(document.path)} ${legacyRemains}`
      if (known?.state === stateOf(document.version, remains)) return known.analysis
      const paths =
        known?.analysis.version === document.version || !isIndexed(document, project) ? [] : typed(document, project)
      const analysis = await ask(document, project)
      if (base.documents.get(document.uri) === document) {
        const state = stateOf(
          analysis.version,
          analysis.dependsOnProject && Project.remainsElsewhere(project, document.key)
        )
        analyses.set(document.key, { analysis, state })
        // The status says which documents are slow, even where nothing else about them is news.
        if (Status.isOverBudget(analysis) !== Status.isOverBudget(known?.analysis)) base.signal.changed()
        listener.analysed(project, document, { analysis, paths })
      }
      return analysis
    },
    latest: (key) => analyses.get(key)?.analysis,
    settle,
    forget: (key) => {
      const isSlow = Status.isOverBudget(analyses.get(key)?.analysis)
      analyses.delete(key)
      pending.delete(key)
      if (isSlow) base.signal.changed()
    },
    forgetAll: () => analyses.clear()
  }
}
