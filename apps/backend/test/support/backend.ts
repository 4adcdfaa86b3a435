/** A whole gateway for a test: real HTTP on a free port, a sandbox in this process, a database of its own. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { createSegueClient } from "@segue/client"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { ApiKeys } from "@segue/storage/ApiKeys"
import { type Grant, Grants } from "@segue/storage/Grants"
import { Effect, Exit, Logger, Redacted, Result, Scope } from "effect"

import type { Options as BackendOptions } from "../../src/Backend.ts"
import { load } from "../../src/Config.ts"
import { CrashPoint, type Point } from "../../src/CrashPoint.ts"
import type { Services } from "../../src/http/Serving.ts"
import { start } from "../../src/Start.ts"
import { freshDatabase } from "./databases.ts"

export interface Options {
  /** A sandbox of another test or gateway, or options for one of its own. */
  readonly sandbox?: Parameters<typeof Sandbox.make>[0] | Sandbox.Sandbox
  /** `server` (default): a fresh database on the tests' PostgreSQL. `memory`: PGlite in this process. Or an address. */
  readonly database?: "memory" | "server" | { readonly url: string }
  /** More settings, by their names in the environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly backend?: BackendOptions
  /** What happens at crash points. */
  readonly at?: (point: Point) => Effect.Effect<void>
  /** Where logs go; nowhere unless told. */
  readonly logger?: Logger.Logger<unknown, unknown>
}

const isSandbox = (value: Options["sandbox"]): value is Sandbox.Sandbox => value !== undefined && "fetch" in value

/** Quick following, so that tests wait little; real time. */
const timing = { tailMs: 100, ringMs: 50, pendingMs: 300, safetyMs: 60_000, deepMs: 5_000, againMs: 200 }

/** Starts one; `await using` stops it. */
export const startBackend = async (options: Options = {}) => {
  const sandbox = isSandbox(options.sandbox) ? options.sandbox : Sandbox.make({ rateLimits: false, ...options.sandbox })
  const database = options.database ?? "server"
  const fresh = database === "server" ? await freshDatabase() : undefined
  const url = fresh?.url ?? (typeof database === "object" ? database.url : undefined)
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "segue-backend-"))
  const config = Result.getOrThrow(
    load({
      SEGUE_PORT: "0",
      SEGUE_DATA_DIR: dataDir,
      SEGUE_VENDOR_SHARE: "1",
      SEGUE_SHUTDOWN_MS: "2000",
      ...(url === undefined ? {} : { SEGUE_DATABASE_URL: url }),
      ...options.env
    })
  )
  const scope = await Effect.runPromise(Scope.make())
  const running = await Effect.runPromise(
    start(config, {
      client: Sandbox.layerHttpClient(sandbox),
      timing,
      limits: { retriesMax: 2, retryBaseMs: 20 },
      ...(url === undefined ? { isInMemory: true } : {}),
      ...options.backend
    }).pipe(
      Effect.provide(Logger.layer(options.logger === undefined ? [] : [options.logger])),
      Effect.provideService(CrashPoint, options.at ?? (() => Effect.void)),
      Scope.provide(scope)
    )
  )
  const devKey = running.devKey === undefined ? undefined : Redacted.value(running.devKey.key)
  const run = <A, E>(effect: Effect.Effect<A, E, Services>) => running.runtime.runPromise(effect)

  /** A caller with a key, scopes and grants. */
  const makeCaller = (caller: string, scopes: ReadonlyArray<string>, grants: ReadonlyArray<Grant> = []) =>
    run(
      Effect.gen(function* () {
        const { secret } = yield* (yield* ApiKeys).create({ caller, label: "test", scopes, by: "test" })
        yield* (yield* Grants).add({ caller, grants, by: "test" })
        return Redacted.value(secret)
      })
    )

  const clients: Array<ReturnType<typeof createSegueClient>> = []
  const clientFor = (key: string) => {
    const client = createSegueClient({ url: `${running.url}/trpc`, key })
    clients.push(client)
    return client
  }
  let isStopped = false
  const stop = async (isGentle = true) => {
    if (isStopped) return
    isStopped = true
    if (isGentle) await Effect.runPromise(running.drain)
    await Effect.runPromise(Scope.close(scope, Exit.void))
  }
  return {
    url: running.url,
    config,
    sandbox,
    databaseUrl: url,
    dataDir,
    running,
    run,
    devKey: devKey ?? "",
    /** A client with the development key. */
    client: clientFor(devKey ?? "none"),
    clientFor,
    makeCaller,
    /** The sandbox's profiles, the default one first. */
    profiles: () => sandbox.control.state().profiles,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop()
      await fresh?.drop()
      fs.rmSync(dataDir, { recursive: true, force: true })
    }
  }
}

export type TestBackend = Awaited<ReturnType<typeof startBackend>>

/** A create between profiles of a backend's sandbox. */
export const request = (backend: TestBackend, ref_id: string, source_amount = "10.00") => {
  const profile_id = backend.profiles()[0]!.id
  return {
    ref_id,
    source_amount,
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: { profile: { profile_id } },
    destination: { profile: { profile_id } }
  }
}

const rows = async (sandbox: Sandbox.Sandbox, kind: "orchestrations" | "conversions") => {
  const answer = await sandbox.fetch(`https://sandbox.invalid/_sandbox/${kind}?limit=1000`)
  return ((await answer.json()) as { readonly items: ReadonlyArray<{ readonly ref_id: string; readonly id: string }> })
    .items
}

/** How many records the vendor has for a `ref_id`, of each kind. */
export const vendorRecords = async (sandbox: Sandbox.Sandbox, ref_id: string) => ({
  orchestrations: (await rows(sandbox, "orchestrations")).filter((row) => row.ref_id === ref_id).length,
  conversions: (await rows(sandbox, "conversions")).filter((row) => row.ref_id === ref_id).length
})
