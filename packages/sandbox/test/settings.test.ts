import { readFileSync } from "node:fs"

import { assert, describe, it } from "@effect/vitest"

import * as Settings from "../src/Settings.ts"
import * as Client from "./client.ts"

describe("switches", () => {
  it("each cites a row of the vendor facts and has its default among its values", () => {
    const facts = readFileSync(new URL("../../../docs/vendor-facts.md", import.meta.url), "utf8")
    for (const [name, { default: chosen, question, values }] of Object.entries(Settings.catalogue)) {
      assert.include(facts, `id="${question}"`, name)
      if (values.includes(" | ") && !values.includes("amount")) assert.include(values.split(" | "), chosen, name)
    }
  })

  it("are told and changed over HTTP; unknown names and values are refused", () => {
    const sandbox = Client.make()
    const put = (body: unknown) => Client.send(sandbox, "PUT", "/_sandbox/settings", { body: JSON.stringify(body) })
    assert.strictEqual(put({ legacyAmountMax: "10", firstCheck: "funds" }).status, 200)
    const { body } = Client.send(sandbox, "GET", "/_sandbox/settings")
    assert.deepInclude(body.values, { legacyAmountMax: "10", firstCheck: "funds" })
    assert.strictEqual(body.switches.omittedSide.question, "open-omitted-side")
    for (const wrong of [{ nothing: 1 }, { firstCheck: "x" }, { conversionDelayMs: -1 }, { legacyAmountMax: 5 }, []]) {
      assert.strictEqual(put(wrong).status, 400, JSON.stringify(wrong))
    }
  })
})
