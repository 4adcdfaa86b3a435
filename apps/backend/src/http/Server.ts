/** Listening, and stopping without cutting anybody off. */
import type { AddressInfo, Server as NetServer } from "node:net"

import { createAdaptorServer } from "@hono/node-server"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

import { Fatal } from "../ExitCode.ts"
import * as App from "./App.ts"
import type { Serving } from "./Serving.ts"

type HttpServer = NetServer & { readonly closeAllConnections: () => void; readonly closeIdleConnections: () => void }

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "something listens there already. Stop it, or set SEGUE_PORT to another",
  EACCES: "this user may not listen there. Use a port above 1023",
  EADDRNOTAVAIL: "this machine has no such address. Set SEGUE_HOST to one of its own"
}

/** A listening server. */
export interface Listening {
  readonly url: string
  readonly port: number
  /** Accepts nothing new, and returns when all that was under way is answered, or the time is over. */
  readonly drain: (timeoutMs: number) => Effect.Effect<void>
}

const IDLE_MS = 100

const drain = (server: HttpServer, timeoutMs: number) =>
  Effect.gen(function* () {
    const closed = Effect.callback<void>((resume) => {
      server.close(() => resume(Effect.void))
    })
    // Connections that wait for another request would hold the server open.
    const idle = Effect.forever(
      Effect.andThen(
        Effect.sync(() => server.closeIdleConnections()),
        Effect.sleep(IDLE_MS)
      )
    )
    yield* Effect.timeoutOrElse(Effect.raceFirst(closed, idle), { duration: timeoutMs, orElse: () => Effect.void })
    server.closeAllConnections()
  })

/** Listens until the scope ends. */
export const listen = (serving: Serving): Effect.Effect<Listening, Fatal, Scope.Scope> =>
  Effect.gen(function* () {
    const { host, port } = serving.config
    const app = App.make(serving)
    const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as HttpServer
    yield* Effect.acquireRelease(
      Effect.callback<void, Fatal>((resume) => {
        server.once("error", (error: NodeJS.ErrnoException) => {
          const reason = reasons[error.code ?? ""] ?? error.code ?? "unknown reason"
          resume(Effect.fail(new Fatal({ code: "address", message: `Cannot listen at ${host}:${port}: ${reason}` })))
        })
        server.listen(port, host, () => resume(Effect.void))
      }),
      () =>
        Effect.sync(() => {
          server.close()
          server.closeAllConnections()
        })
    )
    const actual = (server.address() as AddressInfo).port
    const name = host.includes(":") ? `[${host}]` : host
    return { url: `http://${name}:${actual}`, port: actual, drain: (timeoutMs) => drain(server, timeoutMs) }
  })
