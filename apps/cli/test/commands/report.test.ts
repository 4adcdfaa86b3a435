import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import { page } from "@segue/migrate/report/page"
import { folderOf } from "@segue/migrate/report/parts"
import { parse, type Report } from "@segue/migrate/report/Report"
import { Ajv } from "ajv"

import { LENGTH_MAX } from "../../src/render/check-markdown.ts"
import { markdown } from "../../src/render/report/markdown.ts"
import { text } from "../../src/render/report/text.ts"
import * as texts from "../folder.ts"
import { oddNames } from "../render/answers.ts"
import { points, report } from "../report/reports.ts"
import { segue } from "../terminal.ts"

const schema = path.resolve(import.meta.dirname, "../../schemas/report.schema.json")
const isValid = new Ajv({ strict: true }).compile(JSON.parse(fs.readFileSync(schema, "utf8")) as object)

const json = async (cwd: string, ...args: ReadonlyArray<string>): Promise<Report> => {
  const { code, stderr, stdout } = await segue(["report", "--json", ...args], { cwd })
  assert.deepStrictEqual([code, stderr], [0, ""])
  const data = JSON.parse(stdout) as Report
  assert.isTrue(isValid(data), JSON.stringify(isValid.errors))
  assert.strictEqual(parse(stdout)._tag, "Success")
  return data
}

const successor = "GET https://api.paxos.com/v2/orchestration/orchestrations?created_at.gte=2026-04-20T11:00:00Z\n"

