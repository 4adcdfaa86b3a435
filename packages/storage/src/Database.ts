/**
 * A PostgreSQL, in one of three ways: a server that is there already, one of our own on a data directory, or PGlite in
 * this process for development. One driver and one dialect for all of them.
 */
// @effect-diagnostics nodeBuiltinImport:off -- paths are Node's

import * as path from "node:path"

import * as PgClient from "@effect/sql-pg/PgClient"
import { PGlite } from "@electric-sql/pglite"
import { StoreError } from "@segue/follow/Store"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type * as SqlClient from "effect/sql/SqlClient"

import * as DirectoryLock from "./DirectoryLock.ts"
import * as EmbeddedServer from "./EmbeddedServer.ts"
import { withCode } from "./internal/disk.ts"
import * as Migrations from "./Migrations.ts"
import { connections } from "./PgliteStream.ts"
import { type StorageError, stored } from "./Stored.ts"

/** The oldest PostgreSQL that is supported, as `server_version_num` counts. */
export const VERSION_MIN = 150_000

/**
 * - `server`: given by an address;
 * - `embedded`: a real server of our own, durable;
 * - `development`: PGlite in this process; it does not sync to disk, so what was acknowledged can be lost.
 */
export type Kind = "server" | "embedded" | "development"

/** Where data goes. */
export interface Options {
  /** `SEGUE_DATABASE_URL`. */
  readonly url?: Redacted.Redacted
  /** `SEGUE_DATA_DIR`, for a database of our own. */
  readonly dataDir: string
  /** The API that money moves through: development storage is for one on this machine only. */
  readonly vendorUrl: string
  /** Ask for one way; otherwise the first that is possible. */
  readonly kind?: Kind
  /** As root, create PostgreSQL's own user. */
  readonly createUser?: boolean
  readonly maxConnections?: number
  /** One statement. */
  readonly statementTimeoutMs?: number
  /** A transaction that does nothing: it may be that of a frozen process, which holds others up. */
  readonly idleInTransactionMs?: number
  /** PGlite without files, for tests. */
  readonly isInMemory?: boolean
}

/** The database in use. */
export class Database extends Context.Service<
  Database,
  {
    readonly kind: Kind
    /** As `server_version_num`: 180004 for 18.4. */
    readonly version: number
    /** Asks the database for an answer, for readiness checks. */
    readonly check: Effect.Effect<void, StorageError>
  }
>()("@segue/storage/Database") {}

const REACH = "reach the database; check SEGUE_DATABASE_URL and that the server runs"

type Client = PgClient.PgClient | SqlClient.SqlClient

const refuse = (message: string): StoreError => new StoreError({ message, isRetryable: false })

/** Whether an address is on this machine: only then is what is lost there no money. */
export const isLoopback = (url: string): boolean => {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/u.test(hostname) ||
    // Reserved to never resolve: the sandbox in this process answers for it.
    hostname.endsWith(".invalid")
  )
}

const settings = (options: Options): Readonly<Record<string, string>> => ({
  statement_timeout: String(options.statementTimeoutMs ?? 30_000),
  idle_in_transaction_session_timeout: String(options.idleInTransactionMs ?? 10_000),
  timezone: "UTC"
})

const server = (options: Options, url: Redacted.Redacted): Layer.Layer<Client, StorageError> =>
  PgClient.layerFrom(
    PgClient.make({
      url,
      applicationName: "segue",
      maxConnections: options.maxConnections ?? 10,
      connectTimeout: "10 seconds",
      startupParameters: settings(options)
    }).pipe(stored(REACH))
  )

const embedded = (options: Options): Layer.Layer<Client, StorageError> =>
  Layer.unwrap(
    Effect.map(
      EmbeddedServer.start({
        directory: options.dataDir,
        createUser: options.createUser ?? false
      }),
      (url) => server(options, url)
    )
  )

const development = (options: Options): Layer.Layer<Client, StorageError> =>
  Layer.unwrap(
    Effect.gen(function* () {
      if (!isLoopback(options.vendorUrl)) {
        return yield* refuse(
          "Development storage can lose what it acknowledged, so it is refused for a vendor that is not on this machine. Set SEGUE_DATABASE_URL"
        )
      }
      if (options.isInMemory !== true) yield* DirectoryLock.hold(options.dataDir)
      const dataDir = path.join(options.dataDir, "pglite")
      const database = yield* Effect.acquireRelease(
        Effect.tryPromise({
          try: () => (options.isInMemory === true ? PGlite.create() : PGlite.create({ dataDir })),
          catch: (cause) =>
            new StoreError({ message: `Could not open ${dataDir}`, isRetryable: false, cause: withCode(cause) })
        }),
        (open) => Effect.promise(() => open.close())
      )
      const client = PgClient.make({
        stream: connections(database),
        maxConnections: 1,
        username: "postgres",
        database: "postgres",
        startupParameters: settings(options)
      }).pipe(
        // The name tells others that all connections are one session, where advisory locks lock nobody out.
        Effect.map((made) => Object.assign(made, { driver: "pglite" })),
        stored("open the development database")
      )
      yield* Effect.logWarning(
        "Development storage in this process: one process only, and acknowledged data can be lost. Not for production"
      )
      return PgClient.layerFrom(client)
    })
  )

/** The way to take: the one asked for, else an address, else our own server, else development storage. */
const choose = (
  options: Options
): Effect.Effect<{ readonly kind: Kind; readonly url?: Redacted.Redacted }, StoreError> =>
  Effect.gen(function* () {
    const { kind, url } = options
    if (kind === "server" || (kind === undefined && url !== undefined)) {
      return url === undefined ? yield* refuse("SEGUE_DATABASE_URL is not set") : { kind: "server", url }
    }
    if (kind !== undefined) return { kind }
    const mayRun = process.getuid?.() !== 0 || options.createUser === true
    return { kind: mayRun && (yield* EmbeddedServer.isAvailable) ? "embedded" : "development" }
  })

/** What is wrong with a server's version, if anything: its `server_version_num` and its own description. */
export const tooOld = (version: number, description: string): string | undefined =>
  version >= VERSION_MIN
    ? undefined
    : `PostgreSQL ${VERSION_MIN / 10_000} or newer is needed; this server is ${description.split(" ").slice(0, 2).join(" ")}`

const makeInfo = (kind: Kind) =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    // The pool connects when it is first used, which is here.
    const [row] = yield* stored(REACH)(
      sql<{
        number: number
        text: string
      }>`SELECT current_setting('server_version_num')::int AS number, version() AS text`
    )
    const problem = tooOld(row!.number, row!.text)
    if (problem !== undefined) return yield* refuse(problem)
    return Database.of({
      kind,
      version: row!.number,
      check: Effect.asVoid(stored("get an answer from the database")(sql`SELECT 1`))
    })
  })

/** A database without its tables. */
export const layerEmpty = (options: Options): Layer.Layer<Client | Database, StorageError> =>
  Layer.unwrap(
    Effect.map(choose(options), ({ kind, url }) => {
      const client =
        url !== undefined ? server(options, url) : kind === "embedded" ? embedded(options) : development(options)
      return Layer.effect(Database, makeInfo(kind)).pipe(Layer.provideMerge(client))
    })
  )

/** A database with all its tables: migrated before anything uses it. */
export const layer = (options: Options): Layer.Layer<Client | Database, StorageError> =>
  Layer.effectDiscard(Migrations.run).pipe(Layer.provideMerge(layerEmpty(options)))
