/** What the page's own routes tell, and to whom. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { startBackend, request, type TestBackend } from "../support/backend.ts"

const READ = ["segue:read_system", "orchestration:read_orchestration"]

let backend: TestBackend
let id: string

beforeAll(async () => {
  backend = await startBackend({ sandbox: { settings: { profileLegDelayMs: 3_600_000 } } })
  const outcome = await backend.client.create(request(backend, "routes-1", "12.50"))
  if (outcome._tag !== "Created") throw new Error(outcome._tag)
  id = outcome.orchestration.id
})
afterAll(() => backend[Symbol.asyncDispose]())

const get = async (path: string, key?: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${backend.url}${path}`, {
    headers: { ...headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> }
}

const both = async (key?: string, headers?: Record<string, string>) =>
  Promise.all([get("/page/board", key, headers), get(`/page/orchestrations/${id}`, key, headers)])

const statuses = async (key?: string, headers?: Record<string, string>) =>
  (await both(key, headers)).map(({ status }) => status)

describe("the page's routes", () => {
  it("let nobody in without a key that is known, but a reader on this machine in development", async () => {
    expect(await statuses()).toEqual([200, 200])
    expect(await statuses(undefined, { "sec-fetch-site": "cross-site" })).toEqual([401, 401])
    expect(await statuses("segue_unknown")).toEqual([401, 401])
  })

  it("need both scopes", async () => {
    for (const [index, scope] of READ.entries()) {
      const key = await backend.makeCaller(`half-${index}`, [scope])
      const [board] = await both(key)
      expect([board.status, board.body["error"]]).toEqual([403, `this key lacks the scope ${READ[1 - index]}`])
      expect(await statuses(key)).toEqual([403, 403])
    }
  })

  it("tell a caller what its grants show, and no more", async () => {
    const profile = backend.profiles()[0]!.id
    const [seeing] = await both(await backend.makeCaller("seeing", READ, [{ kind: "credit", target: profile }]))
    expect(seeing.body).toMatchObject({
      rows: [{ orchestration: { id, status: "PROCESSING" } }],
      inFlight: [{ profileId: profile, asset: "USD", count: 1, amount: "12.50" }],
      creates: [],
      isCut: { open: false, newest: false }
    })
    const blind = await backend.makeCaller("blind", READ, [{ kind: "debit", target: crypto.randomUUID() }])
    const [board, one] = await both(blind)
    expect([board.status, one.status]).toEqual([200, 404])
    expect(board.body).toMatchObject({ rows: [], inFlight: [], creates: [] })
    const nothing = await get(`/page/orchestrations/${crypto.randomUUID()}`, blind)
    // What is hidden looks like what does not exist.
    expect(nothing.body).toEqual(one.body)
  })

  it("show a create in doubt to who may see its profiles", async () => {
    backend.sandbox.control.faults.add({ operation: "CreateOrchestration", status: 503, count: 50 })
    const outcome = await backend.client.create(request(backend, "routes-doubt"))
    expect(outcome._tag).toBe("Unknown")
    const { body } = await get("/page/board", backend.devKey)
    expect(body["creates"]).toMatchObject([{ refId: "routes-doubt", state: "in_doubt", api: "orchestration" }])
    const blind = await backend.makeCaller("blind", READ)
    expect((await get("/page/board", blind)).body["creates"]).toEqual([])
  })

  it("tell how an orchestration came about", async () => {
    const [, { body }] = await both(backend.devKey)
    expect(body).toMatchObject({
      history: [{ kind: "first", status: "PROCESSING" }],
      create: { api: "orchestration", attempts: 1 }
    })
  })
})
