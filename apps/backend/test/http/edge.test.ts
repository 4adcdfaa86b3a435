/**
 * Whatever text stands in an input, the gateway answers with a result or says what is wrong with it: no text breaks a
 * statement, none is stored as another.
 */
import { Views } from "@segue/storage/Views"
import { Arbitrary, Effect, Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { request, startBackend, type TestBackend } from "../support/backend.ts"

let backend: TestBackend
beforeAll(async () => {
  backend = await startBackend()
})
afterAll(() => backend[Symbol.asyncDispose]())

interface Answer {
  readonly status: number
  readonly body: {
    readonly result?: {
      readonly data: { readonly id: string; readonly orchestration: Readonly<Record<string, never>> }
    }
    readonly error?: { readonly message: string; readonly data: Readonly<Record<string, never>> }
  }
}

const call = async (procedure: string, input: unknown): Promise<Answer> => {
  const response = await fetch(`${backend.url}/trpc/${procedure}`, {
    method: "POST",
    headers: { authorization: `Bearer ${backend.devKey}`, "content-type": "application/json" },
    body: JSON.stringify(input)
  })
  return { status: response.status, body: await response.json() }
}

/** Lone halves of pairs, NUL and other controls, direction marks, what quoting might trip over, and long ones. */
const spice = [
  "\0",
  "\uD800",
  "\uDC00\uD800",
  "\u0001\u001F\u007F",
  "\u202E\uFEFF\uFFFF",
  "'; DROP TABLE api_key; --",
  '{"a":1}',
  "{a,b}",
  "\\x00 \\u0000 $1 %s",
  "__proto__",
  "constructor",
  "\uD83D\uDE00",
  "x".repeat(100_000),
  "é".repeat(600),
  ""
]

/** What texts are put into, each with the procedure that takes it. */
const places: ReadonlyArray<readonly [string, (text: string) => unknown]> = [
  ["orchestrations.create", (text) => ({ ...request(backend, `edge-${text}`.slice(0, 500)) })],
  ["orchestrations.create", (text) => ({ ...request(backend, "edge"), ref_id: text })],
  ["orchestrations.create", (text) => ({ ...request(backend, `asset-${made++}`), source_asset: text })],
  ["orchestrations.create", (text) => ({ ...request(backend, `meta-${made++}`), metadata: { key: text } })],
  ["orchestrations.create", (text) => ({ ...request(backend, `name-${made++}`), metadata: { [text]: "value" } })],
  [
    "orchestrations.create",
    (text) => ({ ...request(backend, `from-${made++}`), source: { profile: { profile_id: text } } })
  ],
  ["orchestrations.create", (text) => ({ ...request(backend, `memo-${made++}`), memo: text })],
  ["orchestrations.create", (text) => ({ ...request(backend, `when-${made++}`), send_before: text })],
  ["orchestrations.get", (text) => ({ id: text })],
  ["orchestrations.get", (text) => ({ ref_id: text })],
  ["orchestrations.list", (text) => ({ ref_id: [text] })],
  ["orchestrations.list", (text) => ({ page_cursor: text })],
  ["orchestrations.wait", (text) => ({ ref_id: text, timeout_ms: 0 })],
  ["profiles.balances", (text) => ({ profile_id: text })],
  ["rules.delete", (text) => ({ id: text })],
  ["events.get", (text) => ({ id: text })],
  ["migration.request", (text) => ({ to: "orchestration", payload: { ref_id: text } })],
  ["migration.scopes", (text) => ({ to: "orchestration", scopes: [text] })],
  ["migration.lint", (text) => ({ files: [{ path: "a.txt", text }] })]
]
let made = 0

const check = (what: string, text: string, { body, status }: Answer): void => {
  const said = `${what} with ${JSON.stringify(text.slice(0, 40))}: ${status} ${JSON.stringify(body).slice(0, 300)}`
  expect([200, 400, 403, 404, 409, 412, 422], said).toContain(status)
  if (text.includes("\0") || !text.isWellFormed()) {
    expect(status, said).toBe(400)
    expect(body.error?.data["issues"], said).not.toEqual([])
    expect(body.error?.data["code"], said).toBe("BAD_REQUEST")
  }
}

describe("text of every kind", () => {
  it.each(places.map(([procedure, inputOf], index) => ({ procedure, inputOf, index })))(
    "$procedure ($index)",
    async ({ inputOf, procedure }) => {
      for (const text of spice) check(procedure, text, await call(procedure, inputOf(text)))
    }
  )

  it("is told by path what is wrong", async () => {
    const { body, status } = await call("orchestrations.create", {
      ...request(backend, "told"),
      metadata: { note: "a\0b" }
    })
    expect(status).toBe(400)
    expect(body.error?.data["issues"]).toMatchObject([{ path: ["metadata", "note"] }])
    expect(body.error?.message).toContain("NUL")
  })

  it("any text is answered, and what is created is what was asked for", async () => {
    const texts = Arbitrary.schema(Schema.String.check(Schema.isMaxLength(200)))
    for (const text of await Effect.runPromise(Arbitrary.sampleEffect(texts, { count: 60 }))) {
      const ref_id = `any-${made++}-${text}`
      const answer = await call("orchestrations.create", { ...request(backend, ref_id), metadata: { text } })
      check("create", text, answer)
      if (answer.status !== 200) continue
      const { orchestration } = answer.body.result!.data
      expect(orchestration).toMatchObject({ ref_id, metadata: { text } })
      const again = await call("orchestrations.get", { ref_id })
      expect(again.body.result?.data.id).toBe(orchestration["id"])
    }
  })
})

describe("times of every kind", () => {
  const times = [
    "0000-01-01T00:00:00Z",
    "0000-12-31T23:59:59.999999999+23:59",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z",
    "2026-06-30T23:59:60Z",
    "2026-01-01T00:00:00-23:59"
  ]

  it.each(times)("a create that may leave until %s is answered", async (send_before) => {
    const { body, status } = await call("orchestrations.create", {
      ...request(backend, `until-${made++}`),
      send_before
    })
    const isPast = send_before < "2026-07"
    expect([status, body.error?.data["failure"]?.["why"]], JSON.stringify(body)).toEqual(
      isPast ? [503, "send-before"] : [200, undefined]
    )
  })

  it.each(times)("views are listed from and to %s", async (at) => {
    const list = (bounds: object) =>
      backend.run(Effect.flatMap(Views, (views) => views.list({ order: "ASC", limit: 5, ...bounds })))
    const [from, to] = [await list({ createdFrom: at, changedFrom: at }), await list({ createdTo: at, changedTo: at })]
    if (at < "1000") expect([from.items.length > 0, to.items]).toEqual([true, []])
    if (at > "9000") expect([from.items, to.items.length > 0]).toEqual([[], true])
  })
})
