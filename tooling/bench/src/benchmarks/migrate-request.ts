import { Conversion, Issue, Migration } from "@segue/core"
/** Decode and migrate a legacy request, against a hand-written transformation of the same that checks nothing. */
import * as Result from "effect/Result"
import { Bench } from "tinybench"

import type { Benchmark } from "../Benchmark.ts"

const AIM_OPERATIONS_PER_SECOND = 100_000

/** Migrations in one timed call: a single one is shorter than the timer can tell. */
const BATCH = 1000

const payload: unknown = {
  ref_id: "usd-pyusd-a3b1c2d4",
  profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  amount: "100",
  source_asset: "USD",
  target_asset: "PYUSD",
  metadata: { my_id: "4f8a2b6c-9d1e-4c3a-b5f7-0e2d8a7c1b9f" }
}

interface Legacy {
  readonly ref_id: string
  readonly profile_id: string
  readonly amount: string
  readonly source_asset: string
  readonly target_asset: string
  readonly metadata: Record<string, string>
}

const byHand = (input: unknown): object => {
  const { amount, metadata, profile_id, ref_id, source_asset, target_asset } = input as Legacy
  return {
    ref_id,
    source_amount: amount,
    source_asset,
    destination_asset: target_asset,
    source: { profile: { profile_id } },
    destination: { profile: { profile_id } },
    metadata: { ...metadata }
  }
}

const read = Issue.decoder(Conversion.ConversionRequest)

const bySegue = (input: unknown): object =>
  Result.getOrThrow(Migration.Request.toOrchestration(Result.getOrThrow(read(input)))).value

export const migrateRequest: Benchmark = {
  name: "migrate-request",
  run: async () => {
    const bench = new Bench({ time: 1000, warmupTime: 500 })
    // A sink that is read afterwards, so that nothing is optimised away.
    let sink: object = {}
    const batch = (migrate: (input: unknown) => object) => () => {
      for (let index = 0; index < BATCH; index++) sink = migrate(payload)
    }
    bench.add("by hand", batch(byHand))
    bench.add("segue", batch(bySegue))
    await bench.run()
    if (Object.keys(sink).length === 0) throw new Error("nothing was migrated")
    const perSecond = (name: string): number => {
      const result = bench.getTask(name)?.result
      if (result?.state !== "completed") throw new Error(`${name} did not run`)
      return (BATCH * 1000) / result.latency.mean
    }
    const value = perSecond("segue")
    return [
      {
        name: "decode + migrate one request, one core",
        value,
        unit: "ops/s",
        baseline: { name: "by hand, unchecked", value: perSecond("by hand") },
        aim: {
          text: `>= ${AIM_OPERATIONS_PER_SECOND.toLocaleString("en-US")} ops/s`,
          met: value >= AIM_OPERATIONS_PER_SECOND
        }
      }
    ]
  }
}
