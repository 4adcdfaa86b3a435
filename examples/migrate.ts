/**
 * Migrates scratch copies of the examples with `segue fix` and runs their tests at every stage, as a team would:
 *
 *   1. after `segue fix` it still works, on conversions: nothing is half migrated
 *   2. a second `segue fix` changes nothing
 *   3. after `segue fix --unsafe` and the changes that only a person can make, it works on orchestrations
 *
 *   node examples/migrate.ts [name…] [--plain] [--keep]
 *
 * What a person did is `<name>.hand.patch`; stage 3 is left out, and said to be, where it is not there, and with
 * `--plain`. An example whose language is not installed is skipped. With `--keep` the scratch copies stay, and their
 * places are printed.
 */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { parseArgs } from "node:util"

import { folderOf, forEach, names, onlyBy, run, runExample, unavailable } from "./run-tests.ts"

const here = import.meta.dirname
const SEGUE = path.join(here, "../apps/cli/src/main.ts")

/** Where the changes that a person makes in an example stand. */
export const patchOf = (name: string): string => path.join(here, `${name}.hand.patch`)

/** A stage and how it went; `problem` says what is wrong. */
export interface Stage {
  readonly name: string
  readonly problem: string | undefined
  readonly folder: string
}

const scratch = (example: string, name: string): string => {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-example-")), name)
  fs.cpSync(folderOf(example), folder, { recursive: true })
  return folder
}

/** Runs `segue fix` in a folder. Exit code 1 only says that something is left for a person. */
const fix = async (folder: string, ...flags: ReadonlyArray<string>): Promise<string | undefined> => {
  const command = [process.execPath, SEGUE, "fix", ".", "--allow-dirty", ...flags] as const
  // The command takes relative paths from where its caller stands.
  const { code, output } = await run(command, folder, { ...process.env, INIT_CWD: folder })
  return code === 0 || code === 1 ? undefined : `segue fix ${flags.join(" ")} ended with ${code}: ${output}`
}

const contents = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")])
  )

const test = async (folder: string, api: "conversions" | "orchestrations"): Promise<string | undefined> => {
  const { moved, ok, output } = await runExample(folder)
  if (!ok) return output
  return onlyBy(api, moved) ? undefined : `the money went by ${JSON.stringify(moved)}`
}

const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ReadonlyArray<string> =>
  [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file)

const patch = async (folder: string, file: string): Promise<string | undefined> => {
  // Inside of a work tree git would skip, without a word, what lies outside of the folder it is called in.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(folder) }
  const { code, output } = await run(["git", "apply", file], folder, env)
  return code === 0 ? undefined : `the hand patch does not apply: ${output}`
}

/** All stages of an example, one after the other; a stage that fails does not stop the next. */
export const migrateExample = async (example: string, isPlain = false): Promise<ReadonlyArray<Stage>> => {
  const plain = scratch(example, "plain")
  const fixed = (await fix(plain)) ?? (await test(plain, "conversions"))
  const once = contents(plain)
  const again = (await fix(plain)) ?? (changed(once, contents(plain)).join(", ") || undefined)
  const stages: Array<Stage> = [
    { name: "segue fix: still works, on conversions", problem: fixed, folder: plain },
    { name: "segue fix again: nothing changes", problem: again, folder: plain }
  ]
  const file = patchOf(example)
  if (isPlain || !fs.existsSync(file)) return stages
  const whole = scratch(example, "whole")
  const migrated = (await fix(whole, "--unsafe")) ?? (await patch(whole, file)) ?? (await test(whole, "orchestrations"))
  return [...stages, { name: "segue fix --unsafe and a person: on orchestrations", problem: migrated, folder: whole }]
}

const report = async (example: string, isPlain: boolean, isKept: boolean): Promise<boolean> => {
  const why = unavailable(folderOf(example))
  if (why !== undefined) {
    console.log(`skip ${example}: ${why}`)
    return true
  }
  const stages = await migrateExample(example, isPlain)
  for (const { folder, name, problem } of stages) {
    console.log(`${problem === undefined ? "ok  " : "FAIL"} ${example}: ${name}${isKept ? ` (${folder})` : ""}`)
    if (problem !== undefined) console.log(problem)
  }
  if (!isPlain && !fs.existsSync(patchOf(example))) {
    console.log(`left out: ${path.basename(patchOf(example))} is not there`)
  }
  if (!isKept) for (const { folder } of stages) fs.rmSync(path.dirname(folder), { recursive: true, force: true })
  return stages.every(({ problem }) => problem === undefined)
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: "boolean", default: false }, plain: { type: "boolean", default: false } }
  })
  const chosen = positionals.length === 0 ? names : positionals
  const verdicts = await forEach(chosen, (example) => report(example, values.plain, values.keep))
  process.exitCode = verdicts.every(Boolean) ? 0 : 1
}
