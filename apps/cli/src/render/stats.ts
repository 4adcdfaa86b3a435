/** `--stats`: what a check took and where, on standard error. */
import type { RuleId } from "@segue/migrate/rules/RuleId"

import type { Outcome, Tier } from "../check/Check.ts"
import type { Document } from "../check/Document.ts"
import type { Inspection } from "../check/Inspection.ts"

interface LanguageRow {
  files: number
  findings: number
  ms: number
}

export interface Stats {
  readonly onInspected: (inspection: Inspection) => void
  readonly onTime: (tier: Tier, ms: number) => void
  /** What was collected, as text. */
  readonly text: (outcome: Outcome, document: Document) => string
}

const table = (rows: ReadonlyArray<ReadonlyArray<string | number>>): string => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)))
  const cell = (value: string | number, column: number): string =>
    column === 0 ? String(value).padEnd(widths[column]!) : String(value).padStart(widths[column]!)
  return rows.map((row) => `${row.map(cell).join("  ").trimEnd()}\n`).join("")
}

const rules = ({ findings, units }: Document): ReadonlyArray<ReadonlyArray<string | number>> => {
  const counts = new Map<RuleId, Record<"findings" | "safe" | "review" | "manual", number>>()
  for (const { findings: indexes, safety } of units) {
    for (const index of indexes) {
      const { rule } = findings[index]!
      const row = counts.get(rule) ?? { findings: 0, safe: 0, review: 0, manual: 0 }
      row.findings++
      row[safety]++
      counts.set(rule, row)
    }
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b.findings - a.findings)
    .map(([rule, { findings: all, manual, review, safe }]) => [rule, all, safe, review, manual])
}

const whole = (ms: number): number => Math.round(ms)

/** Collects while a check runs. */
export const make = (): Stats => {
  const tiers: Record<Tier, number> = { read: 0, inspect: 0, follow: 0 }
  const languages = new Map<string, LanguageRow>()
  const seen = new Set<string>()
  const onInspected: Stats["onInspected"] = ({ entry, report, tookMs }) => {
    const row = languages.get(report.language) ?? { files: 0, findings: 0, ms: 0 }
    row.ms += tookMs
    if (!seen.has(entry.absolute)) row.files++
    seen.add(entry.absolute)
    languages.set(report.language, row)
  }
  return {
    onInspected,
    onTime: (tier, ms) => {
      tiers[tier] += ms
    },
    text: (outcome, document) => {
      const { counts } = outcome
      const { ms, skipped } = document.summary
      for (const { report } of outcome.inspections) languages.get(report.language)!.findings += report.findings.length
      const rest = Math.max(0, ms - tiers.read - tiers.inspect - tiers.follow)
      const byLanguage = [...languages].toSorted(([, a], [, b]) => b.ms - a.ms)
      const byRule = rules(document)
      return [
        `${counts.files} files found, ${counts.scanned} scanned (${(counts.bytes / 1e6).toFixed(1)} MB), ` +
          `${counts.inspected} inspected, ${skipped.length} skipped; ${ms} ms, ` +
          `${Math.round(process.memoryUsage.rss() / 1e6)} MB of memory\n`,
        `${whole(tiers.read)} ms reading files and looking for words, ${whole(tiers.inspect)} ms in the engine, ` +
          `${whole(tiers.follow)} ms following imports, ${whole(rest)} ms walking folders and the rest\n`,
        byLanguage.length === 0
          ? ""
          : `\n${table([["language", "files", "findings", "ms"], ...byLanguage.map(([name, { files, findings, ms: took }]) => [name, files, findings, whole(took)])])}`,
        byRule.length === 0 ? "" : `\n${table([["rule", "findings", "safe", "review", "manual"], ...byRule])}`
      ].join("")
    }
  }
}
