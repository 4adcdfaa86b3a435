/** The examples of this repository: what `segue fix` leaves behind still works, and nothing of it is half-migrated. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import type { Document } from "../src/check/Document.ts"
import * as texts from "./folder.ts"
import { segue } from "./terminal.ts"

const examples = path.resolve(import.meta.dirname, "../../../examples")

/** A copy of one example in a folder of its own. */
const copyOf = (name: string): string => {
  const root = texts.folder()
  fs.cpSync(path.join(examples, name), root, { recursive: true })
  return root
}

describe("the TypeScript service", () => {
  it("works after segue fix on conversions, and after --unsafe and a person's changes on orchestrations", () => {
    assert.isTrue(fs.existsSync(path.join(examples, "typescript-service.hand.patch")))
    const run = spawnSync(process.execPath, [path.join(examples, "migrate.ts"), "typescript-service"], {
      encoding: "utf8"
    })
    assert.strictEqual(run.status, 0, run.stdout + run.stderr)
    assert.strictEqual(run.stdout.match(/^ok /gmu)?.length, 3, run.stdout)
  }, 180_000)
})

/** The examples that have a hand patch. */
const patched = fs
  .readdirSync(examples)
  .filter((file) => file.endsWith(".hand.patch"))
  .map((file) => path.basename(file, ".hand.patch"))

describe.each(patched)("the hand patch of %s", (name) => {
  it("everything the person changed answers an entry of the report", async () => {
    const root = copyOf(name)
    await segue(["fix", "--unsafe", "--fail-on", "never"], { cwd: root })
    const checked = await segue(["check", "--format", "json", "--fail-on", "never"], { cwd: root })
    const document: Pick<Document, "findings" | "units"> = JSON.parse(checked.stdout)
    const asked = new Map<string, Array<string>>()
    for (const { findings, needs } of document.units) {
      const { file, range } = document.findings[findings[0]!]!
      const place = `${file}:${range.start.line}`
      asked.set(place, [...(asked.get(place) ?? []), ...needs])
    }
    const patch = fs.readFileSync(path.join(examples, `${name}.hand.patch`), "utf8")
    const answers = patch.split(/^(?=\S+:\d+ {2})/mu).slice(1)
    assert.strictEqual(answers.length, patch.match(/^@@ /gmu)?.length)
    for (const answer of answers) {
      const place = answer.slice(0, answer.indexOf(" "))
      const needs = [...answer.matchAll(/^ {2}for a person: (.*)$/gmu)].map((match) => match[1]!)
      assert.isAbove(needs.length, 0)
      assert.includeMembers(asked.get(place) ?? [], needs, place)
    }
  }, 60_000)
})

describe.each(["typescript-service", "config-and-docs"])("%s", (name) => {
  it.each([[[]], [["--unsafe"]]])(
    "segue fix %j twice changes nothing the second time",
    async (flags) => {
      const root = copyOf(name)
      const first = await segue(["fix", "--fail-on", "never", ...flags], { cwd: root })
      assert.strictEqual(first.code, 0, first.stderr)
      assert.notInclude(first.stdout, "Taken back")
      const after = texts.contents(root)
      await segue(["fix", "--fail-on", "never", ...flags], { cwd: root })
      assert.deepStrictEqual(texts.contents(root), after)
    },
    60_000
  )
})
