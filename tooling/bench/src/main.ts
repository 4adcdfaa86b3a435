/** `pnpm bench [name…]`: runs the benchmarks, prints a table and writes bench/results.json. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { type Benchmark, type Figure, ratio } from "./Benchmark.ts"
import { checkHits } from "./benchmarks/check-hits.ts"
import { checkQuiet } from "./benchmarks/check-quiet.ts"
import { followScale } from "./benchmarks/follow-scale.ts"
import { gatewayBurst } from "./benchmarks/gateway-burst.ts"
import { gatewayCreate } from "./benchmarks/gateway-create.ts"
import { gatewayGet } from "./benchmarks/gateway-get.ts"
import { lspStart } from "./benchmarks/lsp-start.ts"
import { lspTyping } from "./benchmarks/lsp-typing.ts"
import { lspWorkspace } from "./benchmarks/lsp-workspace.ts"
import { migrateRequest } from "./benchmarks/migrate-request.ts"
import { sandboxGrowth } from "./benchmarks/sandbox-growth.ts"
import { sandboxHttp } from "./benchmarks/sandbox-http.ts"
import { sandboxPeers } from "./benchmarks/sandbox-peers.ts"
import { sandboxStart } from "./benchmarks/sandbox-start.ts"
import { startUp } from "./benchmarks/start-up.ts"

const benchmarks: ReadonlyArray<Benchmark> = [
  migrateRequest,
  startUp,
  checkQuiet,
  checkHits,
  lspStart,
  lspTyping,
  lspWorkspace,
  sandboxStart,
  sandboxHttp,
  sandboxGrowth,
  sandboxPeers,
  gatewayGet,
  gatewayCreate,
  gatewayBurst,
  followScale
]

/** Those that install something run only when they are named. */
const onRequest: ReadonlySet<Benchmark> = new Set([sandboxPeers])

const number = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

const line = (figure: Figure): string => {
  const against =
    figure.baseline === undefined
      ? ""
      : `  ${number(ratio(figure)!)} x ${figure.baseline.name} (${number(figure.baseline.value)} ${figure.unit})`
  const aim = figure.aim === undefined ? "" : `  aim ${figure.aim.text}: ${figure.aim.met ? "met" : "MISSED"}`
  return `  ${figure.name.padEnd(52)} ${number(figure.value).padStart(11)} ${figure.unit.padEnd(7)}${against}${aim}`
}

const wanted = new Set(process.argv.slice(2))
const unknown = [...wanted].filter((name) => !benchmarks.some((benchmark) => benchmark.name === name))
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(", ")}; there are: ${benchmarks.map(({ name }) => name).join(", ")}`)
  process.exit(2)
}

const results: Record<string, ReadonlyArray<Figure>> = {}
for (const benchmark of benchmarks) {
  if (wanted.size > 0 ? !wanted.has(benchmark.name) : onRequest.has(benchmark)) continue
  console.log(benchmark.name)
  const figures = await benchmark.run()
  results[benchmark.name] = figures
  for (const figure of figures) console.log(line(figure))
}

const file = path.resolve(import.meta.dirname, "../../../bench/results.json")
fs.mkdirSync(path.dirname(file), { recursive: true })
const machine = {
  node: process.version,
  cpus: os.availableParallelism(),
  cpu: os.cpus()[0]?.model,
  platform: process.platform
}
fs.writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`)
