import { assert, describe, it } from "@effect/vitest"

import type * as Sandbox from "../src/Sandbox.ts"
import * as Client from "./client.ts"
import * as Simulation from "./Simulation.ts"

const ORCHESTRATIONS = "/v2/orchestration/orchestrations"

const body = (sandbox: Sandbox.Sandbox, ref: string, amount = "5") => {
  const side = { profile: { profile_id: Client.defaultProfile(sandbox) } }
  return {
    ref_id: ref,
    source_amount: amount,
    source_asset: "USD",
    destination_asset: "USDP",
    source: side,
    destination: side
  }
}

const copy = (sandbox: Sandbox.Sandbox) => JSON.parse(JSON.stringify(sandbox.control.snapshot()))

const put = (sandbox: Sandbox.Sandbox, snapshot: unknown) =>
  Client.send(sandbox, "PUT", "/_sandbox/snapshot", { body: JSON.stringify(snapshot) })

describe("a snapshot carries", () => {
  it("the seed: what is first drawn afterwards is the same in every copy", () => {
    const first = Client.make({ seed: "one" })
    const second = Client.make({ seed: "two" })
    second.control.restore(first.control.snapshot())
    const address = (sandbox: Sandbox.Sandbox) =>
      Client.caller(sandbox).post("/v2/transfer/deposit-addresses", {
        profile_id: Client.defaultProfile(sandbox),
        crypto_network: "ETHEREUM",
        conversion_target_asset: "NO_CONVERSION",
        ref_id: "a"
      }).body
    assert.isString(address(first).address)
    assert.strictEqual(copy(second).seed, "one")
    const third = Client.make({ seed: "two" })
    third.control.restore(Client.make({ seed: "one" }).control.snapshot())
    assert.deepStrictEqual(address(third), address(Client.make({ seed: "one" })))
  })

  it("earlier versions of records, for reads of the past", () => {
    const first = Client.make()
    const { id } = Client.caller(first).post(ORCHESTRATIONS, body(first, "a")).body
    first.control.clock.advance("1s")
    first.control.faults.add({ operation: "GetOrchestration", staleMs: 500 })
    const second = Client.make()
    second.control.restore(copy(first))
    for (const sandbox of [first, second]) {
      assert.strictEqual(Client.caller(sandbox).get(`${ORCHESTRATIONS}/${id}`).body.status, "PROCESSING")
    }
  })

  it("whether cents are magic", () => {
    const first = Client.make({ magicAmounts: true })
    const second = Client.make()
    second.control.restore(copy(first))
    assert.strictEqual(Client.caller(second).post(ORCHESTRATIONS, body(second, "a", "5.01")).status, 403)
  })
})

describe("a cursor", () => {
  const cursorOf = (sandbox: Sandbox.Sandbox): string => {
    const call = Client.caller(sandbox)
    for (const ref of ["a", "b"]) call.post(ORCHESTRATIONS, body(sandbox, ref))
    return call.get(`${ORCHESTRATIONS}?limit=1`).body.next_page_cursor as string
  }
  const follow = (sandbox: Sandbox.Sandbox, cursor: string) =>
    Client.caller(sandbox).get(`${ORCHESTRATIONS}?limit=1&page_cursor=${encodeURIComponent(cursor)}`)

  it("leads on where a default is written out or left out", () => {
    const sandbox = Client.make()
    const cursor = encodeURIComponent(cursorOf(sandbox))
    const { get } = Client.caller(sandbox)
    for (const [defaults, status] of [
      ["order=DESC", 200],
      ["order=ASC", 400]
    ] as const) {
      assert.strictEqual(get(`${ORCHESTRATIONS}?${defaults}&page_cursor=${cursor}`).status, status)
    }
  })

  it("leads on in its own life", () => {
    const sandbox = Client.make()
    assert.strictEqual(follow(sandbox, cursorOf(sandbox)).body.items[0].ref_id, "a")
  })

  it("is refused after a reset, after a restore, and by another sandbox of the same seed", () => {
    const [reset, restored, other] = [Client.make(), Client.make(), Client.make()]
    const cursors = [reset, restored].map(cursorOf)
    reset.control.reset()
    restored.control.restore(copy(restored))
    for (const answer of [follow(reset, cursors[0]!), follow(restored, cursors[1]!), follow(other, cursors[0]!)]) {
      assert.strictEqual(answer.status, 400)
      assert.match(answer.body.detail, /reset, a restore or a restart.*without a cursor/u)
    }
  })
})

