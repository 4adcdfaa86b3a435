/** Reports made up for the forms. */
import type { Point, Report, Task } from "@segue/migrate/report/Report"

const task = (file: string, line: number): Task => ({
  file,
  line,
  column: 3,
  title: `Migrate this <b>call</b> ${line}`,
  severity: (["error", "warning", "info"] as const)[line % 3]!,
  rules: ["endpoint", "ref-id"],
  needs: ["Decide what your books use.", `Look at "${file}" & friends.`]
})

/** One point of the trend for each of these numbers of legacy calls. */
export const points = (...legacy: ReadonlyArray<number>): ReadonlyArray<Point> =>
  legacy.map((count, index) => ({
    made: `2026-10-0${index + 1}T09:00:00.000Z`,
    calls: { legacy: count, successor: index },
    units: { safe: count, review: 1, manual: 1 },
    findings: count * 2
  }))

/** A report on these files with so many places for a person in each. */
export const report = (files: ReadonlyArray<string>, each: number, history: ReadonlyArray<Point> = []): Report => ({
  version: 1,
  made: "2026-11-22T12:00:00.000Z",
  segue: "0.0.0",
  paths: ["."],
  calls: { legacy: files.length * each, successor: 7 },
  units: { safe: 1, review: 2, manual: files.length * each },
  findings: { error: files.length * each, warning: 1, info: 0 },
  files: { found: files.length, scanned: files.length, withFindings: files.length },
  rules: [{ rule: "endpoint", findings: files.length * each, units: { safe: 1, review: 2, manual: 3 } }],
  folders: files.map((name) => ({
    name,
    calls: { legacy: each, successor: 1 },
    units: { safe: 0, review: 1, manual: each }
  })),
  languages: [{ name: "json", calls: { legacy: 1, successor: 0 }, units: { safe: 1, review: 0, manual: 0 } }],
  people: files.flatMap((file) => Array.from({ length: each }, (_, index) => task(file, index + 1))),
  notUnderstood: files.map((file) => ({ file, why: "is binary" })),
  history
})
