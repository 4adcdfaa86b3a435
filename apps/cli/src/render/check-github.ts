/**
 * GitHub's workflow commands: annotations at the lines of a pull request, and the full list in the log. The service
 * shows the first ten errors, warnings and notices of a step and drops the rest in silence, so the worst come first and
 * one notice says how many have none. Escapes are those of the runner: a value ends at `:` and `,`, a message at a line
 * break.
 */
import type { Document, FindingEntry, Span } from "../check/Document.ts"
import * as advice from "./advice.ts"
import { counted, noteLines, notUnderstoodLines } from "./check-pretty.ts"
import { printable } from "./printable.ts"

/** Annotations of one level that a step may have. */
export const ANNOTATIONS_MAX = 10

const escapedMessage = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")
const escapedValue = (text: string): string => escapedMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C")

type Level = "error" | "warning" | "notice"

interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly range?: Span
}

const levels: Readonly<Record<FindingEntry["severity"], Level>> = { error: "error", warning: "warning", info: "notice" }

/** Columns count only where an annotation stays on one line. */
const placeValues = ({ end, start }: Span): ReadonlyArray<readonly [string, string]> => {
  const lines = [["line", String(start.line)] as const, ["endLine", String(end.line)] as const]
  return start.line === end.line ? [...lines, ["col", String(start.column)], ["endColumn", String(end.column)]] : lines
}

const command = ({ file, level, message, range, title }: Annotation): string => {
  const values: ReadonlyArray<readonly [string, string]> = [
    ...(file === undefined ? [] : [["file", file] as const]),
    ...(range === undefined ? [] : placeValues(range)),
    ["title", title]
  ]
  return `::${level} ${values.map(([name, value]) => `${name}=${escapedValue(value)}`).join(",")}::${escapedMessage(message)}`
}

/** A line for the log that the runner does not take for a command, whatever a file's name holds. */
const logged = (text: string): string => `  | ${printable(text).replaceAll("##[", "# #[")}`

const group = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : [`::group::${escapedMessage(title)}`, ...lines.map(logged), "::endgroup::"]

const annotationsOf = (document: Document, place: (file: string) => string): ReadonlyArray<Annotation> => {
  const says = advice.of(document)
  return [
    ...advice.worstFirst(document.findings).map((finding) => ({
      level: levels[finding.severity],
      title: `segue ${finding.rule}`,
      message: `${finding.message}\n${says(finding)}`,
      file: place(finding.file),
      range: finding.range
    })),
    ...document.notes.flatMap(({ code, file, message, range }) =>
      range === undefined
        ? []
        : [{ level: "notice" as const, title: `segue ${code}`, message, file: place(file), range }]
    )
  ]
}

/** Everything the log gets; `place` turns a file's name into one from the repository's root. */
export const github = (document: Document, place: (file: string) => string): string => {
  const { findings, summary } = document
  const all = annotationsOf(document, place)
  const of = (level: Level) => all.filter((one) => one.level === level)
  const isTooMany = (["error", "warning", "notice"] as const).some((level) => of(level).length > ANNOTATIONS_MAX)
  // The remainder's own notice is one of the ten.
  const notices = of("notice").slice(0, isTooMany ? ANNOTATIONS_MAX - 1 : ANNOTATIONS_MAX)
  const shown = [...of("error").slice(0, ANNOTATIONS_MAX), ...of("warning").slice(0, ANNOTATIONS_MAX), ...notices]
  const verdict =
    findings.length === 0
      ? `segue found nothing to report in ${counted(summary.scanned, "file")}.`
      : `segue: ${advice.severitySentence(findings)} in ${new Set(findings.map(({ file }) => file)).size} of ${counted(summary.scanned, "file")}; ${summary.units.safe} to fix by segue fix, ${summary.units.review} with a look, ${summary.units.manual} for a person.`
  const remainder: Annotation = {
    level: "notice",
    title: "segue",
    message: `${verdict} ${all.length - shown.length} have no annotation of their own, because a step may have ${ANNOTATIONS_MAX} of each level; the step's log lists all of them.`
  }
  const lines = [
    ...shown.map(command),
    ...(isTooMany ? [command(remainder)] : []),
    ...group(
      `All findings (${findings.length})`,
      findings.length === 0
        ? []
        : advice
            .worstFirst(findings)
            .map(
              ({ file, message, range, rule, severity }) =>
                `${severity} ${place(file)}:${range.start.line}:${range.start.column} ${message} [${rule}]`
            )
    ),
    ...group("Not understood, or not looked into", notUnderstoodLines(document)),
    ...group("Notes", noteLines(document)),
    verdict
  ]
  return `${lines.join("\n")}\n`
}
