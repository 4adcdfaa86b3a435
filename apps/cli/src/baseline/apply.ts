/** Holds a run against a baseline file: reads it, hides what is known, says what is stale, writes it anew. */
import * as fs from "node:fs"
import * as path from "node:path"

import type { RuleId } from "@segue/migrate/rules/RuleId"
import * as Result from "effect/Result"

import type { Outcome } from "../check/Check.ts"
import type { Document } from "../check/Document.ts"
import type { Inspection } from "../check/Inspection.ts"
import type { Host } from "../Host.ts"
import * as Baseline from "./Baseline.ts"
import { compare, type FileFindings } from "./compare.ts"
import * as Fingerprint from "./Fingerprint.ts"
import { KNOWN, RENAMED, STALE } from "./notes.ts"

type Note = Document["notes"][number]

export interface Held {
  /** What is left to report. */
  readonly outcome: Outcome
  /** What the baseline has to say, for every format. */
  readonly notes: ReadonlyArray<Note>
}

export interface Options {
  /** The baseline's file, as the user wrote it. */
  readonly file: string
  /** Writes it anew from what this run found. */
  readonly writes: boolean
  /** The files and folders that the run is about; absolute. */
  readonly covered: ReadonlyArray<string>
  /** Files of those paths were left out (`--changed`, standard input), so nothing can be said about what is missing. */
  readonly isPartial: boolean
  /** Whether a rule is switched off for a file; absolute. */
  readonly isOff: (absolute: string, rule: RuleId) => boolean
}

const read = (
  absolute: string,
  written: string
): Result.Result<ReadonlyArray<Baseline.Entry>, ReadonlyArray<string>> => {
  let text: string
  try {
    text = fs.readFileSync(absolute, "utf8")
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT"
    const why = isMissing ? "does not exist; --write-baseline writes it" : `cannot be read: ${(error as Error).message}`
    return Result.fail([`${written} ${why}`])
  }
  return Result.mapError(Baseline.parse(text), (sentences) => sentences.map((sentence) => `${written}: ${sentence}`))
}

const foundIn = (inspections: ReadonlyArray<Inspection>, folder: string): ReadonlyArray<FileFindings> =>
  inspections.map(({ entry, report, text }) => {
    const prints = Fingerprint.ofFindings(text, report.findings)
    return {
      file: path.relative(folder, entry.absolute).replaceAll(path.sep, "/"),
      findings: report.findings.map(({ rule }, index) => ({ rule, fingerprint: prints[index]! }))
    }
  })

/** A report without some of its findings; a unit of which something is left can still be fixed as a whole. */
const without = (inspection: Inspection, known: ReadonlySet<number>): Inspection => {
  if (known.size === 0) return inspection
  const { findings, units } = inspection.report
  const place = new Map<number, number>()
  findings.forEach((_, index) => {
    if (!known.has(index)) place.set(index, place.size)
  })
  const left = units.map((unit) => ({ ...unit, findings: unit.findings.flatMap((index) => place.get(index) ?? []) }))
  return {
    ...inspection,
    report: {
      ...inspection.report,
      findings: findings.filter((_, index) => !known.has(index)),
      units: left.filter((unit) => unit.findings.length > 0)
    }
  }
}

const entriesOf = (found: ReadonlyArray<FileFindings>): ReadonlyArray<Baseline.Entry> =>
  found.flatMap(({ file, findings }) =>
    [...Map.groupBy(findings, Baseline.keyOf).values()].map((alike) => ({ ...alike[0]!, file, count: alike.length }))
  )

const counted = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`)

const notesOf = (file: string, { known, renamed, stale }: ReturnType<typeof compare>): ReadonlyArray<Note> => {
  const hidden = known.reduce((sum, one) => sum + one.size, 0)
  const rules = (entries: ReadonlyArray<Baseline.Entry>) => [...new Set(entries.map(({ rule }) => rule))].join(", ")
  const say = (code: string, message: string): Note => ({ file, code, message })
  return [
    ...(hidden === 0 ? [] : [say(KNOWN, `${counted(hidden, "finding")} known from this baseline, and not shown.`)]),
    ...renamed.map(({ count, from, to }) => say(RENAMED, `${from} is ${to} now: ${counted(count, "finding")} known.`)),
    ...[...Map.groupBy(stale, (entry) => entry.file)].map(([gone, entries]) => {
      const missing = entries.reduce((sum, { count }) => sum + count, 0)
      return say(STALE, `${counted(missing, "finding")} of ${gone} not found any more (${rules(entries)}).`)
    })
  ]
}

const isUnder = (folder: string, absolute: string): boolean => {
  const below = path.relative(folder, absolute)
  return below === "" || !(below === ".." || below.startsWith(`..${path.sep}`) || path.isAbsolute(below))
}

/** A file with all folders around it. */
const wayTo = (place: string): ReadonlyArray<string> => {
  const way = [place]
  for (let at = place; path.dirname(at) !== at;) {
    at = path.dirname(at)
    way.push(at)
  }
  return way
}

/** Hides what the baseline knows; with `writes`, all that was found is known from now on. Fails with sentences. */
export const hold = (
  host: Host,
  outcome: Outcome,
  { covered, file, isOff, isPartial, writes }: Options
): Result.Result<Held, ReadonlyArray<string>> => {
  const absolute = path.resolve(host.cwd, file)
  const folder = path.dirname(absolute)
  const found = foundIn(outcome.inspections, folder)
  const unread = new Set(outcome.skipped.map((one) => path.resolve(host.cwd, one.file)))
  const speaksOf = ({ file: name, rule }: Baseline.Entry): boolean => {
    const place = path.resolve(folder, name)
    if (isPartial || isOff(place, rule) || !covered.some((one) => isUnder(one, place))) return false
    return !wayTo(place).some((one) => unread.has(one))
  }
  const before = writes && !fs.existsSync(absolute) ? Result.succeed([]) : read(absolute, file)
  if (Result.isFailure(before)) return Result.fail(before.failure)
  // What this run did not look into stays known.
  const kept = writes ? before.success.filter((entry) => !speaksOf(entry)) : before.success
  const entries = writes ? [...kept, ...entriesOf(found)] : kept
  if (writes) {
    try {
      fs.writeFileSync(absolute, Baseline.print(entries))
    } catch (error) {
      return Result.fail([`${file} cannot be written: ${(error as Error).message}`])
    }
  }
  const exists = (name: string): boolean => fs.existsSync(path.resolve(folder, name))
  const comparison = compare(entries, found, { exists, isCovered: speaksOf })
  const inspections = outcome.inspections.map((one, index) => without(one, comparison.known[index]!))
  return Result.succeed({ outcome: { ...outcome, inspections }, notes: notesOf(file, comparison) })
}