describe("a damaged snapshot", () => {
  it("is refused with the place and what to do", () => {
    const sandbox = Client.make()
    const good = copy(sandbox)
    Client.caller(sandbox).post(ORCHESTRATIONS, body(sandbox, "a"))
    const running = copy(sandbox)
    const damaged = (change: (snapshot: ReturnType<typeof copy>) => void, from = running) => {
      const snapshot = structuredClone(from)
      change(snapshot)
      const answer = put(sandbox, snapshot)
      assert.strictEqual(answer.status, 400)
      assert.include(answer.body.detail, "take a new snapshot")
      return answer.body.detail as string
    }
    assert.include(
      damaged((one) => (one.version = 1)),
      "version"
    )
    assert.include(
      damaged((one) => delete one.stores.profiles),
      "stores.profiles"
    )
    assert.include(
      damaged((one) => (one.stores.orchestrations.rows[0].status = "MAYBE")),
      "rows[0].status"
    )
    assert.include(
      damaged((one) => delete one.stores.orchestrations.rows[0].history),
      "rows[0].history"
    )
    assert.include(
      damaged((one) => (one.stores.profiles.rows[0].type = "NORMAL")),
      "DEFAULT"
    )
    assert.include(
      damaged((one) => (one.schedule.tasks[0].kind = "unknown")),
      "schedule.tasks[0].kind"
    )
    assert.include(
      damaged((one) => (one.schedule.tasks[0].id = "none")),
      "schedule.tasks[0].id"
    )
    assert.include(
      damaged((one) => (one.ledger[0].entries[0][2] = "x")),
      "ledger[0].entries[0][2]"
    )
    assert.include(
      damaged((one) => one.ledger.pop()),
      "ledger"
    )
    assert.include(
      damaged((one) => (one.stores.orchestrations.rows[0].amount = "7")),
      "ledger"
    )
    assert.include(
      damaged((one) => (one.stores.tokens.tokens = {})),
      "stores.tokens.tokens"
    )
    assert.include(
      damaged((one) => (one.stores.what = {})),
      "stores.what"
    )
    assert.include(
      damaged((one) => (one.settings.firstCheck = "none")),
      "settings.firstCheck"
    )
    assert.deepStrictEqual(copy(sandbox), running)
    assert.strictEqual(put(sandbox, good).status, 200)
  })

  it("never leads to a 500 later: every single value lost or replaced is refused, or harmless", () => {
    const source = Client.make()
    const call = Client.caller(source)
    source.control.webhooks.register({ url: "https://receiver.example/" })
    for (const ref of ["a", "b"]) call.post(ORCHESTRATIONS, body(source, ref))
    call.post("/v2/conversion/stablecoins", {
      profile_id: Client.defaultProfile(source),
      amount: "1",
      source_asset: "USD",
      target_asset: "USDP"
    })
    const good = copy(source)
    const places: Array<ReadonlyArray<string>> = []
    const walk = (value: unknown, path: ReadonlyArray<string>): void => {
      if (path.length > 0) places.push(path)
      if (typeof value !== "object" || value === null) return
      const keys = Object.keys(value)
      // The first and the last of long lists stand for all.
      for (const key of Array.isArray(value) ? [...new Set([keys[0]!, keys.at(-1)!])] : keys) {
        if (key !== undefined) walk((value as Record<string, unknown>)[key], [...path, key])
      }
    }
    walk(good, [])
    assert.isAbove(places.length, 200)
    const paths = ["/v2/profiles", ORCHESTRATIONS, "/v2/conversion/stablecoins", "/v2/events", "/_sandbox/webhooks"]
    for (const [path, replacement] of places.flatMap((place) =>
      [undefined, null, "odd", -1].map((one) => [place, one] as const)
    )) {
      const damaged = structuredClone(good)
      const parent = path.slice(0, -1).reduce((at, key) => at[key], damaged)
      if (replacement === undefined) delete parent[path.at(-1)!]
      else parent[path.at(-1)!] = replacement
      const sandbox = Client.make()
      if (put(sandbox, damaged).status === 400) continue
      const authorization = `Bearer ${good.stores.tokens.tokens[0][0]}`
      const send = (method: string, address: string, text = "") =>
        Client.send(sandbox, method, address, { headers: { authorization }, body: text })
      const answers = [
        send("POST", "/_sandbox/clock", JSON.stringify({ mode: "manual", advance: "2h" })),
        ...paths.map((address) => send("GET", address)),
        send("POST", ORCHESTRATIONS, JSON.stringify(body(source, "new")))
      ]
      const failed = answers.filter(({ status }) => status >= 500).map((answer) => answer.body.detail)
      assert.deepStrictEqual(failed, [], `${path.join(".")} = ${JSON.stringify(replacement)}`)
    }
  })
})

describe("a snapshot of any random life", () => {
  it("is taken back as it is", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const text = Simulation.memory(seed, 40)
      const sandbox = Client.make()
      sandbox.control.restore(JSON.parse(text))
      assert.strictEqual(JSON.stringify(sandbox.control.snapshot()), text, `seed ${seed}`)
    }
  })
})
