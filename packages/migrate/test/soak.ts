/**
 * Mangles many texts, types every case character by character and edits it at random: `pnpm soak --seed 1 --count 200000
 * --typing 400 --edits 100`. To go on elsewhere, name another seed. Exits 1 when something went wrong; the text that did it is in the report.
 */
import { parseArgs } from "node:util"

import { startVitest } from "vitest/node"

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "200000" },
    typing: { type: "string", default: "60" },
    edits: { type: "string", default: "60" }
  }
})

// Through the environment, which workers inherit on every platform.
process.env["SEGUE_FUZZ_SEED"] = values.seed
process.env["SEGUE_FUZZ_RUNS"] = values.count
process.env["SEGUE_TYPING_STEPS"] = values.typing
process.env["SEGUE_CARRY_SEED"] = values.seed
process.env["SEGUE_CARRY_EDITS"] = values.edits
process.env["SEGUE_CARRY_EVERY"] = "1"

const started = Date.now()
const vitest = await startVitest("test", ["test/fuzz.test.ts", "test/cases.test.ts", "test/carry"], { watch: false })
const failed = vitest.state.getCountOfFailedTests()
await vitest.close()
console.log(
  `${values.count} mangled texts, every case in ${values.typing} pieces and edited ${values.edits} times, seed ${values.seed}: ${failed} failed, ${Math.round((Date.now() - started) / 1000)} s`
)
process.exitCode = failed === 0 ? 0 : 1
