/** Which fixes there are at a place, and what each changes: offered as a name first, worked out when it is chosen. */
import type { Finding, Unit } from "@segue/migrate/Finding"
import type { Range } from "@segue/migrate/text/Range"
import * as Ranges from "@segue/migrate/text/Range"

import type { Analysis } from "./Analyst.ts"
import * as Changes from "./Changes.ts"
import * as Fixes from "./Fixes.ts"
import type { Level } from "./Protocol.ts"
import type { Session } from "./Session.ts"
import * as Suppress from "./Suppress.ts"
import * as SuppressInConfig from "./SuppressInConfig.ts"
import * as UnitEntries from "./UnitEntries.ts"

export const kinds = {
  quickFix: "quickfix.segue",
  rewrite: "refactor.rewrite.segue",
  fixAll: "source.fixAll.segue",
  fixAllUnsafe: "source.fixAllUnsafe.segue"
} as const

/** What to do, as plain data: it goes to the client and comes back. */
export type Choice =
  | { readonly do: "unit"; readonly unit: string; readonly alternative?: number }
  | { readonly do: "file"; readonly level: Level; readonly rule?: string }
  | { readonly do: "suppress"; readonly finding: number }
  | { readonly do: "suppress-in-config"; readonly rule: string }

export interface Offer {
  readonly kind: string
  readonly title: string
  readonly choice: Choice
  /** Findings that go away. */
  readonly findings: ReadonlyArray<number>
  readonly isPreferred: boolean
}

const titled = (title: string, safety: string): string => (safety === "safe" ? title : `${title} (look at the result)`)

const ofUnit = (unit: Unit, kind: string, findings: ReadonlyArray<number>): ReadonlyArray<Offer> => [
  ...(unit.edits.length === 0
    ? []
    : [
        {
          kind,
          title: titled(unit.title, unit.safety),
          choice: { do: "unit", unit: unit.id } as const,
          findings,
          isPreferred: unit.safety === "safe"
        }
      ]),
  ...unit.alternatives.map((alternative, index) => ({
    kind,
    title: titled(alternative.title, alternative.safety),
    choice: { do: "unit", unit: unit.id, alternative: index } as const,
    findings,
    isPreferred: false
  }))
]

const canFix = (analysis: Analysis, level: Level, rule?: string): number =>
  analysis.checked.report.units.filter(
    (unit) =>
      unit.edits.length > 0 &&
      (unit.safety === "safe" || (level === "review" && unit.safety === "review")) &&
      (rule === undefined || unit.findings.some((index) => analysis.checked.report.findings[index]!.rule === rule))
  ).length

const ofRule = (analysis: Analysis, rule: string, findings: ReadonlyArray<number>): ReadonlyArray<Offer> => {
  const isSafe = canFix(analysis, "safe", rule) > 0
  const level = isSafe ? "safe" : "review"
  // With one place only, that place's own fix says it better.
  if (canFix(analysis, level, rule) < 2) return []
  const title = titled(`Fix every ${rule} in this file`, level)
  return [{ kind: kinds.quickFix, title, choice: { do: "file", level, rule }, findings, isPreferred: false }]
}

const ofFile = (analysis: Analysis): ReadonlyArray<Offer> => {
  const all = analysis.checked.report.findings.map((_, index) => index)
  const of = (kind: string, level: Level, title: string): ReadonlyArray<Offer> =>
    canFix(analysis, level) === 0
      ? []
      : [{ kind, title, choice: { do: "file", level }, findings: all, isPreferred: false }]
  const safe = of(kinds.fixAll, "safe", "Fix all that is safe in this file")
  const more = canFix(analysis, "review") > canFix(analysis, "safe")
  return more ? [...safe, ...of(kinds.fixAllUnsafe, "review", "Fix all in this file, also what wants a look")] : safe
}

