/** A token for a Google service account: its signed word for an access token, as OAuth 2.0's JWT bearer grant. */
import { createPrivateKey, sign } from "node:crypto"

import * as AccessToken from "./AccessToken.ts"
import { type Answer, ask, fieldsOf } from "./ask.ts"
import { fromStatus, NotifyError } from "./Notifier.ts"

/** The key file that Google gives out, as far as it is needed. */
export interface ServiceAccount {
  readonly client_email: string
  readonly private_key: string
  readonly token_uri: string
}

const isKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa"
  } catch {
    return false
  }
}

/** The key in a text, or none. */
export const parse = (text: string): ServiceAccount | undefined => {
  const { client_email, private_key, token_uri = "https://oauth2.googleapis.com/token" } = fieldsOf(text)
  return typeof client_email === "string" &&
    typeof private_key === "string" &&
    isKey(private_key) &&
    typeof token_uri === "string" &&
    URL.canParse(token_uri)
    ? { client_email, private_key, token_uri }
    : undefined
}

/** Tokens live an hour at the most. */
const LIFE_S = 3_600

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

const assertion = ({ client_email, private_key, token_uri }: ServiceAccount, scope: string, nowMs: number): string => {
  const iat = Math.floor(nowMs / 1_000)
  const claims = { iss: client_email, scope, aud: token_uri, iat, exp: iat + LIFE_S }
  const signed = `${base64url({ alg: "RS256", typ: "JWT" })}.${base64url(claims)}`
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), private_key).toString("base64url")}`
}

const grantedBy = (what: string, { retryAfter, status, text }: Answer): AccessToken.Granted => {
  const { access_token, error, expires_in } = fieldsOf(text)
  if (status === 200 && typeof access_token === "string") {
    return { token: access_token, livesMs: 1_000 * (typeof expires_in === "number" ? expires_in : LIFE_S) }
  }
  if (status === 200 || status === 429 || status >= 500)
    throw fromStatus(what, status === 200 ? 502 : status, retryAfter)
  // Its description may name the account, its word for the error does not.
  const word = typeof error === "string" && /^[a-z_]{1,40}$/u.test(error) ? error : String(status)
  const message = `${what} got no token (${word}): make the service account a new key`
  throw new NotifyError({ kind: "target", message })
}

/** Its access token for a scope. */
export const accessToken = (what: string, account: ServiceAccount, scope: string): AccessToken.AccessToken =>
  AccessToken.make(async ({ nowMs, signal }) => {
    const body = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: assertion(account, scope, nowMs)
    })
    return grantedBy(what, await ask(what, account.token_uri, { method: "POST", body, signal }))
  })
