/** The Courier among receivers that are slow, broken or gone: nobody waits for anybody else, nothing is sent twice. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { HttpClient, HttpClientRequest, HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"

import * as Namespaces from "../src/Namespaces.ts"
import * as Sandbox from "../src/Sandbox.ts"
import * as Client from "./client.ts"

/** Answers by path: `/hang` never, `/slow` after a second, `/bug` with a defect of the client's, `/down` 503, everything else 204. */
const world = () => {
  const got: Array<string> = []
  const client = HttpClient.make((request) =>
    Effect.gen(function* () {
      const { pathname } = new URL((yield* Effect.orDie(HttpClientRequest.toWeb(request))).url)
      got.push(pathname)
      if (pathname === "/hang") return yield* Effect.never
      if (pathname === "/slow") yield* Effect.sleep("1 second")
      if (pathname === "/bug") return yield* Effect.die(new Error("a header that HTTP does not know"))
      const status = pathname === "/down" ? 503 : 204
      return HttpClientResponse.fromWeb(request, new Response(null, { status }))
    })
  )
  const deliver = (sandbox: Sandbox.Sandbox) => Effect.provideService(sandbox.deliver, HttpClient.HttpClient, client)
  return { got, deliver }
}

/** Lets everything run that can run without time passing. */
const settle = TestClock.adjust(0)

const register = (sandbox: Sandbox.Sandbox, path: string) =>
  sandbox.control.webhooks.register({ url: `https://receiver.example${path}` })

const deliveries = (sandbox: Sandbox.Sandbox) => sandbox.control.webhooks.list().deliveries

