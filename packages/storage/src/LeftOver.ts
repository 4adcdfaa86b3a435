/** A PostgreSQL that outlived the process that started it: found by its own notes, and stopped only if it is ours. */
// @effect-diagnostics nodeBuiltinImport:off -- processes and files are Node's

import * as fs from "node:fs"
import * as path from "node:path"

import * as PgClient from "@effect/sql-pg/PgClient"
import { StoreError } from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"

/** The process and port that a data directory's server noted. */
const noted = (data: string): { readonly pid: number; readonly port: number } | undefined => {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return Number.isInteger(pid) && Number.isInteger(port) && pid > 1 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * The command line of a process, where the system tells it: a server that just starts or recovers answers nobody, and is
 * ours all the same. A number of an earlier boot may be anybody's by now.
 */
const commandLine = (pid: number): string | undefined => {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8")
  } catch {
    return undefined
  }
}

/** Whether the server at this address works on this directory: it knows our password and says so itself. */
const isOurs = (url: Redacted.Redacted, data: string): Effect.Effect<boolean> =>
  Effect.scoped(
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      const [row] = yield* sql<{ directory: string }>`SELECT current_setting('data_directory') AS directory`
      return row?.directory === data
    }).pipe(
      // @effect-diagnostics-next-line strictEffectProvide:off -- a connection for one question, to a server that is to end
      Effect.provide(PgClient.layer({ url, maxConnections: 1, connectTimeout: "5 seconds" }))
    )
  ).pipe(Effect.orElseSucceed(() => false))

/** The address of the server that works on this directory now, if one does. */
export const find = (
  data: string,
  urlOf: (port: number) => Redacted.Redacted
): Effect.Effect<Redacted.Redacted | undefined> =>
  Effect.gen(function* () {
    const server = noted(data)
    if (server === undefined || !isAlive(server.pid)) return undefined
    const url = urlOf(server.port)
    return (yield* isOurs(url, data)) ? url : undefined
  })

/** Stops what is left over on this directory and waits for its end. The caller holds the directory's lock. */
export const stop = (data: string, urlOf: (port: number) => Redacted.Redacted): Effect.Effect<void, StoreError> =>
  Effect.gen(function* () {
    const server = noted(data)
    if (server === undefined || !isAlive(server.pid)) return
    const words = commandLine(server.pid)?.split("\0")
    const isWorking = words === undefined ? (yield* find(data, urlOf)) !== undefined : words.includes(data)
    if (!isWorking) return
    yield* Effect.logInfo("Stopping the database server that an earlier run left behind", { pid: server.pid })
    // Fast shutdown: connections end, everything committed is kept.
    yield* Effect.sync(() => process.kill(server.pid, "SIGINT"))
    yield* Effect.suspend(() =>
      isAlive(server.pid)
        ? Effect.fail(new StoreError({ message: "the database server left behind does not stop", isRetryable: true }))
        : Effect.void
    ).pipe(Effect.retry(Schedule.spaced("100 millis").pipe(Schedule.upTo({ duration: "30 seconds" }))))
  })
