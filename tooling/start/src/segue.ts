/** Runs the command line from source, as a user would. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"

import { fail } from "./Step.ts"

const main = path.resolve(import.meta.dirname, "../../../apps/cli/src/main.ts")

/** Where it runs, and what ends it. */
interface Options {
  readonly stop: AbortSignal
  readonly cwd?: string
}

/**
 * What `segue …` prints on standard output; any exit code but 0 is a failure with what it said. When it is to stop, it
 * is gone before this fails, so that nothing writes into a folder that is being cleared away.
 */
export const segue = async (args: ReadonlyArray<string>, stdin: string, options: Options): Promise<string> => {
  const { cwd = process.cwd(), stop } = options
  stop.throwIfAborted()
  const child = spawn(process.execPath, [main, ...args], { stdio: "pipe", cwd })
  const end = () => void child.kill("SIGKILL")
  stop.addEventListener("abort", end, { once: true })
  // A child that ends before it has read everything: its exit code says why.
  child.stdin.on("error", () => {})
  let [stdout, stderr] = ["", ""]
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdin.end(stdin)
  const [code] = (await once(child, "close").finally(() => stop.removeEventListener("abort", end))) as [number]
  stop.throwIfAborted()
  return code === 0 ? stdout : fail(`segue ${args.join(" ")} ended with ${code}: ${stderr.trim()}`)
}

/** What `segue payload --format json` answers. */
export interface Migrated {
  readonly result: unknown
  readonly notes: ReadonlyArray<{ readonly level: string; readonly message: string; readonly row: string }>
}

/** Migrates a request with `segue payload`. */
export const payload = async (request: unknown, stop: AbortSignal): Promise<Migrated> =>
  JSON.parse(await segue(["payload", "--format", "json"], JSON.stringify(request), { stop })) as Migrated
