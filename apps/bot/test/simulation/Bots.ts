/** A vendor, a database, channels and replicas of the bot in one process and one virtual time; replicas can be killed. */
import * as Sandbox from "@segue/sandbox/Sandbox"
import { Clock, Effect, Layer, Logger, References, Result } from "effect"
import type { HttpClient } from "effect/http"

import * as Bot from "../../src/Bot.ts"
import { type Config, load } from "../../src/config/Config.ts"
import { CrashPoint, type Point } from "../../src/CrashPoint.ts"
import type * as Platform from "./Platform.ts"
import type { Server } from "./Server.ts"
import * as VirtualTime from "./VirtualTime.ts"

/** When everything begins. */
export const START_MS = Date.UTC(2026, 10, 22, 12)

/** A place and the how-manieth passage of it at which a replica dies. */
export interface Doom {
  readonly point: Point
  readonly nth: number
}

/** What a world is made of. */
export interface Options {
  readonly server: Server
  /** Of `segue-bot.config.jsonc`. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly sandbox?: Parameters<typeof Sandbox.make>[0]
  /** Another vendor than the sandbox. */
  readonly client?: Layer.Layer<HttpClient.HttpClient>
  readonly options?: Bot.Options
  readonly logged?: (level: string, message: unknown) => void
}

const logger = (logged: Options["logged"]) =>
  Logger.layer(logged === undefined ? [] : [Logger.make(({ logLevel, message }) => logged(String(logLevel), message))])

/** Makes one; channels are made by `channels` in its time. */
export const make = async (
  { client, logged, options, sandbox: vendor, server, settings }: Options,
  channelsOf: (time: VirtualTime.VirtualTime) => ReadonlyArray<Platform.Channel>
) => {
  const time = VirtualTime.make(START_MS, server.file)
  const database = await server.fresh()
  const channels = channelsOf(time)
  const sandbox = Sandbox.make({ requestsKept: 0, ...vendor, clock: { hostMs: time.nowMs } })
  const config: Config = Result.getOrThrow(
    load("config", JSON.stringify({ source: { type: "paxos" }, ...settings }), {
      PAXOS_BASE_URL: Sandbox.BASE_URL,
      PAXOS_TOKEN_URL: Sandbox.TOKEN_URL,
      PAXOS_CLIENT_ID: "sandbox",
      PAXOS_CLIENT_SECRET: "sandbox",
      SEGUE_VENDOR_SHARE: "1"
    })
  )
  const alive = new Set<() => void>()

  /** Starts a replica; it lives until it is killed, or until it passes the place of its doom. */
  const start = (doom?: Doom) => {
    let isGone = false
    let frozenUntilMs = 0
    let left = doom?.nth ?? 0
    let died: ((isKilled: boolean) => void) | undefined
    const { layer, wire } = database.client(time)
    const end = (isKilled: boolean) => {
      if (isGone) return
      isGone = true
      alive.delete(kill)
      wire.cut()
      died?.(isKilled)
    }
    const kill = () => end(true)
    alive.add(kill)
    const crash = (point: Point) =>
      Effect.suspend(() => {
        if (point !== doom?.point || --left !== 0) return Effect.void
        kill()
        return Effect.never
      })
    const all: Bot.Options = {
      ...options,
      client: client ?? Sandbox.layerHttpClient(sandbox),
      notifiers: channels.map((channel) => channel.notifierFor(() => isGone)),
      database: layer
    }
    Effect.runFork(
      Effect.scoped(Bot.run(config, all)).pipe(
        Effect.provide(Bot.layer(config, all)),
        Effect.provideService(CrashPoint, crash),
        Effect.provideService(
          Clock.Clock,
          time.clockFor(
            () => isGone,
            () => frozenUntilMs
          )
        ),
        Effect.provide(Layer.merge(logger(logged), Layer.succeed(References.MinimumLogLevel, "Debug")))
      )
    ).addObserver((exit) => {
      if (!isGone) logged?.("ENDED", exit)
      end(false)
    })
    return {
      kill,
      /** It does nothing for a while, and does not know: what it was about to do is done after that. */
      freeze: (forMs: number) => {
        frozenUntilMs = time.nowMs() + forMs
      },
      /** Told when it is killed, or when it could not start. */
      onDeath: (then: (isKilled: boolean) => void) => {
        died = then
      },
      statements: wire.statements
    }
  }

  const token = async () => {
    const answer = await sandbox.fetch(Sandbox.TOKEN_URL, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&scope=orchestration:write_orchestration%20orchestration:read_orchestration"
    })
    return ((await answer.json()) as { readonly access_token: string }).access_token
  }
  let bearer: { readonly token: string; readonly untilMs: number } | undefined

  return {
    time,
    sandbox,
    channels,
    config,
    database,
    start,
    /** What the vendor says of them. */
    statuses: async (ids: ReadonlyArray<string>): Promise<ReadonlyMap<string, string>> => {
      const headers = { authorization: `Bearer ${await token()}` }
      const entries = await Promise.all(
        ids.map(async (id) => {
          const answer = await sandbox.fetch(`${Sandbox.BASE_URL}/orchestration/orchestrations/${id}`, { headers })
          return [id, ((await answer.json()) as { readonly status: string }).status] as const
        })
      )
      return new Map(entries)
    },
    /** Creates an orchestration at the vendor; answers its id. */
    create: async (ref_id: string, amount: string, magic?: string): Promise<string> => {
      if (bearer === undefined || bearer.untilMs < time.nowMs()) {
        bearer = { token: await token(), untilMs: time.nowMs() + 600_000 }
      }
      const side = { profile: { profile_id: sandbox.control.state().profiles[0]!.id } }
      const answer = await sandbox.fetch(`${Sandbox.BASE_URL}/orchestration/orchestrations`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${bearer.token}` },
        body: JSON.stringify({
          ref_id,
          source_amount: amount,
          source_asset: "USD",
          destination_asset: "PYUSD",
          source: side,
          destination: side,
          ...(magic === undefined ? {} : { metadata: { sandbox: magic } })
        })
      })
      const made = (await answer.json()) as { readonly id: string }
      if (!answer.ok) throw new Error(`create: ${answer.status} ${JSON.stringify(made)}`)
      return made.id
    },
    [Symbol.asyncDispose]: async () => {
      for (const kill of alive) kill()
      await database.drop()
      time.close()
    }
  }
}

export type Bots = Awaited<ReturnType<typeof make>>
