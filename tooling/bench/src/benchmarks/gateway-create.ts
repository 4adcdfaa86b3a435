/** Creates by 200 callers at the same time: how long each waits, and what a create costs the gateway's processor. */
import * as Http from "node:http"

import type { Benchmark, Figure } from "../Benchmark.ts"
import * as gateway from "../gateway.ts"
import * as sandbox from "../sandbox.ts"
import * as Server from "../Server.ts"

const CALLERS = 200
const CREATES = 2000

const post = (
  agent: Http.Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string
): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = Http.request(url, { agent, method: "POST", headers }, (response) => {
      const chunks: Array<Buffer> = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200 && text.includes('"_tag":"Created"')) resolve(text)
        else reject(new Error(`a create was answered ${response.statusCode}: ${text}`))
      })
    })
    request.on("error", reject)
    request.end(body)
  })

const figuresOn = async (database: gateway.Database): Promise<ReadonlyArray<Figure>> => {
  const vendor = await Server.start(sandbox.command)
  const ours = await gateway.start(vendor, database)
  const agent = new Http.Agent({ keepAlive: true, maxSockets: CALLERS })
  try {
    const samples: Array<number> = []
    let next = 0
    const url = `${ours.server.url}/trpc/orchestrations.create`
    const caller = async (prefix: string, count: number): Promise<void> => {
      while (next < count) {
        const body = JSON.stringify(sandbox.request(ours.vendor.profile, `${prefix}-${next++}`))
        const begun = performance.now()
        await post(agent, url, ours.headers, body)
        samples.push(performance.now() - begun)
      }
    }
    const run = async (prefix: string, count: number): Promise<number> => {
      next = 0
      samples.length = 0
      const begun = performance.now()
      await Promise.all(Array.from({ length: CALLERS }, () => caller(prefix, count)))
      return performance.now() - begun
    }
    await run("warm", CALLERS * 2)
    const before = ours.server.cpuMs()
    const elapsed = await run("create", CREATES)
    const cpu = ours.server.cpuMs() - before
    const sorted = samples.toSorted((a, b) => a - b)
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!
    return [
      { name: `${database}: create, p50 of ${CREATES} by ${CALLERS} callers at once`, value: at(0.5), unit: "ms" },
      { name: `${database}: the same, p99`, value: at(0.99), unit: "ms" },
      { name: `${database}: creates per second`, value: (CREATES * 1000) / elapsed, unit: "ops/s" },
      { name: `${database}: processor time of a create`, value: cpu / CREATES, unit: "ms" },
      { name: `${database}: resident after that`, value: ours.server.rssMb(), unit: "MB" }
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
    return [...(await figuresOn("server")), ...(await figuresOn("embedded"))]
  }
}
