/**
 * A bot in a process of its own that tells a Slack stand-in, and ends itself at a crash point: `CRASH_AT` names it.
 * Quick, so that tests wait little.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { Effect, Logger, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { load } from "../../src/config/Config.ts"
import { CrashPoint, type Point } from "../../src/CrashPoint.ts"
import { open } from "../../src/targets/registry.ts"

const crash = (point: Point) =>
  Effect.sync(() => {
    if (point === process.env["CRASH_AT"]) process.kill(process.pid, "SIGKILL")
  })

const timing = { tailMs: 100, ringMs: 50, pendingMs: 400, safetyMs: 2_000, deepMs: 2_000, againMs: 200 }

const main = Effect.gen(function* () {
  const config = Result.getOrThrow(load("config", process.env["CONFIG"], process.env))
  const notifiers = yield* Effect.forEach(config.targets, open)
  const options = { timing, pollMs: 50, leaseMs: 1_500, notifiers: notifiers.map((one) => ({ ...one, gapMs: 20 })) }
  return yield* Effect.provide(Effect.scoped(Bot.run(config, options)), Bot.layer(config, options))
}).pipe(Effect.provide(Logger.layer([Logger.consolePretty()])), Effect.provideService(CrashPoint, crash))

// Its standard input ends with whoever started it.
process.stdin.on("end", () => process.exit()).resume()
NodeRuntime.runMain(main)
