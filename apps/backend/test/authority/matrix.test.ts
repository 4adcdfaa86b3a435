/** Scope × grant × procedure: what each combination gets to do and to see, all of them, over the whole gateway. */
import { scopes } from "@segue/api"
import { procedures } from "@segue/api/OpenApi"
import { isSegueError, type SegueClient } from "@segue/client"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { request, startBackend, type TestBackend } from "../support/backend.ts"

const ours = "11111111-1111-4111-8111-111111111111"
const strangers = "33333333-3333-4333-8333-333333333333"
const every = Object.values(scopes)
const kinds = ["debit", "credit", "rules"] as const
type Kind = (typeof kinds)[number]

let backend: TestBackend
/** Things of the profile `ours` that there are to see. */
let known: { readonly id: string; readonly ref_id: string; readonly event: string }
let made = 0

const create = (ref_id: string) => ({
  ...request(backend, ref_id),
  source: { profile: { profile_id: ours } },
  destination: { profile: { profile_id: ours } }
})

const rule = () => ({
  ref_id: `rule-${++made}`,
  profile_id: ours,
  source_asset: "PYUSD",
  destination_asset: "USD",
  source: { crypto: { network: "ETHEREUM" as const } }
})

beforeAll(async () => {
  const balances = { USD: "1000000", PYUSD: "1000000" }
  backend = await startBackend({
    sandbox: {
      profiles: [
        { id: ours, nickname: "ours", type: "DEFAULT", balances },
        { id: strangers, nickname: "strangers", balances }
      ]
    }
  })
  const outcome = await backend.client.create(create("known"))
  if (outcome._tag !== "Created") throw new Error(outcome._tag)
  const { id, ref_id = "" } = (await backend.client.wait({ id: outcome.orchestration.id })).orchestration
  await backend.client.trpc.rules.create.mutate(rule())
  const tooMuch = { ...create("refused"), source_amount: "999999999.00" }
  await expect(backend.client.create(tooMuch)).rejects.toThrow()
  const events = await backend.client.trpc.events.list.query({})
  known = { id, ref_id, event: events.items.find(({ object }) => JSON.stringify(object).includes(id))!.id }
})

afterAll(() => backend[Symbol.asyncDispose]())

/** What a caller may, by the kinds that it was granted for the profile in question. */
interface May {
  readonly sees: boolean
  readonly has: (kind: Kind) => boolean
}

const some = ({ items }: { readonly items: ReadonlyArray<unknown> }) => (items.length > 0 ? "some" : "none")

const first = async (client: SegueClient) => {
  const stop = new AbortController()
  try {
    for await (const { data } of client.watch({ ids: [known.id] }, { signal: stop.signal })) return data.type
    return "ended"
  } finally {
    stop.abort()
  }
}

const ifSeen = ({ sees }: May) => (sees ? "ok" : "NOT_FOUND")
const listed = ({ sees }: May) => (sees ? "some" : "none")
const always = () => "ok"
const legacy = { ref_id: "r", profile_id: "p", amount: "1.00", source_asset: "USD", target_asset: "PYUSD" }

type Ask = (client: SegueClient) => Promise<unknown>

