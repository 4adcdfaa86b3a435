/** A report for a wiki page, an issue or a comment, within what a comment may hold. */
import { type Part, type Report } from "@segue/migrate/report/Report"
import * as sentences from "@segue/migrate/report/sentences"

import { code, fitting, LENGTH_MAX, plain } from "../check-markdown.ts"

const ROWS_MAX = 40
/** Kept free for the sentence about what had no room. */
const SENTENCE_MAX = 200

const partsTable = (title: string, parts: ReadonlyArray<Part>): ReadonlyArray<string> => {
  if (parts.length === 0) return []
  const rows = parts.slice(0, ROWS_MAX).map(({ calls, name, units }) => {
    const cells = [code(name), calls.legacy, calls.successor, units.safe, units.review, units.manual]
    return `| ${cells.join(" | ")} |`
  })
  const head = `| ${title} | Old calls | New calls | Safe | Review | Person |\n| --- | --: | --: | --: | --: | --: |`
  const more = parts.length - rows.length
  return ["", head, ...rows, ...(more > 0 ? ["", `and ${more} more`] : [])]
}

const task = ({ column, file, line, needs, rules, title }: Report["people"][number]): string =>
  `- ${code(`${file}:${line}:${column}`)} ${plain(title)} (${rules.map(code).join(", ")})${needs.length === 0 ? "" : `: ${plain(needs.join(" "))}`}`

/** The text. */
export const markdown = (report: Report): string => {
  const rules = report.rules.map(
    ({ findings, rule, units }) => `| ${code(rule)} | ${findings} | ${units.safe} | ${units.review} | ${units.manual} |`
  )
  const head = [
    `### ${sentences.headline(report)}`,
    "",
    `${sentences.share(report)}. ${sentences.left(report)}`,
    ...(report.history.length === 0 ? [] : ["", sentences.since(report, report.history.at(-1)!)]),
    ...partsTable("Folder", report.folders),
    ...partsTable("Language", report.languages),
    ...(rules.length === 0
      ? []
      : ["", "| Rule | Findings | Safe | Review | Person |\n| --- | --: | --: | --: | --: |", ...rules]),
    ...(report.notUnderstood.length === 0
      ? []
      : ["", `${report.notUnderstood.length} not understood, or not looked into; ${code("segue check")} names them.`]),
    "",
    `<sub>${sentences.COUNTED} Made ${report.made} by segue ${report.segue}.</sub>`
  ]
  const title = report.people.length === 0 ? [] : ["", "**For a person**", ""]
  const room = LENGTH_MAX - SENTENCE_MAX - [...head, ...title].join("\n").length
  const tasks = fitting(
    (function* () {
      for (const one of report.people) yield task(one)
    })(),
    room
  )
  const hidden = report.people.length - tasks.length
  const more = hidden > 0 ? ["", `… and ${hidden} more, which have no room here.`] : []
  return `${[...head, ...title, ...tasks, ...more].join("\n")}\n`
}
