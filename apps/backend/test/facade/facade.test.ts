/** The old API in front of the gateway, as a client that is not migrated uses it. */
import { CutOver } from "@segue/storage/CutOver"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { Vendor } from "../../src/vendor/Vendor.ts"
import { startBackend, type TestBackend, vendorRecords } from "../support/backend.ts"
import { type OldClient, oldClient, READ, WRITE } from "./old-client.ts"

let backend: TestBackend
let client: OldClient
let made = 0

const ref = () => `facade-${process.pid}-${++made}`
const profile = () => backend.profiles()[0]!.id
const request = (ref_id: string, amount = "10.00") => ({
  profile_id: profile(),
  amount,
  source_asset: "USD",
  target_asset: "PYUSD",
  ref_id
})

const switchTo = (mode: "on" | "drain" | "off") =>
  backend.run(
    Effect.gen(function* () {
      const cutOver = yield* CutOver
      const { version } = yield* cutOver.get
      yield* cutOver.change({ mode, version, by: "test" })
    })
  )

const until = async (id: string, status: string) => {
  await expect.poll(async () => (await client.get(id)).body["status"], { timeout: 90_000 }).toBe(status)
  return (await client.get(id)).body
}

const legacyCreate = (ref_id: string) =>
  backend.run(
    Effect.gen(function* () {
      const outcome = yield* (yield* Vendor).legacy.create(request(ref_id))
      if (outcome._tag !== "Created") throw new Error(outcome._tag)
      return outcome.conversion
    })
  )

beforeAll(async () => {
  backend = await startBackend({
    database: "server",
    sandbox: { settings: { conversionDelayMs: 3_600_000, transfersForProfileLegs: "show" } }
  })
  client = oldClient(backend.url, backend.devKey)
  await switchTo("drain")
})
afterAll(() => backend[Symbol.asyncDispose]())

describe("a create of the old API", () => {
  it("becomes one orchestration and is told in the old words to its end", async () => {
    const ref_id = ref()
    const created = await client.create({ ...request(ref_id), metadata: { desk: "treasury" } })
    expect(created.status).toBe(200)
    expect(created.body).toMatchObject({
      ...request(ref_id),
      status: "CREATED",
      identity_id: "00000000-0000-0000-0000-000000000000",
      account_id: "00000000-0000-0000-0000-000000000000",
      metadata: { desk: "treasury" }
    })
    expect(created.body).not.toHaveProperty("settled_at")
    expect(await vendorRecords(backend.sandbox, ref_id)).toEqual({ orchestrations: 1, conversions: 0 })
    const settled = await until(String(created.body["id"]), "SETTLED")
    expect(settled["settled_at"]).toMatch(/^\d{4}-.*Z$/u)
    // Frozen: later reads say the same.
    expect((await client.get(String(created.body["id"]))).body["settled_at"]).toBe(settled["settled_at"])
    expect((await client.get(String(created.body["id"]))).headers.get("x-segue-status")).toBe("COMPLETED")
  })

  it("is refused when it is repeated, with the record that exists", async () => {
    const ref_id = ref()
    const first = await client.create(request(ref_id))
    const second = await client.create({ ...request(ref_id), amount: "10" })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({
      type: expect.stringContaining("already-exists"),
      meta: { existing: { id: first.body["id"], ref_id, target_asset: "PYUSD" } }
    })
    const other = await client.create(request(ref_id, "11.00"))
    expect(other.status).toBe(409)
    expect(await vendorRecords(backend.sandbox, ref_id)).toEqual({ orchestrations: 1, conversions: 0 })
  })

  it("needs a ref_id, unless its key opted into having one made", async () => {
    const { ref_id: _, ...without } = request("none")
    const refused = await client.create(without)
    expect([refused.status, refused.body["title"]]).toEqual([400, "Bad Request"])
    expect(refused.body["detail"]).toContain("ref_id")
    const key = await backend.makeCaller(
      "generating",
      ["orchestration:write_orchestration", "orchestration:read_orchestration", "segue:generate_ref_id"],
      [
        { kind: "debit", target: profile() },
        { kind: "credit", target: profile() }
      ]
    )
    const generated = await oldClient(backend.url, key).create(without)
    expect(generated.status, JSON.stringify(generated.body)).toBe(200)
    expect(generated.body["ref_id"]).toMatch(/^segue-/u)
  })

  it("is refused in the vendor's envelope for what the vendor refuses", async () => {
    const poor = await client.create(request(ref(), "400000000.00"))
    expect(poor.status).toBe(403)
    expect(poor.body).toMatchObject({ type: expect.stringContaining("insufficient-funds") })
    const pair = await client.create({ ...request(ref()), source_asset: "PYUSD", target_asset: "USDP" })
    expect(pair.status).toBe(400)
    for (const bad of ["{", "[]", "{}", { ...request(ref()), amount: 10 }]) {
      const answer = await client.create(bad)
      expect([answer.status, answer.body["title"]]).toEqual([400, "Bad Request"])
    }
  })

  it("says nothing of another caller's record", async () => {
    const ref_id = ref()
    const mine = await client.create(request(ref_id))
    const key = await backend.makeCaller("stranger", [
      "orchestration:write_orchestration",
      "orchestration:read_orchestration"
    ])
    const stranger = oldClient(backend.url, key)
    const conflict = await stranger.create(request(ref_id))
    expect([409, 403]).toContain(conflict.status)
    expect(conflict.body).not.toHaveProperty("meta")
    const hidden = await stranger.get(String(mine.body["id"]))
    expect(hidden.status).toBe(404)
    expect(hidden.body["detail"]).toBe(`conversion with id ${String(mine.body["id"])} not found`)
    expect((await stranger.list()).body).toEqual({ items: [] })
  })
})

