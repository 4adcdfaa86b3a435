/** Who calls, and with what the procedures are run: the host makes one of these for each request. */
import type { Orchestrations } from "@segue/core/Orchestrations"
import type { Profiles } from "@segue/core/Profiles"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"

import type { ChangeFeed } from "./ChangeFeed.ts"
import type { System } from "./System.ts"

/** The services that procedures use. `Grants` is one more, which denies everything until it is provided. */
export type Services = Orchestrations | Profiles | ChangeFeed | System

/** Runs effects against the host's layers; a `ManagedRuntime` is one. */
export interface Runner {
  readonly runPromiseExit: <A, E>(
    effect: Effect.Effect<A, E, Services>,
    options?: { readonly signal?: AbortSignal | undefined }
  ) => Promise<Exit.Exit<A, E>>
  readonly context: () => Promise<Context.Context<Services>>
}

/** An authenticated caller. */
export interface Caller {
  /** Stable and not secret: it stands in logs and in the audit. */
  readonly id: string
  readonly scopes: ReadonlySet<string>
}

/** tRPC's context. Without a caller every procedure answers UNAUTHORIZED. */
export interface ApiContext {
  readonly caller: Caller | undefined
  /** Told in every error as `data.requestId`. */
  readonly requestId: string
  readonly runner: Runner
}

/** What a service may want to know of the call it serves. */
export interface Call {
  readonly caller: Caller
  readonly requestId: string
  /** RFC 3339: a create whose first request would leave later than this must not be sent at all. */
  readonly sendBefore?: string
}

/** The call that is being served; `undefined` outside of one. */
export const CurrentCall = Context.Reference<Call | undefined>("@segue/api/Call/CurrentCall", {
  defaultValue: () => undefined
})
