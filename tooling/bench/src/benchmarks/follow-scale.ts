/**
 * A hundred thousand orchestrations under way, followed for half an hour of virtual time: what the vendor is asked for
 * it, and how long a change takes to the feed, by events alone and with webhooks.
 */
import { execFile } from "node:child_process"
import * as path from "node:path"
import { promisify } from "node:util"

import type { Benchmark, Figure } from "../Benchmark.ts"

const OPEN = 100_000
/** The first five minutes are not measured. */
const SECONDS = 2_100
const AIMS = { requestsPerSecond: 1, tailP95Ms: 3_000, webhookP95Ms: 1_500, rejectedP95Ms: 35_000 }

const command = path.resolve(import.meta.dirname, "../../../../packages/follow/test/simulation-command.ts")

const figure = (text: string, name: string): number => {
  const value = new RegExp(`\\b${name}: ([\\d.]+)`, "u").exec(text)?.[1]
  if (value === undefined) throw new Error(`the simulation says nothing of ${name}: ${text}`)
  return Number(value)
}

const follow = async (way: "tail" | "webhook"): Promise<ReadonlyArray<Figure>> => {
  const args = [command, String(OPEN), String(SECONDS), ...(way === "webhook" ? [way] : [])]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 16 * 1024 * 1024 })
  const of = (name: string) => figure(stdout, name)
  const [missed, twice] = [of("missed"), of("twice")]
  if (missed + twice > 0) throw new Error(`${missed} changes were missed, ${twice} told twice`)
  const [p95, p95Max] = [of("p95") * 1000, way === "tail" ? AIMS.tailP95Ms : AIMS.webhookP95Ms]
  const [perSecond, rejectedMs] = [of("requestsPerSecond"), of("rejectedP95") * 1000]
  const under = (value: number, most: number, unit: string) => ({ text: `<= ${most} ${unit}`, met: value <= most })
  return [
    {
      name: `${way}: requests to the vendor per second, ${OPEN} open`,
      value: perSecond,
      unit: "ops/s",
      // docs/decisions/019: with webhooks each second of such a load has its look.
      ...(way === "tail" ? { aim: under(perSecond, AIMS.requestsPerSecond, "per second") } : {})
    },
    { name: `${way}: change to feed, p95`, value: p95, unit: "ms", aim: under(p95, p95Max, "ms") },
    { name: `${way}: change to feed, p50`, value: of("p50") * 1000, unit: "ms" },
    {
      name: `${way}: rejection to feed, p95`,
      value: rejectedMs,
      unit: "ms",
      aim: under(rejectedMs, AIMS.rejectedP95Ms, "ms")
    }
  ]
}

export const followScale: Benchmark = {
  name: "follow-scale",
  run: async () => [...(await follow("tail")), ...(await follow("webhook"))]
}
