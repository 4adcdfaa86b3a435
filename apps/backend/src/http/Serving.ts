/** What every route is given: the running gateway, its configuration, and who calls. */
import type { Caller } from "@segue/api"
import * as ApiKeys from "@segue/storage/ApiKeys"
import type { StorageError } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { Context, Hono } from "hono"

import type * as Backend from "../Backend.ts"
import type { Config } from "../Config.ts"
import { localReader } from "./LocalReader.ts"

/** Every service of the gateway. */
export type Services = Layer.Success<ReturnType<typeof Backend.layer>>

/** Runs effects against the gateway's layers, which are built. */
export type Runtime = ManagedRuntime.ManagedRuntime<Services, never>

/** The running gateway, as routes see it. */
export interface Serving {
  readonly config: Config
  readonly runtime: Runtime
}

/** What hono keeps for each request. */
export interface Env {
  readonly Variables: { readonly requestId: string }
}

/** Adds routes to the server. */
export type Routes = (app: Hono<Env>, serving: Serving) => void

const BEARER = /^Bearer +([\x21-\x7E]{1,200})$/iu

const byKey = (authorization: string): Effect.Effect<Option.Option<Caller>, StorageError, ApiKeys.ApiKeys> => {
  const text = BEARER.exec(authorization)?.[1]
  if (text === undefined) return Effect.succeedNone
  return Effect.flatMap(ApiKeys.ApiKeys, (keys) =>
    Effect.map(
      keys.identify(Redacted.make(text)),
      Option.map(({ caller, scopes }) => ({ id: caller, scopes }))
    )
  )
}

/**
 * Who calls: whose key the request carries, and nobody when that is malformed, unknown, expired or revoked. Without a
 * key, a reader on this machine in development. Fails when the database cannot tell.
 */
export const identify = (
  { config }: Pick<Serving, "config">,
  context: Context<Env>
): Effect.Effect<Option.Option<Caller>, StorageError, ApiKeys.ApiKeys> => {
  const authorization = context.req.header("authorization")
  return authorization === undefined
    ? Effect.succeed(Option.fromUndefinedOr(localReader(config, context)))
    : byKey(authorization)
}
