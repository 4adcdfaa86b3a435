/** Watching across everything that can be lost: each change at least once, in order, none left out. */
import { BATCH_SIZE_MAX as batchSizeMax } from "@segue/api"
import { expect, it } from "vitest"

import { createSegueClient, isSegueError, type Message } from "../src/index.ts"
import { BATCH_SIZE_MAX } from "../src/links.ts"
import { record, startGateway } from "./support/gateway.ts"

const next = async (messages: AsyncGenerator<Message, void>): Promise<Message> => {
  const { done, value } = await messages.next()
  if (done === true) throw new Error("the stream ended")
  return value
}

const statusOf = ({ data }: Message): string => (data.type === "ready" ? "ready" : data.orchestration.status)

it("goes on after cut connections and a restart", async () => {
  await using gateway = await startGateway()
  const segue = createSegueClient({ url: gateway.url, key: "good" })
  const messages = segue.watch({ ids: ["a"] })
  expect(statusOf(await next(messages))).toBe("PROCESSING")
  expect(statusOf(await next(messages))).toBe("ready")

  gateway.cut()
  await gateway.change(record("a", "S1"))
  expect(statusOf(await next(messages))).toBe("S1")

  await gateway.stop()
  await gateway.change(record("a", "S2"))
  await gateway.change(record("a", "S3"))
  const following = next(messages)
  await gateway.start()
  expect(statusOf(await following)).toBe("S2")
  await gateway.change(record("a", "S4"))
  expect(statusOf(await next(messages))).toBe("S3")
  const last = await next(messages)
  expect(statusOf(last)).toBe("S4")
  await messages.return()

  await gateway.change(record("a", "S5"))
  const resumed = segue.watch({ ids: ["a"] }, { lastEventId: last.id })
  expect(statusOf(await next(resumed))).toBe("S5")
  await resumed.return()
})

it("comes back from answers that are not the gateway's", async () => {
  let refusals = 2
  await using gateway = await startGateway({
    instead: async (_, serve) => (refusals-- > 0 ? new Response("busy", { status: 503 }) : serve())
  })
  const messages = createSegueClient({ url: gateway.url, key: "good" }).watch({ all: true })
  expect(statusOf(await next(messages))).toBe("ready")
  expect(gateway.requests.length).toBe(3)
  await messages.return()
})

it("hands a reader that is too slow everything, in order", async () => {
  await using gateway = await startGateway()
  const messages = createSegueClient({ url: gateway.url, key: "good" }).watch({ all: true })
  expect(statusOf(await next(messages))).toBe("ready")
  const wanted = Array.from({ length: 2_500 }, (_, index) => `S${index}`)
  for (const status of wanted) await gateway.change(record("a", status))
  const found: Array<string> = []
  while (found.length < wanted.length) found.push(statusOf(await next(messages)))
  expect(found).toEqual(wanted)
  await messages.return()
})

it.each([
  ["an id that nobody has", { ids: ["nobody"] }, {}, "NOT_FOUND"],
  ["a position that nobody gave out", { all: true as const }, { lastEventId: "99" }, "PRECONDITION_FAILED"]
])("ends for %s", async (_, selection, options, code) => {
  await using gateway = await startGateway()
  const messages = createSegueClient({ url: gateway.url, key: "good" }).watch(selection, options)
  const error: unknown = await messages.next().then(
    () => undefined,
    (reason: unknown) => reason
  )
  expect(isSegueError(error) ? error.data?.code : error).toBe(code)
})

it("ends when it is told to", async () => {
  await using gateway = await startGateway()
  const hangUp = new AbortController()
  const messages = createSegueClient({ url: gateway.url, key: "good" }).watch({ all: true }, { signal: hangUp.signal })
  expect(statusOf(await next(messages))).toBe("ready")
  const following = messages.next()
  hangUp.abort()
  expect(await following).toMatchObject({ done: true })
})

it("sends no larger batches than the gateway takes", () => {
  expect(BATCH_SIZE_MAX).toBe(batchSizeMax)
})
