/** What a finding says, why we are sure, and what becomes of the place. */
import type { Finding, Unit } from "@segue/migrate/Finding"
import * as Edit from "@segue/migrate/text/Edit"
import * as Lines from "@segue/migrate/text/Lines"
import * as Ranges from "@segue/migrate/text/Range"
import { diffArrays } from "diff"
import { MarkupKind } from "vscode-languageserver"

import { type Analysis, pageOf } from "../Analyst.ts"
import type { Session } from "../Session.ts"

/** A hover is a glance: longer changes are what the preview is for. */
const LINES_MAX = 24

const safeties: Readonly<Record<Unit["safety"], string>> = {
  safe: "Can be fixed without a doubt.",
  review: "Can be rewritten; look at the result.",
  manual: "A person must do this."
}

const fenced = (language: string, text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length))
  const ticks = "`".repeat(longest + 1)
  return `${ticks}${language}\n${text.replace(/\n$/u, "")}\n${ticks}`
}

const linesAround = (text: string, edits: ReadonlyArray<Edit.Edit>): Ranges.Range => ({
  start: Lines.lineStart(text, Math.min(...edits.map(({ start }) => start))),
  end: Lines.lineEnd(text, Math.max(...edits.map(({ end }) => end)))
})

/** The lines that change, as a diff. */
export const becomes = (text: string, edits: ReadonlyArray<Edit.Edit>): string => {
  const around = linesAround(text, edits)
  const before = text.slice(around.start, around.end)
  const local = edits.map((edit) => ({ ...edit, start: edit.start - around.start, end: edit.end - around.start }))
  const split = (part: string): Array<string> => part.split(/\r\n|\r|\n/u)
  const lines = diffArrays(split(before), split(Edit.apply(before, local))).flatMap((part) =>
    part.value.map((line) => `${part.added ? "+" : part.removed ? "-" : " "} ${line}`)
  )
  const shown = lines.length <= LINES_MAX ? lines : [...lines.slice(0, LINES_MAX), `… ${lines.length - LINES_MAX} more`]
  return fenced("diff", shown.join("\n"))
}

const sentences = (session: Session, analysis: Analysis, finding: Finding): string => {
  const page = pageOf(session)(finding.rule)
  const name = page === undefined ? `\`${finding.rule}\`` : `[${finding.rule}](${page})`
  const { because, range } = finding.evidence
  const line = analysis.places.position(range.start).line + 1
  // At the proof itself the message has said it.
  const isHere = Ranges.meets(range, finding.range)
  return [
    `**Segue** ${name}: ${finding.message}`,
    ...(isHere ? [] : [`Sure because, in line ${line}: ${because}.`]),
    ...finding.notes.map((note) => `Note: ${note}`)
  ].join("\n\n")
}

/** The hover's text for these findings: what is common to a unit is said once. */
export const text = (session: Session, analysis: Analysis, findings: ReadonlyArray<Finding>): string => {
  const { units } = analysis.checked.report
  const parts = [...new Set(findings.map(({ unit }) => unit))].flatMap((id) => {
    const unit = units.find((one) => one.id === id)
    const own = findings.filter((finding) => finding.unit === id).map((one) => sentences(session, analysis, one))
    if (unit === undefined) return own
    return [
      ...own,
      `${unit.title}: ${safeties[unit.safety]}`,
      ...(unit.edits.length === 0 ? [] : [becomes(analysis.text, unit.edits)]),
      ...unit.needs.map((need) => `For a person: ${need}`)
    ]
  })
  return parts.join("\n\n")
}

const plain = (markdown: string): string => markdown.replaceAll(/^`{3,}.*$\n?/gmu, "").replaceAll("**", "")

/** Answers `textDocument/hover`. */
export const register = (session: Session): void => {
  const { analyst, client, connection, documents } = session
  connection.onHover(async ({ position, textDocument }) => {
    const document = documents.get(textDocument.uri)
    if (document === undefined) return null
    const analysis = await analyst.analyse(document)
    const at = analysis.places.offset(position)
    const findings = analysis.checked.report.findings.filter(({ range }) => Ranges.meets(range, { start: at, end: at }))
    if (findings.length === 0) return null
    const value = text(session, analysis, findings)
    return {
      contents: client.hasMarkdown
        ? { kind: MarkupKind.Markdown, value }
        : { kind: MarkupKind.PlainText, value: plain(value) },
      range: analysis.places.range({
        start: Math.min(...findings.map(({ range }) => range.start)),
        end: Math.max(...findings.map(({ range }) => range.end))
      })
    }
  })
}
