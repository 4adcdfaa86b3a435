import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, expect, it } from "@effect/vitest"

import { ANNOTATIONS_MAX, github } from "../../src/render/check-github.ts"
import { LENGTH_MAX, MARK } from "../../src/render/check-markdown.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"
import { answer, asTheyAre, oddNames } from "./answers.ts"

interface Command {
  readonly name: string
  readonly values: Readonly<Record<string, string>>
  readonly message: string
}

const unescaped = (text: string, isValue: boolean): string => {
  const plain = text.replaceAll("%0D", "\r").replaceAll("%0A", "\n")
  return (isValue ? plain.replaceAll("%3A", ":").replaceAll("%2C", ",") : plain).replaceAll("%25", "%")
}

/** Reads a log as the service's runner does: commands, of either of the two kinds it knows, and plain lines. */
const read = (log: string) => {
  const commands: Array<Command> = []
  const plain: Array<string> = []
  for (const line of log.split("\n")) {
    assert.notInclude(line, "\r")
    const match = /^::(?<name>[a-z-]+)(?: (?<values>.*?))?::(?<message>.*)$/u.exec(line.trimStart())
    // The older kind of command may stand anywhere in a line.
    if (match === null) {
      assert.notMatch(line, /##\[/u)
      plain.push(line)
      continue
    }
    const { message = "", name = "", values = "" } = match.groups!
    const pairs = values === "" ? [] : values.split(",").map((pair) => pair.split(/=(.*)/su))
    commands.push({
      name,
      values: Object.fromEntries(pairs.map(([key, value]) => [key, unescaped(value!, true)])),
      message: unescaped(message, false)
    })
  }
  return { commands, plain, of: (name: string) => commands.filter((one) => one.name === name) }
}

describe("--format github", () => {
  it("annotates, lists everything in a group, and ends with a sentence", async () => {
    const log = github(answer(["src/a.json", "b c.md"], 3), asTheyAre)
    await expect(log).toMatchFileSnapshot("fixtures/github.txt")
    const root = texts.folder({ "a.json": texts.request, "c.http": texts.cancel })
    const { code, stderr, stdout } = await segue(["check", "--format", "github"], { cwd: root })
    assert.deepStrictEqual([code, stderr], [1, ""])
    const { of, plain } = read(stdout)
    assert.deepStrictEqual(
      [...of("error"), ...of("warning")].map(({ values }) => `${values["file"]}:${values["line"]} ${values["title"]}`),
      ["c.http:1 segue cancel", ...[3, 4, 6].map((line) => `a.json:${line} segue request-field`)]
    )
    assert.strictEqual(plain.filter((line) => line.startsWith("  | ")).length, 4)
    assert.match(plain.at(-2)!, /^segue: 1 error, 3 warnings, no hints in 2 of 2 files; /u)
  })

  it("says when there is nothing, without an annotation", async () => {
    const root = texts.folder({ "a.json": "{}" })
    const { code, stdout } = await segue(["check", "--format", "github"], { cwd: root })
    assert.deepStrictEqual([code, stdout], [0, "segue found nothing to report in 1 file.\n"])
  })

  it("keeps to the service's limits: the worst first, and one notice about the rest", () => {
    const log = github(answer(["a.json", "b.json"], 5000), asTheyAre)
    const { of, plain } = read(log)
    assert.deepStrictEqual(
      ["error", "warning", "notice"].map((name) => of(name).length),
      [ANNOTATIONS_MAX, ANNOTATIONS_MAX, ANNOTATIONS_MAX]
    )
    // 10,000 findings and two suppressions; 29 have an annotation of their own.
    assert.include(of("notice").at(-1)!.message, "9973 have no annotation of their own")
    assert.strictEqual(plain.filter((line) => line.startsWith("  | ")).length, 10_000 + 2 + 2)
    const kinds = plain.flatMap((line) => /^ {2}\| (error|warning|info) /u.exec(line)?.[1] ?? [])
    assert.deepStrictEqual([...new Set(kinds)], ["error", "warning", "info"])
  })

  it("no name of a file steers the runner", () => {
    const document = answer(oddNames, 2)
    const { commands, of } = read(github(document, asTheyAre))
    assert.deepStrictEqual([...new Set(commands.map(({ name }) => name))].toSorted(), [
      "endgroup",
      "group",
      "notice",
      "warning"
    ])
    for (const { message, values } of of("warning")) {
      assert.deepStrictEqual(Object.keys(values), ["file", "line", "endLine", "col", "endColumn", "title"])
      assert.include(message, `Finding 1 in ${values["file"]}`)
    }
    assert.deepStrictEqual(
      of("warning").map(({ values }) => values["file"]),
      oddNames.slice(0, ANNOTATIONS_MAX)
    )
  })

  it("names files from the repository's root, and writes the step's page", async () => {
    const root = texts.folder({ "in/a.json": texts.request, "page.md": "before\n" })
    const page = path.join(root, "page.md")
    const env = { GITHUB_WORKSPACE: root, GITHUB_STEP_SUMMARY: page }
    const { stderr, stdout } = await segue(["check", "--format", "github"], { cwd: path.join(root, "in"), env })
    assert.strictEqual(stderr, "")
    for (const { values } of read(stdout).of("warning")) assert.strictEqual(values["file"], "in/a.json")
    const text = fs.readFileSync(page, "utf8")
    assert.isTrue(text.startsWith(`before\n${MARK}\n`))
    assert.include(text, "`in/a.json:3`")
    assert.isAtMost(text.length, LENGTH_MAX)
  })

  it("a page that is full or cannot be written changes nothing but a sentence", async () => {
    const root = texts.folder({ "a.json": texts.request, "full.md": "x".repeat(1024 * 1024) })
    const run = async (file: string) =>
      segue(["check", "--format", "github", "a.json"], { cwd: root, env: { GITHUB_STEP_SUMMARY: file } })
    const full = await run(path.join(root, "full.md"))
    assert.deepStrictEqual(
      [full.code, full.stderr],
      [1, "segue: the step's summary has no room left, and was left as it is\n"]
    )
    const none = await run(path.join(root, "no/where.md"))
    assert.strictEqual(none.code, 1)
    assert.match(none.stderr, /^segue: the step's summary cannot be written: ENOENT/u)
  })
})
