/**
 * `POST /oauth2/token`: client credentials, urlencoded or multipart (the vendor's own curl), secret in the body or HTTP
 * Basic. Sources: docs/vendor-facts.md#auth-token, #auth-token-encoding, #auth-token-methods, #auth-ungranted-scope.
 */
import * as Query from "@segue/core/Query"
import * as Scope from "@segue/core/Scope"

import * as Exchange from "../../Exchange.ts"
import type * as Resource from "../../Resource.ts"
import * as limits from "./limits.ts"
import * as refusals from "./refusals.ts"
import { key } from "./store.ts"

/** Text fields of a multipart body; parts with a file name are ignored. */
const multipart = (body: string, contentType: string): ReadonlyMap<string, string> | undefined => {
  const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/iu.exec(contentType)
  if (boundary === null) return undefined
  const fields = new Map<string, string>()
  for (const part of body.split(`--${boundary[1] ?? boundary[2]!}`).slice(1, -1)) {
    const end = part.indexOf("\r\n\r\n")
    const name = /^content-disposition:[^\r\n]*;\s*name="([^"\r\n]*)"/imu.exec(part.slice(0, Math.max(end, 0)))?.[1]
    if (end < 0 || name === undefined) return undefined
    fields.set(name, part.slice(end + 4).replace(/\r\n$/u, ""))
  }
  return fields
}

const fieldsOf = (request: Exchange.Request): ReadonlyMap<string, string> | undefined => {
  const contentType = request.headers["content-type"] ?? ""
  if (/^multipart\/form-data\b/iu.test(contentType)) return multipart(request.body, contentType)
  if (/^application\/x-www-form-urlencoded\b/iu.test(contentType)) return new Map(Query.parse(request.body))
  return undefined
}

const basicText = (header: string): string | undefined => {
  try {
    return atob(header.slice(6).trim())
  } catch {
    return undefined
  }
}

/** Client id and secret of an `Authorization: Basic` header; both parts are urlencoded, as RFC 6749 says. */
const basic = (header: string | undefined): readonly [string, string] | undefined => {
  if (header === undefined || !/^basic /iu.test(header)) return undefined
  const text = basicText(header)
  const colon = text?.indexOf(":") ?? -1
  if (text === undefined || colon < 0) return ["", ""]
  const decode = (part: string): string => Query.parse(`x=${part.replaceAll("&", "%26")}`)[0]?.[1] ?? ""
  return [decode(text.slice(0, colon)), decode(text.slice(colon + 1))]
}

const issue = ({ request, world }: Resource.Call): Exchange.Answer => {
  const fields = fieldsOf(request)
  if (fields === undefined) {
    return refusals.invalidRequest("send application/x-www-form-urlencoded or multipart/form-data")
  }
  const grantType = fields.get("grant_type")
  if (grantType === undefined) return refusals.invalidRequest("grant_type is missing")
  if (grantType !== "client_credentials") return refusals.unsupportedGrantType()
  const fromHeader = basic(request.headers["authorization"])
  const [clientId, secret] = fromHeader ?? [fields.get("client_id") ?? "", fields.get("client_secret") ?? ""]
  const tokens = world.store(key)
  const credential = tokens.credential(clientId)
  if (credential === undefined || credential.clientSecret !== secret) {
    return refusals.invalidClient(fromHeader !== undefined)
  }
  const asked = [...new Set(Scope.split(fields.get("scope") ?? ""))]
  const ungranted = asked.filter((scope) => !credential.scopes.includes(scope))
  if (ungranted.length > 0 && world.settings.ungrantedScope === "refuse") return refusals.invalidScope(ungranted)
  const scopes = asked.filter((scope) => credential.scopes.includes(scope))
  const granted = asked.length === 0 ? credential.scopes : scopes
  const token = world.streams.of("tokens").hex(48)
  const now = world.clock.nowMicros
  tokens.add(token, { clientId, scopes: granted, expiresMicros: now + limits.EXPIRES_IN_S * 1_000_000 }, now)
  return Exchange.json({
    access_token: token,
    expires_in: limits.EXPIRES_IN_S,
    scope: granted.join(" "),
    token_type: "bearer"
  })
}

export const resource: Resource.Resource = {
  name: "token",
  stores: [key],
  routes: [
    {
      operation: "IssueToken",
      method: "POST",
      path: "/oauth2/token",
      rate: limits.RATE,
      problemType: () => Exchange.JSON_TYPE,
      refused: refusals.refused,
      handle: issue
    }
  ]
}
