/** A replica that stood still inside a call and goes on when another has taken over. */
import { assert, describe, inject, it } from "vitest"

import * as Bots from "./Bots.ts"
import * as Platform from "./Platform.ts"
import * as Server from "./Server.ts"

/** Longer than a lease lasts, and than the orchestration takes. */
const FROZEN_MS = 90_000

/** Much virtual time in little real time, unless the machine does other things as well. */
const TEST_MS = 900_000

describe("a replica that wakes inside a call", () => {
  it("leaves no older status below a newer one", { timeout: TEST_MS }, async () => {
    const server = await Server.make(inject("serverUrl"))
    const bots = await Bots.make(
      {
        server,
        settings: { from: "open", targets: { team: { type: "console" } } },
        sandbox: { rateLimits: false, settings: { profileLegDelayMs: 5_000 } },
        options: { pollMs: 1_000 }
      },
      (time) => [
        Platform.make(time, {
          name: "team",
          canEdit: true,
          canReply: true,
          gapMs: 200,
          troubles: [],
          latencyMs: () => 1_000
        })
      ]
    )
    try {
      const [team] = bots.channels
      const sleeper = bots.start()
      await bots.time.pass(5_000)
      await bots.create("ref-0", "1.00")
      const isSending = async () =>
        (
          await bots.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM bot_message WHERE state = 'sending'`)
        )[0]!.n > 0
      while (!(await isSending())) await bots.time.pass(100)
      sleeper.freeze(FROZEN_MS)
      bots.start()
      await bots.time.pass(FROZEN_MS - 10_000)
      const shown = () =>
        team!.messages
          .filter(({ parent }) => parent === undefined)
          .map(({ said }) => said.map(({ view }) => view.status).join(", "))
      assert.deepStrictEqual(shown(), ["PROCESSING, COMPLETED"])
      await bots.time.pass(60_000)
      assert.deepStrictEqual(shown(), ["PROCESSING, COMPLETED, COMPLETED", "PROCESSING, COMPLETED"])
    } finally {
      await bots[Symbol.asyncDispose]()
      await server.close()
    }
  })
})
