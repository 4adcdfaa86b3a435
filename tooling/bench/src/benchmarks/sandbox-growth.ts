/** A hundred thousand orchestrations in one sandbox: what reading them costs as they grow, and what they weigh. */
import { Sandbox } from "@segue/sandbox"

import { type Benchmark, type Figure, median } from "../Benchmark.ts"
import * as shared from "../sandbox.ts"

const SIZES = [1000, 10_000, 100_000]
const READS = 2000
const LISTS = 100
/** Logarithmic growth over two decades of records would be less than this. */
const AIM_GROWTH = 3

interface Reads {
  readonly records: number
  readonly getUs: number
  readonly listUs: number
  readonly filteredUs: number
}

const caller = (sandbox: Sandbox.Sandbox) => {
  const form = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox" }
  const granted = sandbox.handle({
    method: "POST",
    path: "/oauth2/token",
    query: "",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString()
  })
  const headers = { authorization: `Bearer ${JSON.parse(granted.body).access_token}` }
  return (method: string, path: string, query = "", body = ""): string => {
    const answer = sandbox.handle({ method, path, query, headers, body })
    if (answer.status !== 200) throw new Error(`${method} ${path}?${query}: ${answer.status} ${answer.body}`)
    return answer.body
  }
}

const micros = (count: number, read: (index: number) => unknown): number => {
  const samples: Array<number> = []
  for (let index = 0; index < count; index++) {
    const start = process.hrtime.bigint()
    read(index)
    samples.push(Number(process.hrtime.bigint() - start) / 1000)
  }
  return median(samples)
}

export const sandboxGrowth: Benchmark = {
  name: "sandbox-growth",
  run: () => {
    const before = process.memoryUsage().rss
    const sandbox = Sandbox.make({ seed: 1, clock: { mode: "manual" }, rateLimits: false })
    const profile = sandbox.control.state().profiles[0]!.id
    const call = caller(sandbox)
    const ids: Array<string> = []
    const reads: Array<Reads> = []
    let creatingMs = 0
    for (const size of SIZES) {
      const start = process.cpuUsage()
      while (ids.length < size) {
        const body = JSON.stringify(shared.request(profile, `grown-${ids.length}`))
        ids.push(JSON.parse(call("POST", shared.PATH, "", body)).id)
        // Half of each thousand is COMPLETED before it is read: filters by status have something to do.
        if (ids.length % 1000 === 500) sandbox.control.clock.advance("1s")
      }
      const { system, user } = process.cpuUsage(start)
      creatingMs += (system + user) / 1000
      const spread = (index: number): string => ids[(index * 7919) % ids.length]!
      micros(READS, (index) => call("GET", `${shared.PATH}/${spread(index)}`))
      reads.push({
        records: size,
        getUs: micros(READS, (index) => call("GET", `${shared.PATH}/${spread(index)}`)),
        listUs: micros(LISTS, () => call("GET", shared.PATH, "limit=100")),
        filteredUs: micros(LISTS, () => call("GET", shared.PATH, `limit=100&status=COMPLETED&profile_id=${profile}`))
      })
    }
    // Microseconds each are milliseconds a thousand.
    const figure = (what: string, pick: (one: Reads) => number): ReadonlyArray<Figure> =>
      reads.slice(1).map((one) => ({
        name: `1,000 x ${what}, ${one.records.toLocaleString("en-US")} records`,
        value: pick(one),
        unit: "ms",
        baseline: { name: `with ${reads[0]!.records.toLocaleString("en-US")}`, value: pick(reads[0]!) },
        aim: { text: `<= ${AIM_GROWTH} x`, met: pick(one) <= AIM_GROWTH * pick(reads[0]!) }
      }))
    return Promise.resolve([
      {
        name: "creates while growing, per second of processor",
        value: (ids.length * 1000) / creatingMs,
        unit: "ops/s"
      },
      ...figure("get one", (one) => one.getUs),
      ...figure("list of 100", (one) => one.listUs),
      ...figure("list of 100 by status and profile", (one) => one.filteredUs),
      { name: "resident for 100,000 records", value: (process.memoryUsage().rss - before) / 1024 / 1024, unit: "MB" }
    ])
  }
}
