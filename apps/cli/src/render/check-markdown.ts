/** A check for a comment below a pull request: within what such a comment may hold, and mentioning nobody. */
import type { Document, FindingEntry } from "../check/Document.ts"
import * as advice from "./advice.ts"
import { counted } from "./check-pretty.ts"
import { printable } from "./printable.ts"

/** Characters that a comment may hold on GitHub, the strictest of the services. */
export const LENGTH_MAX = 65_536

/** The first line of every such text, by which a program finds its earlier comment again. */
export const MARK = "<!-- segue check -->"

/** Text that stays text: no markup, no table cell of its own, nobody mentioned, no issue linked. */
export const plain = (text: string): string =>
  printable(text.replaceAll(/\r\n|\n|\r/gu, " "))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_[\]|~]/gu, String.raw`\$&`)
    // A blank without width keeps the service from finding people, issues and addresses in it.
    .replaceAll(/@|#(?=\d)/gu, "$&\u200B")
    .replaceAll("://", ":\u200B//")

/** Text in the code font; a pipe would end a table's cell even there. */
export const code = (text: string): string => {
  const written = printable(text.replaceAll(/\r\n|\n|\r/gu, "\uFFFD"))
  const longest = Math.max(0, ...[...written.matchAll(/`+/gu)].map(([ticks]) => ticks.length))
  const ticks = "`".repeat(longest + 1)
  const isAwkward = longest > 0 || written.startsWith(" ") || written.endsWith(" ")
  return `${ticks}${isAwkward ? ` ${written} ` : written}${ticks}`.replaceAll("|", String.raw`\|`)
}

export interface Options {
  /** Turns a file's name into one from the repository's root. */
  readonly place: (file: string) => string
  /** The address of a line in the service's pages. */
  readonly page: ((file: string, line: number) => string) | undefined
}

const words: Readonly<Record<FindingEntry["severity"], string>> = { error: "error", warning: "warning", info: "hint" }

const HEAD = "| | Where | What | What to do |\n| --- | --- | --- | --- |"

/** Sentences of one unit that a row holds. */
const MESSAGES_MAX = 3

/** One unit: it is migrated together, so it is one row, at its worst finding. */
const row = (
  [worst, ...others]: readonly [FindingEntry, ...ReadonlyArray<FindingEntry>],
  says: string,
  { page, place }: Options
): string => {
  const { file, range, severity } = worst
  const where = code(`${place(file)}:${range.start.line}`)
  const link = page === undefined ? where : `[${where}](${page(place(file), range.start.line)})`
  const sentences = [...new Set([worst, ...others].map(({ message, rule }) => `${plain(message)} ${code(rule)}`))]
  const more = sentences.length > MESSAGES_MAX ? [`and ${sentences.length - MESSAGES_MAX} more`] : []
  const what = [...sentences.slice(0, MESSAGES_MAX), ...more].join("<br>")
  return `| ${words[severity]} | ${link} | ${what} | ${plain(says)} |`
}

/** As many lines as there is room for. */
export const fitting = (lines: Iterable<string>, room: number): ReadonlyArray<string> => {
  const taken: Array<string> = []
  let left = room
  for (const line of lines) {
    left -= line.length + 1
    if (left < 0) break
    taken.push(line)
  }
  return taken
}

/** Kept free for what stands below the findings. */
const REMARKS_MAX = 8_000
/** Kept free for sentences about what had no room. */
const SENTENCES_MAX = 400

const remarks = ({ notes, summary }: Document, { place }: Options): ReadonlyArray<string> => [
  ...summary.skipped.map(({ file, why }) => `- ${code(place(file))} ${plain(why)}`),
  ...notes.map(
    ({ file, message, range }) =>
      `- ${code(range === undefined ? place(file) : `${place(file)}:${range.start.line}`)} ${plain(message)}`
  )
]

/** The text, within the limit. */
export const markdown = (document: Document, options: Options): string => {
  const { findings, summary } = document
  const { manual, review, safe } = summary.units
  const says = advice.of(document)
  const head =
    findings.length === 0
      ? [MARK, "### segue: nothing to report", "", `${counted(summary.scanned, "file")} looked into.`]
      : [
          MARK,
          `### segue: ${advice.severitySentence(findings)}`,
          "",
          `In ${new Set(findings.map(({ file }) => file)).size} of ${counted(summary.scanned, "file")}. ${code("segue fix")} rewrites ${safe}, ${code("segue fix --unsafe")} ${review} more that need a look, and ${manual} need a person.`,
          "",
          HEAD
        ]
  const said = remarks(document, options)
  const lines = fitting(said, REMARKS_MAX)
  const hidden = said.length - lines.length
  const foot =
    said.length === 0
      ? []
      : [
          "",
          "**Not understood, not looked into, or worth a note**",
          "",
          ...lines,
          ...(hidden > 0 ? [`- and ${hidden} more`] : [])
        ]
  const room = LENGTH_MAX - SENTENCES_MAX - [...head, ...foot].join("\n").length
  const units = [...Map.groupBy(advice.worstFirst(findings), ({ unit }) => unit).values()]
  const rows = fitting(
    (function* () {
      for (const [worst, ...others] of units) yield row([worst!, ...others], says(worst!), options)
    })(),
    room
  )
  const left = units.length - rows.length
  const more =
    left === 0
      ? []
      : ["", `… and ${left} more places, which have no room here; ${code("segue check")} lists all of them.`]
  return `${[...head, ...rows, ...more, ...foot].join("\n")}\n`
}
