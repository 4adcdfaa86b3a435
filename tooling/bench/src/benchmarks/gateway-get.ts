/**
 * What the gateway's own work costs: one get, and ten in a batch, in processor time of its process, against plain tRPC
 * with the same adapter, and against `node:http`. Every get reads its key, its grants and its row from the database.
 */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

import { type Benchmark, type Figure, median } from "../Benchmark.ts"
import * as gateway from "../gateway.ts"
import * as Load from "../Load.ts"
import * as sandbox from "../sandbox.ts"
import * as Server from "../Server.ts"

const ROUNDS = 3
/** The same work for each server: code is compiled by how often it runs, and slow servers would stay cold. */
const UNTIL = { requests: 6_000 }
const BATCHES = { requests: 800 }
const ALONE = { requests: 800 }
const BATCH = 10
const AIM_MS = 0.1

const floor = (program: URL, file: string): Promise<Server.Server> =>
  Server.start({
    program: process.execPath,
    args: [fileURLToPath(program)],
    env: { FILE: file },
    probe: "/"
  })

const batchPath = (ids: ReadonlyArray<string>): string => {
  const input = Object.fromEntries(ids.map((id, index) => [index, { id }]))
  const names = ids.map(() => "orchestrations.get").join(",")
  return `/trpc/${names}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`
}

/** Answers per second of processor time, the servers taking turns. */
const measure = async (asked: ReadonlyArray<Load.Asked>): Promise<ReadonlyArray<number>> => {
  for (const one of asked) await Load.perSecond(one)
  const samples = asked.map((): Array<number> => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, one] of asked.entries()) samples[index]!.push(await Load.perSecond(one))
  }
  return samples.map(median)
}

const figuresOn = async (database: gateway.Database): Promise<ReadonlyArray<Figure>> => {
  const vendor = await Server.start(sandbox.command)
  const ours = await gateway.start(vendor, database)
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-bench-"))
  try {
    const records: Array<{ readonly id: string }> = []
    for (let index = 0; index < BATCH; index++) {
      const made = await ours.call(
        "orchestrations.create",
        sandbox.request(ours.vendor.profile, `get-${index}`),
        "POST"
      )
      await ours.vendor.call("POST", "/_sandbox/clock", { advance: "1m" })
      records.push((await ours.call("orchestrations.wait", { id: made.orchestration.id })).orchestration)
    }
    const file = path.join(directory, "records.json")
    fs.writeFileSync(file, JSON.stringify(records))
    const [plain, bare] = [
      await floor(new URL("../servers/plain-trpc.ts", import.meta.url), file),
      await floor(new URL("../servers/bare.ts", import.meta.url), file)
    ]
    const ids = records.map(({ id }) => id)
    const single = gateway.queryPath("orchestrations.get", { id: ids[0] })
    const { headers } = ours
    const [get, plainGet, bareGet] = (await measure([
      { server: ours.server, path: single, headers, until: UNTIL },
      { server: plain, path: single, headers, until: UNTIL },
      { server: bare, path: `/one/${ids[0]}`, until: UNTIL }
    ])) as [number, number, number]
    const [batch, plainBatch] = (await measure([
      { server: ours.server, path: batchPath(ids), headers, until: BATCHES },
      { server: plain, path: batchPath(ids), headers, until: BATCHES }
    ])) as [number, number]
    const [alone, plainAlone] = (await measure([
      { server: ours.server, path: single, headers, connections: 1, until: ALONE },
      { server: plain, path: single, headers, connections: 1, until: ALONE }
    ])) as [number, number]
    const aboveMs = 1000 / get - 1000 / plainGet
    const rss = ours.server.rssMb()
    await plain.stop()
    await bare.stop()
    return [
      {
        name: `${database}: a get above plain tRPC, processor time`,
        value: aboveMs,
        unit: "ms",
        aim: { text: `<= ${AIM_MS} ms`, met: aboveMs <= AIM_MS }
      },
      {
        name: `${database}: the same, one caller who waits for each answer`,
        value: 1000 / alone - 1000 / plainAlone,
        unit: "ms"
      },
      {
        name: `${database}: get, per second of processor`,
        value: get,
        unit: "ops/s",
        baseline: { name: "plain tRPC, same adapter", value: plainGet }
      },
      {
        name: `${database}: the same`,
        value: get,
        unit: "ops/s",
        baseline: { name: "bare node:http", value: bareGet }
      },
      {
        name: `${database}: gets in batches of ten, per second of processor`,
        value: batch * BATCH,
        unit: "ops/s",
        baseline: { name: "plain tRPC, same batches", value: plainBatch * BATCH }
      },
      {
        name: `${database}: the same`,
        value: batch * BATCH,
        unit: "ops/s",
        baseline: { name: "bare node:http", value: bareGet }
      },
      { name: `${database}: resident after that`, value: rss, unit: "MB" }
    ]
  } finally {
    await ours.stop()
    await vendor.stop()
    fs.rmSync(directory, { recursive: true })
  }
}

export const gatewayGet: Benchmark = {
  name: "gateway-get",
  run: async () => {
    sandbox.build()
    return [...(await figuresOn("server")), ...(await figuresOn("embedded"))]
  }
}
