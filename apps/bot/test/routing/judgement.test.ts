/** What is judged, over a real database, told to a Slack stand-in; ages are made by moving rows back in time. */
import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import type { Change } from "@segue/follow/Store"
import { Effect, Layer, Logger, Redacted, Result, type Scope } from "effect"

import * as Bot from "../../src/Bot.ts"
import { type Config, load } from "../../src/config/Config.ts"
import * as Delivery from "../../src/delivery/Delivery.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import * as Judging from "../../src/routing/Judging.ts"
import { Silences } from "../../src/routing/Silences.ts"
import * as slack from "../../src/targets/slack.ts"
import { change } from "../support/changes.ts"
import { heard } from "../support/heard.ts"
import { freshDatabase } from "../support/server.ts"
import * as Slack from "../support/Slack.ts"

const POLL_MS = 20

const target = { type: "slack", channel: Slack.channel }

const world = (settings: object) =>
  Effect.gen(function* () {
    const team = yield* Effect.acquireDisposable(Effect.promise(() => Slack.listen()))
    const pager = yield* Effect.acquireDisposable(Effect.promise(() => Slack.listen()))
    const { url } = yield* Effect.acquireRelease(
      Effect.promise(() => freshDatabase()),
      ({ drop }) => Effect.promise(() => drop())
    )
    const text = JSON.stringify({ environment: "test", targets: { team: target, pager: target }, ...settings })
    const env = { SEGUE_DATABASE_URL: url, SLACK_BOT_TOKEN: Slack.token }
    return { team, pager, config: Result.getOrThrow(load("config", text, env)) }
  })

type World = Effect.Success<ReturnType<typeof world>>

const deliver = ({ config, pager, team }: World) =>
  Effect.forEach(
    [
      ["team", team],
      ["pager", pager]
    ] as const,
    ([name, { apiUrl }]) => {
      const notifier = slack.make(name, { type: "slack", channel: Slack.channel, apiUrl }, Redacted.make(Slack.token))
      const delivering = { notifier: { ...notifier, gapMs: 0, limits: [] }, surroundings: config, pollMs: POLL_MS }
      return Effect.forkScoped(Delivery.run({ ...delivering, leaseMs: 1_200 }))
    },
    { discard: true }
  )

const look = (config: Config) => Effect.provide(Judging.look(config), heard)

/** Has changes told as the reader does. */
const tell = (config: Config, ...changes: ReadonlyArray<Change>) =>
  Effect.gen(function* () {
    const [outbox, sql] = [yield* Outbox, yield* PgClient.PgClient]
    const routed = changes.map((one) => ({ change: one, targets: new Map([["team", "all"]]) }))
    const sequence = changes.at(-1)!.sequence
    yield* outbox.advance(() => Effect.succeed({ routed, sequence }), Judging.written(sql, config))
  })

const until = (what: string, holds: () => boolean) =>
  Effect.gen(function* () {
    for (let turn = 0; turn < 1_000; turn++) {
      if (holds()) return
      yield* Effect.sleep(POLL_MS)
    }
    assert.fail(`never: ${what}`)
  })

/** Until nothing that may be told now waits; what is held does not count. */
const settled = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient
  for (let turn = 0; turn < 1_000; turn++) {
    const [row] = yield* sql<{ due: number }>`SELECT count(*)::int AS due FROM (
      SELECT 1 FROM bot_message WHERE state IN ('waiting', 'sending') AND next_at <= clock_timestamp()
      UNION ALL SELECT 1 FROM bot_reply WHERE state IN ('waiting', 'sending') AND next_at <= clock_timestamp()) a`
    if (row!.due === 0) return
    yield* Effect.sleep(POLL_MS)
  }
  assert.fail("something waits for ever")
})

const back = (minutes: number) =>
  Effect.flatMap(
    PgClient.PgClient,
    (sql) => sql`UPDATE bot_alarm SET raised_at = raised_at - ${minutes}::int * interval '1 minute'`
  )

const processing = (sequence: number, id: string) => change({ sequence, id }, { id })
const failed = (sequence: number, id: string) => change({ sequence, id, kind: "advance", status: "FAILED" }, { id })
const completed = (sequence: number, id: string) =>
  change({ sequence, id, kind: "advance", status: "COMPLETED" }, { id })

const texts = (stood: Slack.Slack) => stood.messages.map((message) => message.texts.at(-1)!)
const about = (stood: Slack.Slack, pattern: RegExp) => texts(stood).filter((text) => pattern.test(text))

type Services = Layer.Success<ReturnType<typeof Bot.database>> | Scope.Scope
const quiet = Logger.layer([])
const live = (name: string, settings: object, test: (world: World) => Effect.Effect<void, unknown, Services>) =>
  it.live(name, () =>
    Effect.gen(function* () {
      const it = yield* world(settings)
      yield* Effect.gen(function* () {
        yield* (yield* Outbox).begin("now", 0)
        yield* deliver(it)
        yield* test(it)
      }).pipe(Effect.provide(Bot.database(it.config)))
    }).pipe(Effect.provide(quiet))
  )

