/** Speaks to a sandbox like a client, and has every exchange judged. */
import type * as Exchange from "../../src/Exchange.ts"
import * as Options from "../../src/Options.ts"
import * as Sandbox from "../../src/Sandbox.ts"
import { START } from "../client.ts"
import { type Exchanged, judge } from "./judge.ts"

/** What came back, with its body read. */
interface Answered {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- exercises read what they need; the judge checks the rest
  readonly body: any
}

/** A client whose exchanges are kept. */
export interface Recorder {
  readonly sandbox: Sandbox.Sandbox
  /** The DEFAULT profile. */
  readonly profile: string
  /** The second profile, which holds nothing. */
  readonly other: string
  readonly exchanges: ReadonlyArray<Exchanged>
  /** Sends a request; `path` is below `/v2` and may have a query. Without a scope: a token with every scope. */
  readonly send: (
    method: string,
    path: string,
    payload?: unknown,
    options?: { readonly scope?: string | null }
  ) => Answered
  /** Sends a request as it is, without a token. */
  readonly raw: (request: Partial<Exchange.Request> & { readonly method: string; readonly path: string }) => Answered
  readonly advance: (duration: string) => void
  /** Moves the clock to an instant. */
  readonly moveTo: (instant: string) => void
}

/** A client of a fresh sandbox on a clock that moves only when told. */
export const make = (options: Options.Options = {}): Recorder => {
  const sandbox = Sandbox.make({
    profiles: [{ nickname: "default", type: "DEFAULT", balances: Options.balances }, { nickname: "other" }],
    ...options,
    clock: { mode: "manual", startAt: START, ...options.clock }
  })
  const exchanges: Array<Exchanged> = []
  const tokens = new Map<string, string>()
  const raw: Recorder["raw"] = (part) => {
    const request: Exchange.Request = { query: "", headers: {}, body: "", ...part }
    const exchanged = judge(request, sandbox.handle(request))
    exchanges.push(exchanged)
    return { status: exchanged.answer.status, body: exchanged.body }
  }
  const tokenFor = (scope: string): string => {
    const known = tokens.get(scope)
    if (known !== undefined) return known
    const fields = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox", scope }
    const { body, status } = raw({
      method: "POST",
      path: "/oauth2/token",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString()
    })
    if (status !== 200) throw new Error(`no token for ${scope}: ${JSON.stringify(body)}`)
    tokens.set(scope, body.access_token)
    return body.access_token
  }
  const send: Recorder["send"] = (method, address, payload, { scope = "" } = {}) => {
    const [path, query = ""] = address.split("?")
    const authorization: Record<string, string> = scope === null ? {} : { authorization: `Bearer ${tokenFor(scope)}` }
    return raw({
      method,
      path: `/v2${path}`,
      query,
      headers: { ...authorization, "content-type": "application/json" },
      body: payload === undefined ? "" : typeof payload === "string" ? payload : JSON.stringify(payload)
    })
  }
  const { profiles } = sandbox.control.state()
  return {
    sandbox,
    profile: profiles.find((one) => one.type === "DEFAULT")!.id,
    other: profiles.find((one) => one.type !== "DEFAULT")!.id,
    exchanges,
    send,
    raw,
    // Tokens may have expired on the way.
    advance: (duration) => {
      sandbox.control.clock.advance(duration)
      tokens.clear()
    },
    moveTo: (instant) => {
      sandbox.control.clock.set(instant)
      tokens.clear()
    }
  }
}
