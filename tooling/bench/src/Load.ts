/**
 * Load from a second process: autocannon, a few connections with a few requests under way on each. On few cores the load
 * costs as much as the server, so what counts is how many answers a second of the server's own processor time gives.
 */
import { execFile } from "node:child_process"
import { createRequire } from "node:module"
import { promisify } from "node:util"

import type * as Server from "./Server.ts"

const require = createRequire(import.meta.url)
const autocannon = require.resolve("autocannon/autocannon.js")

const CONNECTIONS = 16
const PIPELINING = 8

/** What was asked, again and again. */
export interface Asked {
  readonly server: Server.Server
  /** Path and query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: "GET" | "POST"
  /** `[<id>]` becomes an id that is never the same. */
  readonly body?: string
  /** Connections, each with a few requests under way; 1 asks again only when it has its answer. */
  readonly connections?: number
  /** For how many seconds, or how often in all: the same work for servers of different speed. */
  readonly until: { readonly seconds: number } | { readonly requests: number }
}

/** Answers per second of the server's processor time; throws when some were not what they should be. */
export const perSecond = async ({
  body,
  connections = CONNECTIONS,
  headers = {},
  method = "GET",
  path,
  server,
  until
}: Asked): Promise<number> => {
  const before = server.cpuMs()
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      autocannon,
      "--json",
      `--connections=${connections}`,
      `--pipelining=${connections === 1 ? 1 : PIPELINING}`,
      "seconds" in until ? `--duration=${until.seconds}` : `--amount=${until.requests}`,
      `--method=${method}`,
      ...Object.entries(headers).flatMap(([name, value]) => ["--headers", `${name}=${value}`]),
      ...(body === undefined ? [] : ["--idReplacement", "--body", body]),
      `${server.url}${path}`
    ],
    { maxBuffer: 16 * 1024 * 1024 }
  )
  const spentMs = server.cpuMs() - before
  const result = JSON.parse(stdout) as Readonly<Record<"errors" | "non2xx" | "2xx", number>>
  const { errors, non2xx } = result
  if (errors > 0 || non2xx > 0) throw new Error(`${method} ${path}: ${non2xx} refused, ${errors} failed`)
  return (result["2xx"] * 1000) / spentMs
}
