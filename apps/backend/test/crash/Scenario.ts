/** Gateways in processes of their own, killed and restarted, and what must hold afterwards. */
import { type ChildProcess, spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { createSegueClient, isSegueError } from "@segue/client"
import * as Host from "@segue/sandbox/node/Host"
import * as Sandbox from "@segue/sandbox/Sandbox"
import * as EmbeddedServer from "@segue/storage/EmbeddedServer"
import { Effect, Redacted } from "effect"

import type { Point } from "../../src/CrashPoint.ts"
import { freshDatabase, jumpingDatabase } from "../support/databases.ts"
import { type Entry, entry } from "./Entry.ts"

/** A gateway that was started. */
export interface Begun {
  readonly process: ChildProcess
  /** The signal or code that it ended with. */
  readonly exited: Promise<string>
  /** Once it listens; fails if it ends before. */
  readonly listening: Promise<Gateway>
}

/** A gateway that listens. */
export interface Gateway {
  readonly url: string
  readonly key: string
  /** The newest of what it has said, errors above all. */
  readonly said: () => string
}

/** Pieces of output that are told with a failure. */
const SAID_MAX = 20

const begin = (program: Entry, env: Readonly<Record<string, string>>): Begun => {
  const child = spawn(process.execPath, [program.file], {
    env: { PATH: process.env["PATH"] ?? "", SEGUE_PORT: "0", SEGUE_VENDOR_SHARE: "1", ...program.env, ...env },
    // Its standard input ends with us, and it with that.
    stdio: ["pipe", "pipe", "pipe"]
  })
  child.stdin.on("error", () => undefined) // it may be dead by now
  const said: Array<string> = []
  const newest = () => said.slice(-SAID_MAX).join("")
  child.stderr.on("data", (text) => said.push(String(text)))
  const exited = new Promise<string>((resolve) => child.once("exit", (code, signal) => resolve(signal ?? String(code))))
  const listening = new Promise<Gateway>((resolve, reject) => {
    child.stdout.on("data", (text) => {
      said.push(String(text))
      const line = said
        .join("")
        .split("\n")
        .find((one) => one.startsWith('{"url"') && one.endsWith("}"))
      if (line !== undefined) resolve({ ...(JSON.parse(line) as Omit<Gateway, "said">), said: newest })
    })
    void exited.then((how) => reject(new Error(`the gateway ended (${how}): ${said.join("")}`)))
  })
  listening.catch(() => undefined) // whoever waits for it is told
  return { process: child, exited, listening }
}

/** Asks one to stop, and waits for it. */
const end = async ({ exited, process: child }: Begun) => {
  child.kill("SIGTERM")
  const late = setTimeout(() => child.kill("SIGKILL"), 5_000)
  const how = await exited
  clearTimeout(late)
  return how
}

/** Where rows are: on the tests' server, there with a clock that can jump, elsewhere, or on the gateway's own server. */
export type Where = "server" | "jumping" | "embedded" | { readonly url: string }

const makeDatabase = async (where: Where) => {
  const noJump = () => Promise.reject(new Error("its clock cannot jump"))
  if (typeof where === "object") return { url: where.url, drop: async () => undefined, jump: noJump }
  if (where === "jumping") return jumpingDatabase()
  return where === "server" ? { ...(await freshDatabase()), jump: noJump } : undefined
}

/** The world that gateways live in: a sandbox on a port, a database, a data directory. */
export const makeWorld = async (
  database: Where,
  directory = os.tmpdir(),
  refIdNamespaces: "shared" | "separate" = "shared"
) => {
  const program = await entry()
  const sandbox = Sandbox.make({ rateLimits: false, settings: { profileLegDelayMs: 400, refIdNamespaces } })
  const host = await Host.listen(sandbox, { port: 0 })
  const dataDir = fs.mkdtempSync(path.join(directory, "segue-crash-"))
  fs.chmodSync(dataDir, 0o755)
  const fresh = await makeDatabase(database)
  const running: Array<Begun> = []
  const env = {
    PAXOS_BASE_URL: `${host.url}/v2`,
    PAXOS_CLIENT_ID: "sandbox",
    PAXOS_CLIENT_SECRET: "sandbox",
    SEGUE_DATA_DIR: dataDir,
    ...(fresh === undefined ? { SEGUE_DATABASE_KIND: "embedded" } : { SEGUE_DATABASE_URL: fresh.url })
  }
  const raise = async (more: Readonly<Record<string, string>>) => {
    const begun = begin(program, { ...env, ...more })
    running.push(begun)
    const kill = () => {
      begun.process.kill("SIGKILL")
      return begun.exited
    }
    const signal = (name: "SIGSTOP" | "SIGCONT") => begun.process.kill(name)
    return { ...(await begun.listening), pid: begun.process.pid!, stop: () => end(begun), kill, signal }
  }
  return {
    sandbox,
    /** Calls that were told that nothing was sent. */
    refusals: { count: 0 },
    /** Where the database is, as long as a gateway runs. */
    databaseUrl: async () => {
      const url = fresh?.url ?? (await Effect.runPromise(EmbeddedServer.running(dataDir)))
      if (url === undefined) throw new Error("no database runs")
      return typeof url === "string" ? Redacted.make(url) : url
    },
    /** Ends a database server of the gateway's own as a power cut would. */
    killDatabase: () => {
      const [pid] = fs.readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")
      process.kill(Number(pid), "SIGKILL")
    },
    launch: () => raise({}),
    /** With more settings. */
    launchWith: raise,
    /** One that ends itself at a point; it may do so before it listens. */
    launchDoomed: (point: Point, nth: number, by: "SIGKILL" | "SIGSTOP" = "SIGKILL") => {
      const doomed = begin(program, { ...env, CRASH_AT: point, CRASH_NTH: String(nth), CRASH_BY: by })
      running.push(doomed)
      return doomed
    },
    /** Time goes forward by so much at once: the vendor's, the database's and every gateway's. */
    jump: async (millis: number) => {
      sandbox.control.clock.advance(millis)
      await fresh?.jump(millis)
      for (const { process: child } of running) child.stdin?.write(`${millis}\n`)
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(running.map(end))
      await host.close()
      await fresh?.drop()
      fs.rmSync(dataDir, { recursive: true, force: true })
    }
  }
}

export type World = Awaited<ReturnType<typeof makeWorld>>

/** Waits, in real time. */
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A caller who waits this long is told that something is wrong with the gateway, or with the machine. */
const ANSWER_MAX_MS = 400_000

const failureOf = (error: unknown) => (isSegueError(error) ? (error.data?.failure ?? undefined) : undefined)

/** What was certainly not done may be asked again, and so may what was never answered; the rest is told to people. */
const mayAskAgain = (error: unknown): boolean => {
  const failure = failureOf(error)
  if (failure === undefined) return true
  if (failure._tag === "NotSent" || failure._tag === "GrantsUnavailable") return true
  // Its tokens ended again and again: the vendor has carried out none of that.
  return failure._tag === "PaxosError" && failure.reason._tag === "Unauthorized"
}

/** The longest time between two calls of somebody who was told to call again. */
const PATIENCE_MS = 1_500

/** Asks one gateway after the other until there is an answer for good. */
export const patient = async <A>(
  what: string,
  gateways: () => ReadonlyArray<Gateway>,
  first: number,
  ask: (gateway: Gateway) => Promise<A | undefined>
): Promise<A> => {
  const end = Date.now() + ANSWER_MAX_MS
  for (let attempt = 0; Date.now() < end; attempt++) {
    const all = gateways()
    const gateway = all[(attempt + first) % Math.max(all.length, 1)]
    const answer = gateway === undefined ? undefined : await ask(gateway)
    if (answer !== undefined) return answer
    await pause(Math.min(100 * 1.5 ** attempt, PATIENCE_MS))
  }
  throw new Error(`${what} was never answered for good`)
}

/** A create by somebody who does as told: repeats the same call, anywhere, until it is answered for good. */
export const createStubbornly = async (
  world: World,
  gateways: () => ReadonlyArray<Gateway>,
  ref_id: string,
  number: number,
  fate?: string
) => {
  const profile_id = world.sandbox.control.state().profiles[0]!.id
  const side = { profile: { profile_id } }
  const request = {
    ref_id,
    source_amount: `${number + 1}.00`,
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: side,
    destination: side,
    ...(fate === undefined ? {} : { metadata: { sandbox: fate } })
  }
  return patient(ref_id, gateways, number, async ({ key, url }) => {
    const client = createSegueClient({ url: `${url}/trpc`, key })
    try {
      const outcome = await client.create(request)
      return outcome._tag === "Unknown" ? undefined : outcome
    } catch (error) {
      if (!mayAskAgain(error)) throw error
      if (failureOf(error)?._tag === "NotSent") world.refusals.count += 1
      return undefined
    }
  })
}

/** What a subscriber saw: every message's position once, in the order of arrival. */
export const subscribe = (gateways: () => ReadonlyArray<Gateway>) => {
  const seen = new Map<string, { readonly ref_id: string; readonly status: string }>()
  const stop = new AbortController()
  let last: string | undefined
  const ended = (async () => {
    for (let turn = 0; !stop.signal.aborted; turn++) {
      const all = gateways()
      const gateway = all[turn % Math.max(all.length, 1)]
      if (gateway === undefined) {
        await pause(50)
        continue
      }
      const client = createSegueClient({ url: `${gateway.url}/trpc`, key: gateway.key })
      // A client that comes back by itself stays with its gateway; ours turns to another when that one is gone.
      const one = AbortSignal.any([stop.signal, AbortSignal.timeout(2_000)])
      try {
        const options = last === undefined ? { signal: one } : { signal: one, lastEventId: last }
        for await (const { data, id } of client.watch({ all: true }, options)) {
          if (data.type === "change" && !seen.has(id)) {
            seen.set(id, { ref_id: data.orchestration.ref_id ?? "", status: data.orchestration.status })
          }
          last = id
        }
      } catch {
        await pause(50)
      }
    }
  })()
  return {
    seen,
    isReady: () => last !== undefined,
    stop: async () => {
      stop.abort()
      await ended
    }
  }
}

/** Waits until something holds; `told` tells more of what does not. */
export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 90_000,
  told = () => ""
) => {
  const end = Date.now() + timeoutMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never: ${what} ${told()}`)
    await pause(50)
  }
}
