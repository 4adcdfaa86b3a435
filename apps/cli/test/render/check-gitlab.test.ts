import { assert, describe, expect, it } from "@effect/vitest"
import { Ajv } from "ajv"

import { gitlab } from "../../src/render/check-gitlab.ts"
import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"
import { answer, asTheyAre, oddNames } from "./answers.ts"

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } }
}

/** What GitLab's documentation asks of a Code Quality report; it takes a file without a byte order mark. */
const isValid = new Ajv({ strict: true }).compile({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", pattern: "^[0-9a-f]{32}$" },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", minLength: 1, pattern: "^(?!\\./)" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 }, end: { type: "integer", minimum: 1 } }
          }
        }
      }
    }
  }
})

const read = (text: string): ReadonlyArray<Issue> => {
  const issues = JSON.parse(text) as ReadonlyArray<Issue>
  assert.isTrue(isValid(issues), JSON.stringify(isValid.errors))
  assert.strictEqual(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length)
  return issues
}

const checked = async (files: Readonly<Record<string, string>>, env = {}) =>
  read((await segue(["check", "--format", "gitlab"], { cwd: texts.folder(files), env })).stdout)

describe("--format gitlab", () => {
  it("is a list of issues", async () => {
    const issues = await checked({ "a.json": texts.request, "c.http": texts.cancel, "d.json": `${texts.request}\0` })
    assert.deepStrictEqual(
      issues.map(({ check_name, location, severity }) => [severity, check_name, location.path, location.lines.begin]),
      [
        ["major", "request-field", "a.json", 3],
        ["major", "request-field", "a.json", 4],
        ["major", "request-field", "a.json", 6],
        ["critical", "cancel", "c.http", 1],
        ["info", "not-looked-into", "d.json", 1]
      ]
    )
    assert.deepStrictEqual(await checked({ "a.json": "{}" }), [])
    const fingerprints = ["one", "two", "one", "one", "two", "one"]
    const text = gitlab(answer(["src/a.json", "b c.md"], 3), { fingerprints, place: asTheyAre })
    await expect(text).toMatchFileSnapshot("fixtures/gitlab.json")
  })

  it("fingerprints stay when lines move, and differ where texts are alike", async () => {
    const prints = (issues: ReadonlyArray<Issue>) => issues.map(({ fingerprint }) => fingerprint)
    const twice = `${texts.cancel}\n###\n${texts.cancel}`
    const before = prints(await checked({ "c.http": twice }))
    assert.strictEqual(before.length, 2)
    assert.deepStrictEqual(prints(await checked({ "c.http": `# one\n\n${twice}` })), before)
    assert.notDeepEqual(prints(await checked({ "d.http": twice })), before)
  })

  it("holds many findings and any name", () => {
    const fingerprints = Array.from({ length: 10_000 }, () => "the same")
    const many = answer(["a.json", "b.json"], 5000)
    assert.strictEqual(read(gitlab(many, { fingerprints, place: asTheyAre })).length, 10_000 + 2 + 2)
    const odd = read(gitlab(answer(oddNames, 1), { fingerprints, place: asTheyAre }))
    assert.deepStrictEqual(
      odd.slice(0, oddNames.length).map(({ location }) => location.path),
      oddNames
    )
  })

  it("names files from the project's root", async () => {
    const root = texts.folder({ "in/a.json": texts.request })
    const env = { CI_PROJECT_DIR: root }
    const { stdout } = await segue(["check", "--format", "gitlab"], { cwd: `${root}/in`, env })
    assert.deepStrictEqual([...new Set(read(stdout).map(({ location }) => location.path))], ["in/a.json"])
  })
})
