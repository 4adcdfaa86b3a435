/**
 * A random life: replicas over one database tell channels about orchestrations, and die at named places and at any
 * moment; platforms and the vendor fail, limit and lose events, the database restarts. At the end everything must have
 * been told, once or once more for a crash, and nothing may have gone back. The same seed begins the same life.
 */
import { isTerminal } from "@segue/core/Orchestration"
import * as Progress from "@segue/follow/Progress"

import { points } from "../../src/CrashPoint.ts"
import * as Bots from "./Bots.ts"
import * as Platform from "./Platform.ts"
import type { Server } from "./Server.ts"
import type { VirtualTime } from "./VirtualTime.ts"

/** A small generator of numbers below 1 (mulberry32). */
const generator = (start: number) => {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How long things happen, and how long the bot may take after that. */
const EVENTFUL_MS = 75_000
const END_MS = 1_800_000
/** Until a replica is started again. */
const DOWN_MAX_MS = 20_000
/** A replica that is frozen for so long, or up to twice as long, has lost its leases. */
const FREEZE_MIN_MS = 35_000
/** Until a database that restarts lets somebody in. */
const RESTART_MAX_MS = 12_000

/** What became of a life. */
export interface Lived {
  readonly wrong: ReadonlyArray<string>
  readonly orchestrations: number
  readonly crashes: number
  /** How often a replica stood still for longer than its leases last. */
  readonly freezes: number
  /** Messages that stand twice, all channels together. */
  readonly duplicates: number
  readonly digests: number
  readonly virtualMs: number
  readonly statements: number
}

const magics = [
  undefined,
  undefined,
  undefined,
  "fail",
  "fail-after-source",
  "reject",
  "duplicate-events",
  "reversed-events"
]

const settings = (above: number) => ({
  from: "open",
  targets: {
    team: { type: "console" },
    plain: { type: "console" },
    hook: { type: "console" },
    alarm: { type: "console" }
  },
  routes: [
    { name: "bad", match: { statuses: ["FAILED", "REJECTED"] }, targets: ["alarm"], continue: true },
    { name: "all", targets: ["team", "plain", "hook"] }
  ],
  digest: { above }
})

const channelsOf = (random: () => number) => (time: VirtualTime) => {
  const troubles = (): ReadonlyArray<Platform.Trouble> =>
    (["outage", "storm"] as const).flatMap((kind) => {
      if (random() > 0.4) return []
      const fromMs = Bots.START_MS + random() * EVENTFUL_MS
      return [{ kind, fromMs, toMs: fromMs + random() * 45_000 }]
    })
  const channel = (name: string, canEdit: boolean, gapMs: number) =>
    Platform.make(time, {
      name,
      canEdit,
      canReply: canEdit,
      gapMs,
      troubles: troubles(),
      latencyMs: () => 20 + random() * 300
    })
  return [
    channel("team", true, 1_200),
    channel("plain", false, 1_000),
    channel("hook", false, 0),
    channel("alarm", true, 1_000)
  ]
}

const rankOf = (status: string): number => Progress.rank(status) ?? 1

/** What a channel must show of each orchestration in the end, and what it may not have shown. */
const check = (
  channel: Platform.Channel,
  finals: ReadonlyMap<string, string>,
  wanted: (status: string) => boolean,
  bounds: { readonly crashes: number; readonly freezes: number; readonly isDigesting: boolean }
) => {
  const wrong: Array<string> = []
  let duplicates = 0
  const posts = channel.messages.filter(({ parent }) => parent === undefined)
  const listed = channel.messages.flatMap(({ said }) =>
    said.flatMap(({ view }) => (view.kind === "digest" ? view.fields.map(({ value }) => value) : []))
  )
  for (const { number, said } of channel.messages) {
    const statuses = said.filter(({ view }) => view.kind === undefined).map(({ view }) => view.status)
    const isBack = statuses.some((status, index) => index > 0 && rankOf(status) < rankOf(statuses[index - 1]!))
    // Who was frozen inside a call may show something older for a moment; no platform lets us exclude that.
    if (isBack && bounds.freezes === 0) wrong.push(`${channel.name} ${number} went back: ${statuses.join(", ")}`)
  }
  let gathered = 0
  for (const [id, final] of finals) {
    const own = posts.filter(({ said }) => said[0]!.view.id === id)
    if (!wanted(final)) {
      if (own.length > 0) wrong.push(`${channel.name} was told of ${id}, ${final}`)
      continue
    }
    const isShown = own.some(({ said }) => said.at(-1)!.view.status === final)
    const isListed = listed.some((text) => text.includes(`${final} ${id}`))
    if (!isShown && !isListed && (!bounds.isDigesting || final !== "COMPLETED")) {
      wrong.push(
        `${channel.name} was not told ${final} of ${id}: ${own.map(({ said }) => said.at(-1)!.view.status).join()}`
      )
    }
    if (!isShown && !isListed) gathered += 1
    const keys = own.map(({ said }) => (channel.canEdit ? "one" : said[0]!.view.status))
    duplicates += keys.length - new Set(keys).size
    // What can be edited is told as it is in the end, not only in a digest.
    if (channel.canEdit && own.length > 0 && own.at(-1)!.said.at(-1)!.view.status !== final) {
      wrong.push(`${channel.name} shows ${own.at(-1)!.said.at(-1)!.view.status} of ${id}, which is ${final}`)
    }
    const replies = channel.messages.filter(
      ({ parent, said }) => parent !== undefined && said[0]!.view.id === id && said[0]!.view.kind === undefined
    )
    duplicates += Math.max(0, replies.length - 1)
  }
  if (gathered > 0 && !posts.some(({ said }) => said[0]!.view.kind === "digest")) {
    wrong.push(`${channel.name}: ${gathered} were told nowhere`)
  }
  // Where nothing can be changed, something older that comes late is followed by the newest, once more.
  if (duplicates > bounds.crashes + bounds.freezes * (channel.canEdit ? 1 : 2)) {
    wrong.push(`${channel.name}: ${duplicates} duplicates after ${bounds.crashes} crashes`)
  }
  return { wrong, duplicates, digests: posts.filter(({ said }) => said[0]!.view.kind === "digest").length }
}

/** Lives one. */
export const live = async (server: Server, seed: number, logged?: Bots.Options["logged"]): Promise<Lived> => {
  const random = generator(seed)
  const below = (most: number) => Math.floor(random() * most)
  const isDigesting = random() < 0.35
  await using bots = await Bots.make(
    {
      server,
      settings: settings(isDigesting ? 3 : 1_000),
      sandbox: { seed, rateLimits: false, settings: { profileLegDelayMs: 5_000 + below(40_000) } },
      options: { pollMs: 4_000, timing: { tailMs: 6_000 } },
      ...(logged === undefined ? {} : { logged })
    },
    channelsOf(random)
  )
  const { faults } = bots.sandbox.control
  faults.events({ duplicate: 0.2, reorder: 0.2, visibleAfterMs: below(3_000) })
  for (const rule of [
    { operation: "ListOrchestrations", probability: 0.1, reset: true },
    { operation: "ListOrchestrations", probability: 0.05, staleMs: 10_000 },
    { operation: "GetOrchestration", probability: 0.1, status: 503 as const },
    { operation: "ListEvents", probability: 0.1, truncate: 0.5 },
    { operation: "ListEvents", probability: 0.05, status: 500 as const }
  ]) {
    faults.add(rule)
  }
  let [crashes, freezes, made] = [0, 0, 0]
  const replicas: Array<{ readonly statements: () => number }> = []
  let busy = 0
  const begin = (isDoomed: boolean) => {
    const doom = isDoomed ? { point: points[below(points.length)]!, nth: 1 + below(6) } : undefined
    const replica = bots.start(doom)
    busy += 1
    replicas.push(replica)
    replica.onDeath((isKilled) => {
      crashes += isKilled ? 1 : 0
      busy -= 1
      bots.time.at(bots.time.nowMs() + below(DOWN_MAX_MS), () => begin(random() < 0.25))
    })
    if (random() < 0.15) {
      bots.time.at(bots.time.nowMs() + below(EVENTFUL_MS), () => {
        freezes += 1
        replica.freeze(FREEZE_MIN_MS + below(FREEZE_MIN_MS))
      })
    }
    // Or at any moment.
    if (random() < 0.3) bots.time.at(bots.time.nowMs() + below(EVENTFUL_MS), replica.kill)
    return replica
  }
  begin(random() < 0.8)
  begin(random() < 0.5)
  const ids: Array<string> = []
  const count = 6 + below(10)
  const burstMs = isDigesting ? 15_000 : EVENTFUL_MS
  for (let index = 0; index < count; index++) {
    bots.time.at(Bots.START_MS + below(burstMs), () => {
      bots.time.asked()
      void bots
        .create(`ref-${index}`, `${index + 1}.50`, magics[below(magics.length)])
        .then((id) => ids.push(id))
        .finally(() => {
          made += 1
          bots.time.answered()
        })
    })
  }
  if (random() < 0.3) {
    const downMs = below(RESTART_MAX_MS)
    const during = (work: () => Promise<unknown>) => {
      bots.time.asked()
      void work().finally(() => bots.time.answered())
    }
    bots.time.at(Bots.START_MS + below(EVENTFUL_MS), () => {
      crashes += 1
      during(async () => {
        const letIn = await bots.database.restart()
        bots.time.at(bots.time.nowMs() + downMs, () => during(letIn))
      })
    })
  }
  await bots.time.pass(EVENTFUL_MS + 15_000)
  faults.clear()
  // Sooner or later everything is told, and nothing is left to do.
  let isQuiet = false
  for (let waited = 0; waited < END_MS && !isQuiet; waited += 15_000) {
    await bots.time.pass(15_000)
    const [row] = await bots.database.query<{ left: number; told: number }>(
      `SELECT (SELECT count(*) FROM bot_message WHERE state IN ('waiting', 'sending', 'owed'))::int
        + (SELECT count(*) FROM bot_reply r JOIN bot_message m USING (target, orchestration_id)
          WHERE r.state IN ('waiting', 'sending'))::int
        + (SELECT f.last - r.sequence FROM feed_head f, bot_reader r)::int AS left,
        (SELECT count(DISTINCT orchestration_id) FROM bot_message m JOIN orchestration o ON o.id = orchestration_id
          WHERE NOT o.is_open)::int AS told`
    )
    isQuiet = busy > 0 && row!.left === 0 && row!.told === count
  }
  const finals = await bots.statuses(ids)
  const wrong: Array<string> = []
  if (made !== count || ids.length !== count) wrong.push(`${ids.length} of ${count} were created`)
  if (!isQuiet) wrong.push("it never came to rest")
  const dead = await bots.database.query<{ target: string }>(
    `SELECT target FROM bot_message WHERE state = 'dead' UNION ALL SELECT target FROM bot_reply WHERE state = 'dead'`
  )
  if (dead.length > 0) wrong.push(`${dead.length} dead letters`)
  let [duplicates, digests] = [0, 0]
  for (const channel of bots.channels) {
    const wanted = channel.name === "alarm" ? (status: string) => status !== "COMPLETED" : isTerminal
    const checked = check(channel, finals, wanted, { crashes, freezes, isDigesting })
    wrong.push(...checked.wrong)
    duplicates += checked.duplicates
    digests += checked.digests
  }
  return {
    wrong,
    orchestrations: count,
    crashes,
    freezes,
    duplicates,
    digests,
    virtualMs: bots.time.nowMs() - Bots.START_MS,
    statements: replicas.reduce((sum, replica) => sum + replica.statements(), 0)
  }
}
