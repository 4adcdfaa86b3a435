/** `system.findings`: what each kind tells, page by page, and to whom. */
import { isSegueError, type Outputs, type SegueClient } from "@segue/client"
import { Store } from "@segue/follow/Store"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { CreateIntents } from "@segue/storage/CreateIntents"
import { CutOver, type Mode } from "@segue/storage/CutOver"
import { Effect, Option } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { request, startBackend, type TestBackend } from "./support/backend.ts"

type Page = Outputs["system"]["findings"]
type Kind = Parameters<SegueClient["trpc"]["system"]["findings"]["query"]>[0]["kind"]

const ours = "11111111-1111-4111-8111-111111111111"
const theirs = "33333333-3333-4333-8333-333333333333"

let backend: TestBackend
/** Callers that see one profile each, and one that sees none. */
let readers: Readonly<Record<"ours" | "theirs" | "nobody", SegueClient>>

const within = (ref_id: string, profile_id: string, source_amount = "10.00") => ({
  ...request(backend, ref_id, source_amount),
  source: { profile: { profile_id } },
  destination: { profile: { profile_id } }
})

/** All pages of a kind, each of so many. */
const all = async (client: SegueClient, kind: Kind, limit = 100, since?: string) => {
  const pages: Array<Page> = []
  let cursor: string | undefined
  do {
    const page = await client.trpc.system.findings.query({
      kind,
      limit,
      ...(cursor === undefined ? {} : { page_cursor: cursor }),
      ...(since === undefined ? {} : { since })
    })
    pages.push(page)
    cursor = page.next_page_cursor
  } while (cursor !== undefined)
  return { pages, items: pages.flatMap(({ items }) => items) }
}

const doubt = (ref_id: string, profile_id: string) =>
  backend.run(
    Effect.gen(function* () {
      const intents = yield* CreateIntents
      const orchestration = within(ref_id, profile_id)
      yield* intents.record({
        refId: ref_id,
        caller: "payments",
        requestHash: "hash",
        request: { orchestration },
        asset: "USD",
        amount: "10.00",
        surface: "native"
      })
      const leased = Option.getOrThrow(yield* intents.lease(ref_id, 60_000))
      if (leased._tag !== "Leased") throw new Error(leased._tag)
      yield* intents.start(leased.lease)
      yield* intents.settle(leased.lease, { state: "in_doubt", retryMs: 3_600_000 })
    })
  )

const turnTo = (mode: Mode) =>
  backend.run(
    Effect.gen(function* () {
      const cutOver = yield* CutOver
      yield* cutOver.change({ mode, version: (yield* cutOver.get).version, by: "test" })
    })
  )

beforeAll(async () => {
  const balances = { USD: "1000", PYUSD: "1000" }
  backend = await startBackend({
    sandbox: {
      settings: { conversionDelayMs: 3_600_000 },
      profiles: [
        { id: ours, nickname: "ours", type: "DEFAULT", balances },
        { id: theirs, nickname: "theirs", balances }
      ]
    }
  })
  const reader = async (name: string, targets: ReadonlyArray<string>) =>
    backend.clientFor(
      await backend.makeCaller(
        name,
        ["segue:read_findings"],
        targets.map((target) => ({ kind: "debit", target }))
      )
    )
  readers = {
    ours: await reader("reader of ours", [ours]),
    theirs: await reader("reader of theirs", [theirs]),
    nobody: await reader("reader of nothing", [])
  }
})

afterAll(() => backend[Symbol.asyncDispose]())

