/** Prints the simulation's figures: `node test/simulation-command.ts [open] [seconds] [webhook]`. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"

import { simulate } from "./simulation.ts"

const [open = "10000", seconds = "1800", webhook] = process.argv.slice(2)
const startMs = performance.now()
const figures = await Effect.runPromise(
  simulate({ open: Number(open), seconds: Number(seconds), hasWebhook: webhook === "webhook" }).pipe(
    Effect.provide(TestClock.layer())
  )
)
console.log({ ...figures, realSeconds: (performance.now() - startMs) / 1_000 })
