/** One request sent to one API of a fresh sandbox, followed to its end, and sent again. */
import * as Problem from "@segue/core/Problem"
import * as Sandbox from "@segue/sandbox/Sandbox"

import * as Balances from "./Balances.ts"
import type { Case } from "./Case.ts"

const apis = {
  conversion: {
    path: "/v2/conversion/stablecoins",
    scope: "conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin",
    settled: "SETTLED"
  },
  orchestration: {
    path: "/v2/orchestration/orchestrations",
    scope: "orchestration:read_orchestration orchestration:write_orchestration",
    settled: "COMPLETED"
  }
} as const
export type Api = keyof typeof apis

/** What became of a request. */
export interface Trial {
  /** `settled`, `refused`, or what else it came to, which is never right. */
  readonly verdict: "settled" | "refused" | `ended with ${string}`
  /** How it was refused: by the API, or by the migration before anything was sent. */
  readonly refusal?: string
  /** The vendor's kind of problem, where it has one. */
  readonly kind?: Problem.Kind
  readonly before: Balances.Balances
  /** Right after the create was answered with 200. */
  readonly accepted?: Balances.Balances
  readonly after: Balances.Balances
  /** The record as the API shows it at the end. */
  readonly record?: Readonly<Record<string, unknown>>
  /** The same request once more. */
  readonly replay?: { readonly status: number; readonly postings: number }
  /** What is wrong with the books. */
  readonly books: ReadonlyArray<string>
}

interface Session {
  readonly sandbox: Sandbox.Sandbox
  readonly send: (method: string, path: string, body?: string) => { readonly status: number; readonly json: unknown }
  readonly balances: () => Balances.Balances
}

const open = (world: Case, api: Api): Session => {
  const sandbox = Sandbox.make({
    seed: "verify",
    clock: { mode: "manual", startAt: "2026-04-20T12:00:00Z" },
    profiles: world.profiles
  })
  const send = (method: string, path: string, headers: Record<string, string>, body: string) => {
    const answer = sandbox.handle({ method, path, query: "", headers, body })
    return { status: answer.status, json: JSON.parse(answer.body) as unknown }
  }
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: "sandbox",
    client_secret: "sandbox",
    scope: apis[api].scope
  })
  const token = send("POST", "/oauth2/token", { "content-type": "application/x-www-form-urlencoded" }, form.toString())
  const authorization = `Bearer ${(token.json as { access_token: string }).access_token}`
  return {
    sandbox,
    send: (method, path, body = "") => send(method, path, { authorization, "content-type": "application/json" }, body),
    balances: () => Balances.read(sandbox.control.ledger.balances())
  }
}

/** Long after every profile leg has settled or failed. */
const PATIENCE = "10m"

const refusalOf = (status: number, json: unknown): Pick<Trial, "refusal" | "kind"> => {
  const problem = json as Problem.Problem
  const kind = Problem.kind(problem)
  return { refusal: `${status} ${problem.detail ?? problem.title ?? ""}`, ...(kind === undefined ? {} : { kind }) }
}

/** Whether a status says no to the request, and not that nobody looked at it. */
const isRefusal = (status: number): boolean => [400, 403, 404, 409, 422].includes(status)

/** Sends a body to one API and follows it. */
export const run = (world: Case, api: Api, body: unknown): Trial => {
  const { balances, sandbox, send } = open(world, api)
  const { path, settled } = apis[api]
  const before = balances()
  const text = JSON.stringify(body)
  const created = send("POST", path, text)
  const accepted = balances()
  const books = () => sandbox.control.ledger.check()
  if (created.status !== 200) {
    const verdict = isRefusal(created.status) ? "refused" : (`ended with ${created.status}` as const)
    return { verdict, ...refusalOf(created.status, created.json), before, after: accepted, books: books() }
  }
  const { id } = created.json as { id: string }
  sandbox.control.clock.advance(PATIENCE)
  const record = send("GET", `${path}/${encodeURIComponent(id)}`).json as Readonly<Record<string, unknown>>
  const after = balances()
  const postings = sandbox.control.ledger.postings().length
  const again = send("POST", path, text)
  sandbox.control.clock.advance(PATIENCE)
  return {
    verdict: record["status"] === settled ? "settled" : `ended with ${String(record["status"])}`,
    before,
    accepted,
    after,
    record,
    replay: { status: again.status, postings: sandbox.control.ledger.postings().length - postings },
    books: books()
  }
}

/** A request that the migration refused: the new API never sees it. */
export const notSent = (world: Case, why: string): Trial => {
  const before = open(world, "orchestration").balances()
  return { verdict: "refused", refusal: `not sent: ${why}`, before, after: before, books: [] }
}

/** A way in which accepted money comes back, and the world afterwards. */
export interface Release {
  readonly how: string
  readonly expected: string
  readonly status: string
  readonly before: Balances.Balances
  readonly after: Balances.Balances
}

const releaseOf = (
  world: Case,
  api: Api,
  body: unknown,
  expected: string,
  end: (session: Session, id: string) => void
): Release => {
  const session = open(world, api)
  const before = session.balances()
  if (expected === "REJECTED") session.sandbox.control.approvals.policy({ orchestrations: true })
  const { id } = session.send("POST", apis[api].path, JSON.stringify(body)).json as { id: string }
  end(session, id)
  const record = session.send("GET", `${apis[api].path}/${encodeURIComponent(id)}`).json as { status: string }
  return { how: `${api} ${expected}`, expected, status: record.status, before, after: session.balances() }
}

/** Every way out: a cancelled conversion, an orchestration that failed, one that an approver rejected. */
export const releases = (world: Case, legacy: unknown, migrated: unknown): ReadonlyArray<Release> => [
  releaseOf(world, "conversion", legacy, "CANCELLED", ({ send }, id) => {
    send("DELETE", `${apis.conversion.path}/${encodeURIComponent(id)}`)
  }),
  releaseOf(world, "orchestration", migrated, "FAILED", ({ sandbox }, id) => {
    sandbox.control.orchestrations.fail(id)
  }),
  releaseOf(world, "orchestration", migrated, "REJECTED", ({ sandbox }, id) => {
    sandbox.control.approvals.reject(id)
  })
]
