import { assert, describe, expect, it } from "@effect/vitest"

import { code, LENGTH_MAX, MARK, markdown, plain } from "../../src/render/check-markdown.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"
import { answer, asTheyAre, oddNames } from "./answers.ts"

const options = { place: asTheyAre, page: undefined }

/** Cells of a table's row as GitHub splits them: a pipe counts unless a backslash stands before it. */
const cells = (row: string): ReadonlyArray<string> => row.split(/(?<!\\)\|/u).slice(1, -1)

const rows = (text: string): ReadonlyArray<string> =>
  text.split("\n").filter((line) => /^\| (?:error|warning|hint) /u.test(line))

describe("--format markdown", () => {
  it("has one row for each unit, the worst first", async () => {
    await expect(markdown(answer(["src/a.json", "b c.md"], 3), options)).toMatchFileSnapshot("fixtures/comment.md")
    const root = texts.folder({ "a.json": texts.request, "c.http": texts.cancel })
    const { code: exit, stdout } = await segue(["check", "--format", "markdown"], { cwd: root })
    assert.strictEqual(exit, 1)
    assert.deepStrictEqual(
      rows(stdout).map((row) => cells(row).slice(0, 2)),
      [
        [" error ", " `c.http:1` "],
        [" warning ", " `a.json:3` "]
      ]
    )
    // What one unit's findings say stands in one cell.
    assert.strictEqual(cells(rows(stdout)[1]!)[2]!.split("<br>").length, 3)
  })

  it("says when there is nothing", async () => {
    const root = texts.folder({ "a.json": "{}" })
    const { stdout } = await segue(["check", "--format", "markdown"], { cwd: root })
    assert.strictEqual(stdout, `${MARK}\n### segue: nothing to report\n\n1 file looked into.\n`)
  })

  it("links lines where the service says where its pages are", async () => {
    const root = texts.folder({ "a (1).json": texts.request })
    const of = async (env: Record<string, string>) =>
      (await segue(["check", "--format", "markdown"], { cwd: root, env })).stdout
    const github = { GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "o/r", GITHUB_SHA: "c0ffee" }
    assert.include(await of(github), "[`a (1).json:3`](https://github.example/o/r/blob/c0ffee/a%20%281%29.json#L3)")
    const gitlab = { CI_PROJECT_URL: "https://gitlab.example/g/p", CI_COMMIT_SHA: "c0ffee" }
    assert.include(await of(gitlab), "](https://gitlab.example/g/p/-/blob/c0ffee/a%20%281%29.json#L3)")
    assert.notInclude(await of({ GITHUB_SERVER_URL: "https://github.example" }), "](")
  })

  it.each([
    [["a.json", "b.json"], 5000],
    [oddNames, 800],
    [Array.from({ length: 5000 }, (_, number) => `${"deep/".repeat(20)}${number}.json`), 2]
  ] as const)("fits into a comment, and says what had no room", (files, each) => {
    const document = answer(files, each)
    const text = markdown(document, options)
    assert.isAtMost(text.length, LENGTH_MAX)
    const shown = rows(text).length
    assert.isAbove(shown, 50)
    assert.include(text, `… and ${document.findings.length - shown} more places`)
    assert.isTrue(text.startsWith(`${MARK}\n`))
  })

  it("no name of a file breaks the table or mentions anybody", () => {
    const text = markdown(answer(oddNames, 1), options)
    assert.strictEqual(rows(text).length, oddNames.length)
    for (const row of rows(text)) assert.strictEqual(cells(row).length, 4, row)
    for (const name of oddNames) {
      assert.notMatch(plain(name), /@\w|#\d|<|\n/u)
      assert.notMatch(code(name), /\n|(?<!\\)\|/u)
    }
    assert.strictEqual(code("a`b"), "`` a`b ``")
  })
})
