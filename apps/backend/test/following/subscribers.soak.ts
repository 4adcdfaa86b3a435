/**
 * A thousand subscribers, each on a stream of its own, and a gateway that is killed and comes back in the middle: every
 * one of them sees every observed change once, in order. Prints the memory that a subscriber costs.
 */
import * as fs from "node:fs"
import * as net from "node:net"

import { expect, it } from "vitest"

import { createStubbornly, type Gateway, makeWorld, until } from "../crash/Scenario.ts"

const SUBSCRIBERS = Number(process.env["SOAK_SUBSCRIBERS"] ?? "1000")
const CREATES = 30

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })

interface Subscriber {
  readonly changes: Array<{ readonly id: string; readonly of: string; readonly status: string }>
  isReady: boolean
}

/** Reads one stream after the other, each from where the last one ended, until told to stop. */
const listen = async (url: string, key: string, subscriber: Subscriber, stop: AbortSignal) => {
  let last: string | undefined
  while (!stop.aborted) {
    const input = encodeURIComponent(
      JSON.stringify({ all: true, ...(last === undefined ? {} : { lastEventId: last }) })
    )
    try {
      const answer = await fetch(`${url}/trpc/orchestrations.watch?input=${input}`, {
        headers: { authorization: `Bearer ${key}`, accept: "text/event-stream" },
        signal: stop
      })
      let text = ""
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk
        const events = text.split("\n\n")
        text = events.pop() ?? ""
        for (const event of events) {
          const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "mu").exec(event)?.[1]
          const [id, data] = [field("id"), field("data")]
          if (id === undefined || data === undefined) continue
          const message = JSON.parse(data) as {
            readonly type: string
            readonly orchestration?: { readonly id: string; readonly status: string }
          }
          if (message.type === "ready") subscriber.isReady = true
          if (message.type === "change") {
            subscriber.changes.push({ id, of: message.orchestration!.id, status: message.orchestration!.status })
          }
          last = id
        }
      }
    } catch {
      await pause(100 + Math.random() * 400)
    }
  }
}

const rssOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/mu.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024

it(`${SUBSCRIBERS} subscribers miss nothing and are told nothing twice`, { timeout: 900_000 }, async () => {
  await using world = await makeWorld("server")
  const port = String(await freePort())
  let gateway = await world.launchWith({ SEGUE_PORT: port })
  const serving = (): ReadonlyArray<Gateway> => [gateway]
  const before = rssOf(gateway.pid)
  const stop = new AbortController()
  const subscribers = Array.from({ length: SUBSCRIBERS }, (): Subscriber => ({ changes: [], isReady: false }))
  const listening = subscribers.map((one) => listen(gateway.url, gateway.key, one, stop.signal))
  await until("all are ready", () => subscribers.every(({ isReady }) => isReady), 300_000)
  const perSubscriber = ((rssOf(gateway.pid) - before) * 1024) / SUBSCRIBERS
  console.log(`memory per subscriber: ${perSubscriber.toFixed(0)} KiB`)

  const create = (from: number, to: number) =>
    Promise.all(
      Array.from({ length: to - from }, (_, index) => createStubbornly(world, serving, `s-${from + index}`, index))
    )
  await create(0, CREATES / 2)
  const half = create(CREATES / 2, CREATES)
  await gateway.kill()
  gateway = await world.launchWith({ SEGUE_PORT: port })
  await half
  const completed = ({ changes }: Subscriber) => changes.filter(({ status }) => status === "COMPLETED").length
  await until("all have seen all", () => subscribers.every((one) => completed(one) === CREATES), 300_000)
  stop.abort()
  await Promise.all(listening)

  const [first] = subscribers
  const positions = first!.changes.map(({ id }) => Number(id))
  expect(positions).toEqual(positions.map((_, index) => positions[0]! + index))
  for (const { changes } of subscribers) expect(changes).toEqual(first!.changes)
})
