import { assert, describe, it } from "@effect/vitest"

import * as Sandbox from "../src/Sandbox.ts"

describe("options", () => {
  it.each([
    [{ profiles: [] }, /at least one profile/],
    [{ profiles: [{ nickname: "a" }, { nickname: "a" }] }, /called a/],
    [
      {
        profiles: [
          { id: "x", nickname: "a" },
          { id: "x", nickname: "b" }
        ]
      },
      /the id x/
    ],
    [{ profiles: [{ nickname: "a", balances: { GOLD: "1" } }] }, /GOLD/],
    [{ profiles: [{ nickname: "a", balances: { USD: "-1" } }] }, /no amount/],
    [{ profiles: [{ nickname: "a", balances: { USD: "0.000000001" } }] }, /eight decimals/],
    [{ clock: { startAt: "yesterday" } }, /RFC 3339/],
    [{ settings: { firstCheck: "luck" as "funds" } }, /firstCheck/],
    [{ settings: { noSuch: 1 } as object }, /noSuch/]
  ])("%j is refused", (options, message) => {
    assert.throws(() => Sandbox.make(options), message)
  })

  it("the first profile is the default one unless another says so", () => {
    const types = (profiles: ReadonlyArray<{ nickname: string; type?: "DEFAULT" }>) =>
      Sandbox.make({ profiles })
        .control.state()
        .profiles.map((profile) => profile.type)
    assert.deepStrictEqual(types([{ nickname: "a" }, { nickname: "b" }]), ["DEFAULT", "NORMAL"])
    assert.deepStrictEqual(types([{ nickname: "a" }, { nickname: "b", type: "DEFAULT" }]), ["NORMAL", "DEFAULT"])
  })
})
