/**
 * Ten thousand orchestrations that end at the same moment, with the vendor's rate limits in force: how long until every
 * end is in the feed, as a subscriber sees it, and what was refused for being too fast on the way.
 */
import type { Benchmark, Figure } from "../Benchmark.ts"
import * as gateway from "../gateway.ts"
import * as sandbox from "../sandbox.ts"
import * as Server from "../Server.ts"

const CHANGES = 10_000
const MAKERS = 32
const DELAY_MS = 1_800_000
const DEADLINE_MS = 180_000
const AIM_MS = 30_000

/** A sandbox's state with so many orchestrations under way, made where nothing limits making them. */
const state = async (): Promise<unknown> => {
  const server = await Server.start(sandbox.command)
  try {
    const { call, profile } = await sandbox.client(server.url)
    await call("PUT", "/_sandbox/settings", { profileLegDelayMs: DELAY_MS })
    let next = 0
    const make = async (): Promise<void> => {
      while (next < CHANGES) await call("POST", sandbox.PATH, sandbox.request(profile, `burst-${next++}`))
    }
    await Promise.all(Array.from({ length: MAKERS }, make))
    return await call("GET", "/_sandbox/snapshot")
  } finally {
    await server.stop()
  }
}

/** Answers once the subscription has told so many ends. */
const ends = async (ours: gateway.Gateway, stop: AbortSignal, ready: () => void): Promise<number> => {
  const response = await fetch(`${ours.server.url}${gateway.queryPath("orchestrations.watch", { all: true })}`, {
    headers: { ...ours.headers, accept: "text/event-stream" },
    signal: stop
  })
  const ended = new Set<string>()
  let text = ""
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const events = text.split("\n\n")
    text = events.pop()!
    for (const event of events) {
      const data = /^data: ?(.*)$/mu.exec(event)?.[1]
      if (data === undefined || data === "") continue
      const message = JSON.parse(data) as { readonly type?: string; readonly orchestration?: Record<string, string> }
      if (message.type === "ready") ready()
      if (message.orchestration?.["status"] === "COMPLETED") ended.add(message.orchestration["id"]!)
    }
    if (ended.size === CHANGES) return performance.now()
  }
  throw new Error(`the stream ended after ${ended.size} of ${CHANGES} ends`)
}

/** How often the vendor was asked, by the gateway's own count, in all and refused for being too fast. */
const asked = async (ours: gateway.Gateway): Promise<readonly [all: number, refused: number]> => {
  const text = await (await fetch(`${ours.server.url}/metrics`)).text()
  const counts = [...text.matchAll(/^segue_vendor_requests_total\{([^}]*)\} ([\d.]+)$/gmu)]
  const sum = (rows: typeof counts): number => rows.reduce((total, row) => total + Number(row[2]), 0)
  return [sum(counts), sum(counts.filter((row) => row[1]!.includes("429")))]
}

const figuresOn = async (database: gateway.Database, snapshot: unknown): Promise<ReadonlyArray<Figure>> => {
  const vendor = await Server.start({
    ...sandbox.command,
    args: sandbox.command.args.filter((one) => one !== "--no-limits")
  })
  const put = await fetch(`${vendor.url}/_sandbox/snapshot`, { method: "PUT", body: JSON.stringify(snapshot) })
  if (!put.ok) throw new Error(`the snapshot was refused: ${put.status} ${await put.text()}`)
  const ours = await gateway.start(vendor, database)
  const stop = AbortSignal.timeout(DEADLINE_MS)
  try {
    for (;;) {
      const health = await ours.call("system.health", undefined)
      if (health.data_as_of !== undefined) break
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const ready = Promise.withResolvers<void>()
    const told = ends(ours, stop, ready.resolve)
    await Promise.race([ready.promise, told])
    const before = await asked(ours)
    const cpu = ours.server.cpuMs()
    const begun = performance.now()
    await ours.vendor.call("POST", "/_sandbox/clock", { advance: `${DELAY_MS + 60_000}ms` })
    const elapsed = (await told) - begun
    const after = await asked(ours)
    return [
      {
        name: `${database}: ${CHANGES} changes at once, until a subscriber has the last`,
        value: elapsed,
        unit: "ms",
        aim: {
          text: `<= ${AIM_MS} ms without a 429`,
          met: elapsed <= AIM_MS && after[1] === 0
        }
      },
      {
        name: `${database}: requests to the vendor per second meanwhile, ${after[1]} refused`,
        value: ((after[0] - before[0]) * 1000) / elapsed,
        unit: "ops/s"
      },
      { name: `${database}: processor time of a change`, value: (ours.server.cpuMs() - cpu) / CHANGES, unit: "ms" },
      { name: `${database}: resident after that`, value: ours.server.rssMb(), unit: "MB" }
    ]
  } finally {
    await ours.stop()
    await vendor.stop()
  }
}

export const gatewayBurst: Benchmark = {
  name: "gateway-burst",
  run: async () => {
    sandbox.build()
    const snapshot = await state()
    return [...(await figuresOn("server", snapshot)), ...(await figuresOn("embedded", snapshot))]
  }
}
