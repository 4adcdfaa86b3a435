/**
 * The facade beside the old API itself: the same sequences of requests, the same answers but for what is listed here
 * with its reason.
 */
import * as Options from "@segue/sandbox/Options"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { CutOver } from "@segue/storage/CutOver"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { startBackend, type TestBackend } from "../support/backend.ts"
import { type Answer, type OldClient, oldClient } from "./old-client.ts"

const SEEDS = [1, 2, 3, 4]
const STEPS = 30

/** What differs, and why it must. */
const reasons = {
  "create without ref_id":
    "the facade asks for a ref_id: without one a lost answer could not be told from a lost request",
  "cancel of what exists": "nothing cancels an orchestration",
  "another request under a refused ref_id":
    "a ref_id stays with the request it was first given: another one under it might meet the first, if that was made after all",
  "page_cursor of nowhere": "the facade's cursors are its own; both refuse, in other words",
  "repeated ref_id with another request":
    "both refuse with 409; of a request that differs from the caller's own first one the facade tells nothing more"
} as const
type Reason = keyof typeof reasons

const random = (seed: number) => {
  let state = seed * 2_654_435_761
  return (max: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 0x1_0000_0000) * max)
  }
}

/** Ids and times are each API's own; what is available differs by what the old API made without a ref_id. */
const OWN = new Set([
  "id",
  "created_at",
  "updated_at",
  "settled_at",
  "cancelled_at",
  "detail",
  "next_page_cursor",
  "available"
])

const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, OWN.has(key) ? typeof inner : shapeOf(inner)])
  )
}

/** Rows without a ref_id exist at the old API alone: the facade refused to make them. */
const withRefId = (body: Answer["body"]): Answer["body"] =>
  Array.isArray(body["items"])
    ? { ...body, items: body["items"].filter((row: Record<string, unknown>) => row["ref_id"] !== undefined) }
    : body

const told = ({ body, status }: Answer): unknown => ({ status, body: shapeOf(withRefId(body)) })

interface Step {
  readonly what: string
  readonly ask: (client: OldClient, ids: ReadonlyArray<string>) => Promise<Answer>
  readonly creates?: true
  readonly differs?: Reason
}

const sequence = (seed: number, profiles: ReadonlyArray<string>): ReadonlyArray<Step> => {
  const pick = random(seed)
  const one = <A>(items: ReadonlyArray<A>): A => items[pick(items.length)]!
  const sent: Array<Record<string, unknown>> = []
  let refused = 0
  const request = (ref_id: string | undefined): Record<string, unknown> => {
    const [source_asset, target_asset] = one([
      ["USD", "PYUSD"],
      ["PYUSD", "USD"],
      ["USD", "USDP"],
      ["USDG", "USD"]
    ] as const)
    return {
      profile_id: profiles[0],
      amount: one(["1", "10.00", "0.01", "25.5", ".75"]),
      source_asset,
      target_asset,
      ...(ref_id === undefined ? {} : { ref_id }),
      ...(pick(3) === 0 ? { metadata: { desk: one(["a", "b"]) } } : {}),
      ...(pick(4) === 0 ? { recipient_profile_id: profiles[1] } : {}),
      ...(pick(5) === 0 ? { identity_id: "00000000-0000-0000-0000-000000000000" } : {})
    }
  }
  const steps: ReadonlyArray<() => Step> = [
    () => {
      const body = request(`diff-${seed}-${sent.length}`)
      sent.push(body)
      return { what: "create", ask: (client) => client.create(body), creates: true }
    },
    () => {
      if (sent.length === 0) return steps[0]!()
      const body = one(sent)
      return { what: "the same again", ask: (client) => client.create(body) }
    },
    () => {
      if (sent.length === 0) return steps[0]!()
      const body = { ...one(sent), amount: "77.00" }
      return {
        what: "another under a used ref_id",
        ask: (client) => client.create(body),
        differs: "repeated ref_id with another request"
      }
    },
    () => ({
      what: "create without ref_id",
      ask: (c) => c.create(request(undefined)),
      differs: "create without ref_id"
    }),
    () => {
      const body = {
        ...request(`bad-${seed}-${++refused}`),
        ...one([
          { amount: 5 },
          { amount: "1.234" },
          { amount: "-1" },
          { source_asset: "EUR" },
          { profile_id: "nobody" },
          { amount: "0" }
        ])
      }
      return { what: `a bad create ${JSON.stringify(body)}`, ask: (client) => client.create(body) }
    },
    () => ({
      what: "too poor",
      ask: (client) =>
        client.create({
          ...request(`poor-${seed}-${++refused}`),
          amount: "450000.00",
          source_asset: "USDP",
          target_asset: "USD"
        })
    }),
    () => {
      const index = pick(5)
      return { what: `get ${index}`, ask: (client, ids) => client.get(ids[index % Math.max(1, ids.length)] ?? "none") }
    },
    () => ({ what: "get what is not there", ask: (c) => c.get(one(["33333333-3333-4333-8333-333333333333", "x"])) }),
    () => ({ what: "cancel what is not there", ask: (c) => c.cancel("33333333-3333-4333-8333-333333333333") }),
    () => {
      const query = one<Record<string, string>>([
        { limit: "1000" },
        { order: "ASC" },
        { profile_id: profiles[1]! },
        { ref_id: `diff-${seed}-0` },
        { "created_at.begin": "2020-01-01T00:00:00Z", "created_at.end": "2099-01-01T00:00:00Z" },
        { "updated_at.begin": "2099-01-01T00:00:00Z" },
        { limit: "0" },
        { limit: "1001" },
        { order: "UP" },
        { "created_at.begin": "yesterday" }
      ])
      return { what: `list ${JSON.stringify(query)}`, ask: (client) => client.list({ order: "ASC", ...query }) }
    },
    () => ({
      what: "list from nowhere",
      ask: (c) => c.list({ page_cursor: "nowhere" }),
      differs: "page_cursor of nowhere"
    })
  ]
  return Array.from({ length: STEPS }, () => one(steps)())
}

