/** The one place where the engine's offsets become the protocol's positions, and its findings diagnostics; and back. */
import type { FileReport, Finding } from "@segue/migrate/Finding"
import type { Edit } from "@segue/migrate/text/Edit"
import type { Range as Offsets } from "@segue/migrate/text/Range"
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type Range,
  type TextEdit
} from "vscode-languageserver"

import type { Client } from "./Client.ts"
import type { DiagnosticData } from "./Protocol.ts"
import * as Text from "./Text.ts"

/** What diagnostics say they come from. */
export const SOURCE = "segue"

/** More in one file than an editor shows; the last one then says how many are missing. */
export const DIAGNOSTICS_MAX = 1000

/** A text with its lines, for translating places in it. */
export interface Places {
  readonly position: (offset: number) => Position
  readonly range: (range: Offsets) => Range
  readonly offset: (position: Position) => number
}

/** The places of a text. Lines are counted when the first place is asked for. */
export const places = (text: Text.Text): Places => ({
  position: (offset) => Text.position(text, offset),
  range: ({ end, start }) => ({ start: Text.position(text, start), end: Text.position(text, end) }),
  offset: (position) => Text.offset(text, position)
})

/** The engine's edits as the protocol's. */
export const textEdits = (of: Places, edits: ReadonlyArray<Edit>): Array<TextEdit> =>
  edits.map((edit) => ({ range: of.range(edit), newText: edit.text }))

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  off: DiagnosticSeverity.Hint
} as const

/** Rules whose whole range is what is deprecated; editors strike it through. */
const deprecated: ReadonlySet<string> = new Set(["endpoint", "cancel", "scope"])

/** What stands around a report when it is translated. */
export interface Around {
  readonly uri: string
  readonly client: Client
  /** Where a rule's page is, for clients that open links. */
  readonly pageOf: (rule: string) => string | undefined
}

const findingDiagnostic = (
  { client, pageOf, uri }: Around,
  of: Places,
  { finding, index, safety }: { readonly finding: Finding; readonly index: number; readonly safety: string }
): Diagnostic => {
  const page = client.hasCodeDescription ? pageOf(finding.rule) : undefined
  const { because, range } = finding.evidence
  const isElsewhere = range.start !== finding.range.start || range.end !== finding.range.end
  const data: DiagnosticData = { kind: "finding", unit: finding.unit, finding: index, safety }
  return {
    range: of.range(finding.range),
    severity: severities[finding.severity],
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: SOURCE,
    message: finding.message,
    ...(client.diagnosticTags.has(DiagnosticTag.Deprecated) && deprecated.has(finding.rule)
      ? { tags: [DiagnosticTag.Deprecated] }
      : {}),
    ...(client.hasRelatedInformation && isElsewhere
      ? { relatedInformation: [{ location: { uri, range: of.range(range) }, message: `sure because: ${because}` }] }
      : {}),
    ...(client.hasDiagnosticData ? { data } : {})
  }
}

/** Something said about a file as a whole, on its first line. */
export const note = (code: string, message: string, { client }: Pick<Around, "client">): Diagnostic => {
  const data: DiagnosticData = { kind: "note" }
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    code,
    source: SOURCE,
    message,
    ...(client.hasDiagnosticData ? { data } : {})
  }
}

/** What is wrong with a configuration file: sentences that begin with `line N: `. */
export const configProblem =
  ({ client }: Pick<Around, "client">) =>
  (sentence: string): Diagnostic => {
    const line = Number(/^line (\d+): /u.exec(sentence)?.[1] ?? 1) - 1
    return {
      ...note("configuration", sentence.replace(/^line \d+: /u, ""), { client }),
      severity: DiagnosticSeverity.Error,
      range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }
    }
  }

/** A report as diagnostics: findings first, in the report's order, then what is said beside them. */
export const diagnostics = (report: FileReport, around: Around, of: Places): Array<Diagnostic> => {
  const safetyOf = new Map(report.units.map((unit) => [unit.id, unit.safety]))
  const findings = report.findings.map((finding, index) =>
    findingDiagnostic(around, of, { finding, index, safety: safetyOf.get(finding.unit) ?? "manual" })
  )
  const unused = (report.unusedSuppressions ?? []).map(({ range, unknown }): Diagnostic => {
    const data: DiagnosticData = { kind: "unused-suppression" }
    return {
      range: of.range(range),
      severity: unknown.length === 0 ? DiagnosticSeverity.Hint : DiagnosticSeverity.Warning,
      code: "unused-suppression",
      source: SOURCE,
      message:
        unknown.length === 0 ? "This suppression suppresses nothing." : `No rule is called ${unknown.join(" or ")}.`,
      ...(around.client.diagnosticTags.has(DiagnosticTag.Unnecessary) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      ...(around.client.hasDiagnosticData ? { data } : {})
    }
  })
  const notes = report.notes.map(({ code, message }) => note(code, message, around))
  const all = [...findings, ...unused, ...notes]
  if (all.length <= DIAGNOSTICS_MAX) return all
  const missing = all.length - DIAGNOSTICS_MAX + 1
  return [...all.slice(0, DIAGNOSTICS_MAX - 1), note("too-many", `${missing} more are not shown in this file.`, around)]
}
