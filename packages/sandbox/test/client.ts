/** A caller for tests: takes a token once and speaks to the sandbox's heart directly. */
import * as Decimal from "@segue/core/Decimal"

import type * as Exchange from "../src/Exchange.ts"
import type * as Options from "../src/Options.ts"
import * as Sandbox from "../src/Sandbox.ts"

/** An answer with its body read as JSON. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  // Test code reads bodies freely; every field it relies on is asserted.
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies of answers are asserted field by field
  readonly body: any
  readonly wire: Exchange.Wire | undefined
}

export const START = "2026-11-22T12:00:00Z"

/** A sandbox on a clock that stands at `START` and moves only when told. */
export const make = (options: Options.Options = {}): Sandbox.Sandbox =>
  Sandbox.make({ ...options, clock: { mode: "manual", startAt: START, ...options.clock } })

/** Sends one request. */
export const send = (
  sandbox: Sandbox.Sandbox,
  method: string,
  address: string,
  options: { readonly headers?: Record<string, string>; readonly body?: string; readonly ip?: string } = {}
): Answered => {
  const [path, query] = address.split("?")
  const answer = sandbox.handle({
    method,
    path: path!,
    query: query ?? "",
    headers: options.headers ?? {},
    body: options.body ?? "",
    ...(options.ip === undefined ? {} : { ip: options.ip })
  })
  return {
    status: answer.status,
    headers: answer.headers,
    body: /\bjson$/u.test(answer.headers["content-type"] ?? "") ? JSON.parse(answer.body) : undefined,
    wire: answer.wire
  }
}

/** Asks for a token with the fields of a form. */
export const tokenRequest = (sandbox: Sandbox.Sandbox, fields: Record<string, string>): Answered =>
  send(sandbox, "POST", "/oauth2/token", {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString()
  })

/** A caller with a token for these scopes, every scope when none is named. */
export const caller = (sandbox: Sandbox.Sandbox, scope = "") => {
  const { body, status } = tokenRequest(sandbox, {
    grant_type: "client_credentials",
    client_id: "sandbox",
    client_secret: "sandbox",
    scope
  })
  if (status !== 200) throw new Error(`no token: ${JSON.stringify(body)}`)
  const authorization = `Bearer ${body.access_token}`
  const call =
    (method: string) =>
    (path: string, payload?: unknown): Answered =>
      send(sandbox, method, path, {
        headers: { authorization, "content-type": "application/json" },
        ...(payload === undefined ? {} : { body: JSON.stringify(payload) })
      })
  return { get: call("GET"), post: call("POST"), put: call("PUT"), delete: call("DELETE") }
}

/** The id of the DEFAULT profile. */
export const defaultProfile = (sandbox: Sandbox.Sandbox): string =>
  sandbox.control.state().profiles.find((profile) => profile.type === "DEFAULT")!.id

/** Units of a profile's bucket, in the ledger's scale. */
export const units = (sandbox: Sandbox.Sandbox, profileId: string, bucket: string, asset: string): bigint =>
  Decimal.toUnits(sandbox.control.ledger.balances()[`profile/${profileId}/${bucket}`]?.[asset] ?? "0", 8)!
