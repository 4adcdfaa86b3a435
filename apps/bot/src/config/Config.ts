/** All that the bot is told: the file and the environment, read once; every mistake is told at once. */
import * as Issue from "@segue/core/Issue"
import * as Data from "effect/Data"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

import { type Telling, usual } from "../knowledge/Finding.ts"
import type { Templates } from "../templates/Template.ts"
import * as File from "./File.ts"
import type { BankHours } from "./Hours.ts"
import { issuesOf, secretOf } from "./secrets.ts"
import type { Route, Settings } from "./Settings.ts"
import { HTTP, isHttp } from "./shapes.ts"
import * as Talk from "./talk.ts"
import type { Target } from "./targets.ts"

export type Environment = Readonly<Record<string, string | undefined>>

/** The vendor's API, and who calls it. */
export interface VendorAccess {
  readonly apiUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: Redacted.Redacted
}

/** Where orchestrations are read. */
type Source =
  | { readonly type: "sandbox" }
  | { readonly type: "paxos"; readonly access: VendorAccess }
  | { readonly type: "backend"; readonly url: string; readonly key: Redacted.Redacted }

/** A target with its secret: a token, a signing key or an address, by its type. */
export interface ConfiguredTarget {
  readonly name: string
  readonly settings: Target
  readonly secret: Redacted.Redacted | undefined
}

/** The configuration. */
export interface Config {
  readonly environment: string
  readonly source: Source
  /** `now`, `open`, or a time, RFC 3339. */
  readonly from: string
  readonly timeZone: string
  readonly bankHours: BankHours | undefined
  readonly statusPage: string | undefined
  readonly metadataKeys: ReadonlyArray<string>
  readonly templates: Templates
  readonly targets: ReadonlyArray<ConfiguredTarget>
  readonly routes: ReadonlyArray<Route>
  readonly digestAbove: number | undefined
  readonly awayAfterMs: number
  /** How long what is final is kept. */
  readonly keepDays: number
  /** Where the bot tells how it is; `isChosen`: by the file, and not by default. */
  readonly health: { readonly host: string; readonly port: number; readonly isChosen: boolean } | undefined
  /** Who is told what else the source knows. */
  readonly findings: Telling | undefined
  readonly talk: Talk.Talk | undefined
  readonly databaseUrl: Redacted.Redacted | undefined
  readonly databaseKind: "server" | "embedded" | "development" | undefined
  readonly dataDir: string
  readonly vendorShare: number
  readonly log: "pretty" | "json"
}

/** The configuration cannot be used; all that is wrong with it. Values of the environment are never part of it. */
export class ConfigError extends Data.TaggedError("ConfigError")<{ readonly lines: ReadonlyArray<string> }> {
  override get message(): string {
    return `the configuration cannot be used:\n${this.lines.map((line) => `  ${line}`).join("\n")}`
  }
}

const settingsIssues = (settings: Settings, env: Environment): ReadonlyArray<Issue.Issue> => {
  const issues: Array<Issue.Issue> = [...issuesOf(settings.targets ?? {}, env)]
  const need = (name: string, message: string, remedy: string) => {
    if (!env[name]) issues.push({ path: [name], message, remedy })
  }
  if (settings.talk !== undefined) issues.push(...Talk.issuesOf(settings.talk, settings.targets ?? {}, env))
  const source = settings.source ?? { type: "paxos" as const }
  if (source.type === "backend") {
    need(source.keyVariable ?? "SEGUE_API_KEY", "Needed for the source", "Make a key with segue-backend keys")
  } else if (env["PAXOS_BASE_URL"]) {
    need("PAXOS_CLIENT_ID", "Needed because PAXOS_BASE_URL is set", "It is made in the vendor's Dashboard")
    need("PAXOS_CLIENT_SECRET", "Needed because PAXOS_BASE_URL is set", "It is made in the vendor's Dashboard")
  }
  return issues
}

const SHARE = "0.25"

const environmentIssues = (env: Environment): ReadonlyArray<Issue.Issue> => {
  const issues: Array<Issue.Issue> = []
  const check = (name: string, isRight: (text: string) => boolean, expected: string) => {
    const text = env[name]
    if (text && !isRight(text)) issues.push({ path: [name], message: `Expected ${expected}` })
  }
  const oneOf = (...words: ReadonlyArray<string>) =>
    [(text: string) => words.includes(text), words.join(" or ")] as const
  check("PAXOS_BASE_URL", isHttp, HTTP)
  check("PAXOS_TOKEN_URL", isHttp, HTTP)
  check("SEGUE_DATABASE_URL", (text) => /^postgres(?:ql)?:/u.test(text) && URL.canParse(text), "a postgres:// address")
  check("SEGUE_DATABASE_KIND", ...oneOf("server", "embedded", "development"))
  check("SEGUE_LOG", ...oneOf("pretty", "json"))
  const isShare = (text: string) => /^(?:0?\.\d{1,6}|1(?:\.0+)?)$/u.test(text) && Number(text) > 0
  check("SEGUE_VENDOR_SHARE", isShare, "a share above 0, at most 1, such as 0.5")
  const api = env["PAXOS_BASE_URL"]
  // The vendor's own hosts: its tokens come from elsewhere (docs/vendor-facts.md#auth-hosts).
  if (api && isHttp(api) && new URL(api).hostname.startsWith("api.") && !env["PAXOS_TOKEN_URL"]) {
    const remedy = "The vendor's tokens come from another host, such as https://oauth.sandbox.paxos.com/oauth2/token"
    issues.push({ path: ["PAXOS_TOKEN_URL"], message: "Needed for this PAXOS_BASE_URL", remedy })
  }
  return issues
}