const suppressions = (
  analysis: Analysis,
  shown: ReadonlyArray<readonly [number, Finding]>,
  hasFolder: boolean
): ReadonlyArray<Offer> => {
  const byRule = new Map(shown.map(([index, { rule }]) => [rule, index] as const))
  return [...byRule].flatMap(([rule, index]): ReadonlyArray<Offer> => {
    const isCommentable = Suppress.comment(analysis, analysis.checked.report.findings[index]!) !== undefined
    const common = { kind: kinds.quickFix, findings: [index], isPreferred: false }
    return [
      ...(isCommentable
        ? [{ ...common, title: `Ignore ${rule} here`, choice: { do: "suppress", finding: index } as const }]
        : []),
      ...(hasFolder
        ? [
            {
              ...common,
              title: `Switch ${rule} off for this file in segue.config.jsonc`,
              choice: { do: "suppress-in-config", rule } as const
            }
          ]
        : [])
    ]
  })
}

/** Whether a kind that is asked for covers an offered one: kinds are a tree. */
export const covers = (asked: string, kind: string): boolean =>
  asked === "" || kind === asked || kind.startsWith(`${asked}.`)

/** Everything offered at a place. `only` limits it to kinds and what is below them. */
export const at = (
  analysis: Analysis,
  place: Range,
  { hasFolder, only }: { readonly only: ReadonlyArray<string> | undefined; readonly hasFolder: boolean }
): ReadonlyArray<Offer> => {
  const { report } = analysis.checked
  if (report.findings.length === 0) return []
  const wants = (kind: string): boolean => only === undefined || only.some((asked) => covers(asked, kind))
  const shown = [...report.findings.entries()].filter(([, { range }]) => Ranges.meets(range, place))
  const isAsked = only?.some((asked) => asked.startsWith("source")) === true
  // Nothing here, nothing asked for: no light bulb on every line.
  const around = report.units.filter((unit) => Ranges.meets(UnitEntries.rangeOf(report, unit), place))
  if (around.length === 0 && !isAsked) return []
  const offers: Array<Offer> = []
  for (const unit of around) {
    const here = unit.findings.filter((index) => shown.some(([own]) => own === index))
    if (wants(kinds.quickFix) && here.length > 0) offers.push(...ofUnit(unit, kinds.quickFix, here))
    // At a finding the quick fix is the same.
    else if (wants(kinds.rewrite)) offers.push(...ofUnit(unit, kinds.rewrite, unit.findings))
  }
  if (wants(kinds.quickFix)) {
    for (const rule of new Set(shown.map(([, finding]) => finding.rule))) {
      const indexes = shown.filter(([, finding]) => finding.rule === rule).map(([index]) => index)
      offers.push(...ofRule(analysis, rule, indexes))
    }
    offers.push(...suppressions(analysis, shown, hasFolder))
  }
  const files = ofFile(analysis).filter(({ kind }) => wants(kind))
  return onePreferred([...offers, ...files])
}

/** Two preferred fixes are none. */
const onePreferred = (offers: ReadonlyArray<Offer>): ReadonlyArray<Offer> =>
  offers.filter(({ isPreferred }) => isPreferred).length === 1
    ? offers
    : offers.map((offer) => ({ ...offer, isPreferred: false }))

/** What a choice changes; `undefined` when it changes nothing, or the engine's guards refuse it. */
export const changesOf = async (
  session: Session,
  analysis: Analysis,
  choice: Choice
): Promise<ReadonlyArray<Changes.FileChanges> | undefined> => {
  const { report } = analysis.checked
  const here = (changes: ReadonlyArray<Changes.Change> | undefined): ReadonlyArray<Changes.FileChanges> | undefined =>
    changes === undefined || changes.length === 0
      ? undefined
      : [{ uri: analysis.uri, version: analysis.version, changes }]
  switch (choice.do) {
    case "unit": {
      const unit = report.units.find(({ id }) => id === choice.unit)
      if (unit === undefined) return undefined
      const alternative = choice.alternative === undefined ? undefined : unit.alternatives[choice.alternative]
      return here(Fixes.ofUnit(analysis, unit, alternative))
    }
    case "file": {
      const rules = choice.rule === undefined ? undefined : Fixes.rulesOf([choice.rule])
      return here(Fixes.ofText(session.host, analysis, { level: choice.level, rules })?.changes)
    }
    case "suppress": {
      const finding = report.findings[choice.finding]
      const edit = finding === undefined ? undefined : Suppress.comment(analysis, finding)
      return edit === undefined ? undefined : here(Changes.describe(analysis.text, [edit], () => undefined))
    }
    case "suppress-in-config":
      return SuppressInConfig.changes(session, analysis.uri, choice.rule)
  }
}
