/** Who calls the facade: a token of its token endpoint, or a key itself. */
import type { Call } from "@segue/api"
import * as Scope from "@segue/core/Scope"
import { ApiKeys, type Bearer } from "@segue/storage/ApiKeys"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { Context } from "hono"

import type { Env } from "../http/Serving.ts"
import * as Reply from "./Reply.ts"

const BEARER = /^Bearer +([\x21-\x7E]{1,4096})$/iu

/** A key with this scope may leave `ref_id` out; one is made for each request then, as the old API allowed. */
export const GENERATES_REF_ID = "segue:generate_ref_id"

/** Whether a key allows an old scope: it was given that one, or the new one in its place. */
export const allows = (keyScopes: ReadonlySet<string>, scope: string): boolean =>
  keyScopes.has(scope) || keyScopes.has(Scope.legacyToNew.get(scope) ?? scope)

/** Everything a key allows, in the old words where there are some. */
export const scopesOf = (keyScopes: ReadonlySet<string>): ReadonlyArray<string> => [
  ...[...Scope.legacyToNew.keys()].filter((scope) => allows(keyScopes, scope)),
  ...[...keyScopes].filter((scope) => !Scope.newToLegacy.has(scope) && !Scope.legacyToNew.has(scope))
]

/** Who calls, and what for. */
export interface Client {
  readonly call: Call
  readonly generatesRefId: boolean
}

const bearerOf = (text: Redacted.Redacted) =>
  Effect.gen(function* () {
    const keys = yield* ApiKeys
    const byToken = yield* keys.identifyToken(text)
    if (Option.isSome(byToken)) return byToken
    const byKey = yield* keys.identify(text)
    return Option.map(byKey, (identity): Bearer => ({ identity, tokenScopes: new Set(scopesOf(identity.scopes)) }))
  })

/** The caller, if it may use an old scope; the old API's refusal otherwise. */
export const of = (context: Context<Env>, scope: string) =>
  Effect.gen(function* () {
    const text = BEARER.exec(context.req.header("authorization") ?? "")?.[1]
    const bearer = text === undefined ? Option.none<Bearer>() : yield* bearerOf(Redacted.make(text))
    if (Option.isNone(bearer)) {
      return yield* Effect.fail(
        Reply.problem(401, "the token is missing, unknown or expired: ask /oauth2/token for one")
      )
    }
    const { identity, tokenScopes } = bearer.value
    if (!tokenScopes.has(scope) || !allows(identity.scopes, scope)) {
      const found = [...tokenScopes].filter((one) => allows(identity.scopes, one)).join(" ")
      return yield* Effect.fail(Reply.problem(403, `insufficient scopes: found [${found}] required one of [${scope}]`))
    }
    const client: Client = {
      call: { caller: { id: identity.caller, scopes: identity.scopes }, requestId: context.get("requestId") },
      generatesRefId: identity.scopes.has(GENERATES_REF_ID)
    }
    return client
  })