describe("the end of what failed", () => {
  it("is CANCELLED where no leg moved money, with the new word in a header", async () => {
    const created = await client.create({ ...request(ref()), metadata: { sandbox: "fail" } })
    const id = String(created.body["id"])
    const cancelled = await until(id, "CANCELLED")
    expect(cancelled["cancelled_at"]).toMatch(/Z$/u)
    expect((await client.get(id)).headers.get("x-segue-status")).toBe("FAILED")
  })

  it("stays CREATED where a leg was completed: a cancellation would be a lie", async () => {
    const created = await client.create({ ...request(ref()), metadata: { sandbox: "fail-after-source" } })
    const id = String(created.body["id"])
    await expect
      .poll(async () => (await client.get(id)).headers.get("x-segue-status"), { timeout: 90_000 })
      .toBe("FAILED")
    expect((await client.get(id)).body["status"]).toBe("CREATED")
  })
})

describe("a cancel", () => {
  it("is refused for an orchestration with what to do instead, and reaches old conversions", async () => {
    const created = await client.create(request(ref()))
    const refused = await client.cancel(String(created.body["id"]))
    expect(refused.status).toBe(403)
    expect(refused.body["detail"]).toContain("nothing cancels")
    const old = await legacyCreate(ref())
    const cancelled = await client.cancel(old.id)
    expect(cancelled.status).toBe(200)
    expect(cancelled.body).toMatchObject({ id: old.id, status: "CANCELLED" })
    expect((await client.cancel("11111111-1111-4111-8111-111111111111")).status).toBe(404)
  })
})

describe("a list", () => {
  it("merges our rows with what is left at the old API, page by page, without a gap or a double", async () => {
    const begin = new Date(Date.now() - 1).toISOString()
    const wanted: Array<string> = []
    for (let index = 0; index < 5; index++) {
      const answer = await client.create(request(ref()))
      wanted.push(String(answer.body["id"]), (await legacyCreate(ref())).id)
    }
    await expect
      .poll(async () => (await client.all({ "created_at.begin": begin })).length, { timeout: 90_000 })
      .toBe(wanted.length)
    for (const order of ["ASC", "DESC"]) {
      const rows = await client.all({ "created_at.begin": begin, order, limit: "3" })
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(wanted))
      expect(rows).toHaveLength(wanted.length)
      const times = rows.map(({ created_at }) => String(created_at))
      expect(times).toEqual(order === "ASC" ? times.toSorted() : times.toSorted().toReversed())
    }
    const page = await client.list({ "created_at.begin": begin, limit: "3" })
    const other = await client.list({ limit: "3", page_cursor: String(page.body["next_page_cursor"]) })
    expect(other.status).toBe(400)
    const one = (await client.all({ "created_at.begin": begin, limit: "1" }))[0]!
    expect(await client.all({ ref_id: String(one["ref_id"]) })).toEqual([one])
    expect(await client.all({ profile_id: "22222222-2222-4222-8222-222222222222" })).toEqual([])
  })
})

