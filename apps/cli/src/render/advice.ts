/** What to do about a finding, in one sentence: the same in every format for CI. */
import type { Document, FindingEntry } from "../check/Document.ts"

const fixes: Readonly<Record<"safe" | "review", string>> = {
  safe: "segue fix rewrites it.",
  review: "segue fix --unsafe rewrites it; look at the result."
}

/** For each finding what becomes of it, or what a person has to decide. */
export const of = ({ units }: Document): ((finding: FindingEntry) => string) => {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return ({ fix, unit }) => {
    if (fix !== null) return fixes[fix.safety]
    const needs = byId.get(unit)?.needs ?? []
    return needs.length === 0 ? "A person must do it." : `For a person: ${needs.join(" ")}`
  }
}

const ranks: Readonly<Record<FindingEntry["severity"], number>> = { error: 0, warning: 1, info: 2 }

/**
 * Errors first, then warnings, then hints. Among equals every unit's first finding comes before any unit's second one,
 * so that the first ten speak of ten calls and not of ten fields of one.
 */
export const worstFirst = (findings: ReadonlyArray<FindingEntry>): ReadonlyArray<FindingEntry> => {
  const seen = new Map<string, number>()
  return findings
    .map((finding) => {
      const key = `${finding.severity} ${finding.unit}`
      const place = seen.get(key) ?? 0
      seen.set(key, place + 1)
      return { finding, place }
    })
    .toSorted((a, b) => ranks[a.finding.severity] - ranks[b.finding.severity] || a.place - b.place)
    .map(({ finding }) => finding)
}

/** `3 errors, 1 warning, no hints`. */
export const severitySentence = (findings: ReadonlyArray<Pick<FindingEntry, "severity">>): string => {
  const say = (severity: FindingEntry["severity"], word: string): string => {
    const count = findings.filter((one) => one.severity === severity).length
    return `${count === 0 ? "no" : count} ${word}${count === 1 ? "" : "s"}`
  }
  return `${say("error", "error")}, ${say("warning", "warning")}, ${say("info", "hint")}`
}
