/** What production refuses, because money would not be safe with it. */
import type { Issue } from "@segue/core/Issue"
import { isLoopback } from "@segue/storage/Database"

import type { Environment } from "./Settings.ts"

const SECRET_LENGTH_MIN = 16

const isWeak = (secret: string | undefined): boolean =>
  secret !== undefined && (secret.length < SECRET_LENGTH_MIN || new Set(secret).size < 6)

const isPlainHttp = (url: string | undefined): boolean => url !== undefined && new URL(url).protocol === "http:"

/** Everything that a production setting lacks. */
export const refusals = (env: Environment): ReadonlyArray<Issue> => {
  if (env.NODE_ENV !== "production") return []
  const issues: Array<Issue> = []
  const refuse = (name: keyof Environment, message: string, remedy: string) =>
    issues.push({ path: [name], message: `In production: ${message}`, remedy })
  if (env.PAXOS_BASE_URL === undefined) {
    refuse("PAXOS_BASE_URL", "the sandbox in this process moves no money", "Set the vendor's address and a credential")
  }
  if (env.PAXOS_BASE_URL !== undefined && isLoopback(env.PAXOS_BASE_URL)) {
    refuse("PAXOS_BASE_URL", "it is on this machine", "Leave NODE_ENV alone for a sandbox")
  }
  for (const name of ["PAXOS_BASE_URL", "PAXOS_TOKEN_URL"] as const) {
    if (isPlainHttp(env[name]) && !isLoopback(env[name] ?? "")) {
      refuse(name, "secrets and tokens would travel in the clear", "Use https")
    }
  }
  if (env.PAXOS_CLIENT_SECRET === "sandbox") {
    refuse("PAXOS_CLIENT_SECRET", "it is the sandbox's", "Use a credential from the vendor's Dashboard")
  }
  if (env.SEGUE_DATABASE_URL === undefined) {
    refuse("SEGUE_DATABASE_URL", "a database of our own is for one process and its machine", "Set a PostgreSQL server")
  }
  if (env.SEGUE_DATABASE_KIND === "development") {
    refuse("SEGUE_DATABASE_KIND", "development storage can lose what it acknowledged", "Leave it out")
  }
  for (const name of [
    "SEGUE_WEBHOOK_SECRET",
    "SEGUE_WEBHOOK_SECRET_PREVIOUS",
    "SEGUE_WEBHOOK_CLIENT_SECRET",
    "SEGUE_WEBHOOK_CLIENT_SECRET_PREVIOUS"
  ] as const) {
    if (isWeak(env[name])) refuse(name, "it can be guessed", `Use at least ${SECRET_LENGTH_MIN} random characters`)
  }
  return issues
}
