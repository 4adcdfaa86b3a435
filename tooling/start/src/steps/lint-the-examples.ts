import * as fs from "node:fs/promises"
import * as os from "node:os"
import * as path from "node:path"

import { segue } from "../segue.ts"
import { fail, type Step } from "../Step.ts"
import * as Text from "../Text.ts"

const examples = path.resolve(import.meta.dirname, "../../../../examples")

/** What `segue check --format json` answers, as far as it is shown here. */
interface Checked {
  readonly findings: ReadonlyArray<{ readonly file: string; readonly rule: string; readonly severity: string }>
  readonly summary: {
    readonly files: number
    readonly units: { readonly safe: number; readonly review: number; readonly manual: number }
  }
}

/** Lines shown of the diff; the rest is counted. */
const LINES_MAX = 40
const WIDTH_MAX = 96

const check = async (folder: string, stop: AbortSignal): Promise<Checked> =>
  JSON.parse(await segue(["check", "--format", "json", "--fail-on", "never"], "", { cwd: folder, stop })) as Checked

const fix = (folder: string, stop: AbortSignal, ...flags: ReadonlyArray<string>): Promise<string> =>
  segue(["fix", "--fail-on", "never", ...flags], "", { cwd: folder, stop })

/** The findings of each rule, most of them first. */
const byRule = ({ findings }: Checked): ReadonlyArray<ReadonlyArray<string>> => {
  const rules = Map.groupBy(findings, ({ rule }) => rule)
  const rows = [...rules].toSorted(([, a], [, b]) => b.length - a.length)
  return [
    ["rule", "severity", "findings", "files"],
    ...rows.map(([rule, own]) => [
      rule,
      own[0]!.severity,
      String(own.length),
      String(new Set(own.map(({ file }) => file)).size)
    ])
  ]
}

const cut = (line: string): string => (line.length > WIDTH_MAX ? `${line.slice(0, WIDTH_MAX - 1)}…` : line)

const tellDiff = (diff: string, tell: (line?: string) => void): void => {
  const lines = diff.trimEnd().split("\n")
  for (const line of lines.slice(0, LINES_MAX)) tell(`  ${cut(line)}`)
  if (lines.length > LINES_MAX) tell(`  … and ${lines.length - LINES_MAX} more lines`)
}

const textOf = async (folder: string): Promise<string> => {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return (await Promise.all(files.toSorted().map((file) => fs.readFile(file, "utf8")))).join("\n")
}

const show = async (folder: string, stop: AbortSignal, tell: (line?: string) => void): Promise<void> => {
  const checked = await check(folder, stop)
  const { files, units } = checked.summary
  if (checked.findings.length === 0) fail("nothing was found in examples that are full of legacy calls")
  tell(`  $ segue check        (in a copy of examples/: ${files} files)`)
  tell()
  for (const line of Text.table(byRule(checked))) tell(line)
  tell()
  for (const line of Text.wrap(
    `${units.safe} calls and documents can be rewritten without a doubt, ${units.review} with a look at the result, ${units.manual} need a person.`
  )) {
    tell(line)
  }
  tell()
  tell("  $ segue fix --dry-run")
  tell()
  const before = await textOf(folder)
  const diff = await fix(folder, stop, "--dry-run")
  if (diff === "") fail("there is nothing that can be fixed without a doubt")
  if ((await textOf(folder)) !== before) fail("a dry run wrote something")
  tellDiff(diff, tell)
  tell()
  const report = await fix(folder, stop)
  const after = await textOf(folder)
  if (after === before) fail("segue fix wrote nothing")
  await fix(folder, stop)
  if ((await textOf(folder)) !== after) fail("a second segue fix changed something")
  for (const line of Text.wrap(
    `segue fix: ${report.trimEnd().split("\n").at(-1)} A second run changes nothing. The examples themselves are untouched.`
  )) {
    tell(line)
  }
}

export const lintTheExamples: Step = {
  title: "Small legacy services, checked and fixed by `segue check` and `segue fix`",
  run: async ({ stop }, tell) => {
    const scratch = await fs.mkdtemp(path.join(os.tmpdir(), "segue-tour-"))
    try {
      await fs.cp(examples, scratch, { recursive: true })
      await show(scratch, stop, tell)
    } finally {
      await fs.rm(scratch, { recursive: true, force: true })
    }
  }
}
