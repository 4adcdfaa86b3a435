/** Reads over HTTP against a server that only looks up and stringifies the same records; load by autocannon. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

import { type Benchmark, type Figure, median } from "../Benchmark.ts"
import * as Load from "../Load.ts"
import * as sandbox from "../sandbox.ts"
import * as Server from "../Server.ts"

const RECORDS = 1000
const ROUNDS = 3
const UNTIL = { seconds: 3 }

interface Pair {
  readonly name: string
  readonly aim: number
  readonly sandbox: Load.Asked
  readonly bare: Load.Asked
}

const measure = async ({ aim, bare, name, sandbox: ours }: Pair): Promise<Figure> => {
  const samples: Record<"ours" | "bare", Array<number>> = { ours: [], bare: [] }
  await Load.perSecond({ ...ours, until: { seconds: 1 } })
  await Load.perSecond({ ...bare, until: { seconds: 1 } })
  for (let round = 0; round < ROUNDS; round++) {
    samples.ours.push(await Load.perSecond(ours))
    samples.bare.push(await Load.perSecond(bare))
  }
  const [value, baseline] = [median(samples.ours), median(samples.bare)]
  return {
    name,
    value,
    unit: "ops/s",
    baseline: { name: "bare node:http, same records", value: baseline },
    aim: { text: `>= ${aim} x`, met: value >= aim * baseline }
  }
}

export const sandboxHttp: Benchmark = {
  name: "sandbox-http",
  run: async () => {
    sandbox.build()
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-bench-"))
    const ours = await Server.start(sandbox.command)
    const client = await sandbox.client(ours.url)
    const { id } = await sandbox.fill(client, RECORDS)
    await client.call("POST", "/_sandbox/clock", { advance: "1m" })
    const { items } = await client.call("GET", `${sandbox.PATH}?limit=${RECORDS}`)
    const file = path.join(directory, "records.json")
    fs.writeFileSync(file, JSON.stringify(items))
    const bare = await Server.start({
      program: process.execPath,
      args: [fileURLToPath(new URL("../servers/bare.ts", import.meta.url))],
      env: { FILE: file },
      probe: "/list"
    })
    const { headers } = client
    try {
      const figures = [
        await measure({
          name: "GET one orchestration, per second of processor",
          aim: 0.6,
          sandbox: { server: ours, path: `${sandbox.PATH}/${id}`, headers, until: UNTIL },
          bare: { server: bare, path: `/one/${id}`, until: UNTIL }
        }),
        await measure({
          name: "GET a list of 100, per second of processor",
          aim: 0.3,
          sandbox: { server: ours, path: `${sandbox.PATH}?limit=100`, headers, until: UNTIL },
          bare: { server: bare, path: "/list", until: UNTIL }
        })
      ]
      const baseline = { name: "bare node:http", value: bare.rssMb() }
      return [...figures, { name: "resident after that, 1,000 records", value: ours.rssMb(), unit: "MB", baseline }]
    } finally {
      await ours.stop()
      await bare.stop()
      fs.rmSync(directory, { recursive: true })
    }
  }
}
