import * as Listener from "@segue/sandbox/node/Host"
import * as Options from "@segue/sandbox/Options"
import * as Sandbox from "@segue/sandbox/Sandbox"
/** `segue sandbox`: the vendor's API, emulated, on this machine. */
import { type Command, InvalidArgumentError } from "commander"

import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"

interface Flags {
  readonly port: number
  readonly seed: string
  readonly approvals?: true
  readonly limits: boolean
}

const HELP = `
Everything is in memory and gone when it stops. It listens on 127.0.0.1 only; no money, no real
credentials, nothing of it reaches the vendor. /_sandbox is for steering it.

Examples:
  segue sandbox
  segue sandbox --port 0 --seed demo        a free port; the same ids with every start
  segue sandbox --approvals                 orchestrations wait for an approval
  segue sandbox --no-limits                 for load tests

Exit codes: 0 stopped by Ctrl-C or SIGTERM, 2 the port is taken.
`

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : -1
  if (port < 0 || port > 65_535) throw new InvalidArgumentError("a port from 0 (any free one) to 65535")
  return port
}

const greeting = (sandbox: Sandbox.Sandbox, url: string): string => {
  const { profiles } = sandbox.control.state()
  const { clientId, clientSecret } = Options.credential
  return [
    "Segue's sandbox: Paxos's API emulated in memory, for this machine only",
    "",
    `  API         ${url}/v2`,
    `  tokens      ${url}/oauth2/token`,
    `  steering    ${url}/_sandbox/state`,
    `  credential  ${clientId} / ${clientSecret}, every scope`,
    ...profiles.map(({ id, nickname, type }) => `  profile     ${id}  ${nickname} (${type})`),
    "",
    `  export PAXOS_BASE_URL=${url}/v2 PAXOS_TOKEN_URL=${url}/oauth2/token`,
    `  export PAXOS_CLIENT_ID=${clientId} PAXOS_CLIENT_SECRET=${clientSecret}`,
    "",
    "Ctrl-C stops it; nothing is kept.",
    ""
  ].join("\n")
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "is taken; give another with --port, or 0 for any free one",
  EACCES: "may not be used by you; give one above 1023 with --port"
}

/** Serves until the user stops it. */
const run = async (host: Host, { approvals, limits, port, seed }: Flags): Promise<ExitCode> => {
  const sandbox = Sandbox.make({ seed })
  if (approvals === true) sandbox.control.approvals.policy({ orchestrations: true })
  if (!limits) sandbox.control.limits.turn(false)
  const stopped = new Promise<void>((resolve) => host.onStop(resolve))
  let listener: Listener.Host
  try {
    listener = await Listener.listen(sandbox, { port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = reasons[code ?? ""]
    if (reason === undefined) throw error
    host.stderr.write(`segue: port ${port} ${reason} (${message})\n`)
    return exitCodes.unusable
  }
  host.stdout.write(greeting(sandbox, listener.url))
  await stopped
  await listener.close()
  return exitCodes.done
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .option("--port <port>", "where to listen on 127.0.0.1; 0 takes a free port", portOf, 4300)
    .option("--seed <seed>", "ids and everything random follow from it", "1")
    .option("--approvals", "orchestrations wait for an approval")
    .option("--no-limits", "no rate limits; the vendor's hold otherwise")
    .addHelpText("after", HELP)
    .action(async (flags: Flags) => finish(await run(host, flags)))
}
