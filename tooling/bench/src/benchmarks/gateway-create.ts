/**
 * Creates by 200 callers at the same time: how long each waits, and what a create costs the gateway's processor. Within
 * what the vendor allows in public the wait is for the vendor's limit, 50 a second; where it allows more, for us. Beside
 * it, what bare `node:http` takes for as many requests.
 */
import * as fs from "node:fs"
import * as Http from "node:http"
import * as os from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

import type { Benchmark, Figure } from "../Benchmark.ts"
import * as gateway from "../gateway.ts"
import * as sandbox from "../sandbox.ts"
import * as Server from "../Server.ts"

const CALLERS = 200
const CREATES = 2000
/** At 50 a second. */
const LIMITED_CREATES = 600
/** What a vendor that does not limit us would allow. */
const UNLIMITED = "100000"

const post = (
  agent: Http.Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  isGood: (text: string) => boolean
): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = Http.request(url, { agent, method: "POST", headers }, (response) => {
      const chunks: Array<Buffer> = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200 && isGood(text)) resolve(text)
        else reject(new Error(`a create was answered ${response.statusCode}: ${text}`))
      })
    })
    request.on("error", reject)
    request.end(body)
  })

/** So many calls by all callers: how long each took in milliseconds, sorted, and all of them together. */
const run = async (count: number, call: (index: number) => Promise<unknown>) => {
  const samples: Array<number> = []
  let next = 0
  const caller = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      const begun = performance.now()
      await call(index)
      samples.push(performance.now() - begun)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, caller))
  const elapsedMs = performance.now() - begun
  const sorted = samples.toSorted((a, b) => a - b)
  return { elapsedMs, at: (share: number): number => sorted[Math.floor(sorted.length * share)]! }
}

/** Requests per second that bare `node:http` answers these callers. */
const bare = async (): Promise<number> => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "segue-bench-")), "records.json")
  fs.writeFileSync(file, "[]")
  const server = await Server.start({
    program: process.execPath,
    args: [fileURLToPath(new URL("../servers/bare.ts", import.meta.url))],
    env: { FILE: file },
    probe: "/"
  })
  const agent = new Http.Agent({ keepAlive: true, maxSockets: CALLERS })
  try {
    const ask = () => post(agent, `${server.url}/echo`, { "content-type": "application/json" }, "{}", () => true)
    await run(CREATES, ask)
    return (CREATES * 1000) / (await run(CREATES, ask)).elapsedMs
  } finally {
    agent.destroy()
    await server.stop()
    fs.rmSync(path.dirname(file), { recursive: true })
  }
}

interface Load {
  readonly name: string
  readonly env: Readonly<Record<string, string>>
  readonly creates: number
  readonly barePerSecond: number
}

const figuresOn = async (
  database: gateway.Database,
  { barePerSecond, creates, env, name }: Load
): Promise<ReadonlyArray<Figure>> => {
  const vendor = await Server.start(sandbox.command)
  const ours = await gateway.start(vendor, database, env)
  const agent = new Http.Agent({ keepAlive: true, maxSockets: CALLERS })
  try {
    const url = `${ours.server.url}/trpc/orchestrations.create`
    const create = (prefix: string) => (index: number) => {
      const body = JSON.stringify(sandbox.request(ours.vendor.profile, `${prefix}-${index}`))
      return post(agent, url, ours.headers, body, (text) => text.includes('"_tag":"Created"'))
    }
    await run(CALLERS, create("warm"))
    const before = ours.server.cpuMs()
    const { at, elapsedMs } = await run(creates, create("create"))
    const cpu = ours.server.cpuMs() - before
    const of = `${database}, ${name}`
    return [
      { name: `${of}: create, p50 of ${creates} by ${CALLERS} at once`, value: at(0.5), unit: "ms" },
      { name: `${of}: the same, p99`, value: at(0.99), unit: "ms" },
      {
        name: `${of}: creates per second`,
        value: (creates * 1000) / elapsedMs,
        unit: "ops/s",
        baseline: { name: "bare node:http, same callers", value: barePerSecond }
      },
      { name: `${of}: processor time of a create`, value: cpu / creates, unit: "ms" },
      { name: `${of}: resident after that`, value: ours.server.rssMb(), unit: "MB" }
    ]
  } finally {
    agent.destroy()
    await ours.stop()
    await vendor.stop()
  }
}

export const gatewayCreate: Benchmark = {
  name: "gateway-create",
  run: async () => {
    sandbox.build()
    const barePerSecond = await bare()
    const free = { name: "unlimited", env: { SEGUE_VENDOR_RATE: UNLIMITED }, creates: CREATES, barePerSecond }
    const limited = { name: "50 a second", env: {}, creates: LIMITED_CREATES, barePerSecond }
    return [
      ...(await figuresOn("server", free)),
      ...(await figuresOn("embedded", free)),
      ...(await figuresOn("server", limited))
    ]
  }
}
