/** Runs the command line from source, as a user would. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"

import { fail } from "./Step.ts"

const main = path.resolve(import.meta.dirname, "../../../apps/cli/src/main.ts")

/** What `segue …` prints on standard output when it runs in `cwd`; any exit code but 0 is a failure with what it said. */
export const segue = async (args: ReadonlyArray<string>, stdin: string, cwd = process.cwd()): Promise<string> => {
  const child = spawn(process.execPath, [main, ...args], { stdio: "pipe", cwd })
  let [stdout, stderr] = ["", ""]
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdin.end(stdin)
  const [code] = (await once(child, "close")) as [number]
  return code === 0 ? stdout : fail(`segue ${args.join(" ")} ended with ${code}: ${stderr.trim()}`)
}

/** What `segue payload --format json` answers. */
export interface Migrated {
  readonly result: unknown
  readonly notes: ReadonlyArray<{ readonly level: string; readonly message: string; readonly row: string }>
}

/** Migrates a request with `segue payload`. */
export const payload = async (request: unknown): Promise<Migrated> =>
  JSON.parse(await segue(["payload", "--format", "json"], JSON.stringify(request))) as Migrated
