/** A few hundred open orchestrations for some minutes; `scale-command.ts` has a hundred thousand. */
import { assert, describe, inject, it } from "vitest"

import { scale } from "./scale.ts"
import * as Server from "./Server.ts"

describe("a bot at steady state", () => {
  it("is sparing with the vendor, notices in seconds and tells every end", async () => {
    const server = await Server.make(inject("serverUrl"))
    try {
      const figures = await scale(server, 600, 480)
      assert.isAbove(figures.ends, 0)
      assert.strictEqual(figures.untold, 0)
      assert.isAtMost(figures.requestsPerSecond, 1)
      assert.isAtMost(figures.toldP95, 5)
    } finally {
      await server.close()
    }
  })
})
