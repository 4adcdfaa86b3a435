import { Engine } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const FOUND = "This names /v2/conversion/stablecoins."

/** What this tool writes, as far as it is told by it; each quotes what was found. */
const outputs: Readonly<Record<string, string>> = {
  "out.sarif": JSON.stringify({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "segue", rules: [] } }, results: [{ message: { text: FOUND } }] }]
  }),
  "findings.json": JSON.stringify({
    version: 1,
    findings: [{ file: "a.ts", rule: "endpoint", severity: "warning", message: FOUND }]
  }),
  "report.json": JSON.stringify({
    version: 1,
    made: "2026-11-22T00:00:00Z",
    segue: "0.1.0",
    people: [{ title: FOUND }]
  }),
  "quality.json": JSON.stringify([
    { description: FOUND, check_name: "endpoint", fingerprint: "a9df704426341d6fc57e2e77193daf1a" }
  ]),
  "junit.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="segue check"><testsuite name="/v2/conversion/stablecoins" /></testsuites>\n`,
  "comment.md": `<!-- segue check -->\n${FOUND}\n`
}

describe("an output of this tool that lies in the tree", () => {
  for (const [path, text] of Object.entries(outputs)) {
    it(`is noted and not looked into: ${path}`, () => {
      const report = Engine.check({ path, text })
      assert.deepStrictEqual(report.findings, [])
      assert.deepStrictEqual(
        report.notes.map(({ code }) => code),
        ["generated"]
      )
    })
  }

  it("is told from another tool's by its name", () => {
    const other = outputs["out.sarif"]!.replace('"name":"segue"', '"name":"other"')
      .replace("This names ", "POST ")
      .replace("stablecoins.", "stablecoins")
    assert.isNotEmpty(Engine.check({ path: "out.sarif", text: other }).findings)
  })
})

describe("what says what was", () => {
  for (const path of [
    "CHANGELOG.md",
    "docs/adr/0007-conversions.md",
    "backup/outbox.json",
    "packages/a/HISTORY.rst",
    "fixes/a.patch"
  ]) {
    it(`is noted and not looked into: ${path}`, () => {
      const report = Engine.check({ path, text: FOUND })
      assert.deepStrictEqual(report.findings, [])
      assert.deepStrictEqual(
        report.notes.map(({ code }) => code),
        ["history"]
      )
    })
  }

  for (const path of [
    "src/releases.ts",
    "docs/changes-to-make/conversions.md",
    "src/decisions/convert.py",
    "news/feed.json"
  ]) {
    it(`is told by whole names: ${path}`, () => {
      assert.isAbove(
        Engine.check({ path, text: path.endsWith(".md") ? FOUND : '"/v2/conversion/stablecoins"' }).findings.length,
        0
      )
    })
  }
})

describe("minified text", () => {
  const call = 'await fetch("https://api.paxos.com/v2/conversion/stablecoins")'
  const line = (length: number): string => call + " ".repeat(length - call.length)
  const short = Array.from({ length: 300 }, () => "const x = 1 // of many")

  it.each([
    ["is one line that is too long", [line(5001)], true],
    ["is no line that is just short enough", [line(5000)], false],
    ["is one too long line among short ones", [...short, line(5001), ...short], true],
    ["is one too long line at the end", [...short, ...short, line(5001)], true],
    ["is not what has many lines", [...short, line(5000), ...short, line(5000), line(5000)], false]
  ] as const)("%s", (_what, lines, isMinified) => {
    for (const end of ["", "\n"]) {
      const { notes } = Engine.check({ path: "a.ts", text: lines.join("\n") + end })
      assert.strictEqual(
        notes.some(({ code }) => code === "minified"),
        isMinified
      )
    }
  })
})
