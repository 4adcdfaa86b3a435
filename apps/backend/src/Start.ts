/** A gateway, started and stopped: the layers, the server, and what stands between them. */
import type { StoreError } from "@segue/follow/Store"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Predicate from "effect/Predicate"
import * as Scope from "effect/Scope"

import * as Backend from "./Backend.ts"
import type { Config } from "./Config.ts"
import * as DevKey from "./DevKey.ts"
import { Draining } from "./Draining.ts"
import { Fatal } from "./ExitCode.ts"
import * as Server from "./http/Server.ts"
import type { Runtime } from "./http/Serving.ts"

/** A gateway that runs. */
export interface Running {
  readonly url: string
  readonly port: number
  readonly runtime: Runtime
  /** The development key, where there is one. */
  readonly devKey: DevKey.DevKey | undefined
  /** Stops accepting, lets what is under way end, tells streams to come back. The scope's end stops the rest. */
  readonly drain: Effect.Effect<void>
}

const DISK: ReadonlySet<string> = new Set(["ENOSPC", "EROFS", "EACCES", "EPERM", "EDQUOT", "ENOTDIR"])

const codeIn = (cause: unknown): string | undefined => {
  for (let current = cause, depth = 0; depth < 5 && Predicate.isObject(current); depth++) {
    const { cause: inner, code } = current as { readonly cause?: unknown; readonly code?: unknown }
    if (typeof code === "string") return code
    current = inner as object
  }
  return undefined
}

/** The database did not come up: its own words, and whether it is the disk. */
export const toFatal = (error: StoreError): Fatal => {
  const code = codeIn(error.cause)
  const isDisk = code !== undefined && DISK.has(code)
  return new Fatal({
    code: isDisk ? "disk" : "database",
    message: isDisk
      ? `${error.message} (${code}): make room, or set SEGUE_DATA_DIR to a place of your own`
      : error.message
  })
}

/** Starts one; it stops with the scope. */
export const start = (config: Config, options: Backend.Options = {}): Effect.Effect<Running, Fatal, Scope.Scope> =>
  Effect.gen(function* () {
    // Loggers and references of whoever starts it reach everything in here; its scope is not ours to give away.
    const outer = Context.omit(Scope.Scope)(yield* Effect.context<Scope.Scope>())
    const layer = Layer.provideMerge(Backend.layer(config, options), Layer.succeedContext(outer))
    const starting = yield* Effect.acquireRelease(
      Effect.sync(() => ManagedRuntime.make(layer)),
      (made) => made.disposeEffect
    )
    const context = yield* Effect.mapError(starting.contextEffect, toFatal)
    // From here on the layers are built, and cannot fail to be.
    const runtime = starting as unknown as Runtime
    const within = Effect.provideContext(context)
    const devKey = yield* DevKey.ensure(config).pipe(
      within,
      Effect.catchTag("StoreError", (error) => Effect.fail(toFatal(error)))
    )
    const listening = yield* Server.listen({ config, runtime })
    return {
      url: listening.url,
      port: listening.port,
      runtime,
      devKey,
      drain: Effect.andThen(Context.get(context, Draining).begin, listening.drain(config.shutdownMs))
    }
  })
