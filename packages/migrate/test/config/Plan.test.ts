import { assert, describe, it } from "@effect/vitest"

import * as Globs from "../../src/config/Globs.ts"
import * as Plan from "../../src/config/Plan.ts"

describe("globs", () => {
  it.each([
    ["vendor", ["vendor", "vendor/a.ts", "a/vendor/b/c.ts"], ["vendors/a.ts", "a.vendor"]],
    ["vendor/", ["vendor/a.ts"], ["xvendor/a.ts"]],
    ["*.json", ["a.json", "deep/b.json", ".hidden.json"], ["a.jsonc"]],
    ["src/**/*.ts", ["src/a.ts", "src/x/y/a.ts"], ["a.ts", "lib/src/a.ts"]],
    ["./src/a.ts", ["src/a.ts"], ["b/src/a.ts"]],
    ["/a.ts", ["a.ts"], ["b/a.ts"]],
    ["packages/legacy", ["packages/legacy", "packages/legacy/.env"], ["x/packages/legacy"]]
  ])("%s", (glob, yes, no) => {
    const matches = Globs.compile([glob])
    for (const path of yes) assert.isTrue(matches(path), path)
    for (const path of no) assert.isFalse(matches(path), path)
  })

  it("none match nothing", () => assert.isFalse(Globs.compile([])("a")))
})

describe("what holds for a file", () => {
  const settings = {
    rules: { scope: "error", polling: "off" },
    payloads: ["fixtures/**"],
    overrides: [
      { files: ["test/**"], rules: { scope: "info", status: "info" } },
      { files: ["test/deep/**"], rules: { scope: "off" } }
    ]
  } as const
  const plan = Plan.make({ folder: "/p", settings }, { status: "error" })

  it("flags over later overrides over earlier ones over rules", () => {
    assert.deepStrictEqual(plan.configOf("/p/a.ts").rules, { scope: "error", polling: "off", status: "error" })
    assert.deepStrictEqual(plan.configOf("/p/test/a.ts").rules, { scope: "info", polling: "off", status: "error" })
    assert.deepStrictEqual(plan.configOf("/p/test/deep/a.ts").rules, { scope: "off", polling: "off", status: "error" })
  })

  it("payload files are those of the globs", () => {
    assert.isTrue(plan.configOf("/p/fixtures/a.json").isPayloadFile)
    assert.isFalse(plan.configOf("/p/a.json").isPayloadFile)
    assert.isFalse(plan.configOf("/elsewhere/fixtures/a.json").isPayloadFile)
  })

  it("paths of Windows are understood on any system", () => {
    const windows = Plan.make({ folder: "C:\\p", settings })
    assert.isTrue(windows.configOf("C:\\p\\fixtures\\a.json").isPayloadFile)
    assert.isFalse(windows.configOf("C:\\pp\\fixtures\\a.json").isPayloadFile)
  })

  it("without settings everything is included, nothing excluded, 1024 kB the limit", () => {
    const plain = Plan.make({ folder: "/p", settings: {} })
    assert.isTrue(plain.isIncluded("/p/a"))
    assert.isFalse(plain.isExcluded("/p/a"))
    assert.strictEqual(plain.maxFileSizeBytes, 1024 * 1024)
  })
})
