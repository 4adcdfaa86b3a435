import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

import { assert, describe, it } from "@effect/vitest"

import * as Control from "../src/control/registry.ts"
import * as Magic from "../src/Magic.ts"
import type * as Host from "../src/node/Host.ts"
import type * as Sandbox from "../src/Sandbox.ts"
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

/** The blocks of code in one language, in their order. */
const examples = (language: string): ReadonlyArray<string> =>
  [...readme.matchAll(new RegExp(`\n\`\`\`${language}\n([^]*?)\`\`\``, "gu"))].map(([, code]) => code!)

/** Imports an example as printed, but for the port, which another sandbox may have; resolves what it is told to give. */
const play = async (code: string, gives: string): Promise<Readonly<Record<string, unknown>>> => {
  // Inside the package, so that it finds the packages it names.
  const cache = fileURLToPath(new URL("../.cache", import.meta.url))
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(`${cache}/readme-`)
  const file = `${folder}/example.ts`
  writeFileSync(file, `${code.replace("port: 4300", "port: 0")}\nexport { ${gives} }\n`)
  try {
    return (await import(file)) as Readonly<Record<string, unknown>>
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [inProcess, onPort, vitest, ...more] = examples("ts")

// Its test is registered here, and runs with those below.
describe("the vitest example", async () => {
  await play(vitest!, "")
})

describe("README", () => {
  it("has examples that run as printed", async () => {
    assert.deepStrictEqual(more, [])
    const { answer, sandbox } = (await play(inProcess!, "answer, sandbox")) as {
      readonly answer: Response
      readonly sandbox: Sandbox.Sandbox
    }
    assert.strictEqual(answer.status, 200)
    assert.deepStrictEqual(sandbox.control.ledger.check(), [])
    assert.strictEqual(sandbox.control.faults.list().length, 1)
    const { host } = (await play(onPort!, "host")) as { readonly host: Host.Host }
    assert.strictEqual((await fetch(`${host.url}/_sandbox/state`)).status, 200)
    await host.close()
  })

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
