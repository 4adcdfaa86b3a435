/**
 * The vendor's API, emulated: stateful, in memory, the same from the same seed. `make` gives one sandbox; any number of
 * them live side by side in one process.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

import * as Control from "./Control.ts"
import type * as Box from "./control/Box.ts"
import * as Courier from "./Courier.ts"
import * as Exchange from "./Exchange.ts"
import * as InProcess from "./InProcess.ts"
import type * as Options from "./Options.ts"
import * as Problems from "./Problems.ts"
import * as RequestLog from "./RequestLog.ts"
import * as Router from "./Router.ts"
import * as Setup from "./Setup.ts"
import * as Snapshot from "./Snapshot.ts"
import * as Webhooks from "./Webhooks.ts"
import * as World from "./World.ts"

/** Base address for clients in the same process; any other host works as well. */
export const BASE_URL = "https://api.sandbox.invalid/v2"
/** Token address for clients in the same process. */
export const TOKEN_URL = "https://oauth.sandbox.invalid/oauth2/token"

/** One sandbox. */
export interface Sandbox {
  /** Answers a request at once; the host performs what `wire` asks for. Never throws. */
  readonly handle: (request: Exchange.Request) => Exchange.Answer
  /** A web-standard `fetch` into the sandbox; the host part of the address does not matter. */
  readonly fetch: typeof globalThis.fetch
  /** The same as Effect's `HttpClient`, for layers that speak HTTP. */
  readonly client: HttpClient.HttpClient
  /** What tests and people do to the sandbox. */
  readonly control: Control.Control
  /** Lets time catch up with the host's clock, a good part of the way at a time; hosts call it when something may be due. */
  readonly tick: () => void
  /** Milliseconds until something is due by the host's clock; `undefined` when nothing waits or time stands still. */
  readonly dueInMs: () => number | undefined
  /** Whether a webhook is in use; without one there is nothing to deliver. */
  readonly hasWebhooks: () => boolean
  /** Sends the webhook deliveries that are due, over the host's `HttpClient`; returns how many attempts it made. */
  readonly deliver: Effect.Effect<number, never, HttpClient.HttpClient>
}

/** The service, for programs that get their sandbox from a layer. */
export class Service extends Context.Service<Service, Sandbox>()("@segue/sandbox/Sandbox/Service") {}

const answerAt = (box: Box.Box, request: Exchange.Request): Exchange.Answer => {
  box.world.observe()
  if (request.path === Control.PREFIX || request.path.startsWith(`${Control.PREFIX}/`)) {
    return Control.answer(box, request, request.path.slice(Control.PREFIX.length))
  }
  const { answer, operation } = Router.respond(box.world, request)
  box.requests.add(request, answer, operation, box.world.clock.nowMicros)
  // In mode `skip` a reader who waits for something gets it next time.
  if (box.world.clock.mode === "skip" && request.method === "GET") box.world.skip()
  return answer
}

/** A defect is ours, not the caller's: it is told in full, because nothing in here is secret but tokens. */
const defect = (error: unknown): Exchange.Answer =>
  Problems.answer(
    Problems.blank(500, `the sandbox failed: ${error instanceof Error ? error.message : String(error)}`).problem,
    Exchange.PROBLEM_TYPE
  )

/** A sandbox. Throws a RangeError for options that make no sense. */
export const make = (options: Options.Options = {}): Sandbox => {
  let life = 0
  let world = Setup.world(options)
  const requests = new RequestLog.RequestLog(options.requestsKept ?? RequestLog.ENTRIES_DEFAULT)
  const box: Box.Box = {
    get world() {
      return world
    },
    reset: () => {
      world = Setup.world(options)
      life++
      requests.clear()
    },
    restore: (snapshot) => {
      const restored = Setup.world(options)
      Snapshot.restore(restored, snapshot)
      world = restored
      life++
    },
    requests,
    mountedAt: options.mountedAt ?? "",
    // A number for each life, and within it everything that leaves a trace.
    get revision() {
      return life * 1e9 + requests.sequence + controlWrites + world.tasksRun + world.ledger.postings.length
    }
  }
  let controlWrites = 0
  const handle = (request: Exchange.Request): Exchange.Answer => {
    if (request.method !== "GET") controlWrites++
    try {
      return answerAt(box, request)
    } catch (error) {
      return defect(error)
    }
  }
  return {
    handle,
    fetch: InProcess.fetch(handle),
    client: InProcess.client(handle),
    control: Control.make(box),
    tick: () => world.observe(World.TASKS_PER_TURN),
    dueInMs: () => {
      const next = world.schedule.peek()
      if (next === undefined || world.clock.mode !== "real") return undefined
      return Math.max(0, (next.dueMicros - world.clock.target()) / 1000)
    },
    hasWebhooks: () => Webhooks.live(world).length > 0,
    deliver: Courier.deliver(() => world)
  }
}

/** A sandbox that follows Effect's `Clock`: virtual time in tests, the wall clock elsewhere. */
export const makeEffect = (options: Options.Options = {}): Effect.Effect<Sandbox> =>
  Effect.map(Clock.Clock, (clock) =>
    make({ ...options, clock: { hostMs: () => clock.currentTimeMillisUnsafe(), ...options.clock } })
  )

/** The sandbox as a service, and Effect's `HttpClient` answered by it: core's HTTP layers run over it unchanged. */
export const layer = (options: Options.Options = {}): Layer.Layer<Service | HttpClient.HttpClient> =>
  Layer.effectContext(
    Effect.map(makeEffect(options), (sandbox) =>
      Context.make(Service, sandbox).pipe(Context.add(HttpClient.HttpClient, sandbox.client))
    )
  )

/** Only the `HttpClient`, over a sandbox that exists already. */
export const layerHttpClient = (sandbox: Sandbox): Layer.Layer<HttpClient.HttpClient> =>
  Layer.succeed(HttpClient.HttpClient, sandbox.client)