describe("courier", () => {
  it.effect("sends to all others while one receiver hangs, and tries that one again 5 seconds after it gave up", () =>
    Effect.gen(function* () {
      const sandbox = yield* Sandbox.makeEffect()
      const { deliver, got } = world()
      const hang = register(sandbox, "/hang")
      const good = register(sandbox, "/good")
      for (let index = 0; index < 12; index++) sandbox.control.webhooks.test(hang.id)
      sandbox.control.webhooks.test(good.id)
      yield* TestClock.adjust("2 seconds")
      const first = yield* Effect.forkChild(deliver(sandbox))
      yield* settle
      assert.strictEqual(got.filter((path) => path === "/good").length, 1)
      sandbox.control.webhooks.test(good.id)
      assert.strictEqual(yield* deliver(sandbox), 1)
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(first)
      const [oldest] = deliveries(sandbox)
        .filter((one) => one.webhook_id === hang.id)
        .toReversed()
      assert.strictEqual(oldest!.attempts.length, 1)
      assert.strictEqual(oldest!.attempts[0]!.error, "no answer in time")
      const wait = Date.parse(oldest!.next_at!) - Date.parse(oldest!.attempts[0]!.at)
      assert.isTrue(wait >= 14_000 && wait <= 16_000, String(wait))
    })
  )

  it.effect("does not let namespaces wait for each other, nor fail with each other", () =>
    Effect.gen(function* () {
      const clock = { mode: "manual", startAt: Client.START } as const
      const all = Namespaces.make({ clock })
      const { deliver, got } = world()
      for (const [name, path] of [
        ["a", "/hang"],
        ["b", "/bug"],
        ["c", "/good"]
      ] as const) {
        all.of(name).control.webhooks.test(register(all.of(name), path).id)
      }
      for (let index = 0; index < 12; index++) {
        all.of(`h${index}`).control.webhooks.test(register(all.of(`h${index}`), "/hang").id)
      }
      all.of("last").control.webhooks.test(register(all.of("last"), "/last").id)
      const first = yield* Effect.forkChild(deliver(all))
      yield* settle
      assert.include(got, "/good")
      assert.include(got, "/last")
      const again = yield* deliver(all)
      assert.strictEqual(again, 0)
      yield* Fiber.interrupt(first)
    })
  )

  it.effect("sends once, however many deliver at the same time", () =>
    Effect.gen(function* () {
      const sandbox = Client.make()
      const { deliver, got } = world()
      sandbox.control.webhooks.test(register(sandbox, "/slow").id)
      const both = Effect.all([deliver(sandbox), deliver(sandbox), deliver(sandbox)], { concurrency: "unbounded" })
      const fiber = yield* Effect.forkChild(both)
      yield* TestClock.adjust("1 second")
      const counts = yield* Fiber.join(fiber)
      assert.deepStrictEqual(got, ["/slow"])
      assert.deepStrictEqual(
        counts.toSorted((a, b) => a - b),
        [0, 0, 1]
      )
    })
  )

  it.effect("survives a delivery that cannot even be sent, and tries it again", () =>
    Effect.gen(function* () {
      const sandbox = Client.make()
      const { deliver, got } = world()
      const bug = register(sandbox, "/bug")
      const good = register(sandbox, "/good")
      sandbox.control.webhooks.test(bug.id)
      sandbox.control.webhooks.test(good.id)
      assert.strictEqual(yield* deliver(sandbox), 2)
      assert.deepStrictEqual(got, ["/bug", "/good"])
      const failed = deliveries(sandbox).find((one) => one.webhook_id === bug.id)!
      assert.strictEqual(failed.state, "pending")
      assert.deepStrictEqual(
        failed.attempts.map((attempt) => attempt.error),
        ["the request cannot be made"]
      )
    })
  )

  it.effect("loses nothing when it is stopped in the middle", () =>
    Effect.gen(function* () {
      const sandbox = Client.make()
      const { deliver, got } = world()
      sandbox.control.webhooks.test(register(sandbox, "/hang").id)
      const first = yield* Effect.forkChild(deliver(sandbox))
      yield* settle
      yield* Fiber.interrupt(first)
      assert.deepStrictEqual(deliveries(sandbox)[0]!.attempts, [])
      const second = yield* Effect.forkChild(deliver(sandbox))
      yield* settle
      assert.deepStrictEqual(got, ["/hang", "/hang"])
      yield* Fiber.interrupt(second)
    })
  )

  it.effect("notes the attempt under way when its delivery is redelivered, then sends it once more", () =>
    Effect.gen(function* () {
      const sandbox = Client.make()
      const { deliver, got } = world()
      sandbox.control.webhooks.test(register(sandbox, "/hang").id)
      const first = yield* Effect.forkChild(deliver(sandbox))
      yield* settle
      sandbox.control.webhooks.redeliver(deliveries(sandbox)[0]!.id)
      sandbox.control.clock.advance("1s") // the webhook's rate allows the next one
      assert.strictEqual(yield* deliver(sandbox), 0)
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual(deliveries(sandbox)[0]!.attempts.length, 1)
      assert.deepStrictEqual(got, ["/hang", "/hang"])
      yield* Fiber.interrupt(first)
    })
  )

  it.effect("plays the retries of a day that was advanced in one go, each at its own time and in order", () =>
    Effect.gen(function* () {
      const sandbox = Client.make()
      const { deliver } = world()
      const { id } = register(sandbox, "/down")
      sandbox.control.webhooks.test(id)
      sandbox.control.clock.advance("10h")
      sandbox.control.webhooks.test(id)
      sandbox.control.clock.advance("15h")
      yield* deliver(sandbox)
      const [late, early] = deliveries(sandbox)
      assert.strictEqual(early!.state, "given-up")
      assert.strictEqual(late!.state, "pending")
      for (const [delivery, hours] of [
        [early!, 24],
        [late!, 15]
      ] as const) {
        const times = delivery.attempts.map((attempt) => Date.parse(attempt.at))
        const gaps = times.slice(1).map((time, index) => time - times[index]!)
        for (const [index, gap] of gaps.entries()) {
          const planned = Math.min(3_600_000, 5000 * 2 ** index)
          assert.isTrue(gap >= planned * 0.8 && gap <= planned * 1.2 + 1, `${index}: ${gap}`)
        }
        const lasted = (times.at(-1)! - times[0]!) / 3_600_000
        assert.isTrue(lasted > hours - 2 && lasted <= hours, String(lasted))
      }
      assert.strictEqual(Date.parse(early!.attempts[0]!.at), Date.parse(Client.START))
      assert.strictEqual(Date.parse(late!.attempts[0]!.at), Date.parse(Client.START) + 10 * 3_600_000)
    })
  )

  it.effect("sends what it catches up with in the order of its times", () =>
    Effect.gen(function* () {
      const sandbox = Client.make()
      const { id } = register(sandbox, "/down")
      const bodies: Array<string> = []
      const client = HttpClient.make((request) =>
        Effect.gen(function* () {
          const web = yield* Effect.orDie(HttpClientRequest.toWeb(request))
          bodies.push(JSON.parse(yield* Effect.promise(() => web.text())).id)
          return HttpClientResponse.fromWeb(request, new Response(null, { status: 503 }))
        })
      )
      const first = sandbox.control.webhooks.test(id)
      sandbox.control.clock.advance("1m")
      const second = sandbox.control.webhooks.test(id)
      sandbox.control.clock.advance("1m")
      yield* Effect.provideService(sandbox.deliver, HttpClient.HttpClient, client)
      const times = new Map([first.id, second.id].map((one) => [one, [] as Array<number>]))
      for (const one of deliveries(sandbox)) {
        times.set(
          one.event_id,
          one.attempts.map((attempt) => Date.parse(attempt.at))
        )
      }
      const order = bodies.map((one) => times.get(one)!.shift()!)
      assert.isTrue(order.length >= 7)
      assert.deepStrictEqual(
        order,
        order.toSorted((a, b) => a - b)
      )
    })
  )
})
