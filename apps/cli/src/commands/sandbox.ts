/** `segue sandbox`: the vendor's API, emulated, on this machine. */
import * as path from "node:path"

import * as Namespaces from "@segue/sandbox/Namespaces"
import * as Listener from "@segue/sandbox/node/Host"
import * as Options from "@segue/sandbox/Options"
import * as Sandbox from "@segue/sandbox/Sandbox"
import type { Command } from "commander"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"
import * as Flags from "../sandbox/Flags.ts"
import * as heap from "../sandbox/heap.ts"
import * as SnapshotFile from "../sandbox/SnapshotFile.ts"

const HELP = `
Everything is in memory; --snapshot keeps it in a file from one run to the next (the namespaces are not in it). It listens
on 127.0.0.1 only; no money, no real credentials, nothing of it reaches the vendor. /_sandbox/ is its page; the calls
below it steer it.

Clock: real follows this machine's, manual moves only when told, frozen not at all, skip jumps to whatever is due next
after each read. POST /_sandbox/clock moves it or changes its mode.

Switches for --set, with their values and the default; the package's README says what each decides:
${Flags.switches()}

Examples:
  segue sandbox
  segue sandbox --port 0 --seed demo        a free port; the same ids with every start
  segue sandbox --approvals                 orchestrations wait for an approval
  segue sandbox --no-limits                 for load tests
  segue sandbox --snapshot sandbox.json     goes on where it was stopped
  segue sandbox --clock skip                clients that poll never wait
  segue sandbox --start-at 2026-12-01T00:00:00Z --set travelRule=on
  segue sandbox --set legacyEndpoints=gone --set deprecatedArrays=drop

Exit codes: 0 stopped by Ctrl-C or SIGTERM, 2 an option or the snapshot is not usable, or the port is taken.
`

/** What a profile has available, as a line. */
const holdings = (balances: Readonly<Record<string, string>> = {}): string => {
  const held = Object.entries(balances).filter(([, amount]) => amount !== "0")
  return held.length === 0 ? "holds nothing" : held.map(([asset, amount]) => `${amount} ${asset}`).join(", ")
}

const greeting = (sandbox: Sandbox.Sandbox, url: string, { namespaces, snapshot }: Flags.Flags): string => {
  const { clients, profiles } = sandbox.control.state()
  const balances = sandbox.control.ledger.balances()
  const { mode, now } = sandbox.control.clock.get()
  const { clientId, clientSecret } = Options.credential
  const isDefault = clients.some((client) => client.client_id === clientId)
  return [
    "Segue's sandbox: Paxos's API emulated in memory, for this machine only",
    "",
    `  API         ${url}/v2`,
    `  tokens      ${url}/oauth2/token`,
    `  page        ${url}/_sandbox/`,
    ...(namespaces === true ? [`  namespaces  ${url}/ns/<any name>/v2, …/oauth2/token, …/_sandbox/`] : []),
    ...(mode === "real" ? [] : [`  clock       ${mode}, at ${now}`]),
    isDefault
      ? `  credential  ${clientId} / ${clientSecret}, every scope`
      : `  credential  as in the snapshot: ${clients.map((client) => client.client_id).join(", ")}`,
    ...profiles.flatMap(({ id, nickname, type }) => [
      `  profile     ${id}  ${nickname} (${type})`,
      `              ${holdings(balances[`profile/${id}/available`])}`
    ]),
    "",
    `  export PAXOS_BASE_URL=${url}/v2 PAXOS_TOKEN_URL=${url}/oauth2/token`,
    ...(isDefault ? [`  export PAXOS_CLIENT_ID=${clientId} PAXOS_CLIENT_SECRET=${clientSecret}`] : []),
    "",
    snapshot === undefined
      ? "Ctrl-C stops it; nothing is kept."
      : `Ctrl-C stops it and keeps everything in ${snapshot}.`,
    ""
  ].join("\n")
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "is taken; give another with --port, or 0 for any free one",
  EACCES: "may not be used by you; give one above 1023 with --port"
}

/** A sandbox as the flags say; a reset leads back to this. */
const sandboxOf = ({ approvals, clock, limits, namespaces, seed, set, startAt }: Flags.Flags): Sandbox.Sandbox => {
  const options: Options.Options = {
    seed,
    rateLimits: limits,
    ...(approvals === undefined ? {} : { approvals: { orchestrations: true } }),
    ...(set === undefined ? {} : { settings: set }),
    clock: {
      ...(clock === undefined ? {} : { mode: clock }),
      ...(startAt === undefined ? {} : { startAt })
    }
  }
  return namespaces === true ? Namespaces.make(options) : Sandbox.make(options)
}

/** Starts from the file; what was asked for in so many words holds nevertheless. */
const load = (sandbox: Sandbox.Sandbox, file: string, flags: Flags.Flags): Result.Result<void, string> =>
  Result.flatMap(SnapshotFile.load(sandbox, file), (outcome) => {
    if (outcome === "new") return Result.succeed(undefined)
    if (flags.startAt !== undefined) {
      return Result.fail(`${file} has its own time: leave --start-at out, or move the clock with POST /_sandbox/clock`)
    }
    if (flags.approvals === true) sandbox.control.approvals.policy({ orchestrations: true })
    if (!flags.limits) sandbox.control.limits.turn(false)
    if (flags.set !== undefined) sandbox.control.settings.set(flags.set)
    if (flags.clock !== undefined) sandbox.control.clock.mode(flags.clock)
    return Result.succeed(undefined)
  })

/** Serves until the user stops it. */
const serve = async (
  host: Host,
  sandbox: Sandbox.Sandbox,
  flags: Flags.Flags
): Promise<Result.Result<void, string>> => {
  const { port } = flags
  const stopped = new Promise<void>((resolve) => host.onStop(resolve))
  let listener: Listener.Host
  try {
    listener = await Listener.listen(sandbox, { port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = reasons[code ?? ""]
    if (reason === undefined) throw error
    return Result.fail(`port ${port} ${reason} (${message})`)
  }
  try {
    host.stdout.write(greeting(sandbox, listener.url, flags))
    heap.keepSmall()
    await stopped
  } finally {
    await listener.close()
  }
  return Result.succeed(undefined)
}

const run = async (host: Host, flags: Flags.Flags): Promise<ExitCode> => {
  const sandbox = sandboxOf(flags)
  const file = flags.snapshot === undefined ? undefined : path.resolve(host.cwd, flags.snapshot)
  const outcome = await Effect.runPromise(
    Effect.result(
      Effect.gen(function* () {
        if (file !== undefined) yield* Effect.fromResult(load(sandbox, file, flags))
        yield* Effect.fromResult(yield* Effect.promise(() => serve(host, sandbox, flags)))
        if (file !== undefined) yield* Effect.fromResult(SnapshotFile.save(sandbox, file))
      })
    )
  )
  if (Result.isSuccess(outcome)) return exitCodes.done
  host.stderr.write(`segue: ${outcome.failure}\n`)
  return exitCodes.unusable
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  Flags.declare(command)
    .addHelpText("after", HELP)
    .action(async (flags: Flags.Flags) => finish(await run(host, flags)))
}
