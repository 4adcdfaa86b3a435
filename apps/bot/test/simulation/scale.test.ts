/** A few hundred open orchestrations for some minutes; `figures.ts scale` has a hundred thousand. */
import { assert, describe, inject, it } from "vitest"

import { scale } from "./scale.ts"
import * as Server from "./Server.ts"

/** Much virtual time in little real time, unless the machine does other things as well. */
const TEST_MS = 900_000

describe("a bot at steady state", () => {
  it("is sparing with the vendor, notices in seconds and tells every end", { timeout: TEST_MS }, async () => {
    const server = await Server.make(inject("serverUrl"))
    try {
      const figures = await scale(server, 400, 450)
      assert.isAbove(figures.ends, 0)
      assert.strictEqual(figures.untold, 0)
      assert.isAtMost(figures.requestsPerSecond, 1)
      assert.isAtMost(figures.toldP95, 5)
    } finally {
      await server.close()
    }
  })
})
