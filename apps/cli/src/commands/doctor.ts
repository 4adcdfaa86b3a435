import * as PaxosHttp from "@segue/core/PaxosHttp"
/** `segue doctor`: is everything there that the new API needs. It reads, and creates nothing. */
import { type Command, Option } from "commander"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"

import { addresses } from "../doctor/addresses.ts"
import type { Check } from "../doctor/Check.ts"
import { clock } from "../doctor/clock.ts"
import * as Environment from "../doctor/Environment.ts"
import { operations } from "../doctor/operations.ts"
import { scopes } from "../doctor/scopes.ts"
import { type ExitCode, exitCodes } from "../exit.ts"
import type { Host } from "../Host.ts"
import * as render from "../render/doctor.ts"

interface Flags extends Environment.Flags {
  readonly format: "pretty" | "json"
}

const HELP = `
Environment: PAXOS_BASE_URL, PAXOS_TOKEN_URL, PAXOS_CLIENT_ID, PAXOS_CLIENT_SECRET. The vendor's
sandbox is https://api.sandbox.paxos.com/v2 with https://oauth.sandbox.paxos.com/oauth2/token.

Examples:
  segue doctor
  segue doctor --base-url http://127.0.0.1:4300/v2 --token-url http://127.0.0.1:4300/oauth2/token
  segue doctor --format json

Exit codes: 0 all that orchestrations need is there, 1 something needed is not granted or does not
answer, 2 the environment is not complete or not usable.
`

/** The doctor does not wait long: somebody is looking on. */
const LIMITS = { timeoutMs: 10_000, totalTimeoutMs: 30_000, retriesMax: 1 } as const

const LOCAL = { requestsPerSecond: 1000, tokensPerSecond: 1000 } as const

const examine = (environment: Environment.Environment): Effect.Effect<ReadonlyArray<Check>> => {
  const { baseUrl, clientId, clientSecret, tokenUrl } = environment
  const http = (wanted: ReadonlyArray<string>) =>
    PaxosHttp.layerNoDeps({
      ...LIMITS,
      apiUrl: baseUrl.href,
      tokenUrl: tokenUrl.href,
      clientId,
      clientSecret,
      scopes: wanted
    })
  const shared = Layer.merge(
    // The vendor's limits hold for the vendor; on this machine nobody counts.
    Environment.isLoopback(tokenUrl) ? PaxosHttp.budgetMemoryWith(LOCAL) : PaxosHttp.budgetMemory,
    // A redirect would carry the credential to an address that nobody has checked.
    FetchHttpClient.layer.pipe(Layer.provide(Layer.succeed(FetchHttpClient.RequestInit, { redirect: "manual" })))
  )
  return Effect.gen(function* () {
    const told = [...addresses(environment), ...(yield* clock(environment))]
    const granted = yield* Effect.provide(scopes, http([]))
    const answered = yield* Effect.provide(operations(granted), http([...granted.scopes]))
    return [...told, ...granted.checks, ...answered]
  }).pipe(Effect.provide(shared))
}

const run = async (host: Host, { format, ...flags }: Flags): Promise<ExitCode> => {
  const environment = Environment.read(host.env, flags)
  if (Result.isFailure(environment)) {
    for (const sentence of environment.failure) host.stderr.write(`segue: ${sentence}\n`)
    return exitCodes.unusable
  }
  if (host.stderr.isTerminal && !Environment.isLoopback(environment.success.tokenUrl)) {
    host.stderr.write("Asking for each scope by itself, one a second as the vendor allows …\n")
  }
  const checks = await Effect.runPromise(examine(environment.success))
  host.stdout.write(format === "json" ? render.json(checks) : render.pretty(host.stdout, checks))
  return checks.some((check) => check.state === "failed") ? exitCodes.findings : exitCodes.done
}

export const define = (command: Command, host: Host, finish: (code: ExitCode) => void): void => {
  command
    .option("--base-url <url>", "address of the API, instead of PAXOS_BASE_URL")
    .option("--token-url <url>", "address of the token endpoint, instead of PAXOS_TOKEN_URL")
    .addOption(new Option("--format <format>", "form of the answer").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", HELP)
    .action(async (flags: Flags) => finish(await run(host, flags)))
}
