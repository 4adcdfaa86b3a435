/**
 * A gateway in a process of its own, which ends itself at a crash point. Settings come from the environment as usual;
 * `CRASH_AT` names the point, `CRASH_NTH` its how-manieth passage. Prints one line of JSON when it listens.
 */
import { Effect, Fiber, Logger, Redacted, Result } from "effect"

import { load } from "../../src/Config.ts"
import { CrashPoint, type Point } from "../../src/CrashPoint.ts"
import { start } from "../../src/Start.ts"

const timing = { tailMs: 100, ringMs: 50, pendingMs: 400, safetyMs: 2_000, deepMs: 2_000, againMs: 200 }

let left = Number(process.env["CRASH_NTH"] ?? "1")

const crash = (point: Point) =>
  Effect.sync(() => {
    if (point !== process.env["CRASH_AT"]) return
    left -= 1
    if (left === 0) process.kill(process.pid, "SIGKILL")
  })

const main = Effect.gen(function* () {
  const config = Result.getOrThrow(load(process.env))
  const running = yield* start(config, {
    timing,
    limits: { retriesMax: 2, retryBaseMs: 50, timeoutMs: 5_000 },
    careMs: 300,
    reconcileMs: 1_000,
    createUser: true
  })
  const key = running.devKey === undefined ? "" : Redacted.value(running.devKey.key)
  process.stdout.write(`${JSON.stringify({ url: running.url, key })}\n`)
  return yield* Effect.never
}).pipe(
  Effect.scoped,
  Effect.provideService(CrashPoint, crash),
  Effect.provide(Logger.layer(process.env["CRASH_LOG"] === "1" ? [Logger.consolePretty()] : []))
)

const running = Effect.runFork(main)
// Asked to stop, it stops as a gateway does; left alone by its test, it goes as well.
process.once("SIGTERM", () =>
  Effect.runFork(
    Effect.andThen(
      Fiber.interrupt(running),
      Effect.sync(() => process.exit(0))
    )
  )
)
process.stdin.once("end", () => process.exit(1)).resume()
