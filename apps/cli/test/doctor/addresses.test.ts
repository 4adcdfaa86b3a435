import { assert, describe, it } from "@effect/vitest"
import { Redacted } from "effect"

import { addresses } from "../../src/doctor/addresses.ts"

const told = (baseUrl: string, tokenUrl: string) =>
  addresses({
    baseUrl: new URL(baseUrl),
    tokenUrl: new URL(tokenUrl),
    clientId: "c",
    clientSecret: Redacted.make("s")
  }).map(({ name, state }) => `${name} ${state}`)

describe("addresses", () => {
  it("knows the vendor's hosts and which belong together", () => {
    assert.deepStrictEqual(told("https://api.paxos.com/v2", "https://oauth.paxos.com/oauth2/token"), [
      "API ok",
      "tokens ok"
    ])
    assert.include(
      told("https://api.sandbox.paxos.com/v2", "https://oauth.paxos.com/oauth2/token"),
      "environment failed"
    )
    assert.include(told("https://oauth.paxos.com/v2", "https://oauth.paxos.com/oauth2/token"), "API failed")
    assert.include(told("https://api.paxos.com/v2", "https://api.paxos.com/oauth2/token"), "tokens failed")
    assert.include(told("https://gateway.example/v2", "https://oauth.paxos.com/oauth2/token"), "API warning")
  })
})
