/** The command line: finds the command, loads it, and turns whatever happens into an exit code. */
import { Command, CommanderError } from "commander"

import manifest from "../package.json" with { type: "json" }
import { commands, type Entry } from "./commands/registry.ts"
import { type ExitCode, exitCodes } from "./exit.ts"
import { fromProcess, type Host, isOutputFailed } from "./Host.ts"

const EXAMPLES = `
Examples:
  segue check                            what here still uses the deprecated API
  segue fix --dry-run                    what would be rewritten, as a diff
  segue payload request.json             the orchestration request for a conversion request
  echo "$LIST_URL" | segue payload       the same for the address of a listing
  segue verify --count 1000 --seed 1     old and new move the same money, on our sandbox
  segue sandbox --port 4300              a vendor to talk to, on this machine
  segue doctor                           are the new scopes granted, does everything answer

Exit codes: 0 nothing to report, 1 findings or understood and refused, 2 usage, configuration
or unreadable input, 70 a mistake in segue.
`

const program = async (host: Host, registry: ReadonlyArray<Entry>, finish: (code: ExitCode) => void) => {
  const root = new Command("segue")
    .description("Moves from Paxos's Stablecoin Conversions API to the Orchestrations API.")
    .version(manifest.version, "-v, --version", "print the version")
    .option("--debug", "show where an internal error comes from")
    .configureOutput({ writeOut: host.stdout.write, writeErr: host.stderr.write })
    .exitOverride()
    .showHelpAfterError("Run segue --help to see what there is.")
    .addHelpText("after", EXAMPLES)
  for (const entry of registry) {
    const command = root.command(entry.name).description(entry.summary)
    command.showHelpAfterError(`Run segue ${entry.name} --help to see what it takes.`)
    // The others stay unloaded: the help of the root needs their names and summaries only.
    if (host.args.includes(entry.name)) (await entry.load()).define(command, host, finish)
  }
  return root
}

const internalError = (host: Host, error: unknown): ExitCode => {
  const message = error instanceof Error ? error.message : String(error)
  host.stderr.write(`segue: internal error: ${message}\n`)
  host.stderr.write("This is a mistake in segue, not in your input. Please report it with the command you ran;\n")
  host.stderr.write("run it again with --debug to see where it comes from.\n")
  if (host.args.includes("--debug") && error instanceof Error) host.stderr.write(`${error.stack}\n`)
  return exitCodes.internal
}

/** Says what ended the command, if there is still somewhere to say it. */
const ended = (host: Host, error: unknown): ExitCode => {
  try {
    if (!isOutputFailed(error)) return internalError(host, error)
    host.stderr.write(`segue: ${error.message}\n`)
  } catch (second) {
    // Standard error itself cannot be written: only the exit code is left.
    if (!isOutputFailed(second)) throw second
    return isOutputFailed(error) ? exitCodes.unusable : exitCodes.internal
  }
  return exitCodes.unusable
}

/** Runs one command line to its exit code; never rejects. */
export const run = async (host: Host, registry: ReadonlyArray<Entry> = commands): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.done
  try {
    const root = await program(host, registry, (finished) => {
      code = finished
    })
    if (host.args.length === 0) root.outputHelp()
    else await root.parseAsync(host.args, { from: "user" })
    return code
  } catch (error) {
    // Commander has said what is wrong on stderr; help and version end this way too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.unusable
    return ended(host, error)
  }
}

/** Runs this process. */
export const main = async (): Promise<void> => {
  const host = fromProcess()
  process.on("uncaughtException", (error) => {
    process.exit(ended(host, error))
  })
  process.exitCode = await run(host)
}