describe("findings", () => {
  it("are for a scope of their own", async () => {
    const others = await backend.makeCaller(
      "with everything else",
      ["segue:read_system"],
      [{ kind: "debit", target: "*" }]
    )
    const refusal = await backend
      .clientFor(others)
      .trpc.system.findings.query({ kind: "foreign" })
      .catch((error) => error)
    expect(isSegueError(refusal) && refusal.data?.code).toBe("FORBIDDEN")
  })

  it("tell creates in doubt, oldest first, to whom their profiles are shown", async () => {
    for (const name of ["a", "b", "c"]) await doubt(`doubt-${name}`, ours)
    await doubt("doubt-theirs", theirs)
    const { items, pages } = await all(readers.ours, "creates-in-doubt", 1)
    expect(items).toMatchObject(
      ["a", "b", "c"].map((name) => ({
        type: "create-in-doubt",
        ref_id: `doubt-${name}`,
        caller: "payments",
        attempts: 1
      }))
    )
    // The page with somebody else's is empty, and leads on.
    expect(pages.map((page) => page.items.length).toSorted((a, b) => a - b)).toEqual([0, 1, 1, 1])
    expect((await all(readers.theirs, "creates-in-doubt")).items).toMatchObject([{ ref_id: "doubt-theirs" }])
    expect((await all(readers.nobody, "creates-in-doubt")).items).toEqual([])
  })

  it("tell refused creates with who, why and when, since a time", async () => {
    const poor = backend.clientFor(
      await backend.makeCaller(
        "poor",
        ["orchestration:write_orchestration"],
        [
          { kind: "debit", target: ours },
          { kind: "credit", target: ours }
        ]
      )
    )
    for (const name of ["1", "2", "1"]) {
      await expect(poor.create(within(`refused-${name}`, ours, "400000.00"))).rejects.toThrow(/too little/u)
    }
    const { items, pages } = await all(readers.ours, "refused-creates", 2)
    expect(pages.map((page) => page.items.length)).toEqual([2, 1])
    expect(items).toMatchObject(
      // A create that is asked for again and refused again is refused twice.
      ["1", "2", "1"].map((name) => ({
        type: "refused-create",
        ref_id: `refused-${name}`,
        caller: "poor",
        reason: "InsufficientFunds",
        why: expect.stringContaining("holds too little")
      }))
    )
    const [first, second, third] = items.map((item) => (item.type === "refused-create" ? item : undefined))
    expect(first!.id).not.toBe(third!.id)
    expect((await all(readers.ours, "refused-creates", 100, second!.at)).items).toEqual([second, third])
    expect((await all(readers.ours, "refused-creates", 100, pages[0]!.as_of)).items).toEqual([])
    expect((await all(readers.theirs, "refused-creates")).items).toEqual([])
  })

  it("say that nothing was compared, then what differs and what is foreign, by what is shown", async () => {
    const before = await readers.ours.trpc.system.findings.query({ kind: "differences" })
    expect(before).toMatchObject({ items: [], not_known: expect.stringContaining("compared") })
    const ids: Array<string> = []
    for (const [index, profile] of [ours, ours, ours, theirs].entries()) {
      const outcome = await backend.client.create(within(`compared-${index}`, profile))
      if (outcome._tag !== "Created") throw new Error(outcome._tag)
      ids.push((await backend.client.wait({ id: outcome.orchestration.id })).orchestration.id)
    }
    const base = { ref_id: undefined, fields: [], here: undefined, there: undefined }
    await backend.run(
      Effect.flatMap(Store, (store) =>
        store.saveReconciliation({
          from: "2026-11-15T00:00:00Z",
          compared: 5,
          differences: [
            { ...base, kind: "money", id: ids[0]!, fields: ["source_amount"] },
            { ...base, kind: "status", id: ids[1]!, here: "PENDING", there: "COMPLETED" },
            { ...base, kind: "not-ours", id: ids[2]!, there: "COMPLETED" },
            { ...base, kind: "missing-there", id: ids[3]! },
            { ...base, kind: "missing-here", id: "of which we have no row" }
          ]
        })
      )
    )
    const { items, pages } = await all(readers.ours, "differences", 1)
    expect(items).toMatchObject([
      { type: "difference", difference: "money", id: ids[0], fields: ["source_amount"], compared: 5 },
      { difference: "status", id: ids[1], here: "PENDING", there: "COMPLETED", compared_from: "2026-11-15T00:00:00Z" }
    ])
    expect(pages).toHaveLength(4)
    expect((await all(readers.ours, "foreign")).items).toMatchObject([{ difference: "not-ours", id: ids[2] }])
    expect((await all(readers.theirs, "differences")).items).toMatchObject([{ id: ids[3] }])
    expect((await all(readers.nobody, "differences")).items).toEqual([])
    // Pages of two comparisons are no list: whoever stands in the older one begins anew.
    await backend.run(
      Effect.flatMap(Store, (store) =>
        store.saveReconciliation({
          from: "2026-11-16T00:00:00Z",
          compared: 4,
          differences: [{ ...base, kind: "money", id: ids[0]! }]
        })
      )
    )
    const cursor = pages[1]!.next_page_cursor!
    const anew = await readers.ours.trpc.system.findings.query({ kind: "differences", page_cursor: cursor })
    expect(anew.items).toMatchObject([{ id: ids[0], compared_from: "2026-11-16T00:00:00Z" }])
  })

  it("tell what is left of the legacy API in the drain, and not before or after it", async () => {
    const legacy = async (ref_id: string, profile_id: string, sandboxWord?: string) => {
      const token = await backend.sandbox.fetch(Sandbox.TOKEN_URL, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: "sandbox",
          client_secret: "sandbox",
          scope: "conversion:write_conversion_stablecoin conversion:read_conversion_stablecoin"
        }).toString()
      })
      const { access_token } = (await token.json()) as { readonly access_token: string }
      const made = await backend.sandbox.fetch(`${Sandbox.BASE_URL}/conversion/stablecoins`, {
        method: "POST",
        headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
        body: JSON.stringify({
          ref_id,
          profile_id,
          amount: "5.00",
          source_asset: "USD",
          target_asset: "PYUSD",
          ...(sandboxWord === undefined ? {} : { metadata: { sandbox: sandboxWord } })
        })
      })
      expect(made.status, await made.clone().text()).toBeLessThan(300)
    }
    await legacy("left-1", ours)
    await legacy("left-2", theirs)
    await legacy("left-3", ours)
    const on = await readers.ours.trpc.system.findings.query({ kind: "legacy-conversions" })
    expect(on).toMatchObject({ items: [], not_known: expect.stringContaining("does not drain") })
    await turnTo("drain")
    const { items } = await all(readers.ours, "legacy-conversions", 1)
    expect(items).toMatchObject([
      { type: "legacy-conversion", ref_id: "left-1", profile_id: ours, amount: "5.00", status: "CREATED" },
      { ref_id: "left-3" }
    ])
    expect((await all(readers.nobody, "legacy-conversions")).items).toEqual([])
    const third = items[1]!.type === "legacy-conversion" ? items[1]!.created_at : ""
    expect((await all(readers.ours, "legacy-conversions", 100, third)).items).toMatchObject([{ ref_id: "left-3" }])
    backend.sandbox.control.clock.advance(3_600_000)
    backend.sandbox.tick()
    expect((await all(readers.ours, "legacy-conversions")).items).toEqual([])
    await turnTo("off")
    const off = await readers.ours.trpc.system.findings.query({ kind: "legacy-conversions" })
    expect(off).toMatchObject({ items: [], not_known: expect.stringContaining("not called") })
  })

  it("take a cursor that is not theirs for none", async () => {
    for (const kind of ["creates-in-doubt", "refused-creates", "differences"] as const) {
      const [right, wrong] = await Promise.all(
        ["", "WyIyMDI2LTExLTE1VDAwOjAwOjAwWiIsIngiXQ"].map((page_cursor, index) =>
          readers.ours.trpc.system.findings.query({ kind, ...(index === 0 ? {} : { page_cursor }) })
        )
      )
      expect(wrong!.items.map(({ type }) => type)).toEqual(right!.items.map(({ type }) => type))
    }
  })
})
