/**
 * Random lives of a bot: changes, silences that come and go, quiet hours switched on and off, acknowledgements, looks of
 * several replicas at once, restarts. Whatever the order: nothing is told while it is held, every last state arrives,
 * each message is posted once, and each step of an escalation is taken once.
 */
import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import type { Change } from "@segue/follow/Store"
import { Effect, Exit, Logger, Result, Scope } from "effect"

import * as Bot from "../../src/Bot.ts"
import { type Config, load } from "../../src/config/Config.ts"
import * as Delivery from "../../src/delivery/Delivery.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import * as Judging from "../../src/routing/Judging.ts"
import * as Routing from "../../src/routing/Routing.ts"
import type { Matcher } from "../../src/routing/Silence.ts"
import { Silences } from "../../src/routing/Silences.ts"
import type { Notifier } from "../../src/targets/Notifier.ts"
import type { View } from "../../src/view/View.ts"
import { change } from "../support/changes.ts"
import { heard } from "../support/heard.ts"
import { freshDatabase } from "../support/server.ts"

/** `SEGUE_BOT_LIVES=100` for as many. */
const RUNS = Number(process.env["SEGUE_BOT_LIVES"] ?? 2)
const LIFE_MS = 60_000
const TURNS = 40
const ids = ["a", "b", "c", "d", "e", "f"]
const targets = ["team", "duty"]

/** Numbers below `n`, the same for a seed. */
const chance = (seed: number) => {
  let state = seed * 2_654_435_761 + 1
  return (n: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) % n
  }
}

const settings = {
  environment: "test",
  targets: { team: { type: "console" }, duty: { type: "console" } },
  routes: [
    {
      name: "all",
      targets: ["team"],
      stuckAfterMinutes: { PENDING: 30, PROCESSING: 30 },
      escalation: [
        { afterMinutes: 0, mention: { team: "@a" } },
        { afterMinutes: 10, targets: ["duty"], mention: { duty: "@d" } }
      ]
    }
  ]
}

interface Told {
  readonly target: string
  readonly how: "send" | "update" | "reply"
  readonly ref: string
  readonly view: View
}

const settled = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient
  for (let turn = 0; turn < 2_000; turn++) {
    const [row] = yield* sql<{ due: number }>`SELECT count(*)::int AS due FROM (
      SELECT 1 FROM bot_message WHERE state IN ('waiting', 'sending') AND next_at <= clock_timestamp()
      UNION ALL SELECT 1 FROM bot_reply r JOIN bot_message m USING (target, orchestration_id)
        WHERE r.state IN ('waiting', 'sending') AND r.next_at <= clock_timestamp() AND m.ref IS NOT NULL) a`
    if (row!.due === 0) return
    yield* Effect.sleep(10)
  }
  assert.fail("something waits for ever")
})

/** A configuration whose quiet hours come and go. */
interface Switched extends Config {
  isQuiet: boolean
}

const always = [{ from: "00:00", to: "24:00" }] as const

const switched = (config: Config): Switched => ({
  ...config,
  isQuiet: false,
  get routes() {
    return config.routes.map((route) => ({ ...route, quietHours: this.isQuiet ? always : [] }))
  }
})

