/**
 * Runs the examples' own test suites, each against a sandbox that lives for that one run. `--expect` says which API must
 * have moved the money: a migrated example that still converts the old way has not been migrated.
 *
 *   node examples/run-tests.ts [name or folder…] [--expect conversions|orchestrations]
 *
 * Without a name all examples run. One whose language is not installed is skipped, and said to be.
 */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { parseArgs } from "node:util"

import * as Host from "../packages/sandbox/src/node/Host.ts"
import * as Options from "../packages/sandbox/src/Options.ts"
import * as Sandbox from "../packages/sandbox/src/Sandbox.ts"
import * as Toolchains from "./toolchains.ts"

/** Which API moved the money of a run: postings of conversions, postings of orchestrations. */
export interface Moved {
  readonly conversions: number
  readonly orchestrations: number
}

/** What a run came to. */
export interface Outcome {
  /** The suite passed. */
  readonly ok: boolean
  /** What the suite printed, both streams. */
  readonly output: string
  readonly moved: Moved
}

/** The profile of an account other than the default one; the examples call it the customers'. */
const CUSTOMERS = "5d0b9a54-0f4c-4e0e-8d6a-3c1b7f2e9a10"
const TREASURY = "c2f7e1d0-6b3a-4f58-9e21-7a8d4c5b6e0f"
const TIMEOUT_MS = 180_000

/** Runs a program to its end in a folder; whoever waits for it goes on meanwhile. */
export const run = (
  [file, ...args]: Toolchains.Command,
  folder: string,
  environment: NodeJS.ProcessEnv
): Promise<Pick<Outcome, "output"> & { readonly code: number | null }> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: folder, env: environment, timeout: TIMEOUT_MS })
    let output = ""
    const take = (chunk: Buffer): void => {
      output += chunk.toString("utf8")
    }
    child.stdout.on("data", take)
    child.stderr.on("data", take)
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, output }))
  })

const runAll = async (
  toolchain: Toolchains.Toolchain,
  folder: string,
  settings: Record<string, string>
): Promise<Omit<Outcome, "moved">> => {
  const build = fs.mkdtempSync(path.join(os.tmpdir(), "segue-build-"))
  let output = ""
  try {
    const program = (name: string): string => Toolchains.find(name) ?? name
    for (const command of toolchain.commands(program, build)) {
      const outcome = await run(command, folder, { ...Toolchains.environment(build), ...settings })
      output += outcome.output
      if (outcome.code !== 0) return { ok: false, output }
    }
    return { ok: true, output }
  } finally {
    fs.rmSync(build, { recursive: true, force: true })
  }
}

/** The names of the examples that have tests. */
export const names: ReadonlyArray<string> = fs
  .readdirSync(import.meta.dirname)
  .filter((name) => Toolchains.of(path.join(import.meta.dirname, name)) !== undefined)

/** Why an example cannot be run here, undefined where it can. */
export const unavailable = (folder: string): string | undefined => {
  const toolchain = Toolchains.of(folder)
  if (toolchain === undefined) return "no tests are known for this folder"
  const missing = Toolchains.missing(toolchain)
  return missing === undefined ? undefined : `${missing}; install: ${toolchain.install}`
}

/**
 * Starts a sandbox on a free port and runs the folder's tests with its address, a credential and two profiles in the
 * environment. The clock is the real one: the suites cancel conversions before they settle.
 */
export const runExample = async (folder: string): Promise<Outcome> => {
  const toolchain = Toolchains.of(path.resolve(folder))
  if (toolchain === undefined) throw new Error(`${folder}: no tests are known for this folder`)
  const sandbox = Sandbox.make({
    seed: "examples",
    settings: toolchain.settleMs === undefined ? {} : { conversionDelayMs: toolchain.settleMs },
    profiles: [
      { id: TREASURY, nickname: "treasury", type: "DEFAULT", balances: { ...Options.balances, USDP: "5000" } },
      { id: CUSTOMERS, nickname: "customers", balances: { USD: "100" } }
    ]
  })
  const host = await Host.listen(sandbox, { port: 0 })
  try {
    const outcome = await runAll(toolchain, path.resolve(folder), {
      PAXOS_BASE_URL: `${host.url}/v2`,
      PAXOS_TOKEN_URL: `${host.url}/oauth2/token`,
      PAXOS_CLIENT_ID: Options.credential.clientId,
      PAXOS_CLIENT_SECRET: Options.credential.clientSecret,
      TREASURY_PROFILE_ID: TREASURY,
      CUSTOMERS_PROFILE_ID: CUSTOMERS
    })
    return { ...outcome, moved: movedBy(sandbox) }
  } finally {
    await host.close()
  }
}

const movedBy = (sandbox: Sandbox.Sandbox): Moved => {
  const references = (kind: string): number =>
    new Set(
      sandbox.control.ledger
        .postings()
        .filter((posting) => posting.kind === kind)
        .map((posting) => posting.reference)
    ).size
  return { conversions: references("CONVERSION_CREATION"), orchestrations: references("ORCHESTRATION_RESERVE") }
}

const apis = ["conversions", "orchestrations"] as const

/** Whether all money of a run went through one API, and some did. */
export const onlyBy = (api: (typeof apis)[number], moved: Moved): boolean =>
  apis.every((one) => moved[one] > 0 === (one === api))

/** The folder of an example, or of a copy of one. */
export const folderOf = (nameOrFolder: string): string =>
  names.includes(nameOrFolder) ? path.join(import.meta.dirname, nameOrFolder) : path.resolve(nameOrFolder)

/** Two suites at a time: they wait for settlement more than they compute, and compilers take a core each. */
const AT_ONCE = 2

/** Does a task for every item, a few at a time; the results stand in the items' order. */
export const forEach = async <A, B>(
  items: ReadonlyArray<A>,
  task: (item: A) => Promise<B>
): Promise<ReadonlyArray<B>> => {
  const results: Array<B> = []
  const waiting = [...items.entries()]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results[next[0]] = await task(next[1])
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

type Verdict = "passed" | "failed" | "skipped"

const runOne = async (
  nameOrFolder: string,
  expected: (typeof apis)[number] | undefined,
  isQuiet: boolean
): Promise<Verdict> => {
  const folder = folderOf(nameOrFolder)
  const why = unavailable(folder)
  if (why !== undefined) {
    console.log(`skip ${nameOrFolder}: ${why}`)
    return "skipped"
  }
  const startMs = performance.now()
  const { moved, ok, output } = await runExample(folder)
  const right = expected === undefined || onlyBy(expected, moved)
  if (!isQuiet || !ok) process.stdout.write(output)
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  console.log(
    `${ok && right ? "ok  " : "FAIL"} ${nameOrFolder}: moved money: ${moved.conversions} conversions, ` +
      `${moved.orchestrations} orchestrations (${seconds} s)`
  )
  if (!right) console.error(`expected all of it by ${expected}`)
  return ok && right ? "passed" : "failed"
}

const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { expect: { type: "string" } } })
  const expected = apis.find((api) => api === values.expect)
  if (values.expect !== undefined && expected === undefined) {
    console.error(`--expect ${values.expect}: ${apis.join(" or ")}`)
    return 2
  }
  const chosen = positionals.length === 0 ? names : positionals
  const verdicts = await forEach(chosen, (one) => runOne(one, expected, chosen.length > 1))
  const count = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length
  console.log(`${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`)
  return count("failed") === 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = await main()
