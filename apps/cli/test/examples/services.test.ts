/** The example services of every language: what `segue fix` leaves behind works, and a second fix changes nothing. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, beforeAll, describe, it } from "@effect/vitest"

import * as texts from "../folder.ts"
import { segue } from "../terminal.ts"

const examples = path.resolve(import.meta.dirname, "../../../../examples")
const names = fs
  .readdirSync(examples)
  .filter((name) => name.endsWith("-service") && name !== "typescript-service")
  .toSorted()

/** The suites take some 15 s, most of it waiting for conversions to settle. */
const TIMEOUT_MS = 180_000

const runTests = (folders: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  new Promise((resolve, reject) => {
    const command = [path.join(examples, "run-tests.ts"), ...folders, "--expect", "conversions"]
    const child = spawn(process.execPath, command)
    let output = ""
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text
      })
    }
    child.once("error", reject)
    child.once("close", () => resolve(output.split("\n")))
  })

const fix = async (root: string, ...flags: ReadonlyArray<string>): Promise<void> => {
  const { code, stderr, stdout } = await segue(["fix", "--fail-on", "never", ...flags], { cwd: root })
  assert.strictEqual(code, 0, stderr)
  assert.notInclude(stdout, "Taken back")
}

/** A copy of every service, each in a folder of its own name. */
const copies = (): ReadonlyMap<string, string> => {
  const root = texts.folder()
  return new Map(
    names.map((name) => {
      const folder = path.join(root, name)
      fs.cpSync(path.join(examples, name), folder, { recursive: true })
      return [name, folder]
    })
  )
}

it("there are services of eight more languages", () => assert.lengthOf(names, 8))

describe.each([[[]], [["--unsafe"]]])("segue fix %j", (flags) => {
  const folders = copies()

  it.each(names)(
    "twice changes nothing the second time in %s",
    async (name) => {
      const root = folders.get(name)!
      await fix(root, ...flags)
      const once = texts.contents(root)
      await fix(root, ...flags)
      assert.deepStrictEqual(texts.contents(root), once)
    },
    60_000
  )
})

describe("after segue fix, on conversions", () => {
  const folders = copies()
  let lines: ReadonlyArray<string> = []

  beforeAll(async () => {
    for (const root of folders.values()) await fix(root)
    lines = await runTests([...folders.values()])
  }, TIMEOUT_MS)

  it.for(names)("%s works", (name, { skip }) => {
    const verdict = lines.find((line) => line.slice("ok   ".length).startsWith(`${folders.get(name)!}: `))
    // The line says what is not installed, and how to get it.
    if (verdict?.startsWith("skip ")) skip(verdict.slice("skip ".length))
    assert.match(verdict ?? "", /^ok .* conversions, 0 orchestrations/u, lines.join("\n"))
  })
})
