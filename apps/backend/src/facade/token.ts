/**
 * `POST /oauth2/token` as the old clients use it: the key is the client secret, whatever the client id; the token stands
 * for the key for as long as the vendor's did, with the scopes that were asked for.
 * Sources: docs/vendor-facts.md#auth-token, #auth-token-encoding, #auth-token-methods, #auth-ungranted-scope.
 */
import * as Scope from "@segue/core/Scope"
import { ApiKeys } from "@segue/storage/ApiKeys"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { Context } from "hono"

import type { Env } from "../http/Serving.ts"
import * as WebhookAuth from "../http/WebhookAuth.ts"
import * as Caller from "./Caller.ts"
import type { Reply } from "./Reply.ts"

/** How long a token is good for, as the vendor's are. */
const LIFE_S = 3_600

const NO_STORE = { "cache-control": "no-store" }

const refused = (status: 400 | 401, error: string, description: string): Reply => ({
  status,
  body: { error, error_description: description },
  headers: NO_STORE
})

const formOf = async (context: Context<Env>): Promise<URLSearchParams | undefined> => {
  const type = context.req.header("content-type") ?? ""
  if (/^application\/x-www-form-urlencoded\b/iu.test(type)) return new URLSearchParams(await context.req.text())
  if (!/^multipart\/form-data\b/iu.test(type)) return undefined
  const parts = await context.req.parseBody()
  const form = new URLSearchParams()
  for (const [key, value] of Object.entries(parts)) if (typeof value === "string") form.append(key, value)
  return form
}

/** Issues a token. */
export const token = (context: Context<Env>) =>
  Effect.gen(function* () {
    const form = yield* Effect.promise(() => formOf(context).catch(() => undefined))
    if (form === undefined) {
      return refused(400, "invalid_request", "send application/x-www-form-urlencoded or multipart/form-data")
    }
    if (form.get("grant_type") !== "client_credentials") {
      return refused(400, "unsupported_grant_type", "the grant_type has to be client_credentials")
    }
    const [given] = WebhookAuth.credentials(context.req.header("authorization"), form)
    const key = Redacted.make(given?.[1] ?? "")
    const keys = yield* ApiKeys
    const identity = Option.getOrUndefined(yield* keys.identify(key))
    if (identity === undefined) {
      return refused(401, "invalid_client", "the client_secret has to be a key of this gateway, of any client_id")
    }
    const asked = Scope.split(form.get("scope") ?? "")
    const granted = Caller.scopesOf(identity.scopes)
    // One scope that is not granted refuses the whole token, as at the vendor.
    const ungranted = asked.filter((scope) => !Caller.allows(identity.scopes, scope))
    if (ungranted.length > 0) {
      return refused(400, "invalid_scope", `this key was not granted: ${ungranted.join(" ")}`)
    }
    const scopes = asked.length === 0 ? granted : [...new Set(asked)]
    const issued = Option.getOrUndefined(yield* keys.issueToken({ key, scopes, lifeS: LIFE_S }))
    if (issued === undefined) return refused(401, "invalid_client", "the key is no good any more")
    return {
      status: 200,
      body: {
        access_token: Redacted.value(issued),
        expires_in: LIFE_S,
        scope: scopes.join(" "),
        token_type: "bearer"
      },
      headers: NO_STORE
    } satisfies Reply
  })
