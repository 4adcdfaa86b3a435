/** Settings: every mistake at once, production's refusals, and nothing of a value in a message. */
import { Redacted, Result } from "effect"
import { describe, expect, it } from "vitest"

import { load } from "../src/Config.ts"

const names = (environment: Record<string, string>) => {
  const loaded = load(environment)
  return Result.isFailure(loaded) ? loaded.failure.issues.map(({ path }) => String(path[0])).toSorted() : []
}

const production = {
  NODE_ENV: "production",
  PAXOS_BASE_URL: "https://api.paxos.com/v2",
  PAXOS_TOKEN_URL: "https://oauth.paxos.com/oauth2/token",
  PAXOS_CLIENT_ID: "id",
  PAXOS_CLIENT_SECRET: "a real and long secret",
  SEGUE_DATABASE_URL: "postgres://user:password@db.example/segue"
}

describe("settings", () => {
  it("nothing needs to be set", () => {
    const config = Result.getOrThrow(load({}))
    expect(config).toMatchObject({ port: 4400, host: "127.0.0.1", dataDir: ".segue", vendor: undefined, log: "pretty" })
  })

  it("tells every mistake at once", () => {
    const wrong = {
      SEGUE_PORT: "99999",
      SEGUE_LOG: "loud",
      SEGUE_DATABASE_URL: "mysql://x",
      SEGUE_VENDOR_SHARE: "0",
      PAXOS_BASE_URL: "not an address",
      SEGUE_WEBHOOK_HEADER: "x key",
      SEGUE_WEBHOOK_CLIENT_ID: "id"
    }
    expect(names(wrong)).toEqual([
      "PAXOS_BASE_URL",
      "SEGUE_DATABASE_URL",
      "SEGUE_LOG",
      "SEGUE_PORT",
      "SEGUE_VENDOR_SHARE",
      "SEGUE_WEBHOOK_CLIENT_SECRET",
      "SEGUE_WEBHOOK_HEADER"
    ])
  })

  it("an empty value is as good as none", () => {
    expect(names({ PAXOS_BASE_URL: "", SEGUE_PORT: "" })).toEqual([])
  })

  it.each([
    [
      { PAXOS_BASE_URL: "https://api.sandbox.paxos.com/v2" },
      ["PAXOS_CLIENT_ID", "PAXOS_CLIENT_SECRET", "PAXOS_TOKEN_URL"]
    ],
    [
      {
        ...production,
        PAXOS_BASE_URL: "https://user:password@api.paxos.com/v2",
        PAXOS_TOKEN_URL: "https://user@oauth.paxos.com/oauth2/token"
      },
      ["PAXOS_BASE_URL", "PAXOS_TOKEN_URL"]
    ],
    [{ PAXOS_CLIENT_ID: "id" }, ["PAXOS_BASE_URL"]],
    [{ SEGUE_WEBHOOK_SECRET: "secret" }, ["SEGUE_WEBHOOK_HEADER"]],
    [{ SEGUE_DATABASE_KIND: "server" }, ["SEGUE_DATABASE_URL"]]
  ])("%j lacks %j", (environment, lacking) => {
    expect(names(environment as Record<string, string>)).toEqual(lacking)
  })

  it("a vendor on a port of this machine has its tokens there", () => {
    const config = Result.getOrThrow(
      load({ PAXOS_BASE_URL: "http://127.0.0.1:4300/v2", PAXOS_CLIENT_ID: "a", PAXOS_CLIENT_SECRET: "b" })
    )
    expect(config.vendor?.tokenUrl).toBe("http://127.0.0.1:4300/oauth2/token")
  })
})

describe("production", () => {
  it("takes real settings", () => {
    expect(names(production)).toEqual([])
    expect(Result.getOrThrow(load(production))).toMatchObject({ isProduction: true, log: "json" })
  })

  it.each([
    [{ PAXOS_BASE_URL: undefined, PAXOS_CLIENT_ID: undefined, PAXOS_CLIENT_SECRET: undefined }, "PAXOS_BASE_URL"],
    [{ PAXOS_BASE_URL: "http://127.0.0.1:4300/v2" }, "PAXOS_BASE_URL"],
    [{ PAXOS_BASE_URL: "http://api.paxos.com/v2" }, "PAXOS_BASE_URL"],
    [{ PAXOS_TOKEN_URL: "http://oauth.paxos.com/oauth2/token" }, "PAXOS_TOKEN_URL"],
    [{ PAXOS_CLIENT_SECRET: "sandbox" }, "PAXOS_CLIENT_SECRET"],
    [{ SEGUE_DATABASE_URL: undefined }, "SEGUE_DATABASE_URL"],
    [{ SEGUE_DATABASE_KIND: "development" }, "SEGUE_DATABASE_KIND"],
    [{ SEGUE_WEBHOOK_HEADER: "x-key", SEGUE_WEBHOOK_SECRET: "short" }, "SEGUE_WEBHOOK_SECRET"],
    [
      { SEGUE_WEBHOOK_CLIENT_ID: "id", SEGUE_WEBHOOK_CLIENT_SECRET: "aaaaaaaaaaaaaaaaaaaa" },
      "SEGUE_WEBHOOK_CLIENT_SECRET"
    ]
  ])("refuses %j", (change, name) => {
    const environment = Object.fromEntries(
      Object.entries({ ...production, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined)
    )
    expect(names(environment)).toContain(name)
  })
})

it("no message and no print shows a value", () => {
  const secrets = {
    ...production,
    PAXOS_CLIENT_SECRET: "planted-secret-1",
    SEGUE_DATABASE_URL: "mysql://u:planted-secret-2@h/d"
  }
  const loaded = load(secrets)
  const told = Result.isFailure(loaded) ? loaded.failure.message : ""
  expect(told).toContain("SEGUE_DATABASE_URL")
  expect(told).not.toContain("planted")
  const config = Result.getOrThrow(load({ ...production, PAXOS_CLIENT_SECRET: "planted-secret-1" }))
  expect(JSON.stringify(config)).not.toContain("planted")
  expect(Redacted.value(config.vendor!.clientSecret)).toBe("planted-secret-1")
})
