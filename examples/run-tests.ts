/**
 * Runs an example's own test suite against a sandbox that lives for that one run. `--expect` says which API must have
 * moved the money: a migrated example that still converts the old way has not been migrated.
 *
 *   node examples/run-tests.ts [folder] [--expect conversions|orchestrations]
 */
import { spawn } from "node:child_process"
import * as path from "node:path"
import { parseArgs } from "node:util"

import * as Host from "../packages/sandbox/src/node/Host.ts"
import * as Options from "../packages/sandbox/src/Options.ts"
import * as Sandbox from "../packages/sandbox/src/Sandbox.ts"

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

/** The profile of an account other than the default one; the example calls it the customers'. */
const CUSTOMERS = "5d0b9a54-0f4c-4e0e-8d6a-3c1b7f2e9a10"
const TREASURY = "c2f7e1d0-6b3a-4f58-9e21-7a8d4c5b6e0f"
const TIMEOUT_MS = 120_000

const run = (folder: string, environment: Record<string, string>): Promise<Omit<Outcome, "moved">> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--test", "--test-reporter=spec", "test/*.test.ts"], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", ...environment },
      timeout: TIMEOUT_MS
    })
    let output = ""
    const take = (chunk: Buffer): void => {
      output += chunk.toString("utf8")
    }
    child.stdout.on("data", take)
    child.stderr.on("data", take)
    child.once("error", reject)
    child.once("close", (code) => resolve({ ok: code === 0, output }))
  })

/**
 * Starts a sandbox on a free port and runs `node --test` in the folder with its address, a credential and two profiles
 * in the environment. The clock is the real one: the suite cancels a conversion before it settles.
 */
export const runExample = async (folder: string): Promise<Outcome> => {
  const sandbox = Sandbox.make({
    seed: "examples",
    profiles: [
      { id: TREASURY, nickname: "treasury", type: "DEFAULT", balances: { ...Options.balances, USDP: "5000" } },
      { id: CUSTOMERS, nickname: "customers", balances: { USD: "100" } }
    ]
  })
  const host = await Host.listen(sandbox, { port: 0 })
  try {
    const outcome = await run(path.resolve(folder), {
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

const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { expect: { type: "string" } } })
  const expected = apis.find((api) => api === values.expect)
  if (values.expect !== undefined && expected === undefined) {
    console.error(`--expect ${values.expect}: ${apis.join(" or ")}`)
    return 2
  }
  const { moved, ok, output } = await runExample(positionals[0] ?? path.join(import.meta.dirname, "typescript-service"))
  process.stdout.write(output)
  console.log(`moved money: ${moved.conversions} conversions, ${moved.orchestrations} orchestrations`)
  if (expected !== undefined && !onlyBy(expected, moved)) {
    console.error(`expected all of it by ${expected}`)
    return 1
  }
  return ok ? 0 : 1
}

if (import.meta.main) process.exitCode = await main()
