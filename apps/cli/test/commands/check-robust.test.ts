/** What real folders hold beside well-formed text: findings or a clear note, never a crash, never a hang. */
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import * as Check from "../../src/check/Check.ts"
import type { Document } from "../../src/check/Document.ts"
import * as texts from "../folder.ts"
import { steps as stepsOf } from "../steps.ts"
import { segue } from "../terminal.ts"

const check = async (root: string, args: ReadonlyArray<string> = []) => {
  const { code, stderr, stdout } = await segue(["check", "--format", "json", ...args], { cwd: root })
  assert.notStrictEqual(code, 70, stderr)
  const document = JSON.parse(stdout) as Document
  const rules = (file: string) => document.findings.filter((one) => one.file === file).map(({ rule }) => rule)
  const why = (file: string) => document.summary.skipped.find((one) => one.file === file)?.why
  return { code, document, rules, why }
}

const legacy = texts.request

describe("odd files", () => {
  it("empty, blank, binary, UTF-16, invalid UTF-8, unreadable: each is read or said", async () => {
    const root = texts.folder({
      "empty.json": "",
      "blank.json": " \n\t\n",
      "picture.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]),
      "binary.json": `${legacy}\0`,
      "utf16.json": Buffer.from(`\uFEFF${legacy}`, "utf16le"),
      "latin1.json": Buffer.from(`{"note":"caf\u00E9","body":${legacy}}`, "latin1"),
      "good.json": legacy
    })
    fs.symlinkSync("nowhere", path.join(root, "dangling.json"))
    texts.pipe(path.join(root, "pipe.json"))
    const { code, document, rules, why } = await check(root)
    assert.strictEqual(code, 1)
    assert.isAbove(rules("good.json").length, 0)
    assert.deepStrictEqual(
      ["binary.json", "dangling.json", "latin1.json", "pipe.json", "utf16.json"].map((file) => [file, why(file)]),
      [
        ["binary.json", "is binary"],
        ["dangling.json", "is a symbolic link that leads nowhere"],
        ["latin1.json", "is not UTF-8 text"],
        ["pipe.json", "is not a regular file"],
        ["utf16.json", "is UTF-16 text; save it as UTF-8"]
      ]
    )
    assert.strictEqual(document.summary.skipped.length, 5)
  })

  it("a pipe that is named does not hold up the run: 2", async () => {
    const root = texts.folder()
    texts.pipe(path.join(root, "pipe"))
    const { code, stderr } = await segue(["check", "pipe"], { cwd: root })
    assert.deepStrictEqual([code, stderr], [2, "segue: pipe is not a regular file\n"])
  })

  it("100 MB are not read as a whole, whether text or not", async () => {
    const root = texts.folder({ "good.json": legacy, "huge.json": legacy, "huge.bin": "\0\0" })
    fs.truncateSync(path.join(root, "huge.bin"), 100_000_000)
    const handle = fs.openSync(path.join(root, "huge.json"), "a")
    const line = Buffer.alloc(1_000_000, '{"a":1}\n')
    for (let megabytes = 0; megabytes < 100; megabytes++) fs.writeSync(handle, line)
    fs.closeSync(handle)
    const before = process.memoryUsage().rss
    const { document, why } = await check(root)
    assert.strictEqual(why("huge.json"), "is larger than 1 MB (maxFileSizeKb)")
    assert.isUndefined(why("huge.bin"))
    assert.isBelow(document.summary.bytes, 10_000_000)
    assert.isBelow(process.memoryUsage().rss - before, 50_000_000)
  })

  it("a file that vanishes between the listing and the reading is said", async () => {
    const root = texts.folder({ "a.json": legacy, "b.json": legacy })
    const { plan, steps } = stepsOf(root)
    const vanishing = function* () {
      for (const step of steps) {
        if (step.kind === "file" && step.entry.shown === "b.json") fs.rmSync(step.entry.absolute)
        yield step
      }
    }
    const outcome = await Check.check(vanishing(), { plan, moves: Check.movesSafe })
    assert.deepStrictEqual(
      outcome.inspections.map(({ entry }) => entry.shown),
      ["a.json"]
    )
    assert.deepStrictEqual(outcome.skipped, [
      { file: "b.json", why: "vanished while it was being read", isFailure: true }
    ])
  })

  it.each([
    ["nested", `${'{"a":'.repeat(100_000)}${legacy}${"}".repeat(100_000)}`],
    ["arrays", `${"[".repeat(200_000)}"conversion/stablecoins"`],
    ["one line", `{"a":"${"x".repeat(900_000)}","b":${legacy}}`],
    ["quotes", `${'"\\'.repeat(200_000)}conversion/stablecoins`],
    ["backticks", `${"```".repeat(100_000)} POST /v2/conversion/stablecoins`],
    ["spaces", `${" ".repeat(500_000)}conversion/stablecoins${" ".repeat(500_000)}`]
  ])(
    "pathological text is judged within its time: %s",
    async (_name, text) => {
      const root = texts.folder(
        Object.fromEntries(["json", "yaml", "md", "http", "sh", "env", "ts", "txt"].map((end) => [`x.${end}`, text]))
      )
      const startMs = performance.now()
      const { document } = await check(root)
      assert.isBelow(performance.now() - startMs, 60_000)
      for (const { why } of document.summary.skipped) assert.notInclude(why, "took longer")
    },
    90_000
  )

  it("half-migrated and broken text is judged on what can be understood", async () => {
    const half = legacy.replace('"target_asset"', '"destination_asset"')
    const root = texts.folder({
      "half.http": `POST https://api.paxos.com/v2/conversion/stablecoins\nContent-Type: application/json\n\n${half}`,
      "broken.json": `{"url": "https://api.paxos.com/v2/conversion/stablecoins", "body": {"amount": }`,
      "broken.ts": "const x = fetch(`${base}/v2/conversion/stablecoins`, { method: 'DELETE' "
    })
    const { code, rules } = await check(root)
    assert.strictEqual(code, 1)
    for (const file of ["half.http", "broken.json", "broken.ts"]) assert.isAbove(rules(file).length, 0, file)
  })

  it("CRLF, a byte order mark and an emoji change places only", async () => {
    const plain = await check(texts.folder({ "a.json": legacy }))
    for (const text of [legacy.replaceAll("\n", "\r\n"), `\uFEFF${legacy}`]) {
      const { document } = await check(texts.folder({ "a.json": text }))
      const places = document.findings.map(({ range, rule }) => [rule, range])
      assert.deepStrictEqual(
        places,
        plain.document.findings.map(({ range, rule }) => [rule, range])
      )
    }
  })

  it("odd names reach every format whole", async () => {
    const names = ["spa ce.json", "ünï😀.json", "a#b?c%20.json", "new\nline.json", "-rf.json", 'qu"ote.json']
    const root = texts.folder(Object.fromEntries(names.map((name) => [name, legacy])))
    const { document } = await check(root)
    assert.deepStrictEqual([...new Set(document.findings.map(({ file }) => file))].toSorted(), names.toSorted())
    const { stdout } = await segue(["check", "--format", "sarif"], { cwd: root })
    const log = JSON.parse(stdout) as {
      runs: [{ results: Array<{ locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }> }]
    }
    const uris = new Set(log.runs[0].results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri))
    assert.deepStrictEqual([...uris].map(decodeURIComponent).toSorted(), names.toSorted())
  })

  it("a file's control characters do not reach the terminal", async () => {
    const text = legacy.replaceAll("\n", "\t").replace("4f8a2b6c", "\u001B[31m\u0007\u202E")
    const root = texts.folder({ "a.json": text, "\u001B[31m.json": text })
    const { stdout } = await segue(["check"], { cwd: root })
    assert.include(stdout, '"amount"')
    assert.include(stdout, "\uFFFD[31m.json:")
    // oxlint-disable-next-line no-control-regex -- they are what must not be there
    assert.notMatch(stdout, /[\u001B\u0007\u202E]/u)
  })
})
