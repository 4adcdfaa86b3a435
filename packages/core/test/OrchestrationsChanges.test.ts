import { assert, describe, it } from "@effect/vitest"
import type { Event } from "@segue/core/Event"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as Timestamp from "@segue/core/Timestamp"
import { type Duration, Effect, Fiber, Ref, Stream } from "effect"
import { TestClock } from "effect/testing"

import { orchestration } from "./http/records.ts"
import * as Vendor from "./http/vendor.ts"

const START = "2026-04-20T12:00:00.000000001Z"

/** An event so many seconds after the start. */
const event = (id: string, about: string, status: string, seconds: number, more: Partial<Event> = {}): Event => ({
  id,
  type: `orchestration.${status.toLowerCase()}`,
  object: { id: about, ref_id: "r", status },
  object_type: "orchestration_status_change",
  created_at: Timestamp.fromMillis(Timestamp.toMillisFloor(START) + seconds * 1000).replace("Z", "000Z"),
  ...more
})

/** A vendor with events, which may be added to while somebody reads, and the orchestrations they are about. */
const tail = (whole?: (sent: Vendor.Sent, count: number) => Vendor.Reply | undefined) => {
  const events: Array<Event> = []
  const statuses = new Map<string, string>()
  let pageSize = 100
  const vendor = Vendor.make((sent, count) => {
    const instead = whole?.(sent, count)
    if (instead !== undefined) return instead
    const value = (key: string) => sent.query.find(([name]) => name === key)?.[1]
    if (sent.path === "/events") {
      const from = value("created_at.gte")!
      const rows = events
        .filter((one) => Timestamp.compare(one.created_at, from) >= 0)
        .toSorted((a, b) => Timestamp.compare(a.created_at, b.created_at))
      const at = Number(value("page_cursor") ?? 0)
      const next = at + pageSize < rows.length ? String(at + pageSize) : ""
      return Vendor.ok({ events: rows.slice(at, at + pageSize), next_page_cursor: next })
    }
    const row = (id: string) => ({ ...orchestration, id, status: statuses.get(id) })
    const wanted = sent.query.filter(([key]) => key === "orchestration_id").map(([, id]) => id)
    if (wanted.length > 0) return Vendor.ok({ items: wanted.filter((id) => statuses.has(id)).map(row) })
    const id = sent.path.split("/").at(-1)!
    return statuses.has(id) ? Vendor.ok(row(id)) : Vendor.problem(404)
  })
  return {
    ...vendor,
    listings: () => vendor.calls.filter((sent) => sent.path === "/events"),
    setPageSize: (size: number) => {
      pageSize = size
    },
    happen: (...some: ReadonlyArray<Event>) => {
      for (const one of some) {
        events.push(one)
        const { id, status } = one.object as { id?: string; status?: string }
        if (id !== undefined && status !== undefined && one.type.startsWith("orchestration.")) statuses.set(id, status)
      }
    },
    setStatus: (id: string, status: string) => statuses.set(id, status)
  }
}

/** What does not wait for time still takes turns with us. */
const atRest = Effect.repeat(Effect.yieldNow, { times: 300 })

/** Follows the changes while a script runs; what was told, as `id STATUS`, with the cursors. */
const following = (
  vendor: Vendor.Vendor,
  from: Orchestrations.ChangesCursor,
  script: ReadonlyArray<Duration.Input | (() => void)>
) =>
  Effect.gen(function* () {
    const service = yield* Orchestrations.Orchestrations
    const told = yield* Ref.make<ReadonlyArray<Orchestrations.StatusChange>>([])
    const fiber = yield* service.changes(from).pipe(
      Stream.runForEach((one) => Ref.update(told, (before) => [...before, one])),
      Effect.flip,
      Effect.forkChild
    )
    for (const step of script) {
      if (typeof step === "function") step()
      else yield* TestClock.adjust(step)
      yield* atRest
    }
    const exit = fiber.pollUnsafe()
    yield* Fiber.interrupt(fiber)
    const changes = yield* Ref.get(told)
    return {
      changes,
      told: changes.map((one) => `${one.orchestration.id} ${one.orchestration.status}`),
      end: exit?._tag === "Success" ? exit.value.reason._tag : "going on"
    }
  }).pipe(Effect.provide(Vendor.layer(vendor)))

const start = Orchestrations.changesFrom(START)

