/**
 * Lives many random lives: `pnpm soak --seed 1 --count 10000 --steps 60`. Prints progress on stderr, every seed that
 * went wrong with what was wrong, and the figures at the end; exits 1 when a life went wrong. To resume, start from the
 * seed it was at.
 */
import { parseArgs } from "node:util"

import * as Simulation from "./Simulation.ts"

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "10000" },
    steps: { type: "string", default: "60" }
  }
})

const [first, count, steps] = [Number(values.seed), Number(values.count), Number(values.steps)]
const failing: Array<number> = []
const totals: Record<string, number> = {}
const started = Date.now()

for (let seed = first; seed < first + count; seed++) {
  const { endings, wrong } = Simulation.live(seed, steps)
  for (const [status, times] of Object.entries(endings)) totals[status] = (totals[status] ?? 0) + times
  if (wrong.length > 0) {
    failing.push(seed)
    console.log(`seed ${seed}: ${wrong.join("; ")}`)
  }
  if ((seed - first + 1) % 500 === 0) console.error(`${seed - first + 1} of ${count}, next seed ${seed + 1}`)
}

const seconds = Math.round((Date.now() - started) / 1000)
console.log(`${count} lives of ${steps} steps in ${seconds} s: ${JSON.stringify(totals)}`)
console.log(failing.length === 0 ? "every book balanced" : `failing seeds: ${failing.join(", ")}`)
process.exitCode = failing.length === 0 ? 0 : 1
