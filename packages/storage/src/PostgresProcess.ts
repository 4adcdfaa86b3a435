/**
 * PostgreSQL's own program on a data directory: started, started again when it ends by itself, and stopped in the end.
 * Whoever is connected sees what they would see of any server that restarts.
 */
// @effect-diagnostics nodeBuiltinImport:off -- processes and files are Node's
// @effect-diagnostics processEnv:off -- the server gets a few names of our environment, and none of our secrets

import { type ChildProcess, spawn } from "node:child_process"
import * as fs from "node:fs"

import { StoreError } from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"

import { withCode } from "./internal/disk.ts"

/** What is run, and where. */
export interface Options {
  /** The file `postgres`. */
  readonly program: string
  /** An initialised directory; the server runs as its owner. */
  readonly data: string
  /** On loopback. */
  readonly port: number
  /** As `name=value`. */
  readonly settings: ReadonlyArray<string>
}

interface Started {
  readonly child: ChildProcess
  /** The last it said, once it has ended. */
  readonly ended: Promise<string>
}

/** Names of the environment that a program may need in order to start at all. */
const PASSED = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP"]

const environment = () => ({
  ...Object.fromEntries(PASSED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
  LC_MESSAGES: "C"
})

/** Packages come without the right to be run. */
const makeRunnable = (program: string): void => {
  try {
    fs.accessSync(program, fs.constants.X_OK)
  } catch {
    fs.chmodSync(program, 0o755)
  }
}

const WORDS_MAX = 4_000
const lastWords = (said: string): string => said.trim().split("\n").slice(-3).join(" / ")

/** As whom the server runs, and what it is told of our environment. */
const identity = (data: string) => {
  const { gid, uid } = fs.statSync(data)
  return { ...(process.getuid?.() === 0 ? { uid, gid } : {}), env: environment() }
}

/**
 * Sets a user's password in files that no server has been started on. The program works on them alone, without a socket,
 * and reads the statement from a pipe: the password is in no file, no argument and no log. It must be hexadecimal.
 */
export const setPassword = (
  { data, program }: Pick<Options, "data" | "program">,
  user: string,
  password: Redacted.Redacted
): Promise<void> =>
  new Promise((resolve, reject) => {
    makeRunnable(program)
    // Without these a statement that fails is written out, and the program ends well.
    const flags = ["exit_on_error=on", "log_min_error_statement=panic"]
    const child = spawn(program, ["--single", "-D", data, ...flags.flatMap((flag) => ["-c", flag]), "postgres"], {
      ...identity(data),
      stdio: ["pipe", "ignore", "pipe"]
    })
    let said = ""
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-WORDS_MAX)))
    child.once("error", reject)
    child.once("close", (code) => {
      if (code === 0) resolve()
      else reject(new Error(`the password of ${user} could not be set (${code}): ${lastWords(said)}`))
    })
    // A program that ended early tells by its exit code.
    child.stdin.on("error", () => undefined)
    child.stdin.end(`ALTER USER ${user} PASSWORD '${Redacted.value(password)}'\n`)
  })

const begin = ({ data, port, program, settings }: Options): Promise<Started> =>
  new Promise((resolve, reject) => {
    makeRunnable(program)
    const flags = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...settings]
    const child = spawn(program, ["-D", data, "-p", String(port), ...flags.flatMap((flag) => ["-c", flag])], {
      ...identity(data),
      stdio: ["ignore", "ignore", "pipe"]
    })
    let said = ""
    const ended = new Promise<string>((done) => {
      child.once("close", () => done(lastWords(said)))
    })
    child.once("error", reject)
    void ended.then((words) => reject(new Error(words)))
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-WORDS_MAX)
      if (said.includes("ready to accept connections")) resolve({ child, ended })
    })
  })

/** What a server that died a moment ago still holds; it is gone within seconds. */
const isHeldUp = (error: StoreError): boolean => /shared memory block|lock file/u.test(error.message)

/** Asks in more and more serious ways; one that has ended already is not waited for. */
const stop = ({ child, ended }: Started): Effect.Effect<void> =>
  Effect.gen(function* () {
    // Connections end and what is committed is kept; the next one leaves that to the next start.
    for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      yield* Effect.timeoutOption(
        Effect.promise(() => ended),
        "10 seconds"
      )
    }
  })

/** Starts it and keeps it running until the scope ends. Fails with its own words when it does not come up. */
export const keep = (options: Options): Effect.Effect<void, StoreError, Scope.Scope> =>
  Effect.gen(function* () {
    let current: Started | undefined
    // Never given up in the middle: a server that nobody knows of would stay behind.
    const start = Effect.uninterruptible(
      Effect.map(
        Effect.tryPromise({
          try: () => begin(options),
          catch: (cause) =>
            new StoreError({
              message: `PostgreSQL did not start: ${(cause as Error).message}`,
              isRetryable: false,
              cause: withCode(cause)
            })
        }),
        (started) => {
          current = started
          return started
        }
      )
    )
    yield* Effect.addFinalizer(() => Effect.suspend(() => (current === undefined ? Effect.void : stop(current))))
    let running = yield* Effect.retry(start, {
      while: isHeldUp,
      schedule: Schedule.spaced("500 millis").pipe(Schedule.upTo({ duration: "20 seconds" }))
    })
    const again = Effect.gen(function* () {
      const words = yield* Effect.promise(() => running.ended)
      yield* Effect.logError("The database server ended by itself; it is started again", { words })
      running = yield* Effect.retry(
        Effect.tapError(start, ({ message }) => Effect.logWarning(message)),
        Schedule.min([Schedule.exponential("250 millis"), Schedule.spaced("5 seconds")])
      )
    })
    yield* Effect.forkScoped(Effect.forever(again))
  })
