import { readFileSync } from "node:fs"

import { assert, describe, it } from "@effect/vitest"

import * as Control from "../src/control/registry.ts"
import * as Magic from "../src/Magic.ts"
import * as Settings from "../src/Settings.ts"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")

/** Rows of the table under a heading, cells without decoration. */
const table = (heading: string): ReadonlyArray<ReadonlyArray<string>> =>
  readme
    .split(`\n## ${heading}\n`)[1]!
    .split("\n## ")[0]!
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.replaceAll(/`|\*\*/gu, "").trim())
    )

describe("README", () => {
  it("shows every magic value as it is", () => {
    assert.deepStrictEqual(
      table("Magic values"),
      Object.entries(Magic.values).map(([name, value]) => [
        name,
        "cents" in value ? `.${value.cents}` : "",
        value.on,
        value.effect
      ])
    )
  })

  it("shows every switch with its default and its question", () => {
    const rows = table("Switches for what is unknown")
    assert.deepStrictEqual(
      rows.map(([name, , meaning]) => [name, meaning]),
      Object.entries(Settings.catalogue).map(([name, one]) => [name, one.meaning])
    )
    for (const [index, one] of Object.values(Settings.catalogue).entries()) {
      assert.include(rows[index]![1], String(one.default))
      assert.strictEqual(rows[index]![3], one.question)
    }
  })

  it("links to nothing outside of the package: whoever installs it has only that", () => {
    assert.notMatch(readme, /\]\(\.\.?\//u)
  })

  it("names every call of the control API", () => {
    const text = table("Control API")
      .map(([call]) => call)
      .join("\n")
    for (const { path } of Control.routes) {
      const shown = path.replaceAll(/:(\w+)/gu, "{$1}")
      const end = shown.split("/").at(-1)!
      assert.isTrue(text.includes(shown) || text.includes(`…/${end}`), shown)
    }
  })
})
