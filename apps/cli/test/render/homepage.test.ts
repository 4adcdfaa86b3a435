/** A package that says where its home is leads to its rules' pages; one that says nothing invents no address. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import { afterAll, assert, beforeAll, describe, it } from "vitest"

const cli = path.resolve(import.meta.dirname, "../..")
const CALL = "GET https://api.paxos.com/v2/conversion/stablecoins/1\n"

interface Driver {
  readonly informationUri?: string
  readonly rules: ReadonlyArray<{ readonly id: string; readonly helpUri?: string }>
}

/** What a copy of the command says in SARIF, with a manifest of its own. */
const driverOf = (home: string): Driver => {
  const run = spawnSync(
    process.execPath,
    [path.join(home, "src/main.ts"), "check", "--format", "sarif", "--stdin", "--stdin-filepath", "a.http"],
    { input: CALL, encoding: "utf8" }
  )
  assert.strictEqual(run.status, 1, run.stderr)
  const log = JSON.parse(run.stdout) as { readonly runs: ReadonlyArray<{ readonly tool: { readonly driver: Driver } }> }
  return log.runs[0]!.tool.driver
}

describe("the manifest's homepage", () => {
  // Beside the package, so that its dependencies are found.
  const copies = path.join(cli, ".cache")
  let folder = ""

  beforeAll(() => {
    fs.mkdirSync(copies, { recursive: true })
    folder = fs.mkdtempSync(path.join(copies, "homepage-"))
    fs.cpSync(path.join(cli, "src"), path.join(folder, "src"), { recursive: true })
  })

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

  const write = (extra: Record<string, string>): void => {
    const manifest = JSON.parse(fs.readFileSync(path.join(cli, "package.json"), "utf8")) as Record<string, unknown>
    const { homepage: _, ...rest } = manifest
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ ...rest, ...extra }))
  }

  it("is where SARIF's helpUri leads", () => {
    write({ homepage: "https://example.com/acme/segue#readme" })
    const driver = driverOf(folder)
    assert.strictEqual(driver.informationUri, "https://example.com/acme/segue/")
    for (const rule of driver.rules) {
      assert.strictEqual(rule.helpUri, `https://example.com/acme/segue/docs/rules/${rule.id}.md`)
    }
  })

  it("is not invented", () => {
    write({})
    const driver = driverOf(folder)
    assert.isUndefined(driver.informationUri)
    assert.isTrue(driver.rules.every((rule) => rule.helpUri === undefined))
  })
})
