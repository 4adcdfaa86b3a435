/**
 * Every message of our own, and what commands take and answer. Nothing of it is needed for diagnostics and fixes: a
 * client that knows the standard protocol has all of those.
 */
import type { Safety } from "@segue/migrate/Finding"
import type { Report } from "@segue/migrate/report/Report"
import type { Range, WorkspaceEdit } from "vscode-languageserver"

/** What stands in a diagnostic's `data`, for clients that want to sort them. */
export type DiagnosticData =
  | { readonly kind: "finding"; readonly unit: string; readonly finding: number; readonly safety: string }
  | { readonly kind: "note" }
  | { readonly kind: "unused-suppression" }

/** Commands for `workspace/executeCommand`. */
export const commands = {
  fixFile: "segue.fixFile",
  fixUnit: "segue.fixUnit",
  fixWorkspace: "segue.fixWorkspace",
  migrateSelection: "segue.migrateSelection",
  openReport: "segue.openReport",
  explainRule: "segue.explainRule",
  restart: "segue.restart"
} as const

export type Level = "safe" | "review"

/** How a fix is delivered: applied by the server through `workspace/applyEdit` (the default), or answered as an edit. */
export interface Delivery {
  readonly apply?: boolean
}

export interface FixFileParams extends Delivery {
  readonly uri: string
  /** `safe` unless said otherwise. */
  readonly level?: Level
  readonly rules?: ReadonlyArray<string>
}

export interface FixUnitParams extends Delivery {
  readonly uri: string
  /** A unit's id, as in `segue/units`. */
  readonly unit: string
}

export interface FixWorkspaceParams extends Delivery {
  /** One folder of several; all without it. */
  readonly folder?: string
  readonly level?: Level
  readonly rules?: ReadonlyArray<string>
}

export interface MigrateSelectionParams extends Delivery {
  readonly uri: string
  readonly range: Range
}

/** What a fix did or would do. */
export interface FixAnswer {
  /** Whether the client has applied it. */
  readonly applied: boolean
  readonly files: number
  /** Titles of the units, one for each that was rewritten. */
  readonly units: ReadonlyArray<string>
  /** What a person must look at, once each. */
  readonly needs: ReadonlyArray<string>
  /** Units that could not be rewritten without harm: mistakes of ours. */
  readonly withdrawn: ReadonlyArray<string>
  /** With `apply: false`. */
  readonly edit?: WorkspaceEdit
  /** Why nothing was done, for a person. */
  readonly message?: string
}

export interface MigrateSelectionAnswer extends FixAnswer {
  readonly before: string
  readonly after: string
}

export interface ExplainRuleAnswer {
  readonly rule: string
  readonly markdown: string
  readonly uri?: string
}

export interface Counts {
  readonly files: number
  readonly findings: number
  readonly units: Readonly<Record<Safety, number>>
}

/** `segue/status`: asked by the client, and sent to it as a notification when it changes (see `initializationOptions`). */
export interface Status {
  readonly version: string
  readonly state: "starting" | "scanning" | "ready"
  readonly counts: Counts
  /** Documents whose last analysis took longer than the budget. */
  readonly overBudget: ReadonlyArray<{ readonly uri: string; readonly ms: number }>
  /** What is wrong with settings, configuration files or this installation, in sentences. */
  readonly problems: ReadonlyArray<string>
  /** Work done since the start; an idle window changes none of them. */
  readonly work: { readonly scans: number; readonly filesRead: number; readonly analyses: number }
}

/** What `segue.openReport` answers: the data of a report, for whoever draws it. */
/** What `segue report` would say; when it was made, and what was before, are for the client to add. */
export interface ReportAnswer {
  readonly report: Omit<Report, "made" | "history">
  /** What is wrong with settings, configuration files or this installation, in sentences. */
  readonly problems: ReadonlyArray<string>
}

export interface UnitEntry {
  readonly id: string
  readonly title: string
  readonly safety: Safety
  /** From the first finding's start to the last one's end. */
  readonly range: Range
  readonly rules: ReadonlyArray<string>
  readonly messages: ReadonlyArray<string>
  readonly needs: ReadonlyArray<string>
  /** Whether `segue.fixUnit` can rewrite it. */
  readonly isFixable: boolean
}

/** `segue/units`: every unit of the workspace, file by file, in the order of paths. */
export interface UnitsAnswer {
  readonly files: ReadonlyArray<{ readonly uri: string; readonly units: ReadonlyArray<UnitEntry> }>
}

/** `segue/preview`: one unit, or a whole file, before and after. */
export interface PreviewParams {
  readonly uri: string
  readonly unit?: string
  readonly level?: Level
}

export interface PreviewAnswer {
  readonly title: string
  readonly languageId: string
  /** The whole texts; a client shows where they differ. */
  readonly before: string
  readonly after: string
}

/** Our own requests and the one notification. */
export const methods = { status: "segue/status", units: "segue/units", preview: "segue/preview" } as const

/** `initializationOptions` that the server knows. */
export interface InitializationOptions {
  /** Settings for clients without `workspace/configuration`. */
  readonly settings?: unknown
  /** The client wants `segue/status` notifications. */
  readonly status?: boolean
}
