/** The gateway, over a sandbox and a database in processes of their own. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import * as TestServer from "@segue/storage/TestServer"

import * as sandbox from "./sandbox.ts"
import * as Server from "./Server.ts"

/** What keeps its rows: a PostgreSQL server beside it, or the one that it starts itself. */
export type Database = "server" | "embedded"

/** A gateway that runs. */
export interface Gateway {
  readonly server: Server.Server
  readonly vendor: sandbox.Client
  readonly headers: Readonly<Record<string, string>>
  /** The answer of a query or mutation. */
  readonly call: (procedure: string, input: unknown, method?: "GET" | "POST") => Promise<any>
  readonly stop: () => Promise<void>
}

/** The address of a query. */
export const queryPath = (procedure: string, input: unknown): string =>
  `/trpc/${procedure}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`

/**
 * PostgreSQL does not run as root, so where root measures, a gateway that starts one runs as the user that the tests'
 * server makes.
 */
const program = (args: ReadonlyArray<string>, directory: string, database: Database) => {
  if (database === "server" || process.getuid?.() !== 0) return { program: process.execPath, args }
  const id = (flag: string): string => execFileSync("id", [flag, "postgres"], { encoding: "utf8" }).trim()
  fs.chownSync(directory, Number(id("-u")), Number(id("-g")))
  const other = [`--reuid=${id("-u")}`, `--regid=${id("-g")}`, "--clear-groups", process.execPath, ...args]
  return { program: "setpriv", args: other }
}

const main = path.resolve(import.meta.dirname, "../../../apps/backend/src/main.ts")

/** Starts one in front of a sandbox that is running; `env` comes on top of what it is told. */
export const start = async (
  vendor: Server.Server,
  database: Database,
  env: Readonly<Record<string, string>> = {}
): Promise<Gateway> => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-bench-"))
  fs.chmodSync(directory, 0o755)
  const postgres = database === "server" ? await TestServer.start() : undefined
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const server = await Server.start({
    ...program([main], directory, database),
    url: `http://127.0.0.1:${port}`,
    env: {
      PAXOS_BASE_URL: `${vendor.url}/v2`,
      PAXOS_CLIENT_ID: "sandbox",
      PAXOS_CLIENT_SECRET: "sandbox",
      SEGUE_PORT: String(port),
      SEGUE_DATA_DIR: directory,
      SEGUE_LOG: "json",
      SEGUE_VENDOR_SHARE: "1",
      ...env,
      ...(postgres === undefined ? { SEGUE_DATABASE_KIND: "embedded" } : { SEGUE_DATABASE_URL: postgres.url })
    },
    probe: "/readyz"
  })
  const key = fs.readFileSync(path.join(directory, "dev-key"), "utf8").trim()
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" }
  const call: Gateway["call"] = async (procedure, input, method = "GET") => {
    const response = await fetch(
      `${server.url}${method === "GET" ? queryPath(procedure, input) : `/trpc/${procedure}`}`,
      method === "GET" ? { headers } : { method, headers, body: JSON.stringify(input) }
    )
    if (response.status !== 200) throw new Error(`${procedure}: ${response.status} ${await response.text()}`)
    return ((await response.json()) as { readonly result: { readonly data: unknown } }).result.data
  }
  return {
    server,
    vendor: await sandbox.client(vendor.url),
    headers,
    call,
    stop: async () => {
      // It takes the database with it that it started.
      await server.stop(postgres === undefined ? "SIGINT" : "SIGKILL")
      await postgres?.stop()
      fs.rmSync(directory, { recursive: true, force: true })
    }
  }
}
