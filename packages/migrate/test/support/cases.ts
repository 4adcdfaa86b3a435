/** The case folder: `cases/<rule>/<kind>.<language>.<what>/` with an input, its findings, and what the fixes make of it. */
import * as fs from "node:fs"
import * as path from "node:path"

import { Config, Engine, Fixer, Lines, type Finding } from "@segue/migrate"
import type { Facts } from "@segue/migrate/rules/Rule"
import { isRuleId } from "@segue/migrate/rules/RuleId"

/** What a case shows: usage that is found, usage that only looks alike, both APIs side by side, text that is broken. */
export const kinds = ["positive", "look-alike", "half-migrated", "broken"] as const
export type Kind = (typeof kinds)[number]

export interface Case {
  readonly rule: string
  readonly kind: Kind
  readonly language: string
  readonly name: string
  readonly folder: string
  /** Input files; most cases have one. */
  readonly files: ReadonlyArray<Engine.File>
  readonly config: Config.Config
  readonly facts: Facts
}

const root = path.resolve(import.meta.dirname, "../../cases")

/** Expectations are rewritten only when told to. */
export const isUpdating = process.env["SEGUE_UPDATE_CASES"] === "1"

const readCase = (rule: string, name: string): Case => {
  const folder = path.join(root, rule, name)
  const [kind, language] = name.split(".")
  if (!kinds.includes(kind as Kind) || language === undefined)
    throw new Error(`${rule}/${name}: <kind>.<language>.<what>`)
  const settings = path.join(folder, "case.json")
  const { config, facts, paths } = (fs.existsSync(settings) ? JSON.parse(fs.readFileSync(settings, "utf8")) : {}) as {
    config?: Partial<Config.Config>
    facts?: Partial<Facts>
    paths?: Record<string, string>
  }
  const files = fs
    .readdirSync(folder)
    .filter((file) => file.startsWith("input"))
    // What is broken on purpose is called `input.ts.case`, so that no tool takes it for source of ours.
    .map((file) => ({
      path: paths?.[file] ?? file.replace(/\.case$/u, ""),
      text: fs.readFileSync(path.join(folder, file), "utf8")
    }))
  if (files.length === 0) throw new Error(`${rule}/${name} has no input`)
  return {
    rule,
    kind: kind as Kind,
    language,
    name,
    folder,
    files,
    config: { ...Config.defaults, ...config },
    facts: { ...Engine.noFacts, ...facts }
  }
}

/** Every case. */
export const all = (): ReadonlyArray<Case> =>
  fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((rule) => {
      if (!isRuleId(rule.name)) throw new Error(`cases/${rule.name} is named after no rule`)
      return fs.readdirSync(path.join(root, rule.name)).map((name) => readCase(rule.name, name))
    })

/** The report as it is written down: places as line and column with the text that is marked. */
export const written = (file: Engine.File, report: Finding.FileReport): unknown => {
  const starts = Lines.starts(file.text)
  const place = (offset: number): string => {
    const { column, line } = Lines.at(starts, offset)
    return `${line}:${column}`
  }
  return {
    findings: report.findings.map((one) => ({
      rule: one.rule,
      severity: one.severity,
      at: `${place(one.range.start)}-${place(one.range.end)}`,
      marks: file.text.slice(one.range.start, one.range.end),
      message: one.message,
      unit: one.unit
    })),
    units: report.units.map((unit) => ({
      id: unit.id,
      safety: unit.safety,
      ...(unit.needs.length === 0 ? {} : { needs: unit.needs })
    })),
    ...(report.notes.length === 0 ? {} : { notes: report.notes.map((note) => note.code) }),
    ...(report.skipped === undefined ? {} : { skipped: report.skipped.why })
  }
}

/** The text after `fix`, at a level. */
export const fixed = (one: Case, file: Engine.File, level: "safe" | "review"): Fixer.FixResult =>
  Fixer.fix(file, { level }, one.config, one.facts)
