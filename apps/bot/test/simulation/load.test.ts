/** Targets that fail, limit and share limits, in virtual time. */
import { assert, describe, inject, it } from "vitest"

import { NotifyError } from "../../src/targets/Notifier.ts"
import type { View } from "../../src/view/View.ts"
import * as Bots from "./Bots.ts"
import * as Platform from "./Platform.ts"
import * as Server from "./Server.ts"
import type { VirtualTime } from "./VirtualTime.ts"

const MINUTE_MS = 60_000

const channel = (time: VirtualTime, name: string, more: Partial<Platform.Manner> = {}) =>
  Platform.make(time, {
    name,
    canEdit: true,
    canReply: true,
    gapMs: 200,
    troubles: [],
    latencyMs: () => 50,
    ...more
  })

/** Runs something in a world of a bot and channels. */
const within = async (
  channels: (time: VirtualTime) => ReadonlyArray<Platform.Channel>,
  legMs: number,
  body: (bots: Bots.Bots) => Promise<void>,
  more: Readonly<Record<string, unknown>> = {}
) => {
  const server = await Server.make(inject("serverUrl"))
  const names: Array<string> = []
  const bots = await Bots.make(
    {
      server,
      settings: { from: "open", targets: { first: { type: "console" }, second: { type: "console" } }, ...more },
      sandbox: { rateLimits: false, settings: { profileLegDelayMs: legMs } },
      options: { pollMs: 1_000 }
    },
    (time) => {
      const made = channels(time)
      names.push(...made.map(({ name }) => name))
      return made
    }
  )
  try {
    bots.start()
    await bots.time.pass(5_000)
    await body(bots)
  } finally {
    await bots[Symbol.asyncDispose]()
    await server.close()
  }
}

const create = async (bots: Bots.Bots, from: number, to: number) => {
  for (let index = from; index < to; index++) await bots.create(`ref-${index}`, `${index + 1}.00`)
}

const referenceOf = (view: View): string | undefined => view.fields.find(({ name }) => name === "Reference")?.value

const ended = ({ messages }: Platform.Channel) =>
  messages.filter(({ parent, said }) => parent === undefined && said.at(-1)!.view.isFinal).length

/** Much virtual time in little real time, unless the machine does other things as well. */
const TEST_MS = 900_000

describe("a target", () => {
  it("that fails for one message only tells the others, and that one when it can", { timeout: TEST_MS }, async () => {
    let isPoisoned = true
    const refuses = (view: View) =>
      isPoisoned && referenceOf(view) === "ref-0"
        ? new NotifyError({ kind: "retryable", message: "answered 500" })
        : undefined
    await within(
      (time) => [channel(time, "first", { refuses }), channel(time, "second")],
      10_000,
      async (bots) => {
        await create(bots, 0, 6)
        await bots.time.pass(3 * MINUTE_MS)
        const [first, second] = bots.channels
        assert.strictEqual(ended(first!), 5)
        assert.strictEqual(ended(second!), 6)
        isPoisoned = false
        await bots.time.pass(12 * MINUTE_MS)
        assert.strictEqual(ended(first!), 6)
      }
    )
  })

  it(
    "that is out holds up no other, and is told everything as it is when it is back",
    { timeout: TEST_MS },
    async () => {
      const outMs = 8 * MINUTE_MS
      const troubles = [{ kind: "outage" as const, fromMs: Bots.START_MS, toMs: Bots.START_MS + outMs }]
      await within(
        (time) => [channel(time, "first", { troubles }), channel(time, "second")],
        5_000,
        async (bots) => {
          const [first, second] = bots.channels
          await create(bots, 0, 10)
          await bots.time.pass(30_000)
          assert.strictEqual(ended(second!), 10)
          assert.strictEqual(first!.messages.length, 0)
          await bots.time.pass(outMs + MINUTE_MS)
          assert.strictEqual(ended(first!), 10)
          // Only what is true now is told: no message went through what was meanwhile, and none has a reply that repeats it.
          assert.isTrue(first!.messages.every(({ parent, said }) => parent === undefined && said.length === 1))
        }
      )
    }
  )

  it("that lost an answer is told by itself what became of it, digest or not", { timeout: TEST_MS }, async () => {
    let [hasLost, isOut] = [false, false]
    const loses = (view: View) => {
      if (hasLost || referenceOf(view) !== "ref-0") return false
      return (hasLost = isOut = true)
    }
    const refuses = () =>
      isOut ? new NotifyError({ kind: "rate-limited", message: "answered 429", retryAfterMs: 1_000 }) : undefined
    await within(
      (time) => [channel(time, "first", { loses, refuses }), channel(time, "second")],
      5_000,
      async (bots) => {
        await create(bots, 0, 1)
        while (!hasLost) await bots.time.pass(100)
        await create(bots, 1, 12)
        await bots.time.pass(15_000)
        isOut = false
        await bots.time.pass(MINUTE_MS)
        const posts = bots.channels[0]!.messages.filter(({ parent }) => parent === undefined)
        assert.isTrue(posts.some(({ said }) => said[0]!.view.kind === "digest"))
        const own = posts.filter(({ said }) => referenceOf(said[0]!.view) === "ref-0")
        assert.strictEqual(own.length, 2)
        assert.isTrue(own[1]!.said.at(-1)!.view.isFinal)
      },
      { digest: { above: 3 } }
    )
  })

  it("that shares a limit with another keeps to it together with that one", { timeout: TEST_MS }, async () => {
    const limits = [{ name: "workspace", calls: 5, perMs: MINUTE_MS, act: "edit" as const }]
    await within(
      (time) => [channel(time, "first", { limits }), channel(time, "second", { limits })],
      20_000,
      async (bots) => {
        await create(bots, 0, 10)
        await bots.time.pass(10 * MINUTE_MS)
        assert.deepStrictEqual(bots.channels.map(ended), [10, 10])
        const edits = bots.channels
          .flatMap(({ messages }) => messages.flatMap(({ said }) => said.slice(1).map(({ atMs }) => atMs)))
          .toSorted((a, b) => a - b)
        assert.strictEqual(edits.length, 20)
        // A burst of as many as fit in a minute, and then one by one: never twice as many within one.
        const most = edits.map((fromMs) => edits.filter((atMs) => atMs >= fromMs && atMs < fromMs + MINUTE_MS).length)
        assert.isAtMost(Math.max(...most), 2 * 5)
        const late = edits.slice(5).map((atMs, index) => atMs - edits[index + 4]!)
        assert.isAtLeast(Math.min(...late), MINUTE_MS / 5 - 1_500)
      }
    )
  })
})