const toSource = (settings: Settings, env: Environment): Source => {
  const { source } = settings
  if (source?.type === "backend") {
    // Clients are given the address of its API, which is below it: whoever copies that one means the same gateway.
    const url = source.url.replace(/\/+$/u, "").replace(/\/trpc$/u, "")
    return { type: "backend", url, key: Redacted.make(env[source.keyVariable ?? "SEGUE_API_KEY"] ?? "") }
  }
  const apiUrl = env["PAXOS_BASE_URL"]
  if (!apiUrl) return { type: "sandbox" }
  const access: VendorAccess = {
    apiUrl,
    tokenUrl: env["PAXOS_TOKEN_URL"] || `${new URL(apiUrl).origin}/oauth2/token`,
    clientId: env["PAXOS_CLIENT_ID"] ?? "",
    clientSecret: Redacted.make(env["PAXOS_CLIENT_SECRET"] ?? "")
  }
  return { type: "paxos", access }
}

const nameOf = (source: Source): string =>
  source.type === "sandbox"
    ? "sandbox in this process"
    : new URL(source.type === "paxos" ? source.access.apiUrl : source.url).host

const HEALTH_PORT = 4410
/** A source that is away for longer is told of. */
const AWAY_MINUTES = 2
/** Of what is final. */
const KEEP_DAYS = 90

const toConfig = (settings: Settings, env: Environment): Config => {
  const source = toSource(settings, env)
  const targets = Object.entries(settings.targets ?? { console: { type: "console" as const } }).map(
    ([name, target]) => {
      const secret = secretOf(target)
      return {
        name,
        settings: target,
        secret: secret === undefined ? undefined : Redacted.make(env[secret.variable] ?? "")
      }
    }
  )
  return {
    environment: settings.environment ?? nameOf(source),
    source,
    from: settings.from ?? "now",
    timeZone: settings.timeZone ?? "UTC",
    bankHours: settings.bankHours,
    statusPage: settings.statusPage,
    metadataKeys: settings.metadataKeys ?? [],
    templates: settings.templates ?? {},
    targets,
    routes: (settings.routes ?? [{ name: "everything", targets: targets.map(({ name }) => name) }]).map((route) => ({
      quietHours: settings.quietHours ?? [],
      ...route
    })),
    digestAbove: settings.digest?.above,
    health:
      settings.health === false
        ? undefined
        : {
            host: settings.health?.host ?? "127.0.0.1",
            port: settings.health?.port ?? HEALTH_PORT,
            isChosen: settings.health !== undefined
          },
    keepDays: settings.keepDays ?? KEEP_DAYS,
    awayAfterMs: (settings.awayAfterMinutes ?? AWAY_MINUTES) * 60_000,
    findings:
      settings.findings === undefined ? undefined : { kinds: usual(source.type), instead: {}, ...settings.findings },
    talk: settings.talk === undefined ? undefined : Talk.toTalk(settings.talk, env),
    databaseUrl: env["SEGUE_DATABASE_URL"] ? Redacted.make(env["SEGUE_DATABASE_URL"]) : undefined,
    databaseKind: (env["SEGUE_DATABASE_KIND"] || undefined) as Config["databaseKind"],
    dataDir: env["SEGUE_DATA_DIR"] || ".segue-bot",
    vendorShare: Number(env["SEGUE_VENDOR_SHARE"] || SHARE),
    log: env["SEGUE_LOG"] === "json" ? "json" : "pretty"
  }
}

/**
 * Reads a file's text, none for no file, and the environment. `fileName` is only for messages; `nowMs`, since 1970, for
 * times that must have come.
 */
export const load = (
  fileName: string,
  text: string | undefined,
  env: Environment,
  nowMs: number = Date.now()
): Result.Result<Config, ConfigError> => {
  const { problems, settings } = File.read(text ?? "{}", nowMs)
  const lines = [
    ...problems.map((problem) => `${fileName}:${problem.line}: ${Issue.format(problem)}`),
    ...settingsIssues(settings, env).map(Issue.format),
    ...environmentIssues(env).map(Issue.format)
  ]
  return lines.length > 0 ? Result.fail(new ConfigError({ lines })) : Result.succeed(toConfig(settings, env))
}
