/** GitLab's Code Quality report: a list of issues, each with a fingerprint by which merge requests are compared. */
import { createHash } from "node:crypto"

import type { Document, FindingEntry } from "../check/Document.ts"

const severities: Readonly<Record<FindingEntry["severity"], string>> = {
  error: "critical",
  warning: "major",
  info: "info"
}

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } }
}

/** GitLab shows one issue for a fingerprint, so the second of its kind in a file gets another. */
const numbering = (): ((parts: ReadonlyArray<string>) => string) => {
  const seen = new Map<string, number>()
  return (parts) => {
    const key = parts.join("\0")
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return createHash("sha256").update(`${key}\0${count}`).digest("hex").slice(0, 32)
  }
}

export interface Options {
  /** Turns a file's name into one from the repository's root. */
  readonly place: (file: string) => string
  /** For each finding what it is known by when lines move. */
  readonly fingerprints: ReadonlyArray<string>
}

/** The report, as text. What was not understood is in it too: its silence says nothing. */
export const gitlab = ({ findings, notes, summary }: Document, { fingerprints, place }: Options): string => {
  const fingerprint = numbering()
  const issue = (
    file: string,
    rule: string,
    rest: Omit<Issue, "check_name" | "location"> & { lines: Issue["location"]["lines"] }
  ): Issue => ({
    description: rest.description,
    check_name: rule,
    fingerprint: rest.fingerprint,
    severity: rest.severity,
    location: { path: place(file), lines: rest.lines }
  })
  const whole = (
    file: string,
    code: string,
    { description, lines = { begin: 1, end: 1 } }: { description: string; lines?: Issue["location"]["lines"] }
  ): Issue =>
    issue(file, code, {
      description,
      severity: "info",
      fingerprint: fingerprint([place(file), code, description]),
      lines
    })
  const issues = [
    ...findings.map(({ file, message, range, rule, severity }, index) =>
      issue(file, rule, {
        description: message,
        severity: severities[severity],
        fingerprint: fingerprint([place(file), rule, fingerprints[index]!]),
        lines: { begin: range.start.line, end: range.end.line }
      })
    ),
    ...notes.map(({ code, file, message, range }) =>
      whole(file, code, {
        description: message,
        ...(range === undefined ? {} : { lines: { begin: range.start.line, end: range.end.line } })
      })
    ),
    ...summary.skipped.map(({ file, why }) => whole(file, "not-looked-into", { description: `This file ${why}.` }))
  ]
  return `${JSON.stringify(issues, null, 2)}\n`
}
