/** What every route is given: the running gateway, its configuration, and who calls. */
import type { Caller } from "@segue/api"
import * as ApiKeys from "@segue/storage/ApiKeys"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { Hono } from "hono"

import type * as Backend from "../Backend.ts"
import type { Config } from "../Config.ts"

/** Every service of the gateway. */
export type Services = Layer.Success<ReturnType<typeof Backend.layer>>

/** Runs effects against the gateway's layers, which are built. */
export type Runtime = ManagedRuntime.ManagedRuntime<Services, never>

/** The running gateway, as routes see it. */
export interface Serving {
  readonly config: Config
  readonly runtime: Runtime
  readonly context: Context.Context<Services>
}

/** What hono keeps for each request. */
export interface Env {
  readonly Variables: { readonly requestId: string }
}

/** Adds routes to the server. */
export type Routes = (app: Hono<Env>, serving: Serving) => void

const BEARER = /^Bearer +([\x21-\x7E]{1,200})$/iu

/**
 * Whose key a request carries: none without one, or with one that is malformed, unknown, expired or revoked. Fails when
 * the database cannot tell.
 */
export const identify = (
  authorization: string | null | undefined
): Effect.Effect<Option.Option<Caller>, unknown, ApiKeys.ApiKeys> =>
  Effect.gen(function* () {
    const text = BEARER.exec(authorization ?? "")?.[1]
    if (text === undefined) return Option.none()
    const identity = yield* (yield* ApiKeys.ApiKeys).identify(Redacted.make(text))
    return Option.map(identity, ({ caller, scopes }) => ({ id: caller, scopes }))
  })
