/** Who may do and see what, through the whole gateway: nothing that is not listed. */
import { scopes } from "@segue/api"
import { procedures } from "@segue/api/OpenApi"
import { isSegueError } from "@segue/client"
import { ApiKeys } from "@segue/storage/ApiKeys"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { request, startBackend, type TestBackend } from "../support/backend.ts"

let backend: TestBackend
const ours = "11111111-1111-4111-8111-111111111111"
const theirs = "22222222-2222-4222-8222-222222222222"
const strangers = "33333333-3333-4333-8333-333333333333"

beforeAll(async () => {
  const balances = { USD: "1000000", PYUSD: "1000000" }
  backend = await startBackend({
    sandbox: {
      profiles: [
        { id: ours, nickname: "ours", type: "DEFAULT", balances },
        { id: theirs, nickname: "theirs", balances },
        { id: strangers, nickname: "strangers", balances }
      ]
    }
  })
})

afterAll(async () => {
  await backend[Symbol.asyncDispose]()
})

const every = Object.values(scopes)
let callers = 0
const clientWith = async (
  ...grants: ReadonlyArray<`${"debit" | "credit" | "crypto" | "fiat" | "rules"}:${string}`>
) => {
  const listed = grants.map((text) => {
    const [kind, ...target] = text.split(":")
    return { kind: kind as "debit", target: target.join(":") }
  })
  return backend.clientFor(await backend.makeCaller(`caller-${++callers}`, every, listed))
}

const dataOf = async (promise: Promise<unknown>) => {
  const outcome = await promise.catch((error: unknown) => error)
  if (!isSegueError(outcome)) throw new Error(`no error: ${JSON.stringify(outcome)}`)
  return outcome.data
}

/** The same in both, but for what the caller itself sent and for the request's own id. */
const withoutIds = (data: unknown, ...ids: ReadonlyArray<string>) =>
  JSON.parse(
    ids
      .reduce((text, id) => text.replaceAll(id, "ID"), JSON.stringify(data))
      .replaceAll(/"requestId":"[^"]+"/gu, "")
      .replaceAll(",}", "}")
      .replaceAll(",,", ",")
  ) as unknown

const move = (ref_id: string, from: string, to: string) => ({
  ...request(backend, ref_id),
  source: { profile: { profile_id: from } },
  destination: { profile: { profile_id: to } }
})

const call = (path: string, type: string, key?: string) =>
  fetch(`${backend.url}/trpc/${path}${type === "mutation" ? "" : "?input=%7B%7D"}`, {
    method: type === "mutation" ? "POST" : "GET",
    // Named so that nobody takes us for a reader on this machine.
    headers: {
      ...(key === undefined ? { authorization: "Bearer none" } : { authorization: `Bearer ${key}` }),
      "content-type": "application/json"
    },
    ...(type === "mutation" ? { body: "{}" } : {})
  })

const codeIn = async (answer: Response) => {
  const text = await answer.text()
  return /"code":"([A-Z_]+)"/u.exec(text)?.[1]
}

describe("scopes", () => {
  it.each(procedures.map(({ meta, path, type }) => [path, type, meta.scope ?? ""] as const))(
    "%s needs a key with its scope",
    async (path, type, scope) => {
      expect(await codeIn(await call(path, type))).toBe("UNAUTHORIZED")
      const others = every.filter((one) => one !== scope)
      const key = await backend.makeCaller(`without-${path}`, others)
      expect(await codeIn(await call(path, type, key))).toBe("FORBIDDEN")
    }
  )

  it("an ended key is nobody's from that moment on", async () => {
    const key = await backend.makeCaller("ending", every)
    expect((await call("system.info", "query", key)).status).toBe(200)
    const id = /^segue_([0-9a-f]{16})_/u.exec(key)![1]!
    await backend.run(Effect.flatMap(ApiKeys, (keys) => keys.revoke({ id, by: "test" })))
    expect((await call("system.info", "query", key)).status).toBe(401)
  })
})

