/** `segue sandbox`: the vendor's API, emulated, on this machine. */
import * as path from "node:path"

import * as Listener from "@segue/sandbox/node/Host"
import * as Options from "@segue/sandbox/Options"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { type Command, InvalidArgumentError } from "commander"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"
import * as heap from "../sandbox/heap.ts"
import * as SnapshotFile from "../sandbox/SnapshotFile.ts"

interface Flags {
  readonly port: number
  readonly seed: string
  readonly approvals?: true
  readonly limits: boolean
  readonly snapshot?: string
}

const HELP = `
Everything is in memory; --snapshot keeps it in a file from one run to the next. It listens on 127.0.0.1 only; no money, no real
credentials, nothing of it reaches the vendor. /_sandbox/ is its page; the calls below it steer it.

Examples:
  segue sandbox
  segue sandbox --port 0 --seed demo        a free port; the same ids with every start
  segue sandbox --approvals                 orchestrations wait for an approval
  segue sandbox --no-limits                 for load tests
  segue sandbox --snapshot sandbox.json     goes on where it was stopped

Exit codes: 0 stopped by Ctrl-C or SIGTERM, 2 the port is taken or the snapshot is not usable.
`

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : -1
  if (port < 0 || port > 65_535) throw new InvalidArgumentError("a port from 0 (any free one) to 65535")
  return port
}

/** What a profile has available, as a line. */
const holdings = (balances: Readonly<Record<string, string>> = {}): string => {
  const held = Object.entries(balances).filter(([, amount]) => amount !== "0")
  return held.length === 0 ? "holds nothing" : held.map(([asset, amount]) => `${amount} ${asset}`).join(", ")
}

const greeting = (sandbox: Sandbox.Sandbox, url: string, snapshot: string | undefined): string => {
  const { clients, profiles } = sandbox.control.state()
  const balances = sandbox.control.ledger.balances()
  const { clientId, clientSecret } = Options.credential
  const isDefault = clients.some((client) => client.client_id === clientId)
  return [
    "Segue's sandbox: Paxos's API emulated in memory, for this machine only",
    "",
    `  API         ${url}/v2`,
    `  tokens      ${url}/oauth2/token`,
    `  page        ${url}/_sandbox/`,
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

const sandboxOf = ({ approvals, limits, seed }: Flags): Sandbox.Sandbox => {
  const sandbox = Sandbox.make({ seed, rateLimits: limits })
  if (approvals === true) sandbox.control.approvals.policy({ orchestrations: true })
  return sandbox
}

/** Serves until the user stops it. */
const serve = async (
  host: Host,
  sandbox: Sandbox.Sandbox,
  { port, snapshot }: Flags
): Promise<Result.Result<void, string>> => {
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
    host.stdout.write(greeting(sandbox, listener.url, snapshot))
    heap.keepSmall()
    await stopped
  } finally {
    await listener.close()
  }
  return Result.succeed(undefined)
}

const run = async (host: Host, flags: Flags): Promise<ExitCode> => {
  const sandbox = sandboxOf(flags)
  const file = flags.snapshot === undefined ? undefined : path.resolve(host.cwd, flags.snapshot)
  const outcome = await Effect.runPromise(
    Effect.result(
      Effect.gen(function* () {
        if (file !== undefined) yield* Effect.fromResult(SnapshotFile.load(sandbox, file))
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
  command
    .option("--port <port>", "where to listen on 127.0.0.1; 0 takes a free port", portOf, 4300)
    .option("--seed <seed>", "ids and everything random follow from it", "1")
    .option("--snapshot <file>", "starts from this file if it exists, and writes it when it stops")
    .option("--approvals", "orchestrations wait for an approval")
    .option("--no-limits", "no rate limits; the vendor's hold otherwise")
    .addHelpText("after", HELP)
    .action(async (flags: Flags) => finish(await run(host, flags)))
}
