/** A thousand changes in a minute to one channel that takes fifty; `figures.ts burst` has ten thousand. */
import { assert, describe, inject, it } from "vitest"

import { burst } from "./burst.ts"
import * as Server from "./Server.ts"

const CHANGES = 1_000

/** Much virtual time in little real time, unless the machine does other things as well. */
const TEST_MS = 900_000

describe("a burst", () => {
  it(
    "is told in digests, with what failed by name, within the channel's limit and five minutes",
    { timeout: TEST_MS },
    async () => {
      const server = await Server.make(inject("serverUrl"))
      try {
        const figures = await burst(server, CHANGES)
        assert.isAtMost(figures.toldAfterSeconds, 240)
        assert.strictEqual(figures.refused, 0)
        assert.strictEqual(figures.listed, figures.bad)
        assert.isAtMost(figures.messages, 60)
        assert.isTrue(
          figures.before.every((status) => status !== "PROCESSING"),
          figures.before.join()
        )
      } finally {
        await server.close()
      }
    }
  )
})