/** Every record has settled on both sides. */
const settled = async (client: OldClient, ids: ReadonlyArray<string>): Promise<void> => {
  for (const id of ids) {
    await expect
      .poll(async () => (await client.get(id)).body["status"], { timeout: 90_000, interval: 20 })
      .toBe("SETTLED")
  }
}

let backend: TestBackend
let facade: OldClient
let vendor: OldClient

beforeAll(async () => {
  const options = { seed: "differential", rateLimits: false, settings: { conversionDelayMs: 1 } } as const
  const profiles = [
    { nickname: "one", type: "DEFAULT" as const, balances: { ...Options.balances, USDP: "5000" } },
    { nickname: "two", balances: { USD: "100" } }
  ]
  backend = await startBackend({ database: "server", sandbox: { ...options, profiles } })
  await backend.run(
    Effect.gen(function* () {
      const cutOver = yield* CutOver
      const { version } = yield* cutOver.get
      yield* cutOver.change({ mode: "off", version, by: "test" })
    })
  )
  facade = oldClient(backend.url, backend.devKey)
  const alone = Sandbox.make({ ...options, profiles })
  vendor = oldClient("https://sandbox.invalid", "sandbox", alone.fetch as typeof fetch, "sandbox")
})
afterAll(() => backend[Symbol.asyncDispose]())

describe("the facade beside the old API", () => {
  const used = new Set<Reason>()

  it.each(SEEDS)("answers sequence %s alike", async (seed) => {
    const ids = { facade: [] as Array<string>, vendor: [] as Array<string> }
    const profiles = backend.profiles().map(({ id }) => id)
    for (const [index, step] of sequence(seed, profiles).entries()) {
      await settled(facade, ids.facade)
      await settled(vendor, ids.vendor)
      const [ours, theirs] = [await step.ask(facade, ids.facade), await step.ask(vendor, ids.vendor)]
      if (step.creates === true && ours.status === 200) ids.facade.push(String(ours.body["id"]))
      if (step.creates === true && theirs.status === 200) ids.vendor.push(String(theirs.body["id"]))
      if (step.differs === undefined) {
        expect(told(ours), `seed ${seed}, step ${index}: ${step.what}`).toEqual(told(theirs))
        continue
      }
      used.add(step.differs)
      // Refused by ours in every case that may differ; nothing is made that the old API would not have made.
      expect(ours.status, `seed ${seed}, step ${index}: ${step.what}`).toBeGreaterThanOrEqual(400)
      if (theirs.status === 200 && typeof theirs.body["id"] === "string") await vendor.cancel(theirs.body["id"])
    }
  })

  it("cannot cancel, which the old API could", async () => {
    used.add("cancel of what exists")
    const ours = await facade.create({
      profile_id: backend.profiles()[0]!.id,
      amount: "1",
      source_asset: "USD",
      target_asset: "PYUSD",
      ref_id: "cancel-me"
    })
    expect((await facade.cancel(String(ours.body["id"]))).status).toBe(403)
  })

  it("keeps a ref_id for the request it was given first, although that was refused", async () => {
    used.add("another request under a refused ref_id")
    const poor = {
      profile_id: backend.profiles()[1]!.id,
      amount: "400",
      source_asset: "USD",
      target_asset: "PYUSD",
      ref_id: "refused"
    }
    for (const client of [facade, vendor]) expect((await client.create(poor)).status).toBe(403)
    expect((await vendor.create({ ...poor, amount: "4" })).status).toBe(200)
    expect((await facade.create({ ...poor, amount: "4" })).status).toBe(409)
  })

  it("every listed difference was met", () => {
    expect([...used].toSorted()).toEqual(Object.keys(reasons).toSorted())
  })
})
