/** What everything stands on goes away for a while: the database, the vendor; and clocks that are wrong. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { PgClient } from "@effect/sql-pg"
import { createSegueClient, isSegueError } from "@segue/client"
import * as EmbeddedServer from "@segue/storage/EmbeddedServer"
import * as PostgresProcess from "@segue/storage/PostgresProcess"
import { Effect, Exit, Redacted, Scope } from "effect"

import { makeLife } from "./run.ts"
import { type Gateway, pause, until } from "./Scenario.ts"

/** Between something's return and the first create after it that is told to have ended. */
export const RETURN_MAX_MS = 15_000

type Life = Awaited<ReturnType<typeof makeLife>>

/** How long it takes until something new is created, followed and told. */
const untilTold = async (life: Life, name: string): Promise<number> => {
  const startedMs = Date.now()
  life.ask(name)
  await until(`${name} is told`, () => life.told().some((ref_id) => ref_id.startsWith(name)))
  return Date.now() - startedMs
}

/** A PostgreSQL that can be stopped and started again at the same address. */
const makeServer = async () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "segue-outage-"))
  fs.chmodSync(directory, 0o755)
  let scope = await Effect.runPromise(Scope.make())
  const within = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) => Effect.runPromise(Scope.provide(scope)(effect))
  const url = Redacted.value(await within(EmbeddedServer.start({ directory, createUser: true })))
  return {
    url,
    stop: () => Effect.runPromise(Scope.close(scope, Exit.void)),
    start: async () => {
      scope = await Effect.runPromise(Scope.make())
      const [data, port] = [path.join(directory, "postgres"), Number(new URL(url).port)]
      const program = path.join(EmbeddedServer.native(), "bin", "postgres")
      await within(PostgresProcess.keep({ program, data, port, settings: [] }))
    },
    [Symbol.asyncDispose]: async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      fs.rmSync(directory, { recursive: true, force: true })
    }
  }
}

/** The database stops under load, is away for a while, and comes back. Tells how long work took to go on. */
export const restartDatabase = async (awayMs: number): Promise<number> => {
  await using server = await makeServer()
  await using life = await makeLife({ url: server.url })
  await life.raise()
  await life.raise()
  life.ask("before")
  await until("something is told", () => life.told().length > 0)
  life.ask("meanwhile")
  await server.stop()
  life.ask("away")
  await pause(awayMs)
  await server.start()
  const tookMs = await untilTold(life, "after")
  await life.conclude()
  return tookMs
}

const epoch = async (url: string | Redacted.Redacted) => {
  const read = Effect.flatMap(
    PgClient.PgClient,
    (sql) => sql<{ epoch: number }>`SELECT epoch::int AS epoch FROM leadership`
  )
  const database = PgClient.layer({ url: typeof url === "string" ? Redacted.make(url) : url, maxConnections: 1 })
  return (await Effect.runPromise(Effect.provide(read, database)))[0]?.epoch
}

/** Replicas whose clocks are far apart: nobody takes a lead or a create from another that has it, only after its end. */
export const skewClocks = async (apartMs: number): Promise<number> => {
  await using life = await makeLife("server")
  const ahead = await life.raise({ CLOCK_AHEAD_MS: String(apartMs) })
  const behind = await life.raise({ CLOCK_AHEAD_MS: String(-apartMs) })
  life.ask("together")
  const url = await life.world.databaseUrl()
  const first = await epoch(url)
  // Longer than a lead lasts when nobody renews it.
  await pause(10_000)
  const second = await epoch(url)
  if (first !== second) throw new Error(`the lead went over from ${first} to ${second} while its holder lived`)
  await ahead.kill()
  const tookMs = await untilTold(life, "alone")
  await life.raise({ CLOCK_AHEAD_MS: String(apartMs) })
  await behind.kill()
  await untilTold(life, "other")
  await life.conclude()
  return tookMs
}

/** What becomes of one create, in one word. */
const outcomeOf = async (gateway: Gateway, request: Parameters<ReturnType<typeof createSegueClient>["create"]>[0]) => {
  try {
    return (await createSegueClient({ url: `${gateway.url}/trpc`, key: gateway.key }).create(request))._tag
  } catch (error) {
    return isSegueError(error) ? String(error.data?.failure?._tag) : "lost"
  }
}

const MINUTE_MS = 60_000

/**
 * The vendor is away for an hour in which it goes on by itself, and comes back with what it has done. `how`: it answers
 * nobody, it fails, or it throttles. Its own limits hold.
 */
export const loseVendor = async (how: "reset" | "fails" | "throttles") => {
  await using life = await makeLife("jumping", { PACE: "easy" })
  const { control } = life.world.sandbox
  const replicas = [await life.raise(), await life.raise()]
  control.limits.turn(true)
  for (let index = 0; index < 10; index++) life.ask(`before-${index}`)
  await until("some are told", () => life.told().length > 4)
  const rule = { reset: { reset: true }, fails: { status: 503 as const }, throttles: { status: 429 as const } }[how]
  control.faults.add({ operation: "*", ...rule })
  const outcomes: Array<string> = []
  const profile_id = control.state().profiles[0]!.id
  const side = { profile: { profile_id } }
  for (let minute = 0; minute < 60; minute++) {
    await life.world.jump(MINUTE_MS)
    await pause(50)
    if (minute % 6 !== 3) continue
    const request = {
      source_amount: "1.00",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side
    }
    const ref_id = `away-${minute}`
    outcomes.push(await outcomeOf(replicas[minute % 2]!.gateway, { ref_id, ...request }))
    if (outcomes.at(-1) === "NotSent") life.refused.push(ref_id)
    if (minute % 24 === 3) life.ask(`away-asked-${minute}`)
  }
  const askedWhileAway = control.faults.list()[0]?.hits ?? 0
  control.faults.clear()
  control.requests.clear()
  let minutes = 0
  await life.conclude(async () => {
    await pause(100)
    await life.world.jump(5_000)
    minutes += 5 / 60
  })
  return { outcomes: [...new Set(outcomes)], askedWhileAway, minutes, throttled: control.limits.get().throttled.length }
}
