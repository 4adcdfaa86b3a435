/** Requests that no honest client sends, and callers that want to know more than they may. */
import * as net from "node:net"

import { Store } from "@segue/follow/Store"
import { Audit } from "@segue/storage/Audit"
import { CutOver } from "@segue/storage/CutOver"
import { Effect } from "effect"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"

import { Vendor } from "../../src/vendor/Vendor.ts"
import { startBackend, type TestBackend, vendorRecords } from "../support/backend.ts"
import { type OldClient, oldClient } from "./old-client.ts"

const SCOPES = ["orchestration:write_orchestration", "orchestration:read_orchestration"]

let backend: TestBackend
let client: OldClient
let made = 0

const ref = () => `hostile-${process.pid}-${++made}`
const profile = () => backend.profiles()[0]!.id
const request = (fields: object = {}) => ({
  profile_id: profile(),
  amount: "10.00",
  source_asset: "USD",
  target_asset: "PYUSD",
  ref_id: ref(),
  ...fields
})

const switchTo = (mode: "on" | "drain" | "off") =>
  backend.run(
    Effect.gen(function* () {
      const cutOver = yield* CutOver
      const { version } = yield* cutOver.get
      yield* cutOver.change({ mode, version, by: "test" })
    })
  )

const legacyCreate = () =>
  backend.run(
    Effect.gen(function* () {
      const outcome = yield* (yield* Vendor).legacy.create(request())
      if (outcome._tag !== "Created") throw new Error(outcome._tag)
      return outcome.conversion
    })
  )

/** Rows of ours, as if they had been seen at the vendor. */
const applied = (profile_id: string, times: ReadonlyArray<string>, name: string, status = "COMPLETED") =>
  backend.run(
    Effect.gen(function* () {
      const store = yield* Store
      const side = { profile: { profile_id } }
      yield* store.apply(
        times.map((created_at, index) => ({
          origin: "look" as const,
          orchestration: {
            id: `${name}-${index}`,
            ref_id: `${name}-${index}`,
            profile_id,
            source_amount: "10.00",
            source_asset: "USD",
            destination_asset: "PYUSD",
            status,
            source: side,
            destination: side,
            created_at
          }
        }))
      )
    })
  )

beforeAll(async () => {
  backend = await startBackend({ sandbox: { settings: { conversionDelayMs: 3_600_000 } } })
  client = oldClient(backend.url, backend.devKey)
})
beforeEach(() => switchTo("drain"))
afterAll(() => backend[Symbol.asyncDispose]())

describe("text that the database cannot hold", () => {
  it("is nobody's id, and no query", async () => {
    for (const method of ["GET", "DELETE"]) {
      expect((await client.call(method, "/conversion/stablecoins/%00")).status).toBe(404)
    }
    expect((await client.get("x".repeat(600))).status).toBe(404)
    for (const query of ["ref_id=a%00", "profile_id=%00"]) {
      const answer = await client.call("GET", `/conversion/stablecoins?${query}`)
      expect([answer.status, answer.body["title"]]).toEqual([400, "Bad Request"])
    }
  })

  it("is refused in a create, whatever its place, and not called a failure of ours", async () => {
    const long = "r".repeat(513)
    for (const fields of [
      { ref_id: "a\u0000" },
      { ref_id: "a\ud800" },
      { ref_id: long },
      { recipient_profile_id: long },
      { identity_id: "a\u0000" },
      { metadata: { a: "\u0000" } },
      { metadata: { "a\udfff": "" } }
    ]) {
      const answer = await client.create(request(fields))
      expect([answer.status, answer.body["title"]], JSON.stringify(fields)).toEqual([400, "Bad Request"])
    }
  })

  it("has no year 0: nothing is older, everything is younger", async () => {
    const { body } = await client.create(request())
    const ids = async (query: Record<string, string>) => (await client.all(query)).map(({ id }) => id)
    for (const begin of ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00"]) {
      await expect.poll(() => ids({ "created_at.begin": begin })).toContain(body["id"])
      expect(await ids({ "updated_at.begin": begin })).toContain(body["id"])
      expect(await ids({ "created_at.end": begin })).toEqual([])
    }
  })
})

it("refuses fields that it does not know wherever the create goes, before the ref_id is used", async () => {
  for (const mode of ["on", "drain"] as const) {
    await switchTo(mode)
    const wanted = request()
    const misspelt = await client.create({ ...wanted, recipient_profil_id: backend.profiles()[1]?.id ?? "other" })
    expect([misspelt.status, misspelt.body["detail"]]).toEqual([
      400,
      "recipient_profil_id: Not a field of this request"
    ])
    const prototype = JSON.stringify(wanted).replace("{", '{"__proto__":{"amount":"1.00"},')
    expect((await client.create(prototype)).status).toBe(400)
    expect(await vendorRecords(backend.sandbox, wanted.ref_id)).toEqual({ orchestrations: 0, conversions: 0 })
    expect((await client.create({ ...wanted, amount: "11.00" })).status).toBe(200)
  }
})

describe("a cancel", () => {
  it("needs the grants that would have made the conversion: seeing it is not enough", async () => {
    const old = await legacyCreate()
    const grants = [[{ kind: "credit", target: profile() }], [{ kind: "rules", target: profile() }]] as const
    for (const [index, few] of grants.entries()) {
      const sees = oldClient(backend.url, await backend.makeCaller(`sees-${index}`, SCOPES, few))
      expect((await sees.get(old.id)).status).toBe(200)
      const refused = await sees.cancel(old.id)
      expect([refused.status, refused.body["detail"]]).toEqual([403, expect.stringContaining("debit")])
    }
    expect((await client.get(old.id)).body["status"]).toBe("CREATED")
    expect((await client.cancel(old.id)).body["status"]).toBe("CANCELLED")
    const kept = await backend.run(Effect.flatMap(Audit, (audit) => audit.read({ subject: old.id, limit: 10 })))
    expect(kept.map(({ action }) => action)).toEqual(["cancel.sending", "cancel.done"])
  })
})

