/** All settings, from the environment, read once; every mistake is told at once. */
import * as Issue from "@segue/core/Issue"
import * as Data from "effect/Data"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

import { refusals } from "./production.ts"
import { decode, type Environment, settings } from "./Settings.ts"

/** The vendor's API, and who calls it. */
export interface VendorAccess {
  readonly apiUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: Redacted.Redacted
}

/** How the vendor's webhooks are told from others; empty lists: that form is not accepted. */
export interface WebhookAuth {
  readonly header: string | undefined
  readonly secrets: ReadonlyArray<Redacted.Redacted>
  readonly clientId: string | undefined
  readonly clientSecrets: ReadonlyArray<Redacted.Redacted>
}

/** The configuration. */
export interface Config {
  readonly isProduction: boolean
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly databaseUrl: Redacted.Redacted | undefined
  readonly databaseKind: "server" | "embedded" | "development" | undefined
  readonly dataDir: string
  readonly log: "pretty" | "json"
  /** Absent: a sandbox in this process. */
  readonly vendor: VendorAccess | undefined
  readonly webhook: WebhookAuth
  /** How much of the vendor's limits is ours; the rest is for others behind the same address. */
  readonly vendorShare: number
  /** Requests per second that the vendor allows to one endpoint; absent: as it says in public. */
  readonly vendorRate: number | undefined
  /** How long entries of the change feed are kept. */
  readonly feedMs: number
  /** How long requests that are under way may take when we stop. */
  readonly shutdownMs: number
  readonly otlpUrl: string | undefined
}

/** The configuration cannot be used; all that is wrong with it. Values are never part of it. */
export class ConfigError extends Data.TaggedError("ConfigError")<{ readonly issues: ReadonlyArray<Issue.Issue> }> {
  override get message(): string {
    return `the configuration cannot be used:\n${this.issues.map((issue) => `  ${Issue.format(issue)}`).join("\n")}`
  }
}

const DAY_MS = 86_400_000

/** `<origin>/oauth2/token`, where the vendor's sandbox and one of ours on a port answer. */
const tokenUrlOf = (apiUrl: string): string => `${new URL(apiUrl).origin}/oauth2/token`

/** Settings that belong together. */
const together = (env: Environment): ReadonlyArray<Issue.Issue> => {
  const issues: Array<Issue.Issue> = []
  const need = (name: keyof Environment, because: keyof Environment, remedy: string) => {
    if (env[because] !== undefined && env[name] === undefined) {
      issues.push({ path: [name], message: `Needed because ${because} is set`, remedy })
    }
  }
  const credential = "It is made in the vendor's Dashboard"
  need("PAXOS_CLIENT_ID", "PAXOS_BASE_URL", credential)
  need("PAXOS_CLIENT_SECRET", "PAXOS_BASE_URL", credential)
  need(
    "PAXOS_BASE_URL",
    "PAXOS_CLIENT_ID",
    "Without it the sandbox in this process answers, which knows no such client"
  )
  need("SEGUE_WEBHOOK_SECRET", "SEGUE_WEBHOOK_HEADER", "It is the value that the vendor sends in that header")
  need("SEGUE_WEBHOOK_HEADER", "SEGUE_WEBHOOK_SECRET", "It is the header in which the vendor sends the secret")
  need("SEGUE_WEBHOOK_SECRET", "SEGUE_WEBHOOK_SECRET_PREVIOUS", "A previous one alone makes no sense")
  need("SEGUE_WEBHOOK_CLIENT_SECRET", "SEGUE_WEBHOOK_CLIENT_ID", "The vendor fetches its token with both")
  need("SEGUE_WEBHOOK_CLIENT_ID", "SEGUE_WEBHOOK_CLIENT_SECRET", "The vendor fetches its token with both")
  if (env.SEGUE_DATABASE_KIND === "server") {
    need("SEGUE_DATABASE_URL", "SEGUE_DATABASE_KIND", "A server has an address")
  }
  const host = env.PAXOS_BASE_URL === undefined ? undefined : new URL(env.PAXOS_BASE_URL).hostname
  // The vendor's own hosts: its tokens come from elsewhere (docs/vendor-facts.md#auth-hosts).
  if (host !== undefined && host.startsWith("api.") && env.PAXOS_TOKEN_URL === undefined) {
    const remedy = "The vendor's tokens come from another host, such as https://oauth.sandbox.paxos.com/oauth2/token"
    issues.push({ path: ["PAXOS_TOKEN_URL"], message: "Needed for this PAXOS_BASE_URL", remedy })
  }
  return issues
}

const secret = (text: string | undefined): ReadonlyArray<Redacted.Redacted> =>
  text === undefined ? [] : [Redacted.make(text)]

const toConfig = (env: Environment): Config => ({
  isProduction: env.NODE_ENV === "production",
  host: env.SEGUE_HOST ?? "127.0.0.1",
  port: Number(env.SEGUE_PORT ?? 4400),
  databaseUrl: secret(env.SEGUE_DATABASE_URL)[0],
  databaseKind: env.SEGUE_DATABASE_KIND,
  dataDir: env.SEGUE_DATA_DIR ?? ".segue",
  log: env.SEGUE_LOG ?? (env.NODE_ENV === "production" ? "json" : "pretty"),
  vendor:
    env.PAXOS_BASE_URL === undefined
      ? undefined
      : {
          apiUrl: env.PAXOS_BASE_URL,
          tokenUrl: env.PAXOS_TOKEN_URL ?? tokenUrlOf(env.PAXOS_BASE_URL),
          clientId: env.PAXOS_CLIENT_ID ?? "",
          clientSecret: Redacted.make(env.PAXOS_CLIENT_SECRET ?? "")
        },
  webhook: {
    header: env.SEGUE_WEBHOOK_HEADER?.toLowerCase(),
    secrets: [...secret(env.SEGUE_WEBHOOK_SECRET), ...secret(env.SEGUE_WEBHOOK_SECRET_PREVIOUS)],
    clientId: env.SEGUE_WEBHOOK_CLIENT_ID,
    clientSecrets: [...secret(env.SEGUE_WEBHOOK_CLIENT_SECRET), ...secret(env.SEGUE_WEBHOOK_CLIENT_SECRET_PREVIOUS)]
  },
  vendorShare: Number(env.SEGUE_VENDOR_SHARE ?? "0.5"),
  vendorRate: env.SEGUE_VENDOR_RATE === undefined ? undefined : Number(env.SEGUE_VENDOR_RATE),
  feedMs: Number(env.SEGUE_FEED_DAYS ?? 400) * DAY_MS,
  shutdownMs: Number(env.SEGUE_SHUTDOWN_MS ?? 10_000),
  otlpUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT
})

/** Reads the environment. */
export const load = (environment: Readonly<Record<string, string | undefined>>): Result.Result<Config, ConfigError> => {
  const present = Object.fromEntries(
    Object.keys(settings).flatMap((name) => (environment[name] ? [[name, environment[name]]] : []))
  )
  const read = decode(present)
  // What is wrong by itself is left out, so that the rest is still looked at.
  const wrong = Result.isFailure(read) ? read.failure : []
  const sound = Object.fromEntries(
    Object.entries(present).filter(([name]) => wrong.every(({ path }) => path[0] !== name))
  )
  const env = sound as Environment
  const issues = [...wrong, ...together(env), ...refusals(env)].filter(
    // Something that is wrong is not missing as well.
    (issue, index, all) => all.findIndex((other) => other.path[0] === issue.path[0]) === index
  )
  return issues.length > 0 ? Result.fail(new ConfigError({ issues })) : Result.succeed(toConfig(env))
}
