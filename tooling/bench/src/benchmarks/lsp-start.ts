/** From starting the bundled language server to its first diagnostics, against one that does nothing, interleaved. */
import { type Benchmark, median } from "../Benchmark.ts"
import * as LanguageServer from "../LanguageServer.ts"

const ROUNDS = 15
const AIM_RATIO = 2.5

const uri = "file:///nowhere/create.http"
const text = "POST https://api.paxos.com/v2/conversion/stablecoins\n"

const once = async (file: string, wanted: number): Promise<number> => {
  const started = performance.now()
  const session = await LanguageServer.start(file)
  await session.open(uri, "http", text)
  const report = await session.pull(uri)
  const elapsed = performance.now() - started
  const found = report.kind === "full" ? report.items.length : -1
  if (found < wanted) throw new Error(`${found} diagnostics instead of ${wanted}`)
  await session.stop()
  return elapsed
}

export const lspStart: Benchmark = {
  name: "lsp-start",
  run: async () => {
    const [segue, empty] = [LanguageServer.bundled(), LanguageServer.empty()]
    const samples: Record<"segue" | "empty", Array<number>> = { segue: [], empty: [] }
    await once(segue, 1)
    await once(empty, 0)
    for (let round = 0; round < ROUNDS; round++) {
      samples.empty.push(await once(empty, 0))
      samples.segue.push(await once(segue, 1))
    }
    const [value, baseline] = [median(samples.segue), median(samples.empty)]
    return [
      {
        name: "language server, start to first diagnostics",
        value,
        unit: "ms",
        baseline: { name: "an empty server", value: baseline },
        aim: { text: `<= ${AIM_RATIO} x`, met: value <= AIM_RATIO * baseline }
      }
    ]
  }
}