describe("a cancel whose answer was lost", () => {
  it("is not called failed in the audit: it may have been carried out", async () => {
    const old = await legacyCreate()
    const { faults } = backend.sandbox.control
    faults.add({ operation: "CancelStablecoinConversion", status: 500, afterWrite: true, count: 1 })
    expect((await client.cancel(old.id)).status).toBe(503)
    expect((await client.get(old.id)).body["status"]).toBe("CANCELLED")
    const kept = await backend.run(Effect.flatMap(Audit, (audit) => audit.read({ subject: old.id, limit: 10 })))
    expect(kept.map(({ action }) => action)).toEqual(["cancel.sending", "cancel.unknown"])
  })
})

describe("a page", () => {
  it("is the last one for a caller who may see none of many rows", async () => {
    await switchTo("off")
    await applied(
      profile(),
      Array.from({ length: 60 }, (_, index) => `2019-01-01T00:00:${String(index).padStart(2, "0")}Z`),
      "many"
    )
    const stranger = oldClient(backend.url, await backend.makeCaller("stranger", SCOPES))
    for (const order of ["ASC", "DESC"]) {
      expect((await stranger.list({ order, limit: "1" })).body).toEqual({ items: [] })
    }
  })

  it("does not say in its cursor which rows were passed over", async () => {
    await switchTo("off")
    const mine = backend.profiles()[0]!.id
    const key = await backend.makeCaller("narrow", SCOPES, [
      { kind: "debit", target: "narrow-profile" },
      { kind: "credit", target: "narrow-profile" }
    ])
    await applied("narrow-profile", ["2020-01-01T00:00:00.000001Z", "2020-01-01T00:00:00.000001Z"], "seen")
    await applied(mine, ["2020-01-01T00:00:00.000001Z", "2020-01-01T00:00:00.000002Z"], "hidden")
    const narrow = oldClient(backend.url, key)
    const page = await narrow.list({ order: "ASC", limit: "1" })
    expect(page.body["items"]).toMatchObject([{ id: expect.stringContaining("seen") }])
    const cursor = String(page.body["next_page_cursor"])
    expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toMatch(/hidden|seen|2020|question/u)
    expect(await narrow.all({ order: "ASC", limit: "1" })).toHaveLength(2)
    const end = cursor.endsWith("A") ? "B" : "A"
    for (const forged of [cursor.slice(0, -4), `${cursor.slice(0, 10)}${end}${cursor.slice(11)}`, "AAAA", "%00", ""]) {
      expect((await narrow.list({ order: "ASC", limit: "1", page_cursor: forged })).status).toBe(400)
    }
  })

  it("goes on where times are finer than a microsecond", async () => {
    await switchTo("off")
    const fine = ["100", "300", "200", "000"].map((digits) => `2021-01-01T00:00:00.000001${digits}Z`)
    await applied(profile(), fine, "fine")
    const bounds = { "created_at.begin": "2021-01-01T00:00:00Z", "created_at.end": "2021-01-02T00:00:00Z" }
    for (const order of ["ASC", "DESC"]) {
      const rows = await client.all({ ...bounds, order, limit: "1" })
      expect(rows).toHaveLength(4)
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(["fine-0", "fine-1", "fine-2", "fine-3"]))
    }
  })
})

it("does not take back a SETTLED that it has told, whatever the new API says later", async () => {
  const at = "2022-01-01T00:00:00Z"
  await applied(profile(), [at], "told")
  const told = await client.get("told-0")
  expect(told.body).toMatchObject({ status: "SETTLED", settled_at: expect.stringMatching(/Z$/u) })
  await applied(profile(), [at], "told", "FAILED")
  const again = await client.get("told-0")
  expect(again.body).toMatchObject({ status: "SETTLED", settled_at: told.body["settled_at"] })
  expect(again.body).not.toHaveProperty("cancelled_at")
  expect((await client.list({ ref_id: "told-0" })).body["items"]).toEqual([again.body])
})

it("takes the tokens that it issues, however many scopes are in them", async () => {
  const more = Array.from({ length: 60 }, (_, index) => `team:scope_of_some_other_service_${index}`)
  const wide = oldClient(backend.url, await backend.makeCaller("wide", [...SCOPES, ...more]))
  const { body } = await wide.askToken()
  const token = String(body["access_token"])
  expect((await wide.call("GET", "/conversion/stablecoins?limit=1", undefined, token)).status).toBe(200)
})

it("answers a read whose length is not said, which has no body", async () => {
  const { hostname, port } = new URL(backend.url)
  const first = (method: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = net.connect(Number(port), hostname)
      const parts: Array<string> = []
      socket.on("data", (part) => parts.push(String(part)))
      socket.on("close", () => resolve(parts.join("").split("\r\n")[0] ?? ""))
      socket.on("error", reject)
      const headers = `Host: gateway\r\nAuthorization: Bearer ${backend.devKey}\r\nTransfer-Encoding: chunked\r\n`
      const path = "/v2/conversion/stablecoins?limit=1"
      socket.write(`${method} ${path} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n0\r\n\r\n`)
    })
  expect(await first("GET")).toBe("HTTP/1.1 200 OK")
  expect(await first("HEAD")).toBe("HTTP/1.1 200 OK")
  expect(await first("TRACE")).toBe("HTTP/1.1 404 Not Found")
})
