import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import * as Rules from "@segue/migrate/rules/index"

import { generated } from "../../docs.ts"
import { folder } from "../folder.ts"
import { segue } from "../terminal.ts"

describe("segue explain", () => {
  it.each(Rules.rules.map(({ id }) => id))("%s: severity, why, both sides of its example", async (id) => {
    const rule = Rules.rules.find((one) => one.id === id)!
    const { code, stderr, stdout } = await segue(["explain", id])
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.isTrue(stdout.startsWith(`${id}  ${rule.severity}\n`))
    const flat = stdout.replaceAll(/\s+/gu, " ")
    for (const text of [rule.summary, rule.why]) assert.include(flat, text.replaceAll(/\s+/gu, " "))
    for (const line of rule.example.before.trimEnd().split("\n")) assert.include(stdout, `    ${line}`.trimEnd())
    if (rule.example.after !== undefined) assert.include(stdout, "    + ")
    assert.include(stdout, `segue-ignore-next-line ${id} -- reason`)
  })

  it("without a name: every rule; an unknown one: 2", async () => {
    const { code, stdout } = await segue(["explain"])
    assert.strictEqual(code, 0)
    assert.strictEqual(stdout.trimEnd().split("\n").length, Rules.rules.length)
    const unknown = await segue(["explain", "endpont"])
    assert.deepStrictEqual([unknown.code, unknown.stdout], [2, ""])
    assert.include(unknown.stderr, "no rule is called endpont")
  })
})

describe("generated files", () => {
  it.each([...generated()])("%s is what the rules say", (file, text) => {
    const found = fs.readFileSync(path.resolve(import.meta.dirname, "../../../..", file), "utf8")
    // A formatter may lay JSON out in its own way.
    if (file.endsWith(".json")) assert.deepStrictEqual(JSON.parse(found), JSON.parse(text))
    else assert.strictEqual(found, text)
  })

  it("no page is left of a rule that is gone", () => {
    const pages = fs.readdirSync(path.resolve(import.meta.dirname, "../../../../docs/rules"))
    const expected = ["README.md", ...Rules.rules.map(({ id }) => `${id}.md`)]
    assert.sameMembers(pages, expected)
  })
})

describe("segue init", () => {
  it("writes a configuration that names its schema, once", async () => {
    const root = folder()
    const { code, stderr, stdout } = await segue(["init"], { cwd: root })
    assert.deepStrictEqual([code, stderr, stdout], [0, "", "segue.config.jsonc written\n"])
    const file = path.join(root, "segue.config.jsonc")
    const text = fs.readFileSync(file, "utf8")
    assert.include(text, '"$schema": "./node_modules/@segue/cli/schemas/segue.config.schema.json"')
    assert.strictEqual((await segue(["check"], { cwd: root })).code, 0)
    const again = await segue(["init"], { cwd: root })
    assert.deepStrictEqual([again.code, again.stdout], [2, ""])
    assert.include(again.stderr, "is there already")
    assert.strictEqual(fs.readFileSync(file, "utf8"), text)
  })

  it("a folder that cannot be written to: 2", async () => {
    const root = folder({ file: "" })
    const { code, stderr } = await segue(["init"], { cwd: path.join(root, "file") })
    assert.strictEqual(code, 2)
    assert.include(stderr, "cannot be written")
  })
})
