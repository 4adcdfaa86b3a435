/** What commands that work on the database share: reaching it, reading arguments, and who is asking. */
import * as os from "node:os"
import { parseArgs, type ParseArgsOptionsConfig } from "node:util"

import type { StoreError } from "@segue/follow/Store"
import * as EmbeddedServer from "@segue/storage/EmbeddedServer"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"

import * as Backend from "../Backend.ts"
import type { Config } from "../Config.ts"
import { Fatal } from "../ExitCode.ts"
import { toFatal } from "../Start.ts"
import { Here } from "./Beside.ts"

/** Every repository of the database. */
export type Repositories = Layer.Success<typeof Backend.repositories>

/** Who does it, as the audit keeps it. */
export const operator = (): string => `operator:${os.userInfo().username}@${os.hostname()}`

/** The answer is no. */
export const refused = (message: string): Fatal => new Fatal({ code: "refused", message })

/** The command line cannot be understood. */
export const misused = (message: string): Fatal => new Fatal({ code: "configuration", message })

/** Reads a command's options and its other arguments. */
export const parse = <T extends ParseArgsOptionsConfig>(args: ReadonlyArray<string>, options: T) =>
  Effect.try({
    try: () => parseArgs({ args: [...args], options, allowPositionals: true, strict: true }),
    catch: (error) => misused((error as Error).message)
  })

/**
 * A command's arguments, no more than it takes: one that is passed over in silence, such as a second id to revoke, would
 * be taken for done.
 */
export const atMost = (
  count: number,
  args: ReadonlyArray<string>,
  usage: string
): Effect.Effect<ReadonlyArray<string>, Fatal> =>
  args.length <= count
    ? Effect.succeed(args)
    : Effect.fail(misused(`nothing was done: ${args[count]} is too much. ${usage}`))

/** A whole number of an option, or its default. */
export const whole = (name: string, text: string | undefined): Effect.Effect<number | undefined, Fatal> => {
  if (text === undefined) return Effect.void as Effect.Effect<undefined>
  return /^\d{1,9}$/u.test(text) ? Effect.succeed(Number(text)) : Effect.fail(misused(`--${name} takes a whole number`))
}

/** Runs something against the database; one that a running gateway keeps on this machine is used beside it. */
export const withDatabase = <A, E>(
  config: Config,
  effect: Effect.Effect<A, E | StoreError, Repositories>
): Effect.Effect<A, Exclude<E, StoreError> | Fatal> =>
  Effect.gen(function* () {
    const here = yield* Here
    if (here !== undefined) {
      return yield* effect.pipe(
        Effect.provideContext(here),
        Effect.catchTag("StoreError", (error) => Effect.fail(toFatal(error as StoreError)))
      )
    }
    const beside = config.databaseUrl ?? (yield* EmbeddedServer.running(config.dataDir))
    const database = Backend.database(
      beside === undefined ? config : { ...config, databaseUrl: beside, databaseKind: "server" }
    )
    return yield* effect.pipe(
      Effect.provide(Backend.repositories.pipe(Layer.provide(database))),
      Effect.catchTag("StoreError", (error) => Effect.fail(toFatal(error as StoreError)))
    )
  }).pipe(Effect.provide(Logger.layer([]))) as Effect.Effect<A, Exclude<E, StoreError> | Fatal>

/** Rows as columns of equal width. */
export const table = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}
