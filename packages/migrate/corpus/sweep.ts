/**
 * Runs the engine over the assembled corpus, where every finding is a false one, and over any folder one names.
 *
 *   node packages/migrate/corpus/sweep.ts [folder] [--files count] [--deep]
 *
 * Exits with 1 when anything was found, or when the engine failed to read a file (a note with the code `defect`). With `--deep` every file is parsed and judged, also those that the first tier
 * keeps out. Names of folders that would excuse a file (dist, vendor, node_modules) are
 * taken out of its path first, so that silence is the engine's own.
 */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import { parseArgs } from "node:util"

import * as Config from "../src/Config.ts"
import * as Engine from "../src/Engine.ts"
import type { FileReport } from "../src/Finding.ts"
import * as Prefilter from "../src/prefilter/Prefilter.ts"
import * as Grammars from "../src/syntax/Grammars.ts"
import * as Lines from "../src/text/Lines.ts"
import * as Units from "../src/units/Units.ts"
import { assemble } from "./assemble.ts"

/** What a sweep came to. */
export interface Sweep {
  readonly files: number
  readonly bytes: number
  /** Files that the first tier let through. */
  readonly looked: number
  readonly findings: ReadonlyArray<string>
  /** Files that took longest, with milliseconds; a file must never take long. */
  readonly slowest: ReadonlyArray<readonly [file: string, tookMs: number]>
  readonly tookMs: number
}

/** `dist` and the like become `src`: nothing is excused for where it lies. */
const plainPath = (file: string): string =>
  file.replaceAll(/(^|\/)(?:node_modules|vendor|third_party|dist|build|\.next)(?=\/)/gu, "$1src")

const SLOWEST = 5

type Answer = Pick<FileReport, "findings" | "notes">

/** What the engine finds in a file when nothing keeps it from looking. */
const findAll = (file: Engine.File): Answer => {
  const model = Engine.read(file)
  return { findings: Units.assemble(model, Config.defaults, Engine.noFacts).findings, notes: model.notes }
}

/** Checks every file below a folder, one after the other; `isDeep` goes round the first tier. */
export const sweep = (folder: string, isDeep = false): Sweep => {
  const startMs = performance.now()
  const findings: Array<string> = []
  const times: Array<readonly [string, number]> = []
  let files = 0
  let bytes = 0
  let looked = 0
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const content = fs.readFileSync(file)
    files += 1
    bytes += content.length
    if (!isDeep && !Prefilter.passes(Prefilter.ofBytes(content))) continue
    looked += 1
    const text = content.toString("utf8")
    const name = path.relative(folder, file).split(path.sep).join("/")
    const fileStartMs = performance.now()
    const source = { path: plainPath(name), text }
    let found: Answer = { findings: [], notes: [] }
    try {
      found = isDeep ? findAll(source) : Engine.check(source)
    } catch (error) {
      // The engine promises not to throw: that it did is the worst finding of all.
      findings.push(`${name} threw ${error instanceof Error ? error.message : String(error)}`)
    }
    times.push([name, Math.round(performance.now() - fileStartMs)])
    const starts = Lines.starts(text)
    for (const { code, message } of found.notes) if (code === "defect") findings.push(`${name} ${message}`)
    for (const { message, range, rule } of found.findings) {
      const { column, line } = Lines.at(starts, range.start)
      findings.push(`${name}:${line}:${column} ${rule} ${message}`)
    }
  }
  const slowest = times.toSorted(([, a], [, b]) => b - a).slice(0, SLOWEST)
  return { files, bytes, looked, findings, slowest, tookMs: Math.round(performance.now() - startMs) }
}

/** Makes every grammar ready, as a host of the engine does. */
export const loadGrammars = (): Promise<void> => {
  const require = createRequire(import.meta.url)
  return Grammars.load(Grammars.names, (file) => fs.promises.readFile(require.resolve(file)))
}

if (import.meta.main) {
  await loadGrammars()
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { files: { type: "string" }, deep: { type: "boolean", default: false } }
  })
  const filesMax = values.files === undefined ? {} : { filesMax: Number.parseInt(values.files, 10) }
  const result = sweep(positionals[0] ?? assemble(filesMax).folder, values.deep)
  for (const finding of result.findings) console.log(finding)
  console.log(
    `${result.files} files, ${(result.bytes / 1e6).toFixed(0)} MB, ${result.looked} looked into, ` +
      `${result.findings.length} findings, ${result.tookMs} ms`
  )
  for (const [file, tookMs] of result.slowest) console.log(`  ${tookMs} ms ${file}`)
  process.exitCode = result.findings.length === 0 ? 0 : 1
}
