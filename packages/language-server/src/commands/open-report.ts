import { folderOf, parts } from "@segue/migrate/report/parts"
import type { Task, Units } from "@segue/migrate/report/Report"
import { isRuleId, ruleIds } from "@segue/migrate/rules/RuleId"
import { type Diagnostic, DiagnosticSeverity, type Position, type Range } from "vscode-languageserver"

import * as Address from "../Address.ts"
import type { Entry } from "../Project.ts"
import { commands, type DiagnosticData, type ReportAnswer, type UnitEntry, type UnitsAnswer } from "../Protocol.ts"
import type { Session } from "../Session.ts"
import type { Command } from "./Command.ts"

/** Every unit that is known, file by file, in the order of paths. */
export const unitsOf = ({ documents, projects }: Session): UnitsAnswer => {
  const open = new Map(documents.all().map(({ key, uri }) => [key, uri]))
  return {
    files: projects
      .loaded()
      .flatMap(({ entries }) => [...entries.values()])
      .filter(({ units }) => units.length > 0)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, units }) => ({ uri: open.get(key) ?? key, units }))
  }
}

/** A file as the report names it: relative to its folder of the workspace. */
const fileOf = (session: Session, key: string): string => {
  const root = session.projects.known(key)?.path ?? "/"
  return Address.pathOf(key).slice(root.length).replace(/^\//u, "")
}

const severityOf = ({ severity }: Diagnostic): Task["severity"] =>
  severity === DiagnosticSeverity.Error ? "error" : severity === DiagnosticSeverity.Warning ? "warning" : "info"

const order: ReadonlyArray<Task["severity"]> = ["error", "warning", "info"]

/** By the code: what else stands in a diagnostic depends on what the client understands. */
const isFinding = ({ code }: Diagnostic): boolean => typeof code === "string" && isRuleId(code)

const isWithin = (inner: Range, outer: Range): boolean =>
  !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end)

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

/** Whether a finding is one of the unit's. */
const belongs = ({ id, range, rules }: UnitEntry, diagnostic: Diagnostic): boolean => {
  const data = diagnostic.data as DiagnosticData | undefined
  if (data?.kind === "finding") return data.unit === id
  return isFinding(diagnostic) && rules.includes(String(diagnostic.code)) && isWithin(diagnostic.range, range)
}

interface Known {
  readonly file: string
  readonly entry: Entry
}

/** What only a person can do; the worst first, as the findings of each call say. */
const peopleOf = (known: ReadonlyArray<Known>): ReadonlyArray<Task> =>
  known
    .flatMap(({ entry, file }) =>
      entry.units
        .filter(({ safety }) => safety === "manual")
        .map((unit): Task => {
          const own = entry.diagnostics.filter((diagnostic) => belongs(unit, diagnostic))
          const severity = order.find((one) => own.some((diagnostic) => severityOf(diagnostic) === one)) ?? "warning"
          return {
            file,
            line: unit.range.start.line + 1,
            column: unit.range.start.character + 1,
            title: unit.title,
            severity,
            rules: unit.rules.filter(isRuleId),
            needs: unit.needs
          }
        })
    )
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))

const unitsBySafety = (units: ReadonlyArray<UnitEntry>): Units => ({
  safe: units.filter(({ safety }) => safety === "safe").length,
  review: units.filter(({ safety }) => safety === "review").length,
  manual: units.filter(({ safety }) => safety === "manual").length
})

const rulesOf = (known: ReadonlyArray<Known>): ReportAnswer["report"]["rules"] =>
  ruleIds
    .map((rule) => ({
      rule,
      findings: known.flatMap(({ entry }) => entry.diagnostics).filter(({ code }) => code === rule).length,
      units: unitsBySafety(known.flatMap(({ entry }) => entry.units).filter(({ rules }) => rules.includes(rule)))
    }))
    .filter(({ findings }) => findings > 0)
    .toSorted((a, b) => b.findings - a.findings)

const reportOf = (session: Session, known: ReadonlyArray<Known>): ReportAnswer["report"] => {
  const findings = known.flatMap(({ entry }) => entry.diagnostics.filter(isFinding))
  const by = (severity: Task["severity"]): number => findings.filter((one) => severityOf(one) === severity).length
  const partsBy = (name: (one: Known) => string) =>
    parts(
      known.map((one) => ({ ...one.entry.calls, name: name(one) })).filter((one) => one.legacy + one.successor > 0),
      known.flatMap((one) => one.entry.units.map(({ safety }) => ({ name: name(one), safety })))
    )
  const total = known.map(({ entry }) => entry.calls)
  return {
    version: 1,
    segue: session.version,
    paths: session.projects.loaded().map(({ path }) => path.split("/").at(-1) ?? path),
    calls: {
      legacy: total.reduce((sum, { legacy }) => sum + legacy, 0),
      successor: total.reduce((sum, { successor }) => sum + successor, 0)
    },
    units: unitsBySafety(known.flatMap(({ entry }) => entry.units)),
    findings: { error: by("error"), warning: by("warning"), info: by("info") },
    files: {
      found: known.length,
      scanned: known.length,
      withFindings: known.filter(({ entry }) => entry.findings > 0).length
    },
    rules: rulesOf(known),
    folders: partsBy(({ file }) => folderOf(file)),
    languages: partsBy(({ entry }) => entry.language),
    people: peopleOf(known),
    notUnderstood: known.flatMap(({ entry, file }) =>
      entry.diagnostics
        .filter(({ code }) => code === "skipped" || code === "too-large" || code === "not-understood")
        .map(({ message }) => ({ file, why: typeof message === "string" ? message : message.value }))
    )
  }
}

/** The data of a report over the whole workspace. */
export const openReport: Command = {
  name: commands.openReport,
  run: async (session): Promise<ReportAnswer> => {
    const { projects, scanner } = session
    for (const project of await projects.folders()) await scanner.ensure(project)
    const known = projects
      .loaded()
      .flatMap(({ entries }) => [...entries.values()])
      .map((entry) => ({ entry, file: fileOf(session, entry.key) }))
      .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    return { report: reportOf(session, known), problems: projects.problems() }
  }
}
