import type { Config } from "@segue/migrate/Config"

/** Any file of the workspace, judged: as it is typed where it is open, as it stands on the disk otherwise. */
import * as Address from "./Address.ts"
import * as Judgement from "./Judgement.ts"
import * as Project from "./Project.ts"
import * as Scanner from "./Scanner.ts"
import type { Session } from "./Session.ts"

/** A judged file and where it came from. */
export interface Accessed {
  readonly uri: string
  /** `undefined` for what is not open. */
  readonly version: number | undefined
  readonly languageId: string
  readonly judgement: Judgement.Judgement
}

/** The file, or a sentence that says why it cannot be had. */
export const file = async (session: Session, uri: string): Promise<Accessed | string> => {
  const { analyst, documents, grammars, host, projects } = session
  const key = Address.canonical(uri)
  const document = documents.get(uri) ?? documents.all().find((one) => one.key === key)
  if (document !== undefined) {
    const analysis = await analyst.analyse(document)
    return {
      uri: document.uri,
      version: analysis.version,
      languageId: document.languageId,
      judgement: analysis
    }
  }
  const project = await projects.of(key)
  const isTold = project.neighbours.outsideOf(Address.pathOf(key)) !== undefined
  const options = Scanner.readOptions(project)
  const content = await host.read(key, isTold ? { ...options, isVouched: () => true } : options)
  if (content.kind === "missing") return `${Address.pathOf(key)} is not there.`
  if (content.kind === "skipped") return `${Address.pathOf(key)} ${content.why}.`
  const path = Address.pathOf(key)
  const text = content.kind === "text" ? content.text : ""
  const config: Config = project.config.plan.configOf(path)
  const facts = Project.factsOf(project, path, Project.remainsElsewhere(project, key))
  await grammars.loadFor(path, text)
  const judgement = Judgement.judge(host, { path, text, config, facts })
  return { uri: key, version: undefined, languageId: judgement.checked.report.language, judgement }
}
