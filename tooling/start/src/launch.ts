/** Starts what there is, shows it, and stays up until told to stop. */
import { parseArgs } from "node:util"

import { start } from "./Services.ts"
import type { Step } from "./Step.ts"
import * as Text from "./Text.ts"
import { tour } from "./Tour.ts"

export interface Launch {
  readonly args: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly steps: ReadonlyArray<Step>
  readonly write: (line: string) => void
  /** Aborted when the user wants it to stop, whatever it is doing. */
  readonly stop: AbortSignal
}

/** What a shell reports for a program that Ctrl-C ended. */
const STOPPED = 130

/**
 * Exit code 0, 1 when a step failed, 2 for arguments that do not exist. A tour that was stopped before its end has shown
 * nothing to pass: 130.
 */
export const launch = async ({ args, env, steps, stop, write }: Launch): Promise<0 | 1 | 2 | typeof STOPPED> => {
  let once: boolean
  try {
    const { values } = parseArgs({ args: [...args], options: { once: { type: "boolean", default: false } } })
    once = values.once || env["CI"] === "true" || env["CI"] === "1"
  } catch (error) {
    write(`start: ${(error as Error).message}`)
    write("start takes --once: exit after the tour")
    return 2
  }
  const services = await start(stop)
  try {
    write("Segue moves you from Paxos's Stablecoin Conversions API to its Orchestrations API.")
    write(`The vendor's API, emulated on this machine, answers at ${services.sandbox.url}/v2`)
    write("")
    const failed = await tour(steps, services, write)
    if (stop.aborted) {
      write("Stopped before the tour was over.")
      return STOPPED
    }
    write(Text.heading(failed.length === 0 ? "The tour is over" : "The tour failed"))
    write("")
    if (failed.length === 0) write(`  All ${steps.length} steps did what they should.`)
    for (const name of failed) write(`  failed: ${name}`)
    if (!once) {
      write(`  sandbox      ${services.sandbox.url}/v2   (client sandbox, secret sandbox)`)
      write(`  tokens       ${services.sandbox.url}/oauth2/token`)
      write(`  its ledger   ${services.sandbox.url}/_sandbox/ledger`)
      write("")
      write("  Try: npx -y pnpm@12 segue payload your-request.json")
      write("  Ctrl-C stops everything.")
      await new Promise<void>((resolve) => {
        stop.addEventListener("abort", () => resolve(), { once: true })
      })
    }
    return failed.length === 0 ? 0 : 1
  } finally {
    await services.close()
  }
}
