/** Start-up of the bundled `segue payload` against bare Node, interleaved. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { type Benchmark, median } from "../Benchmark.ts"

const ROUNDS = 21
const AIM_RATIO = 3

const root = path.resolve(import.meta.dirname, "../../../..")

const timeMs = (args: ReadonlyArray<string>): number => {
  const start = process.hrtime.bigint()
  const result = spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" })
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6
  if (result.status !== 0) throw new Error(`node ${args.join(" ")} exited with ${result.status}: ${result.stderr}`)
  return elapsed
}

export const startUp: Benchmark = {
  name: "start-up",
  run: () => {
    const built = spawnSync(process.execPath, ["build.ts"], { cwd: path.join(root, "apps/cli"), encoding: "utf8" })
    if (built.status !== 0) throw new Error(`the bundle was not built: ${built.stderr}`)
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-bench-"))
    const request = path.join(directory, "request.json")
    fs.writeFileSync(
      request,
      JSON.stringify({ ref_id: "r", profile_id: "p", amount: "100", source_asset: "USD", target_asset: "PYUSD" })
    )
    const segue = [path.join(root, "apps/cli/dist/segue.js"), "payload", request]
    const samples: Record<"bare" | "segue", Array<number>> = { bare: [], segue: [] }
    timeMs(segue)
    for (let round = 0; round < ROUNDS; round++) {
      samples.bare.push(timeMs(["-e", "0"]))
      samples.segue.push(timeMs(segue))
    }
    fs.rmSync(directory, { recursive: true })
    const [bare, value] = [median(samples.bare), median(samples.segue)]
    return Promise.resolve([
      {
        name: "bundled segue payload, start to exit",
        value,
        unit: "ms",
        baseline: { name: "node -e 0", value: bare },
        aim: { text: `<= ${AIM_RATIO} x`, met: value <= AIM_RATIO * bare }
      }
    ])
  }
}
