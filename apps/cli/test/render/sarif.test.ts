import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" }
import * as Rules from "@segue/migrate/rules/index"
import draft4 from "ajv-draft-04"
import formats from "ajv-formats"

import { homepage, rulePage } from "../../src/render/links.ts"
import * as rulePages from "../../src/render/rule-page.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"

// Microsoft's own test tools ship the schema; some of its patterns are older than the u flag.
const ajv = new draft4.default({ strict: false, allErrors: true, unicodeRegExp: false })
formats.default(ajv)
const isValid = ajv.compile(schema)

interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}
interface Place {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region }
}
interface Log {
  readonly runs: [
    {
      readonly columnKind: string
      readonly tool: {
        readonly driver: { readonly rules: ReadonlyArray<{ readonly id: string; readonly helpUri?: string }> }
      }
      readonly invocations: [
        { readonly toolExecutionNotifications: ReadonlyArray<{ readonly message: { text: string } }> }
      ]
      readonly results: ReadonlyArray<{
        readonly ruleId: string
        readonly ruleIndex: number
        readonly level: string
        readonly locations: [Place]
        readonly relatedLocations: [Place]
        readonly partialFingerprints: { readonly "segueFinding/v1": string }
        readonly fixes?: [
          {
            readonly artifactChanges: ReadonlyArray<{
              readonly replacements: ReadonlyArray<{
                readonly deletedRegion: Region
                readonly insertedContent: { text: string }
              }>
            }>
          }
        ]
      }>
    }
  ]
}

const sarif = async (root: string) => {
  const { code, stderr, stdout } = await segue(["check", "--format", "sarif"], { cwd: root })
  assert.strictEqual(stderr, "")
  const log = JSON.parse(stdout) as Log
  assert.isTrue(isValid(log), JSON.stringify(isValid.errors))
  return { code, run: log.runs[0] }
}

/** Replaces regions of a text, the last first. */
const replaced = (
  text: string,
  replacements: ReadonlyArray<{ deletedRegion: Region; insertedContent: { text: string } }>
) => {
  const lines = text.split("\n")
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  return replacements.toReversed().reduce((result, { deletedRegion: at, insertedContent }) => {
    const [start, end] = [offset(at.startLine, at.startColumn), offset(at.endLine, at.endColumn)]
    return result.slice(0, start) + insertedContent.text + result.slice(end)
  }, text)
}

describe("a rule's help", () => {
  it("says nothing that only the repository's pages mean", () => {
    for (const rule of Rules.rules) {
      assert.notMatch(rulePages.help(rule), /<!--|\]\(\.\.?\//u)
      assert.include(rulePages.help(rule), rule.why)
    }
  })
})

describe("SARIF", () => {
  it("is valid, with findings, notes and nothing at all", async () => {
    assert.strictEqual((await sarif(texts.folder())).code, 0)
    const root = texts.folder({
      "a b.json": texts.request,
      "c.http": texts.cancel,
      ".env": texts.scopes,
      "d.json": `${texts.request}\0`
    })
    const { code, run } = await sarif(root)
    assert.strictEqual(code, 1)
    assert.strictEqual(run.columnKind, "utf16CodeUnits")
    assert.deepStrictEqual(
      run.tool.driver.rules.map(({ id }) => id),
      Rules.rules.map(({ id }) => id)
    )
    for (const { locations, relatedLocations, ruleId, ruleIndex } of run.results) {
      assert.strictEqual(run.tool.driver.rules[ruleIndex]!.id, ruleId)
      assert.isTrue(URL.canParse(locations[0].physicalLocation.artifactLocation.uri, "file:///x/"))
      assert.strictEqual(
        relatedLocations[0].physicalLocation.artifactLocation.uri,
        locations[0].physicalLocation.artifactLocation.uri
      )
    }
    assert.deepStrictEqual(new Set(run.results.map(({ level }) => level)), new Set(["warning", "error"]))
    assert.deepStrictEqual(
      run.invocations[0].toolExecutionNotifications.map(({ message }) => message.text),
      ["d.json is binary"]
    )
  })

  it("its fixes are those that segue fix makes", async () => {
    const root = texts.folder({ "a.json": texts.request })
    const { run } = await sarif(root)
    const [change] = run.results.find(({ fixes }) => fixes !== undefined)!.fixes![0].artifactChanges
    const text = replaced(texts.request, change!.replacements)
    await segue(["fix"], { cwd: root })
    assert.strictEqual(text, fs.readFileSync(path.join(root, "a.json"), "utf8"))
  })

  it("fingerprints differ within a file, and stay when lines above are added", async () => {
    const prints = async (text: string) =>
      (await sarif(texts.folder({ "a.http": text }))).run.results.map(
        (one) => one.partialFingerprints["segueFinding/v1"]
      )
    const twice = `${texts.cancel}\n###\n${texts.cancel}`
    const before = await prints(twice)
    assert.strictEqual(new Set(before).size, before.length)
    assert.isAbove(before.length, 1)
    assert.deepStrictEqual(await prints(`# one\n# two\n\n${twice}`), before)
  })
})

describe("links", () => {
  it("lead to the package's home where it has one", () => {
    const home = homepage("https://example.com/segue#readme")
    assert.strictEqual(home, "https://example.com/segue/")
    assert.strictEqual(rulePage("scope", home), "https://example.com/segue/docs/rules/scope.md")
    assert.isUndefined(homepage(undefined))
    assert.isUndefined(rulePage("scope", undefined))
    assert.isUndefined(homepage("not an address"))
  })
})
