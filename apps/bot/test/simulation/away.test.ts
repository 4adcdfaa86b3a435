/** A vendor that is away for ten minutes, and one that has nothing to say for an hour. */
import { assert, describe, inject, it } from "vitest"

import * as Bots from "./Bots.ts"
import * as Platform from "./Platform.ts"
import * as Server from "./Server.ts"
import type { VirtualTime } from "./VirtualTime.ts"

const MINUTE_MS = 60_000

const channels = (time: VirtualTime) =>
  [true, false].map((canEdit) =>
    Platform.make(time, {
      name: canEdit ? "team" : "plain",
      canEdit,
      canReply: canEdit,
      gapMs: 1_000,
      troubles: [],
      latencyMs: () => 100
    })
  )

const settings = {
  from: "open",
  targets: { team: { type: "console" }, plain: { type: "console" } },
  routes: [{ name: "all", targets: ["team", "plain"], stuckAfterMinutes: { PROCESSING: 6 } }]
}

const world = async (server: Server.Server, pollMs: number) => {
  const logs: Array<string> = []
  const bots = await Bots.make(
    {
      server,
      settings,
      sandbox: { rateLimits: false, settings: { profileLegDelayMs: 20 * MINUTE_MS } },
      options: { pollMs },
      logged: (level, message) => logs.push(`${level} ${JSON.stringify(message)}`)
    },
    channels
  )
  return { bots, logs }
}

/** Much virtual time in little real time, unless the machine does other things as well. */
const TEST_MS = 900_000

describe("a vendor", () => {
  it(
    "that is away is told of once at each target, and nothing is called stuck meanwhile",
    { timeout: TEST_MS },
    async () => {
      const server = await Server.make(inject("serverUrl"))
      const { bots } = await world(server, 2_000)
      try {
        const first = bots.start()
        bots.start()
        await bots.time.pass(10_000)
        for (let index = 0; index < 20; index++) await bots.create(`ref-${index}`, `${index + 1}.00`)
        await bots.time.pass(MINUTE_MS)
        bots.sandbox.control.faults.add({ operation: "*", status: 503 })
        await bots.time.pass(5 * MINUTE_MS)
        // Who follows dies meanwhile: its successor knows what was told.
        first.kill()
        await bots.time.pass(6 * MINUTE_MS)
        const of = (name: string) => bots.channels.find((channel) => channel.name === name)!.messages
        const notices = (name: string) => of(name).filter(({ said }) => said[0]!.view.kind === "notice")
        for (const name of ["team", "plain"]) {
          assert.strictEqual(notices(name).length, 1, name)
          assert.strictEqual(of(name).length, 21, name)
        }
        const { fields, title } = notices("team")[0]!.said[0]!.view
        assert.match(title, /the source does not answer/u)
        assert.deepStrictEqual(
          fields.map(({ name }) => name),
          ["Since", "Reason", "Data as of"]
        )
        bots.sandbox.control.faults.clear()
        await bots.time.pass(2 * MINUTE_MS)
        // One is edited; where that cannot be done, another says so. And what lasts too long is known again.
        assert.deepStrictEqual(
          notices("team").map(({ said }) => said.map(({ view }) => view.status)),
          [["SOURCE AWAY", "SOURCE BACK"]]
        )
        assert.deepStrictEqual(
          notices("plain").map(({ said }) => said.map(({ view }) => view.status)),
          [["SOURCE AWAY"], ["SOURCE BACK"]]
        )
        const stuck = of("team").filter(({ said }) => said[0]!.view.title.startsWith("STUCK"))
        assert.strictEqual(stuck.length, 20)
      } finally {
        await bots[Symbol.asyncDispose]()
        await server.close()
      }
    }
  )

  it(
    "that has nothing to say for an hour has nothing sent and nothing logged above info",
    { timeout: TEST_MS },
    async () => {
      const server = await Server.make(inject("serverUrl"))
      const { bots, logs } = await world(server, 10_000)
      try {
        const bot = bots.start()
        await bots.time.pass(MINUTE_MS)
        const [before, said] = [bot.statements(), logs.length]
        await bots.time.pass(60 * MINUTE_MS)
        assert.deepStrictEqual(
          bots.channels.map(({ messages }) => messages.length),
          [0, 0]
        )
        assert.deepStrictEqual(logs.slice(said), [])
        assert.isTrue(
          logs.every((line) => /^(?:Debug|Info) /u.test(line)),
          logs.join("\n")
        )
        // A bot that has nothing to do asks its database little.
        assert.isBelow((bot.statements() - before) / 3_600, 5)
      } finally {
        await bots[Symbol.asyncDispose]()
        await server.close()
      }
    }
  )
})
