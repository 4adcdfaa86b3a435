/**
 * Telling the vendor's deliveries from others. They are not signed; the vendor sends a header that we chose, or a token
 * that it fetched from us with a client id and secret, in both places where those can stand
 * (docs/vendor-facts.md#webhook-auth, #webhook-auth-dual, #webhook-no-signature).
 */
import * as crypto from "node:crypto"

import * as Redacted from "effect/Redacted"

import type { WebhookAuth } from "../Config.ts"

/** How long a token is good for, in seconds. */
export const TOKEN_LIFE_S = 3_600

/** What tokens begin with: they are of no use anywhere but at the webhook. */
const PREFIX = "seguehook"

const digest = (text: string): Buffer => crypto.createHash("sha256").update(text).digest()

/** Whether a text is one of some secrets; takes the same time whichever, and however long. */
const isOneOf = (text: string, secrets: ReadonlyArray<Redacted.Redacted>): boolean => {
  const given = digest(text)
  let isFound = false
  for (const secret of secrets) {
    if (crypto.timingSafeEqual(given, digest(Redacted.value(secret)))) isFound = true
  }
  return isFound
}

const sign = (secret: Redacted.Redacted, expiresS: string): string =>
  crypto.createHmac("sha256", Redacted.value(secret)).update(`${PREFIX}.${expiresS}`).digest("base64url")

/** A token for the webhook alone; every replica knows it for one of ours. */
export const issue = (secret: Redacted.Redacted, nowS: number): string => {
  const expiresS = String(nowS + TOKEN_LIFE_S)
  return `${PREFIX}.${expiresS}.${sign(secret, expiresS)}`
}

/** Whether a token is one that we issued and is still good. */
export const isIssued = (token: string, secrets: ReadonlyArray<Redacted.Redacted>, nowS: number): boolean => {
  const [prefix, expiresS, , ...rest] = token.split(".")
  if (prefix !== PREFIX || expiresS === undefined || !/^\d{1,12}$/u.test(expiresS) || rest.length > 0) return false
  const known = secrets.map((secret) => Redacted.make(`${PREFIX}.${expiresS}.${sign(secret, expiresS)}`))
  return isOneOf(token, known) && Number(expiresS) > nowS
}

const decodeBasic = (header: string | undefined): readonly [string, string] | undefined => {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]{1,4096})$/iu.exec(header ?? "")?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, "base64").toString("utf8")
  const colon = text.indexOf(":")
  if (colon < 0) return undefined
  try {
    // Both halves are urlencoded before they are joined (RFC 6749, 2.3.1).
    const decode = (half: string) => decodeURIComponent(half.replaceAll("+", " "))
    return [decode(text.slice(0, colon)), decode(text.slice(colon + 1))]
  } catch {
    return undefined
  }
}

/** The credentials in a token request, from the header and from the body: the vendor sends both. */
export const credentials = (
  authorization: string | undefined,
  form: URLSearchParams
): ReadonlyArray<readonly [string, string]> => {
  const basic = decodeBasic(authorization)
  const [id, secret] = [form.get("client_id"), form.get("client_secret")]
  return [...(basic === undefined ? [] : [basic]), ...(id === null || secret === null ? [] : [[id, secret] as const])]
}

/** Whether a token request is the vendor's: it has credentials, and each of them is right. */
export const isClient = (auth: WebhookAuth, given: ReadonlyArray<readonly [string, string]>): boolean =>
  auth.clientId !== undefined &&
  given.length > 0 &&
  given
    .map(([id, secret]) => isOneOf(id, [Redacted.make(auth.clientId ?? "")]) && isOneOf(secret, auth.clientSecrets))
    .every(Boolean)

/** Whether a delivery is the vendor's. */
export const isVendor = (auth: WebhookAuth, header: (name: string) => string | undefined, nowS: number): boolean => {
  const byHeader = auth.header !== undefined && isOneOf(header(auth.header) ?? "", auth.secrets)
  const token = /^Bearer +([\x21-\x7E]{1,512})$/iu.exec(header("authorization") ?? "")?.[1]
  const byToken = token !== undefined && isIssued(token, auth.clientSecrets, nowS)
  return byHeader || byToken
}