const life = (seed: number, config: Switched) =>
  Effect.gen(function* () {
    const pick = chance(seed)
    const [alarms, outbox, silences, sql] = [yield* Alarms, yield* Outbox, yield* Silences, yield* PgClient.PgClient]
    const told: Array<Told> = []
    const inForce = new Map<number, Matcher>()
    const broken: Array<string> = []
    /** Told in quiet hours, and not loud by itself. */
    const inQuiet: Array<View> = []

    const hear = (one: Told) =>
      Effect.sync(() => {
        const { kind, id, status, title } = one.view
        const isContradiction = title.includes("CONTRADICTION")
        const silenced = [...inForce].find(
          ([, matcher]) => matcher.ids?.includes(id) === true && matcher.targets?.includes(one.target) !== false
        )
        if (kind !== "notice" && silenced !== undefined && !isContradiction)
          broken.push(`silenced: ${one.target} ${title}`)
        const isLoud = isContradiction || kind !== undefined || /STUCK/u.test(title) || /FAILED|REJECTED/u.test(status)
        if (config.isQuiet && !isLoud) inQuiet.push(one.view)
        told.push(one)
        return { ref: one.ref }
      })
    const notifier = (target: string): Notifier => ({
      name: target,
      canEdit: true,
      canReply: true,
      gapMs: 0,
      send: (view) => Effect.suspend(() => hear({ target, how: "send", ref: `${target}-${told.length}`, view })),
      update: (ref, view) => hear({ target, how: "update", ref: ref["ref"]!, view }),
      reply: (ref, view) => hear({ target, how: "reply", ref: ref["ref"]!, view })
    })
    const deliver = Effect.gen(function* () {
      const scope = yield* Scope.make()
      for (const target of targets) {
        const delivering = { notifier: notifier(target), surroundings: config, pollMs: 10, leaseMs: 1_000 }
        yield* Effect.forkIn(Delivery.run(delivering), scope)
      }
      return scope
    })

    const look = Effect.suspend(() => {
      const one = Effect.provide(Judging.look(config), heard)
      return Effect.all([one, one], { concurrency: 2, discard: true })
    })

    const newest = new Map<string, Change>()
    let sequence = 0
    const move = (id: string) =>
      Effect.gen(function* () {
        const before = newest.get(id)
        const ends = ["COMPLETED", "FAILED", "REJECTED"]
        if (before !== undefined && ends.includes(before.status) && pick(3) > 0) return
        sequence += 1
        const isEnd = before !== undefined && ends.includes(before.status)
        const next = isEnd
          ? { kind: "incident" as const, status: before.status === "FAILED" ? "COMPLETED" : "FAILED" }
          : before === undefined
            ? { kind: "first" as const, status: pick(2) === 0 ? "PENDING" : "PROCESSING" }
            : before.status === "PENDING" && pick(2) === 0
              ? { kind: "advance" as const, status: pick(3) === 0 ? "REJECTED" : "PROCESSING" }
              : { kind: "advance" as const, status: pick(2) === 0 ? "COMPLETED" : "FAILED" }
        const isOld = (id.codePointAt(0)! + seed) % 2 === 0
        const created_at = new Date(Date.now() - (isOld ? 3_600_000 : 0)).toISOString()
        const row = { id, created_at: before?.orchestration.created_at ?? created_at }
        const one = change({ sequence, id, ...next, previous: before?.status }, row)
        newest.set(id, one)
        const routed = [{ change: one, targets: Routing.targetsOf(config.routes, one.orchestration) }]
        yield* outbox.advance(() => Effect.succeed({ routed, sequence }), Judging.written(sql, config))
      })

    yield* outbox.begin("now", 0)
    let scope = yield* deliver
    for (let turn = 0; turn < TURNS; turn++) {
      const id = ids[pick(ids.length)]!
      switch (pick(9)) {
        case 0:
        case 1:
        case 2:
          yield* move(id)
          break
        case 3: {
          yield* settled
          const matcher = { ids: [id], ...(pick(2) === 0 ? {} : { targets: [targets[pick(2)]!] }) }
          const made = yield* silences.add({ matcher, author: "somebody", reason: "", forMs: 3_600_000 })
          inForce.set(made.id, matcher)
          break
        }
        case 4: {
          const one = [...inForce.keys()][pick(Math.max(1, inForce.size))]
          if (one === undefined) break
          inForce.delete(one)
          yield* silences.remove(one, "somebody")
          break
        }
        case 5:
          yield* alarms.acknowledge(id, "somebody")
          break
        case 6:
          yield* sql`UPDATE bot_alarm SET raised_at = raised_at - interval '11 minutes'`
          yield* look
          break
        case 7:
          yield* settled
          config.isQuiet = !config.isQuiet
          yield* look
          yield* settled
          break
        default:
          yield* Scope.close(scope, Exit.void)
          scope = yield* deliver
      }
    }
    assert.deepStrictEqual(broken, [])
    // A message whose state is called stuck passes, so that the word below it has a place.
    for (const { id, sequence: about, title } of inQuiet) {
      const stuck = (yield* alarms.of(id)).filter((alarm) => alarm.sequence === about)
      assert.strictEqual(stuck.length, 1, `in quiet hours: ${title}`)
    }

    for (const one of inForce.keys()) yield* silences.remove(one, "somebody")
    inForce.clear()
    config.isQuiet = false
    yield* look
    yield* settled
    for (const [id, { sequence: last, status }] of newest) {
      const messages = told.filter(({ how, target, view }) => view.id === id && target === "team" && how !== "reply")
      assert.strictEqual(messages.at(-1)?.view.status, status, id)
      assert.strictEqual(messages.at(-1)?.view.sequence, last, id)
      assert.isAtMost(messages.filter(({ how }) => how === "send").length, 1, id)
    }
    const remarks = told.filter(({ view }) => view.kind === "remark" && view.title.startsWith("NOT ACKNOWLEDGED"))
    const alarmed = yield* sql<{ steps: number }>`SELECT COALESCE(sum(steps_taken), 0)::int AS steps FROM bot_alarm`
    assert.isAtMost(remarks.length, alarmed[0]!.steps)
    const [same] = yield* sql<{ found: number }>`SELECT count(*)::int AS found FROM (SELECT 1 FROM bot_reply
      WHERE told ->> 'word' = 'escalated' GROUP BY target, orchestration_id, told ->> 'state', told ->> 'mention'
      HAVING count(*) > 1) a`
    assert.strictEqual(same!.found, 0)
    yield* Scope.close(scope, Exit.void)
    return { told: told.length, remarks: remarks.length }
  })

describe("random lives", () => {
  const name = `of ${RUNS} bots: nothing is told while it is held, all is told afterwards, nothing twice`
  const lives = () =>
    Effect.gen(function* () {
      const sums = { told: 0, remarks: 0 }
      for (let seed = 1; seed <= RUNS; seed++) {
        const { drop, url } = yield* Effect.promise(() => freshDatabase())
        const loaded = load("config", JSON.stringify(settings), { SEGUE_DATABASE_URL: url })
        const config = switched(Result.getOrThrow(loaded))
        const lived = yield* life(seed, config).pipe(
          Effect.provide(Bot.database(config), { local: true }),
          Effect.annotateLogs({ seed }),
          Effect.tapCause(() => Effect.sync(() => process.stdout.write(`seed ${seed}\n`)))
        )
        sums.told += lived.told
        sums.remarks += lived.remarks
        yield* Effect.promise(() => drop())
      }
      // The lives were worth looking at.
      assert.isAbove(sums.told, RUNS * 5)
      assert.isAbove(sums.remarks, 0)
    }).pipe(Effect.provide(Logger.layer([])))
  it.live(name, lives, RUNS * LIFE_MS)
})
