/**
 * Migrates a scratch copy of the service with `segue fix` and runs its tests at every stage, as a team would:
 *
 *   1. after `segue fix` it still works, on conversions: nothing is half migrated
 *   2. a second `segue fix` changes nothing
 *   3. after `segue fix --unsafe` and the changes that only a person can make, it works on orchestrations
 *
 *   node examples/migrate.ts [--keep]
 *
 * What a person did is `typescript-service.hand.patch`; stage 3 is left out, and said to be, where it is not there.
 * With `--keep` the scratch copies stay, and their places are printed.
 */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { parseArgs } from "node:util"

import { onlyBy, runExample } from "./run-tests.ts"

const here = import.meta.dirname
const SERVICE = path.join(here, "typescript-service")
const PATCH = path.join(here, "typescript-service.hand.patch")
const SEGUE = path.join(here, "../apps/cli/src/main.ts")

/** A stage and how it went; `problem` says what is wrong. */
export interface Stage {
  readonly name: string
  readonly problem: string | undefined
  readonly folder: string
}

const scratch = (name: string): string => {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-example-")), name)
  fs.cpSync(SERVICE, folder, { recursive: true })
  return folder
}

/** Runs `segue fix` in a folder. Exit code 1 only says that something is left for a person. */
const fix = (folder: string, ...flags: ReadonlyArray<string>): string | undefined => {
  const result = spawnSync(process.execPath, [SEGUE, "fix", ".", "--allow-dirty", ...flags], {
    cwd: folder,
    encoding: "utf8",
    // The command takes relative paths from where its caller stands.
    env: { ...process.env, INIT_CWD: folder }
  })
  return result.status === 0 || result.status === 1
    ? undefined
    : `segue fix ${flags.join(" ")} ended with ${result.status ?? result.signal}: ${result.stderr}`
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

const patch = (folder: string): string | undefined => {
  // Inside of a work tree git would skip, without a word, what lies outside of the folder it is called in.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(folder) }
  const result = spawnSync("git", ["apply", PATCH], { cwd: folder, encoding: "utf8", env })
  return result.status === 0 ? undefined : `the hand patch does not apply: ${result.stderr}`
}

/** All stages, one after the other; a stage that fails does not stop the next. */
export const migrateExample = async (): Promise<ReadonlyArray<Stage>> => {
  const plain = scratch("plain")
  const fixed = fix(plain) ?? (await test(plain, "conversions"))
  const once = contents(plain)
  const again = fix(plain) ?? (changed(once, contents(plain)).join(", ") || undefined)
  const stages: Array<Stage> = [
    { name: "segue fix: still works, on conversions", problem: fixed, folder: plain },
    { name: "segue fix again: nothing changes", problem: again, folder: plain }
  ]
  if (!fs.existsSync(PATCH)) return stages
  const whole = scratch("whole")
  const migrated = fix(whole, "--unsafe") ?? patch(whole) ?? (await test(whole, "orchestrations"))
  return [...stages, { name: "segue fix --unsafe and a person: on orchestrations", problem: migrated, folder: whole }]
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { keep: { type: "boolean", default: false } } })
  const stages = await migrateExample()
  for (const { folder, name, problem } of stages) {
    console.log(`${problem === undefined ? "ok  " : "FAIL"} ${name}${values.keep ? ` (${folder})` : ""}`)
    if (problem !== undefined) console.log(problem)
  }
  if (!fs.existsSync(PATCH)) console.log(`left out: ${path.basename(PATCH)} is not there`)
  if (!values.keep) for (const { folder } of stages) fs.rmSync(path.dirname(folder), { recursive: true, force: true })
  process.exitCode = stages.every(({ problem }) => problem === undefined) ? 0 : 1
}