describe("the switch", () => {
  it("sends creates to the old API while it is on, and never there once it is off", async () => {
    await switchTo("on")
    const first = ref()
    const conversion = await client.create(request(first))
    expect(conversion.status).toBe(200)
    expect(await vendorRecords(backend.sandbox, first)).toEqual({ orchestrations: 0, conversions: 1 })
    await switchTo("off")
    const second = ref()
    await client.create(request(second))
    expect(await vendorRecords(backend.sandbox, second)).toEqual({ orchestrations: 1, conversions: 0 })
    expect((await client.get(String(conversion.body["id"]))).status).toBe(404)
    // A repetition stays with the API that its ref_id was given first.
    expect((await client.create(request(first))).status).toBe(409)
    expect(await vendorRecords(backend.sandbox, first)).toEqual({ orchestrations: 0, conversions: 1 })
    await switchTo("drain")
  })
})

describe("tokens", () => {
  it("are issued for a key, with the scopes that were asked for and no others", async () => {
    const reading = await client.askToken(READ)
    expect(reading.body).toMatchObject({ token_type: "bearer", scope: READ })
    const bearer = String(reading.body["access_token"])
    expect((await client.call("GET", "/conversion/stablecoins?limit=1", undefined, bearer)).status).toBe(200)
    const refused = await client.call("POST", "/conversion/stablecoins", request(ref()), bearer)
    expect(refused.status).toBe(403)
    expect(refused.body["detail"]).toContain(`required one of [${WRITE}]`)
  })

  it("are refused for a wrong key, an ungranted scope, another grant type, and when they were tampered with", async () => {
    const wrong = await oldClient(backend.url, "segue_0000000000000000_no").askToken()
    expect([wrong.status, wrong.body["error"]]).toEqual([401, "invalid_client"])
    const key = await backend.makeCaller("reader", ["orchestration:read_orchestration"])
    const reader = oldClient(backend.url, key)
    expect((await reader.askToken(`${READ} ${WRITE}`)).body["error"]).toBe("invalid_scope")
    const token = String((await reader.askToken(READ)).body["access_token"])
    const [mark, id, expires, , signature] = token.split(".")
    const more = Buffer.from(`${READ} ${WRITE}`).toString("base64url")
    for (const forged of [
      [mark, id, expires, more, signature].join("."),
      [mark, id, "99999999999", token.split(".")[3], signature].join("."),
      token.slice(0, -2),
      ""
    ]) {
      expect((await client.call("GET", "/conversion/stablecoins", undefined, forged)).status).toBe(401)
    }
    // Of no use anywhere else.
    const other = await fetch(`${backend.url}/trpc/profiles.list`, { headers: { authorization: `Bearer ${token}` } })
    expect(other.status).toBe(401)
  })
})

it("tells every other path of the vendor's where to go", async () => {
  const answer = await client.call("GET", "/profiles")
  expect(answer.status).toBe(404)
  expect(answer.body["detail"]).toContain("/trpc")
})

it("reads bodies of unknown length, up to its limit", async () => {
  const { body } = await client.askToken()
  const send = (text: string) =>
    fetch(`${backend.url}/v2/conversion/stablecoins`, {
      method: "POST",
      headers: { authorization: `Bearer ${String(body["access_token"])}`, "content-type": "application/json" },
      body: new Blob([text]).stream(),
      duplex: "half"
    } as RequestInit)
  expect((await send(JSON.stringify(request(ref())))).status).toBe(200)
  expect((await send(`"${"x".repeat(2_000_000)}"`)).status).toBe(413)
})
