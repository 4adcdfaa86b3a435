/** One life at random: what is asked, what the vendor does to it, who is killed when. */
import { makeLife } from "./run.ts"
import { pause } from "./Scenario.ts"
import { turn } from "./turn.ts"

/** A small generator of numbers below 1 (mulberry32). */
const random = (start: number) => {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What becomes of creates; most of them simply succeed. */
const fates = [
  undefined,
  undefined,
  undefined,
  undefined,
  "fail",
  "fail-after-source",
  "reject",
  "duplicate-events",
  "reversed-events",
  "no-events",
  "error-after-write",
  "reset-after-write",
  "truncate-after-write"
]

/** Longer than a lease lasts, and than the vendor's penalty. */
const LEASE_MS = 9_000
const PENALTY_MS = 301_000
/** The gateways wait this long for the vendor, in these lives. */
const VENDOR_TIMEOUT_MS = 1_500

type Life = Awaited<ReturnType<typeof makeLife>>
type Replica = Awaited<ReturnType<Life["raise"]>>

/** The vendor's bad days, from the sandbox. */
const spoil = (life: Life, below: (max: number) => number) => {
  const { faults } = life.world.sandbox.control
  faults.events({ duplicate: 0.2, reorder: 0.2, visibleAfterMs: below(1_500) })
  for (const rule of [
    { operation: "CreateOrchestration", probability: 0.12, status: 500 as const, afterWrite: true },
    { operation: "CreateOrchestration", probability: 0.08, reset: true, afterWrite: true },
    { operation: "CreateOrchestration", probability: 0.05, latency: 2 * VENDOR_TIMEOUT_MS },
    { operation: "CreateOrchestration", probability: 0.08, status: 503 as const },
    { operation: "CreateStablecoinConversion", probability: 0.12, status: 500 as const, afterWrite: true },
    { operation: "CreateStablecoinConversion", probability: 0.08, reset: true, afterWrite: true },
    { operation: "CreateStablecoinConversion", probability: 0.08, status: 503 as const },
    { operation: "GetOrchestration", probability: 0.05, status: 502 as const },
    { operation: "ListOrchestrations", probability: 0.05, reset: true },
    { operation: "ListOrchestrations", probability: 0.3, staleMs: 10_000 },
    { operation: "GetOrchestration", probability: 0.1, staleMs: 10_000 },
    { operation: "ListStablecoinConversions", probability: 0.05, status: 503 as const },
    { operation: "ListEvents", probability: 0.05, truncate: 0.5 },
    { operation: "*", probability: 0.02, expireTokens: true }
  ]) {
    faults.add(rule)
  }
}

/** The vendor throttles an operation for five minutes. Whoever is told so leaves it alone until they are over. */
const throttle = async ({ world }: Life, operation: string, whileMs: number) => {
  const { faults } = world.sandbox.control
  const { id } = faults.add({ operation, status: 429 })
  await pause(whileMs)
  const hits = faults.list().find((rule) => rule.id === id)?.hits ?? 0
  faults.remove(id)
  await world.jump(PENALTY_MS)
  return hits
}

/** Requests that are under way together when the first of them hears of a penalty. */
const TOGETHER_MAX = 30

/** Runs in one life. */
export const RUNS = 10

/** One run: creates, the vendor's faults, one or two kills, and everything that must hold when it is over. */
const run = async (life: Life, replicas: Array<Replica>, seed: number, name: string) => {
  const next = random(seed)
  const below = (max: number) => Math.floor(next() * max)
  const oneOf = <A>(all: ReadonlyArray<A>): A => all[below(all.length)]!
  spoil(life, below)
  /** Its clock is wrong by up to ten minutes, mostly. */
  const raise = () => life.raise({ CLOCK_AHEAD_MS: String(next() < 0.3 ? 0 : below(1_200_000) - 600_000) })
  const ask = (more: string) => {
    life.ask(`${name}-${more}`, [oneOf(fates), oneOf(fates), oneOf(fates), oneOf(fates)])
    if (next() < 0.5) life.askOld(`${name}-${more}`)
  }
  /** The switch may be turned at any moment, to and fro. */
  const turnLate = async () => {
    await pause(below(1_200))
    await turn(life.world, oneOf(["on", "drain"]))
  }
  const kills = 1 + below(2)
  for (let round = 0; round < kills; round++) {
    const turned = next() < 0.5 ? turnLate() : undefined
    ask(`round-${round}`)
    if (next() < 0.2) {
      const hits = await throttle(life, oneOf(["CreateOrchestration", "ListOrchestrations", "ListEvents"]), below(600))
      if (hits > TOGETHER_MAX) throw new Error(`a throttled vendor was asked ${hits} times`)
    }
    await pause(below(600))
    const both = next() < 0.1
    const which = below(2)
    const other = replicas[1 - which]!
    // The other one may be frozen as well, for longer than its leases last, and wake up beside whoever has them now.
    const isFrozen = !both && next() < 0.2
    if (isFrozen) other.freeze()
    await Promise.all(replicas.filter((_, index) => both || index === which).map(({ kill }) => kill()))
    // Others wait for the dead one's leases, or come right after them.
    if (next() < 0.7) await life.world.jump(LEASE_MS)
    if (both) replicas[1 - which] = await raise()
    replicas[which] = await raise()
    if (isFrozen) {
      await pause(below(600))
      other.wake()
    }
    await turned
  }
  // What has ended is looked at again while answers may still be old ones.
  for (let look = 0; look < 3; look++) {
    await pause(300)
    await life.world.jump(4_000)
  }
  life.world.sandbox.control.faults.clear()
  await life.conclude(async () => {
    await pause(400)
    await life.world.jump(5_000)
  })
}

/** Lives one: run after run on the same database, by what its seed says. Tells how many runs there were. */
export const liveAtRandom = async (seed: number, runs = RUNS): Promise<number> => {
  const settings = { VENDOR_TIMEOUT_MS: String(VENDOR_TIMEOUT_MS), PACE: "easy" }
  await using life = await makeLife("jumping", settings, undefined, seed % 2 === 0 ? "shared" : "separate")
  const replicas = [await life.raise(), await life.raise()]
  for (let number = 0; number < runs; number++) {
    const name = `run ${seed}.${number}`
    await run(life, replicas, seed * 1_000 + number, name.replaceAll(/[ .]/gu, "-")).catch((cause: unknown) => {
      throw new Error(name, { cause })
    })
  }
  return runs
}