describe("changes", () => {
  it.effect("tell each change once, as the orchestration is now, whatever the events say again", () => {
    const vendor = tail()
    const done = event("e2", "a", "COMPLETED", 2)
    vendor.happen(event("e1", "a", "PROCESSING", 1))
    return Effect.gen(function* () {
      const { changes, end, told } = yield* following(vendor, start, [
        "10 seconds",
        () => vendor.happen(done, done, event("e3", "b", "PROCESSING", 3)),
        "10 seconds",
        () => vendor.happen(event("e4", "b", "FAILED", 70)),
        "10 minutes"
      ])
      assert.deepStrictEqual(told, ["a PROCESSING", "a COMPLETED", "b PROCESSING", "b FAILED"])
      assert.strictEqual(end, "going on")
      assert.deepStrictEqual(
        changes.map((one) => one.event.id),
        ["e1", "e2", "e3", "e4"]
      )
    })
  })

  it.effect("in any order and late end with the newest, never with an older status after it", () => {
    const vendor = tail()
    vendor.happen(event("done", "a", "COMPLETED", 5))
    return Effect.gen(function* () {
      const { told } = yield* following(vendor, start, [
        "5 seconds",
        () => {
          vendor.happen(event("late", "a", "PROCESSING", 4)) // becomes visible after the one that followed it
          vendor.setStatus("a", "PROCESSING") // and a replica answers with what was
        },
        "5 seconds",
        () => vendor.setStatus("a", "COMPLETED"),
        "1 minute"
      ])
      assert.deepStrictEqual(told, ["a COMPLETED"])
    })
  })

  it.effect("tell a second, different terminal status: that is an incident, not an echo", () => {
    const vendor = tail()
    vendor.happen(event("e1", "a", "COMPLETED", 1))
    return Effect.gen(function* () {
      const { told } = yield* following(vendor, start, [
        "5 seconds",
        () => vendor.happen(event("e2", "a", "FAILED", 2)),
        "5 seconds"
      ])
      assert.deepStrictEqual(told, ["a COMPLETED", "a FAILED"])
    })
  })

  it.effect("several of one page are read once, and told as the last of them", () => {
    const vendor = tail()
    vendor.happen(
      event("e1", "a", "PROCESSING", 1),
      event("e2", "a", "COMPLETED", 2),
      event("e3", "b", "PROCESSING", 2)
    )
    return Effect.gen(function* () {
      const { changes, told } = yield* following(vendor, start, ["100 millis"])
      assert.deepStrictEqual(told, ["a COMPLETED", "b PROCESSING"])
      assert.strictEqual(changes[0]?.event.id, "e2")
      assert.strictEqual(vendor.calls.length, 2)
    })
  })

  it.effect("follow the pages without waiting, oldest first, and read a stretch again each time", () => {
    const vendor = tail()
    vendor.setPageSize(10)
    for (let n = 0; n < 35; n++) vendor.happen(event(`e${n}`, `id-${n}`, "COMPLETED", n * 10))
    return Effect.gen(function* () {
      const { changes, told } = yield* following(vendor, start, ["500 millis"])
      assert.strictEqual(told.length, 35)
      assert.deepStrictEqual(
        vendor.listings().map((sent) => sent.query.find(([key]) => key === "page_cursor")?.[1]),
        [undefined, "10", "20", "30"]
      )
      const [first] = vendor.listings()
      assert.include(first?.line, "limit=100&order=ASC")
      assert.include(first?.line, "created_at.gte=2026-04-20T11:59:00.000Z")
      // The last position: the newest event, and those of the minute before it.
      const cursor = changes.at(-1)!.cursor
      assert.strictEqual(cursor.created_at, "2026-04-20T12:05:40.000000000Z")
      assert.deepStrictEqual(cursor.seen, ["e28", "e29", "e30", "e31", "e32", "e33", "e34"])
    })
  })

  it.effect("stopped anywhere and resumed from the last cursor miss nothing", () => {
    const vendor = tail()
    vendor.setPageSize(3)
    for (let n = 0; n < 20; n++) vendor.happen(event(`e${n}`, `id-${n}`, "COMPLETED", n * 7))
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      const seen = new Set<string>()
      let cursor = start
      for (let stop = 1; seen.size < 20; stop++) {
        assert.isAtMost(stop, 20)
        const some = yield* service.changes(cursor).pipe(Stream.take(1 + (stop % 4)), Stream.runCollect)
        for (const one of some) seen.add(one.orchestration.id)
        cursor = some.at(-1)!.cursor
      }
      assert.deepStrictEqual(
        [...seen],
        Array.from({ length: 20 }, (_, n) => `id-${n}`)
      )
      const { told } = yield* following(vendor, { ...cursor }, ["1 minute"])
      assert.isAtMost(told.length, 3) // at least once: the events of an unfinished page may come again
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("ignore what is not about orchestrations, and follow new types that are", () => {
    const vendor = tail()
    const base = { object: { id: "a", ref_id: "r", status: "COMPLETED" } }
    vendor.happen(
      event("e1", "a", "COMPLETED", 1, { type: "transfer.crypto_deposit.completed" }),
      event("e2", "a", "COMPLETED", 1, { type: "orchestration_rule.deleted" }),
      event("e3", "a", "COMPLETED", 1, { type: "orchestration.completed", object: { nothing: true } })
    )
    return Effect.gen(function* () {
      const quiet = yield* following(vendor, start, ["10 seconds"])
      assert.deepStrictEqual(quiet.told, [])
      vendor.happen({ ...event("e4", "b", "PENDING", 2), type: "orchestration.pending" })
      vendor.happen({ ...event("e5", "a", "COMPLETED", 2), ...base })
      const { told } = yield* following(vendor, start, ["10 seconds"])
      assert.deepStrictEqual(told, ["b PENDING", "a COMPLETED"])
    })
  })

  it.effect("outlive errors that pass, and end when an outage lasts or the vendor refuses", () =>
    Effect.gen(function* () {
      const shaky = tail((_, count) => (count >= 2 && count <= 30 ? { status: 503 } : undefined))
      shaky.happen(event("e1", "a", "COMPLETED", 1))
      const survived = yield* following(shaky, start, ["1 hour"])
      assert.deepStrictEqual([survived.told, survived.end], [["a COMPLETED"], "going on"])
      const down = yield* following(
        tail(() => ({ status: 503 })),
        start,
        ["20 minutes"]
      )
      assert.strictEqual(down.end, "Unavailable")
      const refused = tail(() => Vendor.problem(403))
      assert.strictEqual((yield* following(refused, start, ["1 minute"])).end, "Forbidden")
      assert.strictEqual(refused.calls.length, 1)
    })
  )

  it.effect("wait for an orchestration that is not visible yet, and go on without one that never is", () => {
    const hidden = tail((sent) => (sent.path.endsWith("/a") ? Vendor.problem(404) : undefined))
    hidden.happen(event("e1", "a", "COMPLETED", 1))
    return Effect.gen(function* () {
      let visible = false
      const waiting = tail((sent) => (sent.path.endsWith("/late") && !visible ? Vendor.problem(404) : undefined))
      waiting.happen(event("e1", "late", "COMPLETED", 1))
      const { told } = yield* following(waiting, start, [
        "5 seconds",
        () => {
          visible = true
        },
        "5 seconds"
      ])
      assert.deepStrictEqual(told, ["late COMPLETED"])
      const without = yield* following(hidden, start, [
        "90 seconds",
        () => hidden.happen(event("e2", "b", "COMPLETED", 2)),
        "10 seconds"
      ])
      assert.deepStrictEqual(without.told, ["b COMPLETED"])
    })
  })

  it.effect("start a page walk again when the vendor refuses its own cursor", () => {
    let refused = 0
    const vendor = tail((sent) => {
      if (!sent.line.includes("page_cursor") || refused > 0) return undefined
      refused++
      return Vendor.problem(400)
    })
    vendor.setPageSize(2)
    for (let n = 0; n < 6; n++) vendor.happen(event(`e${n}`, `id-${n}`, "COMPLETED", n))
    return Effect.gen(function* () {
      const { told } = yield* following(vendor, start, ["1 minute"])
      assert.strictEqual(refused, 1)
      assert.strictEqual(told.length, 6)
    })
  })

  it.effect("do not run in circles when the vendor repeats its cursors", () =>
    Effect.gen(function* () {
      const one = event("e1", "a", "COMPLETED", 1)
      for (const cursors of [["again"], ["A", "B"]]) {
        let page = 0
        const vendor = tail((sent) =>
          sent.path === "/events"
            ? Vendor.ok({ events: [one], next_page_cursor: cursors[page++ % cursors.length] })
            : undefined
        )
        vendor.setStatus("a", "COMPLETED")
        const { told } = yield* following(vendor, start, ["10 seconds"])
        assert.deepStrictEqual(told, ["a COMPLETED"])
        assert.isAtMost(vendor.listings().length, 60)
      }
    })
  )
})
