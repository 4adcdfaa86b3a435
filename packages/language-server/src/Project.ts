/**
 * One folder of the workspace, or what stands alone: its configuration, what is known of its files, and what one file's
 * judgement needs of the others. Files that are open are known by what is typed, the others by what is on the disk; of
 * those only diagnostics and a summary are kept, no text and no tree.
 */
import type { Plan } from "@segue/migrate/config/Plan"
import type { Calls } from "@segue/migrate/report/Report"
import type { Facts } from "@segue/migrate/rules/Rule"
import type { Diagnostic } from "vscode-languageserver"

import * as Address from "./Address.ts"
import type { ClientSettings } from "./ClientSettings.ts"
import type { FolderConfig } from "./FolderConfig.ts"
import type { Judgement } from "./Judgement.ts"
import type { Neighbours } from "./Neighbours.ts"
import type { UnitEntry } from "./Protocol.ts"
import * as ResultId from "./ResultId.ts"

/** What is known of one file. */
export interface Entry {
  readonly key: string
  readonly diagnostics: ReadonlyArray<Diagnostic>
  readonly resultId: string
  readonly units: ReadonlyArray<UnitEntry>
  /** The engine's name for its language. */
  readonly language: string
  /** Calls that are proven to speak either API. */
  readonly calls: Calls
  /** How many findings the units have. */
  readonly findings: number
  readonly legacyStays: boolean
  readonly hasLegacyCall: boolean
  readonly dependsOnProject: boolean
  /** What the judgement took for granted of the others. */
  readonly legacyRemains: boolean
}

/** The entry of a judged text. */
export const entryOf = (
  key: string,
  judgement: Judgement,
  { diagnostics, units }: { readonly diagnostics: ReadonlyArray<Diagnostic>; readonly units: ReadonlyArray<UnitEntry> }
): Entry => ({
  key,
  diagnostics,
  units,
  resultId: ResultId.of(diagnostics),
  language: judgement.checked.report.language,
  calls: judgement.calls,
  findings: judgement.checked.report.findings.length,
  legacyStays: judgement.legacyStays,
  hasLegacyCall: judgement.hasLegacyCall,
  dependsOnProject: judgement.dependsOnProject,
  legacyRemains: judgement.facts.legacyRemains
})

/** The entry of a file that was not looked into, and may hold anything. */
export const unknownEntry = (key: string, diagnostics: ReadonlyArray<Diagnostic>): Entry => ({
  key,
  diagnostics,
  resultId: ResultId.of(diagnostics),
  units: [],
  language: "text",
  calls: { legacy: 0, successor: 0 },
  findings: 0,
  legacyStays: true,
  hasLegacyCall: true,
  dependsOnProject: false,
  legacyRemains: false
})

export type Progress = "unknown" | "scanning" | "known"

export interface Project {
  /** The folder's address; of what stands alone, the folder it is in. */
  readonly folder: string
  readonly path: string
  /** `false` for documents that belong to no folder of the workspace: nobody can say where their project ends. */
  readonly isFolder: boolean
  client: ClientSettings
  config: FolderConfig
  /** Counts up with every change of the configuration. */
  revision: number
  progress: Progress
  /** What its files prove for each other. */
  neighbours: Neighbours
  readonly entries: Map<string, Entry>
}

/** A project that nothing is known of yet. */
export const make = (
  folder: string,
  isFolder: boolean,
  { client, config, neighbours }: Pick<Project, "client" | "config" | "neighbours">
): Project => ({
  folder,
  path: Address.pathOf(folder),
  isFolder,
  client,
  config,
  revision: 0,
  progress: "unknown",
  neighbours,
  entries: new Map()
})

/** Whether the configuration lets a file be looked into. */
export const allows = (plan: Plan, path: string): boolean => !plan.isExcluded(path) && plan.isIncluded(path)

/** What the engine is told of the world around a file. */
export const factsOf = (project: Project, path: string, legacyRemains: boolean): Facts => {
  const outside = project.neighbours.outsideOf(path)
  return outside === undefined ? { legacyRemains } : { legacyRemains, outside }
}

/**
 * Whether legacy calls remain in other files of the project. While those have not been read, some may, and scopes are
 * taken away only when they are surely not needed.
 */
export const remainsElsewhere = (project: Project, key: string): boolean => {
  // What was never saved is in no project yet, whatever its settings come from.
  if (!project.isFolder || key.startsWith("untitled:")) return false
  if (project.progress !== "known") return true
  for (const entry of project.entries.values()) if (entry.legacyStays && entry.key !== key) return true
  return false
}
