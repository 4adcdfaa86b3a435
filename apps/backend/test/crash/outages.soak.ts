/** Replicas while what they stand on goes away and comes back. */
import { describe, expect, it } from "vitest"

import { loseVendor, restartDatabase, RETURN_MAX_MS, skewClocks } from "./outages.ts"
import { freeze } from "./run.ts"

const timeout = 600_000

describe("two replicas", () => {
  it("a database that restarts", { timeout }, async () => {
    const tookMs = await restartDatabase(3_000)
    console.log(`work went on ${tookMs} ms after the database`)
    expect(tookMs).toBeLessThan(RETURN_MAX_MS)
  })

  it("one of them frozen", { timeout }, async () => {
    const tookMs = await freeze()
    console.log(`work went on ${tookMs} ms after the one that followed froze`)
    expect(tookMs).toBeLessThan(RETURN_MAX_MS)
  })

  it("clocks that are ten minutes apart", { timeout }, async () => {
    const tookMs = await skewClocks(300_000)
    console.log(`work went on ${tookMs} ms after the one that was ahead died`)
    expect(tookMs).toBeLessThan(RETURN_MAX_MS)
  })

  it.each(["reset", "fails", "throttles"] as const)(
    "a vendor that is away for an hour: %s",
    { timeout },
    async (how) => {
      const came = await loseVendor(how)
      console.log(how, came)
      expect(came).toMatchObject({ outcomes: ["NotSent"], throttled: 0 })
    }
  )
})
