/** The bundled `segue sandbox`, from nothing to its first answer, against bare Node; and what it weighs then. */
import { spawnSync } from "node:child_process"

import { type Benchmark, median } from "../Benchmark.ts"
import * as sandbox from "../sandbox.ts"
import * as Server from "../Server.ts"

const ROUNDS = 15
const AIM_RATIO = 5
const AIM_MB = 80

const bareMs = (): number => {
  const start = process.hrtime.bigint()
  spawnSync(process.execPath, ["-e", "0"], { stdio: "ignore" })
  return Number(process.hrtime.bigint() - start) / 1e6
}

export const sandboxStart: Benchmark = {
  name: "sandbox-start",
  run: async () => {
    sandbox.build()
    const samples: Record<"bare" | "ready" | "rss", Array<number>> = { bare: [], ready: [], rss: [] }
    for (let round = -1; round < ROUNDS; round++) {
      const bare = bareMs()
      const server = await Server.start(sandbox.command)
      const rss = server.rssMb()
      await server.stop()
      // The first round warms the disk.
      if (round < 0) continue
      samples.bare.push(bare)
      samples.ready.push(server.readyMs)
      samples.rss.push(rss)
    }
    const [bare, ready, rss] = [median(samples.bare), median(samples.ready), median(samples.rss)]
    return [
      {
        name: "bundled segue sandbox, start to first answer",
        value: ready,
        unit: "ms",
        baseline: { name: "node -e 0", value: bare },
        aim: { text: `<= ${AIM_RATIO} x`, met: ready <= AIM_RATIO * bare }
      },
      {
        name: "bundled segue sandbox, resident when ready",
        value: rss,
        unit: "MB",
        aim: { text: `<= ${AIM_MB} MB`, met: rss <= AIM_MB }
      }
    ]
  }
}