const escalation = [
  { afterMinutes: 0, mention: { team: "<@U0ANNA>" } },
  { afterMinutes: 30, mention: { pager: "<!here>" }, targets: ["pager"] },
  { afterMinutes: 60, mention: { team: "<!channel>" } }
]

describe("escalation", () => {
  live(
    "takes each step once, whoever looks, and ends when somebody acknowledges",
    { routes: [{ name: "all", targets: ["team"], escalation }] },
    ({ config, pager, team }) =>
      Effect.gen(function* () {
        yield* tell(config, processing(1, "a"))
        yield* tell(config, failed(2, "a"))
        const looks = yield* Effect.all([look(config), look(config), look(config)], { concurrency: 3 })
        assert.strictEqual(
          looks.reduce((sum, { escalated }) => sum + escalated, 0),
          1
        )
        yield* until("anna is mentioned", () => about(team, /NOT ACKNOWLEDGED/u).length === 1)
        const [remark] = team.messages.filter(({ texts: said }) => said[0]!.includes("NOT ACKNOWLEDGED"))
        assert.match(remark!.texts[0]!, /^<@U0ANNA> .*NOT ACKNOWLEDGED: FAILED: .*Check balances before sending again/u)
        assert.strictEqual(remark!.threadTs, team.posts()[0]!.ts)
        assert.strictEqual(pager.messages.length, 0)

        yield* back(31)
        assert.strictEqual((yield* look(config)).escalated, 1)
        yield* until("the pager is told", () => pager.messages.length === 2)
        assert.match(pager.posts()[0]!.texts[0]!, /FAILED: 1250\.00/u)
        assert.match(pager.replies(pager.posts()[0]!.ts)[0]!.texts[0]!, /^<!here> /u)

        const alarms = yield* Alarms
        assert.deepStrictEqual(yield* alarms.acknowledge("a", "anna"), { type: "done", count: 1 })
        assert.strictEqual((yield* alarms.acknowledge("a", "ben")).type, "before")
        assert.deepStrictEqual(yield* alarms.acknowledge("b", "ben"), { type: "nothing" })
        yield* until(
          "both say who",
          () => about(team, /ACKNOWLEDGED by anna/u).length === 1 && about(pager, /ACKNOWLEDGED by anna/u).length === 1
        )
        yield* back(600)
        assert.strictEqual((yield* look(config)).escalated, 0)
        yield* settled
        assert.strictEqual(about(team, /<!channel>/u).length, 0)
      })
  )

  live(
    "tells many at once as one, with one mention",
    { routes: [{ name: "all", targets: ["team"], escalation: escalation.slice(0, 2) }] },
    ({ config, pager, team }) =>
      Effect.gen(function* () {
        const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`)
        yield* tell(config, ...ids.map((id, index) => failed(index + 1, id)))
        assert.strictEqual((yield* look(config)).escalated, 40)
        assert.strictEqual((yield* look(config)).escalated, 0)
        yield* back(31)
        assert.strictEqual((yield* look(config)).escalated, 40)
        yield* until(
          "both are told",
          () => about(team, /NOT ACK/u).length === 1 && about(pager, /NOT ACK/u).length === 1
        )
        assert.match(about(team, /NOT ACK/u)[0]!, /^<@U0ANNA> .*NOT ACKNOWLEDGED: 40 orchestrations/u)
        assert.strictEqual(pager.messages.length, 1)
        assert.include(JSON.stringify(pager.messages[0]!.blocks), "28 others")
      })
  )

  live(
    "of what is stuck ends when it goes on, and begins anew when it fails",
    {
      routes: [
        { name: "all", targets: ["team"], stuckAfterMinutes: { PROCESSING: 60 }, escalation: escalation.slice(2) }
      ],
      bankHours: { days: ["mon"], from: "09:00", to: "09:01" }
    },
    ({ config, team }) =>
      Effect.gen(function* () {
        // With a bank account it has hardly aged: banks work a minute a week.
        const fiat = { id: "bank", destination: { fiat: { bank_account_id: "b" } } }
        yield* tell(config, processing(1, "a"), change({ sequence: 2, id: "bank" }, fiat))
        assert.deepStrictEqual(yield* look(config), { stuck: 1, escalated: 0 })
        assert.deepStrictEqual(yield* look(config), { stuck: 0, escalated: 0 })
        yield* back(61)
        yield* tell(config, failed(3, "a"))
        assert.deepStrictEqual(yield* look(config), { stuck: 0, escalated: 0 })
        assert.deepStrictEqual(
          (yield* (yield* Alarms).of("a")).map(({ isOver, reason }) => [reason, isOver]),
          [
            ["FAILED", false],
            ["STUCK", true]
          ]
        )
        yield* back(61)
        assert.deepStrictEqual(yield* look(config), { stuck: 0, escalated: 1 })
        yield* until("it is told", () => about(team, /^<!channel> /u).length === 1)
      })
  )
})

describe("silences", () => {
  live(
    "hold back what they are about, and what they held is told once when they end",
    { routes: [{ name: "all", targets: ["team"] }] },
    ({ config, team }) =>
      Effect.gen(function* () {
        const silences = yield* Silences
        const made = yield* silences.add({
          matcher: { ids: ["a", "c"] },
          author: "anna",
          reason: "known",
          forMs: 3_600_000
        })
        yield* tell(config, processing(1, "a"), processing(2, "b"), processing(3, "c"))
        yield* tell(config, failed(4, "a"))
        // A contradiction is told whatever anybody silenced.
        yield* tell(config, change({ sequence: 5, id: "c", kind: "incident", status: "FAILED" }, { id: "c" }))
        yield* settled
        assert.strictEqual(team.posts().length, 2)
        assert.strictEqual(about(team, /CONTRADICTION/u).length, 1)
        assert.deepStrictEqual(
          (yield* silences.list).map(({ author, id, matcher, reason }) => [id, author, reason, matcher]),
          [[made.id, "anna", "known", { ids: ["a", "c"] }]]
        )
        // Another process of the bot, later: the database knows.
        yield* look(config)
        yield* settled
        assert.strictEqual(team.posts().length, 2)
        assert.isFalse(yield* silences.remove(made.id + 1, "ben"))
        assert.isTrue(yield* silences.remove(made.id, "ben"))
        assert.isFalse(yield* silences.remove(made.id, "ben"))
        yield* until("what was held is told", () => team.posts().length === 3)
        yield* settled
        // Its newest state, once; the reply would say the same.
        assert.match(team.posts()[2]!.texts[0]!, /FAILED: /u)
        assert.strictEqual(team.posts()[2]!.texts.length, 1)
        assert.deepStrictEqual(yield* silences.list, [])
      })
  )

  live(
    "end by themselves, also for what waits since before they began",
    { routes: [{ name: "all", targets: ["team"] }] },
    ({ config, team }) =>
      Effect.gen(function* () {
        const [silences, sql] = [yield* Silences, yield* PgClient.PgClient]
        team.faults.push({ type: "limited", retryAfter: 1 })
        yield* tell(config, processing(1, "a"))
        yield* until("the target does not take it", () => team.calls.length === 1)
        yield* silences.add({ matcher: {}, author: "anna", reason: "", forMs: 3_600_000 })
        yield* tell(config, completed(2, "a"))
        const [row] = yield* sql<{ held: string }>`SELECT held FROM bot_message`
        assert.match(row!.held, /^silence 1 of anna until [^:]*:[^:]*:[\d.]*Z$/u)
        yield* settled
        assert.strictEqual(team.posts().length, 0)
        // An hour later, without anybody looking.
        yield* sql`UPDATE bot_silence SET expires_at = expires_at - interval '1 hour'`
        yield* sql`UPDATE bot_message SET next_at = next_at - interval '1 hour'`
        yield* until("it is told", () => team.posts().length === 1)
        assert.match(team.posts()[0]!.texts[0]!, /COMPLETED/u)
      })
  )
})

describe("quiet hours", () => {
  const always = [{ from: "00:00", to: "24:00" }]
  live(
    "let an escalation reach whoever was told nothing before",
    {
      quietHours: always,
      routes: [
        { name: "all", targets: ["team"], stuckAfterMinutes: { PROCESSING: 60 }, escalation: escalation.slice(1, 2) }
      ]
    },
    ({ config, pager, team }) =>
      Effect.gen(function* () {
        yield* tell(config, processing(1, "a"))
        assert.strictEqual((yield* look(config)).stuck, 1)
        yield* back(31)
        assert.strictEqual((yield* look(config)).escalated, 1)
        yield* until("both are told", () => team.messages.length === 2 && pager.messages.length === 2)
        assert.strictEqual(about(pager, /^<!here> .*NOT ACKNOWLEDGED: STUCK/u).length, 1)
      })
  )

  live(
    "hold what can wait, let pass what cannot, and are judged anew when the configuration changes",
    {
      quietHours: always,
      routes: [{ name: "all", targets: ["team"], stuckAfterMinutes: { PROCESSING: 60 } }]
    },
    ({ config, team }) =>
      Effect.gen(function* () {
        const old = { id: "old", created_at: "2026-01-01T00:00:00Z" }
        yield* tell(config, change({ sequence: 1, id: "new" }, { id: "new", created_at: new Date().toISOString() }))
        yield* tell(config, change({ sequence: 2, id: "old" }, old), failed(3, "bad"), completed(4, "done"))
        yield* settled
        assert.strictEqual(texts(team).length, 1)
        assert.strictEqual(about(team, /FAILED/u).length, 1)
        assert.strictEqual((yield* look(config)).stuck, 1)
        yield* until("what is stuck is told, with its message", () => about(team, /STUCK/u).length === 1)
        yield* settled
        assert.strictEqual(team.posts().length, 2)
        const loud = { ...config, routes: config.routes.map((route) => ({ ...route, quietHours: [] })) }
        yield* look(loud)
        yield* until("all is told", () => team.posts().length === 4)
      })
  )
})
