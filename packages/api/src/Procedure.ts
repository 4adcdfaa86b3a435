/** The procedure that all others are made of: no caller, no scope, no answer. */
import { initTRPC, TRPCError } from "@trpc/server"
import type * as Schema from "effect/Schema"

import type { ApiContext, Caller } from "./Call.ts"
import { errorData, errorMessage, type ErrorShape } from "./ErrorData.ts"
import type { Scope } from "./Scopes.ts"

/** What is known of a procedure beside its code. */
export interface ProcedureMeta {
  /** What the caller's key must carry. A procedure without it is denied to everybody. */
  readonly scope?: Scope
  /** What it answers; for a subscription, each message. */
  readonly output?: Schema.Top
  /** One sentence for the reference. */
  readonly summary?: string
}

/** A silent stream is pinged this often, in milliseconds, so that both sides notice a dead peer. */
const PING_INTERVAL_MS = 10_000
/** A client that hears nothing for this long, in milliseconds, connects anew. */
const SILENCE_MAX_MS = 30_000

const trpc = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    // Otherwise errors would carry stacks unless NODE_ENV said production.
    isDev: false,
    errorFormatter: ({ ctx, error, shape }): ErrorShape => ({
      ...shape,
      message: errorMessage(error, shape.message),
      data: { ...shape.data, ...errorData(error, ctx?.requestId) }
    }),
    sse: {
      ping: { enabled: true, intervalMs: PING_INTERVAL_MS },
      client: { reconnectAfterInactivityMs: SILENCE_MAX_MS }
    }
  })

const guarded = trpc.procedure.use(({ ctx, meta, next }) => {
  if (ctx.caller === undefined) {
    throw new TRPCError({
      code: "UNAUTHORIZED",
      message: "send Authorization: Bearer <key> with a key of this gateway"
    })
  }
  if (meta?.scope === undefined || !ctx.caller.scopes.has(meta.scope)) {
    const message = `this key lacks the scope ${meta?.scope ?? "that nobody has defined"}`
    throw new TRPCError({ code: "FORBIDDEN", message })
  }
  // Passed on as it is: merging it with itself costs more than all of the above.
  return next() as ReturnType<typeof next<{ readonly caller: Caller }>>
})

/** A procedure with its scope, what it answers, and a sentence about it. */
export const procedure = (scope: Scope, output: Schema.Top, summary: string) => guarded.meta({ scope, output, summary })

/** Makes routers. */
export const { router } = trpc