describe("segue report", () => {
  it("counts calls of both APIs, of files without a finding too", async () => {
    const root = texts.folder({
      "pay/in/deep/new.http": successor,
      "pay/in/old.http": texts.cancel,
      "a.json": texts.request,
      "quiet.txt": "nothing"
    })
    const { calls, files, folders, languages, people, rules, units } = await json(root)
    assert.deepStrictEqual(calls, { legacy: 1, successor: 1 })
    assert.deepStrictEqual([files.scanned, files.withFindings], [4, 2])
    assert.deepStrictEqual([units.safe + units.review, units.manual], [1, 1])
    assert.deepStrictEqual(
      folders.map(({ calls: of, name }) => [name, of.legacy, of.successor]),
      [
        ["pay/in", 1, 1],
        [".", 0, 0]
      ]
    )
    assert.deepStrictEqual(
      languages.map(({ calls: of, name }) => [name, of.legacy, of.successor]),
      [
        ["http", 1, 1],
        ["json", 0, 0]
      ]
    )
    assert.deepStrictEqual(
      rules.map(({ findings, rule }) => [rule, findings]),
      [
        ["request-field", 3],
        ["cancel", 1]
      ]
    )
    const [task] = people
    assert.deepInclude(task, { file: "pay/in/old.http", line: 1, severity: "error", rules: ["cancel"] })
    assert.isNotEmpty(task!.needs)
  })

  it("is about the paths that are named", async () => {
    const root = texts.folder({ "in/a.http": texts.cancel, "b.http": texts.cancel })
    const { calls, paths } = await json(root, "in")
    assert.deepStrictEqual([calls.legacy, paths], [1, ["in"]])
  })

  it("a migrated call moves from one side to the other", async () => {
    const list = "GET https://api.paxos.com/v2/conversion/stablecoins?created_at.begin=2026-04-20T11:00:00Z\n"
    const root = texts.folder({ "a.http": list })
    assert.deepStrictEqual((await json(root)).calls, { legacy: 1, successor: 0 })
    await segue(["fix", "--unsafe"], { cwd: root })
    assert.deepStrictEqual((await json(root)).calls, { legacy: 0, successor: 1 })
  })

  it("carries the past along with --since, and says what has changed", async () => {
    const root = texts.folder({ "a.http": texts.cancel, "b.http": texts.cancel })
    const save = async (...args: ReadonlyArray<string>) => {
      const made = await json(root, ...args)
      fs.writeFileSync(path.join(root, "last.json"), JSON.stringify(made))
      return made
    }
    assert.deepStrictEqual((await save()).history, [])
    fs.rmSync(path.join(root, "a.http"))
    const second = await save("--since", "last.json")
    assert.deepStrictEqual(
      second.history.map(({ calls }) => calls.legacy),
      [2]
    )
    const { stdout } = await segue(["report", "--since", "last.json"], { cwd: root })
    assert.match(stdout, /^1 call still goes to the deprecated API, 0 to the new one \(0 % /u)
    assert.match(stdout, /^Since \d{4}-\d\d-\d\d: as many calls of the deprecated API, as many of the new one, /mu)
    const page = await segue(["report", "--markdown", "--since", "last.json"], { cwd: root })
    assert.include(page.stdout, "as many units left")
    const third = await json(root, "--since", "last.json")
    assert.deepStrictEqual(
      third.history.map(({ calls }) => calls.legacy),
      [2, 1]
    )
  })

  it("keeps the first of many reports and the last ones", async () => {
    const root = texts.folder()
    const many = Array.from({ length: 150 }, (_, index) => points(index)[0]!)
    fs.writeFileSync(path.join(root, "last.json"), JSON.stringify(report([], 0, many)))
    const { history } = await json(root, "--since", "last.json")
    assert.deepStrictEqual([history.length, history[0]!.calls.legacy], [100, 0])
    assert.deepStrictEqual([history.at(-2)!.calls.legacy, history.at(-1)!.made], [149, report([], 0).made])
  })

  it("takes no share of nothing", async () => {
    const { stdout } = await segue(["report"], { cwd: texts.folder({ "a.txt": "x" }) })
    assert.strictEqual(
      stdout,
      "No call of either API is proven here (nothing to take a share of).\nNothing is left to migrate.\n"
    )
  })

  it("says what was not understood", async () => {
    const root = texts.folder({ "a.http": `${texts.cancel}\0` })
    assert.deepStrictEqual((await json(root)).notUnderstood, [{ file: "a.http", why: "is binary" }])
    for (const form of [[], ["--markdown"]]) {
      const { stdout } = await segue(["report", ...form], { cwd: root })
      assert.include(stdout, "1 not understood, or not looked into")
    }
  })

  it("its own files give the next check nothing to find", async () => {
    const root = texts.folder({
      "a.http": `${texts.cancel}\n###\n${texts.create}`,
      ".env": texts.scopes,
      "b.json": texts.request
    })
    const { stdout } = await segue(["report", "--json", "--html", "out.html"], { cwd: root })
    const before = await segue(["check", "--format", "json"], { cwd: root })
    texts.write(root, { "out.json": stdout })
    const after = await segue(["check", "--format", "json"], { cwd: root })
    const findings = (one: { stdout: string }) =>
      (JSON.parse(one.stdout) as { findings: ReadonlyArray<unknown> }).findings
    assert.deepStrictEqual(findings(after), findings(before))
  })

  it.each([
    [["--json", "--markdown"], "both want standard output"],
    [["--since", "none.json"], "none.json does not exist"],
    [["--since", "bad.json"], "bad.json: is no JSON"],
    [["--since", "old.json"], "old.json: "],
    [["--html", "no/where.html"], "no/where.html cannot be written"],
    [["--rule", "nope=off"], "no rule nope"],
    [["nowhere"], "nowhere does not exist"]
  ])("%j is refused: 2, and nothing is printed", async (args, message) => {
    const root = texts.folder({ "bad.json": "{", "old.json": "{}" })
    const { code, stderr, stdout } = await segue(["report", ...args], { cwd: root })
    assert.deepStrictEqual([code, stdout], [2, ""])
    assert.include(stderr, message)
  })
})

describe("the forms of a report", () => {
  it("Markdown fits into a comment and says what had no room", () => {
    const made = markdown(report(["a.json", "b.json"], 5000, points(3)))
    assert.isAtMost(made.length, LENGTH_MAX)
    const shown = made.split("\n").filter((line) => line.startsWith("- ")).length
    assert.isAbove(shown, 100)
    assert.include(made, `… and ${10_000 - shown} more`)
    assert.isAtMost(markdown(report(oddNames, 500)).length, LENGTH_MAX)
  })

  it("names stay on their lines in every form", () => {
    const odd = report(oddNames, 1)
    for (const line of text(odd).split("\n")) assert.notMatch(line, /[\r\u202E]/u)
    for (const line of markdown(odd).split("\n")) {
      // What stands in the code font is text, whatever it holds.
      assert.notMatch(line.replaceAll(/(`+).*?[^`]\1(?!`)/gu, ""), /\r|@\w|<b>|#\d/u)
    }
    assert.notMatch(page(odd, { link: () => undefined, sha256: () => "" }), /<b>\.json|\u202E/u)
  })

  it.each([
    ["a.ts", "."],
    ["src/a.ts", "src"],
    ["src/pay/in/a.ts", "src/pay"],
    ["../a.ts", ".."]
  ])("%s counts for %s", (file, folder) => {
    assert.strictEqual(folderOf(file), folder)
  })
})
