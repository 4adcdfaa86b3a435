/**
 * A gateway in a process of its own, which ends itself at a crash point. Settings come from the environment as usual;
 * `CRASH_AT` names the point, `CRASH_NTH` its how-manieth passage, `CRASH_BY` the signal; `CLOCK_AHEAD_MS` makes its
 * clock wrong. Prints one line of JSON when it listens, and errors that it logs on standard error (`CRASH_LOG=1`: all). A number on its standard input makes its clock jump by so many milliseconds.
 */
import { flushCompileCache } from "node:module"
import * as readline from "node:readline"
import { inspect } from "node:util"

import { Cause, Clock, Effect, Fiber, Logger, Redacted, Result } from "effect"

import { load } from "../../src/Config.ts"
import { CrashPoint, type Point } from "../../src/CrashPoint.ts"
import { start } from "../../src/Start.ts"
import * as JumpingClock from "./JumpingClock.ts"

/** Quick, for real time; where the clock jumps, jumps make the pace. */
const quick = { tailMs: 100, ringMs: 50, pendingMs: 400, safetyMs: 2_000, deepMs: 2_000, againMs: 200 }
const easy = { tailMs: 1_000, ringMs: 200, pendingMs: 3_000, safetyMs: 6_000, deepMs: 6_000, againMs: 1_000 }
const isEasy = process.env["PACE"] === "easy"

let left = Number(process.env["CRASH_NTH"] ?? "1")

const crash = (point: Point) =>
  Effect.sync(() => {
    if (point !== process.env["CRASH_AT"]) return
    left -= 1
    if (left === 0) process.kill(process.pid, process.env["CRASH_BY"] ?? "SIGKILL")
  })

const { clock, jump } = JumpingClock.make(Number(process.env["CLOCK_AHEAD_MS"] ?? "0"))

/** Whoever fails because of one wants to see it. */
const errors = Logger.make(({ cause, logLevel, message }) => {
  if (logLevel !== "Error" && logLevel !== "Fatal") return
  process.stderr.write(`${inspect(message, { breakLength: Infinity })} ${Cause.pretty(cause)}\n`)
})

const main = Effect.gen(function* () {
  const config = Result.getOrThrow(load(process.env))
  const running = yield* start(config, {
    timing: isEasy ? easy : quick,
    limits: { retriesMax: 2, retryBaseMs: 50, timeoutMs: Number(process.env["VENDOR_TIMEOUT_MS"] ?? "5000") },
    careMs: isEasy ? 3_000 : 300,
    reconcileMs: isEasy ? 10_000 : 1_000,
    createUser: true
  })
  const key = running.devKey === undefined ? "" : Redacted.value(running.devKey.key)
  process.stdout.write(`${JSON.stringify({ url: running.url, key })}\n`)
  flushCompileCache() // whoever is killed keeps nothing for the next one
  return yield* Effect.never
}).pipe(
  Effect.scoped,
  Effect.provideService(CrashPoint, crash),
  Effect.provideService(Clock.Clock, clock),
  Effect.provide(Logger.layer(process.env["CRASH_LOG"] === "1" ? [Logger.consolePretty()] : [errors]))
)

/** What cannot start says why, and ends: its standard input would keep it. */
const fail = (cause: Cause.Cause<unknown>) =>
  Effect.sync(() => {
    if (Cause.hasInterruptsOnly(cause)) return
    process.stderr.write(`${Cause.pretty(cause)}\n`)
    process.exit(1)
  })

const running = Effect.runFork(Effect.tapCause(main, fail))
// Asked to stop, it stops as a gateway does; left alone by its test, it goes as well.
process.once("SIGTERM", () =>
  Effect.runFork(
    Effect.andThen(
      Fiber.interrupt(running),
      Effect.sync(() => process.exit(0))
    )
  )
)
readline
  .createInterface(process.stdin)
  .on("line", (line) => jump(Number(line)))
  .once("close", () => process.exit(1))