/** Each procedure: how it is asked, and what becomes of it. */
const table: Readonly<Record<string, readonly [ask: Ask, becomes: (may: May) => string]>> = {
  "orchestrations.create": [
    ({ trpc }) => trpc.orchestrations.create.mutate(create(`matrix-${++made}`)),
    ({ has }) => (has("debit") && has("credit") ? "ok" : "FORBIDDEN")
  ],
  "orchestrations.get": [({ trpc }) => trpc.orchestrations.get.query({ ref_id: known.ref_id }), ifSeen],
  "orchestrations.list": [({ trpc }) => trpc.orchestrations.list.query({ ref_id: [known.ref_id] }).then(some), listed],
  "orchestrations.wait": [({ trpc }) => trpc.orchestrations.wait.query({ id: known.id, timeout_ms: 0 }), ifSeen],
  "orchestrations.watch": [first, ({ sees }) => (sees ? "state" : "NOT_FOUND")],
  "rules.create": [({ trpc }) => trpc.rules.create.mutate(rule()), ({ has }) => (has("rules") ? "ok" : "FORBIDDEN")],
  "rules.list": [({ trpc }) => trpc.rules.list.query({}).then(some), listed],
  "rules.delete": [
    async ({ trpc }) => trpc.rules.delete.mutate({ id: (await backend.client.trpc.rules.create.mutate(rule())).id }),
    ({ has, sees }) => (has("rules") ? "ok" : sees ? "FORBIDDEN" : "NOT_FOUND")
  ],
  "profiles.list": [
    async ({ trpc }) => some({ items: (await trpc.profiles.list.query({})).items.filter(({ id }) => id === ours) }),
    listed
  ],
  "profiles.balances": [({ trpc }) => trpc.profiles.balances.query({ profile_id: ours }), ifSeen],
  "events.get": [({ trpc }) => trpc.events.get.query({ id: known.event }), ifSeen],
  "events.list": [({ trpc }) => trpc.events.list.query({}).then(some), listed],
  "migration.request": [({ trpc }) => trpc.migration.request.query({ to: "orchestration", payload: legacy }), always],
  "migration.response": [
    async ({ trpc }) => {
      const payload = await backend.client.trpc.orchestrations.get.query({ id: known.id })
      return trpc.migration.response.query({ to: "conversion", payload })
    },
    always
  ],
  "migration.query": [
    ({ trpc }) => trpc.migration.query.query({ to: "orchestration", payload: { profile_id: "p" } }),
    always
  ],
  "migration.scopes": [({ trpc }) => trpc.migration.scopes.query({ to: "orchestration", scopes: [] }), always],
  "migration.lint": [({ trpc }) => trpc.migration.lint.query({ files: [{ path: "a.txt", text: "" }] }), always],
  "system.info": [({ trpc }) => trpc.system.info.query(), always],
  "system.health": [({ trpc }) => trpc.system.health.query(), always],
  "system.findings": [({ trpc }) => trpc.system.findings.query({ kind: "refused-creates" }).then(some), listed]
}

const became = async (asking: Promise<unknown>): Promise<string> => {
  try {
    const answer = await asking
    return typeof answer === "string" ? answer : "ok"
  } catch (error) {
    if (!isSegueError(error)) throw error
    return error.data?.code ?? "no code"
  }
}

const subsets: ReadonlyArray<ReadonlyArray<Kind>> = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
  kinds.filter((_, index) => (bits >> index) % 2 === 1)
)
const combinations = subsets.flatMap((granted) =>
  granted.length === 0
    ? [{ granted, target: "nothing" }]
    : [ours, strangers, "*"].map((target) => ({ granted, target }))
)

describe("every scope, grant and procedure", () => {
  it("is in the table", () => {
    expect(Object.keys(table).toSorted()).toEqual(procedures.map(({ path }) => path).toSorted())
  })

  it.each(combinations)("$granted for $target", async ({ granted, target }) => {
    const grants = granted.map((kind) => ({ kind, target }))
    const isOurs = target === ours || target === "*"
    const may: May = { sees: isOurs && granted.length > 0, has: (kind) => isOurs && granted.includes(kind) }
    const caller = `matrix ${granted.join("+")} ${target}`
    const clients = new Map<string, { readonly only: SegueClient; readonly without: SegueClient }>()
    for (const scope of every) {
      const others = every.filter((one) => one !== scope)
      clients.set(scope, {
        only: backend.clientFor(await backend.makeCaller(caller, [scope], grants)),
        without: backend.clientFor(await backend.makeCaller(caller, others, grants))
      })
    }
    const results: Array<readonly [string, string, string]> = []
    const expected: Array<readonly [string, string, string]> = []
    for (const { meta, path } of procedures) {
      const [ask, becomes] = table[path]!
      const { only, without } = clients.get(meta.scope!)!
      results.push([path, await became(ask(only)), await became(ask(without))])
      expected.push([path, becomes(may), "FORBIDDEN"])
    }
    expect(results).toEqual(expected)
  })
})
