/** A few of the lives that `pnpm soak` lives by the hundred. */
import { assert, describe, inject, it } from "vitest"

import { live } from "./life.ts"
import * as Server from "./Server.ts"

/** Much virtual time in little real time, unless the machine does other things as well. */
const TEST_MS = 900_000

describe("a random life", () => {
  it("is told in the end, once or once more for a crash, and nothing goes back", { timeout: TEST_MS }, async () => {
    const server = await Server.make(inject("serverUrl"))
    try {
      for (let seed = 1; seed <= 4; seed++) {
        const { crashes, orchestrations, wrong } = await live(server, seed)
        assert.deepStrictEqual(wrong, [], `seed ${seed}: ${orchestrations} orchestrations, ${crashes} crashes`)
      }
    } finally {
      await server.close()
    }
  })
})