describe("grants", () => {
  it.each([
    [[], ours, ours, "debit for the profile"],
    [[`debit:${ours}`], ours, ours, "credit for the profile"],
    [[`credit:${ours}`], ours, ours, "debit for the profile"],
    [[`debit:${ours}`, `credit:${ours}`], ours, theirs, "credit for the profile"],
    [[`debit:${theirs}`, `credit:${ours}`], ours, ours, "debit for the profile"],
    [[`debit:${ours}`, `credit:${theirs}`], ours, theirs, undefined],
    [["debit:*", "credit:*"], ours, theirs, undefined]
  ] as const)("%j: money from %s to %s", async (grants, from, to, missing) => {
    const client = await clientWith(...grants)
    const ref_id = `grant-${callers}`
    const before = sent()
    const created = client.create(move(ref_id, from, to))
    if (missing === undefined) {
      expect((await created)._tag).toBe("Created")
    } else {
      const data = await dataOf(created)
      expect(data).toMatchObject({ code: "FORBIDDEN", failure: { _tag: "Denied" } })
      expect(JSON.stringify(data?.failure)).toContain(missing)
      expect(sent()).toBe(before)
    }
  })

  it("crypto and bank destinations are each listed by themselves", async () => {
    const address = "0xAbC0000000000000000000000000000000000001"
    const destinations = [
      { crypto: { network: "ETHEREUM", address } },
      { crypto: { network: "ETHEREUM", address, address_id: "some" } },
      { crypto: { network: "ETHEREUM", address: "", address_id: "some" } },
      { fiat: { bank_account_id: "bank-1" } }
    ]
    const wide = await clientWith("debit:*", "credit:*", "rules:*", "crypto:*", "fiat:*")
    for (const [index, destination] of destinations.entries()) {
      const data = await dataOf(
        wide.create({ ...move(`away-${index}`, ours, ours), destination: destination as never })
      )
      expect(data?.code, JSON.stringify(destination)).toBe("FORBIDDEN")
    }
    const listed = await clientWith("debit:*", `crypto:ETHEREUM:${address.toLowerCase()}`, "fiat:bank-1")
    for (const [index, destination] of [destinations[0]!, destinations[3]!].entries()) {
      // Permitted; what the vendor thinks of them is another matter.
      const data = await dataOf(
        listed.create({ ...move(`listed-${index}`, ours, ours), destination: destination as never })
      )
      expect(data?.failure?._tag).toBe("PaxosError")
    }
  })

  it("rules are made for profiles that are listed", async () => {
    const rule = {
      ref_id: "rule-1",
      profile_id: ours,
      source_asset: "PYUSD",
      destination_asset: "USD",
      source: { crypto: { network: "ETHEREUM" as const } }
    }
    const without = await clientWith("debit:*", "credit:*")
    expect((await dataOf(without.trpc.rules.create.mutate(rule)))?.failure?._tag).toBe("Denied")
    const withRules = await clientWith(`rules:${ours}`)
    const made = await withRules.trpc.rules.create.mutate(rule)
    expect((await without.trpc.rules.list.query({})).items).toHaveLength(1)
    const stranger = await clientWith(`rules:${theirs}`, `debit:${theirs}`)
    expect((await stranger.trpc.rules.list.query({})).items).toEqual([])
    const hidden = await dataOf(stranger.trpc.rules.delete.mutate({ id: made.id }))
    const absent = await dataOf(stranger.trpc.rules.delete.mutate({ id: "no-such-rule" }))
    expect(withoutIds(hidden, made.id)).toEqual(withoutIds(absent, "no-such-rule"))
  })
})

const sent = () => backend.sandbox.control.requests.calls("CreateOrchestration")

describe("sight", () => {
  it("what is hidden is answered like what does not exist, everywhere", async () => {
    const owner = await clientWith(`debit:${ours}`, `credit:${ours}`)
    const stranger = await clientWith(`debit:${strangers}`, `credit:${strangers}`)
    const stop = new AbortController()
    const watched: Array<string> = []
    const watching = (async () => {
      for await (const { data } of stranger.watch({ all: true }, { signal: stop.signal })) watched.push(data.type)
    })().catch(() => undefined)
    while (!watched.includes("ready")) await new Promise((resolve) => setTimeout(resolve, 20))

    const outcome = await owner.create(move("secret-1", ours, ours))
    if (outcome._tag !== "Created") throw new Error(outcome._tag)
    const { id } = outcome.orchestration
    expect((await owner.wait({ id })).orchestration.status).toBe("COMPLETED")

    const { orchestrations } = stranger.trpc
    for (const ask of [
      (which: string) => orchestrations.get.query({ id: which }),
      (which: string) => orchestrations.wait.query({ id: which, timeout_ms: 0 })
    ]) {
      expect(withoutIds(await dataOf(ask(id)), id)).toEqual(withoutIds(await dataOf(ask("absent")), "absent"))
    }
    const byRef = (ref_id: string) => dataOf(orchestrations.get.query({ ref_id }))
    expect(withoutIds(await byRef("secret-1"), "secret-1")).toEqual(withoutIds(await byRef("absent"), "absent"))
    expect((await orchestrations.list.query({})).items).toEqual([])
    expect((await orchestrations.list.query({ ref_id: ["secret-1"] })).items).toEqual([])
    expect((await stranger.trpc.events.list.query({})).items).toEqual([])
    expect((await stranger.trpc.profiles.list.query({})).items.map((profile) => profile.id)).toEqual([strangers])
    expect((await dataOf(stranger.trpc.profiles.balances.query({ profile_id: ours })))?.code).toBe("NOT_FOUND")
    const taken = await dataOf(stranger.create(move("secret-1", strangers, strangers)))
    expect(taken?.failure).toEqual({ _tag: "RefIdTaken", ref_id: "secret-1" })
    expect((await owner.trpc.events.list.query({})).items.length).toBeGreaterThan(0)

    stop.abort()
    await watching
    expect(watched).toEqual(["ready"])
  })
})
