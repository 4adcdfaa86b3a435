/** What the status item shows: counts, whether files are being read, what is wrong. */
import type { Counts, Status } from "./Protocol.ts"
import type { Session } from "./Session.ts"

/** An analysis that takes longer than this is felt while typing. */
export const BUDGET_MS = 100

/** Whether an analysis took longer than the budget. */
export const isOverBudget = (analysis: { readonly ms: number } | undefined): boolean =>
  analysis !== undefined && analysis.ms > BUDGET_MS

/** Everything counted over what is known now. */
export const countsOf = ({ projects }: Session): Counts => {
  const units = { safe: 0, review: 0, manual: 0 }
  let files = 0
  let findings = 0
  for (const project of projects.loaded()) {
    for (const entry of project.entries.values()) {
      if (entry.units.length === 0) continue
      files++
      findings += entry.findings
      for (const { safety } of entry.units) units[safety]++
    }
  }
  return { files, findings, units }
}

/** The status as it is now. */
export const of = (session: Session): Status => {
  const { analyst, documents, grammars, projects, version, work } = session
  const loaded = projects.loaded()
  const isScanning = loaded.some(({ progress }) => progress === "scanning")
  return {
    version,
    state: isScanning ? "scanning" : "ready",
    counts: countsOf(session),
    overBudget: documents.all().flatMap(({ key, uri }) => {
      const analysis = analyst.latest(key)
      return analysis !== undefined && isOverBudget(analysis) ? [{ uri, ms: Math.round(analysis.ms) }] : []
    }),
    problems: [...projects.problems(), ...grammars.failures],
    work: { ...work }
  }
}
