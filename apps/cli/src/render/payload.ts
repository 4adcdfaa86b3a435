/** What `segue payload` prints. */
import * as Issue from "@segue/core/Issue"
import type { RefusalIssue } from "@segue/core/migration/Migrated"
import * as Note from "@segue/core/Note"

import type { Output, Style } from "../Host.ts"
import type { Kind } from "../payload/Kind.ts"

/** JSON as people and the vendor's guide write it. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const levels: Readonly<Record<Note.Level, Style>> = { info: "dim", review: "yellow", decision: "red" }
const WIDTH = Math.max(...Object.keys(levels).map((level) => level.length))

/** Longest text of a value that was left out. */
const LOST_MAX = 120

const lost = (note: Note.Note): string => {
  if (!Object.hasOwn(note, "lost")) return ""
  const text = JSON.stringify(note.lost) ?? ""
  return ` It was ${text.length > LOST_MAX ? `${text.slice(0, LOST_MAX)}…` : text}.`
}

/** Notes in the order they were made; what is said of many rows alike is said once, with a count. */
const grouped = (notes: ReadonlyArray<Note.Note>): ReadonlyArray<readonly [Note.Note, count: number]> => {
  const groups = new Map<string, [Note.Note, number]>()
  for (const note of notes) {
    const key = [note.code, ...note.path.map((part) => (typeof part === "number" ? "[]" : part))].join("\n")
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [note, 1])
    else group[1]++
  }
  return [...groups.values()]
}

/** What the letters and numbers in brackets are; said once, below what carries them. */
const ROWS = "In brackets: rows of docs/migration-map.md, in Segue's repository.\n"

/** One line for each note. */
export const notes = (output: Output, all: ReadonlyArray<Note.Note>): string => {
  const lines = grouped(all).map(([note, count]) => {
    const more = count === 1 ? "" : ` (and ${count - 1} more like it)`
    const level = output.style(levels[note.level], note.level.padEnd(WIDTH))
    return `${level}  ${Note.format(note)}${lost(note)}${more} [${note.row}]\n`
  })
  return lines.length === 0 ? "" : `${lines.join("")}${output.style("dim", ROWS)}`
}

/** One line; a parameter of a query is no path, and what is about the whole needs none. */
const line = (kind: Kind, issue: Issue.Issue): string => {
  const text = Issue.format({ ...issue, path: [] }).slice(Issue.formatPath([]).length + 2)
  if (issue.path.length === 0) return `  ${text}`
  return `  ${kind === "query" ? issue.path.join(".") : Issue.formatPath(issue.path)}: ${text}`
}

/** A refusal: what stands in the way, where, and what to do. */
export const refusal = (output: Output, name: string, kind: Kind, issues: ReadonlyArray<RefusalIssue>): string =>
  [
    output.style("red", `segue: ${name} was understood and is not migrated`),
    ...issues.slice(0, Issue.ISSUES_MAX).map((issue) => `${line(kind, issue)} [${issue.row}]`),
    ...(issues.length > Issue.ISSUES_MAX ? [`  and ${issues.length - Issue.ISSUES_MAX} more`] : []),
    output.style("dim", ROWS)
  ].join("\n")

/** A payload that cannot be read as what it is taken for. */
export const unreadable = (
  name: string,
  kind: Kind,
  issues: ReadonlyArray<Issue.Issue>,
  whereabouts: (issue: Issue.Issue) => string
): string =>
  [
    `segue: ${name} cannot be read as ${kind === "scopes" ? "scopes" : `a ${kind}`}`,
    ...issues.map((issue) => `${line(kind, issue)}${whereabouts(issue)}`),
    ""
  ].join("\n")
