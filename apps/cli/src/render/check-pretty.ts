/** What `segue check` shows a person: unit by unit, where, what, why we are sure, and what becomes of it. */
import type { Finding, Safety, Unit } from "@segue/migrate/Finding"
import * as Edit from "@segue/migrate/text/Edit"
import * as Lines from "@segue/migrate/text/Lines"

import { KNOWN } from "../baseline/notes.ts"
import type { Outcome } from "../check/Check.ts"
import type { Document, FindingEntry } from "../check/Document.ts"
import type { Inspection } from "../check/Inspection.ts"
import type { Skipped } from "../files/Skipped.ts"
import type { Output, Style } from "../Host.ts"
import * as codeFrame from "./code-frame.ts"
import { printable } from "./printable.ts"

const severityStyles: Readonly<Record<FindingEntry["severity"], Style>> = {
  error: "red",
  warning: "yellow",
  info: "blue"
}

const safetyStyles: Readonly<Record<Safety, Style>> = { safe: "green", review: "yellow", manual: "magenta" }
const safetyWords: Readonly<Record<Safety, string>> = {
  safe: "segue fix does it",
  review: "segue fix --unsafe does it; look at the result",
  manual: "left to a person"
}

const indented = (lines: ReadonlyArray<string>, by: string): ReadonlyArray<string> => lines.map((line) => by + line)

/** `one file`, `2 files`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`

/** Findings that say the same of several places are said once. */
const said = (output: Output, findings: ReadonlyArray<Finding>, because: string): ReadonlyArray<string> => {
  const sentences = new Map<string, { readonly finding: Finding; count: number }>()
  for (const finding of findings) {
    // Why we are sure is said once, below.
    const message = finding.message.replace(` (${because})`, "")
    const key = `${finding.rule} ${finding.severity} ${message}`
    const known = sentences.get(key)
    if (known === undefined) sentences.set(key, { finding: { ...finding, message }, count: 1 })
    else known.count++
  }
  return [...sentences.values()].map(({ count, finding: { message, rule, severity } }) => {
    const word = severity === "off" ? "info" : severity
    const times = count === 1 ? "" : ` (${count} times)`
    return `${output.style(severityStyles[word], word)} ${printable(message)}${times} ${output.style("dim", `[${rule}]`)}`
  })
}

/** One unit of one file. */
const unitBlock = (output: Output, { entry, report, text }: Inspection, unit: Unit): string => {
  const findings = unit.findings.map((index) => report.findings[index]!)
  const [first] = findings
  if (first === undefined) return ""
  const starts = Lines.starts(text)
  const place = Lines.at(starts, first.range.start)
  const evidence = Lines.at(starts, first.evidence.range.start)
  const notes = [...new Set(findings.flatMap((finding) => finding.notes))]
  const lines = [
    `${output.style("bold", `${printable(entry.shown)}:${place.line}:${place.column}`)}  ${unit.title}: ${output.style(safetyStyles[unit.safety], safetyWords[unit.safety])}`,
    ...indented(said(output, findings, first.evidence.because), "  "),
    "",
    ...indented(
      codeFrame.frame(
        output,
        text,
        findings.map((finding) => finding.range)
      ),
      "    "
    ),
    "",
    `  sure because, in line ${evidence.line}: ${printable(first.evidence.because)}`
  ]
  if (unit.edits.length > 0) {
    lines.push("  becomes", ...indented(codeFrame.becomes(output, text, Edit.apply(text, unit.edits)), "    "))
  }
  for (const need of unit.needs) lines.push(`  ${output.style("magenta", "for a person:")} ${printable(need)}`)
  for (const note of notes) lines.push(`  ${output.style("dim", `note: ${printable(note)}`)}`)
  return `${lines.join("\n")}\n\n`
}

/** Skip notes of the same kind are counted after so many. */
const SKIPPED_MAX = 5

/** What was not looked into, by reason. */
export const skippedLines = (skipped: ReadonlyArray<Skipped>): ReadonlyArray<string> => {
  const byReason = Map.groupBy(skipped, ({ why }) => why)
  return [...byReason].flatMap(([why, notes]) => {
    const files = notes.map(({ file }) => file)
    return files.length <= SKIPPED_MAX
      ? files.map((file) => `${printable(file)} ${why}`)
      : [
          ...files.slice(0, SKIPPED_MAX - 1).map((file) => `${printable(file)} ${why}`),
          `and ${files.length - SKIPPED_MAX + 1} more, for the same reason`
        ]
  })
}

/** Notes that mean: nobody understood this, so its silence says nothing. */
export const notUnderstood: ReadonlySet<string> = new Set([
  "not-understood",
  "too-deep",
  "too-large",
  "binary",
  "minified"
])

/** What was not understood, whatever the reason. */
export const notUnderstoodLines = ({ notes, summary }: Document): ReadonlyArray<string> => [
  ...skippedLines(summary.skipped),
  ...notes
    .filter(({ code }) => notUnderstood.has(code))
    .map(({ file, message }) => `${printable(file)}: ${printable(message)}`)
]

/** What is worth knowing about files as a whole, and about suppressions. */
export const noteLines = ({ notes }: Document): ReadonlyArray<string> =>
  notes
    .filter(({ code }) => !notUnderstood.has(code))
    .map(
      ({ file, message, range }) =>
        `${printable(file)}${range === undefined ? "" : `:${range.start.line}`}: ${printable(message)}`
    )

const countLine = (output: Output, safety: Safety, [count, what]: readonly [number, string]): string =>
  `  ${output.style(count === 0 ? "dim" : safetyStyles[safety], String(count).padStart(5))}  ${what}`

const list = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : ["", title, ...indented(lines, "  ")]

const summaryText = (output: Output, document: Document): string => {
  const { findings, summary } = document
  const files = new Set(findings.map(({ file }) => file)).size
  const by = (severity: FindingEntry["severity"]): number => findings.filter((one) => one.severity === severity).length
  const { manual, review, safe } = summary.units
  return [
    findings.length === 0 && document.notes.some(({ code }) => code === KNOWN)
      ? `Nothing new in ${counted(summary.scanned, "file")}.`
      : findings.length === 0
        ? `No usage of the deprecated API found in ${counted(summary.scanned, "file")}.`
        : `${counted(files, "file")} of ${summary.scanned} with ${counted(findings.length, "finding")}: ${counted(by("error"), "error")}, ${counted(by("warning"), "warning")}, ${counted(by("info"), "hint")}`,
    ...(findings.length === 0
      ? []
      : [
          countLine(output, "safe", [safe, "can be fixed          segue fix"]),
          countLine(output, "review", [review, "fixed with a look     segue fix --unsafe"]),
          countLine(output, "manual", [manual, "need a person         see above; segue explain <rule>"])
        ]),
    ...list("Not understood, or not looked into:", notUnderstoodLines(document)),
    ...list("Notes:", noteLines(document)),
    ""
  ].join("\n")
}

/** Everything there is to see. */
export const pretty = (output: Output, outcome: Outcome, document: Document): string =>
  outcome.inspections
    .flatMap((inspection) => inspection.report.units.map((unit) => unitBlock(output, inspection, unit)))
    .join("") + summaryText(output, document)
