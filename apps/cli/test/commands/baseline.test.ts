/** `segue check --baseline`: from the command line to the exit code. */
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import type { Document } from "../../src/check/Document.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"

const NAME = "segue-baseline.json"

const check = async (cwd: string, ...args: ReadonlyArray<string>) => {
  const { code, stderr, stdout } = await segue(["check", "--format", "json", ...args], { cwd })
  if (stdout === "") return { code, stderr, findings: [], notes: [] }
  const { findings, notes } = JSON.parse(stdout) as Document
  return {
    code,
    stderr,
    findings: findings.map(({ file, range }) => `${file}:${range.start.line}`),
    notes: notes.map((note) => `${note.code}: ${note.message}`)
  }
}

const held = (cwd: string, ...args: ReadonlyArray<string>) => check(cwd, "--baseline", NAME, ...args)

/** A folder whose findings are all known. */
const known = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const root = texts.folder(files)
  const { code, findings } = await check(root, "--write-baseline")
  assert.deepStrictEqual([code, findings], [0, []])
  return root
}

const move = (root: string, from: string, to: string): void => fs.renameSync(path.join(root, from), path.join(root, to))

describe("a baseline", () => {
  it("hides what was there when it was written, however lines move, and nothing else", async () => {
    const root = await known({ "a.http": texts.cancel })
    assert.deepStrictEqual(await held(root), {
      code: 0,
      stderr: "",
      findings: [],
      notes: ["baseline: 1 finding known from this baseline, and not shown."]
    })
    texts.write(root, { "a.http": `# one\r\n# two\r\n\r\n  ${texts.cancel.replace("\n", "\r\n")}` })
    assert.deepStrictEqual((await held(root)).findings, [])
    texts.write(root, { "a.http": `${texts.cancel}\n###\n${texts.cancel}` })
    const twice = await held(root)
    assert.deepStrictEqual([twice.code, twice.findings], [1, ["a.http:4"]])
    // Without it everything is there.
    assert.strictEqual((await check(root)).findings.length, 2)
  })

  it("may be named by the configuration file, relative to it; the flag goes before", async () => {
    const root = await known({ "a.http": texts.cancel, "segue.config.jsonc": `{ "baseline": "${NAME}" }` })
    const { code, findings, notes } = await check(root)
    assert.deepStrictEqual([code, findings], [0, []])
    assert.deepStrictEqual(notes, ["baseline: 1 finding known from this baseline, and not shown."])
    fs.mkdirSync(path.join(root, "inner"))
    assert.deepStrictEqual((await check(path.join(root, "inner"), "..")).findings, [])
    const missing = await check(root, "--baseline", "other.json")
    assert.deepStrictEqual([missing.code, missing.stderr.includes("other.json")], [2, true])
  })

  it("says what it hides and that nothing is new, never that nothing is left", async () => {
    const root = await known({ "a.http": texts.cancel })
    const { code, stdout } = await segue(["check", "--baseline", NAME], { cwd: root })
    assert.deepStrictEqual(
      [code, stdout],
      [0, `Nothing new in 2 files.\n\nNotes:\n  ${NAME}: 1 finding known from this baseline, and not shown.\n`]
    )
  })

  it("follows a renamed file, and says so", async () => {
    const root = await known({ "a.http": texts.cancel })
    move(root, "a.http", "b.http")
    const { findings, notes } = await held(root)
    assert.deepStrictEqual(findings, [])
    assert.deepStrictEqual(notes, [
      "baseline: 1 finding known from this baseline, and not shown.",
      "renamed: a.http is b.http now: 1 finding known."
    ])
  })

  it("says what is stale; --fail-on-unused fails for it; writing it again forgets it", async () => {
    const root = await known({ "a.http": texts.cancel, "b.http": texts.cancel })
    fs.rmSync(path.join(root, "b.http"))
    const stale = "stale-baseline: 1 finding of b.http not found any more (cancel)."
    const after = await held(root)
    assert.strictEqual(after.code, 0)
    assert.include(after.notes, stale)
    assert.strictEqual((await held(root, "--fail-on-unused")).code, 1)
    await check(root, "--write-baseline")
    const again = await held(root, "--fail-on-unused")
    assert.strictEqual(again.code, 0)
    assert.notInclude(again.notes, stale)
  })

  it("speaks only of what the run looked into, and keeps the rest when written", async () => {
    const root = await known({ "in/a.http": texts.cancel, "out/b.http": texts.cancel })
    fs.rmSync(path.join(root, "out/b.http"))
    assert.strictEqual((await held(root, "in", "--fail-on-unused")).code, 0)
    await check(root, "in", "--write-baseline")
    assert.include(fs.readFileSync(path.join(root, NAME), "utf8"), "out/b.http")
    texts.committed(root)
    assert.strictEqual((await held(root, "--changed", "--fail-on-unused")).code, 0)
    assert.strictEqual((await held(root, "--fail-on-unused")).code, 1)
  })

  it("says nothing of rules that are off, and forgets nothing of them", async () => {
    const root = await known({ "a.http": texts.cancel })
    assert.deepStrictEqual(await held(root, "--rule", "cancel=off", "--fail-on-unused"), {
      code: 0,
      stderr: "",
      findings: [],
      notes: []
    })
    await check(root, "--rule", "cancel=off", "--write-baseline")
    assert.deepStrictEqual((await held(root)).findings, [])
  })

  it("does not take a file for clean that it could not look into", async () => {
    const root = await known({ "a.http": texts.cancel })
    texts.write(root, { "a.http": `${texts.cancel}\0` })
    assert.strictEqual((await held(root, "--fail-on-unused")).code, 0)
    await check(root, "--write-baseline")
    assert.include(fs.readFileSync(path.join(root, NAME), "utf8"), "a.http")
  })

  it("counts names from its own folder", async () => {
    const root = texts.folder({ "in/a.http": texts.cancel, "b.http": texts.cancel, "ci/.keep": "" })
    await check(root, "--baseline", "ci/known.json", "--write-baseline")
    const written = fs.readFileSync(path.join(root, "ci/known.json"), "utf8")
    assert.include(written, '"file":"../in/a.http"')
    const within = await check(path.join(root, "in"), "--baseline", "../ci/known.json")
    assert.deepStrictEqual([within.code, within.findings], [0, []])
  })

  it("holds no word of the files", async () => {
    const root = await known({ "a.http": texts.create })
    assert.notMatch(fs.readFileSync(path.join(root, NAME), "utf8"), /paxos|amount|usd-pyusd/u)
  })

  it("a unit of which something is new can be fixed as a whole", async () => {
    const root = await known({ "a.json": texts.request })
    texts.write(root, { "a.json": texts.request.replace('"100"', '"250"') })
    const { stdout } = await segue(["check", "--format", "json", "--baseline", NAME], { cwd: root })
    const { findings, units } = JSON.parse(stdout) as Document
    assert.strictEqual(findings.length, 1)
    assert.deepStrictEqual(
      units.map((unit) => unit.findings),
      [[0]]
    )
    assert.isAbove(findings[0]!.fix!.edits.length, 1)
  })

  it.each([
    [["--baseline", "none.json"], "none.json does not exist; --write-baseline writes it"],
    [["--baseline", "bad.json"], "bad.json: is no JSON"],
    [["--baseline", "no/where.json", "--write-baseline"], "no/where.json cannot be written"],
    [["--write-baseline", "--changed"], "it goes with neither --stdin nor --changed"],
    [["--write-baseline", "--stdin"], "it goes with neither --stdin nor --changed"]
  ])("%j is refused: 2", async (args, message) => {
    const root = texts.folder({ "bad.json": "{" })
    const { code, stderr } = await check(root, ...args)
    assert.strictEqual(code, 2)
    assert.include(stderr, message)
  })

  it.each(["pretty", "json", "sarif", "github", "gitlab", "junit", "markdown"])(
    "--format %s says how many are known",
    async (format) => {
      const root = await known({ "a.http": texts.cancel })
      const { code, stdout } = await segue(["check", "--format", format, "--baseline", NAME], { cwd: root })
      assert.strictEqual(code, 0)
      assert.include(stdout, "1 finding known from this baseline")
    }
  )
})

describe("--fail-on-unused", () => {
  it("fails for a suppression that suppresses nothing, and for nothing else", async () => {
    const root = texts.folder({ "a.yaml": "# segue-ignore-next-line endpoint -- gone\na: 1\n" })
    assert.strictEqual((await check(root)).code, 0)
    assert.strictEqual((await check(root, "--fail-on-unused")).code, 1)
    texts.write(root, { "a.yaml": "a: 1\n" })
    assert.strictEqual((await check(root, "--fail-on-unused")).code, 0)
  })
})
