/** `migration.lint`: bounds of its input, and how a linter that cannot answer is told. */
import { Linter } from "@segue/core"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { Wire } from "../src/index.ts"
import { type Gateway, startGateway } from "./support/gateway.ts"
import { call } from "./support/wire.ts"

const file = { path: "a.http", text: "GET https://example.com/\n" }

describe("migration.lint", () => {
  let asked: ReadonlyArray<Linter.File> = []
  let gateway: Gateway
  beforeAll(async () => {
    const check: Linter.Service["check"] = (files) => {
      asked = files
      return Effect.succeed({ findings: [], units: [], notes: [], skipped: [] })
    }
    gateway = await startGateway({ linter: { check } })
  })
  afterAll(() => gateway[Symbol.asyncDispose]())

  it("hands files over as they were sent", async () => {
    const files = [file, { path: "b.json", text: "{}", is_payload: true }]
    expect(await call(gateway, "migration.lint", { files })).toMatchObject({ status: 200, data: { findings: [] } })
    expect(asked).toEqual([file, { path: "b.json", text: "{}", isPayload: true }])
  })

  it.each([
    ["no files", { files: [] }, "files"],
    [
      "too many",
      { files: Array.from({ length: Wire.LINT_FILES_MAX + 1 }, (_, n) => ({ ...file, path: `${n}` })) },
      "files"
    ],
    ["too much text", { files: [file, { path: "b", text: "x".repeat(Wire.LINT_TEXT_MAX) }] }, "files"],
    ["a path twice", { files: [file, file] }, "files"],
    ["a path that is too long", { files: [{ ...file, path: "x".repeat(501) }] }, "files.0.path"],
    ["no path", { files: [{ ...file, path: "" }] }, "files.0.path"],
    ["an unknown option", { files: [file], level: "unsafe" }, "level"]
  ])("refuses %s", async (_, input, path) => {
    const { error, status } = await call(gateway, "migration.lint", input)
    expect([status, error?.data.issues.map((issue) => issue.path.join("."))]).toEqual([400, [path]])
  })

  it("takes as much as it says", async () => {
    const text = "x".repeat(Wire.LINT_TEXT_MAX)
    expect(await call(gateway, "migration.lint", { files: [{ path: "a", text }] })).toMatchObject({ status: 200 })
  })
})

describe("a linter that cannot answer", () => {
  it.each([
    ["absent", 501],
    ["busy", 429],
    ["too-long", 422],
    ["failed", 422]
  ] as const)("%s", async (why, status) => {
    const check = () => Effect.fail(new Linter.LintUnavailable({ why, retryAfterMs: 5 }))
    await using gateway = await startGateway({ linter: { check } })
    const { error, status: answered } = await call(gateway, "migration.lint", { files: [file] })
    expect(answered).toBe(status)
    expect(error?.message).toContain("segue check".slice(0, why === "busy" ? 0 : 11))
    expect(error?.data).toMatchObject({ failure: { _tag: "LintUnavailable", why }, retryAfterMs: 5 })
  })

  it("is absent unless the host has one", async () => {
    await using gateway = await startGateway()
    expect(await call(gateway, "migration.lint", { files: [file] })).toMatchObject({ status: 501 })
  })
})
